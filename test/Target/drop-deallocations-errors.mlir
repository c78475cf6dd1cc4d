// RUN: tensor-opt %s --split-input-file --tensoropt-drop-deallocations --verify-diagnostics

// expected-note @below {{the argument is here}}
func.func @argument(%in: memref<4xf32>, %c: i1) {
  %0 = memref.alloc() : memref<4xf32>
  %1 = arith.select %c, %in, %0 : memref<4xf32>
  // expected-error @below {{frees an argument of the function, which is its callers' to free}}
  memref.dealloc %1 : memref<4xf32>
  return
}

// -----

func.func @loaded(%in: memref<4xmemref<4xf32>>, %at: index) {
  // expected-note @below {{it may be this one}}
  %0 = memref.load %in[%at] : memref<4xmemref<4xf32>>
  // expected-error @below {{frees a buffer whose owner is not known}}
  memref.dealloc %0 : memref<4xf32>
  return
}
