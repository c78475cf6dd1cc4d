// RUN: tensor-opt %s --tensoropt-plan-memory=capacity=600 --verify-diagnostics
// RUN: not tensor-opt %s --tensoropt-plan-memory=alignment=48 2>&1 | FileCheck %s --check-prefix=ALIGNMENT
// RUN: not tensor-opt %s --tensoropt-plan-memory=plan-file=%t.none/plan.json 2>&1 | FileCheck %s --check-prefix=FILE
// ALIGNMENT: error: 'alignment' is to be a power of two up to 2^20, got 48
// FILE: error: cannot write the plan '{{.*}}.none/plan.json': No such file or directory

// The largest one first; what does not live at the peak is no part of it.
// expected-error @below {{needs 768 bytes for buffers that live at the same time, but the arena holds 600}}
func.func @peak(%in: memref<64xf32>, %out: memref<64xf32>) {
  // expected-note @below {{'b0' has 256 bytes}}
  %a = memref.alloc() : memref<64xf32>
  // expected-note @below {{'b1' has 512 bytes}}
  %b = memref.alloc() : memref<128xf32>
  %c = memref.alloc() : memref<64xf32>
  %part = memref.subview %b[64] [64] [1] : memref<128xf32> to memref<64xf32, strided<[1], offset: 64>>
  memref.copy %in, %a : memref<64xf32> to memref<64xf32>
  memref.copy %a, %part : memref<64xf32> to memref<64xf32, strided<[1], offset: 64>>
  memref.copy %part, %out : memref<64xf32, strided<[1], offset: 64>> to memref<64xf32>
  memref.copy %in, %c : memref<64xf32> to memref<64xf32>
  return
}
