# SPDX-License-Identifier: Apache-2.0
"""Operations on elements that lie along other dimensions, beside NumPy."""

import itertools
import random

import numpy as np
import pytest
from tensoropt import Module

TYPES = {"f32": np.float32, "f64": np.float64, "i32": np.int32, "i8": np.int8}


def affine_map(rank, results):
    dims = ", ".join(f"d{dim}" for dim in range(rank))
    return f"affine_map<({dims}) -> ({', '.join(results)})>"


def tensor(shape, kind):
    return f"tensor<{'x'.join(map(str, shape))}x{kind}>"


class Sum:
    """The sum of operands, of each some dimensions in some order."""

    def __init__(self, extents, orders, kind):
        self.extents, self.orders, self.kind = extents, orders, kind
        self.shapes = [[extents[dim] for dim in order] for order in orders]

    def text(self):
        rank, kind = len(self.extents), self.kind
        add = "addf" if kind[0] == "f" else "addi"
        types = [tensor(shape, kind) for shape in self.shapes]
        names = [f"%x{at}" for at in range(len(types))]
        maps = [
            affine_map(rank, [f"d{dim}" for dim in order])
            for order in [*self.orders, range(rank)]
        ]
        body = "\n".join(
            f"%s{at + 1} = arith.{add} %s{at}, %a{at + 1} : {kind}"
            for at in range(len(types) - 1)
        ).replace("%s0,", "%a0,")
        last = f"%s{len(types) - 1}" if len(types) > 1 else "%a0"
        result = tensor(self.extents, kind)
        arguments = ", ".join(f"{n}: {t}" for n, t in zip(names, types, strict=True))
        entries = ", ".join(f"%a{at}: {kind}" for at in range(len(types)))
        loops = ", ".join(['"parallel"'] * rank)
        return f"""
        func.func @f({arguments}) -> {result} {{
          %e = tensor.empty() : {result}
          %y = linalg.generic {{indexing_maps = [{", ".join(maps)}],
              iterator_types = [{loops}]}}
              ins({", ".join(names)} : {", ".join(types)}) outs(%e : {result}) {{
            ^bb0({entries}, %out: {kind}):
              {body}
              linalg.yield {last} : {kind}
          }} -> {result}
          return %y : {result}
        }}"""

    def check(self, seed, threads):
        generator = np.random.default_rng(seed)
        inputs = [
            generator.integers(-9, 9, shape).astype(TYPES[self.kind])
            for shape in self.shapes
        ]
        rank = len(self.extents)
        expected = np.zeros(self.extents, TYPES[self.kind])
        for order, x in zip(self.orders, inputs, strict=True):
            missing = [dim for dim in range(rank) if dim not in order]
            whole = x.reshape([*x.shape, *[1] * len(missing)])
            places = [*order, *missing]
            expected = expected + whole.transpose(np.argsort(places))
        result = Module.parse(self.text()).compile(threads=threads)["f"](*inputs)
        np.testing.assert_array_equal(result, expected, self.text())


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("extents", [(16, 64), (17, 33), (64, 65), (8, 70), (3, 40)])
def test_matrices(extents, kind):
    """Alone, and beside what lies as the result does, or is the same along rows."""
    for orders in ([(1, 0)], [(1, 0), (0, 1)], [(1, 0), (0,), (1,)]):
        Sum(extents, orders, kind).check(1, threads=1)


@pytest.mark.parametrize("seed", range(12))
def test_random_orders(seed):
    choose = random.Random(seed)
    rank = choose.randint(2, 4)
    extents = [choose.choice([1, 2, 5, 16, 19, 32, 50]) for _ in range(rank)]
    orders = [choose.choice(list(itertools.permutations(range(rank))))]
    for _ in range(choose.randint(0, 3)):
        some = choose.sample(range(rank), choose.randint(1, rank))
        orders.append(tuple(some))
    Sum(extents, orders, choose.choice(list(TYPES))).check(seed, choose.choice([1, 2]))
