# SPDX-License-Identifier: Apache-2.0
"""Operators of ONNX that torch-mlir lowers to something else or not at all.

    model = repair_operators(model)

writes them with others that it lowers well, and refuses forms whose results are known
to be wrong (UnsupportedError).
"""

from __future__ import annotations

import functools
from collections.abc import Callable

import numpy as np
import onnx
from onnx import TensorProto, numpy_helper

from ._onnx_images import FLOATS, ImageRepairs
from ._onnx_rewrite import copy_nodes, graphs

_LARGEST: dict[int, float] = {
    TensorProto.FLOAT8E4M3FN: 448.0,
    TensorProto.FLOAT8E4M3FNUZ: 240.0,
    TensorProto.FLOAT8E5M2: 57344.0,
    TensorProto.FLOAT8E5M2FNUZ: 57344.0,
}

_BY_TENSOR = frozenset((TensorProto.INT16,))

_WIDTHS: dict[int, int] = {
    TensorProto.INT8: 8,
    TensorProto.INT16: 16,
    TensorProto.INT32: 32,
    TensorProto.INT64: 64,
}


def repair_operators(model: onnx.ModelProto) -> onnx.ModelProto:
    result = onnx.ModelProto()
    result.CopyFrom(model)
    repairer = _Repairer(result)
    for graph in reversed(list(graphs(result.graph))):
        repairer.repair(graph)
    result.graph.initializer.extend(repairer.constants)
    return result


class _Repairer(ImageRepairs):
    def __init__(self, model: onnx.ModelProto) -> None:
        super().__init__(model)
        self.concatenations: dict[str, list[str]] = {}
        """What is put together from what."""
        for graph in graphs(model.graph):
            for node in graph.node:
                if node.op_type == "Concat":
                    self.concatenations[node.output[0]] = list(node.input)

    def repair(self, graph: onnx.GraphProto) -> None:
        self.nodes = []
        for node in graph.node:
            self.layer = node.name
            repair = None if node.domain else _REPAIRS.get(node.op_type)
            if repair is None or not repair(self, node):
                self.nodes.append(node)
        copy_nodes(graph, self.nodes)

    # Each appends what stands for the node, or returns False to leave it.

    def cast_float(self, node: onnx.NodeProto) -> bool:
        """To some types, which torch-mlir knows by tensors of them, not by number."""
        kind = self.types.get(node.output[0], 0)
        if node.op_type == "Cast" and kind in _BY_TENSOR:
            like = self.constant(np.zeros(()), kind)
            self.add("CastLike", node.input[0], like, output=node.output[0])
            return True
        if kind not in _LARGEST:
            return False
        value, source = node.input[0], self.types.get(node.input[0], 0)
        if source not in (TensorProto.FLOAT, TensorProto.DOUBLE):
            value, source = self.cast(value, TensorProto.FLOAT), TensorProto.FLOAT
        saturate = self._given(node, "saturate")
        if saturate is None or saturate.i:
            # What is no number stays none: it is neither less nor greater.
            for operator, bound in (
                ("Less", -_LARGEST[kind]),
                ("Greater", _LARGEST[kind]),
            ):
                limit = self.constant(bound, source)
                beyond = self.add(operator, value, limit)
                value = self.add("Where", beyond, limit, value)
        like = self.constant(np.zeros(()), kind)
        self.add("CastLike", value, like, output=node.output[0])
        return True

    def shift(self, node: onnx.NodeProto) -> bool:
        """By the width and more: zeros, or ones for negative numbers to the right."""
        kind = self.types.get(node.input[0], 0)
        width = _WIDTHS.get(kind)
        if width is None:
            return False
        known = self._value(node, 1)
        if known is not None and np.all((known >= 0) & (known < width)):
            return False
        value, amount = node.input
        zero, most = self.constant(0, kind), self.constant(width - 1, kind)
        direction = onnx.helper.get_node_attr_value(node, "direction")
        outside = self.add(
            "Or", self.add("Less", amount, zero), self.add("Greater", amount, most)
        )
        left = direction == b"LEFT"
        amount = self.add("Where", outside, zero if left else most, amount)
        shifted = self.add(
            "BitShift",
            *(value, amount),
            output="" if left else node.output[0],
            direction=direction,
        )
        if left:
            self.add("Where", outside, zero, shifted, output=node.output[0])
        return True

    def normalize(self, node: onnx.NodeProto) -> bool:
        """A norm of zero divides nothing."""
        value, kind = node.input[0], self.types.get(node.input[0], 0)
        given = {held.name: held.i for held in node.attribute}
        axis = given.get("axis", -1)
        is_sum = given.get("p", 2) == 1
        # torch-mlir loses open extents in ReduceL2.
        term = self.add("Abs", value) if is_sum else self.add("Mul", value, value)
        norm = self._sum(term, [axis])
        if not is_sum:
            norm = self.add("Sqrt", norm)
        is_zero = self.add("Equal", norm, self.constant(0, kind))
        norm = self.add("Where", is_zero, self.constant(1, kind), norm)
        self.add("Div", value, norm, output=node.output[0])
        return True

    def _sum(self, value: str, axes: list[int], keepdims: int = 1) -> str:
        if self.opset < 13:
            return self.add("ReduceSum", value, axes=axes, keepdims=keepdims)
        names = self.constant(axes, TensorProto.INT64)
        return self.add("ReduceSum", value, names, keepdims=keepdims)

    def reduce_norm(self, node: onnx.NodeProto) -> bool:
        """ReduceL2 and ReduceLogSumExp, whose definitions torch-mlir puts in place
        without extents, or without the axes."""
        kind = self.types.get(node.input[0], 0)
        given = {held.name: held.i for held in node.attribute}
        axes, shape = self._value(node, 1), self.shapes.get(node.input[0])
        if self.opset < 18 or kind not in FLOATS or given.get("noop_with_empty_axes"):
            return False
        if axes is None and (shape is None or any(node.input[1:])):
            return False
        chosen = [] if axes is None else [int(axis) for axis in axes]
        chosen = chosen or list(range(len(shape or ())))
        value, keepdims = node.input[0], given.get("keepdims", 1)
        if node.op_type == "ReduceL2":
            squares = self._sum(self.add("Mul", value, value), chosen, keepdims)
            self.add("Sqrt", squares, output=node.output[0])
            return True
        # Sums of double precision hold what is large.
        wide = self.add("Exp", self.cast(value, TensorProto.DOUBLE))
        result = self.add("Log", self._sum(wide, chosen, keepdims))
        self.add("Cast", result, output=node.output[0], to=kind)
        return True

    def multiply(self, node: onnx.NodeProto) -> bool:
        """A vector times more than a matrix: as a row or a column."""
        first, second = (self.shapes.get(name) for name in node.input)
        if first is None or second is None or self.opset < 13:
            return False
        ranks = len(first), len(second)
        if 1 not in ranks or max(ranks) < 3:
            return False
        at = -2 if ranks[0] == 1 else -1
        axis = self.constant([at], TensorProto.INT64)
        names = list(node.input)
        vector = ranks.index(1)
        place = self.constant([0 if vector == 0 else 1], TensorProto.INT64)
        names[vector] = self.add("Unsqueeze", names[vector], place)
        product = self.add("MatMul", *names)
        self.add("Squeeze", product, axis, output=node.output[0])
        return True

    def pad(self, node: onnx.NodeProto) -> bool:
        """Around a torus: a row of places along each axis."""
        mode = self._given(node, "mode")
        if mode is None or mode.s != b"wrap":
            return False
        pads, axes = self._value(node, 1), self._value(node, 3)
        shape = self.shapes.get(node.input[0])
        if pads is None or shape is None or (len(node.input) > 3 and axes is None):
            self.refuse(node, "of mode wrap with pads or ranks that are not constant")
        chosen = range(len(shape)) if axes is None else [int(axis) for axis in axes]
        value, count = node.input[0], len(chosen)
        for at, axis in enumerate(chosen):
            before, after = int(pads[at]), int(pads[count + at])
            if before == after == 0:
                continue
            extent = shape[axis]
            if not extent:
                self.refuse(node, "of mode wrap along an open extent")
            places = np.arange(-before, extent + after) % extent
            value = self.add(
                "Gather", value, self.constant(places, TensorProto.INT64), axis=axis
            )
        self.add("Identity", value, output=node.output[0])
        return True

    def reshape(self, node: onnx.NodeProto) -> bool:
        """Of more open extents than are left: by way of a single dimension.

        torch-mlir pairs extents from the left, the last one with all that are over, and
        takes open ones in between for one, or for what a known one has.
        """
        before, after = (self.shapes.get(n) for n in (node.input[0], node.output[0]))
        if before is None or after is None or before.count(0) <= after.count(0):
            return False
        paired = 0
        while paired < min(len(before), len(after)) and before[paired] == after[paired]:
            paired += 1
        if len(after) < 2 or after[paired:] == [0]:
            return False
        if not (sizes := self._sizes(node, len(after))):
            return False
        flat = self.constant([-1], TensorProto.INT64)
        value = self.add("Reshape", node.input[0], flat)
        self.add("Reshape", value, sizes, output=node.output[0])
        return True

    def _sizes(self, node: onnx.NodeProto, rank: int) -> str:
        """What a single dimension is to become for a reshape; empty if unknown."""
        value, allowed = node.input[0], self._given(node, "allowzero")
        parts = self._parts(node.input[1])
        if len(parts) != rank:
            return ""
        if 0 in parts and (allowed is None or not allowed.i):
            extents = self.add("Shape", value)
            for at in (at for at, part in enumerate(parts) if part == 0):
                place = self.constant([at], TensorProto.INT64)
                parts[at] = self.add("Gather", extents, place, axis=0)
        names = [
            part if isinstance(part, str) else self.constant([part], TensorProto.INT64)
            for part in parts
        ]
        if -1 in parts and any(isinstance(part, str) for part in parts):
            # torch-mlir would leave the -1 among what is computed.
            at = parts.index(-1)
            others = functools.reduce(
                functools.partial(self.add, "Mul"), names[:at] + names[at + 1 :]
            )
            others = self.add("Max", others, self.constant([1], TensorProto.INT64))
            names[at] = self.add("Div", self.add("Size", value), others)
        return self.add("Concat", *names, axis=0)

    def _parts(self, name: str) -> list[int | str]:
        """The elements of a list of integers, or names of what they are computed by."""
        parts: list[int | str] = []
        for part in self.concatenations.get(name, [name]):
            if part in self.values:
                parts += map(int, numpy_helper.to_array(self.values[part]))
            else:
                parts.append(part)
        return parts

    def reduce(self, node: onnx.NodeProto) -> bool:
        """Over all axes: by their numbers."""
        shape = self.shapes.get(node.input[0])
        if self.opset < 18 and shape and self._given(node, "axes") is None:
            axes = list(range(len(shape)))
            node.attribute.append(onnx.helper.make_attribute("axes", axes))
        return False

    # Known to be wrong

    def check_lstm(self, node: onnx.NodeProto) -> bool:
        if len(node.input) > 7 and node.input[7]:
            self.refuse(node, "with peepholes")
        return False

    def check_hardmax(self, node: onnx.NodeProto) -> bool:
        """It was one of all dimensions from its axis on."""
        axis, shape = self._given(node, "axis"), self.shapes.get(node.input[0])
        last = 1 if axis is None else axis.i
        if self.opset < 13 and (shape is None or last not in (-1, len(shape) - 1)):
            self.refuse(node, "of several dimensions")
        return False

    def check_grid(self, node: onnx.NodeProto) -> bool:
        mode = self._given(node, "mode")
        if mode is not None and mode.s == b"nearest":
            self.refuse(node, "of mode nearest")
        return False


_REPAIRS: dict[str, Callable[[_Repairer, onnx.NodeProto], bool]] = {
    "BitShift": _Repairer.shift,
    "Cast": _Repairer.cast_float,
    "CastLike": _Repairer.cast_float,
    "Col2Im": _Repairer.fold,
    "DepthToSpace": _Repairer.unshuffle,
    "GridSample": _Repairer.check_grid,
    "Hardmax": _Repairer.check_hardmax,
    "LSTM": _Repairer.check_lstm,
    "LpNormalization": _Repairer.normalize,
    "MatMul": _Repairer.multiply,
    "Pad": _Repairer.pad,
    "ReduceL2": _Repairer.reduce_norm,
    "ReduceLogSumExp": _Repairer.reduce_norm,
    "ReduceMax": _Repairer.reduce,
    "ReduceMin": _Repairer.reduce,
    "Reshape": _Repairer.reshape,
    "Resize": _Repairer.check_resize,
}
