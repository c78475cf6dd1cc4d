# SPDX-License-Identifier: Apache-2.0
"""all-MiniLM-L6-v2 as an ONNX graph: tokens and a mask in, embeddings out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SMALLEST = 1e-12
"""What layer norms add to the variance."""


@dataclass
class Graph:
    """Collects the operators of BERT; weights have the names of the checkpoint."""

    weights: Mapping[str, np.ndarray]
    heads: int
    nodes: list[Any] = field(default_factory=list)
    constants: dict[str, Any] = field(default_factory=dict)

    def add(self, operator: str, *inputs: str, **attributes: Any) -> str:
        result = f"{operator}_{len(self.nodes)}"
        node = helper.make_node(operator, inputs, [result], name=result, **attributes)
        self.nodes.append(node)
        return result

    def constant(self, name: str, values: Any) -> str:
        self.constants[name] = numpy_helper.from_array(np.asarray(values), name)
        return name

    def weight(self, name: str) -> str:
        return self.constant(name, self.weights[name])

    def dense(self, name: str, x: str) -> str:
        matrix = np.ascontiguousarray(self.weights[f"{name}.weight"].T)
        product = self.add("MatMul", x, self.constant(f"{name}.weight", matrix))
        return self.add("Add", product, self.weight(f"{name}.bias"))

    def norm(self, name: str, x: str) -> str:
        scale, shift = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
        return self.add("LayerNormalization", x, scale, shift, epsilon=SMALLEST)

    def embed(self, tokens: str) -> str:
        """Words and places; all tokens are of one segment."""
        name = "embeddings"
        places = self.weights[f"{name}.position_embeddings.weight"]
        segment = self.weights[f"{name}.token_type_embeddings.weight"][0]
        table = self.constant("places", places + segment)
        length = self.add("Shape", tokens, start=1, end=2)
        start = self.constant("start", np.array([0], np.int64))
        places = self.add("Slice", table, start, length)
        words = self.weight(f"{name}.word_embeddings.weight")
        x = self.add("Add", self.add("Gather", words, tokens), places)
        return self.norm(f"{name}.LayerNorm", x)

    def attend(self, name: str, x: str, hidden: str) -> str:
        """Each place mixes the values of the places whose keys fit its query."""
        width = self.weights[f"{name}.output.dense.bias"].size
        size = width // self.heads
        shape = self.constant("heads", np.array([0, 0, self.heads, size]))

        def split(part: str, order: list[int]) -> str:
            y = self.add("Reshape", self.dense(f"{name}.self.{part}", x), shape)
            return self.add("Transpose", y, perm=order)

        query, key = split("query", [0, 2, 1, 3]), split("key", [0, 2, 3, 1])
        scale = self.constant("scale", np.float32(size**-0.5))
        scores = self.add("Mul", self.add("MatMul", query, key), scale)
        shares = self.add("Softmax", self.add("Add", scores, hidden), axis=-1)
        mixed = self.add("MatMul", shares, split("value", [0, 2, 1, 3]))
        joined = self.constant("joined", np.array([0, 0, width]))
        mixed = self.add("Transpose", mixed, perm=[0, 2, 1, 3])
        mixed = self.add("Reshape", mixed, joined)
        y = self.add("Add", self.dense(f"{name}.output.dense", mixed), x)
        return self.norm(f"{name}.output.LayerNorm", y)

    def layer(self, number: int, x: str, hidden: str) -> str:
        name = f"encoder.layer.{number}"
        x = self.attend(f"{name}.attention", x, hidden)
        wide = self.add("Gelu", self.dense(f"{name}.intermediate.dense", x))
        y = self.add("Add", self.dense(f"{name}.output.dense", wide), x)
        return self.norm(f"{name}.output.LayerNorm", y)

    def average(self, x: str, mask: str) -> str:
        """The mean over the tokens that are there, of length one."""
        last = self.constant("last", np.array([2]))
        second = self.constant("second", np.array([1]))
        counted = self.add("Unsqueeze", mask, last)
        total = self.add("ReduceSum", self.add("Mul", x, counted), second, keepdims=0)
        return self.add("LpNormalization", total, axis=-1, p=2)


def build(
    weights: Mapping[str, np.ndarray], layers: int = 6, heads: int = 12
) -> onnx.ModelProto:
    """Batches and lengths are open. Padding has mask 0."""
    graph = Graph(weights, heads)
    mask = graph.add("Cast", "mask", to=TensorProto.FLOAT)
    # Added to scores: nothing where there is a token, much too little where not.
    missing = graph.add("Sub", mask, graph.constant("one", np.float32(1)))
    middle = graph.constant("middle", np.array([1, 2]))
    hidden = graph.add("Mul", missing, graph.constant("much", np.float32(1e9)))
    hidden = graph.add("Unsqueeze", hidden, middle)
    x = graph.embed("tokens")
    for number in range(layers):
        x = graph.layer(number, x, hidden)
    embeddings = graph.average(x, mask)

    shape = ["batch", "length"]
    inputs = [
        helper.make_tensor_value_info(name, TensorProto.INT64, shape)
        for name in ("tokens", "mask")
    ]
    output = helper.make_tensor_value_info(
        embeddings, TensorProto.FLOAT, ["batch", "width"]
    )
    return helper.make_model(
        helper.make_graph(
            graph.nodes, "minilm", inputs, [output], list(graph.constants.values())
        ),
        opset_imports=[helper.make_opsetid("", 20)],
        ir_version=9,
    )
