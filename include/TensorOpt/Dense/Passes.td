// SPDX-License-Identifier: Apache-2.0
// Passes on the dense operations of networks.

#ifndef TENSOROPT_DENSE_PASSES_TD
#define TENSOROPT_DENSE_PASSES_TD

include "mlir/Pass/PassBase.td"

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
    eight neighbours are known.

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
