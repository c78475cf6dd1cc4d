// The same facts as MLIR remarks, at once and kept until the end.
// RUN: tensor-opt %s --pipeline=sweep --remarks-filter='sym.*' -o %t 2>&1 | FileCheck %s
// RUN: tensor-opt %s --pipeline=sweep --remarks-filter='sym.*' --remark-policy=final -o %t 2>&1 | FileCheck %s

// CHECK: remarks.mlir:[[#@LINE+4]]:8: remark: [Passed] Symmetrized | Category:symmetrize | Function=ssymv | groupOrder=2

#Canonical = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
func.func @ssymv(%A: tensor<?x?xf64, #Canonical>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #Canonical>, tensor<?xf64>)
                                  outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
