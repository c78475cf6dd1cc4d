// RUN: tensor-opt %s --tensoropt-export-functions --verify-diagnostics --split-input-file

func.func @update(%y: memref<?xf64>) -> memref<?xf64> {
  return %y : memref<?xf64>
}
func.func @indirect(%y: memref<?xf64>) -> memref<?xf64> {
  // expected-error@+1 {{takes the address of 'update', whose results that are its own arguments are dropped; call it directly}}
  %f = constant @update : (memref<?xf64>) -> memref<?xf64>
  %0 = call_indirect %f(%y) : (memref<?xf64>) -> memref<?xf64>
  return %0 : memref<?xf64>
}
