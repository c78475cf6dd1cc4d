# SPDX-License-Identifier: Apache-2.0
"""Convolutions of arguments with a border of zeros, in the layout between layers:
against float64, and bit by bit against the same image with its border."""

import os

import numpy as np
import pytest
import tensoropt
from numpy.lib.stride_tricks import sliding_window_view

CASES = int(os.environ.get("TENSOROPT_PRODUCT_CASES", "40"))
KINDS = {np.float32: "f32", np.float64: "f64", np.float16: "f16"}
MAPS = {
    "depthwise": ("nfHWo", "fklo", "klo"),
    "few": ("ncHW", "fcklo", "ckl"),
    "full": ("ncHWi", "fcklio", "ckli"),
}
"""Letters of the image (places in capitals), the weights, and what is summed."""


class Windows:
    def __init__(self, random):
        self.form = str(random.choice(["depthwise", "depthwise", "few", "full"]))
        self.element = random.choice([np.float32, np.float32, np.float64, np.float16])
        # Sums of what is stored in half precision are of f32.
        self.sum = np.float64 if self.element == np.float64 else np.float32
        self.lanes = int(random.choice([4, 8, 16]))
        self.window = random.integers(1, 6, 2)
        self.stride, self.dilation = random.integers(1, 4, (2, 2))
        span = (self.window - 1) * self.dilation + 1
        # No window lies in the border.
        self.low, self.high = (random.integers(0, span) for _ in range(2))
        self.image = np.maximum(span, random.integers(1, 30, 2))
        if random.random() < 0.3:
            # Around each place of the image, and far from it.
            self.window = random.choice([1, 3, 5], 2)
            self.dilation = random.integers(1, 16, 2)
            span = (self.window - 1) * self.dilation + 1
            self.low = self.high = span // 2
            self.image = random.integers(1, 30, 2)
        padded = self.image + self.low + self.high
        self.result = (padded - span) // self.stride + 1
        self.extents = {
            "n": int(random.choice([1, 1, 2])),
            "f": int(random.integers(1, 5)),
            "c": int(random.integers(1, 4)),
            "i": self.lanes,
            "o": self.lanes,
            **dict(zip("hwkl", map(int, (*self.result, *self.window)))),
            **dict(zip("HW", map(int, self.image))),
        }
        self.clamps = random.random() < 0.5
        self.is_made = random.random() < 0.5
        self.batch_is_open = random.random() < 0.3
        self.start = float(random.choice([0, 1.5]))
        image, weights, _ = MAPS[self.form]
        self.x, self.weights = (
            random.standard_normal([self.extents[at] for at in letters]).astype(
                self.element
            )
            for letters in (image, weights)
        )

    def __repr__(self):
        return str({k: v for k, v in vars(self).items() if k not in ("x", "weights")})

    def border(self):
        image, *_ = MAPS[self.form]
        low, high = ([0] * len(image) for _ in range(2))
        at = image.index("H")
        low[at : at + 2], high[at : at + 2] = self.low.tolist(), self.high.tolist()
        return low, high

    def expect(self):
        image, weights, _ = MAPS[self.form]
        x = np.pad(self.x.astype(float), list(zip(*self.border())))
        x = np.abs(x) if self.is_made else x
        at = image.index("H")
        span = (self.window - 1) * self.dilation + 1
        view = sliding_window_view(x, tuple(span), (at, at + 1))
        steps = [slice(None)] * view.ndim
        steps[at : at + 2] = (slice(None, None, s) for s in self.stride)
        steps[-2:] = (slice(None, None, s) for s in self.dilation)
        result = np.einsum(
            f"{image.replace('HW', 'hw')}kl,{weights}->nfhwo",
            view[tuple(steps)],
            self.weights.astype(float),
            optimize=True,
        )
        result += self.start
        return np.maximum(result, 0) if self.clamps else result

    def tensor(self, shape, element=None):
        kind = KINDS[element or self.element]
        return f"tensor<{'x'.join(map(str, shape))}x{kind}>"

    def images(self, shape, element=None):
        return self.tensor(["?", *shape[1:]] if self.batch_is_open else shape, element)

    def write(self, is_padded):
        """With the border in the argument, or made in the function."""
        image, weights, sums = MAPS[self.form]
        letters = [
            "n, f, h, w, o",
            ", ".join(image),
            ", ".join(weights),
            ", ".join(["n", "f", "h", "w", "o", *sums.replace("o", "")]),
        ]
        place = [
            f"{o} * {s} + {k} * {d}"
            for o, k, s, d in zip("hw", "kl", self.stride, self.dilation)
        ]
        read = letters[1].replace("H", place[0]).replace("W", place[1])
        maps = ", ".join(
            f"affine_map<({letters[3]}) -> ({to})>"
            for to in (read, letters[2], letters[0])
        )
        kinds = ", ".join(
            '"parallel"' if letter in "nfhwo" else '"reduction"'
            for letter in letters[3].split(", ")
        )
        low, high = self.border()
        shape = np.add(self.x.shape, np.add(low, high))
        narrow, wide = KINDS[self.element], KINDS[self.sum]
        result = self.images([self.extents[at] for at in "nfhwo"], self.sum)
        indices = ", ".join(f"%i{at}: index" for at in range(self.x.ndim))
        bytes_ = self.weights.astype(np.dtype(self.element).newbyteorder("<"))
        lines = [
            f"func.func @f(%x: {self.images(shape if is_padded else self.x.shape)})"
            f" -> {result} {{",
            f"%none = arith.constant 0.0 : {narrow}",
            f"%zero = arith.constant 0.0 : {wide}",
            f"%start = arith.constant {self.start} : {wide}",
            f'%weights = arith.constant dense<"0x{bytes_.tobytes().hex()}"> : '
            f"{self.tensor(self.weights.shape)}",
        ]
        given = self.images(shape if is_padded else self.x.shape)
        lines += [
            "%first = arith.constant 0 : index",
            f"%batch = tensor.dim %x, %first : {given}",
        ]
        name = "%x"
        if self.is_made:
            lines.append(f"%made = math.absf %x : {given}")
            name = "%made"
        if not is_padded:
            lines += [
                f"%p = tensor.pad {name} low{low} high{high} {{",
                f"^bb0({indices}):",
                f"tensor.yield %none : {narrow}",
                f"}} : {given} to {self.images(shape)}",
            ]
            name = "%p"
        lines += [
            f"%empty = tensor.empty({'%batch' * self.batch_is_open}) : {result}",
            f"%begun = linalg.fill ins(%start : {wide}) outs(%empty : {result}) "
            f"-> {result}",
            f"%sums = linalg.generic {{indexing_maps = [{maps}], "
            f"iterator_types = [{kinds}]}} ins({name}, %weights : "
            f"{self.images(shape)}, {self.tensor(self.weights.shape)}) "
            f"outs(%begun : {result}) {{",
            f"^bb0(%a: {narrow}, %b: {narrow}, %sum: {wide}):",
        ]
        factors = "%a, %b"
        if narrow != wide:
            lines += [f"%{c}w = arith.extf %{c} : {narrow} to {wide}" for c in "ab"]
            factors = "%aw, %bw"
        lines += [
            f"%ab = arith.mulf {factors} : {wide}",
            f"%next = arith.addf %sum, %ab : {wide}",
            f"linalg.yield %next : {wide}",
            f"}} -> {result}",
        ]
        if self.clamps:
            lines += [
                "%clamped = linalg.map ins(%sums : " + result + ") "
                f"outs(%empty : {result})",
                f"(%a: {wide}, %out: {wide}) {{",
                f"%r = arith.maximumf %a, %zero : {wide}",
                f"linalg.yield %r : {wide}",
                "}",
            ]
        lines.append(f"return {'%clamped' if self.clamps else '%sums'} : {result}\n}}")
        return "\n".join(lines)


@pytest.mark.parametrize("seed", range(CASES))
def test_equals_what_a_border_makes(seed):
    case = Windows(np.random.default_rng(seed))
    made = [
        tensoropt.Module.parse(case.write(is_padded=False)).compile(
            f"cpu{{threads={threads} thread-work=0}}"
        )["f"](case.x)
        for threads in [1, 2]
    ]
    padded = np.pad(case.x, list(zip(*case.border())))
    module = tensoropt.Module.parse(case.write(is_padded=True))
    np.testing.assert_array_equal(*made)
    # What the border adds is zero, in the same order.
    np.testing.assert_array_equal(made[0], module.compile()["f"](padded))
    expected = case.expect()
    # Sums of at most 25 x 48 products.
    unit = 1e-12 if case.sum == np.float64 else 1e-5
    np.testing.assert_allclose(
        made[0],
        expected,
        rtol=0,
        atol=unit * max(1, np.abs(expected).max()),
        err_msg=str(case),
    )
