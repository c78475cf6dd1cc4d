# SPDX-License-Identifier: Apache-2.0
"""Random sums of products with constant weights, and what they are in float64."""

import re

import ml_dtypes
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

IMAGE = "affine_map<(n, f, h, w) -> (n, f, h, w)>"
CHANNEL = "affine_map<(n, f, h, w) -> (f)>"


def tensor(shape):
    return f"tensor<{'x'.join(map(str, shape))}xf32>"


def constant(values):
    return f'dense<"0x{values.astype("<f4").tobytes().hex()}"> : {tensor(values.shape)}'


NARROW = {
    np.float16: ("f16", "0xFC00", 2**-11),
    ml_dtypes.bfloat16: ("bf16", "0xFF80", 2**-8),
}
"""Types that are stored narrow: their name, minus infinity, and half a unit of one."""


def write_narrow(text, element):
    """A module on f32 with another type of all tensors."""

    name, infinity, _ = NARROW[element]

    def convert(match):
        if match[0] == "f32":
            return name
        if match[0] == "0xFF800000":
            return infinity
        values = np.frombuffer(bytes.fromhex(match[1]), "<f4")
        return f'"0x{values.astype(element).tobytes().hex()}"'

    return re.sub('"0x([0-9a-f]+)"|0xFF800000|f32', convert, text)


class Random:
    """Numbers that a type can hold."""

    def __init__(self, random, element=np.float32):
        self.random = random
        self.element = element

    def draw(self, shape, scale=1):
        values = self.random.standard_normal(shape) / scale
        return values.astype(self.element).astype("f")


class Convolution(Random):
    """Of any stride, dilation and groups, then a bias, another input, a maximum."""

    def __init__(self, random, element=np.float32):
        super().__init__(random, element)
        self.groups = int(random.choice([1, 1, 1, 2, 3, 8]))
        per_group = 67 // self.groups
        self.inputs, self.outputs = (
            self.groups * int(random.integers(1, per_group + 1)) for _ in range(2)
        )
        if random.random() < 0.5:  # as networks have them
            self.outputs = self.groups * int(random.choice([4, 8, 16, 24, 48]))
        self.kernel = random.integers(1, 4, 2)
        self.stride, self.dilation = random.integers(1, 3, (2, 2))
        span = (self.kernel - 1) * self.dilation + 1
        self.image = span + random.integers(0, 40, 2)
        self.batch = int(random.choice([1, 1, 2]))
        self.result = (self.image - span) // self.stride + 1
        self.bias, self.adds, self.clamps = random.random(3) < 0.5

    def __repr__(self):
        return str({k: v for k, v in vars(self).items() if k != "random"})

    def make_arguments(self):
        shape = (self.batch, self.inputs, *self.image)
        return self.draw(shape), self.draw((self.batch, self.outputs, *self.result))

    def expect(self, x, y):
        span = (self.kernel - 1) * self.dilation + 1
        windows = sliding_window_view(x.astype(float), tuple(span), (2, 3))
        (sh, sw), (dh, dw) = self.stride, self.dilation
        windows = windows[:, :, ::sh, ::sw, ::dh, ::dw]
        g = self.groups
        windows = windows.reshape(self.batch, g, -1, *windows.shape[2:])
        weights = self.weights.astype(float).reshape(g, -1, *self.weights.shape[1:])
        result = np.einsum("ngchwkl,gfckl->ngfhw", windows, weights, optimize=True)
        result = result.reshape(self.batch, self.outputs, *self.result)
        if self.bias:
            result += self.biases.astype(float)[:, None, None]
        if self.adds:
            result += y
        return np.maximum(result, 0) if self.clamps else result

    def write(self):
        """The module; chooses the weights."""
        g = self.groups
        self.weights = self.draw((self.outputs, self.inputs // g, *self.kernel))
        self.biases = self.draw(self.outputs)
        x = (self.batch, self.inputs, *self.image)
        y = (self.batch, self.outputs, *self.result)
        inner = [self.batch, g, self.outputs // g, *map(int, self.result)]
        attributes = ", ".join(
            f"{name} = dense<[{values[0]}, {values[1]}]> : tensor<2xi64>"
            for name, values in [("strides", self.stride), ("dilations", self.dilation)]
        )
        lines = [
            f"func.func @f(%x: {tensor(x)}, %y: {tensor(y)}) -> {tensor(y)} {{",
            "%zero = arith.constant 0.0 : f32",
            f"%empty = tensor.empty() : {tensor(y)}",
            f"%bias = arith.constant {constant(self.biases)}",
        ]
        start = "%start"
        if self.bias:
            lines.append(
                f"%start = linalg.broadcast ins(%bias : {tensor([self.outputs])}) "
                f"outs(%empty : {tensor(y)}) dimensions = [0, 2, 3]"
            )
        else:
            lines.append(
                "%start = linalg.fill ins(%zero : f32) "
                f"outs(%empty : {tensor(y)}) -> {tensor(y)}"
            )
        if g == 1:
            lines += [
                f"%weights = arith.constant {constant(self.weights)}",
                f"%sum = linalg.conv_2d_nchw_fchw {{{attributes}}} "
                f"ins(%x, %weights : {tensor(x)}, {tensor(self.weights.shape)}) "
                f"outs({start} : {tensor(y)}) -> {tensor(y)}",
            ]
        else:
            split = self.weights.reshape(g, -1, *self.weights.shape[1:])
            apart = [self.batch, g, self.inputs // g, *map(int, self.image)]
            groups = "[[0], [1, 2], [3], [4]]"
            lines += [
                f"%weights = arith.constant {constant(split)}",
                f"%xs = tensor.expand_shape %x {groups} "
                f"output_shape {apart} : {tensor(x)} into {tensor(apart)}",
                f"%starts = tensor.expand_shape %start {groups} "
                f"output_shape {inner} : {tensor(y)} into {tensor(inner)}",
                f"%sums = linalg.conv_2d_ngchw_gfchw {{{attributes}}} "
                f"ins(%xs, %weights : {tensor(apart)}, {tensor(split.shape)}) "
                f"outs(%starts : {tensor(inner)}) -> {tensor(inner)}",
                f"%sum = tensor.collapse_shape %sums {groups} "
                f": {tensor(inner)} into {tensor(y)}",
            ]
        body = ["%0 = arith.addf %a, %b : f32" if self.adds else ""]
        last = "%0" if self.adds else "%a"
        if self.clamps:
            body.append(f"%1 = arith.maximumf {last}, %zero : f32")
            last = "%1"
        lines += [
            f"%last = linalg.generic {{indexing_maps = [{IMAGE}, {IMAGE}, {IMAGE}], "
            'iterator_types = ["parallel", "parallel", "parallel", "parallel"]} '
            f"ins(%sum, %y : {tensor(y)}, {tensor(y)}) outs(%empty : {tensor(y)}) {{",
            "^bb0(%a: f32, %b: f32, %out: f32):",
            *body,
            f"linalg.yield {last} : f32",
            f"}} -> {tensor(y)}",
            f"return %last : {tensor(y)}",
            "}",
        ]
        return "\n".join(lines)


class GivenMatrices:
    """Two matrices that are both arguments, each as it is or transposed, a batch of
    them or one; extents may be open, or none."""

    def __init__(self, random):
        self.random = random
        self.dtype = str(random.choice(["f32", "f64"]))
        self.extents = {
            name: int(random.choice([random.integers(2, 68), random.integers(2, 400)]))
            for name in "ijk"
        }
        if random.random() < 0.1:
            self.extents[random.choice(list("ijk"))] = int(random.integers(0, 2))
        self.extents["b"] = int(random.integers(1, 4))
        batch = random.choice(["", "b"])
        self.letters = [
            batch + "".join(random.permutation(list("ik"))),
            random.choice(["", batch]) + "".join(random.permutation(list("kj"))),
        ]
        self.result = batch + "ij"
        self.open = [name for name in self.extents if random.random() < 0.3]
        self.start = float(random.choice([0.0, 2.5]))
        self.adds = bool(random.random() < 0.5)
        self.plan = self.draw_plan() if random.random() < 0.5 else ""

    def draw_plan(self):
        """One that registers of 16 bytes or more can hold, 16 of them."""
        least = min(self.extents[name] for name in "ik")
        # Few columns, or rows that are neighbours, may fill registers as they are,
        # and a batch may be longer than rows.
        lanes = ["j"] + ["i"] * (self.letters[0][-1] == "i")
        if least <= self.extents["b"] or min(self.extents[n] for n in lanes) <= 32:
            return ""
        vectors = int(self.random.integers(1, 3))
        rows = int(self.random.integers(1, 12 // vectors + 1))
        choices = ["right", "both"] + ["none"] * (self.letters[1][-1] == "j")
        copies = str(self.random.choice(choices))
        parts = [
            "order = array<i64: 0, 1>",
            f"tile = array<i64: {rows}, {vectors}>",
            f'copies = "{copies}"',
        ]
        if copies != "none":
            terms, columns = self.random.integers(1, 5, 2) * (16, 32)
            parts.append(f"blocks = array<i64: {terms}, {columns}>")
        return f"attrs = {{tensoropt.kernel_plan = {{{', '.join(parts)}}}}}"

    def __repr__(self):
        return str({k: v for k, v in vars(self).items() if k != "random"})

    def make_arguments(self):
        return [
            self.random.standard_normal(
                [self.extents[name] for name in letters]
            ).astype(self.dtype.replace("f32", "f4").replace("f64", "f8"))
            for letters in [*self.letters, self.result]
        ]

    def expect(self, a, b, c):
        spec = f"{','.join(self.letters)}->{self.result}"
        product = np.einsum(spec, a.astype(float), b.astype(float), optimize=True)
        return product + (c.astype(float) if self.adds else self.start)

    def type(self, letters):
        extents = ["?" if name in self.open else self.extents[name] for name in letters]
        return f"tensor<{'x'.join(map(str, extents))}x{self.dtype}>"

    def write(self):
        loops = [*self.result, "k"]
        maps = ", ".join(
            f"affine_map<({', '.join(loops)}) -> ({', '.join(letters)})>"
            for letters in [*self.letters, self.result]
        )
        kinds = ", ".join(
            '"reduction"' if name == "k" else '"parallel"' for name in loops
        )
        a, b, c = map(self.type, [*self.letters, self.result])
        lines = [f"func.func @f(%a: {a}, %b: {b}, %c: {c}) -> {c} {{"]
        start = "%c"
        if not self.adds:
            start = "%filled"
            lines += [
                f"%start = arith.constant {self.start} : {self.dtype}",
                f"%filled = linalg.fill ins(%start : {self.dtype}) "
                f"outs(%c : {c}) -> {c}",
            ]
        lines += [
            f"%product = linalg.generic {{indexing_maps = [{maps}], "
            f"iterator_types = [{kinds}]}} ins(%a, %b : {a}, {b}) "
            f"outs({start} : {c}) {self.plan} {{",
            f"^bb0(%x: {self.dtype}, %y: {self.dtype}, %z: {self.dtype}):",
            f"%0 = arith.mulf %x, %y : {self.dtype}",
            f"%1 = arith.addf %z, %0 : {self.dtype}",
            f"linalg.yield %1 : {self.dtype}",
            f"}} -> {c}",
            f"return %product : {c}",
            "}",
        ]
        return "\n".join(lines)


class Matrices(Random):
    """Rows times a constant matrix; the number of rows may be open."""

    def __init__(self, random, element=np.float32):
        super().__init__(random, element)
        self.rows, self.inner = random.integers(1, 41, 2)
        self.columns = int(random.integers(1, 20)) * int(random.choice([1, 4, 8, 16]))
        if random.random() < 0.4:  # a little less fills no register
            self.columns += 16 * int(random.integers(8)) - int(random.integers(1, 4))
            self.columns = max(self.columns, 1)
        self.is_open = random.random() < 0.5

    def __repr__(self):
        return str({k: v for k, v in vars(self).items() if k != "random"})

    def make_arguments(self):
        return (
            self.draw((self.rows, self.inner)),
            self.draw((self.rows, self.columns)),
        )

    def expect(self, x, y):
        return np.maximum(x.astype(float) @ self.weights + y, 0)

    def write(self):
        self.weights = self.draw((self.inner, self.columns))
        rows = "?" if self.is_open else self.rows
        x, y = tensor((rows, self.inner)), tensor((rows, self.columns))
        extent = "%n" if self.is_open else ""
        return f"""
        func.func @f(%x: {x}, %y: {y}) -> {y} {{
          %c0 = arith.constant 0 : index
          %n = tensor.dim %x, %c0 : {x}
          %zero = arith.constant 0.0 : f32
          %weights = arith.constant {constant(self.weights)}
          %empty = tensor.empty({extent}) : {y}
          %start = linalg.fill ins(%zero : f32) outs(%empty : {y}) -> {y}
          %sum = linalg.matmul ins(%x, %weights : {x}, {tensor(self.weights.shape)})
                               outs(%start : {y}) -> {y}
          %last = linalg.generic {{indexing_maps = [affine_map<(i, j) -> (i, j)>,
                  affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>],
                  iterator_types = ["parallel", "parallel"]}}
              ins(%sum, %y : {y}, {y}) outs(%empty : {y}) {{
            ^bb0(%a: f32, %b: f32, %out: f32):
              %0 = arith.addf %a, %b : f32
              %1 = arith.maximumf %0, %zero : f32
              linalg.yield %1 : f32
          }} -> {y}
          return %last : {y}
        }}"""
