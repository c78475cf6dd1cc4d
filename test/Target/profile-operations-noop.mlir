// Nothing to time: one element at most, declarations, modules that do not ask.
// RUN: tensor-opt %s --tensoropt-profile-operations | FileCheck %s
// RUN: tensor-opt %s --tensoropt-profile-operations='marked-only=true' | FileCheck %s --check-prefix=UNASKED
// RUN: tensor-opt %s --pipeline=loops -o %t.plain && tensor-opt %s --pipeline='loops{profile=false}' | diff %t.plain -
// RUN: tensor-opt %s --pipeline='loops{profile=true}' | FileCheck %s --check-prefix=PIPELINE

// CHECK: tensoropt.profiled_operations = []
// CHECK-NOT: call
// UNASKED-NOT: profile
// PIPELINE: module attributes {tensoropt.profiled_operations = []

func.func private @elsewhere(memref<4xf32>)

func.func @one(%x: f32, %a: memref<1x1xf32>, %b: memref<f32>, %c: memref<0x7xf32>, %d: memref<f32>) {
  linalg.fill ins(%x : f32) outs(%a : memref<1x1xf32>)
  memref.copy %b, %d : memref<f32> to memref<f32>
  return
}
