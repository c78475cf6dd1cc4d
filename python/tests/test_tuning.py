# SPDX-License-Identifier: Apache-2.0
"""Plans of kernels that are measured."""

import json
import re

import numpy as np
import pytest
import tensoropt
from command import run
from tensoropt import CompileError, Module
from test_random import draw

NETWORK = """
func.func @f(%x: tensor<1x16x14x14xf32>) -> tensor<1x16x8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %wa = tensoropt.random seed(7) range(-0.1, 0.1) : tensor<16x16x3x3xf32>
  %ea = tensor.empty() : tensor<1x16x12x12xf32>
  %za = linalg.fill ins(%zero : f32)
      outs(%ea : tensor<1x16x12x12xf32>) -> tensor<1x16x12x12xf32>
  %a = linalg.conv_2d_nchw_fchw
      {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
      ins(%x, %wa : tensor<1x16x14x14xf32>,
          tensor<16x16x3x3xf32>)
      outs(%za : tensor<1x16x12x12xf32>)
      -> tensor<1x16x12x12xf32>
  %wb = tensoropt.random seed(8) range(-0.1, 0.1) : tensor<16x16x3x3xf32>
  %eb = tensor.empty() : tensor<1x16x10x10xf32>
  %zb = linalg.fill ins(%zero : f32)
      outs(%eb : tensor<1x16x10x10xf32>) -> tensor<1x16x10x10xf32>
  %b = linalg.conv_2d_nchw_fchw
      {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
      ins(%a, %wb : tensor<1x16x12x12xf32>,
          tensor<16x16x3x3xf32>)
      outs(%zb : tensor<1x16x10x10xf32>)
      -> tensor<1x16x10x10xf32>
  %wc = tensoropt.random seed(9) range(-0.1, 0.1) : tensor<16x16x3x3xf32>
  %ec = tensor.empty() : tensor<1x16x8x8xf32>
  %zc = linalg.fill ins(%zero : f32)
      outs(%ec : tensor<1x16x8x8xf32>) -> tensor<1x16x8x8xf32>
  %c = linalg.conv_2d_nchw_fchw
      {dilations = dense<1> : vector<2xi64>, strides = dense<1> : vector<2xi64>}
      ins(%b, %wc : tensor<1x16x10x10xf32>,
          tensor<16x16x3x3xf32>)
      outs(%zc : tensor<1x16x8x8xf32>)
      -> tensor<1x16x8x8xf32>
  return %c : tensor<1x16x8x8xf32>
}
"""


def convolve(x, seed):
    """A layer of the network in float64, with the numbers of its seed."""
    weights = [0.2 * draw(seed, at) - 0.1 for at in range(16 * 16 * 9)]
    weights = np.array(weights, np.float32).astype(np.float64).reshape(16, 16, 3, 3)
    windows = np.lib.stride_tricks.sliding_window_view(x, (3, 3), axis=(2, 3))
    return np.einsum("nchwij,fcij->nfhw", windows, weights)


@pytest.fixture(scope="module")
def tuned(tmp_path_factory):
    """The module, and a file of plans for all its kernels."""
    module = Module.parse(NETWORK)
    plan = tmp_path_factory.mktemp("tuned") / "plan.json"
    assert tensoropt.tune(module, plan).measured >= 4
    return module, plan


def test_measures_once_and_goes_on_where_it_was_stopped(tmp_path):
    plan = tmp_path / "plan.json"
    module = Module.parse(NETWORK)
    steps = []

    def stop(step, result):
        steps.append(step)
        if result.measured == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tensoropt.tune(module, plan, progress=stop)
    assert any(step.startswith("kernel 1 of 1, algorithm ") for step in steps)
    kernels = json.loads(plan.read_text())["kernels"]
    assert len(kernels) == 1
    assert kernels[0]["measured"] >= 2

    rest = tensoropt.tune(module, plan)
    # The algorithm is known, its loops are not.
    assert (rest.known, rest.left) == (1, 0)
    assert rest.measured >= 3
    assert rest.speed_up >= 1
    again = tensoropt.tune(module, plan)
    assert (again.known, again.measured) == (rest.measured + 1, 0)


def test_results_are_those_of_the_reference(tuned, tmp_path):
    module, plan = tuned
    x = np.random.default_rng(3).standard_normal((1, 16, 14, 14)).astype("f4")
    expected = convolve(convolve(convolve(x.astype("f8"), 7), 8), 9)
    fast = module.compile(f"cpu{{kernel-plan={plan}}}")(x)
    # The tolerance of convolutions by squares of results.
    assert np.abs(fast - expected).max() <= 1e-4 * np.ptp(expected)

    # A plan that only a user would write is obeyed, too.
    content = json.loads(plan.read_text())
    for kernel in content["kernels"]:
        if "tile" in kernel["plan"]:
            kernel["plan"]["tile"] = [1 for _ in kernel["plan"]["tile"]]
    mine = tmp_path / "mine.json"
    mine.write_text(json.dumps(content))
    slow = module.compile(f"cpu{{kernel-plan={mine}}}")(x)
    assert np.abs(slow - expected).max() <= 1e-4 * np.ptp(expected)


def test_threads_have_plans_of_their_own(tuned, tmp_path):
    module, known = tuned
    plan = tmp_path / "plan.json"
    plan.write_bytes(known.read_bytes())
    assert tensoropt.tune(module, plan, pipeline="cpu{threads=2}").measured >= 1
    threads = {kernel["threads"] for kernel in json.loads(plan.read_text())["kernels"]}
    assert threads == {1, 2}


PRODUCT = """
func.func @f(%a: tensor<60x70xf32>, %b: tensor<70x96xf32>, %c: tensor<60x96xf32>)
    -> tensor<60x96xf32> {
  %zero = arith.constant 0.0 : f32
  %zeros = linalg.fill ins(%zero : f32)
      outs(%c : tensor<60x96xf32>) -> tensor<60x96xf32>
  %0 = linalg.matmul ins(%a, %b : tensor<60x70xf32>, tensor<70x96xf32>)
      outs(%zeros : tensor<60x96xf32>) -> tensor<60x96xf32>
  return %0 : tensor<60x96xf32>
}
"""


def test_products_of_given_matrices(tmp_path):
    module, plan = Module.parse(PRODUCT), tmp_path / "plan.json"
    result = tensoropt.tune(module, plan)
    assert (result.measured, result.skipped) == (1, 0)
    content = json.loads(plan.read_text())
    (kernel,) = content["kernels"]
    assert kernel["kernel"].startswith("product 60x70x96 f32 ")
    assert kernel["measured"] >= 6
    random = np.random.default_rng(5)
    a, b = (random.standard_normal(s).astype("f4") for s in [(60, 70), (70, 96)])
    for chosen in [
        kernel["plan"],
        {"order": [0, 1], "tile": [5, 1], "copies": "none"},
        {"order": [0, 1], "tile": [4, 2], "copies": "both", "blocks": [32, 32]},
    ]:
        kernel["plan"] = chosen
        plan.write_text(json.dumps(content))
        found = module.compile(f"cpu{{kernel-plan={plan}}}")(
            a, b, np.empty((60, 96), "f4")
        )
        np.testing.assert_allclose(found, a.astype("f8") @ b, rtol=0, atol=1e-4)
    assert tensoropt.tune(module, plan).known == 1


def test_errors(tmp_path):
    module = Module.parse(NETWORK)
    with pytest.raises(ValueError, match="takes a kernel-plan already"):
        tensoropt.tune(module, tmp_path / "p.json", pipeline="cpu{kernel-plan=a}")
    with pytest.raises(ValueError, match="budget: expected"):
        tensoropt.tune(module, tmp_path / "p.json", budget=-1)
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "tensoropt-kernel-plan", "version": 1}')
    with pytest.raises(CompileError, match="lacks the list 'kernels'"):
        tensoropt.tune(module, broken)
    with pytest.raises(CompileError, match="cannot write the plan"):
        tensoropt.tune(module, tmp_path / "none" / "p.json")


def test_command(tuned, tmp_path):
    network, plan = tmp_path / "f.mlir", tuned[1]
    network.write_text(NETWORK)
    told = run("tune", network, "--plan", tmp_path / "new.json", "--budget", 1e-6)
    assert re.match(r"0 kernels measured, 0 known, 0 not measured, [1-9] left", told)
    told = run("tune", network, "--plan", plan, "--budget", 10)
    assert re.match(r"0 kernels measured, [1-9] known, ", told)
    assert "expected a number" in run(
        "tune", network, "--plan", plan, "--budget", -1, code=1
    )
