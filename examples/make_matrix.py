#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the stiffness matrix of a finite-element grid as Matrix Market.

The matrix discretises Poisson's equation, -div grad u = f, with trilinear (Q1)
elements on a box of NX x NY x NZ bricks and natural boundaries: symmetric, about
27 entries a row. It is assembled as a sum of Kronecker products of the 1-D
stiffness and mass matrices.

    examples/make_matrix.py 40 40 40 brick.mtx
"""

import argparse

import numpy as np
import scipy.io
import scipy.sparse as sp

# Unequal bricks: on cubes the entries of face neighbours cancel to zero.
SPACING = (1.0, 1.3, 0.7)


def line(elements: int, spacing: float) -> tuple[sp.csr_array, sp.csr_array]:
    """Stiffness and mass matrix of linear elements on a line."""
    nodes = elements + 1
    ends = np.full(nodes, 2.0)
    ends[[0, -1]] = 1.0
    off = np.ones(nodes - 1)
    stiffness = sp.diags_array([-off, ends, -off], offsets=[-1, 0, 1])
    mass = sp.diags_array([off, 2 * ends, off], offsets=[-1, 0, 1])
    return sp.csr_array(stiffness / spacing), sp.csr_array(mass * (spacing / 6))


def brick(elements: tuple[int, int, int]) -> sp.csr_array:
    """Stiffness matrix of the box, in CSR."""
    (kx, mx), (ky, my), (kz, mz) = map(line, elements, SPACING)
    return sp.csr_array(
        sp.kron(sp.kron(kx, my), mz)
        + sp.kron(sp.kron(mx, ky), mz)
        + sp.kron(sp.kron(mx, my), kz)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("elements", nargs=3, type=int, metavar=("NX", "NY", "NZ"))
    parser.add_argument("file", help="the .mtx file to write")
    arguments = parser.parse_args()
    if min(arguments.elements) < 1:
        parser.error("each direction needs at least one element")
    matrix = brick(tuple(arguments.elements))
    scipy.io.mmwrite(
        arguments.file, sp.coo_array(matrix), symmetry="symmetric", precision=17
    )
    rows = matrix.shape[0]
    print(f"{arguments.file}: {rows} rows, {matrix.nnz} entries, lower half stored")


if __name__ == "__main__":
    main()
