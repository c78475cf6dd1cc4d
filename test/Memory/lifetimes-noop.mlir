// RUN: tensor-opt %s --tensoropt-lifetimes --allow-unregistered-dialect --remarks-filter=lifetimes -o %t 2>&1 | FileCheck %s
// RUN: FileCheck %s --check-prefix=NONE --input-file=%t
// Buffers whose last use is not known, each with its reason.
// NONE-NOT: tensoropt.lifetime

// CHECK: buffer=b0, reason="is returned"
func.func @returned() -> memref<8xf32> {
  %a = memref.alloc() : memref<8xf32>
  return %a : memref<8xf32>
}

// CHECK: buffer=b0, reason="is stored in another buffer"
func.func @stored(%in: memref<1xmemref<8xf32>>) {
  %c0 = arith.constant 0 : index
  %a = memref.alloc() : memref<8xf32>
  memref.store %a, %in[%c0] : memref<1xmemref<8xf32>>
  return
}

// CHECK: buffer=b0, reason="is passed to 'unknown', which is only declared and may keep it; state 'llvm.nocapture' on its argument if it does not"
func.func private @unknown(memref<8xf32>)
func.func @passed() {
  %a = memref.alloc() : memref<8xf32>
  call @unknown(%a) : (memref<8xf32>) -> ()
  return
}

// CHECK: buffer=b0, reason="is passed to 'indirect', where it is passed to 'unknown', which is only
func.func private @indirect(%a: memref<8xf32>) {
  call @unknown(%a) : (memref<8xf32>) -> ()
  return
}
func.func @passed_on() {
  %a = memref.alloc() : memref<8xf32>
  call @indirect(%a) : (memref<8xf32>) -> ()
  return
}

// CHECK: buffer=b0, reason="is passed to 'recursive', where it is passed to 'recursive', which calls itself"
func.func private @recursive(%a: memref<8xf32>) {
  call @recursive(%a) : (memref<8xf32>) -> ()
  return
}
func.func @passed_around() {
  %a = memref.alloc() : memref<8xf32>
  call @recursive(%a) : (memref<8xf32>) -> ()
  return
}

// CHECK: buffer=b0, reason="is passed to 'frees', which frees it"
func.func private @frees(%a: memref<8xf32>) {
  memref.dealloc %a : memref<8xf32>
  return
}
func.func @passed_to_free() {
  %a = memref.alloc() : memref<8xf32>
  call @frees(%a) : (memref<8xf32>) -> ()
  return
}

// CHECK: buffer=b0, reason="leaves as something else by 'memref.extract_aligned_pointer_as_index'"
func.func @address() -> index {
  %a = memref.alloc() : memref<8xf32>
  %p = memref.extract_aligned_pointer_as_index %a : memref<8xf32> -> index
  return %p : index
}

// CHECK: buffer=b0, reason="is used by 'test.view', which may hand it on"
func.func @view() {
  %a = memref.alloc() : memref<8xf32>
  %b = "test.view"(%a) : (memref<8xf32>) -> memref<8xf32>
  return
}

// CHECK: buffer=b0, reason="is used by 'test.use', which may keep it"
func.func @use() {
  %a = memref.alloc() : memref<8xf32>
  "test.use"(%a) : (memref<8xf32>) -> ()
  return
}

// Two are alive: that of this iteration and that of the one before.
// CHECK: buffer=b0, reason="is used beyond the iteration that allocates it"
func.func @carried(%n: index, %in: memref<8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%x = %in) -> memref<8xf32> {
    %b = memref.alloc() : memref<8xf32>
    memref.copy %x, %b : memref<8xf32> to memref<8xf32>
    scf.yield %b : memref<8xf32>
  }
  return
}

// CHECK: buffer=b0, reason="is allocated in a cycle of branches"
func.func @cycle(%c: i1, %in: memref<8xf32>) {
  cf.br ^cycle
^cycle:
  %b = memref.alloc() : memref<8xf32>
  memref.copy %in, %b : memref<8xf32> to memref<8xf32>
  cf.cond_br %c, ^cycle, ^end
^end:
  return
}

// CHECK: buffer=b0, reason="is freed where another buffer may be"
func.func @freed(%c: i1, %in: memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>
  %x = arith.select %c, %a, %in : memref<8xf32>
  memref.dealloc %x : memref<8xf32>
  return
}

// CHECK: buffer=b0, reason="is allocated in more than 64 iterations, or an unknown number, that may run at once"
func.func @parallel(%n: index, %in: memref<8xf32>) {
  scf.forall (%i) in (%n) {
    %a = memref.alloc() : memref<8xf32>
    memref.copy %in, %a : memref<8xf32> to memref<8xf32>
  }
  return
}

// CHECK: buffer=b0, reason="is allocated in 'omp.parallel', which may run several times at once"
func.func @openmp(%in: memref<8xf32>) {
  omp.parallel {
    %a = memref.alloc() : memref<8xf32>
    memref.copy %in, %a : memref<8xf32> to memref<8xf32>
    omp.terminator
  }
  return
}

// CHECK: buffer=b0, reason="is used by 'async.execute', which is not awaited on every way from there"
func.func @forgotten(%c: i1, %in: memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  %token = async.execute {
    memref.copy %in, %a : memref<8xf32> to memref<8xf32>
    async.yield
  }
  scf.if %c {
    async.await %token : !async.token
  }
  return
}

// CHECK: buffer=b0, reason="is never touched"
func.func @unused() {
  %a = memref.alloc() : memref<8xf32>
  return
}

// CHECK: buffer=b0, reason="has a layout of its own"
// CHECK: buffer=b1, reason="has elements that are no numbers"
// CHECK: buffer=b2, reason="needs more than 2^40 bytes"
func.func @sizes(%n: index) {
  %b = memref.alloc() : memref<4x4xf32, strided<[8, 1]>>
  %c = memref.alloc() : memref<4xmemref<4xf32>>
  %d = memref.alloc() : memref<4294967296x4294967296x4294967296xf32>
  return
}

// The stack is none of ours.
// CHECK-NOT: remark
func.func @stack(%in: memref<8xf32>) {
  %a = memref.alloca() : memref<8xf32>
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>
  return
}
