// RUN: tensor-opt %s --tensoropt-export-functions --split-input-file | FileCheck %s

// A result that is an argument goes; a caller uses what it passed.
// CHECK:       func.func @update(%{{.*}}: index, %{{.*}}: memref<?xf64>) attributes {llvm.emit_c_interface, tensoropt.result_arguments = array<i64: 1>} {
// CHECK-NEXT:    return
// CHECK:       func.func @caller(%[[Y:.*]]: memref<?xf64>, %[[N:.*]]: index) attributes {{{.*}}tensoropt.result_arguments = array<i64: 0>} {
// CHECK-NEXT:    call @update(%[[N]], %[[Y]]) {no_inline} : (index, memref<?xf64>) -> ()
// CHECK-NEXT:    return
func.func @update(%n: index, %y: memref<?xf64>) -> memref<?xf64> {
  return %y : memref<?xf64>
}
func.func @caller(%y: memref<?xf64>, %n: index) -> memref<?xf64> {
  %0 = call @update(%n, %y) {no_inline} : (index, memref<?xf64>) -> memref<?xf64>
  return %0 : memref<?xf64>
}

// -----

// The order of functions does not matter.
// CHECK:       func.func @before({{.*}}) attributes {{{.*}}tensoropt.result_arguments = array<i64: 0>} {
// CHECK-NEXT:    call @after(%{{.*}}) : (memref<?xf64>) -> ()
// CHECK-NEXT:    return
// CHECK:       func.func @after({{.*}}) attributes {{{.*}}tensoropt.result_arguments = array<i64: 0>} {
func.func @before(%y: memref<?xf64>) -> memref<?xf64> {
  %0 = call @after(%y) : (memref<?xf64>) -> memref<?xf64>
  return %0 : memref<?xf64>
}
func.func @after(%y: memref<?xf64>) -> memref<?xf64> {
  return %y : memref<?xf64>
}

// -----

// Several results: a fresh buffer and a number stay, attributes go with theirs.
// CHECK:       func.func @several(%{{.*}}: memref<?xf64>, %[[N:.*]]: index) -> (memref<?xf64> {test.fresh}, f64)
// CHECK-SAME:    attributes {llvm.emit_c_interface, tensoropt.result_arguments = array<i64: 0, -1, -1, 0>}
// CHECK:         %[[FRESH:.*]] = memref.alloc(%[[N]])
// CHECK:         return %[[FRESH]], %{{.*}} : memref<?xf64>, f64
// CHECK:       func.func @caller(
// CHECK-SAME:    %[[Y:.*]]: memref<?xf64>, %{{.*}}: index)
// CHECK:         %[[R:.*]]:2 = call @several
// CHECK:         memref.store %[[R]]#1, %[[Y]]
// CHECK:         memref.copy %[[R]]#0, %[[Y]]
func.func @several(%y: memref<?xf64>, %n: index) -> (memref<?xf64>, memref<?xf64> {test.fresh}, f64, memref<?xf64>) {
  %fresh = memref.alloc(%n) : memref<?xf64>
  %one = arith.constant 1.0 : f64
  return %y, %fresh, %one, %y : memref<?xf64>, memref<?xf64>, f64, memref<?xf64>
}
func.func @caller(%y: memref<?xf64>, %n: index) {
  %c0 = arith.constant 0 : index
  %0:4 = call @several(%y, %n) : (memref<?xf64>, index) -> (memref<?xf64>, memref<?xf64>, f64, memref<?xf64>)
  memref.store %0#2, %0#0[%c0] : memref<?xf64>
  memref.copy %0#1, %0#3 : memref<?xf64> to memref<?xf64>
  return
}

// -----

// A cast on the way back does not hide the argument.
// CHECK:       func.func @cast(%{{.*}}: memref<4xf64>) attributes {{{.*}}array<i64: 0>}
// CHECK:       func.func @caller(
// CHECK:         call @cast(%[[Y:.*]]) : (memref<4xf64>) -> ()
// CHECK:         %[[CAST:.*]] = memref.cast %[[Y]] : memref<4xf64> to memref<?xf64>
// CHECK:         memref.load %[[CAST]]
func.func @cast(%y: memref<4xf64>) -> memref<?xf64> {
  %0 = memref.cast %y : memref<4xf64> to memref<?xf64>
  return %0 : memref<?xf64>
}
func.func @caller(%y: memref<4xf64>, %i: index) -> f64 {
  %0 = call @cast(%y) : (memref<4xf64>) -> memref<?xf64>
  %1 = memref.load %0[%i] : memref<?xf64>
  return %1 : f64
}

// -----

// Which one it is depends on the condition: the result stays.
// CHECK:       func.func @either({{.*}}) -> memref<?xf64> attributes {{{.*}}array<i64: -1>}
func.func @either(%c: i1, %y: memref<?xf64>, %z: memref<?xf64>) -> memref<?xf64> {
  %0 = scf.if %c -> memref<?xf64> {
    scf.yield %y : memref<?xf64>
  } else {
    scf.yield %z : memref<?xf64>
  }
  return %0 : memref<?xf64>
}

// -----

// All returns must agree: on the first result they do, on the second not.
// CHECK:       func.func @blocks({{.*}}) -> memref<?xf64> attributes {{{.*}}array<i64: 1, -1>}
// CHECK:         return %[[Y:.*]] : memref<?xf64>
// CHECK:         return %[[Z:.*]] : memref<?xf64>
func.func @blocks(%c: i1, %y: memref<?xf64>, %z: memref<?xf64>) -> (memref<?xf64>, memref<?xf64>) {
  cf.cond_br %c, ^one, ^two
^one:
  return %y, %y : memref<?xf64>, memref<?xf64>
^two:
  return %y, %z : memref<?xf64>, memref<?xf64>
}

// -----

// A block argument is not an argument of the function.
// CHECK:       func.func @block_argument({{.*}}) -> memref<?xf64> attributes {{{.*}}array<i64: -1>}
func.func @block_argument(%y: memref<?xf64>) -> memref<?xf64> {
  cf.br ^next(%y : memref<?xf64>)
^next(%z: memref<?xf64>):
  return %z : memref<?xf64>
}

// -----

// CHECK:       func.func @recursive(%{{.*}}: index, %[[Y:.*]]: memref<?xf64>) attributes {{{.*}}array<i64: 1>}
// CHECK:         return
// CHECK:         call @recursive(%{{.*}}, %[[Y]]) : (index, memref<?xf64>) -> ()
// CHECK-NEXT:    return
func.func @recursive(%n: index, %y: memref<?xf64>) -> memref<?xf64> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %stop = arith.cmpi eq, %n, %c0 : index
  cf.cond_br %stop, ^done, ^more
^done:
  return %y : memref<?xf64>
^more:
  %m = arith.subi %n, %c1 : index
  %0 = call @recursive(%m, %y) : (index, memref<?xf64>) -> memref<?xf64>
  return %y : memref<?xf64>
}

// -----

// Never returns: nothing is known about the result.
// CHECK:       func.func @forever({{.*}}) -> memref<?xf64> attributes {{{.*}}array<i64: -1>}
func.func @forever(%y: memref<?xf64>) -> memref<?xf64> {
  cf.br ^loop
^loop:
  cf.br ^loop
}
