// RUN: tensor-opt %s --tensoropt-plan-memory=plan-file=%t.json --tensoropt-apply-memory-plan -o %t.direct.mlir
// RUN: FileCheck %s -enable-var-scope < %t.direct.mlir
// RUN: tensor-opt %s --tensoropt-apply-memory-plan=plan-file=%t.json | diff %t.direct.mlir -

// Calls hand over an arena of each memory: parts of the caller's, or of their own where that has none.
// CHECK-LABEL: func.func private @callee(
// CHECK-SAME:    memref<64xf32>, %{{.*}}: memref<256xi8>, %{{.*}}: memref<256xi8, 1>)
// CHECK-LABEL: func.func @many(
// CHECK:         %[[PLAIN:.*]] = memref.alloc() {alignment = 64 : i64} : memref<256xi8>{{$}}
// CHECK:         %[[DEAR:.*]] = memref.alloc() {alignment = 64 : i64} : memref<256xi8, 1>{{$}}
// CHECK:         func.call @callee(%{{.*}}, %[[PLAIN]], %[[DEAR]])
// CHECK-LABEL: func.func @twice(
// CHECK-DAG:     %[[PLAIN:.*]] = memref.alloc() {alignment = 64 : i64} : memref<256xi8>{{$}}
// CHECK-DAG:     %[[DEAR:.*]] = memref.alloc() {alignment = 64 : i64} : memref<512xi8, 1>{{$}}
// CHECK-DAG:     %[[ONE:.*]] = memref.view %[[PLAIN]]
// CHECK-DAG:     %[[OTHER:.*]] = memref.view %[[DEAR]]{{.*}} to memref<256xi8, 1>
// CHECK:         call @callee(%{{.*}}, %[[ONE]], %[[OTHER]])
module attributes {tensoropt.memory_spaces = [{name = "plain"}, {name = "dear", cost = 1 : i64, space = 1 : i64}]} {
  func.func private @callee(%out: memref<64xf32>) {
    %0 = memref.alloc() : memref<64xf32, 1>
    %1 = memref.alloc() : memref<64xf32>
    memref.copy %out, %0 : memref<64xf32> to memref<64xf32, 1>
    memref.copy %0, %1 : memref<64xf32, 1> to memref<64xf32>
    memref.copy %1, %out : memref<64xf32> to memref<64xf32>
    return
  }
  func.func @many(%out: memref<64xf32>, %n: index) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    scf.parallel (%i) = (%c0) to (%n) step (%c1) {
      func.call @callee(%out) : (memref<64xf32>) -> ()
    }
    return
  }
  func.func @twice(%in: memref<64xf32>, %out: memref<64xf32>) {
    %0 = memref.alloc() : memref<64xf32, 1>
    memref.copy %in, %0 : memref<64xf32> to memref<64xf32, 1>
    func.call @callee(%out) : (memref<64xf32>) -> ()
    memref.copy %0, %out : memref<64xf32, 1> to memref<64xf32>
    return
  }
}
