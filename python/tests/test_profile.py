# SPDX-License-Identifier: Apache-2.0
"""Where the time of a function goes."""

import json
import threading

import numpy as np
import onnx_models
import pytest
import tensoropt
from kernels import matvec, random_matrix
from tensoropt import Module

LAYERS = """
#ij = affine_map<(i, j) -> (i, j)>
func.func @layers(%x: tensor<?x8xf32>, %w: tensor<8x4xf32>) -> tensor<?x4xf32> {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x8xf32>
  %e = tensor.empty(%n) : tensor<?x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<?x4xf32>)
         -> tensor<?x4xf32> loc("dense")
  %y = linalg.matmul ins(%x, %w : tensor<?x8xf32>, tensor<8x4xf32>)
         outs(%f : tensor<?x4xf32>) -> tensor<?x4xf32> loc("dense")
  %z = linalg.exp ins(%y : tensor<?x4xf32>) outs(%e : tensor<?x4xf32>)
         -> tensor<?x4xf32> loc("activation")
  return %z : tensor<?x4xf32>
}
"""

WEIGHTS = np.full((8, 4), 0.5, "f")


@pytest.fixture(scope="module")
def layers():
    return Module.parse(LAYERS).compile("cpu{fuse=false}", profile=True)


def test_counts_of_two_layers(layers):
    profile = layers.profile(np.ones((5, 8), "f"), WEIGHTS, runs=3)
    assert profile.function == "layers" and profile.calls == 3
    fill, product, activation = profile.operations
    assert (product.layer, product.kind) == ("dense", "contraction")
    assert product.shapes == "5x8xf32, 8x4xf32 -> 5x4xf32"
    assert product.flops == 2 * 5 * 8 * 4 and product.transcendentals == 0
    assert product.bytes == 4 * (5 * 8 + 8 * 4 + 2 * 5 * 4)
    assert product.intensity == product.flops / product.bytes
    assert product.flops_per_second == product.flops / product.seconds
    assert product.bytes_per_second == product.bytes / product.seconds
    assert product.roof_share > 0 and product.executions == 1
    assert (activation.layer, activation.transcendentals) == ("activation", 20)
    assert fill.kind == "fill" and fill.function == "layers"
    parts = [operation.share for operation in profile.operations]
    whole = sum(o.seconds for o in profile.operations) + profile.outside_seconds
    assert sum(parts) + profile.outside_seconds / whole == pytest.approx(1)
    times = [operation.seconds for operation in profile.by_time]
    assert times == sorted(times, reverse=True) and len(times) == 3
    assert profile.plain_seconds > 0
    assert "contraction" in str(profile)
    assert repr(profile).startswith("Profile(layers: 3 operations in ")
    assert repr(product).startswith("ProfiledOperation(dense: contraction, ")


def test_parts_lie_inside_the_call(layers):
    profile = layers["layers"].profile(np.ones((2000, 8), "f"), WEIGHTS, runs=1)
    inside = sum(operation.seconds for operation in profile.operations)
    assert inside + profile.outside_seconds == pytest.approx(profile.seconds)


def test_saves_each_form(layers, tmp_path):
    profile = layers.profile(np.ones((5, 8), "f"), WEIGHTS, runs=1)
    for name in ("a.txt", "a.html", "a.json", "a.trace.json"):
        profile.save(tmp_path / name)
    assert (tmp_path / "a.txt").read_text() == str(profile)
    assert (tmp_path / "a.json").read_text() == profile.to_json()
    (measurement,) = json.loads(profile.to_json())["measurements"]
    assert measurement["profile"]["operations"][1]["flops"] == 320
    trace = json.loads((tmp_path / "a.trace.json").read_text())["traceEvents"]
    names = [event["name"] for event in trace if event["ph"] == "X"]
    assert names == ["layers", "dense", "dense", "activation"]
    with pytest.raises(ValueError, match=r"must end in \.json, \.txt, \.html or"):
        profile.save(tmp_path / "a.pdf")
    with pytest.raises(OSError, match="No such file or directory"):
        profile.save(tmp_path / "no" / "a.txt")


def test_sweeps_and_their_arguments():
    matrix = random_matrix(2, 50, density=0.1, symmetry="symmetric")
    x, y = np.ones(50), np.zeros(50)
    compiled = Module.parse(matvec(symmetry="<(0 1)>")).compile(profile=True, threads=2)
    profile = compiled.profile(matrix, x, y, runs=2)
    assert (y == 0).all()
    (sweep,) = profile.operations
    (work,) = compiled["matvec"].work(matrix, x, y)
    assert (sweep.kind, sweep.flops, sweep.bytes) == (
        "sweep",
        work.operations,
        work.bytes,
    )
    compiled(matrix, x, y)
    np.testing.assert_allclose(y, matrix @ x)


def test_threads_profile_at_once(layers):
    profiles = [None] * 4

    def run(at):
        profiles[at] = layers.profile(np.ones((at + 1, 8), "f"), WEIGHTS, runs=20)

    threads = [threading.Thread(target=run, args=(at,)) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for at, profile in enumerate(profiles):
        assert [o.flops for o in profile.operations] == [0, 64 * (at + 1), 0]


def test_progress_and_its_exceptions(layers):
    steps = []
    layers.profile(np.ones((1, 8), "f"), WEIGHTS, runs=2, progress=steps.append)
    assert steps == [
        "a call to warm up",
        "call 1 of 2",
        "call 2 of 2",
        "measuring the machine",
    ]

    def stop(step):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        layers.profile(np.ones((1, 8), "f"), WEIGHTS, progress=stop)


def test_refuses(layers):
    with pytest.raises(ValueError, match="was not compiled to be profiled"):
        Module.parse(LAYERS).compile().profile(np.ones((1, 8), "f"), WEIGHTS)
    with pytest.raises(ValueError, match="must be from 1 to 10000"):
        layers.profile(np.ones((1, 8), "f"), WEIGHTS, runs=0)
    with pytest.raises(TypeError, match="takes 2 arguments, got 0"):
        layers.profile()


def test_layers_of_a_network(tmp_path):
    path = onnx_models.convolutional().save(tmp_path / "model.onnx")
    network = tensoropt.load(path).compile(profile=True)
    inputs = np.ones((2, 3, 19, 17), "f")
    profile = network.profile(inputs, runs=1)
    # 8 channels of 10 x 9 places, windows of 3 x 3 in 3 channels. Those at the edges
    # end where the image does; inner ones and each edge are operations of their own.
    first = [o for o in profile.operations if o.layer == "conv0" and o.flops]
    assert {o.kind for o in first} >= {"convolution"}
    products = [
        sum(0 <= 2 * place + offset < extent for offset in (-1, 0, 1))
        for extent, places in ((19, 10), (17, 9))
        for place in range(places)
    ]
    down, across = sum(products[:10]), sum(products[10:])
    flops = sum(o.flops for o in first if o.kind == "convolution")
    assert flops == 2 * 2 * 8 * 3 * down * across
    assert {"relu2", "conv3", "maxpool7"} <= {o.layer for o in profile.operations}
    np.testing.assert_array_equal(network(inputs), network(inputs))
