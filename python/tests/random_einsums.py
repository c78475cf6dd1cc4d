# SPDX-License-Identifier: Apache-2.0
"""Random einsums of sparse tensors, and what they are by brute force.

The oracle knows entries as dictionaries from coordinate to value, visits every
combination of indices, and shares nothing with the compiler. Values are small whole
numbers, so that sums of them are exact in every element type.
"""

import itertools
import random
from dataclasses import dataclass, field

import numpy as np
from tensoropt import Entries

ELEMENTS = {
    "i1": np.bool_,
    "i32": np.int32,
    "i64": np.int64,
    "f32": np.float32,
    "f64": np.float64,
    "complex<f64>": np.complex128,
}
SEMIRINGS = {
    "plus_times": (lambda a, b: a + b, lambda a, b: a * b),
    "min_plus": (min, lambda a, b: a + b),
    "max_plus": (max, lambda a, b: a + b),
    "max_times": (max, lambda a, b: a * b),
    "or_and": (lambda a, b: a or b, lambda a, b: a and b),
}
# Specifications, with a name per operand; "x" is always dense.
KERNELS = [
    ("ik,kj->ij", "AB"),
    ("ik,kj->ij", "AA"),
    ("ik,jk->ij", "AA"),
    ("ki,kj->ij", "AA"),
    ("ij,ij->ij", "AB"),
    ("ij,ji->ij", "AB"),
    ("ij,j->i", "AB"),
    ("ij,ij->", "AB"),
    ("ij+ij->ij", "AB"),
    ("ij+ji->ij", "AA"),
    ("ij,j+ij,j->i", "AxBx"),
    ("ij->ji", "A"),
    ("ij,j->ij", "Ax"),
    ("ij,jj->i", "AB"),
    ("ii->i", "A"),
    ("ii,jj->", "AB"),
    ("iji->j", "A"),
    ("ij,jk->ki", "AB"),
    ("ij,ik->ijk", "AB"),
    ("ij,kj->ik,k", "AB"),
    ("ij,jk,ki->i", "AAA"),
    ("ij,jk,kl->il", "ABC"),
    ("i,i->i", "AB"),
    ("i,j->ij", "AB"),
    ("ijk,kl->ijl", "AB"),
    ("ijk->kij", "A"),
    ("ijk,ijk->ij", "AB"),
    ("ijk,ijk->", "AA"),
    ("ijk,j,k->i", "ABB"),
    ("ijk,k->ij", "AB"),
]
# Generators on the slots of a tensor: cycles, and images of the slots.
SYMMETRIES = {
    2: [[("(0 1)", (1, 0))]],
    3: [
        [("(0 1)", (1, 0, 2)), ("(1 2)", (0, 2, 1))],
        [("(0 1 2)", (1, 2, 0))],
        [("(1 2)", (0, 2, 1))],
    ],
}


@dataclass
class Operand:
    type: str
    shape: tuple[int, ...]
    entries: dict
    is_dense: bool
    #: Which triangle is stored; empty if all entries are.
    triangle: str = ""

    def data(self, element, rng):
        dtype = ELEMENTS[element]
        if self.is_dense:
            array = np.zeros(self.shape, dtype)
            for place, value in self.entries.items():
                array[place] = value
            return array
        places = list(self.entries)
        rng.shuffle(places)
        coordinates = np.array(places, np.int64).reshape(len(places), len(self.shape))
        values = np.array([self.entries[place] for place in places], dtype)
        return Entries(coordinates.T, values, self.shape)

    def stored(self):
        """The entries that are kept of each orbit."""
        keep = {"upper": lambda i, j: i <= j, "lower": lambda i, j: i >= j}
        if not self.triangle:
            return self.entries
        return {p: v for p, v in self.entries.items() if keep[self.triangle](*p)}


@dataclass
class RandomEinsum:
    seed: int
    text: str = ""
    arguments: list = field(default_factory=list)
    outputs: list[Operand] = field(default_factory=list)
    element: str = ""

    def __post_init__(self):
        self.rng = rng = random.Random(self.seed)
        self.spec, self.names = rng.choice(KERNELS)
        self.semiring = rng.choice(["plus_times"] * 4 + list(SEMIRINGS)[1:])
        self.element = self.choose_element()
        products, outputs = self.spec.split("->")
        self.products = [product.split(",") for product in products.split("+")]
        self.terms = list(itertools.chain(*self.products))
        letters = sorted(set("".join(self.terms)))
        size = rng.choice([0, 1, 2, 3, 4, 6, 9])
        self.extents = {
            letter: size if self.needs_equal() else rng.choice([1, 2, 3, 5, 7])
            for letter in letters
        }
        self.inputs = {}
        for name, term in zip(self.names, self.terms, strict=True):
            if name not in self.inputs:
                self.inputs[name] = self.make_input(name, term)
        self.outputs = [self.make_output(term) for term in outputs.split(",")]
        self.write(outputs.split(","))
        self.compute(outputs.split(","))

    def choose_element(self):
        if self.semiring == "or_and":
            return "i1"
        if self.semiring == "plus_times":
            return self.rng.choice(["i32", "i64", "f32", "f64", "complex<f64>"])
        return self.rng.choice(["i32", "i64", "f64"])

    def needs_equal(self):
        """Tensors that occur twice, or are symmetric, need equal extents."""
        if not hasattr(self, "is_equal"):
            repeated = len(set(self.names)) < len(self.names)
            repeated |= any(len(set(term)) < len(term) for term in self.terms)
            transposed = self.spec in ("ij,ji->ij", "ij+ji->ij")
            self.is_equal = repeated or transposed or self.rng.random() < 0.5
        return self.is_equal

    def draw(self):
        if self.element == "i1":
            return self.rng.random() < 0.5
        value = self.rng.randint(0 if self.semiring == "max_times" else -4, 4)
        if self.element.startswith("complex"):
            return complex(value, self.rng.randint(-3, 3))
        return value

    def storage(self, rank):
        dims = [f"d{at}" for at in range(rank)]
        order = self.rng.sample(dims, rank)
        levels = [f"{dim} : compressed" for dim in order]
        kind = self.rng.choice(["csr", "csr", "dcsr", "coo"])
        if rank > 1 and kind == "csr":
            levels[0] = f"{order[0]} : dense"
        if rank > 1 and kind == "coo":
            levels = [f"{dim} : singleton(nonunique, soa)" for dim in order]
            levels[0] = f"{order[0]} : compressed(nonunique)"
            levels[-1] = f"{order[-1]} : singleton(soa)"
        width = self.rng.choice(["", ", posWidth = 32, crdWidth = 16"])
        return (
            f"#sparse_tensor.encoding<{{ map = ({', '.join(dims)}) -> "
            f"({', '.join(levels)}){width} }}>"
        )

    def tensor_type(self, rank, encoding=""):
        extents = "?x" * rank
        return f"tensor<{extents}{self.element}{', ' if encoding else ''}{encoding}>"

    def make_input(self, name, term):
        rank, shape = len(term), tuple(self.extents[letter] for letter in term)
        rng = self.rng
        is_dense = name == "x" or rng.random() < 0.08
        can_be_symmetric = len(set(shape)) == 1 and rank in SYMMETRIES
        generators = []
        if can_be_symmetric and not is_dense and rng.random() < 0.5:
            generators = rng.choice(SYMMETRIES[rank])
        character = self.choose_character(generators, rank)
        density = rng.choice([0, 0.1, 0.3, 0.6, 1])
        entries = {}
        for place in itertools.product(*map(range, shape)):
            if place in entries or not (is_dense or rng.random() < density):
                continue
            value = self.draw()
            if character == "negate" and place[0] == place[1]:
                continue  # is zero, and dropped
            if character == "conjugate" and place[0] == place[1]:
                value = value.real
            self.add_orbit(entries, place, value, generators, character)
        encoding = ""
        if not is_dense:
            encoding = self.storage(rank)
        if generators:
            suffix = f" : {character}" if character else ""
            cycles = ", ".join(cycle + suffix for cycle, _ in generators)
            stored = rng.choice(["full", "canonical, triangle = upper"])
            stored = rng.choice([stored, "canonical, triangle = lower"])
            # Packed storage holds every entry, and knows no cyclic symmetry.
            can_pack = density == 1 and "canonical" in stored and "0 1 2" not in cycles
            storage = f", sparse = {encoding}"
            if can_pack and rng.random() < 0.5:
                storage = ""
                if character == "negate":
                    entries.update({(at, at): 0 for at in range(shape[0])})
            encoding = (
                f"#tensoropt.encoding<{{ symmetry = <{cycles}>, stored = {stored}"
                f"{storage} }}>"
            )
        return Operand(self.tensor_type(rank, encoding), shape, entries, is_dense)

    def choose_character(self, generators, rank):
        """Skew and Hermitian matrices, where the element type has them."""
        if not generators or rank != 2 or self.semiring != "plus_times":
            return ""
        if self.element.startswith("complex") and self.rng.random() < 0.4:
            return "conjugate"
        return "negate" if self.rng.random() < 0.3 else ""

    @staticmethod
    def add_orbit(entries, place, value, generators, character):
        changes = {
            "": lambda v: v,
            "negate": lambda v: -v,
            "conjugate": lambda v: complex(v).conjugate(),
        }
        waiting = [(place, value)]
        while waiting:
            place, value = waiting.pop()
            if place in entries:
                continue
            entries[place] = value
            for _, images in generators:
                image = [0] * len(place)
                for slot, index in enumerate(place):
                    image[images[slot]] = index
                waiting.append((tuple(image), changes[character](value)))

    def make_output(self, term):
        rank, shape = len(term), tuple(self.extents[letter] for letter in term)
        is_dense = rank == 0 or self.rng.random() < 0.25
        density = 1 if is_dense else self.rng.choice([0, 0, 0.3])
        entries = {}
        for place in itertools.product(*map(range, shape)):
            if self.rng.random() < density:
                entries[place] = self.draw()
        encoding, triangle = "", ""
        if not is_dense:
            encoding = self.storage(rank)
        # What is always symmetric may be stored so.
        if not is_dense and not entries and self.is_symmetric_product():
            triangle = self.rng.choice(["upper", "lower"])
            encoding = (
                f"#tensoropt.encoding<{{ symmetry = <(0 1)>, stored = canonical, "
                f"triangle = {triangle}, sparse = {encoding} }}>"
            )
        kind = self.tensor_type(rank, encoding)
        return Operand(kind, shape, entries, is_dense, triangle)

    def is_symmetric_product(self):
        return self.spec in ("ik,jk->ij", "ki,kj->ij") and self.rng.random() < 0.5

    def write(self, outputs):
        """The function, and its arguments."""
        parameters, lines, inits = [], [], []
        for name, operand in self.inputs.items():
            parameters.append(f"%{name}: {operand.type}")
            self.arguments.append(operand.data(self.element, self.rng))
        for number, (term, output) in enumerate(
            zip(outputs, self.outputs, strict=True)
        ):
            inits.append(f"%o{number}")
            if output.is_dense or output.entries:
                parameters.append(f"%o{number}: {output.type}")
                self.arguments.append(output.data(self.element, self.rng))
                continue
            extents = []
            for letter in term:
                at = next(i for i, t in enumerate(self.terms) if letter in t)
                source, dimension = self.names[at], self.terms[at].index(letter)
                extents.append(f"%e{number}{letter}")
                lines.append(f"%c{number}{letter} = arith.constant {dimension} : index")
                lines.append(
                    f"%e{number}{letter} = tensor.dim %{source}, %c{number}{letter} : "
                    f"{self.inputs[source].type}"
                )
            lines.append(
                f"%o{number} = tensor.empty({', '.join(extents)}) : {output.type}"
            )
        names = ", ".join(f"%{name}" for name in self.names)
        types = ", ".join(self.inputs[name].type for name in self.names)
        results = ", ".join(output.type for output in self.outputs)
        returned = ", ".join(f"%r#{at}" for at in range(len(outputs)))
        lines.append(
            f'%r:{len(outputs)} = tensoropt.einsum "{self.spec}" '
            f"semiring<{self.semiring}> ins({names} : {types}) "
            f"outs({', '.join(inits)} : {results}) -> {results}"
        )
        body = "\n  ".join([*lines, f"return {returned} : {results}"])
        signature = f"({', '.join(parameters)}) -> ({results})"
        self.text = f"func.func @f{signature} {{\n  {body}\n}}\n"

    def compute(self, outputs):
        """Adds every product of stored entries to the outputs."""
        add, multiply = SEMIRINGS[self.semiring]
        names = iter(self.names)
        for terms in self.products:
            operands = [self.inputs[next(names)] for _ in terms]
            letters = sorted(set("".join(terms)))
            ranges = [range(self.extents[letter]) for letter in letters]
            for values in itertools.product(*ranges):
                index = dict(zip(letters, values, strict=True))
                places = [tuple(index[letter] for letter in term) for term in terms]
                factors = [
                    operand.entries.get(place)
                    for operand, place in zip(operands, places, strict=True)
                ]
                if any(factor is None for factor in factors):
                    continue
                product = factors[0]
                for factor in factors[1:]:
                    product = multiply(product, factor)
                for term, output in zip(outputs, self.outputs, strict=True):
                    at = tuple(index[letter] for letter in term)
                    old = output.entries.get(at)
                    output.entries[at] = product if old is None else add(old, product)
