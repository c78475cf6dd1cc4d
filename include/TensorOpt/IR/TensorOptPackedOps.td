// SPDX-License-Identifier: Apache-2.0
// Operations on packed tensors: canonical entries without a sparse storage.

#ifndef TENSOROPT_IR_TENSOROPTPACKEDOPS_TD
#define TENSOROPT_IR_TENSOROPTPACKEDOPS_TD

include "TensorOpt/IR/TensorOptAttrs.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def TensorOpt_MergeOp : TensorOpt_Op<"merge", [Pure]> {
  let summary = "A packed tensor with neighbouring dimensions taken as one";
  let description = [{
    The same values, seen as a tensor with one dimension for each block of
    `sizes` dimensions; nothing is copied. The new index of
    a block counts its canonical coordinates in lexicographic order, so that two
    symmetric dimensions of n make one of n (n + 1) / 2, and two others one in
    row-major order. Symmetries that exchange blocks remain: two-electron
    integrals are a symmetric matrix over pairs of functions.

    ```mlir
    // #eri = <{symmetry = <(0 1), (2 3), (0 2)(1 3)>, stored = canonical}>
    %M = tensoropt.merge %I by [2, 2]
           : tensor<7x7x7x7xf64, #eri> to tensor<28x28xf64, #packed>
    ```

    Constraints:
    * (C1) the source is packed: canonical entries without a sparse storage;
    * (C2) there is a size, at least 1, for each block, and they add up to the
      dimensions;
    * (C3) the symmetry is the product of one that moves whole blocks, in the
      order of their dimensions, and of one within each block; the latter leave
      values alone, unless no block is moved;
* (C4) the result has the extents and the symmetry that follow, and the
      source's triangle; no encoding if no symmetry is left.
  }];
  let arguments = (ins AnyRankedTensor:$source, DenseI64ArrayAttr:$sizes);
  let results = (outs AnyRankedTensor:$result);
  let assemblyFormat = [{
    $source `by` $sizes attr-dict `:` type($source) `to` type($result)
  }];
  let extraClassDeclaration = [{
    /// The type of the result (C4). Fails through `emitError` on C1 to C3.
    static mlir::FailureOr<mlir::RankedTensorType>
    inferType(mlir::RankedTensorType source, llvm::ArrayRef<int64_t> sizes,
              llvm::function_ref<mlir::InFlightDiagnostic()> emitError);
  }];
  let hasVerifier = 1;
}

def TensorOpt_SplitOp : TensorOpt_Op<"split", [Pure]> {
  let summary = "A packed tensor made of its values";
  let description = [{
    The inverse of `tensoropt.merge`, for blocks that are independent of each other:
    the source has a dimension for each. Nothing is copied.

    ```mlir
    %C = tensoropt.split %values by [2] extents(%n, %n)
           : tensor<?xf64> to tensor<?x?xf64, #packed>
    ```

    Constraints:
    * (C1) the result is packed: canonical entries without a sparse storage;
    * (C2) the source is what `tensoropt.merge` would make of the result, without
      an encoding;
    * (C3) there is one extent per dimension of the result.
  }];
  let arguments = (ins AnyRankedTensor:$source, DenseI64ArrayAttr:$sizes,
                       Variadic<Index>:$extents);
  let results = (outs AnyRankedTensor:$result);
  let assemblyFormat = [{
    $source `by` $sizes `extents` `(` $extents `)` attr-dict
    `:` type($source) `to` type($result)
  }];
  let hasVerifier = 1;
}

def TensorOpt_ExpandOp : TensorOpt_Op<"expand"> {
  let summary = "All entries of a packed tensor";
  let description = [{
    Makes the full tensor of the canonical entries of a packed one, with the
    signs and conjugates of its symmetry, block by block so that transposed
    entries are found in a cache, and on several threads if the pipeline has
    them. Once there are buffers, a memref takes the place of the result.

    ```mlir
    %full = tensoropt.expand %A : tensor<?x?xf64, #packed> to tensor<?x?xf64>
    tensoropt.expand %A into %buffer : tensor<?x?xf64, #packed>, memref<?x?xf64>
    ```

    Constraints:
    * (C1) the source is packed: canonical entries without a sparse storage;
    * (C2) there is either a result or a buffer, of the source's shape and element
      type;
    * (C3) the result has no encoding, or one that states symmetries of the source
      and stores all entries densely.
  }];
  let arguments = (ins AnyRankedTensor:$source,
                       Arg<Optional<AnyMemRef>, "", [MemWrite]>:$target);
  let results = (outs Optional<AnyRankedTensor>:$result);
  let assemblyFormat = [{
    $source (`into` $target^)? attr-dict `:` type($source)
    (`,` type($target)^)? (`to` type($result)^)?
  }];
  let hasVerifier = 1;
}

#endif // TENSOROPT_IR_TENSOROPTPACKEDOPS_TD
