# SPDX-License-Identifier: Apache-2.0
"""Libraries that are compiled ahead of time, called through ctypes."""

import ctypes
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
import tensoropt
from command import run

ROOT = Path(__file__).parents[2]
CLASSIFY = ROOT / "examples/library/classify.mlir"

ROWS = """
func.func @double_rows(%x: tensor<?x3xf64>) -> tensor<?x3xf64> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x3xf64>
  %e = tensor.empty(%n) : tensor<?x3xf64>
  %r = linalg.add ins(%x, %x : tensor<?x3xf64>, tensor<?x3xf64>)
                  outs(%e : tensor<?x3xf64>) -> tensor<?x3xf64>
  return %r : tensor<?x3xf64>
}
"""

CUBE = """
func.func @cube(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?x?xf32>
  %e = tensor.empty(%n, %n) : tensor<?x?xf32>
  %i = linalg.fill ins(%zero : f32) outs(%e : tensor<?x?xf32>) -> tensor<?x?xf32>
  %a = linalg.matmul ins(%x, %x : tensor<?x?xf32>, tensor<?x?xf32>)
                     outs(%i : tensor<?x?xf32>) -> tensor<?x?xf32>
  %b = linalg.matmul ins(%a, %x : tensor<?x?xf32>, tensor<?x?xf32>)
                     outs(%i : tensor<?x?xf32>) -> tensor<?x?xf32>
  return %b : tensor<?x?xf32>
}
"""


def address(array):
    return ctypes.c_void_p(array.ctypes.data)


def make_workspace(library, name, *extents):
    size = getattr(library, f"{name}_workspace_size")
    size.restype = ctypes.c_size_t
    return np.empty(size(*map(ctypes.c_int64, extents)), np.uint8)


def test_equals_compiled_function(tmp_path):
    module = tensoropt.Module.load(CLASSIFY)
    module.compile_library(tmp_path / "libclassify.so", target_cpu="native")
    library = ctypes.CDLL(str(tmp_path / "libclassify.so"))
    images = np.random.default_rng(0).random((8, 1, 256), np.float32)

    def classify(image):
        workspace = make_workspace(library, "classify")
        scores = np.empty((1, 10), np.float32)
        for _ in range(100):
            code = library.classify(address(image), address(scores), address(workspace))
            assert code == 0
        return scores

    # ctypes lets other threads run during a call.
    with ThreadPoolExecutor(2) as threads:
        results = list(threads.map(classify, images))
    expected = module.compile()["classify"]
    for image, scores in zip(images, results, strict=True):
        assert np.array_equal(scores, expected(image))


def test_open_extents(tmp_path):
    module = tensoropt.Module.parse(ROWS)
    module.compile_library(
        tmp_path / "librows.so",
        header=tmp_path / "rows.h",
        prefix="my_",
        max_extents={"input_extent0": 10},
    )
    assert "at most 10" in (tmp_path / "rows.h").read_text()
    library = ctypes.CDLL(str(tmp_path / "librows.so"))
    shape = np.zeros(2, np.int64)
    rows = ctypes.c_int64(4)
    assert library.my_double_rows_output_shape(rows, address(shape)) == 0
    assert shape.tolist() == [4, 3]
    values = np.arange(12.0).reshape(4, 3)
    doubled = np.empty(shape)
    assert library.my_double_rows(rows, address(values), address(doubled), None) == 0
    assert np.array_equal(doubled, 2 * values)
    message = library.my_double_rows_message
    message.restype = ctypes.c_char_p
    code = library.my_double_rows(
        ctypes.c_int64(11), address(values), address(doubled), None
    )
    assert message(code) == b"input_extent0 is larger than 10"


def test_weights_of_their_own(tmp_path):
    module = tensoropt.Module.load(CLASSIFY)
    path = tmp_path / "classify.weights"
    module.compile_library(tmp_path / "libclassify.so", weights=path)
    library = ctypes.CDLL(str(tmp_path / "libclassify.so"))
    weights = np.memmap(path, mode="r")
    size = ctypes.c_size_t(weights.size)
    assert library.classify_check_weights(address(weights), size) == 0
    image = np.ones((1, 256), np.float32)
    scores = np.empty((1, 10), np.float32)
    workspace = make_workspace(library, "classify")
    code = library.classify(
        address(image), address(scores), address(weights), address(workspace)
    )
    assert code == 0
    compiled = module.compile(target_cpu="x86-64")["classify"]
    assert np.array_equal(scores, compiled(image))


def test_errors(tmp_path):
    module = tensoropt.Module.load(CLASSIFY)
    with pytest.raises(ValueError, match=r"expected a name that ends in \.so"):
        module.compile_library(tmp_path / "library")
    with pytest.raises(ValueError, match=r"emit: expected 'shared'"):
        module.compile_library(tmp_path / "library", emit="dll")
    with pytest.raises(OSError, match=r"No such file or directory"):
        module.compile_library(tmp_path / "none/library.so")
    with pytest.raises(OSError, match=r"'.*library\.o' is the name of two files"):
        module.compile_library(
            tmp_path / "library.o", weights=tmp_path / "." / "library.o"
        )
    with pytest.raises(tensoropt.CompileError, match=r"no public function 'f'"):
        module.compile_library(tmp_path / "library.o", entries=["f"])
    with pytest.raises(tensoropt.CompileError, match=r"'fast' is not a processor"):
        module.compile_library(tmp_path / "library.o", target_cpu="fast")
    with pytest.raises(OSError, match=r"no linker for"):
        module.compile_library(tmp_path / "library.so", linker="no-such-linker")
    assert list(tmp_path.iterdir()) == []


def test_command(tmp_path):
    header, library = tmp_path / "classify.h", tmp_path / "classify.o"
    assert run("compile", CLASSIFY, "-o", library, "--header", header) == ""
    assert library.read_bytes().startswith(b"\x7fELF")
    prototype = "int classify(const float *input, float *output, void *workspace);"
    assert prototype in header.read_text()
    text = run("compile", CLASSIFY, "-o", library, "--max-extent", "batch", code=1)
    assert text == "error: --max-extent=batch: expected EXTENT=N\n"


def test_docs():
    """The commands and the snippet of docs/ahead-of-time.md."""
    text = (ROOT / "docs" / "ahead-of-time.md").read_text()
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert len(blocks) == 7
    for commands in blocks:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", commands],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
    (snippet,) = re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    done = subprocess.run(
        [sys.executable, "-c", snippet], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_workspace_of_open_extents(tmp_path):
    module = tensoropt.Module.parse(CUBE)
    module.compile_library(tmp_path / "libcube.so", header=tmp_path / "cube.h")
    library = ctypes.CDLL(str(tmp_path / "libcube.so"))
    header = (tmp_path / "cube.h").read_text()
    extents = re.search(r"size_t cube_workspace_size\(([^)]*)\)", header)
    count = extents[1].count("int64_t")
    assert count in (1, 2)
    compiled = module.compile("cpu", target_cpu="x86-64")["cube"]
    for n in (1, 5, 64, 2):
        x = np.random.default_rng(n).integers(-4, 4, (n, n)).astype(np.float32)
        y = np.empty_like(x)
        sizes = [ctypes.c_int64(n)] * count
        workspace = make_workspace(library, "cube", *[n] * count)
        # The first product, and what the kernels pack.
        assert workspace.nbytes >= 4 * n * n
        code = library.cube(*sizes, address(x), address(y), address(workspace))
        assert code == 0
        assert np.array_equal(y, compiled(x))
        assert np.array_equal(y, x @ x @ x)
