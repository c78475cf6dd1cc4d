// RUN: tensor-opt %s --tensoropt-limit-unrolling | FileCheck %s
// RUN: tensor-opt %s --tensoropt-limit-unrolling --convert-scf-to-cf --convert-to-llvm --reconcile-unrealized-casts | mlir-translate --mlir-to-llvmir | FileCheck %s --check-prefix=LLVM

// Short loops and long ones; but not the innermost one without vectors.
// CHECK-DAG: #[[$UNROLL:.*]] = #llvm.loop_unroll<disable = true>
// CHECK-DAG: #[[$STAY:.*]] = #llvm.loop_annotation<unroll = #[[$UNROLL]]>
// CHECK-LABEL: func.func private @kernel(
// CHECK-NOT:     tensoropt.outlined
// CHECK:         scf.for %{{.*}} to %[[N:.*]] step
// CHECK:           scf.for %{{.*}} to %c9
// CHECK:             vector.store
// CHECK-NEXT:      } {loop_annotation = #[[$STAY]]}
// CHECK-NEXT:      scf.for %{{.*}} to %c9
// CHECK:             memref.store
// CHECK-NEXT:      }{{$}}
// CHECK-NEXT:    } {loop_annotation = #[[$STAY]]}
// LLVM-LABEL: define {{.*}}@kernel(
// LLVM-COUNT-2: br label {{.*}}, !llvm.loop
// LLVM-NOT:     br {{.*}}!llvm.loop
// LLVM-LABEL: define {{.*}}@short(
// LLVM-COUNT-1: br label {{.*}}, !llvm.loop
// LLVM-NOT:     br {{.*}}!llvm.loop
// LLVM-LABEL: define {{.*}}@others(
// LLVM-NOT:     br {{.*}}!llvm.loop
// LLVM:         !{!"llvm.loop.unroll.disable"
func.func private @kernel(%x: memref<?x72xf32>, %n: index) attributes {tensoropt.outlined} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c9 = arith.constant 9 : index
  %two = arith.constant 2.0 : f32
  %twos = arith.constant dense<2.0> : vector<8xf32>
  scf.for %i = %c0 to %n step %c1 {
    scf.for %j = %c0 to %c9 step %c1 {
      %k = arith.muli %j, %c8 : index
      %a = vector.load %x[%i, %k] : memref<?x72xf32>, vector<8xf32>
      %b = arith.mulf %a, %twos : vector<8xf32>
      vector.store %b, %x[%i, %k] : memref<?x72xf32>, vector<8xf32>
    }
    scf.for %j = %c0 to %c9 step %c1 {
      %a = memref.load %x[%i, %j] : memref<?x72xf32>
      %b = arith.mulf %a, %two : f32
      memref.store %b, %x[%i, %j] : memref<?x72xf32>
    }
  }
  return
}

// In any function a loop that is known to be short.
// CHECK-LABEL: func.func @short(
// CHECK:         scf.for
// CHECK:           scf.for
// CHECK-NOT:       tensoropt.short
// CHECK:           } {loop_annotation = #[[$STAY]]}
// CHECK-NEXT:    }{{$}}
func.func @short(%x: memref<?x?xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %two = arith.constant 2.0 : f32
  scf.for %i = %c0 to %n step %c1 {
    scf.for %j = %c0 to %i step %c1 {
      memref.store %two, %x[%i, %j] : memref<?x?xf32>
    } {tensoropt.short}
  }
  return
}

// Other functions stay as they are.
// CHECK-LABEL: func.func @others(
// CHECK-NOT:     loop_annotation
func.func @others(%x: memref<?xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %two = arith.constant 2.0 : f32
  scf.for %i = %c0 to %n step %c1 {
    memref.store %two, %x[%i] : memref<?xf32>
  }
  return
}
