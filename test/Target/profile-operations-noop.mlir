// Nothing to time: one element at most, declarations, tensors, buffers of no
// known rank, modules that do not ask.
// RUN: tensor-opt %s --tensoropt-profile-operations | FileCheck %s
// RUN: tensor-opt %s --tensoropt-profile-operations='marked-only=true' | FileCheck %s --check-prefix=UNASKED
// RUN: tensor-opt %s --pipeline=loops -o %t.plain && tensor-opt %s --pipeline='loops{profile=false}' | diff %t.plain -
// RUN: tensor-opt %s --pipeline='loops{profile=true}' | FileCheck %s --check-prefix=PIPELINE

// CHECK: tensoropt.profiled_operations = []
// CHECK-NOT: call
// UNASKED-NOT: profile
// Behind bufferisation there is something.
// PIPELINE: module attributes {tensoropt.profiled_operations = [{flops = 0 : i64, function = "tensors", kind = "fill", {{[^}]*}}}],

func.func private @elsewhere(memref<4xf32>)

func.func @one(%x: f32, %a: memref<1x1xf32>, %b: memref<f32>, %c: memref<0x7xf32>, %d: memref<f32>) {
  linalg.fill ins(%x : f32) outs(%a : memref<1x1xf32>)
  memref.copy %b, %d : memref<f32> to memref<f32>
  return
}

func.func @unranked(%a: memref<*xf32>, %b: memref<*xf32>) {
  memref.copy %a, %b : memref<*xf32> to memref<*xf32>
  return
}

func.func @tensors(%x: f32, %a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = linalg.fill ins(%x : f32) outs(%a : tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
