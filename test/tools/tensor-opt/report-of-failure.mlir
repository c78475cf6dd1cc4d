// The report is written when a pass fails, with what was decided before.
// RUN: not tensor-opt %s --pipeline=sweep --tensoropt-report=%t.txt -o %t 2>%t.err
// RUN: FileCheck %s --check-prefix=ERROR --input-file=%t.err
// RUN: FileCheck %s --input-file=%t.txt
// RUN: tensor-opt %s --pipeline=sweep --verify-diagnostics --tensoropt-report=%t.verified.txt
// RUN: FileCheck %s --check-prefix=VERIFIED --input-file=%t.verified.txt

// ERROR: report-of-failure.mlir:[[#@LINE+14]]:8: error: 'tensoropt.einsum' op visits
// CHECK:    result    failed; 1 passed, 0 missed, 0 analysis
// CHECK:    function first
// VERIFIED: result    succeeded; 1 passed, 0 missed, 0 analysis

#Canonical = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
#Padded = #sparse_tensor.encoding<{ map = (i, j) -> (i : compressed, j : dense) }>
func.func @first(%A: tensor<?x?xf64, #Canonical>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #Canonical>, tensor<?xf64>)
                                  outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
func.func @second(%A: tensor<?x?xf64, #Padded>, %y: tensor<?xf64>) -> tensor<?xf64> {
  // expected-error@+1 {{pads with zeros}}
  %0 = tensoropt.einsum "ij->i" semiring<min_plus> ins(%A : tensor<?x?xf64, #Padded>)
                                outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
