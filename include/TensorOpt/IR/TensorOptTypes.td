// SPDX-License-Identifier: Apache-2.0
// Types of values that are no tensors.

#ifndef TENSOROPT_IR_TENSOROPTTYPES_TD
#define TENSOROPT_IR_TENSOROPTTYPES_TD

include "TensorOpt/IR/TensorOptBase.td"
include "mlir/IR/AttrTypeBase.td"

def TensorOpt_BuilderType : TypeDef<TensorOpt_Dialect, "Builder"> {
  let mnemonic = "builder";
  let summary = "An encoded tensor while its entries are being added";
  let description = [{
    `!tensoropt.builder<tensor<?x?xf64, #CSR>>` takes terms in any order, adds
    those of one place, and becomes the buffers of the tensor. It is opened by
    `tensoropt.open`, given to sweeps as an output, and turned into buffers by
    `tensoropt.close`.

    Constraints on the tensor type:
    * (C1) it has an encoding whose storage can be visited, is not packed and has no blocks;
    * (C2) a singleton level stands below a compressed level that is not unique,
      or below another singleton.
  }];
  let parameters = (ins "::mlir::RankedTensorType":$tensor);
  let assemblyFormat = "`<` $tensor `>`";
  let genVerifyDecl = 1;
}

#endif // TENSOROPT_IR_TENSOROPTTYPES_TD
