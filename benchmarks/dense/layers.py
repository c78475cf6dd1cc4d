# SPDX-License-Identifier: Apache-2.0
"""Layers of the networks of test/models, as modules in the layout between layers.

Between convolutions the compiler keeps channels in blocks that fill a register,
[n, c, h, w] as [n, c / lanes, h, w, lanes] (tensoropt-block-channels), and so do the
arguments and results of these functions: nothing is reordered in a call. What is padded
is so in the function, as a network's input is.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

LANES = 16 if "avx512f" in Path("/proc/cpuinfo").read_text() else 8
"""Floats in a register of this machine."""


def tensor(shape: tuple[int, ...]) -> str:
    return f"tensor<{'x'.join(map(str, shape))}xf32>"


def constant(values: np.ndarray) -> str:
    return f'dense<"0x{values.astype("<f4").tobytes().hex()}"> : {tensor(values.shape)}'


def product(
    loops: str, reductions: str, maps: tuple[str, str, str], shapes: list[tuple]
) -> str:
    """The sum of products of %p and %w into %z, as the compiler writes convolutions."""
    affine = ", ".join(f"affine_map<({loops}) -> ({to})>" for to in maps)
    kinds = ", ".join(
        '"reduction"' if loop in reductions.split(", ") else '"parallel"'
        for loop in loops.split(", ")
    )
    left, right, result = map(tensor, shapes)
    return f"""
  %r = linalg.generic {{indexing_maps = [{affine}], iterator_types = [{kinds}]}}
      ins(%p, %w : {left}, {right}) outs(%z : {result}) {{
    ^bb0(%a: f32, %b: f32, %sum: f32):
      %ab = arith.mulf %a, %b fastmath<contract> : f32
      %next = arith.addf %ab, %sum fastmath<contract> : f32
      linalg.yield %next : f32
  }} -> {result}"""


def function(arguments: str, init: str, body: str, result: tuple[int, ...]) -> str:
    """The module of `body`, which adds to %z, zeros in %y of `init`."""
    type = tensor(result)
    return f"""
func.func @layer({arguments}) -> {type} {{
  %zero = arith.constant 0.0 : f32
  {init}
  %z = linalg.fill ins(%zero : f32) outs(%y : {type}) -> {type}
  {body}
  return %r : {type}
}}
"""


@dataclass(frozen=True)
class Convolution:
    """Square images and filters; the border leaves extents as they are / stride."""

    where: str  # a network that has it
    inputs: int
    outputs: int
    image: int
    kernel: int
    stride: int = 1
    groups: int = 1

    @property
    def name(self) -> str:
        size = f"{self.kernel}x{self.kernel}"
        stride = f"/{self.stride}" if self.stride > 1 else ""
        groups = f" in {self.groups} groups" if self.groups > 1 else ""
        if self.is_depthwise:
            return f"depthwise {size}{stride}, {self.inputs} at {self.image}"
        channels = f"{self.inputs} to {self.outputs}{groups}"
        return f"{size}{stride}, {channels} at {self.image}"

    @property
    def is_depthwise(self) -> bool:
        return self.groups == self.inputs

    @property
    def padding(self) -> int:
        return self.kernel // 2

    @property
    def result(self) -> int:
        return (self.image + 2 * self.padding - self.kernel) // self.stride + 1

    @property
    def weights_shape(self) -> tuple[int, ...]:
        """As oneDNN and ONNX have them: [f, c, h, w] of all groups."""
        return (self.outputs, self.inputs // self.groups, self.kernel, self.kernel)

    @property
    def operations(self) -> int:
        return 2 * int(np.prod(self.weights_shape)) * self.result**2

    @property
    def bytes(self) -> int:
        images = self.inputs * self.image**2 + self.outputs * self.result**2
        return 4 * (images + int(np.prod(self.weights_shape)))

    def split(self, channels: int) -> tuple[int, ...]:
        """The dimensions that channels are outside of the last one, lanes."""
        if self.is_depthwise or self.groups == 1:
            return (channels // LANES,)
        return (self.groups, channels // self.groups // LANES)

    def to_blocks(self, x: np.ndarray) -> np.ndarray:
        """An image as the function takes it."""
        _, channels, height, width = x.shape
        if channels % LANES:
            return x  # the first layer reads colours as they are
        outside = self.split(channels)
        blocks = x.reshape(1, *outside, LANES, height, width)
        return np.ascontiguousarray(np.moveaxis(blocks, -3, -1))

    def block_weights(self, weights: np.ndarray) -> np.ndarray:
        """[groups, f blocks, c blocks, h, w, c lanes, f lanes], without what is not."""
        size = (self.kernel, self.kernel)
        if self.is_depthwise:
            return np.moveaxis(weights.reshape(-1, LANES, *size), 1, -1)
        outputs, inputs = self.outputs // self.groups, self.inputs // self.groups
        groups = (self.groups,) * (self.groups > 1)
        if inputs % LANES:
            split = weights.reshape(*groups, -1, LANES, inputs, *size)
            return np.moveaxis(split, -4, -1)
        split = weights.reshape(*groups, outputs // LANES, LANES, -1, LANES, *size)
        return np.moveaxis(split, (-3, -5), (-2, -1))

    def maps(self) -> tuple[str, str, tuple[str, str, str]]:
        """All loops, those that sum, and the three index maps."""
        s = self.stride
        place = f"h * {s} + k, w * {s} + l"
        if self.is_depthwise:
            image = f"n, f, {place}, o"
            return (
                "n, h, w, f, k, l, o",
                "k, l",
                (image, "f, k, l, o", "n, f, h, w, o"),
            )
        if self.inputs // self.groups % LANES:
            loops = "n, f, h, w, c, k, l, o"
            return (
                loops,
                "c, k, l",
                (f"n, c, {place}", "f, c, k, l, o", "n, f, h, w, o"),
            )
        g = "g, " if self.groups > 1 else ""
        loops = f"n, {g}f, h, w, c, k, l, i, o"
        image, weights = f"n, {g}c, {place}, i", f"{g}f, c, k, l, i, o"
        return loops, "c, k, l, i", (image, weights, f"n, {g}f, h, w, o")

    def module(self, weights: np.ndarray) -> str:
        blocks = self.block_weights(weights)
        x = self.to_blocks(np.empty((1, self.inputs, self.image, self.image), "f"))
        y = self.to_blocks(np.empty((1, self.outputs, self.result, self.result), "f"))
        border = [0] * x.ndim
        first = x.ndim - (2 if self.inputs % LANES else 3)
        border[first : first + 2] = [self.padding] * 2
        padded = tuple(extent + 2 * at for extent, at in zip(x.shape, border))
        indices = ", ".join(f"%i{at}: index" for at in range(x.ndim))
        pad = f"""%p = tensor.pad %x low{border} high{border} {{
    ^bb0({indices}):
      tensor.yield %zero : f32
  }} : {tensor(x.shape)} to {tensor(padded)}"""
        loops, reductions, maps = self.maps()
        shapes = [padded, blocks.shape, y.shape]
        body = f"{pad}\n  %w = arith.constant {constant(blocks)}"
        body += product(loops, reductions, maps, shapes)
        init = f"%y = tensor.empty() : {tensor(y.shape)}"
        return function(f"%x: {tensor(x.shape)}", init, body, y.shape)

    def expect(self, x: np.ndarray, weights: np.ndarray) -> np.ndarray:
        """In double precision, one product of matrices for each place of the filter."""
        wide = np.pad(x[0].astype(float), ((0, 0), *((self.padding,) * 2,) * 2))
        filters = weights.astype(float).reshape(
            self.groups, -1, *self.weights_shape[1:]
        )
        y = np.zeros((self.groups, filters.shape[1], self.result**2))
        reach = (self.result - 1) * self.stride + 1
        for k in range(self.kernel):
            for m in range(self.kernel):
                part = wide[:, k : k + reach : self.stride, m : m + reach : self.stride]
                y += filters[..., k, m] @ part.reshape(self.groups, -1, y.shape[2])
        return y.reshape(1, self.outputs, self.result, self.result)


@dataclass(frozen=True)
class Product:
    """x [m, k] times [k, n]; of one row or column it is a matrix times a vector."""

    where: str
    m: int
    n: int
    k: int
    has_weights: bool
    """Whether the second matrix is a constant, which is packed by the compiler."""

    @property
    def name(self) -> str:
        kind = "constant" if self.has_weights else "given"
        return f"product {self.m} x {self.k} x {self.n}, {kind}"

    @property
    def weights_shape(self) -> tuple[int, ...]:
        return (self.k, self.n)

    @property
    def operations(self) -> int:
        return 2 * self.m * self.n * self.k

    @property
    def bytes(self) -> int:
        return 4 * (self.m * self.k + self.k * self.n + self.m * self.n)

    def module(self, weights: np.ndarray) -> str:
        shapes = [(self.m, self.k), self.weights_shape, (self.m, self.n)]
        x, w, y = map(tensor, shapes)
        arguments, body = f"%x: {x}, %y: {y}", ""
        if self.has_weights:
            body = f"%w = arith.constant {constant(weights)}\n  "
        else:
            arguments += f", %w: {w}"
        body += f"%r = linalg.matmul ins(%x, %w : {x}, {w}) outs(%z : {y}) -> {y}"
        return function(arguments, "", body, shapes[2])

    def expect(self, x: np.ndarray, weights: np.ndarray) -> np.ndarray:
        return x.astype(float) @ weights.astype(float)


LAYERS = (
    Convolution("ResNet-50", 3, 64, 224, 7, stride=2),
    Convolution("MobileNetV2", 3, 32, 224, 3, stride=2),
    Convolution("ResNet-50", 64, 64, 56, 3),
    Convolution("ResNet-50", 128, 128, 28, 3),
    Convolution("ResNet-50", 256, 256, 14, 3),
    Convolution("ResNet-50", 512, 512, 7, 3),
    Convolution("VGG-16", 128, 128, 112, 3),
    Convolution("GoogLeNet", 96, 208, 14, 3),
    Convolution("ResNet-50", 128, 128, 56, 3, stride=2),
    Convolution("ResNet-50", 256, 64, 56, 1),
    Convolution("ResNet-50", 64, 256, 56, 1),
    Convolution("ResNet-50", 512, 2048, 7, 1),
    Convolution("ResNet-50", 256, 512, 56, 1, stride=2),
    Convolution("MobileNetV2", 96, 576, 14, 1),
    Convolution("ResNeXt-50", 512, 512, 14, 3, groups=32),
    Convolution("ResNeXt-50", 1024, 1024, 7, 3, groups=32),
    Convolution("MobileNetV2", 144, 144, 56, 3, groups=144),
    Convolution("MobileNetV2", 96, 96, 112, 3, stride=2, groups=96),
    Convolution("MobileNetV2", 960, 960, 7, 3, groups=960),
    Product("MiniLM", 128, 1536, 384, True),
    Product("MiniLM", 128, 384, 1536, True),
    Product("", 512, 512, 512, False),
    Product("", 1024, 1024, 1024, False),
    Product("", 2048, 2048, 2048, False),
    Product("", 1024, 1024, 1024, True),
    Product("", 2048, 2048, 2048, True),
    Product("ResNet-50", 1, 1000, 2048, True),
    Product("VGG-16", 1, 4096, 4096, True),
    Product("", 1, 4096, 4096, False),
    Product("", 4096, 1, 4096, False),
)
