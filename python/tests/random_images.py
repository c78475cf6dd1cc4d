# SPDX-License-Identifier: Apache-2.0
"""Random networks of convolutions, pooling and concatenations, and what they are
in float64."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from random_products import Random, constant, tensor

IDENTITY = "affine_map<(n, c, h, w) -> (n, c, h, w)>"
CHANNEL = "affine_map<(n, c, h, w) -> (c)>"
PARALLEL = '["parallel", "parallel", "parallel", "parallel"]'
CHANNELS = [1, 3, 4, 8, 12, 16, 16, 28, 32, 32, 48]


def windows(x, kernel, stride):
    return sliding_window_view(x, (kernel, kernel), (2, 3))[:, :, ::stride, ::stride]


class Images(Random):
    """Each step takes images that were made before; the last ones are summed."""

    channels = tuple(CHANNELS)

    def __init__(self, random, element=np.float32):
        super().__init__(random, element)
        self.lines = []
        self.steps = []
        self.count = 0
        self.begin_with((int(random.choice([1, 1, 2])), *self.choose_size()))
        for _ in range(int(random.integers(3, 12))):
            step = random.choice(
                [
                    self.convolve,
                    self.convolve,
                    self.deepen,
                    self.group,
                    self.stretch,
                    self.enlarge,
                    self.pool,
                    self.pad,
                    self.clamp,
                    self.scale,
                    self.add,
                    self.join,
                    self.slice,
                ]
            )
            step(*self.pick())
        self.result = self.made[-1]
        self.mean = random.random() < 0.3
        if self.mean:
            self.sum_up(*self.result)

    def choose_size(self):
        size = int(self.random.integers(9, 24))
        return int(self.random.choice(self.channels)), size, size

    def begin_with(self, shape):
        self.x = self.draw(shape)
        self.made = [("%x", self.x.astype(float))]

    def __repr__(self):
        return "\n".join(self.steps)

    def pick(self):
        recent = self.made[-3:]
        return recent[int(self.random.integers(len(recent)))]

    def name(self):
        self.count += 1
        return f"%v{self.count}"

    def weights(self, shape):
        values = self.draw(shape, np.sqrt(np.prod(shape[1:])))
        name = self.name()
        self.lines.append(f"{name} = arith.constant {constant(values)}")
        return name, values.astype(float)

    def note(self, step, name, values):
        self.steps.append(f"{step} {values.shape}")
        self.made.append((name, values))

    def begin(self, shape, value="0.0"):
        empty, scalar, name = self.name(), self.name(), self.name()
        kind = tensor(shape)
        self.lines += [
            f"{empty} = tensor.empty() : {kind}",
            f"{scalar} = arith.constant {value} : f32",
            f"{name} = linalg.fill ins({scalar} : f32) "
            f"outs({empty} : {kind}) -> {kind}",
        ]
        return name

    def slide(self, op, name, x, other, shape, begun, result, stride):
        made = self.name()
        kind = tensor(result.shape)
        self.lines.append(
            f"{made} = linalg.{op} {{strides = dense<{stride}> : tensor<2xi64>}} "
            f"ins({name}, {other} : {tensor(x.shape)}, {tensor(shape)}) "
            f"outs({begun} : {kind}) -> {kind}"
        )
        self.note(op, made, result)

    def choose_window(self, x):
        most = min(3, x.shape[2], x.shape[3])
        return int(self.random.integers(1, most + 1)), int(self.random.integers(1, 3))

    def convolve(self, name, x):
        self.filter(name, x, *self.choose_window(x))

    def filter(self, name, x, kernel, stride):
        outputs = int(self.random.choice(self.channels))
        weights, values = self.weights((outputs, x.shape[1], kernel, kernel))
        result = np.einsum(
            "nchwkl,fckl->nfhw", windows(x, kernel, stride), values, optimize=True
        )
        if self.random.random() < 0.5:
            biases, shift = self.weights((outputs,))
            begun, empty = self.name(), self.name()
            kind = tensor(result.shape)
            self.lines += [
                f"{empty} = tensor.empty() : {kind}",
                f"{begun} = linalg.broadcast ins({biases} : {tensor([outputs])}) "
                f"outs({empty} : {kind}) dimensions = [0, 2, 3]",
            ]
            result = result + shift[:, None, None]
        else:
            begun = self.begin(result.shape)
        self.slide(
            "conv_2d_nchw_fchw", name, x, weights, values.shape, begun, result, stride
        )

    def stretch(self, name, x):
        """A transposed convolution: zeros come between the elements."""
        if max(x.shape[2:]) > 14:
            return self.convolve(name, x)
        high, wide = self.random.integers(1, 4, 2).tolist()
        low, border = self.random.integers(0, 3, 2).tolist()
        values = np.zeros(
            (
                *x.shape[:2],
                (x.shape[2] - 1) * high + 1 + low + border,
                (x.shape[3] - 1) * wide + 1 + low + border,
            )
        )
        rows = slice(low, values.shape[2] - border, high)
        values[:, :, rows, low : values.shape[3] - border : wide] = x
        zeros, made = self.begin(values.shape), self.name()
        sizes = ", ".join(map(str, x.shape))
        self.lines.append(
            f"{made} = tensor.insert_slice {name} into {zeros}"
            f"[0, 0, {low}, {low}] [{sizes}] [1, 1, {high}, {wide}] : "
            f"{tensor(x.shape)} into {tensor(values.shape)}"
        )
        self.note(f"stretched {high} x {wide} into", made, values)
        kernel = int(self.random.integers(1, min(4, *values.shape[2:]) + 1))
        return self.filter(made, values, kernel, 1)

    def enlarge(self, name, x):
        """The nearest neighbour, or every second element."""
        if max(x.shape[2:]) > 14:
            return self.clamp(name, x)
        scales = self.random.choice([0.5, 1, 1.5, 2, 2, 3, 4], 2).tolist()
        shift = float(self.random.choice([0, 0.5]))
        made = self.name()
        taken, rows = [], []
        for at, (size, scale) in enumerate(zip(x.shape[2:], scales, strict=True), 2):
            place = (np.arange(max(1, int(size * scale))) + shift) / scale
            taken.append(np.minimum(place, size - 1).astype(int))
            rows += self.coordinate(f"{made}_{at}", at, shift, scale, size - 1)
        result = x[:, :, taken[0][:, None], taken[1]]
        empty, kind = self.name(), tensor(result.shape)
        self.lines += [
            f"{empty} = tensor.empty() : {kind}",
            f"{made} = linalg.generic {{indexing_maps = [{IDENTITY}], "
            f"iterator_types = {PARALLEL}}} outs({empty} : {kind}) {{",
            "^bb0(%out: f32):",
            "%n = linalg.index 0 : index",
            "%c = linalg.index 1 : index",
            *rows,
            f"%r = tensor.extract {name}[%n, %c, {made}_2, {made}_3] : "
            f"{tensor(x.shape)}",
            "linalg.yield %r : f32",
            f"}} -> {kind}",
        ]
        self.note(f"scaled by {scales} with {shift}", made, result)

    def coordinate(self, name, loop, shift, scale, most):
        """min((index + shift) / scale, most), as importers compute it."""
        for number, value in ("shift", shift), ("scale", scale), ("most", most):
            self.lines.append(f"{name}{number} = arith.constant {float(value)} : f32")
        return [
            f"{name}i = linalg.index {loop} : index",
            f"{name}n = arith.index_cast {name}i : index to i64",
            f"{name}f = arith.sitofp {name}n : i64 to f32",
            f"{name}s = arith.addf {name}f, {name}shift : f32",
            f"{name}d = arith.divf {name}s, {name}scale : f32",
            f"{name}m = arith.minimumf {name}d, {name}most : f32",
            f"{name}w = arith.fptosi {name}m : f32 to i64",
            f"{name} = arith.index_cast {name}w : i64 to index",
        ]

    def deepen(self, name, x):
        kernel, stride = self.choose_window(x)
        weights, values = self.weights((x.shape[1], kernel, kernel))
        result = np.einsum("nchwkl,ckl->nchw", windows(x, kernel, stride), values)
        self.slide(
            "depthwise_conv_2d_nchw_chw",
            name,
            x,
            weights,
            values.shape,
            self.begin(result.shape),
            result,
            stride,
        )

    def group(self, name, x):
        """A convolution in groups of few channels, most often as many as before."""
        kernel, stride = self.choose_window(x)
        n, channels, h, w = x.shape
        sizes = [size for size in (1, 2, 3, 4, 8, 16) if channels % size == 0]
        size = int(self.random.choice(sizes))
        groups = channels // size
        outputs = size if self.random.random() < 0.8 else 3
        shape = (groups, outputs, size, kernel, kernel)
        weights, values = self.weights(shape)
        split = x.reshape(n, groups, size, h, w)
        expanded, made = self.name(), self.name()
        self.lines.append(
            f"{expanded} = tensor.expand_shape {name} [[0], [1, 2], [3], [4]] "
            f"output_shape [{n}, {groups}, {size}, {h}, {w}] : "
            f"{tensor(x.shape)} into {tensor(split.shape)}"
        )
        view = sliding_window_view(split, (kernel, kernel), (3, 4))
        result = np.einsum(
            "ngchwkl,gfckl->ngfhw", view[..., ::stride, ::stride, :, :], values
        )
        self.slide(
            "conv_2d_ngchw_gfchw",
            expanded,
            split,
            weights,
            shape,
            self.begin(result.shape),
            result,
            stride,
        )
        inner, _ = self.made.pop()
        joined = result.reshape(n, groups * outputs, *result.shape[3:])
        self.lines.append(
            f"{made} = tensor.collapse_shape {inner} [[0], [1, 2], [3], [4]] : "
            f"{tensor(result.shape)} into {tensor(joined.shape)}"
        )
        self.note(f"{groups} groups of {size}", made, joined)

    def pool(self, name, x):
        kernel, stride = self.choose_window(x)
        takes_sum = self.random.random() < 0.5
        view = windows(x, kernel, stride)
        result = view.sum((4, 5)) if takes_sum else view.max((4, 5))
        window = self.name()
        self.lines.append(f"{window} = tensor.empty() : {tensor((kernel, kernel))}")
        self.slide(
            "pooling_nchw_sum" if takes_sum else "pooling_nchw_max",
            name,
            x,
            window,
            (kernel, kernel),
            self.begin(result.shape, "0.0" if takes_sum else "0xFF800000"),
            result,
            stride,
        )

    def pad(self, name, x):
        self.surround(
            name,
            x,
            *self.random.integers(0, 3, (2, 2)).tolist(),
            float(self.random.choice([0, 1.5])),
        )

    def surround(self, name, x, low, high, value):
        border, made = self.name(), self.name()
        result = np.pad(
            x, [(0, 0), (0, 0), *zip(low, high, strict=True)], constant_values=value
        )
        self.lines += [
            f"{border} = arith.constant {value} : f32",
            f"{made} = tensor.pad {name} low[0, 0, {low[0]}, {low[1]}] "
            f"high[0, 0, {high[0]}, {high[1]}] {{",
            "^bb0(%i: index, %j: index, %k: index, %l: index):",
            f"tensor.yield {border} : f32",
            f"}} : {tensor(x.shape)} to {tensor(result.shape)}",
        ]
        self.note("pad", made, result)

    def each(self, step, names, arrays, maps, body, result):
        empty, made = self.name(), self.name()
        kinds = ", ".join(tensor(array.shape) for array in arrays)
        kind = tensor(result.shape)
        maps = [*maps, IDENTITY]
        arguments = ", ".join(f"%{letter}: f32" for letter in "ab"[: len(names)])
        self.lines += [
            f"{empty} = tensor.empty() : {kind}",
            f"{made} = linalg.generic {{indexing_maps = [{', '.join(maps)}], "
            f"iterator_types = {PARALLEL}}} ins({', '.join(names)} : {kinds}) "
            f"outs({empty} : {kind}) {{",
            f"^bb0({arguments}, %out: f32):",
            body,
            "linalg.yield %r : f32",
            f"}} -> {kind}",
        ]
        self.note(step, made, result)

    def clamp(self, name, x):
        zero = self.name()
        self.lines.append(f"{zero} = arith.constant 0.0 : f32")
        body = f"%r = arith.maximumf %a, {zero} : f32"
        self.each("clamp", [name], [x], [IDENTITY], body, np.maximum(x, 0))

    def scale(self, name, x):
        weights, values = self.weights((x.shape[1],))
        self.each(
            "scale",
            [name, weights],
            [x, values],
            [IDENTITY, CHANNEL],
            "%r = arith.mulf %a, %b : f32",
            x * values[:, None, None],
        )

    def add(self, name, x):
        others = [(n, y) for n, y in self.made if y.shape == x.shape]
        other, y = others[int(self.random.integers(len(others)))]
        self.each(
            "add",
            [name, other],
            [x, y],
            [IDENTITY, IDENTITY],
            "%r = arith.addf %a, %b : f32",
            x + y,
        )

    def join(self, name, x):
        fitting = [
            (n, y)
            for n, y in self.made
            if y.shape[2:] == x.shape[2:] and y.shape[1] + x.shape[1] < 100
        ]
        if not fitting:
            return
        other, y = fitting[int(self.random.integers(len(fitting)))]
        made = self.name()
        result = np.concatenate([x, y], 1)
        self.lines.append(
            f"{made} = tensor.concat dim(1) {name}, {other} : ({tensor(x.shape)}, "
            f"{tensor(y.shape)}) -> {tensor(result.shape)}"
        )
        self.note("join", made, result)

    def slice(self, name, x):
        offset = int(self.random.integers(0, x.shape[1]))
        if self.random.random() < 0.5:
            offset -= offset % 16
        made = self.name()
        result = x[:, offset:]
        n, c, h, w = result.shape
        self.lines.append(
            f"{made} = tensor.extract_slice {name}[0, {offset}, 0, 0] "
            f"[{n}, {c}, {h}, {w}] [1, 1, 1, 1] : "
            f"{tensor(x.shape)} to {tensor(result.shape)}"
        )
        self.note(f"slice from {offset}", made, result)

    def sum_up(self, name, x):
        begun, made = self.begin(x.shape[:2]), self.name()
        self.lines.append(
            f"{made} = linalg.reduce {{ arith.addf }} ins({name} : {tensor(x.shape)}) "
            f"outs({begun} : {tensor(x.shape[:2])}) dimensions = [2, 3]"
        )
        self.result = made, x.sum((2, 3))

    def make_arguments(self):
        return (self.x,)

    def expect(self, _):
        return self.result[1]

    def write(self):
        name, values = self.result
        kind = tensor(values.shape)
        return "\n".join(
            [
                f"func.func @f(%x: {tensor(self.x.shape)}) -> {kind} {{",
                *self.lines,
                f"return {name} : {kind}",
                "}",
            ]
        )


class Windows(Images):
    """Convolutions by windows of 3 x 3 with what follows them, between others
    that make and read blocks of channels."""

    channels = (16, 16, 31, 32, 48, *range(17, 68))

    def __init__(self, random, element=np.float32):
        super().__init__(random, element)
        self.lines = []
        self.steps = []
        self.count = 0
        self.begin_with(
            (
                int(random.choice([1, 1, 2])),
                int(random.choice(self.channels)),
                *random.integers(1, 41, 2).tolist(),
            )
        )
        self.filter(*self.made[-1], 1, 1)
        for _ in range(int(random.integers(1, 4))):
            self.add_window()
        self.filter(*self.made[-1], 1, 1)
        self.result = self.made[-1]

    def add_window(self):
        x = self.made[-1][1]
        if min(x.shape[2:]) < 3 or self.random.random() < 0.7:
            low, high = self.random.integers(1, 3, (2, 2)).tolist()
            self.surround(*self.made[-1], low, high, 0.0)
        self.filter(*self.made[-1], 3, 1)
        for step in (self.scale, self.clamp, self.add):
            if self.random.random() < 0.5:
                step(*self.made[-1])
