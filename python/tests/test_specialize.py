# SPDX-License-Identifier: Apache-2.0
"""Functions that are compiled for the extents of each call."""

import threading

import numpy as np
import pytest
import scipy.sparse
import tensoropt
from tensoropt import CompileError, Module

CONVOLUTION = """
#in = affine_map<(n, c, h, w) -> (n, c, h, w)>
#channel = affine_map<(n, c, h, w) -> (c)>
func.func @layer(%x: tensor<?x3x?x?xf32>, %k: tensor<4x3x3x3xf32>, %b: tensor<?xf32>,
                 %s: f32) -> tensor<?x?x?x?xf32> {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %two = arith.constant 2 : index
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %x, %c0 : tensor<?x3x?x?xf32>
  %h = tensor.dim %x, %c2 : tensor<?x3x?x?xf32>
  %w = tensor.dim %x, %c3 : tensor<?x3x?x?xf32>
  %oh = arith.subi %h, %two : index
  %ow = arith.subi %w, %two : index
  %empty = tensor.empty(%n, %oh, %ow) : tensor<?x4x?x?xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<?x4x?x?xf32>)
      -> tensor<?x4x?x?xf32>
  %y = linalg.conv_2d_nchw_fchw {dilations = dense<1> : vector<2xi64>,
                                 strides = dense<1> : vector<2xi64>}
      ins(%x, %k : tensor<?x3x?x?xf32>, tensor<4x3x3x3xf32>)
      outs(%zeros : tensor<?x4x?x?xf32>) -> tensor<?x4x?x?xf32>
  %z = linalg.generic {
      indexing_maps = [#in, #channel, #in],
      iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%y, %b : tensor<?x4x?x?xf32>, tensor<?xf32>)
      outs(%empty : tensor<?x4x?x?xf32>) {
  ^bb0(%a: f32, %bias: f32, %out: f32):
    %0 = arith.addf %a, %bias : f32
    %1 = arith.mulf %0, %s : f32
    linalg.yield %1 : f32
  } -> tensor<?x4x?x?xf32>
  %open = tensor.cast %z : tensor<?x4x?x?xf32> to tensor<?x?x?x?xf32>
  %all = tensor.concat dim(1) %open, %open
      : (tensor<?x?x?x?xf32>, tensor<?x?x?x?xf32>) -> tensor<?x?x?x?xf32>
  return %all : tensor<?x?x?x?xf32>
}
"""


def make_arguments(n, h, w, channels=4):
    random = np.random.default_rng((n, h, w))
    return (
        random.standard_normal((n, 3, h, w), np.float32),
        random.standard_normal((4, 3, 3, 3), np.float32),
        random.standard_normal(channels, np.float32),
        2.0,
    )


def expect(x, k, b, s):
    """What the layer computes, by NumPy in float64."""
    windows = np.lib.stride_tricks.sliding_window_view(x, (3, 3), (2, 3))
    y = np.einsum("nchwij,fcij->nfhw", windows.astype(float), k.astype(float))
    z = (y + b[:, None, None]) * s
    return np.concatenate([z, z], 1)


@pytest.fixture
def layer():
    return tensoropt.specialize(Module.parse(CONVOLUTION))


def test_each_call_has_the_code_of_its_extents(layer):
    for shape in [(1, 8, 9), (2, 5, 30), (1, 3, 3), (3, 40, 17), (1, 8, 9), (0, 8, 9)]:
        arguments = make_arguments(*shape)
        result, expected = layer(*arguments), expect(*arguments)
        assert result.shape == expected.shape
        np.testing.assert_allclose(result, expected, rtol=0, atol=1e-4)
    assert layer.shapes == [
        ((n, 3, h, w), None, (4,), None)
        for n, h, w in [(2, 5, 30), (1, 3, 3), (3, 40, 17), (1, 8, 9), (0, 8, 9)]
    ]


def test_nothing_is_open_in_the_code(layer):
    compiled = layer.compile((1, 3, 8, 9), None, (4,), None)
    assert [a.shape for a in compiled.arguments[:3]] == [
        (1, 3, 8, 9),
        (4, 3, 3, 3),
        (4,),
    ]
    assert [result.shape for result in compiled.results] == [(1, 8, 6, 7)]
    # The call finds what was compiled.
    assert layer(*make_arguments(1, 8, 9)).shape == (1, 8, 6, 7)
    assert len(layer.shapes) == 1
    assert repr(layer) == "SpecializedFunction(layer, for 1 shapes)"
    assert layer.arguments[0].shape == (None, 3, None, None)


def test_what_was_not_used_for_long_is_forgotten():
    layer = tensoropt.specialize(Module.parse(CONVOLUTION), capacity=2)
    for n in [1, 2, 1, 3]:
        layer(*make_arguments(n, 4, 4))
    assert [key[0][0] for key in layer.shapes] == [1, 3]


def test_wrong_arguments(layer):
    x, k, b, s = make_arguments(1, 4, 4)
    with pytest.raises(TypeError, match="takes 4 arguments, got 3"):
        layer(x, k, b)
    with pytest.raises(ValueError, match=r"argument 0 has shape \(1, 3, 4\), must"):
        layer(x[..., 0], k, b, s)
    with pytest.raises(ValueError, match=r"argument 0 has shape \(1, 4, 4, 4\)"):
        layer(np.zeros((1, 4, 4, 4), np.float32), k, b, s)
    with pytest.raises(ValueError, match=r"argument 1 has shape \(4, 2, 3, 3\)"):
        layer(x, k[:, :2], b, s)
    with pytest.raises(CompileError):
        layer(x, k, np.zeros(5, np.float32), s)
    with pytest.raises(ValueError, match="capacity is 0"):
        tensoropt.specialize(Module.parse(CONVOLUTION), capacity=0)
    # Only the call that failed for what is not open was compiled for.
    assert len(layer.shapes) == 1


def test_one_of_several_functions():
    text = CONVOLUTION + "func.func @other(%x: tensor<?xf32>) { return }"
    with pytest.raises(ValueError, match="2 functions; choose one: layer, other"):
        tensoropt.specialize(Module.parse(text))
    with pytest.raises(KeyError, match="no public function 'third'"):
        tensoropt.specialize(Module.parse(text), "third")
    layer = tensoropt.specialize(Module.parse(text), "layer", threads=2)
    arguments = make_arguments(1, 30, 30)
    np.testing.assert_allclose(layer(*arguments), expect(*arguments), atol=1e-4)


def test_a_function_calls_itself_with_other_extents():
    text = """
func.func @double(%x: tensor<?xf32>, %n: i32) -> tensor<?xf32> {
  %c0 = arith.constant 0 : i32
  %c1 = arith.constant 1 : i32
  %done = arith.cmpi sle, %n, %c0 : i32
  %r = scf.if %done -> tensor<?xf32> {
    scf.yield %x : tensor<?xf32>
  } else {
    %m = arith.subi %n, %c1 : i32
    %y = tensor.concat dim(0) %x, %x : (tensor<?xf32>, tensor<?xf32>) -> tensor<?xf32>
    %z = func.call @double(%y, %m) : (tensor<?xf32>, i32) -> tensor<?xf32>
    scf.yield %z : tensor<?xf32>
  }
  return %r : tensor<?xf32>
}"""
    double = tensoropt.specialize(Module.parse(text))
    x = np.arange(3, dtype=np.float32)
    for times in range(3):
        np.testing.assert_array_equal(double(x, times), np.tile(x, 2**times))


def test_several_threads_compile_once(layer):
    arguments = [make_arguments(1, 4 + at % 3, 4) for at in range(12)]
    found = [None] * 12

    def work(at):
        found[at] = layer.compile(*(np.shape(a) for a in arguments[at]))
        layer(*arguments[at])

    threads = [threading.Thread(target=work, args=(at,)) for at in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(layer.shapes) == 3
    assert all(
        found[at].results[0].shape == found[at % 3].results[0].shape for at in range(12)
    )


def test_sparse_arguments_stay_open(example):
    """Vectors have the extents of each call, the matrix and the result their own."""
    ssymv = tensoropt.specialize(example, "ssymv")
    random = np.random.default_rng(0)
    for size in [5, 9]:
        half = np.triu(random.standard_normal((size, size)))
        matrix = half + np.triu(half, 1).T
        x, y = random.standard_normal((2, size))
        expected = matrix @ x + y
        result = ssymv(scipy.sparse.csr_array(matrix), x, y)
        np.testing.assert_allclose(result, expected, rtol=0, atol=1e-12)
        assert np.shares_memory(result, y)
    assert ssymv.shapes == [(None, (5,), (5,)), (None, (9,), (9,))]
    with pytest.raises(ValueError, match="dimension 0 of argument 0 has extent 9"):
        ssymv(scipy.sparse.csr_array(matrix), x[:4], y)
