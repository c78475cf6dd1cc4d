// RUN: tensor-opt %s --tensoropt-drop-deallocations > %t.mlir
// RUN: tensor-opt %s | diff - %t.mlir

func.func private @declared(memref<4xf32>)

func.func @not_freed(%in: memref<4xf32>) -> memref<4xf32> {
  %0 = memref.alloc() : memref<4xf32>
  memref.copy %in, %0 : memref<4xf32> to memref<4xf32>
  return %0 : memref<4xf32>
}
