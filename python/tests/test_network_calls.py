# SPDX-License-Identifier: Apache-2.0
"""What calls of networks do with inputs that fit, and say of those that do not."""

import numpy as np
import onnx_models
import pytest
import tensoropt
from onnx_models import INT, Network, evaluate


def test_calls_with_other_values(tmp_path):
    path = onnx_models.u_net().save(tmp_path / "model.onnx")
    network = tensoropt.load(path).compile()
    with pytest.raises(ValueError, match=r"must be a tensor<1x2x12x12xf32>"):
        network(np.zeros((1, 2, 12, 11), np.float32))
    with pytest.raises(TypeError, match="has dtype float64"):
        network(np.zeros((1, 2, 12, 12)))
    with pytest.raises(TypeError, match="takes 1 arguments, got 0"):
        network()


def test_extents_that_do_not_fit(tmp_path):
    net = Network()
    a, b = net.input("a", ["N", 3]), net.input("b", ["M", 3])
    net.output(net.add("Add", a, b), ["K", 3])
    network = tensoropt.load(net.save(tmp_path / "model.onnx")).compile()
    np.testing.assert_array_equal(
        network(np.ones((2, 3), "f"), np.ones((2, 3), "f")), np.full((2, 3), 2.0)
    )
    with pytest.raises(ValueError, match=r"argument 1 has extent 4 but .* has 2"):
        network(np.ones((2, 3), "f"), np.ones((4, 3), "f"))


def test_assertions_of_the_importer(tmp_path):
    """It leaves some forms to the data, which then end the call, not the process."""
    path = onnx_models.transformer().save(tmp_path / "model.onnx")
    network = tensoropt.load(path).compile()
    for _ in range(2):
        with pytest.raises(ValueError, match=r"'network': layernorm\w+: Expected"):
            network(np.zeros((0, 7), np.int64))
    assert network(np.zeros((1, 7), np.int64)).shape == (1, 7, 16)


def test_tokens_that_are_not_in_the_table(tmp_path):
    path = onnx_models.transformer().save(tmp_path / "model.onnx")
    network = tensoropt.load(path).compile()
    for token in (50, 10**12, -51):
        with pytest.raises(ValueError, match=r"'network': gather0: index out of range"):
            network(np.array([[1, token]]))
    assert network(np.array([[1, -50]])).shape == (1, 2, 16)


def test_extents_that_casts_state():
    """They are asserted before they are believed."""
    network = tensoropt.Module.parse("""
      func.func @f(%x: tensor<?x?xf32>) -> tensor<6xf32> {
        %0 = tensor.collapse_shape %x [[0, 1]] : tensor<?x?xf32> into tensor<?xf32>
        %1 = tensor.cast %0 : tensor<?xf32> to tensor<6xf32>
        return %1 : tensor<6xf32>
      }""").compile()
    np.testing.assert_array_equal(network(np.ones((2, 3), "f")), np.ones(6, "f"))
    for shape in (2, 2), (0, 6), (7, 1):
        with pytest.raises(ValueError, match="extent of dimension 0 is not 6, as stat"):
            network(np.ones(shape, "f"))


@pytest.mark.parametrize("operator", ["Identity", "ScatterND"])
def test_inputs_stay_as_they_are(operator, tmp_path):
    net = Network()
    x = net.input("x", [4, 3])
    places = (net.constant([[1]], np.int64), net.constant(np.zeros((1, 3))))
    net.output(
        net.add(operator, x, *(places if operator != "Identity" else ())), [4, 3]
    )
    network = tensoropt.load(net.save(tmp_path / "model.onnx")).compile()
    x = np.arange(1, 13, dtype="f").reshape(4, 3)
    x.flags.writeable = False
    y = network(x)
    assert not np.shares_memory(x, y)
    expected = x.copy()
    if operator != "Identity":
        expected[1] = 0
    np.testing.assert_array_equal(y, expected)


@pytest.mark.parametrize("operator", ["Relu", "Max", "Min", "Clip", "LeakyRelu"])
def test_what_is_no_number_stays_so(operator, tmp_path):
    net = Network()
    x = net.input("x", [6])
    zeros = (net.constant(np.zeros(6)),) if operator in ("Max", "Min") else ()
    net.output(net.add(operator, x, *zeros), [6])
    path = net.save(tmp_path / "model.onnx")
    x = np.array([np.nan, 1, -1, np.inf, -np.inf, -np.nan], "f")
    np.testing.assert_array_equal(
        tensoropt.load(path).compile()(x), evaluate(path, (x,))[0]
    )


@pytest.mark.parametrize("operator", ["Div", "Mod"])
def test_divisions_of_integers(operator, tmp_path):
    net = Network()
    a, b = net.input("a", [2], INT), net.input("b", [2], INT)
    net.output(net.add(operator, a, b, name="quotient"), [2], INT)
    network = tensoropt.load(net.save(tmp_path / "model.onnx")).compile()
    evaluated = evaluate(tmp_path / "model.onnx", (np.array([7, 9]), np.array([2, 3])))
    np.testing.assert_array_equal(
        network(np.array([7, 9]), np.array([2, 3])), evaluated[0]
    )
    with pytest.raises(ValueError, match="quotient: integer division by zero"):
        network(np.array([7, 9]), np.array([2, 0]))
    least = np.iinfo(np.int64).min
    with pytest.raises(ValueError, match="quotient: integer division overflows"):
        network(np.array([7, least]), np.array([2, -1]))
