# SPDX-License-Identifier: Apache-2.0
"""Some of the ONNX project's own tests of operators; benchmarks/onnx runs them all."""

import sys
import warnings
from pathlib import Path

import pytest

pytest.importorskip("onnxscript")
sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks" / "onnx"))
backend_tests = pytest.importorskip("backend_tests")

# One of each kind; all of them right.
NAMES = [
    "argmax_default_axis_example",
    "attention_4d_causal",
    "averagepool_2d_pads",
    "batchnorm_example",
    "bitshift_left_uint8",
    "cast_FLOAT_to_FLOAT16",
    "cast_INT4_to_INT8",
    "clip_example",
    "concat_3d_axis_1",
    "conv_with_strides_padding",
    "convtranspose_1d",
    "cumsum_1d",
    "depthtospace_example",
    "dequantizelinear",
    "einsum_batch_matmul",
    "erf",
    "flexattention_causal_mask_expanded_ver26",
    "expand_dim_changed",
    "gather_1",
    "gather_elements_1",
    "gelu_default_1",
    "gemm_transposeB",
    "group_normalization_example",
    "gru_defaults",
    "hardswish",
    "instancenorm_example",
    "isnan",
    "layer_normalization_4d_axis1",
    "lrn",
    "lstm_defaults",
    "matmul_3d",
    "maxpool_2d_dilations",
    "mod_uint8",
    "nonzero_example",
    "onehot_with_axis",
    "qlinearconv",
    "quantizelinear",
    "reduce_l2_empty_set",
    "reduce_max_keepdims_random",
    "reflect_pad",
    "relu",
    "resize_upsample_scales_nearest",
    "rms_normalization_4d_axis1",
    "scatter_elements_with_axis",
    "slice_neg",
    "softmax_axis_1",
    "transpose_default",
    "tril_pos",
    "unsqueeze_axis_1",
    "where_example",
]


@pytest.fixture(scope="module")
def cases():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the expected values divide by zero
        return {case.name: case for case in backend_tests.collect_testcases(None)}


@pytest.mark.parametrize("name", NAMES)
def test_operator(name, cases):
    answer = backend_tests.run_apart(cases["test_" + name])
    assert answer["outcome"] == "right", answer["reason"]
