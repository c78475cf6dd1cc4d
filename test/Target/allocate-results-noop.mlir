// RUN: tensor-opt %s --tensoropt-allocate-results -o %t && tensor-opt %s -o %t.same && diff %t %t.same

// Extents that only the callee knows, one buffer twice, a buffer of a branch.
func.func private @stays(%x: memref<?xindex>, %c: i1) -> (memref<?xf32>, memref<4xf32>, memref<4xf32>, memref<8xf32>) {
  %c0 = arith.constant 0 : index
  %n = memref.load %x[%c0] : memref<?xindex>
  %a = memref.alloc(%n) : memref<?xf32>
  %b = memref.alloc() : memref<4xf32>
  %d = memref.alloc() : memref<4xf32>
  %e = arith.select %c, %b, %d : memref<4xf32>
  %f = scf.if %c -> memref<8xf32> {
    %g = memref.alloc() : memref<8xf32>
    scf.yield %g : memref<8xf32>
  } else {
    %g = memref.alloc() : memref<8xf32>
    scf.yield %g : memref<8xf32>
  }
  return %a, %e, %e, %f : memref<?xf32>, memref<4xf32>, memref<4xf32>, memref<8xf32>
}

func.func @calls(%x: memref<?xindex>, %c: i1) {
  %r:4 = call @stays(%x, %c) : (memref<?xindex>, i1) -> (memref<?xf32>, memref<4xf32>, memref<4xf32>, memref<8xf32>)
  return
}

// Public functions, and those that call themselves or whose address is taken.
func.func @public() -> memref<4xf32> {
  %a = memref.alloc() : memref<4xf32>
  return %a : memref<4xf32>
}

func.func private @recursive(%c: i1) -> memref<4xf32> {
  scf.if %c {
    %false = arith.constant false
    %r = func.call @recursive(%false) : (i1) -> memref<4xf32>
  }
  %a = memref.alloc() : memref<4xf32>
  return %a : memref<4xf32>
}

func.func private @address() -> memref<4xf32> {
  %a = memref.alloc() : memref<4xf32>
  return %a : memref<4xf32>
}

func.func @uses(%c: i1) {
  %p = call @public() : () -> memref<4xf32>
  %r = call @recursive(%c) : (i1) -> memref<4xf32>
  %f = constant @address : () -> memref<4xf32>
  %a = call_indirect %f() : () -> memref<4xf32>
  return
}
