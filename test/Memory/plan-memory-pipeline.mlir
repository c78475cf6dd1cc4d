// RUN: tensor-opt %s --pipeline='plan-memory{plan-file=%t.json}' | FileCheck %s -enable-var-scope
// RUN: FileCheck %s --check-prefix=PLAN --input-file=%t.json
// RUN: tensor-opt %s --pipeline='plan-memory{workspace=argument}' | FileCheck %s --check-prefix=ARGUMENT
// RUN: not tensor-opt %s --pipeline='plan-memory{memory-capacity=8}' 2>&1 | FileCheck %s --check-prefix=CAPACITY
// RUN: tensor-opt %s --pipeline='loops' | FileCheck %s --check-prefix=LOOPS

// The results of the first product and of the second one; the third one is returned.
// CHECK-LABEL: func.func @chain(
// CHECK:         memref.alloc() {{.*}} : memref<128xi8>
// CHECK-COUNT-2: memref.view
// PLAN: "function": "chain"
// ARGUMENT-LABEL: func.func @chain(
// ARGUMENT-SAME:    memref<?xi8>
// ARGUMENT:       func.func @chain.workspace_size() -> index
// CAPACITY: error: needs {{[0-9]+}} bytes for buffers that live at the same time, but the arena holds 8
// LOOPS-NOT: memref.view
func.func @chain(%A: tensor<4x4xf32>) -> tensor<4x4xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<4x4xf32>
  %init = linalg.fill ins(%zero : f32) outs(%empty : tensor<4x4xf32>) -> tensor<4x4xf32>
  %0 = linalg.matmul ins(%A, %A : tensor<4x4xf32>, tensor<4x4xf32>) outs(%init : tensor<4x4xf32>) -> tensor<4x4xf32>
  %1 = linalg.matmul ins(%0, %A : tensor<4x4xf32>, tensor<4x4xf32>) outs(%init : tensor<4x4xf32>) -> tensor<4x4xf32>
  %2 = linalg.matmul ins(%1, %0 : tensor<4x4xf32>, tensor<4x4xf32>) outs(%init : tensor<4x4xf32>) -> tensor<4x4xf32>
  return %2 : tensor<4x4xf32>
}
