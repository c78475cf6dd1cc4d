// RUN: tensor-opt %s --tensoropt-inline-scopes | FileCheck %s -enable-var-scope

func.func private @f()

// CHECK-LABEL: func.func @call
// CHECK-NEXT:    call @f
// CHECK-NEXT:    %[[TWO:.*]] = arith.constant 2
// CHECK-NEXT:    call @f
// CHECK-NEXT:    return %[[TWO]]
func.func @call() -> index {
  %0 = memref.alloca_scope -> (index) {
    func.call @f() : () -> ()
    %c2 = arith.constant 2 : index
    memref.alloca_scope {
      func.call @f() : () -> ()
    }
    memref.alloca_scope.return %c2 : index
  }
  return %0 : index
}

// What lies on the stack must go when its scope does.

// CHECK-LABEL: func.func @stack
// CHECK:         memref.alloca_scope
// CHECK-NEXT:      memref.alloca()
func.func @stack(%x: f64) {
  memref.alloca_scope {
    %m = memref.alloca() : memref<1xf64>
    %c0 = arith.constant 0 : index
    memref.store %x, %m[%c0] : memref<1xf64>
    func.call @f() : () -> ()
  }
  return
}
