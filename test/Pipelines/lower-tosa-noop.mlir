// RUN: tensor-opt %s --tensoropt-lower-tosa | FileCheck %s
// Without TOSA nothing is done: not even what is unused goes.

// CHECK-LABEL: func.func @unused
// CHECK:         arith.addi
func.func @unused(%i: index) {
  %0 = arith.addi %i, %i : index
  return
}
