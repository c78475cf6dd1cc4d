// SPDX-License-Identifier: Apache-2.0
// Passes on the dense operations of networks.

#ifndef TENSOROPT_DENSE_PASSES_TD
#define TENSOROPT_DENSE_PASSES_TD

include "mlir/Pass/PassBase.td"

def CheckOperands : Pass<"tensoropt-check-operands"> {
  let summary = "Assert that data neither index out of range nor divide by zero";
  let description = [{
    Tokens that are not in a table, and integers that are divided by zero, would end the
    process or read what is not theirs. This pass asserts, in front of `tensor.extract`
    with indices cast from integers, that they lie in the tensor, and in front of
    integer divisions, but by constants other than 0 and -1, that they have a result.
    `tensoropt-return-from-asserts` makes errors of these.

    Does nothing to indices of loops and to divisions of `index`.

    ```mlir
    %at = arith.index_cast %token : i64 to index
    %inside = arith.cmpi ult, %at, %extent : index
    cf.assert %inside, "index out of range"
    %value = tensor.extract %table[%at, %column] : tensor<?x16xf32>
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::cf::ControlFlowDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def OrderLoops : Pass<"tensoropt-order-loops"> {
  let summary = "Put the loop along memory innermost";
  let description = [{
    Upstream's loops of a sum, as `linalg.matmul` or a convolution, have the summed
    indices innermost, one element of the result at a time. Where neighbours in the
    result come from neighbours in each operand, or from one element of it, this pass
    puts the loop over them innermost instead, which LLVM turns into vectors; the
    terms of each sum keep their order. Products of floats may be fused with the
    additions that follow (`fastmath<contract>`).

    Does nothing to operations without summed indices, to those whose result is
    written along another dimension than an operand is read, and where fewer than
    four neighbours are known.

    ```mlir
    %0 = linalg.matmul ins(%A, %B : tensor<?x?xf32>, tensor<?x?xf32>)
                       outs(%C : tensor<?x?xf32>) -> tensor<?x?xf32>
    // becomes, with rows of B and C innermost,
    %0 = linalg.generic {
           indexing_maps = [affine_map<(m, k, n) -> (m, k)>, affine_map<(m, k, n) -> (k, n)>,
                            affine_map<(m, k, n) -> (m, n)>],
           iterator_types = ["parallel", "reduction", "parallel"]}
         ins(%A, %B : tensor<?x?xf32>, tensor<?x?xf32>) outs(%C : tensor<?x?xf32>) { ... }
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect"
  ];
}

#endif // TENSOROPT_DENSE_PASSES_TD
