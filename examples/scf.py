# SPDX-License-Identifier: Apache-2.0
"""Hartree-Fock with PySCF, whose Coulomb and exchange matrices TensorOpt computes.

PySCF's packed array of integrals is borrowed, not copied. Needs the package pyscf.
"""

from pathlib import Path

import numpy as np
import tensoropt
from pyscf import gto, scf

water = gto.M(atom="O 0 0 0; H 0 0.757 0.587; H 0 -0.757 0.587", basis="cc-pvdz")
module = tensoropt.Module.load(Path(__file__).with_name("eri.mlir")).compile()
coulomb_exchange = module["coulomb_exchange"]
integrals = water.intor("int2e", aosym="s8")
packed = tensoropt.SparseTensor.from_packed(
    integrals, like=coulomb_exchange.arguments[0]
)
assert np.shares_memory(packed.values, integrals)


def get_jk(_mol, density, *_, **__):
    # PySCF's density is symmetric up to rounding, the parameter exactly.
    symmetric = (density + density.T) / 2
    j, k = np.zeros_like(symmetric), np.zeros_like(symmetric)
    return coulomb_exchange(packed, symmetric, j, k)


expected = scf.RHF(water).run(verbose=0)
ours = scf.RHF(water)
ours.get_jk = get_jk
ours.run(verbose=0)
print(f"PySCF     {expected.e_tot:.12f} hartree")
print(f"TensorOpt {ours.e_tot:.12f} hartree")
# Both stop when the energy changes by less than 1e-9.
assert ours.converged and abs(ours.e_tot - expected.e_tot) < 1e-9
