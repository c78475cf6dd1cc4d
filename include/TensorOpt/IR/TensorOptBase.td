// SPDX-License-Identifier: Apache-2.0
// The dialect itself and what its attributes and operations share.

#ifndef TENSOROPT_IR_TENSOROPTBASE_TD
#define TENSOROPT_IR_TENSOROPTBASE_TD

include "mlir/IR/OpBase.td"

def TensorOpt_Dialect : Dialect {
  let name = "tensoropt";
  let cppNamespace = "::tensoropt";
  let summary = "Facts about tensors, and what a compiler makes of them";
  let description = [{
    The user states facts about a tensor in its type: it is symmetric, it is
    sparse, only its canonical entries are stored. The operations come in three
    levels: `tensoropt.einsum` says what is computed, `tensoropt.sweep` says
    which canonical entries are visited and which updates happen there, and
    `scf`, `memref` and `vector` say how.

    ```mlir
    #CSR    = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
    #SymCSR = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>

    func.func @ssymv(%A: tensor<?x?xf64, #SymCSR>, %x: tensor<?xf64>,
                     %y: tensor<?xf64>) -> tensor<?xf64> {
      %0 = tensoropt.einsum "ij,j->i"
             ins(%A, %x : tensor<?x?xf64, #SymCSR>, tensor<?xf64>)
             outs(%y : tensor<?xf64>) -> tensor<?xf64>
      return %0 : tensor<?xf64>
    }
    ```
  }];
  let useDefaultAttributePrinterParser = 1;
  let useDefaultTypePrinterParser = 1;
  let dependentDialects = [
    "::mlir::sparse_tensor::SparseTensorDialect",
    "::mlir::tensor::TensorDialect"
  ];
  let extraClassDeclaration = [{
    /// Called with every record that a pass of this project emits in this
    /// context; see IR/Record.h. Null when nobody listens. To be changed only
    /// while no pass runs.
    RecordListener recordListener;
  }];
}

class TensorOpt_Op<string mnemonic, list<Trait> traits = []>
    : Op<TensorOpt_Dialect, mnemonic, traits>;

#endif // TENSOROPT_IR_TENSOROPTBASE_TD
