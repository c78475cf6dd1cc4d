# SPDX-License-Identifier: Apache-2.0
"""Quantization in ONNX, written with operators on floats and wider integers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import onnx
from onnx import TensorProto, helper

from ._onnx_rewrite import Builder


@dataclass(frozen=True)
class Narrow:
    """An element type that is replaced."""

    bits: int
    signed: bool
    carrier: int
    """What holds the number inside of the model."""
    stored: int
    """What holds the bits in an input or an output."""

    @property
    def range(self) -> tuple[int, int]:
        if self.signed:
            return -(1 << self.bits - 1), (1 << self.bits - 1) - 1
        return 0, (1 << self.bits) - 1


_F32: int = TensorProto.FLOAT
_F64: int = TensorProto.DOUBLE
_I8: int = TensorProto.INT8
_I16: int = TensorProto.INT16
_I32: int = TensorProto.INT32
_I64: int = TensorProto.INT64

NARROW: dict[int, Narrow] = {
    TensorProto.UINT8: Narrow(8, False, _I32, _I8),
    TensorProto.UINT16: Narrow(16, False, _I32, _I16),
    TensorProto.UINT32: Narrow(32, False, _I64, _I32),
    TensorProto.UINT64: Narrow(64, False, _I64, _I64),
    TensorProto.UINT4: Narrow(4, False, _I32, _I8),
    TensorProto.INT4: Narrow(4, True, _I32, _I8),
    TensorProto.UINT2: Narrow(2, False, _I32, _I8),
    TensorProto.INT2: Narrow(2, True, _I32, _I8),
}

FLOATS8 = frozenset(
    (
        TensorProto.FLOAT8E4M3FN,
        TensorProto.FLOAT8E4M3FNUZ,
        TensorProto.FLOAT8E5M2,
        TensorProto.FLOAT8E5M2FNUZ,
    )
)


class Quantizer(Builder):
    """Writes quantizations with their parts; works in single precision where ONNX's
    evaluator does."""

    def needs_parts(self, node: onnx.NodeProto) -> bool:
        """Whether torch-mlir has no or a wrong lowering of a quantization."""
        if node.op_type == "QLinearMatMul":
            return True
        if node.op_type not in ("QuantizeLinear", "DequantizeLinear"):
            return False
        kinds = (self.types.get(name, 0) for name in (node.input[0], node.output[0]))
        return any(kind == _I16 or kind in FLOATS8 for kind in kinds) or any(
            attribute.name == "block_size" and attribute.i
            for attribute in node.attribute
        )

    def narrow(self, name: str) -> Narrow | None:
        return NARROW.get(self.types.get(name, 0))

    def _dequantize(self, node: onnx.NodeProto) -> None:
        value, scale = node.input[:2]
        work = _F32
        number = self.cast(value, work)
        if len(node.input) > 2 and node.input[2]:
            zero = self._spread(self.cast(node.input[2], work), node, value)
            number = self.add("Sub", number, zero)
        wide_scale = self._spread(self.cast(scale, work), node, value)
        number = self.add("Mul", number, wide_scale)
        kind = self.types.get(node.output[0], work)
        self.add("Cast", number, to=kind, output=node.output[0])

    def _quantize(self, node: onnx.NodeProto) -> None:
        value, scale = node.input[:2]
        work = _F32
        number = self.add(
            "Div",
            self.cast(value, work),
            self._spread(self.cast(scale, work), node, value),
        )
        zero = ""
        if len(node.input) > 2 and node.input[2]:
            zero = self._spread(self.cast(node.input[2], work), node, value)
        self._round(number, zero, node.output[0])

    def _round(self, number: str, zero: str, output: str) -> None:
        """Rounds floats to the output's type, and saturates."""
        if self.types.get(output) in FLOATS8:
            self.add("Cast", number, to=self.types[output], output=output)
            return
        number = self.add("Round", number)
        if zero:
            number = self.add("Add", number, zero)
        kind = self.narrow(output)
        if kind is None:
            width = np.iinfo(helper.tensor_dtype_to_np_dtype(self.types[output]))
            least, most = int(width.min), int(width.max)
            carrier = self.types[output]
        else:
            (least, most), carrier = kind.range, kind.carrier
        bounds = (self.constant(x, _F32) for x in (least, most))
        number = self.add("Clip", number, *bounds)
        self.add("Cast", number, to=carrier, output=output)

    def _shifted(self, name: str, zero: str, kind: int) -> str:
        """The difference to the zero point, which is one number or a row of them."""
        value = self.cast(name, kind)
        return self.add("Sub", value, self.cast(zero, kind)) if zero else value

    def _matmul_integer(self, node: onnx.NodeProto) -> None:
        a, b, a_zero, b_zero = [*node.input, "", ""][:4]
        if a_zero and len(self.shapes.get(a_zero, ())) == 1:
            # Zero points of rows stand in a column.
            a_zero = self.add("Reshape", a_zero, self.constant([-1, 1], _I64))
        self.add(
            "MatMul",
            self._shifted(a, a_zero, _I32),
            self._shifted(b, b_zero, _I32),
            output=node.output[0],
        )

    def _conv_integer(self, node: onnx.NodeProto) -> None:
        x, w, x_zero, w_zero = [*node.input, "", ""][:4]
        sums = self._convolve(node, (x, x_zero, w, w_zero))
        self.add("Cast", sums, to=_I32, output=node.output[0])

    def _convolve(self, node: onnx.NodeProto, inputs: tuple[str, ...]) -> str:
        """In doubles, where products of 8 bits and their sums are exact."""
        x, x_zero, w, w_zero = inputs[:4]
        if w_zero and len(self.shapes.get(w_zero, ())) == 1:
            w_zero = self._channels(w_zero, w)
        operands = [self._shifted(x, x_zero, _F64), self._shifted(w, w_zero, _F64)]
        if len(inputs) > 4 and inputs[4]:
            operands.append(self.cast(inputs[4], _F64))
        sums = self.add("Conv", *operands)
        self.nodes[-1].attribute.extend(node.attribute)
        return sums

    def _channels(self, name: str, weights: str) -> str:
        """A value for each output channel, beside the weights."""
        shape = [-1] + [1] * (len(self.shapes.get(weights, ())) - 1)
        return self.add("Reshape", name, self.constant(shape, _I64))

    def _qlinear_matmul(self, node: onnx.NodeProto) -> None:
        a, a_scale, a_zero, b, b_scale, b_zero, scale, zero = node.input
        product = self.add(
            "MatMul",
            self._scaled(a, a_scale, a_zero),
            self._scaled(b, b_scale, b_zero),
        )
        number = self.add("Div", product, self.cast(scale, _F32))
        self._round(number, self.cast(zero, _F32), node.output[0])

    def _scaled(self, name: str, scale: str, zero: str) -> str:
        return self.add("Mul", self._shifted(name, zero, _F32), self.cast(scale, _F32))

    def _qlinear_conv(self, node: onnx.NodeProto) -> None:
        x, x_scale, x_zero, w, w_scale, w_zero, scale, zero, *bias = node.input
        sums = self._convolve(node, (x, x_zero, w, w_zero, *bias))
        w_factor = self.cast(w_scale, _F64)
        if len(self.shapes.get(w_scale, ())) == 1:
            rank = len(self.shapes.get(w, ()))
            shape = [-1] + [1] * (rank - 2)
            w_factor = self.add("Reshape", w_factor, self.constant(shape, _I64))
        factor = self.add("Mul", self.cast(x_scale, _F64), w_factor)
        factor = self.add("Div", factor, self.cast(scale, _F64))
        number = self.cast(self.add("Mul", sums, factor), _F32)
        self._round(number, self.cast(zero, _F32), node.output[0])

    def _spread(self, name: str, node: onnx.NodeProto, value: str) -> str:
        """One number for all, for each place along an axis, or for each block there."""
        shape = self.shapes.get(node.input[1])
        if shape is None or value not in self.shapes:
            self.refuse(node, "with scales of unknown shape")
        given = {attribute.name: attribute.i for attribute in node.attribute}
        rank = len(self.shapes[value])
        axis = given.get("axis", 1) % rank if rank else 0
        if len(shape) == 0 or shape == [1]:
            return name
        if block := given.get("block_size", 0):
            if not all(shape):
                self.refuse(node, "with blocks of unknown number")
            split = [*shape[: axis + 1], 1, *shape[axis + 1 :]]
            tiles = [block if at == axis + 1 else 1 for at in range(rank + 1)]
            joined = [x * (block if at == axis else 1) for at, x in enumerate(shape)]
            name = self.add("Reshape", name, self.constant(split, _I64))
            name = self.add("Tile", name, self.constant(tiles, _I64))
            return self.add("Reshape", name, self.constant(joined, _I64))
        row = [-1 if at == axis else 1 for at in range(rank)]
        return self.add("Reshape", name, self.constant(row, _I64))


QUANTIZED: dict[str, Callable[[Quantizer, onnx.NodeProto], None]] = {
    "DequantizeLinear": Quantizer._dequantize,
    "QuantizeLinear": Quantizer._quantize,
    "MatMulInteger": Quantizer._matmul_integer,
    "ConvInteger": Quantizer._conv_integer,
    "QLinearMatMul": Quantizer._qlinear_matmul,
    "QLinearConv": Quantizer._qlinear_conv,
}
