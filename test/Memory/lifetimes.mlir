// RUN: tensor-opt %s --tensoropt-lifetimes | FileCheck %s

// The function is 0, and each operation one more. From the first touch to the last one: not from the allocation, nor
// to the deallocation.
// CHECK-LABEL: func.func @chain(
// CHECK:         memref.alloc() {tensoropt.lifetime = array<i64: 3, 5>}
// CHECK-NEXT:    memref.alloc() {tensoropt.lifetime = array<i64: 4, 8>}
func.func @chain(%in: memref<8xf32>, %out: memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  %b = memref.alloc() : memref<8xf32>
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>
  memref.copy %a, %b : memref<8xf32> to memref<8xf32>
  %c0 = arith.constant 0 : index
  %dim = memref.dim %a, %c0 : memref<8xf32>
  memref.copy %b, %out : memref<8xf32> to memref<8xf32>
  memref.dealloc %a : memref<8xf32>
  memref.dealloc %b : memref<8xf32>
  return
}

// Views keep it alive, and so does either side of a selection.
// CHECK-LABEL: func.func @views(
// CHECK:         memref.alloc() {tensoropt.lifetime = array<i64: 3, 12>}
// CHECK-NEXT:    memref.alloc() {tensoropt.lifetime = array<i64: 10, 12>}
func.func @views(%c: i1, %in: memref<8xf32>, %out: memref<2x2xf32>) {
  %a = memref.alloc() : memref<8xf32>
  %b = memref.alloc() : memref<8xf32>
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>
  %select = arith.select %c, %a, %b : memref<8xf32>
  %part = memref.subview %select[4] [4] [1] : memref<8xf32> to memref<4xf32, strided<[1], offset: 4>>
  %dynamic = memref.cast %part : memref<4xf32, strided<[1], offset: 4>> to memref<?xf32, strided<[1], offset: ?>>
  %static = memref.cast %dynamic : memref<?xf32, strided<[1], offset: ?>> to memref<4xf32, strided<[1], offset: 4>>
  %square = memref.expand_shape %static [[0, 1]] output_shape [2, 2] : memref<4xf32, strided<[1], offset: 4>> into memref<2x2xf32, strided<[2, 1], offset: 4>>
  %again = memref.reinterpret_cast %square to offset: [4], sizes: [2, 2], strides: [2, 1] : memref<2x2xf32, strided<[2, 1], offset: 4>> to memref<2x2xf32, strided<[2, 1], offset: 4>>
  memref.copy %in, %b : memref<8xf32> to memref<8xf32>
  memref.copy %again, %out : memref<2x2xf32, strided<[2, 1], offset: 4>> to memref<2x2xf32>
  return
}

// What a loop touches lives as long as the loop, and what it allocates for an iteration.
// CHECK-LABEL: func.func @loop(
// CHECK:         memref.alloc() {tensoropt.lifetime = array<i64: 5, 12>}
// CHECK:         scf.for
// CHECK-NEXT:      memref.alloc() {tensoropt.lifetime = array<i64: 8, 10>}
// CHECK-NEXT:      memref.alloc() {tensoropt.lifetime = array<i64: 9, 11>}
func.func @loop(%n: index, %in: memref<8xf32>, %out: memref<8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %a = memref.alloc() : memref<8xf32>
  %c2 = arith.constant 2 : index
  scf.for %i = %c0 to %n step %c1 {
    %b = memref.alloc() : memref<8xf32>
    %c = memref.alloc() : memref<8xf32>
    memref.copy %in, %b : memref<8xf32> to memref<8xf32>
    memref.copy %b, %c : memref<8xf32> to memref<8xf32>
    memref.copy %c, %a : memref<8xf32> to memref<8xf32>
  }
  return
}

// A buffer may go through a loop, in and out again.
// CHECK-LABEL: func.func @carried(
// CHECK:         memref.alloc() {tensoropt.lifetime = array<i64: 4, 9>}
func.func @carried(%n: index, %in: memref<8xf32>, %out: memref<8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %a = memref.alloc() : memref<8xf32>
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%x = %a) -> memref<8xf32> {
    memref.copy %in, %x : memref<8xf32> to memref<8xf32>
    scf.yield %x : memref<8xf32>
  }
  memref.copy %r, %out : memref<8xf32> to memref<8xf32>
  return
}

// Only one side of a branch runs: the first side is done with %a at 5, the second one needs it up to its end.
// CHECK-LABEL: func.func @branch(
// CHECK:         memref.alloc() {tensoropt.lifetime = array<i64: 2, 5, 9, 13>}
// CHECK:         scf.if
// CHECK:           memref.alloc() {tensoropt.lifetime = array<i64: 6, 8>}
// CHECK:         else
// CHECK:           memref.alloc() {tensoropt.lifetime = array<i64: 10, 12>}
func.func @branch(%c: i1, %in: memref<8xf32>, %out: memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>
  scf.if %c {
    memref.copy %a, %out : memref<8xf32> to memref<8xf32>
    %b = memref.alloc() : memref<8xf32>
    memref.copy %in, %b : memref<8xf32> to memref<8xf32>
    memref.copy %b, %out : memref<8xf32> to memref<8xf32>
  } else {
    %b = memref.alloc() : memref<8xf32>
    memref.copy %in, %b : memref<8xf32> to memref<8xf32>
    memref.copy %b, %out : memref<8xf32> to memref<8xf32>
    memref.copy %a, %out : memref<8xf32> to memref<8xf32>
  }
  return
}

// What a side hands out lives on behind the branch, but not in the other side.
// CHECK-LABEL: func.func @result(
// CHECK:           memref.alloc() {tensoropt.lifetime = array<i64: 3, 5, 8, 9>}
// CHECK:         else
// CHECK:           memref.alloc() {tensoropt.lifetime = array<i64: 6, 9>}
func.func @result(%c: i1, %in: memref<8xf32>, %out: memref<8xf32>) {
  %r = scf.if %c -> memref<8xf32> {
    %a = memref.alloc() : memref<8xf32>
    memref.copy %in, %a : memref<8xf32> to memref<8xf32>
    scf.yield %a : memref<8xf32>
  } else {
    %b = memref.alloc() : memref<8xf32>
    memref.copy %in, %b : memref<8xf32> to memref<8xf32>
    scf.yield %b : memref<8xf32>
  }
  memref.copy %r, %out : memref<8xf32> to memref<8xf32>
  return
}

// Blocks come in an order in which branches lead on; a cycle of them lives as a whole.
// CHECK-LABEL: func.func @blocks(
// CHECK:         memref.alloc() {tensoropt.lifetime = array<i64: 2, 8>}
func.func @blocks(%c: i1, %in: memref<8xf32>, %out: memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>
  cf.br ^cycle
^end:
  return
^cycle:
  memref.copy %a, %out : memref<8xf32> to memref<8xf32>
  memref.copy %in, %out : memref<8xf32> to memref<8xf32>
  memref.copy %in, %out : memref<8xf32> to memref<8xf32>
  cf.cond_br %c, ^cycle, ^end
}

// What runs beside other operations lives until it is awaited.
// CHECK-LABEL: func.func @async(
// CHECK:         memref.alloc() {tensoropt.lifetime = array<i64: 2, 8>}
// CHECK:         async.execute
// CHECK:           memref.alloc() {tensoropt.lifetime = array<i64: 9, 17>}
// CHECK:         async.execute
func.func @async(%in: memref<8xf32>, %out: memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>
  %first = async.execute {
    memref.copy %a, %out : memref<8xf32> to memref<8xf32>
    async.yield
  }
  memref.copy %in, %out : memref<8xf32> to memref<8xf32>
  async.await %first : !async.token
  memref.copy %in, %out : memref<8xf32> to memref<8xf32>
  %second = async.execute {
    %b = memref.alloc() : memref<8xf32>
    memref.copy %in, %b : memref<8xf32> to memref<8xf32>
    memref.copy %b, %out : memref<8xf32> to memref<8xf32>
    async.yield
  }
  %third = async.execute [%second] {
    async.yield
  }
  async.await %third : !async.token
  return
}

// A known callee keeps nothing; of a declared one the argument says so.
func.func private @known(%in: memref<8xf32>, %out: memref<8xf32>) {
  memref.copy %in, %out : memref<8xf32> to memref<8xf32>
  return
}
func.func private @declared(memref<8xf32> {llvm.nocapture})
// CHECK-LABEL: func.func @calls(
// CHECK:         memref.alloc() {tensoropt.lifetime = array<i64: 2, 4>}
func.func @calls(%in: memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  call @known(%in, %a) : (memref<8xf32>, memref<8xf32>) -> ()
  call @declared(%a) : (memref<8xf32>) -> ()
  return
}
