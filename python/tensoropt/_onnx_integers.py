# SPDX-License-Identifier: Apache-2.0
"""Integers that torch-mlir takes for others, as wider signed ones in an ONNX model.

torch-mlir keeps no unsigned integers apart from signed ones when it divides, compares
and converts, and knows none of 16 and 64 bits and no integers of less than 8.

    model, unsigned = widen(model)

makes a model that says the same: values of these types become int32, or int64 for 32
and 64 bits, that hold the same number; of 64 bits the same bits. What may leave the
range is cut to it. Inputs and outputs have the bits of the value in a signed type of
its size. An operator that would be wrong so is refused, by its layer.
"""

from __future__ import annotations

import onnx
from onnx import TensorProto, helper, numpy_helper

from ._onnx_quantize import NARROW, QUANTIZED, Narrow, Quantizer
from ._onnx_rewrite import (
    OLDEST,
    UnsupportedError,
    copy_nodes,
    graphs,
    opset_of,
)

_F32: int = TensorProto.FLOAT
_I32: int = TensorProto.INT32
_I64: int = TensorProto.INT64

_FLOATS = frozenset(
    kind
    for name, kind in TensorProto.DataType.items()
    if name.startswith(("FLOAT", "BFLOAT", "DOUBLE"))
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MOVES = _words(
    "Identity Reshape Transpose Gather GatherElements GatherND Concat Slice Split "
    "Squeeze Unsqueeze Expand Flatten Tile Where Pad Compress DepthToSpace "
    "SpaceToDepth ScatterElements ScatterND Scatter Shape Size ReverseSequence NonZero "
    "OneHot Trilu Equal BitwiseAnd BitwiseOr BitwiseXor Constant ConstantOfShape If "
    "Loop Scan Upsample"
)
"""Right for all numbers that are held, also for those of which only the bits are."""

_COMPARES = _words(
    "Greater Less GreaterOrEqual LessOrEqual Min Max TopK ReduceMax ReduceMin ArgMax "
    "ArgMin"
)
"""Right where larger numbers are held as larger ones."""

_EXACT = _words("Div Mod Clip Abs Sign Range")
"""Right for numbers of less than 64 bits: the result lies in the range again."""

_WRAPS = _words("Add Sub Mul BitwiseNot Neg Pow ReduceSum ReduceProd CumSum")
"""Right once the result is cut to the range."""


def widen(model: onnx.ModelProto) -> tuple[onnx.ModelProto, tuple[set[int], set[int]]]:
    """The model, and the numbers of its unsigned inputs and outputs.

    Raises UnsupportedError.
    """
    elided = {tensor.name for tensor in model.graph.initializer}
    inputs = [value for value in model.graph.input if value.name not in elided]
    unsigned = tuple(
        {
            number
            for number, value in enumerate(values)
            if (narrow := NARROW.get(value.type.tensor_type.elem_type))
            and not narrow.signed
        }
        for values in (inputs, model.graph.output)
    )
    result = onnx.ModelProto()
    result.CopyFrom(model)
    widener = _Widener(result)
    has_narrow = any(kind in NARROW for kind in widener.types.values())
    if has_narrow or any(
        widener.needs_parts(node)
        for graph in graphs(result.graph)
        for node in graph.node
    ):
        if has_narrow and opset_of(model) < OLDEST:
            raise UnsupportedError(
                f"has unsigned integers in version {opset_of(model)} of ONNX's "
                f"operators, which does not convert to {OLDEST}",
                "",
            )
        widener.rewrite(result.graph)
    return result, (unsigned[0], unsigned[1])


class _Widener(Quantizer):
    # The graph

    def rewrite(self, graph: onnx.GraphProto) -> None:
        before, inputs = self._take_inputs(graph)
        after = self._give_outputs(graph)
        # Inner graphs first, while they are still those of their nodes.
        for part in reversed(list(graphs(graph))):
            if part is not graph:
                for values in (part.input, part.output):
                    for value in values:
                        self._retype(value)
            self._rewrite_part(part, inputs)
        copy_nodes(graph, [*before, *graph.node, *after])
        graph.initializer.extend(self.constants)

    def _rewrite_part(self, part: onnx.GraphProto, inputs: dict[str, str]) -> None:
        for tensor in part.initializer:
            tensor.CopyFrom(self._widen_tensor(tensor))
        del part.value_info[:]
        self.nodes = []
        for node in part.node:
            self.layer = node.name
            self._rewrite_node(node)
        for node in self.nodes:
            node.input[:] = [inputs.get(name, name) for name in node.input]
        copy_nodes(part, self.nodes)

    def _retype(self, value: onnx.ValueInfoProto) -> None:
        if narrow := NARROW.get(value.type.tensor_type.elem_type):
            value.type.tensor_type.elem_type = narrow.carrier

    def _take_inputs(
        self, graph: onnx.GraphProto
    ) -> tuple[list[onnx.NodeProto], dict[str, str]]:
        """Nodes that widen the inputs, and the names of what they make of them."""
        self.nodes, names = [], {}
        initialized = {tensor.name for tensor in graph.initializer}
        for value in graph.input:
            narrow = NARROW.get(value.type.tensor_type.elem_type)
            if narrow is None:
                continue
            if value.name in initialized:
                value.type.tensor_type.elem_type = narrow.carrier
                continue
            self.layer = value.name
            value.type.tensor_type.elem_type = narrow.stored
            wide = self.cast(value.name, narrow.carrier)
            if not narrow.signed and narrow.bits in (8, 16, 32):
                wide = self._cut(wide, narrow)
            names[value.name] = wide
        return self.nodes, names

    def _give_outputs(self, graph: onnx.GraphProto) -> list[onnx.NodeProto]:
        """Nodes that narrow the outputs, which get other names inside."""
        nodes = []
        renamed = {}
        for value in graph.output:
            if narrow := NARROW.get(value.type.tensor_type.elem_type):
                inner = f"{value.name}/wide"
                renamed[value.name] = inner
                self.types[inner] = value.type.tensor_type.elem_type
                nodes.append(
                    helper.make_node(
                        "Cast",
                        [inner],
                        [value.name],
                        name=f"{value.name}/narrow",
                        to=narrow.stored,
                    )
                )
                value.type.tensor_type.elem_type = narrow.stored
        produced = {name for node in graph.node for name in node.output}
        for old in [name for name in renamed if name not in produced]:
            # An input or a constant that is an output as well.
            graph.node.append(
                helper.make_node("Identity", [old], [renamed.pop(old)], name=old)
            )
        for part in graphs(graph):
            for node in part.node:
                node.input[:] = [renamed.get(name, name) for name in node.input]
                node.output[:] = [renamed.get(name, name) for name in node.output]
        return nodes

    # Nodes

    def _rewrite_node(self, node: onnx.NodeProto) -> None:
        narrow = [
            kind
            for name in (*node.input, *node.output)
            if (kind := self.narrow(name)) is not None
        ]
        if not narrow and not self.needs_parts(node):
            self.nodes.append(node)
            return
        if node.domain:
            self.refuse(node, f"of {node.domain} on {self._kind(node)}")
        if node.op_type in QUANTIZED:
            QUANTIZED[node.op_type](self, node)
            return
        is_bits = any(kind.bits == 64 for kind in narrow)
        for attribute in node.attribute:
            if attribute.HasField("t"):
                attribute.t.CopyFrom(self._widen_tensor(attribute.t))
        if node.op_type in ("Cast", "CastLike", "BitCast"):
            self._rewrite_cast(node)
        elif node.op_type == "MaxPool" and len(node.output) == 1:
            # Exact for the integers that it takes, which have 8 bits.
            value, output = self.cast(node.input[0], _F32), node.output[0]
            pooled = self.add("MaxPool", value)
            self.nodes[-1].attribute.extend(node.attribute)
            self.add("Cast", pooled, to=_I32, output=output)
        elif node.op_type == "BitShift":
            self._rewrite_shift(node)
        elif node.op_type in _MOVES and not self._reduces(node):
            self.nodes.append(node)
        elif node.op_type in _COMPARES and not (is_bits and node.op_type == "TopK"):
            (self._compare_bits if is_bits else self.nodes.append)(node)
        elif node.op_type in _WRAPS or (node.op_type in _EXACT and not is_bits):
            self._wrap(node)
        else:
            self.refuse(node, f"on {self._kind(node)}")

    def _is_float(self, node: onnx.NodeProto) -> bool:
        kinds = (self.types.get(name, 0) for name in (node.input[0], node.output[0]))
        return any(kind in _FLOATS for kind in kinds)

    def _reduces(self, node: onnx.NodeProto) -> bool:
        """Whether a scatter does more than to move."""
        return any(
            attribute.name == "reduction" and attribute.s != b"none"
            for attribute in node.attribute
        )

    def _kind(self, node: onnx.NodeProto) -> str:
        kinds = (self.types.get(name, 0) for name in (*node.input, *node.output))
        kind = next(kind for kind in kinds if kind in NARROW)
        return str(TensorProto.DataType.Name(kind)).lower()

    def _wrap(self, node: onnx.NodeProto) -> None:
        """The node, its results cut to their range."""
        ends = []
        for at, name in enumerate(node.output):
            if kind := self.narrow(name):
                node.output[at] = f"{name}/uncut"
                ends.append((node.output[at], kind, name))
        self.nodes.append(node)
        for inner, kind, name in ends:
            self._cut(inner, kind, name)

    def _rewrite_cast(self, node: onnx.NodeProto) -> None:
        source, target = self.narrow(node.input[0]), self.narrow(node.output[0])
        kind = self.types.get(node.output[0], 0)
        is_float = self._is_float(node)
        is_bits = any(kind and kind.bits == 64 for kind in (source, target))
        if is_float and (is_bits or node.op_type == "BitCast"):
            self.refuse(node, f"on {self._kind(node)}")
        value = node.input[0]
        if target is None:
            self.add("Cast", value, to=kind, output=node.output[0])
            return
        value = self.cast(value, target.carrier)
        self._cut(value, target, node.output[0])

    def _rewrite_shift(self, node: onnx.NodeProto) -> None:
        """Shifts of bits that are held in numbers; by the width and more gives zero."""
        kind = self.narrow(node.input[0])
        assert kind is not None
        value, amount = node.input
        left = any(attribute.s == b"LEFT" for attribute in node.attribute)
        one, width = (self.constant(x, kind.carrier) for x in (1, kind.bits))
        zero = self.constant(0, kind.carrier)
        within = self.add("Less", amount, width)
        if kind.bits == 64:
            within = self.add("And", within, self.add("GreaterOrEqual", amount, zero))
        amount = self.add("Where", within, amount, zero)
        if left:
            shifted = self.add("BitShift", value, amount, direction="LEFT")
        elif kind.bits < 64:
            shifted = self.add("BitShift", value, amount, direction="RIGHT")
        else:
            # The first step clears the sign, the rest never sees one.
            positive = self.add("Greater", amount, zero)
            half = self.add("BitShift", value, one, direction="RIGHT")
            half = self.add(
                "BitwiseAnd", half, self.constant((1 << 63) - 1, kind.carrier)
            )
            rest = self.add("Where", positive, self.add("Sub", amount, one), zero)
            shifted = self.add("BitShift", half, rest, direction="RIGHT")
            shifted = self.add("Where", positive, shifted, value)
        shifted = self.add("Where", within, shifted, zero)
        self._cut(shifted, kind, node.output[0])

    def _compare_bits(self, node: onnx.NodeProto) -> None:
        """Of 64 bits: with the first one flipped they have the order of the numbers."""
        flip = self.constant(-(1 << 63), _I64)  # added, for that wraps
        node.input[:] = [
            self.add("Add", name, flip) if self.narrow(name) else name
            for name in node.input
        ]
        ends = []
        for at, name in enumerate(node.output):
            if self.narrow(name):
                node.output[at] = f"{name}/flipped"
                ends.append((node.output[at], name))
        self.nodes.append(node)
        for inner, name in ends:
            self.add("Add", inner, flip, output=name)

    # Small parts

    def _cut(self, name: str, kind: Narrow, output: str = "") -> str:
        """The bits that the type has, as a number."""
        if kind.bits == 64:
            return self.add("Identity", name, output=output)
        if kind.signed:
            half = self.constant(1 << kind.bits - 1, kind.carrier)
            name = self.add("Add", name, half)
            name = self._modulo(name, kind)
            return self.add("Sub", name, half, output=output)
        return self._modulo(name, kind, output)

    def _modulo(self, name: str, kind: Narrow, output: str = "") -> str:
        if self.opset >= 18:
            mask = self.constant((1 << kind.bits) - 1, kind.carrier)
            return self.add("BitwiseAnd", name, mask, output=output)
        size = self.constant(1 << kind.bits, kind.carrier)
        return self.add("Mod", name, size, output=output)

    def _widen_tensor(self, tensor: TensorProto) -> TensorProto:
        kind = NARROW.get(tensor.data_type)
        if kind is None:
            return tensor
        dtype = helper.tensor_dtype_to_np_dtype(kind.carrier)
        array = numpy_helper.to_array(tensor).astype(dtype)
        return numpy_helper.from_array(array, tensor.name)
