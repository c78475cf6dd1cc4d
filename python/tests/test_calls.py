# SPDX-License-Identifier: Apache-2.0
"""What a call accepts, what it writes to, and what it refuses."""

import gc
import re
import subprocess
import sys
import threading

import numpy as np
import pytest
import scipy.sparse as sp
from kernels import assert_matvec, matvec, random_matrix, random_vector
from tensoropt import Module

N = 30


@pytest.fixture
def a():
    return random_matrix(1, N, symmetry="symmetric")


@pytest.fixture
def x():
    return random_vector(2, N)


@pytest.fixture(scope="module")
def ssymv(compiled):
    return compiled["ssymv"]


class Exporter:
    """An object that speaks DLPack and nothing else."""

    def __init__(self, array):
        self.array = array

    def __dlpack__(self, **options):
        return self.array.__dlpack__(**options)

    def __dlpack_device__(self):
        return self.array.__dlpack_device__()


def refuses(error, message):
    return pytest.raises(error, match=re.escape(message))


# What is updated in place


def test_update_is_written_through(ssymv, a, x):
    y = np.full(N, 2.0)
    result = ssymv(a, x, y)
    assert np.shares_memory(result, y)
    assert_matvec(y, a, x, 2.0)
    ssymv(a, x, y)
    assert_matvec(y - a @ x, a, x, 2.0)


def test_update_keeps_inputs(ssymv, a, x):
    before = x.copy(), a.copy()
    ssymv(a, x, np.zeros(N))
    assert (x == before[0]).all()
    assert (a != before[1]).nnz == 0


def test_result_outlives_everything(a, x):
    """Neither the array nor the function is needed for the result."""
    result = Module.parse(matvec()).compile()["matvec"](a, x, np.zeros(N))
    gc.collect()
    assert_matvec(result, a, x)


def test_update_through_dlpack(ssymv, a, x):
    y = np.zeros(N)
    ssymv(a, Exporter(x), Exporter(y))
    assert_matvec(y, a, x)


@pytest.mark.parametrize(
    ("make", "error", "reason"),
    [
        (
            lambda: np.zeros(N, np.float32),
            TypeError,
            "has dtype float32, must have float64",
        ),
        (lambda: np.zeros(N, ">f8"), TypeError, "has dtype >f8, must have float64"),
        (lambda: np.zeros(2 * N)[::2], ValueError, "is not C-contiguous"),
        (lambda: np.zeros(N)[::-1], ValueError, "is not C-contiguous"),
        (
            lambda: np.frombuffer(bytearray(8 * N + 1), np.float64, N, 1),
            ValueError,
            "is not aligned to its elements",
        ),
        (lambda: np.frombuffer(bytes(8 * N)), ValueError, "is read-only"),
    ],
)
def test_update_is_never_a_copy(ssymv, a, x, make, error, reason):
    with refuses(
        error, f"function 'ssymv': argument 2 is updated in place but {reason}"
    ):
        ssymv(a, x, make())


def test_update_needs_an_array(ssymv, a, x):
    with refuses(TypeError, "is updated in place and must be an array, not list"):
        ssymv(a, x, [0.0] * N)


def test_overlap(ssymv, a):
    memory = np.ones(N + 1)
    message = (
        "function 'ssymv': argument 2 is updated in place but shares memory "
        "with argument 1"
    )
    with refuses(ValueError, message):
        ssymv(a, memory[:N], memory[:N])
    with refuses(ValueError, message):
        ssymv(a, memory[:N], memory[1:])
    assert (memory == 1).all()


def test_updated_by_a_loop():
    """A tensor that a loop writes to counts as updated."""
    fill = Module.parse("""
func.func @fill(%y: tensor<?xf64>, %v: f64, %n: index) -> tensor<?xf64> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%acc = %y) -> tensor<?xf64> {
    %a = tensor.insert %v into %acc[%i] : tensor<?xf64>
    scf.yield %a : tensor<?xf64>
  }
  return %r : tensor<?xf64>
}""").compile()["fill"]
    assert [argument.updated for argument in fill.arguments] == [True, False, False]
    y = np.zeros(3)
    assert np.shares_memory(fill(y, 2.0, 2), y)
    assert y.tolist() == [2, 2, 0]
    y.flags.writeable = False
    with refuses(ValueError, "is read-only"):
        fill(y, 2.0, 2)


# What is only read


@pytest.mark.parametrize(
    "convert",
    [
        lambda x: x.astype(np.float32),
        lambda x: x.astype(">f8"),
        lambda x: np.repeat(x, 2)[::2],
        lambda x: x[::-1].copy()[::-1],
        lambda x: x.tolist(),
        lambda x: np.frombuffer(b"\0" + x.tobytes(), np.float64, N, 1),
        lambda x: np.frombuffer(x.tobytes()),
        Exporter,
    ],
)
def test_safe_conversion_of_inputs(ssymv, a, x, convert):
    given = convert(x)
    values = np.asarray(given.array if isinstance(given, Exporter) else given)
    assert_matvec(ssymv(a, given, np.zeros(N)), a, values.astype(np.float64))


def test_unsafe_conversion_of_inputs(ssymv, a, x):
    with refuses(
        TypeError,
        "function 'ssymv': argument 1 has dtype complex128, which does not convert "
        "safely to float64; convert it with astype",
    ):
        ssymv(a, x.astype(complex), np.zeros(N))
    with refuses(TypeError, "is a masked array; fill it first"):
        ssymv(a, np.ma.masked_array(x, x > 0), np.zeros(N))
    with refuses(
        TypeError, "function 'ssymv': argument 1 is sparse, must be a dense array"
    ):
        ssymv(a, a, np.zeros(N))


def test_float64_is_not_narrowed(x):
    kernel = Module.parse(matvec("f32")).compile()["matvec"]
    a = random_matrix(1, N)
    y = np.zeros(N, np.float32)
    with refuses(TypeError, "does not convert safely to float32"):
        kernel(a.astype(np.float32), x, y)
    with refuses(
        TypeError, "function 'matvec': argument 0 has dtype float64, which does not"
    ):
        kernel(a, x.astype(np.float32), y)


# Shapes and numbers of arguments


def test_shapes(ssymv, a, x):
    with refuses(
        ValueError,
        "dimension 0 of argument 2 has extent 29 but dimension 0 of argument 1 has 30",
    ):
        ssymv(a, x, np.zeros(N - 1))
    with refuses(
        ValueError,
        "function 'ssymv': argument 1 has shape (30, 1), must be a tensor<?xf64>",
    ):
        ssymv(a, x[:, None], np.zeros(N))
    with refuses(ValueError, "function 'ssymv': argument 0: "):
        ssymv(a[:, :5], x, np.zeros(N))


def test_static_extents(a, x):
    kernel = Module.parse(matvec(extent=str(N))).compile()["matvec"]
    assert kernel.arguments[1].shape == (N,)
    assert_matvec(kernel(a, x, np.zeros(N)), a, x)
    with refuses(ValueError, "has shape (29,), must be a tensor<30xf64>"):
        kernel(a, x[1:], np.zeros(N))
    with refuses(ValueError, "function 'matvec': argument 0: "):
        kernel(sp.csr_array((4, 4)), x, np.zeros(N))


def test_number_of_arguments(ssymv, a):
    with refuses(TypeError, "function 'ssymv': takes 3 arguments, got 1"):
        ssymv(a)


def test_infer_shapes(ssymv):
    assert ssymv.infer_shapes([(4, 4), None, None]) == [(4, 4), (4,), (4,)]
    assert ssymv.infer_shapes([None, None, None]) == [(None, None), (None,), (None,)]
    with refuses(ValueError, "has extent 5 but"):
        ssymv.infer_shapes([(4, 4), (5,), None])
    with refuses(ValueError, "takes 3 arguments, got 1 shapes"):
        ssymv.infer_shapes([None])


@pytest.mark.parametrize(
    ("values", "error", "message"),
    [
        ((300,), ValueError, "function 'f': argument 0 is 300, which i8 cannot hold"),
        ((-129,), ValueError, "is -129, which i8 cannot hold"),
        ((2**100,), ValueError, "which i8 cannot hold"),
        (
            (1.0,),
            TypeError,
            "function 'f': argument 0 is a float, must be a number of type i8",
        ),
        (("1",), TypeError, "is a str, must be a number of type i8"),
        (
            (1, 1e300),
            ValueError,
            "function 'f': argument 1 is 1e+300, which f32 cannot hold",
        ),
        ((1, 1j), TypeError, "is a complex, must be a number of type f32"),
        ((1, 10**400), ValueError, "which f32 cannot hold"),
        ((1, 1.0, 1), TypeError, "is a int, must be a number of type bool"),
        (
            (1, 1.0, np.ones(1)),
            TypeError,
            "function 'f': argument 2 is a numpy.ndarray",
        ),
    ],
)
def test_scalars_that_do_not_fit(values, error, message):
    f = Module.parse(
        "func.func @f(%a: i8, %b: f32, %c: i1) -> i8 { return %a : i8 }"
    ).compile()["f"]
    given = (1, 1.0, True)
    with refuses(error, message):
        f(*values, *given[len(values) :])


# Lookup and signatures


def test_names(compiled):
    assert compiled.names == ["spmv", "ssymv", "ssymv_lower"]
    assert list(compiled) == compiled.names
    assert len(compiled) == 3
    assert "ssymv" in compiled
    assert "nope" not in compiled
    with pytest.raises(KeyError) as caught:
        compiled["nope"]
    assert caught.value.args == (
        "no function 'nope'; the module has: spmv, ssymv, ssymv_lower",
    )


def test_signature(ssymv):
    matrix, x, y = ssymv.arguments
    assert matrix.shape == (None, None)
    assert matrix.dtype == np.float64
    assert matrix.storage == (
        "symmetry <(0 1)>, canonical upper, (d0 : dense, d1 : compressed), "
        "positions i32, coordinates i32"
    )
    assert (x.storage, x.updated, y.updated) == ("dense", False, True)
    assert repr(y) == "Argument(tensor<?xf64>, updated)"
    assert [result.shape for result in ssymv.results] == [(None,)]
    assert ssymv.name == "ssymv"
    assert repr(ssymv).startswith("CompiledFunction(ssymv(tensor<?x?xf64, symmetry")


# Threads


def test_calls_from_several_threads(ssymv):
    """Eight threads, each with arguments of its own, all at once."""
    matrices = [random_matrix(seed, 200, symmetry="symmetric") for seed in range(8)]
    vectors = [random_vector(seed, 200) for seed in range(8)]
    results = [np.zeros(200) for _ in range(8)]
    start = threading.Barrier(8)
    failures = []

    def work(at):
        try:
            start.wait()
            for _ in range(50):
                results[at][:] = 0
                ssymv(matrices[at], vectors[at], results[at])
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(at,)) for at in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    for matrix, vector, result in zip(matrices, vectors, results):
        assert_matvec(result, matrix, vector)


WAIT = """
import threading, time, numpy, tensoropt
wait = tensoropt.Module.parse('''
func.func @wait(%flags: tensor<2xi64>) {
  %m = bufferization.to_buffer %flags read_only : tensor<2xi64> to memref<2xi64>
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %zero = arith.constant 0 : i64
  %one = arith.constant 1 : i64
  %old = memref.atomic_rmw addi %one, %m[%c0] : (i64, memref<2xi64>) -> i64
  scf.while : () -> () {
    %v = memref.atomic_rmw addi %zero, %m[%c1] : (i64, memref<2xi64>) -> i64
    %go = arith.cmpi eq, %v, %zero : i64
    scf.condition(%go)
  } do {
    scf.yield
  }
  return
}''').compile()["wait"]
flags = numpy.zeros(2, numpy.int64)
thread = threading.Thread(target=wait, args=(flags,))
thread.start()
while not flags[0]:
    time.sleep(0)
flags[1] = 1
thread.join()
"""


def test_lock_is_free_during_a_call():
    """The call ends only when Python, seeing that it has begun, lets it.

    In a process of its own, for a call that keeps the lock would never end.
    """
    subprocess.run([sys.executable, "-c", WAIT], check=True, timeout=60)


def test_tells_the_work_of_a_call():
    compiled = Module.parse(
        matvec(symmetry="<(0 1)>")
        + """
func.func @two(%x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "i,i->i" ins(%x, %x : tensor<?xf64>, tensor<?xf64>)
                                 outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
"""
    ).compile()
    # One entry off the diagonal: y0 += a x1 in a register and y1 += a x0, then
    # the register is added to y0; a row without entries adds nothing to it.
    matrix = sp.csr_matrix(([2.0], ([0], [1])), shape=(3, 3))
    matrix = matrix + matrix.T
    (work,) = compiled["matvec"].work(matrix, np.ones(3), np.zeros(3))
    assert work.entries == 1
    assert work.passes == 1
    assert not work.is_upper_bound
    assert work.operations >= 4
    # 4 positions and a coordinate of 4 bytes, a value; x once and y twice.
    assert work.bytes == 4 * 4 + 4 + 8 + 3 * 3 * 8
    assert work.bytes_limit == pytest.approx((work.bytes + 12) / work.bytes)
    assert work.full_operations == 2 * 2 + 3
    (dense,) = compiled["two"].work(np.ones(5), np.zeros(5))
    assert (dense.entries, dense.multiplies, dense.adds) == (5, 5, 5)
    assert dense.full_operations is None and dense.bytes_limit is None
    with pytest.raises(TypeError, match="takes 2 arguments, got 1"):
        compiled["two"].work(np.ones(5))
