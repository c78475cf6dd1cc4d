# SPDX-License-Identifier: Apache-2.0
"""Networks from ONNX, against the ONNX project's own evaluator."""

import os
import threading
import time
from dataclasses import replace
from pathlib import Path

import ml_dtypes
import numpy as np
import onnx
import onnx_models
import pytest
import tensoropt
from command import run
from onnx_models import FLOAT, INT, Network, evaluate
from tensoropt import CompileError, ModelError, Module, _networks

RANDOM = np.random.default_rng(0)


def floats(*shape):
    return RANDOM.standard_normal(shape).astype(np.float32)


CASES = {
    "perceptron": [(floats(n, 20),) for n in (1, 3, 8)],
    "convolutional": [(floats(n, 3, 19, 17),) for n in (1, 2)],
    "transformer": [
        (RANDOM.integers(0, 50, shape),) for shape in ((1, 1), (2, 7), (3, 20))
    ],
    "u_net": [(floats(1, 2, 12, 12),)],
    "padded": [(floats(n, 3, 9, 8),) for n in (1, 3)],
    "ranking": [(floats(3, 9),)],
    "halves": [(floats(4, 8).astype(np.float16),)],
    "normalised": [(floats(n, 3, 8),) for n in (1, 4)],
}


@pytest.mark.parametrize("name", CASES)
def test_equals_the_evaluator(name, tmp_path):
    path = getattr(onnx_models, name)().save(tmp_path / "model.onnx")
    network = tensoropt.load(path).compile()
    for inputs in CASES[name]:
        results = network(*inputs)
        again = network(*inputs)
        if not isinstance(results, tuple):
            results, again = (results,), (again,)
        expected = evaluate(path, inputs)
        assert len(results) == len(expected)
        for result, repeated, value in zip(results, again, expected):
            assert result.dtype == value.dtype and result.shape == value.shape
            exact = np.asarray(value, np.float64)
            error = np.abs(result.astype(np.float64) - exact).max()
            scale = 0 if value.dtype.kind == "i" else np.ptp(exact)
            limit = 1e-3 if value.dtype == np.float16 else 1e-5
            assert error <= limit * scale
            assert result.tobytes() == repeated.tobytes()


@pytest.mark.parametrize("name", ["convolutional", "transformer", "padded"])
def test_threads_change_nothing(name, tmp_path):
    module = tensoropt.load(getattr(onnx_models, name)().save(tmp_path / "model.onnx"))
    alone = module.compile()
    together = module.compile("cpu{threads=3 thread-work=0}")
    for inputs in CASES[name]:
        assert together(*inputs).tobytes() == alone(*inputs).tobytes()


def test_threads_and_bytecode(tmp_path):
    path = onnx_models.convolutional().save(tmp_path / "model.onnx")
    module = tensoropt.load(path)
    module.save(tmp_path / "model.mlirbc")
    # The names of layers are there.
    assert b"batchnormalization1" in (tmp_path / "model.mlirbc").read_bytes()
    again = tensoropt.load(tmp_path / "model.mlirbc")
    (inputs,) = CASES["convolutional"][0]
    expected = module.compile()(inputs)
    np.testing.assert_array_equal(again.compile()(inputs), expected)
    network = module.compile(threads=2)
    results = [None] * 4

    def call(at):
        results[at] = network(inputs)

    threads = [threading.Thread(target=call, args=(at,)) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for result in results:
        np.testing.assert_allclose(result, expected, rtol=1e-5, atol=1e-6)


def test_text_is_short_and_files_are_whole(tmp_path):
    net = Network()
    x = net.input("x", ["N", 300])
    net.output(net.add("MatMul", x, net.weight(300, 300)), ["N", 300])
    module = tensoropt.load(net.save(tmp_path / "model.onnx"))
    assert len(str(module)) < 3000 and "elided" in str(module)
    module.save(tmp_path / "model.mlir")
    inputs = floats(2, 300)
    expected = module.compile()(inputs)
    again = tensoropt.load(tmp_path / "model.mlir").compile()(inputs)
    np.testing.assert_array_equal(again, expected)
    with pytest.raises(CompileError, match="were left out when the module was printed"):
        Module.parse(str(module)).compile()


def test_empty_batch(tmp_path):
    path = onnx_models.perceptron().save(tmp_path / "model.onnx")
    assert tensoropt.load(path).compile()(floats(0, 20)).shape == (0, 4)


def test_weights_may_be_nan(tmp_path):
    net = Network()
    x = net.input("x", [2, 3])
    net.output(net.add("Add", x, net.constant([1, np.nan, 3])), [2, 3])
    path = net.save(tmp_path / "model.onnx")
    result = tensoropt.load(path).compile()(np.zeros((2, 3), np.float32))
    np.testing.assert_array_equal(result, np.float32([[1, np.nan, 3]] * 2))


@pytest.mark.parametrize(
    "graph, symbol",
    [
        ("torch-jit-export", "torch_jit_export"),
        ("main", "net_main"),
        ("1", "net_1"),
        ("été", "t"),
        ("--", "net"),
    ],
)
def test_names_of_graphs(graph, symbol, tmp_path):
    path = onnx_models.perceptron().save(tmp_path / "model.onnx", graph)
    assert tensoropt.load(path).functions == [symbol]


def one_layer(operator, *, inputs, output, **attributes):
    net = Network()
    names = [net.input(f"x{at}", *given) for at, given in enumerate(inputs)]
    net.output(net.add(operator, *names, name="a layer", **attributes), *output)
    return net


def check_values(net, inputs, folder):
    """The same bits as of ONNX's evaluator, in the same types."""
    path = net.save(folder / "model.onnx")
    results = tensoropt.load(path).compile()(*inputs)
    if not isinstance(results, tuple):
        results = (results,)
    for result, expected in zip(results, evaluate(path, inputs), strict=True):
        assert result.dtype == expected.dtype and result.shape == expected.shape
        np.testing.assert_array_equal(result, expected)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16, np.uint32, np.uint64])
def test_unsigned_integers(dtype, tmp_path):
    """Beyond what signed ones of that size hold, and around the end of the range."""
    most = np.iinfo(dtype).max
    kind = onnx.helper.np_dtype_to_tensor_dtype(np.dtype(dtype))
    net = Network()
    names = net.input("x", [5], kind), net.input("y", [5], kind)
    for operator in ("Add", "Sub", "Mul", "Max", "Less", "Div", "Mod"):
        if dtype == np.uint64 and operator in ("Div", "Mod"):
            continue
        to = onnx.TensorProto.BOOL if operator == "Less" else kind
        net.output(net.add(operator, *names), [5], to)
    net.output(net.add("BitShift", *names, direction="RIGHT"), [5], kind)
    first = np.array([most, most, most // 2 + 1, 3, most], dtype)
    second = np.array([2, most, most // 3, 5, 1], dtype)
    check_values(net, (first, second), tmp_path)


def test_unsigned_images(tmp_path):
    """Bytes in, floats between, bytes out."""
    net = Network(8)
    kind = onnx.TensorProto.UINT8
    image = net.input("image", ["N", 3, 6, 6], kind)
    scale, zero = net.constant(0.5), net.constant(128, np.uint8)
    x = net.add("DequantizeLinear", image, scale, zero)
    x = net.add("Conv", x, net.weight(2, 3, 3, 3))
    net.output(net.add("QuantizeLinear", x, scale, zero), ["N", 2, 4, 4], kind)
    image = RANDOM.integers(0, 256, (2, 3, 6, 6)).astype(np.uint8)
    path = net.save(tmp_path / "model.onnx")
    network = tensoropt.load(path).compile()
    result, (expected,) = network(image), evaluate(path, (image,))
    assert result.dtype == np.uint8 and result.max() > 128
    # Sums in another order may round to the next number.
    assert np.abs(result.astype(int) - expected).max() <= 1
    with pytest.raises(TypeError, match="has dtype int8"):
        network(image.astype(np.int8))


SHORT = {
    "BFLOAT16": ml_dtypes.bfloat16,
    "FLOAT8E4M3FN": ml_dtypes.float8_e4m3fn,
    "FLOAT8E4M3FNUZ": ml_dtypes.float8_e4m3fnuz,
    "FLOAT8E5M2": ml_dtypes.float8_e5m2,
    "FLOAT8E5M2FNUZ": ml_dtypes.float8_e5m2fnuz,
}


@pytest.mark.parametrize("name", SHORT)
def test_short_floats(name, tmp_path):
    """In and out, and a constant of the type; ml_dtypes rounds as it is defined."""
    kind, dtype = onnx.TensorProto.DataType.Value(name), SHORT[name]
    net = Network(9)
    x = net.add("Cast", net.input("x", [64], kind), to=FLOAT)
    weights = (np.arange(64) / 8 - 4).astype(dtype)
    y = net.add("Cast", net.constant(weights, dtype), to=FLOAT)
    z = net.add("Cast", net.add("Mul", x, y), to=kind)
    net.output(z, [64], kind)
    inputs = np.linspace(-3, 3, 64).astype(dtype)
    result = tensoropt.load(net.save(tmp_path / "model.onnx")).compile()(inputs)
    expected = (inputs.astype(np.float32) * weights.astype(np.float32)).astype(dtype)
    assert result.dtype == dtype
    np.testing.assert_array_equal(result.view(np.uint8), expected.view(np.uint8))


def test_arithmetic_of_bf16(tmp_path):
    """Each operation rounds a result in f32 once."""
    kind = onnx.TensorProto.BFLOAT16
    net = Network()
    names = net.input("x", [16], kind), net.input("y", [16], kind)
    functions = {"Add": np.add, "Mul": np.multiply, "Exp": np.exp}
    for operator in functions:
        count = 1 if operator == "Exp" else 2
        net.output(net.add(operator, *names[:count]), [16], kind)
    x, y = (floats(16).astype(ml_dtypes.bfloat16) for _ in range(2))
    results = tensoropt.load(net.save(tmp_path / "model.onnx")).compile()(x, y)
    for (operator, function), result in zip(functions.items(), results):
        wide = x.astype(np.float32), y.astype(np.float32)
        exact = function(*wide[: 1 if operator == "Exp" else 2])
        assert result.dtype == ml_dtypes.bfloat16
        error = np.abs(result.astype(np.float32) - exact)
        assert np.all(error <= 2.0**-8 * np.abs(exact))


def test_shifts_by_more_than_the_width(tmp_path):
    kind = onnx.TensorProto.INT32
    net = Network(opset=onnx.defs.onnx_opset_version())
    names = net.input("x", [4], kind), net.input("y", [4], kind)
    for direction in ("LEFT", "RIGHT"):
        shifted = net.add("BitShift", *names, direction=direction)
        net.output(shifted, [4], kind)
    values = np.array([-8, 4, -1, 5], np.int32), np.array([32, 33, -1, 2], np.int32)
    check_values(net, values, tmp_path)


def test_padding_around_a_torus(tmp_path):
    net = Network()
    x = net.input("x", [2, 3])
    pads = net.constant([1, 4, 0, 2], np.int64)
    net.output(net.add("Pad", x, pads, mode="wrap"), [3, 9])
    check_values(net, (floats(2, 3),), tmp_path)


REFUSED = {
    "unknown operator": (
        one_layer("Foo", inputs=[([2], FLOAT)], output=([2], FLOAT), domain="other"),
        "layer 'a layer': has the operator other.Foo, which ONNX does not define",
    ),
    "unsupported form": (
        one_layer(
            "GridSample",
            inputs=[([1, 1, 4, 4], FLOAT), ([1, 2, 2, 2], FLOAT)],
            output=([1, 1, 2, 2], FLOAT),
            mode="cubic",
        ),
        "layer 'a layer': has the operator GridSample in a form that is not supported",
    ),
    "unsigned integers": (
        one_layer(
            "Div",
            inputs=[([2], onnx.TensorProto.UINT64)] * 2,
            output=([2], onnx.TensorProto.UINT64),
        ),
        "layer 'a layer': has the operator Div on uint64, which is not supported",
    ),
    "wrong rounding": (
        one_layer(
            "GridSample",
            inputs=[([1, 1, 4, 4], FLOAT), ([1, 2, 2, 2], FLOAT)],
            output=([1, 1, 2, 2], FLOAT),
            mode="nearest",
        ),
        "layer 'a layer': has the operator GridSample of mode nearest, which is not",
    ),
    "shapes": (
        one_layer(
            "MatMul", inputs=[([2, 3], FLOAT), ([4, 5], FLOAT)], output=([2, 5], FLOAT)
        ),
        "is not valid: ",
    ),
    "types": (
        one_layer("Add", inputs=[([2], FLOAT), ([2], INT)], output=([2], FLOAT)),
        "is not valid: ",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refuses_networks(name, tmp_path):
    net, message = REFUSED[name]
    path = net.save(tmp_path / "model.onnx")
    with pytest.raises(ModelError) as caught:
        tensoropt.load(path)
    assert str(caught.value).startswith(f"{path}: {message}")
    assert caught.value.path == str(path)
    assert caught.value.layer == ("a layer" if "layer" in message else "")


def test_refuses_broken_files(tmp_path):
    whole = onnx_models.perceptron().model().SerializeToString()
    path = tmp_path / "model.onnx"
    for content in (b"", whole[: len(whole) // 2], b"hello world" * 10):
        path.write_bytes(content)
        with pytest.raises(ModelError, match=r"cannot be read|is not valid"):
            tensoropt.load(path)
    with pytest.raises(FileNotFoundError):
        tensoropt.load(tmp_path / "nothing.onnx")
    with pytest.raises(ValueError, match=r"ends in one of \.mlir, \.mlirbc, \.onnx"):
        tensoropt.load(tmp_path / "model.bin")


def test_flipped_bytes_crash_nothing(tmp_path):
    whole = onnx_models.u_net().model().SerializeToString()
    path = tmp_path / "model.onnx"
    for _ in range(4):
        content = bytearray(whole)
        for at in RANDOM.integers(0, len(content), 20):
            content[at] = RANDOM.integers(0, 256)
        path.write_bytes(content)
        try:
            module = tensoropt.load(path)
        except ModelError as error:
            assert str(error).startswith(f"{path}: ")
        else:
            assert len(module.functions) == 1


def test_external_data_is_missing(tmp_path):
    path = tmp_path / "model.onnx"
    onnx.save(
        onnx_models.perceptron().model(),
        path,
        save_as_external_data=True,
        location="weights.bin",
        size_threshold=0,
    )
    (inputs,) = CASES["perceptron"][0]
    assert tensoropt.load(path).compile()(inputs).shape == (1, 4)
    os.remove(tmp_path / "weights.bin")
    with pytest.raises(ModelError, match=r"cannot be read: .*weights\.bin"):
        tensoropt.load(path)


@pytest.mark.parametrize(
    "script, message",
    [
        ("os.abort()", r"the importer crashed \(SIGABRT\) while sleeping"),
        ("os.kill(os.getpid(), 9)", r"crashed \(SIGKILL\) .*lack of memory"),
        ("sys.exit('no luck')", "the importer failed while sleeping: no luck"),
    ],
)
def test_importers_that_end(script, message, tmp_path, monkeypatch):
    worker = tmp_path / "worker.py"
    worker.write_text(
        f"""import json, os, sys
print("not json")
print(json.dumps({{"stage": "sleeping"}}), flush=True)
{script}
"""
    )
    onnx_importer = _networks._Importer("ONNX", "onnx", (), str(worker))
    monkeypatch.setitem(_networks._IMPORTERS, ".onnx", onnx_importer)
    path = tmp_path / "model.onnx"
    path.write_bytes(b"")
    stages = []
    with pytest.raises(ModelError, match=message):
        tensoropt.load(path, progress=stages.append)
    assert stages == ["sleeping"]


def sleep_instead(folder, monkeypatch):
    """An importer that starts a process, says its number and never ends."""
    worker = folder / "worker.py"
    worker.write_text(
        """import json, subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(100)"])
print(json.dumps({"stage": str(child.pid)}), flush=True)
child.wait()
"""
    )
    onnx_importer = _networks._Importer("ONNX", "onnx", (), str(worker))
    monkeypatch.setitem(_networks._IMPORTERS, ".onnx", onnx_importer)
    path = folder / "model.onnx"
    path.write_bytes(b"")
    return path


def has_ended(process):
    """Whether a process is gone, or waits for its parent to ask for its end."""
    for _ in range(100):
        try:
            if "State:\tZ" in Path(f"/proc/{process}/status").read_text():
                return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.1)
    return False


def test_interruption_ends_the_importer(tmp_path, monkeypatch):
    path = sleep_instead(tmp_path, monkeypatch)
    processes = []

    def interrupt(stage):
        processes.append(int(stage))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tensoropt.load(path, progress=interrupt)
    assert has_ended(processes[0])


def test_importers_that_never_end(tmp_path, monkeypatch):
    path = sleep_instead(tmp_path, monkeypatch)
    processes = []
    with pytest.raises(ModelError, match=r"took more than 2 s, the limit, while \d+"):
        tensoropt.load(path, timeout=2, progress=processes.append)
    assert has_ended(processes[0])
    with pytest.raises(ValueError, match="timeout must be positive, got 0"):
        tensoropt.load(path, timeout=0)
    run("import", path, "-o", tmp_path / "x.mlir", "--timeout=0.001", code=1)


def test_importers_that_need_much_memory(tmp_path, monkeypatch):
    worker = tmp_path / "worker.py"
    worker.write_text(
        """import time
time.sleep(0.2)
rows = [bytes(2**20) for _ in range(10**6)]
"""
    )
    onnx_importer = _networks._Importer("ONNX", "onnx", (), str(worker))
    monkeypatch.setitem(_networks._IMPORTERS, ".onnx", onnx_importer)
    monkeypatch.setattr(_networks, "_MEMORY", 2**28)
    path = tmp_path / "model.onnx"
    path.write_bytes(b"")
    with pytest.raises(ModelError, match="needs more than 256 MB while starting"):
        tensoropt.load(path)


def test_layers_of_expanded_operators(tmp_path):
    path = onnx_models.normalised().save(tmp_path / "model.onnx")
    stages = []
    tensoropt.load(path, progress=stages.append).save(tmp_path / "model.mlirbc")
    assert "expanding operators" in stages
    assert b"first/ReduceMean" in (tmp_path / "model.mlirbc").read_bytes()


def test_importer_is_not_installed(tmp_path, monkeypatch):
    needs = ("onnx", "no_such_module")
    onnx_importer = _networks._Importer("ONNX", "onnx", needs, "_onnx_worker.py")
    monkeypatch.setitem(_networks._IMPORTERS, ".onnx", onnx_importer)
    path = onnx_models.perceptron().save(tmp_path / "model.onnx")
    with pytest.raises(ImportError) as caught:
        tensoropt.load(path)
    assert str(caught.value) == (
        "reading ONNX needs no_such_module: pip install 'tensoropt[onnx]'"
    )


@pytest.mark.parametrize(
    "read, importer", [(tensoropt.from_torch, "_TORCH"), (tensoropt.from_jax, "_JAX")]
)
def test_frameworks_are_not_installed(read, importer, monkeypatch):
    needs = ("no_such_module", "no.such.module")
    kept = getattr(_networks, importer)
    monkeypatch.setattr(_networks, importer, replace(kept, needs=needs))
    with pytest.raises(ImportError) as caught:
        read(None, ())
    assert str(caught.value) == (
        f"reading {kept.name} needs no_such_module and no.such.module: "
        f"pip install 'tensoropt[{kept.extra}]'"
    )


def test_command_line(tmp_path):
    path = onnx_models.perceptron().save(tmp_path / "model.onnx")
    module = tmp_path / "model.mlirbc"
    run("import", path, "-o", module)
    np.save(tmp_path / "x.npy", CASES["perceptron"][1][0])
    (expected,) = evaluate(path, CASES["perceptron"][1])
    for file in (path, module):
        run("run", file, f"--arg={tmp_path / 'x.npy'}", "-o", tmp_path / "y.npy")
        np.testing.assert_allclose(np.load(tmp_path / "y.npy"), expected, rtol=1e-5)
    path.write_bytes(b"junk")
    printed = run("import", path, "-o", tmp_path / "other.mlirbc", code=1)
    assert not (tmp_path / "other.mlirbc").exists()
    assert printed.startswith(f"error: {path}: cannot be read: ")
