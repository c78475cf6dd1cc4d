# SPDX-License-Identifier: Apache-2.0
"""Operators of ONNX on images that torch-mlir lowers to something else, or not."""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, numpy_helper

from ._onnx_rewrite import Builder, graphs

FLOATS = frozenset((TensorProto.FLOAT, TensorProto.DOUBLE, TensorProto.FLOAT16))


class ImageRepairs(Builder):
    """Each appends what stands for a node, or returns False to leave it."""

    def __init__(self, model: onnx.ModelProto) -> None:
        super().__init__(model)
        self.values = {
            tensor.name: tensor
            for graph in graphs(model.graph)
            for tensor in graph.initializer
        }
        for graph in graphs(model.graph):
            for node in graph.node:
                for attribute in node.attribute:
                    if node.op_type == "Constant" and attribute.name == "value":
                        self.values[node.output[0]] = attribute.t

    def _value(self, node: onnx.NodeProto, at: int) -> np.ndarray | None:
        """An input that is a constant."""
        if len(node.input) <= at or node.input[at] not in self.values:
            return None
        return numpy_helper.to_array(self.values[node.input[at]])

    def _given(self, node: onnx.NodeProto, name: str) -> onnx.AttributeProto | None:
        return next((held for held in node.attribute if held.name == name), None)

    def _reshape(self, value: str, shape: list[int], output: str = "") -> str:
        extents = self.constant(shape, TensorProto.INT64)
        return self.add("Reshape", value, extents, output=output)

    def unshuffle(self, node: onnx.NodeProto) -> bool:
        """Where a channel's own elements are neighbours, which torch-mlir takes for
        those of all channels."""
        mode = self._given(node, "mode")
        if mode is None or mode.s != b"CRD":
            return False
        shape = self.shapes.get(node.input[0])
        size = int(onnx.helper.get_node_attr_value(node, "blocksize"))
        if shape is None or not shape[1]:
            self.refuse(node, "of mode CRD with an open number of channels")
        channels = shape[1] // size**2
        if all(shape):
            split = [shape[0], channels, size, size, *shape[2:]]
            whole = [shape[0], channels, *(extent * size for extent in shape[2:])]
            value = self._reshape(node.input[0], split)
            value = self.add("Transpose", value, perm=[0, 1, 4, 2, 5, 3])
            self._reshape(value, whole, output=node.output[0])
            return True
        places = np.arange(shape[1]).reshape(channels, size * size).T.ravel()
        order = self.constant(places, TensorProto.INT64)
        value = self.add("Gather", node.input[0], order, axis=1)
        self.add(
            *("DepthToSpace", value), output=node.output[0], blocksize=size, mode="DCR"
        )
        return True

    def fold(self, node: onnx.NodeProto) -> bool:
        """PyTorch's fold: a convolution that is transposed, of single ones.

        Each element of a block has a channel of its own, and goes to its place.
        """
        shape = self.shapes.get(node.input[0])
        image, block = (self._value(node, at) for at in (1, 2))
        if image is None or block is None or shape is None or not all(shape):
            return False
        given = {held.name: list(held.ints) for held in node.attribute}
        rank, size = len(block), int(np.prod(block))
        strides, dilations = (
            given.get(name, [1] * rank) for name in ("strides", "dilations")
        )
        pads = given.get("pads", [0] * 2 * rank)
        reach = [step * (n - 1) + 1 for step, n in zip(dilations, block, strict=True)]
        counts, rest = [], []
        for at in range(rank):
            room = int(image[at]) + pads[at] + pads[rank + at] - int(reach[at])
            counts.append(room // strides[at] + 1)
            rest.append(room % strides[at])
        if min(counts) < 1 or int(np.prod(counts)) != shape[2]:
            return False
        channels = shape[1] // size
        ones = np.eye(size, dtype=np.float32).reshape(size, 1, *block)
        kind = self.types.get(node.input[0], 0)
        weights = self.constant(np.tile(ones, (channels, *[1] * (rank + 1))), kind)
        blocks = self._reshape(node.input[0], [*shape[:2], *counts])
        self.add(
            *("ConvTranspose", blocks, weights),
            output=node.output[0],
            strides=strides,
            dilations=dilations,
            pads=pads,
            output_padding=rest,
            group=channels,
        )
        return True

    def check_resize(self, node: onnx.NodeProto) -> bool:
        antialias = self._given(node, "antialias")
        if antialias is not None and antialias.i:
            return self.smooth(node)
        mode = self._given(node, "coordinate_transformation_mode")
        if mode is None or mode.s != b"align_corners":
            return False
        if len(node.input) < 3 or not node.input[2]:
            return False
        scales, shape = self._value(node, 2), self.shapes.get(node.input[0])
        whole = scales is not None and shape is not None and len(scales) == len(shape)
        if not whole or np.any(np.asarray(shape) * scales % 1):
            self.refuse(node, "to corners that lie between places")
        return False

    def smooth(self, node: onnx.NodeProto) -> bool:
        """Antialiasing: products with constant matrices along rows and columns."""
        before, after = (self.shapes.get(n) for n in (node.input[0], node.output[0]))
        kind = self.types.get(node.input[0], 0)
        if not before or not after or not all([*before, *after]) or kind not in FLOATS:
            return False
        policy = self._given(node, "keep_aspect_ratio_policy")
        axes = self._given(node, "axes")
        chosen = list(axes.ints) if axes is not None else list(range(len(before)))
        if (policy is not None and policy.s != b"stretch") or any(
            before[axis] != after[axis] for axis in range(len(before) - 2)
        ):
            return False
        value = node.input[0]
        for place, axis in enumerate(chosen):
            axis %= len(before)
            if before[axis] == after[axis]:
                continue
            weights = _resize_weights(
                node,
                [self._value(node, at) for at in range(1, len(node.input))],
                place,
                before[axis],
            )
            if weights is None or weights.shape != (after[axis], before[axis]):
                return False
            if axis == len(before) - 1:
                value = self.add("MatMul", value, self.constant(weights.T, kind))
            else:
                value = self.add("MatMul", self.constant(weights, kind), value)
        self.add("Identity", value, output=node.output[0])
        return True


def _resize_weights(
    node: onnx.NodeProto, given: list[np.ndarray | None], place: int, extent: int
) -> np.ndarray | None:
    """What each element along an axis adds to each result, by ONNX's own reference.

    `given` is the region, the scales and the sizes, of which `place` is the axis's.
    """
    from onnx.reference import ReferenceEvaluator  # takes a while to load

    region, scales, sizes = [*given, None, None, None][:3]
    if region is not None and region.size:
        return None
    names = ["x", "", "", ""]
    constants = []
    for at, values in ((2, scales), (3, sizes)):
        if values is not None and values.size:
            names[at] = f"given_{at}"
            one = numpy_helper.from_array(values[place : place + 1], names[at])
            constants.append(one)
    if len(constants) != 1:
        return None
    alone = onnx.NodeProto()
    alone.CopyFrom(node)
    alone.input[:] = names
    alone.output[:] = ["y"]
    kept = [held for held in node.attribute if held.name != "axes"]
    del alone.attribute[:]
    alone.attribute.extend([*kept, onnx.helper.make_attribute("axes", [0])])
    image = onnx.helper.make_tensor_value_info("x", TensorProto.DOUBLE, [extent] * 2)
    result = onnx.helper.make_tensor_value_info("y", TensorProto.DOUBLE, None)
    graph = onnx.helper.make_graph([alone], "axis", [image], [result], constants)
    model = onnx.helper.make_model(
        graph, opset_imports=[onnx.helper.make_opsetid("", 19)], ir_version=9
    )
    (weights,) = ReferenceEvaluator(model).run(None, {"x": np.eye(extent)})
    return np.asarray(weights)
