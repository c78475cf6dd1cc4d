# SPDX-License-Identifier: Apache-2.0
"""Coulomb (J) and exchange (K) matrices from PySCF's packed array of two-electron
integrals, by PySCF's own C code and by TensorOpt, which borrows the array.

Results must agree to 1e-10. Calls take turns, so that what disturbs the machine
disturbs both; times are medians, GB/s counts the integrals once.
"""

import argparse
import os
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import numpy as np
import tensoropt
from pyscf import gto, lib
from pyscf.scf import hf

ROOT = Path(__file__).resolve().parents[2]
WATER = "O 0 0 0; H 0 0.757 0.587; H 0 -0.757 0.587"
DIMER = """O -1.551007 -0.114520 0; H -1.934259 0.762503 0; H -0.599677 0.040712 0
O 1.350625 0.111469 0; H 1.680398 -0.373741 -0.758561; H 1.680398 -0.373741 0.758561
"""
TOLERANCE = 1e-10  # absolute; entries are below 10^3, sums of 10^4 terms


def interleaved(calls, repetitions):
    """The median seconds of each call, after one that warms up."""
    times = [[] for _ in calls]
    for repetition in range(repetitions + 1):
        for call, seconds in zip(calls, times):
            start = perf_counter()
            call()
            if repetition:
                seconds.append(perf_counter() - start)
    return [median(seconds) for seconds in times]


def make_calls(compiled, integrals, density):
    """For each kernel: what PySCF and what we call, returning J, K or both."""
    first = compiled["coulomb"].arguments[0]
    packed = tensoropt.SparseTensor.from_packed(integrals, like=first)
    assert np.shares_memory(packed.values, integrals), "integrals were copied"
    like = compiled["coulomb"].arguments[1]
    symmetric = tensoropt.SparseTensor.pack(density, like=like)

    def ours(name, outputs):
        zeros = [np.zeros_like(density) for _ in range(outputs)]
        result = compiled[name](packed, symmetric, *zeros)
        return result if outputs > 1 else (result,)

    def pyscf(**wanted):
        both = hf.dot_eri_dm(integrals, density, hermi=1, **wanted)
        return tuple(matrix for matrix in both if matrix is not None)

    return {
        "J": (lambda: pyscf(with_k=False), lambda: ours("coulomb", 1)),
        "K": (lambda: pyscf(with_j=False), lambda: ours("exchange", 1)),
        "J, K": (pyscf, lambda: ours("coulomb_exchange", 2)),
    }


def measure(name, molecule, compiled, repetitions):
    integrals = molecule.intor("int2e", aosym="s8")
    density = hf.init_guess_by_minao(molecule)
    density = (density + density.T) / 2
    print(
        f"{name}: {molecule.nao} functions, {integrals.size} integrals, "
        f"{integrals.nbytes / 1e6:.1f} MB"
    )
    print("| kernel | PySCF ms | GB/s | TensorOpt ms | GB/s | ratio | difference |")
    print("|---|---|---|---|---|---|---|")
    worst = 0.0
    for kernel, (theirs, ours) in make_calls(compiled, integrals, density).items():
        difference = max(abs(a - b).max() for a, b in zip(theirs(), ours()))
        worst = max(worst, difference)
        seconds = interleaved([theirs, ours], repetitions)
        cells = [
            f"{time * 1e3:.3g} | {integrals.nbytes / time / 1e9:.2f}"
            for time in seconds
        ]
        ratio = seconds[0] / seconds[1]
        print(f"| {kernel} | {' | '.join(cells)} | {ratio:.2f} | {difference:.0e} |")
    return worst


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--quick", action="store_true", help="small molecule only")
    parser.add_argument("--repetitions", type=int, default=9)
    arguments = parser.parse_args()
    lib.num_threads(1)
    if os.environ.get("OMP_NUM_THREADS") != "1":
        sys.exit("set OMP_NUM_THREADS=1: one thread each")
    compiled = tensoropt.Module.load(ROOT / "examples" / "eri.mlir").compile()
    molecules = {"H2O, cc-pVDZ": gto.M(atom=WATER, basis="cc-pvdz")}
    if not arguments.quick:
        molecules["(H2O)2, cc-pVTZ"] = gto.M(atom=DIMER, basis="cc-pvtz")
    worst = max(
        measure(name, molecule, compiled, arguments.repetitions)
        for name, molecule in molecules.items()
    )
    if worst > TOLERANCE:
        sys.exit(f"largest difference {worst:.0e}, the limit is {TOLERANCE:.0e}")


if __name__ == "__main__":
    main()
