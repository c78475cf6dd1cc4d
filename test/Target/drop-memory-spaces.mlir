// RUN: tensor-opt %s --tensoropt-drop-memory-spaces | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --tensoropt-drop-memory-spaces | tensor-opt --tensoropt-drop-memory-spaces | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --pipeline=cpu | FileCheck %s --check-prefix=CPU

// CHECK-LABEL: func.func @f(
// CHECK-SAME:    %[[IN:.*]]: memref<4xf32>)
// CHECK:         %[[A:.*]] = memref.alloc() : memref<4xf32>
// CHECK-NEXT:    memref.copy %[[IN]], %[[A]] : memref<4xf32> to memref<4xf32>
// CHECK-NEXT:    call @g(%[[A]]) : (memref<4xf32>) -> ()
// CHECK-NEXT:    memref.dealloc %[[A]] : memref<4xf32>
// CPU-NOT:     llvm.ptr<
func.func @f(%in: memref<4xf32, "far">) {
  %0 = memref.alloc() : memref<4xf32, 1>
  %1 = memref.memory_space_cast %0 : memref<4xf32, 1> to memref<4xf32>
  memref.copy %in, %1 : memref<4xf32, "far"> to memref<4xf32>
  func.call @g(%0) : (memref<4xf32, 1>) -> ()
  memref.dealloc %0 : memref<4xf32, 1>
  return
}

// CHECK-LABEL: func.func private @g(memref<4xf32>)
func.func private @g(memref<4xf32, 1>)
