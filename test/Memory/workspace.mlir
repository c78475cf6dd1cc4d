// RUN: tensor-opt %s --pipeline='cpu{workspace=argument}' | FileCheck %s --implicit-check-not=@malloc --implicit-check-not=@aligned_alloc
// RUN: tensor-opt %s --pipeline=cpu | FileCheck %s --check-prefix=INTERNAL
// RUN: tensor-run %s --arg=rand:3 --arg=rand:4 --pipeline='cpu{workspace=argument}' --time=2 --out=0:%t.argument.npy | FileCheck %s --check-prefix=RESULT
// RUN: tensor-run %s --arg=rand:3 --arg=rand:4 --out=0:%t.internal.npy
// RUN: cmp %t.argument.npy %t.internal.npy

// With results in arguments and the caller's workspace nothing is allocated.
// CHECK-DAG: llvm.func @chain({{.*}}tensoropt.workspace = array<i64: 512, 64>
// CHECK-DAG: llvm.func @chain.workspace_size() -> i64
// INTERNAL:  llvm.call @malloc
// RESULT:    time
func.func @chain(%A: tensor<8x8xf32>, %out: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<8x8xf32>
  %clear = linalg.fill ins(%zero : f32) outs(%empty : tensor<8x8xf32>) -> tensor<8x8xf32>
  %0 = linalg.matmul ins(%A, %A : tensor<8x8xf32>, tensor<8x8xf32>) outs(%clear : tensor<8x8xf32>) -> tensor<8x8xf32>
  %1 = linalg.matmul ins(%0, %A : tensor<8x8xf32>, tensor<8x8xf32>) outs(%clear : tensor<8x8xf32>) -> tensor<8x8xf32>
  %2 = linalg.matmul ins(%1, %0 : tensor<8x8xf32>, tensor<8x8xf32>) outs(%out : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %2 : tensor<8x8xf32>
}
