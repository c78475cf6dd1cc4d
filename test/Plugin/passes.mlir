// The distribution's mlir-opt reads our dialect and runs our passes; the
// dialect plugin alone is enough, and loading it again does no harm.

// REQUIRES: plugin
// RUN: mlir-opt %s --load-dialect-plugin=%plugin --load-pass-plugin=%plugin \
// RUN:   --pass-pipeline='builtin.module(tensoropt-symmetrize)' | FileCheck %s
// RUN: mlir-opt %s --load-dialect-plugin=%plugin \
// RUN:   --pass-pipeline='builtin.module(tensoropt-symmetrize)' | FileCheck %s
// RUN: mlir-opt %s --load-dialect-plugin=%plugin --load-dialect-plugin=%plugin --load-pass-plugin=%plugin \
// RUN:   --pass-pipeline='builtin.module(func.func(tensoropt-symmetrize),cse)' | FileCheck %s
// RUN: mlir-opt --load-dialect-plugin=%plugin --show-dialects | FileCheck %s --check-prefix=DIALECTS
// RUN: not mlir-opt %s --load-pass-plugin=%plugin \
// RUN:   --pass-pipeline='builtin.module(tensoropt-symmetrize)' 2>&1 | FileCheck %s --check-prefix=PASSES-ONLY

// DIALECTS: tensoropt
// PASSES-ONLY: unregistered dialect

#Sym = #tensoropt.encoding<{
  symmetry = <(0 1)>, stored = canonical,
  sparse = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
}>

// CHECK-LABEL: func.func @ssymv
func.func @ssymv(%A: tensor<?x?xf64, #Sym>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  // CHECK-NOT: tensoropt.einsum
  // CHECK:     tensoropt.sweep %{{.*}}[%{{.*}}, %{{.*}}]
  // CHECK-COUNT-2: tensoropt.reduce
  %0 = tensoropt.einsum "ij,j->i"
         ins(%A, %x : tensor<?x?xf64, #Sym>, tensor<?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
