// RUN: tensor-opt %s --tensoropt-drop-deallocations | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --pipeline=plan-memory | FileCheck %s --check-prefix=PLAN

// Freed on either side of a branch. The arena holds both buffers, one after the other.
// CHECK-LABEL: func.func @f(
// CHECK-NOT:     memref.dealloc
// CHECK:         return
// PLAN-LABEL: func.func @f(
// PLAN:         memref.alloc() {{.*}} : memref<256xi8>
// PLAN-COUNT-1: memref.dealloc
// PLAN-NOT:     memref.dealloc
// PLAN:         return
func.func @f(%in: memref<64xf32>, %out: memref<64xf32>, %c: i1) {
  %0 = memref.alloc() : memref<64xf32>
  memref.copy %in, %0 : memref<64xf32> to memref<64xf32>
  memref.copy %0, %out : memref<64xf32> to memref<64xf32>
  scf.if %c {
    memref.dealloc %0 : memref<64xf32>
  } else {
    memref.dealloc %0 : memref<64xf32>
  }
  %1 = memref.alloc() : memref<64xf32>
  memref.copy %out, %1 : memref<64xf32> to memref<64xf32>
  memref.copy %1, %in : memref<64xf32> to memref<64xf32>
  memref.dealloc %1 : memref<64xf32>
  return
}

func.func private @make() -> memref<64xf32>

// What a call gives is the caller's, and freed again.
// CHECK-LABEL: func.func @g(
// CHECK-NOT:     memref.dealloc
// CHECK:         return
// PLAN-LABEL: func.func @g(
// PLAN:         %[[MADE:.*]] = call @make()
// PLAN:         memref.dealloc
// PLAN:         return
func.func @g(%out: memref<64xf32>) {
  %0 = func.call @make() : () -> memref<64xf32>
  memref.copy %0, %out : memref<64xf32> to memref<64xf32>
  memref.dealloc %0 : memref<64xf32>
  return
}
