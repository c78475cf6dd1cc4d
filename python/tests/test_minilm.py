# SPDX-License-Identifier: Apache-2.0
"""The graph of examples/minilm with small weights, against ONNX's own evaluator."""

import sys

import numpy as np
import onnx
import onnx.reference
import pytest
import tensoropt
from kernels import ROOT

sys.path.insert(0, str(ROOT / "examples" / "minilm"))
import graph

WIDTH, WIDE, WORDS, LONGEST = 16, 32, 30, 12


def make_weights():
    """Those of a checkpoint with one layer."""
    random = np.random.default_rng(0)
    layer = "encoder.layer.0"
    shapes = {
        "embeddings.word_embeddings": (WORDS, WIDTH),
        "embeddings.position_embeddings": (LONGEST, WIDTH),
        "embeddings.token_type_embeddings": (2, WIDTH),
        "embeddings.LayerNorm": (WIDTH,),
        f"{layer}.attention.output.LayerNorm": (WIDTH,),
        f"{layer}.output.LayerNorm": (WIDTH,),
        f"{layer}.intermediate.dense": (WIDE, WIDTH),
        f"{layer}.output.dense": (WIDTH, WIDE),
    }
    for part in ("self.query", "self.key", "self.value", "output.dense"):
        shapes[f"{layer}.attention.{part}"] = (WIDTH, WIDTH)
    weights = {}
    for name, shape in shapes.items():
        weights[f"{name}.weight"] = random.standard_normal(shape).astype(np.float32)
        weights[f"{name}.bias"] = random.standard_normal(shape[0]).astype(np.float32)
    return weights


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    path = tmp_path_factory.mktemp("minilm") / "model.onnx"
    onnx.save(graph.build(make_weights(), layers=1, heads=4), path)
    return path


def test_equals_the_evaluator(model):
    network = tensoropt.load(model).compile()
    random = np.random.default_rng(1)
    tokens = random.integers(0, WORDS, (3, 9))
    mask = (np.arange(9) < np.array([[9], [4], [6]])).astype(np.int64)
    evaluator = onnx.reference.ReferenceEvaluator(str(model))
    (expected,) = evaluator.run(None, {"tokens": tokens, "mask": mask})
    result = network(tokens, mask)
    # Embeddings have length one.
    np.testing.assert_allclose(result, expected, rtol=0, atol=1e-5)
    # What is hidden does not matter, and neither what stands beside.
    alone = network(tokens[1:2, :4], mask[1:2, :4])
    np.testing.assert_allclose(alone[0], result[1], rtol=0, atol=1e-5)
