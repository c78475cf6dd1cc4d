// RUN: tensor-opt %s --allow-unregistered-dialect -o %t.plain
// RUN: tensor-opt %s --allow-unregistered-dialect --tensoropt-schedule -o %t
// RUN: diff %t %t.plain
// RUN: tensor-opt %s --allow-unregistered-dialect --tensoropt-schedule --remarks-filter=schedule -o /dev/null 2>&1 | FileCheck %s

// Each function is two buffers that are filled, %a and %b, and then used one after the other: %b could be filled later,
// were it not for what stands between.

// CHECK: [Analysis] Kept | Category:schedule | Function=sum | after=64, before=64, lowerBound=64, {{.*}}proven=yes
func.func @sum(%in: memref<8xf32>, %out: memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  %b = memref.alloc() : memref<8xf32>
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>
  memref.copy %in, %b : memref<8xf32> to memref<8xf32>
  linalg.add ins(%a, %b : memref<8xf32>, memref<8xf32>) outs(%out : memref<8xf32>)
  return
}

// What one argument is may be a part of what another one is.
// CHECK: Kept {{.*}} Function=outside | after=64, before=64
func.func @outside(%in: memref<8xf32>, %out: memref<8xf32>, %again: memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  %b = memref.alloc() : memref<8xf32>
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>
  memref.copy %in, %b : memref<8xf32> to memref<8xf32>
  memref.copy %a, %out : memref<8xf32> to memref<8xf32>
  memref.copy %b, %again : memref<8xf32> to memref<8xf32>
  return
}

// Nothing passes a callee that is only declared, a print, or an assertion.
func.func private @declared(memref<8xf32> {llvm.nocapture})
// CHECK: Kept {{.*}} Function=declared_callee | after=64, before=64
func.func @declared_callee(%v: f32) {
  %a = memref.alloc() : memref<8xf32>
  %b = memref.alloc() : memref<8xf32>
  linalg.fill ins(%v : f32) outs(%a : memref<8xf32>)
  linalg.fill ins(%v : f32) outs(%b : memref<8xf32>)
  call @declared(%a) : (memref<8xf32>) -> ()
  call @declared(%b) : (memref<8xf32>) -> ()
  return
}

// CHECK: Kept {{.*}} Function=print | after=64, before=64
func.func @print(%v: f32, %c: memref<8xf32>, %d: memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  %b = memref.alloc() : memref<8xf32>
  linalg.fill ins(%v : f32) outs(%a : memref<8xf32>)
  linalg.fill ins(%v : f32) outs(%b : memref<8xf32>)
  vector.print %v : f32
  memref.copy %a, %c : memref<8xf32> to memref<8xf32>
  memref.copy %b, %d : memref<8xf32> to memref<8xf32>
  return
}

// CHECK: Kept {{.*}} Function=assertion | after=64, before=64
func.func @assertion(%v: f32, %c: memref<8xf32>, %d: memref<8xf32>, %e: i1) {
  %a = memref.alloc() : memref<8xf32>
  %b = memref.alloc() : memref<8xf32>
  linalg.fill ins(%v : f32) outs(%a : memref<8xf32>)
  linalg.fill ins(%v : f32) outs(%b : memref<8xf32>)
  cf.assert %e, "not so"
  memref.copy %a, %c : memref<8xf32> to memref<8xf32>
  memref.copy %b, %d : memref<8xf32> to memref<8xf32>
  return
}

// What is asynchronous reads until it is awaited.
// CHECK: Kept {{.*}} Function=asynchronous | after=64, before=64
func.func @asynchronous(%v: f32, %c: memref<8xf32>, %d: memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  %b = memref.alloc() : memref<8xf32>
  linalg.fill ins(%v : f32) outs(%a : memref<8xf32>)
  linalg.fill ins(%v : f32) outs(%b : memref<8xf32>)
  %token = async.execute {
    memref.copy %a, %c : memref<8xf32> to memref<8xf32>
    async.yield
  }
  async.await %token : !async.token
  memref.copy %b, %d : memref<8xf32> to memref<8xf32>
  return
}

// CHECK: Kept {{.*}} Function=unknown | after=64, before=64
func.func @unknown(%v: f32, %c: memref<8xf32>, %d: memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  %b = memref.alloc() : memref<8xf32>
  linalg.fill ins(%v : f32) outs(%a : memref<8xf32>)
  linalg.fill ins(%v : f32) outs(%b : memref<8xf32>)
  "other.operation"() : () -> ()
  memref.copy %a, %c : memref<8xf32> to memref<8xf32>
  memref.copy %b, %d : memref<8xf32> to memref<8xf32>
  return
}

// Parts that overlap, or whose places are not known, are not apart.
// CHECK: Kept {{.*}} Function=overlap | after=128, before=128
func.func @overlap(%v: f32, %n: index, %out: memref<16xf32>) {
  %joined = memref.alloc() : memref<16xf32>
  %a = memref.alloc() : memref<8xf32>
  %b = memref.alloc() : memref<8xf32>
  %left = memref.subview %joined[%n] [8] [1] : memref<16xf32> to memref<8xf32, strided<[1], offset: ?>>
  %right = memref.subview %joined[7] [8] [1] : memref<16xf32> to memref<8xf32, strided<[1], offset: 7>>
  linalg.fill ins(%v : f32) outs(%a : memref<8xf32>)
  memref.copy %a, %left : memref<8xf32> to memref<8xf32, strided<[1], offset: ?>>
  linalg.fill ins(%v : f32) outs(%b : memref<8xf32>)
  memref.copy %b, %right : memref<8xf32> to memref<8xf32, strided<[1], offset: 7>>
  linalg.add ins(%a, %b : memref<8xf32>, memref<8xf32>) outs(%left : memref<8xf32, strided<[1], offset: ?>>)
  memref.copy %joined, %out : memref<16xf32> to memref<16xf32>
  return
}

// Buffers with open extents, in other memory spaces, or that leave do not count.
// CHECK-NOT: Function=other
func.func @other(%v: f32, %n: index, %c: memref<8xf32>, %d: memref<?xf32>) -> memref<8xf32> {
  %a = memref.alloc() : memref<8xf32, 1>
  %b = memref.alloc(%n) : memref<?xf32>
  %e = memref.alloc() : memref<8xf32>
  linalg.fill ins(%v : f32) outs(%a : memref<8xf32, 1>)
  linalg.fill ins(%v : f32) outs(%b : memref<?xf32>)
  linalg.fill ins(%v : f32) outs(%e : memref<8xf32>)
  memref.copy %a, %c : memref<8xf32, 1> to memref<8xf32>
  memref.copy %b, %d : memref<?xf32> to memref<?xf32>
  return %e : memref<8xf32>
}
