# SPDX-License-Identifier: Apache-2.0
"""The kernels: an einsum over one sparse tensor A, and what symmetry can save.

kernel = KERNELS["ssymv"]
kernel.spec()   # "ij,j->i"
"""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial


@dataclass(frozen=True)
class Kernel:
    """`factors` are terms of dense operands; equal `tensors` are the same operand."""

    name: str
    driver: str
    factors: tuple[str, ...] = ()
    tensors: tuple[int, ...] = ()
    output: str = ""
    semiring: str = "plus_times"
    symmetric: bool = True
    uses: int = 1  # how often A stands in the einsum

    @property
    def rank(self) -> int:
        return len(self.driver)

    @property
    def has_columns(self) -> bool:
        """Whether the dense operands have a free index r."""
        return "r" in self.output

    def inputs(self) -> list[str]:
        return [self.driver, *self.factors]

    def storage(self, by_length: bool = False) -> str:
        """A dense level, then compressed ones: CSR, or CSF with a dense root; fibres
        in the order of their coordinates, or below one parent of their lengths."""
        dimensions = [f"d{at}" for at in range(self.rank)]
        kinds = ["dense", *["compressed"] * (self.rank - 1)]
        if by_length:
            kinds[-2] = "compressed(nonordered)"
        levels = [f"{d} : {kind}" for d, kind in zip(dimensions, kinds, strict=True)]
        return (
            f"#sparse_tensor.encoding<{{ map = ({', '.join(dimensions)}) -> "
            f"({', '.join(levels)}), posWidth = 32, crdWidth = 32 }}>"
        )

    def spec(self) -> str:
        return ",".join(self.inputs()) + "->" + self.output

    def terms(self) -> dict[int, str]:
        """A term of each dense operand."""
        return dict(zip(self.tensors, self.factors, strict=True))


def _mttkrp(rank: int) -> Kernel:
    letters = "iklmn"[:rank]
    factors = tuple(letter + "r" for letter in letters[1:])
    return Kernel(f"mttkrp{rank}", letters, factors, (0,) * (rank - 1), "ir")


KERNELS = {
    kernel.name: kernel
    for kernel in (
        Kernel("ssymv", "ij", ("j",), (0,), "i"),
        Kernel("ssymm", "ik", ("kr",), (0,), "ir"),
        Kernel("bellman_ford", "ij", ("j",), (0,), "i", semiring="min_plus"),
        Kernel("syprd", "ij", ("i", "j"), (0, 0), ""),
        Kernel("ssyrk", "ik", ("jk",), (-1,), "ij", symmetric=False, uses=2),
        Kernel("ssysyrk", "ik", ("jk",), (-1,), "ij", uses=2),
        # C[i,j,l] += A[k,j,l] B[k,i], with the columns of B innermost in C.
        Kernel("ttm", "kjl", ("kr",), (0,), "jlr"),
        *(_mttkrp(rank) for rank in (3, 4, 5)),
    )
}


@dataclass(frozen=True)
class Limit:
    """How much faster than the same kernel on full storage symmetry can make it."""

    ratio: float
    reason: str


def limit_of(
    kernel: Kernel, full_bytes: int, stored_bytes: int, dense_bytes: int
) -> Limit:
    """The limit from bytes that must move (`dense_bytes` are those of operands and
    output) or from multiply-adds, whichever the kernel is bound by.
    """
    if kernel.name in ("ssymv", "bellman_ford", "syprd"):
        ratio = (full_bytes + dense_bytes) / (stored_bytes + dense_bytes)
        return Limit(ratio, "bytes")
    if kernel.name == "ssymm":
        return Limit(1.0, "multiply-adds")
    if kernel.name in ("ssyrk", "ttm"):
        return Limit(2.0, "multiply-adds")
    if kernel.name == "ssysyrk":
        return Limit(4.0, "multiply-adds")
    # Sub-products shared by fibre: 1 multiply-add for each of N! entries of full
    # storage, 2 for each canonical one.
    return Limit(factorial(kernel.rank) / 2, "multiply-adds")
