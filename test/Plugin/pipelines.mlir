// Named pipelines in the distribution's mlir-opt. It has every interface of
// bufferisation already, which the plugin registers once more.

// REQUIRES: plugin
// RUN: mlir-opt %s --load-dialect-plugin=%plugin --load-pass-plugin=%plugin \
// RUN:   --pass-pipeline='builtin.module(tensoropt-loops)' | FileCheck %s --check-prefixes=CHECK,ANY-ORDER
// RUN: mlir-opt %s --load-dialect-plugin=%plugin \
// RUN:   --pass-pipeline='builtin.module(tensoropt-loops{reassociate=false})' | FileCheck %s --check-prefixes=CHECK,IN-ORDER
// RUN: mlir-opt %s --load-dialect-plugin=%plugin \
// RUN:   --pass-pipeline='builtin.module(tensoropt-loops,convert-scf-to-cf)' | FileCheck %s --check-prefix=MIXED
// RUN: mlir-opt %s --load-dialect-plugin=%plugin \
// RUN:   --pass-pipeline='builtin.module(tensoropt-cpu)' | FileCheck %s --check-prefix=CPU
// RUN: not mlir-opt %s --load-dialect-plugin=%plugin \
// RUN:   --pass-pipeline='builtin.module(tensoropt-loops{speed=high})' 2>&1 | FileCheck %s --check-prefix=OPTION

// OPTION: no such option speed
// MIXED-LABEL: func.func @spmv
// MIXED-NOT:     scf.for
// MIXED:         cf.cond_br
// CPU:           llvm.func @spmv
// CPU:           llvm.cond_br

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// CHECK-LABEL: func.func @spmv
// CHECK-SAME:    %{{.*}}: index, %{{.*}}: index, %{{.*}}: memref<?xindex>, %{{.*}}: memref<?xindex>, %{{.*}}: memref<?xf64>
func.func @spmv(%A: tensor<?x?xf64, #CSR>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  // CHECK-COUNT-2: scf.for
  // ANY-ORDER:     arith.addf {{.*}} fastmath<reassoc
  // IN-ORDER-NOT:  reassoc
  // CHECK:         memref.store
  %0 = tensoropt.einsum "ij,j->i"
         ins(%A, %x : tensor<?x?xf64, #CSR>, tensor<?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
