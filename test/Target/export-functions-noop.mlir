// RUN: tensor-opt %s > %t.before
// RUN: tensor-opt %s --tensoropt-export-functions > %t.after
// RUN: diff %t.before %t.after

// Private functions and declarations stay as they are.

func.func private @private_function(%y: memref<?xf64>) -> memref<?xf64> {
  %0 = call @external(%y) : (memref<?xf64>) -> memref<?xf64>
  return %y : memref<?xf64>
}

func.func private @external(memref<?xf64>) -> memref<?xf64>

func.func private @caller(%y: memref<?xf64>) -> memref<?xf64> {
  %f = constant @private_function : (memref<?xf64>) -> memref<?xf64>
  %0 = call_indirect %f(%y) : (memref<?xf64>) -> memref<?xf64>
  return %0 : memref<?xf64>
}
