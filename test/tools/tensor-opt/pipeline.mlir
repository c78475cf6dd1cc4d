// RUN: tensor-opt %s --pipeline=sweep | FileCheck %s --check-prefix=SWEEP
// RUN: tensor-opt --pipeline=sweep < %s | FileCheck %s --check-prefix=SWEEP
// RUN: tensor-opt %s --pipeline='func.func(sweep), cse' | FileCheck %s --check-prefix=SWEEP
// RUN: tensor-opt %s --pipeline='builtin.module( sweep )' | FileCheck %s --check-prefix=SWEEP
// RUN: tensor-opt %s --emit-bytecode | tensor-opt --pipeline=sweep | FileCheck %s --check-prefix=SWEEP
// RUN: tensor-opt %s --pipeline=cpu | FileCheck %s --check-prefixes=CPU,ANY-ORDER
// RUN: tensor-opt %s --pipeline='cpu{reassociate=false}' | FileCheck %s --check-prefix=CPU --implicit-check-not=reassoc
// RUN: tensor-opt %s --pipeline='sweep,canonicalize{top-down=false}' --dump-pass-pipeline -o %t 2>&1 | FileCheck %s --check-prefix=DUMP

// SWEEP-LABEL: func.func @spmv
// SWEEP:         tensoropt.sweep
// SWEEP-NOT:     tensoropt.einsum

// CPU-LABEL: llvm.func @spmv
// CPU-NOT:     {{einsum|sweep|scf\.}}
// ANY-ORDER:   llvm.fadd {{.*}}reassoc
// CPU:         llvm.return

// The pipeline is printed once, expanded.
// DUMP:      builtin.module(
// DUMP-NEXT:   tensoropt-check-input,
// DUMP-NEXT:   canonicalize{{.*}}top-down=true
// DUMP-NEXT:   tensoropt-raise-linalg,
// DUMP-NEXT:   tensoropt-merge-indices,
// DUMP-NEXT:   tensoropt-symmetrize{expand=true output-symmetry=auto},
// DUMP-NEXT:   cse,
// DUMP-NEXT:   tensoropt-fuse-sweeps,
// DUMP-NEXT:   cse,
// DUMP-NEXT:   canonicalize{{.*}}top-down=false
// DUMP-NOT:  builtin.module

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed), posWidth = 32, crdWidth = 32 }>
func.func @spmv(%A: tensor<?x?xf64, #CSR>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #CSR>, tensor<?xf64>)
                                  outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
