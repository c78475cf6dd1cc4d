# SPDX-License-Identifier: Apache-2.0
"""Facts about a tensor and how it is stored, and the MLIR type that states them."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from ._tensoropt import Argument, Entries, SparseTensor

ELEMENTS = {
    "bool": "i1",
    **{f"int{bits}": f"i{bits}" for bits in (8, 16, 32, 64)},
    **{f"uint{bits}": f"ui{bits}" for bits in (8, 16, 32, 64)},
    **{f"float{bits}": f"f{bits}" for bits in (16, 32, 64)},
    "complex64": "complex<f32>",
    "complex128": "complex<f64>",
}
# What the named symmetries add to an exchange of two dimensions.
CHARACTERS = {
    "symmetric": "",
    "skew": " : negate",
    "skew-symmetric": " : negate",
    "hermitian": " : conjugate",
}
FORMATS = ("csr", "csc", "csf", "dcsr", "coo", "packed", "dense")


def element_type(dtype: Any) -> str:
    """The MLIR type of elements of a NumPy dtype; TypeError if there is none."""
    name = np.dtype(dtype).name
    if name not in ELEMENTS:
        raise TypeError(f"dtype {name} has no MLIR type, expected one of {[*ELEMENTS]}")
    return ELEMENTS[name]


@dataclass(frozen=True)
class Storage:
    """What is known of a tensor, and how it is stored.

    `format` is "csr" (the first dimension dense, the others compressed; also called
    "csf"), "csc" (that from the last dimension), "dcsr" (all compressed), "coo"
    (sorted coordinates), "dense", "packed" (dense, one value of each orbit), or a map
    of sparse_tensor: "(i, j) -> (j : dense, i : compressed)".

    `symmetry` is "symmetric", "skew" or "hermitian" (under every exchange of two
    dimensions), or generators: "(0 1), (2 3) : negate". `stored` is "canonical" (one
    entry of each orbit, in the `triangle` "upper" or "lower") or "full"; it is
    canonical unless stated if there is a symmetry.

    `by_length` brings fibres, the entries that share all coordinates but that of the
    last level, into the order of their lengths below each parent: for "csf" and the
    like, from three dimensions on ("dcsr": two). Kernels that work fibre by fibre are
    faster where fibres are many, of two to twenty entries (MTTKRP), and as fast where
    they have one; those that look up coordinates are slower.

    `index_bits` is the width of positions and coordinates: 8, 16, 32, 64. `fill` is the
    value of entries that are not stored, where it is not the semiring's zero.
    """

    format: str = "csr"
    symmetry: str | None = None
    stored: str | None = None
    triangle: str = "upper"
    index_bits: int = 32
    fill: complex | None = None
    by_length: bool = False

    def type(self, rank: int, dtype: Any) -> str:
        """The MLIR type of such a tensor, with open extents."""
        element = element_type(dtype)
        parts = []
        if self.symmetry is not None:
            parts.append(f"symmetry = <{self._generators(rank)}>")
            parts.append(f"stored = {self._stored()}")
            if self._stored() == "canonical":
                parts.append(f"triangle = {self.triangle}")
        elif self._stored() == "canonical":
            raise ValueError("stored='canonical' needs a symmetry")
        if self.by_length and self.format not in ("csr", "csc", "csf", "dcsr"):
            raise ValueError(
                f"by_length is for 'csr', 'csc', 'csf' and 'dcsr', not {self.format!r}"
            )
        if self.format not in ("dense", "packed"):
            width = f"posWidth = {self.index_bits}, crdWidth = {self.index_bits}"
            levels = f"#sparse_tensor.encoding<{{ map = {self._map(rank)}, {width} }}>"
            parts.append(f"sparse = {levels}")
        if self.fill is not None:
            parts.append(f"fill = {self._fill(dtype)}")
        encoding = f", #tensoropt.encoding<{{ {', '.join(parts)} }}>" if parts else ""
        return f"tensor<{'?x' * rank}{element}{encoding}>"

    def _stored(self) -> str:
        packed = self.symmetry is not None and self.format != "dense"
        stored = self.stored or ("canonical" if packed else "full")
        if self.format == "packed" and stored != "canonical":
            raise ValueError("format='packed' needs a symmetry and stored='canonical'")
        return stored

    def _generators(self, rank: int) -> str:
        assert self.symmetry is not None
        if self.symmetry.startswith("("):
            return self.symmetry
        if self.symmetry not in CHARACTERS:
            raise ValueError(
                f"symmetry={self.symmetry!r}: expected one of {[*CHARACTERS]}, "
                "or generators such as '(0 1), (2 3)'"
            )
        if rank < 2:
            raise ValueError(f"a tensor of {rank} dimensions has none to exchange")
        character = CHARACTERS[self.symmetry]
        return ", ".join(f"({at} {at + 1}){character}" for at in range(rank - 1))

    def _map(self, rank: int) -> str:
        if "->" in self.format:
            return self.format
        if self.format not in FORMATS:
            raise ValueError(
                f"format={self.format!r}: expected one of {[*FORMATS]}, or a map such "
                "as '(i, j) -> (j : dense, i : compressed)'"
            )
        dims = [f"d{at}" for at in range(rank)]
        order = dims[::-1] if self.format == "csc" else dims
        kinds = ["compressed"] * rank
        if self.format in ("csr", "csc", "csf") and rank > 1:
            kinds[0] = "dense"
        if self.format == "coo" and rank > 1:
            kinds = ["compressed(nonunique)"]
            kinds += ["singleton(nonunique, soa)"] * (rank - 2) + ["singleton(soa)"]
        if self.by_length:
            if kinds[-2:] != ["compressed"] * 2:
                raise ValueError(
                    f"format={self.format!r} with {rank} dimensions has no compressed "
                    "level above its last one, which by_length needs"
                )
            kinds[-2] = "compressed(nonordered)"
        levels = (f"{dim} : {kind}" for dim, kind in zip(order, kinds, strict=True))
        return f"({', '.join(dims)}) -> ({', '.join(levels)})"

    def _fill(self, dtype: Any) -> str:
        value = np.array(self.fill).astype(dtype)
        if value.dtype.kind == "b":
            return str(value.item()).lower()
        text = str(value.item())
        if value.dtype.kind == "f":  # in bits, which also have infinities
            bits = value.view(f"u{value.itemsize}").item()
            text = f"0x{bits:0{2 * value.itemsize}X}"
        return f"{text} : {element_type(dtype)}"


def pack(
    tensor: Any,
    storage: Storage | str | None = None,
    *,
    symmetry: str | None = None,
    dtype: Any = None,
    one_per_orbit: bool = False,
    verify_symmetry: bool = True,
    symmetry_tolerance: float = 0.0,
) -> SparseTensor:
    """A SciPy sparse array, Entries, a SparseTensor or a dense array, stored.

    `storage` is a Storage or only its format; without it, rows are compressed, of as
    many dimensions as there are. `symmetry` states one (see Storage); Entries bring the
    symmetry of their file along. The entries are checked to have it: see
    SparseTensor.pack for this and the remaining arguments.
    """
    if not hasattr(tensor, "shape"):
        tensor = np.asarray(tensor)
    if isinstance(storage, Storage) and symmetry is not None:
        raise TypeError("symmetry= is for a format; the storage states its own")
    if not isinstance(storage, Storage):
        if symmetry is None and getattr(tensor, "symmetry", "general") != "general":
            symmetry = tensor.symmetry
        storage = Storage(storage or "csr", symmetry, index_bits=_index_bits(tensor))
    if dtype is None:
        dtype = _dtype(tensor)
    if storage.fill is not None and isinstance(tensor, np.ndarray):
        places = np.nonzero(tensor != storage.fill)
        tensor = Entries(np.array(places), tensor[places], tensor.shape)
    return SparseTensor.pack(
        tensor,
        like=Argument.parse(storage.type(len(tensor.shape), dtype)),
        one_per_orbit=one_per_orbit,
        verify_symmetry=verify_symmetry,
        symmetry_tolerance=symmetry_tolerance,
    )


def _index_bits(tensor: Any) -> int:
    """32 if all positions and coordinates fit."""
    entries = tensor.size if isinstance(tensor, np.ndarray) else tensor.nnz
    return 32 if max(entries, *tensor.shape, 0) < 2**32 else 64


def _dtype(tensor: Any) -> np.dtype[Any]:
    return np.dtype(
        (tensor.to_coo()[1] if isinstance(tensor, Entries) else tensor).dtype
    )
