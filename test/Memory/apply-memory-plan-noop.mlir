// RUN: tensor-opt %s -o %t.before
// RUN: tensor-opt %s --tensoropt-apply-memory-plan=workspace=argument -o %t.after
// RUN: diff %t.before %t.after

func.func @unplanned(%in: memref<8xf32>, %out: memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>
  memref.copy %a, %out : memref<8xf32> to memref<8xf32>
  memref.dealloc %a : memref<8xf32>
  return
}
