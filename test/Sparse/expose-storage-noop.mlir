// RUN: tensor-opt %s > %t.before
// RUN: tensor-opt %s --tensoropt-expose-storage > %t.after
// RUN: diff %t.before %t.after

// Tensors without an encoding, and with one that is not ours, stay.

func.func private @external(tensor<?xf64>) -> tensor<?xf64>

func.func @plain(%x: tensor<?xf64> {test.note}, %y: tensor<?xf64>, %c: i1) -> (tensor<?xf64> {test.note}) {
  %0 = call @external(%x) : (tensor<?xf64>) -> tensor<?xf64>
  %1 = arith.select %c, %0, %y : tensor<?xf64>
  %f = constant @external : (tensor<?xf64>) -> tensor<?xf64>
  %2 = call_indirect %f(%1) : (tensor<?xf64>) -> tensor<?xf64>
  return %2 : tensor<?xf64>
}

func.func @other_encoding(%x: tensor<4xf64, "layout">) -> tensor<4xf64, "layout"> {
  return %x : tensor<4xf64, "layout">
}
