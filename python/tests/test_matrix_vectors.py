# SPDX-License-Identifier: Apache-2.0
"""Given matrices times vectors, either way around, in batches and not, against NumPy:
rows and terms that fill no group of those that are taken at a time; the same for each
number of threads."""

import os

import ml_dtypes
import numpy as np
import pytest
import tensoropt

TYPES = {
    "f32": (np.float32, 1e-6),
    "f64": (np.float64, 1e-14),
    "f16": (np.float16, 2e-3),
    "bf16": (ml_dtypes.bfloat16, 2e-2),
    "i32": (np.int32, 0),
}
OPERATIONS = {
    "matvec": ("mk", "k", "m"),
    "vecmat": ("k", "km", "m"),
    "batch_matvec": ("bmk", "bk", "bm"),
    "batch_vecmat": ("bk", "bkm", "bm"),
}


def write(operation, extents, known, element):
    def tensor(letters):
        dims = [str(extents[x]) if x in known else "?" for x in letters]
        return f"tensor<{'x'.join(dims)}x{element}>"

    left, right, result = map(tensor, OPERATIONS[operation])
    return f"""
      func.func @f(%x: {left}, %y: {right}, %z: {result}) -> {result} {{
        %r = linalg.{operation} ins(%x, %y : {left}, {right})
            outs(%z : {result}) -> {result}
        return %r : {result}
      }}"""


@pytest.mark.parametrize("seed", range(60))
def test_equals_numpy(seed):
    random = np.random.default_rng(seed)
    operation = list(OPERATIONS)[seed % 4]
    element = list(TYPES)[seed // 4 % 5]
    dtype, unit = TYPES[element]
    sizes = [0, 1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 67]
    extents = {"b": int(random.choice(sizes[1:6]))}
    for letter in "mk":
        extents[letter] = int(random.choice(sizes))
    known = [x for x in extents if random.random() < 0.5 and extents[x]]
    subscripts = OPERATIONS[operation]
    shapes = [tuple(extents[x] for x in letters) for letters in subscripts]
    arguments = [random.integers(-9, 9, s).astype(dtype) for s in shapes]
    if np.dtype(dtype).kind != "i":
        arguments = [random.standard_normal(s).astype(dtype) for s in shapes]
    left, right, begun = arguments
    module = tensoropt.Module.parse(write(operation, extents, known, element))
    is_x86 = os.uname().machine == "x86_64"
    cpu = "x86-64-v3" if is_x86 and seed % 3 == 0 else "native"
    results = []
    for pipeline in [
        "cpu",
        "cpu{threads=2 thread-work=0}",
        "cpu{reassociate=false}",
    ]:
        function = module.compile(pipeline, target_cpu=cpu)
        results.append(np.asarray(function(left, right, begun.copy())))
    einsum = f"{subscripts[0]},{subscripts[1]}->{subscripts[2]}"
    kind = np.int64 if element == "i32" else np.float64
    expected = np.einsum(einsum, left.astype(kind), right.astype(kind)) + begun
    bound = np.einsum(einsum, abs(left.astype(kind)), abs(right.astype(kind)))
    for result in results:
        error = abs(result.astype(kind) - expected)
        assert (error <= unit * (bound + abs(begun.astype(kind)))).all()
    np.testing.assert_array_equal(results[0], results[1])
