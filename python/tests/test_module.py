# SPDX-License-Identifier: Apache-2.0
"""Modules, pipelines, the reference, and what is said when something is wrong."""

import os
import re
import threading
import warnings

import numpy as np
import pytest
import tensoropt
from kernels import EXAMPLE, matvec, random_matrix, random_vector
from tensoropt import CompileError, Diagnostic, Module, Pipeline


@pytest.fixture(autouse=True)
def nothing_is_printed(capfd):
    """The library says what it has to say by exceptions."""
    yield
    assert capfd.readouterr() == ("", "")


# Text and files


def test_functions(example):
    assert example.functions == ["ssymv", "ssymv_lower", "spmv"]
    assert repr(example) == "Module(ssymv, ssymv_lower, spmv)"
    module = Module.parse("""
func.func private @declared(f64)
func.func private @hidden() { return }
func.func @shown() { return }
""")
    assert module.functions == ["shown"]
    assert module.compile().names == ["shown"]


def test_text_round_trip(example):
    assert str(Module.parse(str(example))) == str(example)


@pytest.mark.parametrize("name", ["m.mlir", "m.mlirbc"])
def test_save_and_load(example, tmp_path, name):
    path = tmp_path / name
    example.save(path)
    assert str(Module.load(path)) == str(example)
    assert path.read_bytes().startswith(b"ML\xefR") == name.endswith("bc")
    assert os.listdir(tmp_path) == [name]


def test_save_replaces_the_whole_file_or_nothing(example, tmp_path):
    path = tmp_path / "m.mlir"
    path.write_text("x" * 10**6)
    example.save(str(path))
    assert path.read_text() == str(example)
    with pytest.raises(OSError, match="cannot be created"):
        example.save(tmp_path / "none" / "m.mlir")
    with pytest.raises(ValueError, match=r"ends in \.mlir \(text\)"):
        example.save(tmp_path / "m.txt")
    assert os.listdir(tmp_path) == ["m.mlir"]


def test_load_errors(tmp_path):
    with pytest.raises(FileNotFoundError) as caught:
        Module.load(tmp_path / "none.mlir")
    assert caught.value.filename == str(tmp_path / "none.mlir")
    with pytest.raises(IsADirectoryError):
        Module.load(tmp_path)
    bad = tmp_path / "bad.mlirbc"
    bad.write_bytes(b"ML\xefR" + bytes(20))
    with pytest.raises(CompileError, match=r"bad\.mlirbc"):
        Module.load(bad)


# Diagnostics


def test_syntax_error():
    with pytest.raises(CompileError) as caught:
        Module.parse("func.func @f() {\n  return\n  %0 = oops\n}\n", name="f.mlir")
    (diagnostic,) = caught.value.diagnostics
    assert isinstance(caught.value, RuntimeError)
    assert (diagnostic.severity, diagnostic.file) == ("error", "f.mlir")
    assert diagnostic.line == 3
    assert str(caught.value) == (
        f"f.mlir:3:{diagnostic.column}: error: {diagnostic.message}"
    )


def test_verifier_error_with_note():
    """The second function of one name points at the first."""
    with pytest.raises(CompileError) as caught:
        Module.parse(
            "func.func private @f()\nfunc.func private @f()\n", name="twice.mlir"
        )
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message == "redefinition of symbol named 'f'"
    assert diagnostic.line == 2
    (note,) = diagnostic.notes
    assert (note.severity, note.line) == ("note", 1)
    assert str(caught.value).splitlines() == [str(diagnostic).split("\n")[0], str(note)]


@pytest.mark.parametrize(
    ("operation", "help"),
    [
        ("stablehlo.sine %x : tensor<4xf32>", "JAX and OpenXLA write StableHLO"),
        ('"torch.aten.sin"(%x) : (f32) -> f32', "torch-mlir stopped half-way"),
        ("tensor.pack %x : tensor<4xf32>", "it is now linalg.pack"),
        ("tosa.reshape %x : (tensor<4xf32>) -> tensor<4xf32>", "TOSA is read as"),
    ],
)
def test_foreign_operations_come_with_help(operation, help):
    text = f"func.func @f(%x: tensor<4xf32>) {{\n  %0 = {operation}\n  return\n}}\n"
    with pytest.raises(CompileError) as caught:
        Module.parse(text, name="f.mlir")
    (diagnostic,) = caught.value.diagnostics
    note = diagnostic.notes[-1]
    assert note.message.startswith(help)
    assert (note.file, note.line) == ("f.mlir", 2)
    assert help in str(caught.value)


def test_newer_bytecode_comes_with_help(example, tmp_path):
    path = tmp_path / "m.mlirbc"
    example.save(path)
    content = bytearray(path.read_bytes())
    content[4] = 99 << 1 | 1
    path.write_bytes(content)
    with pytest.raises(CompileError, match="newer than the current version") as caught:
        Module.load(path)
    assert "have who wrote it write text" in str(caught.value)


def test_diagnostic_without_a_place():
    text = "error: too large\nf:1:2: note: here"
    note = Diagnostic("note", "here", "f", 1, 2)
    assert str(Diagnostic("error", "too large", notes=[note])) == text
    assert str(CompileError([Diagnostic("error", "too large", notes=[note])])) == text


@pytest.mark.parametrize("text", ["", "\n// nothing\n"])
def test_empty_module(text):
    module = Module.parse(text)
    assert module.functions == []
    assert len(module.compile()) == 0


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("tensor<?xf8E3M4>", "elements of type f8E3M4 have no place in a buffer"),
        ("tensor<?xi7>", "elements of type i7 have no place in a buffer"),
        ("tensor<*xf64>", "data cannot be bound to type 'tensor<*xf64>'"),
        ("complex<f64>", "data cannot be bound to type 'complex<f64>'"),
        ("memref<?xf64>", "data cannot be bound to type 'memref<?xf64>'"),
    ],
)
def test_types_that_cannot_be_bound(kind, message):
    module = Module.parse(f"func.func @f(%a: {kind}) {{ return }}")
    with pytest.raises(CompileError) as caught:
        module.compile()
    assert "argument #0: " in str(caught.value)
    assert re.sub("'", "", message) in re.sub("'", "", str(caught.value))


def test_compile_errors(example):
    with pytest.raises(CompileError, match="'bogus' is not a processor for"):
        example.compile(target_cpu="bogus")
    # A pipeline that stops before the LLVM dialect.
    with pytest.raises(CompileError, match="not of the LLVM dialect; end it as"):
        example.compile("loops")
    with pytest.raises(ValueError, match="unknown pipeline 'cpuu'"):
        example.compile("cpuu")


def test_warnings_of_the_compiler():
    """They become Python's; as an error it stops the call."""
    text = "{-# external_resources: { mine: { key: 1 } } #-}"
    message = "w.mlir:1:.*: warning: ignoring unknown external resources for 'mine'"
    with pytest.warns(UserWarning, match=message):
        Module.parse(text, name="w.mlir")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(UserWarning, match=message):
            Module.parse(text, name="w.mlir")


def test_entries():
    """A function that cannot be called does not keep others from it."""
    module = Module.parse("""
func.func @f(%a: i32) -> i32 { return %a : i32 }
func.func @g(%a: memref<?xf64>) { return }
""")
    compiled = module.compile(entries=["f"])
    assert compiled.names == ["f"]
    assert compiled["f"](7) == 7
    with pytest.raises(CompileError, match="data cannot be bound to type"):
        module.compile()
    with pytest.raises(CompileError, match="no public function 'h'"):
        module.compile(entries=["h"])


# Pipelines


def test_pipelines():
    listed = dict(tensoropt.pipelines())
    assert {"cpu", "loops", "sweep"} <= set(listed)
    assert listed["cpu"].startswith("Einsums to the LLVM dialect")
    assert "\nreassociate=true" in listed["loops"]
    for name in listed:
        assert Pipeline(name).text == name
    assert repr(Pipeline("cpu")) == "Pipeline('cpu')"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("cpuu", "unknown pipeline 'cpuu'; did you mean 'cpu'?"),
        ("canonicalize,lops", "unknown pipeline 'lops'; did you mean 'loops'?"),
        ("cpu{", "unbalanced brackets in pipeline 'cpu{'"),
    ],
)
def test_unknown_pipelines(text, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        Pipeline(text)


def test_unknown_option(capfd):
    with pytest.raises(ValueError, match="reassociate=maybe"):
        Pipeline("cpu{reassociate=maybe}")
    # LLVM's parser of options prints the reason itself.
    assert "'maybe' is invalid" in capfd.readouterr().err


def test_run_leaves_the_input_alone(example):
    before = str(example)
    sweep = Pipeline("sweep").run(example)
    assert str(example) == before
    assert "tensoropt.sweep" in str(sweep)
    loops = Pipeline("builtin.module(loops)").run(sweep)
    assert "scf.for" in str(loops)
    assert str(Pipeline("loops").run(example)) == str(loops)


def test_a_lowered_module_outlives_its_source():
    sweep = Pipeline("sweep").run(Module.parse(matvec()))
    assert "tensoropt.sweep" in str(sweep)


def test_options_reach_the_pipeline(example):
    assert "reassoc" in str(Pipeline("loops").run(example))
    strict = Pipeline("loops{reassociate=false}").run(example)
    assert "reassoc" not in str(strict)
    assert example.compile(Pipeline("cpu{reassociate=false}")).names


SWAP = """func.func @swap(%y: tensor<?xf64>, %z: tensor<?xf64>, %n: index)
    -> tensor<?xf64> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r:2 = scf.for %i = %c0 to %n step %c1 iter_args(%a = %y, %b = %z)
      -> (tensor<?xf64>, tensor<?xf64>) {
    scf.yield %b, %a : tensor<?xf64>, tensor<?xf64>
  }
  return %r#0 : tensor<?xf64>
}
"""


def test_loops_that_exchange_tensors():
    swap = Module.parse(SWAP).compile()["swap"]
    y, z = np.arange(5.0), -np.arange(5.0)
    for rounds in range(5):
        result = swap(y, z, rounds)
        np.testing.assert_array_equal(result, z if rounds % 2 else y)


def test_failing_pass(tmp_path):
    """A pass refuses an operation; it names the line."""
    path = tmp_path / "barrier.mlir"
    path.write_text("func.func @f() {\n  gpu.barrier\n  return\n}\n")
    module = Module.load(path)
    for fail in (Pipeline("loops").run, Module.compile):
        with pytest.raises(CompileError) as caught:
            fail(module)
        (diagnostic,) = caught.value.diagnostics
        assert diagnostic.file == str(path)
        assert diagnostic.line == 2
        assert diagnostic.message == "operation 'gpu.barrier' is not read"
        assert "code for an accelerator" in str(caught.value)
    assert "gpu.barrier" in str(Pipeline("sweep{check-input=false}").run(module))


# The reference


def test_reference(example):
    a = random_matrix(1, 20, symmetry="symmetric")
    x = random_vector(2, 20)
    y = np.zeros(20)
    result = example.reference("ssymv", a, x, y)
    # Sums of at most 20 products of numbers below one.
    assert np.abs(result - a @ x).max() < 20 * 20 * np.finfo(float).eps
    assert (y == 0).all()
    packed = tensoropt.SparseTensor.pack(
        a, like=example.compile()["ssymv"].arguments[0]
    )
    assert (example.reference("ssymv", packed, x, y) == result).all()
    with pytest.raises(KeyError, match="no function 'nope'"):
        example.reference("nope")
    with pytest.raises(CompileError):
        example.reference("ssymv", a, x)
    with pytest.raises(CompileError):
        example.reference("ssymv", a, x, y, max_terms=3)


def test_reference_of_karate(example):
    entries = tensoropt.read(EXAMPLE.with_name("karate.mtx"))
    x, y = random_vector(3, 34), np.zeros(34)
    result = example.compile()["ssymv"](entries, x, np.zeros(34))
    # Rows of at most 34 products.
    bound = 34 * np.finfo(float).eps * 34 * 10
    assert np.abs(result - example.reference("ssymv", entries, x, y)).max() < bound


# Threads


def test_one_module_from_several_threads(example):
    """Eight threads parse, lower, print and compile, on one context and on many."""
    expected = str(Pipeline("loops").run(example))
    text = str(example)
    failures = []

    def work(at):
        try:
            for _ in range(3):
                module = example if at % 2 else Module.parse(text)
                assert str(Pipeline("loops").run(module)) == expected
                assert len(module.compile()) == 3
                with pytest.raises(CompileError) as caught:
                    Module.parse("oops", name=f"{at}.mlir")
                assert str(caught.value).startswith(f"{at}.mlir:1:1: error: ")
                assert len(caught.value.diagnostics) == 1
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=work, args=(at,)) for at in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_fork(example):
    """A child process compiles with the context of its parent."""
    child = os.fork()
    if child == 0:
        os._exit(0 if example.compile().names else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_weights_with_many_paths_to_them():
    """Each step reads the one before twice: 2^60 paths lead to the constant."""
    steps = "\n".join(
        f"%w{at + 1} = linalg.max ins(%w{at}, %w{at} : tensor<3x4xf32>,"
        " tensor<3x4xf32>) outs(%none : tensor<3x4xf32>) -> tensor<3x4xf32>"
        for at in range(60)
    )
    text = f"""
    func.func @f(%x: tensor<2x3xf32>) -> tensor<2x4xf32> {{
      %zero = arith.constant 0.0 : f32
      %w0 = arith.constant dense<2.0> : tensor<3x4xf32>
      %none = tensor.empty() : tensor<3x4xf32>
      {steps}
      %empty = tensor.empty() : tensor<2x4xf32>
      %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<2x4xf32>)
        -> tensor<2x4xf32>
      %product = linalg.matmul ins(%x, %w60 : tensor<2x3xf32>, tensor<3x4xf32>)
        outs(%zeros : tensor<2x4xf32>) -> tensor<2x4xf32>
      %half = arith.constant dense<0.5> : tensor<2x4xf32>
      %y = linalg.mul ins(%product, %half : tensor<2x4xf32>, tensor<2x4xf32>)
        outs(%empty : tensor<2x4xf32>) -> tensor<2x4xf32>
      return %y : tensor<2x4xf32>
    }}
    """
    x = np.arange(6, dtype=np.float32).reshape(2, 3)
    result = tensoropt.Module.parse(text).compile()(x)
    np.testing.assert_array_equal(result, np.tile(x.sum(1, keepdims=True), 4))
