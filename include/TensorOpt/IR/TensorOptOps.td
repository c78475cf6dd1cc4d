// SPDX-License-Identifier: Apache-2.0
// The operations: what (einsum), where (sweep), and the buffers of a tensor.

#ifndef TENSOROPT_IR_TENSOROPTOPS_TD
#define TENSOROPT_IR_TENSOROPTOPS_TD

include "TensorOpt/IR/TensorOptAttrs.td"
include "mlir/IR/OpAsmInterface.td"
include "mlir/Interfaces/DestinationStyleOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

//===----------------------------------------------------------------------===//
// What
//===----------------------------------------------------------------------===//

def TensorOpt_EinsumOp : TensorOpt_Op<"einsum",
    [Pure, AttrSizedOperandSegments, DestinationStyleOpInterface]> {
  let summary = "Multiply tensors and sum over indices";
  let description = [{
    Adds to each output the sum, over every index that the output does not
    carry, of the product of the inputs. Every index is a letter; operands are
    separated by commas, as in `"ij,j->i"`. Sum and product are those of the
    semiring, `plus_times` unless stated. An entry that a sparse input does not
    store is the semiring's zero.

    ```mlir
    %0 = tensoropt.einsum "ij,j->i" semiring<min_plus>
           ins(%A, %x : tensor<?x?xf64, #SymCSR>, tensor<?xf64>)
           outs(%y : tensor<?xf64>) -> tensor<?xf64>
    ```

    Constraints:
    * (C1) the specification has as many terms as there are operands;
    * (C2) a term has as many letters as its operand has dimensions;
    * (C3) each letter of an output is a letter of some input;
    * (C4) a letter has one extent;
    * (C5) no letter twice in one output;
    * (C6) all element types are equal and fit the semiring;
    * (C7) the types of results and outputs are equal;
    * (C8) outputs are stored densely and in full.
  }];
  let arguments = (ins
    StrAttr:$spec,
    DefaultValuedAttr<TensorOpt_SemiringAttr,
      "::tensoropt::SemiringKind::PlusTimes">:$semiring,
    Variadic<AnyRankedTensor>:$inputs,
    Variadic<AnyRankedTensor>:$inits
  );
  let results = (outs Variadic<AnyRankedTensor>:$results);
  let assemblyFormat = [{
    $spec (`semiring` `` $semiring^)?
    `ins` `(` $inputs `:` type($inputs) `)`
    `outs` `(` $inits `:` type($inits) `)`
    attr-dict `->` type($results)
  }];
  let extraClassDeclaration = [{
    /// The specification, parsed. Valid on a verified operation.
    EinsumSpec getParsedSpec();
    mlir::MutableOperandRange getDpsInitsMutable() { return getInitsMutable(); }
  }];
  let hasVerifier = 1;
  let hasFolder = 1;
  let hasCanonicalizer = 1;
}

//===----------------------------------------------------------------------===//
// Where
//===----------------------------------------------------------------------===//

def TensorOpt_TensorOrMemRef : AnyTypeOf<[AnyRankedTensor, AnyMemRef],
    "ranked tensor or memref">;

def TensorOpt_SweepOp : TensorOpt_Op<"sweep",
    [AttrSizedOperandSegments, DestinationStyleOpInterface,
     DeclareOpInterfaceMethods<MemoryEffectsOpInterface>, SingleBlock,
     NoTerminator]> {
  let summary = "Visit the stored entries of one tensor";
  let description = [{
    Visits every stored entry of the driving tensor once, and at each entry
    every combination of the free indices. With `stored = canonical` that is one
    entry per orbit. The body receives the coordinate, the entry and a reference
    to each output, reads other tensors with `tensor.extract`, and adds terms to
    outputs with `tensoropt.reduce`. The order of visits is not fixed, and the
    body must not read what an output may alias. What has no side effect may run
    at coordinates without a stored entry too, so reads must be in bounds for
    every coordinate.

    ```mlir
    %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #SymCSR>
           outs(%out = %y : tensor<?xf64>) {
      %xj = tensor.extract %x[%j] : tensor<?xf64>
      %p = arith.mulf %a, %xj : f64
      tensoropt.reduce plus %p into %out[%i] : f64, memref<?xf64>
    } -> tensor<?xf64>
    ```

    Free indices, which the driving tensor does not carry, follow its own:
    `free(%r < %n)` visits r = 0 .. n-1. After bufferisation the outputs are
    memrefs and there are no results; a driving tensor with an encoding stays.

    Constraints:
    * (C1) the body has an index argument per dimension of the driving tensor
      and per free extent, then the entry, then one memref per output, which is
      the output itself or has the shape and element type of its tensor;
    * (C2) an output argument is used by `tensoropt.reduce` only, always of one
      kind;
    * (C3) outputs are all tensors, with results of equal types, or all memrefs,
      with no results;
    * (C4) outputs are stored densely and in full.
  }];
  let arguments = (ins
    TensorOpt_TensorOrMemRef:$driver,
    Variadic<Index>:$extents,
    Variadic<TensorOpt_TensorOrMemRef>:$inits
  );
  let results = (outs Variadic<AnyRankedTensor>:$results);
  let regions = (region SizedRegion<1>:$body);
  let skipDefaultBuilders = 1;
  let builders = [
    OpBuilder<(ins "::mlir::Value":$driver, "::mlir::ValueRange":$extents,
                   "::mlir::ValueRange":$inits)>
  ];
  let extraClassDeclaration = [{
    mlir::MutableOperandRange getDpsInitsMutable() { return getInitsMutable(); }
    /// The coordinate of the entry, one index per dimension of the driver.
    llvm::ArrayRef<mlir::BlockArgument> getCoordinate();
    /// The free indices, one per extent.
    llvm::ArrayRef<mlir::BlockArgument> getFreeIndices();
    /// The value of the entry.
    mlir::BlockArgument getEntry();
    /// The outputs as the body sees them, one per init.
    llvm::ArrayRef<mlir::BlockArgument> getOutputs();
    /// The type of an output argument for an init of the given type.
    static mlir::MemRefType getOutputType(mlir::Type init);
  }];
  let hasCustomAssemblyFormat = 1;
  let hasVerifier = 1;
}

def TensorOpt_ReduceOp
    : TensorOpt_Op<"reduce", [MemoryEffects<[MemRead, MemWrite]>]> {
  let summary = "Add a term to an entry of a sweep's output";
  let description = [{
    `tensoropt.reduce plus %p into %out[%i] : f64, memref<?xf64>` adds the value
    to the entry. Terms may be added in any order.

    Constraints:
    * (C1) the target is an output argument of an enclosing `tensoropt.sweep`;
    * (C2) there is one index per dimension of the target;
    * (C3) the value has the target's element type;
    * (C4) `plus` needs a signless integer, index, float or complex of floats, `min` and
      `max` a signless integer or a float, `or` a signless integer.
  }];
  let arguments = (ins
    TensorOpt_ReduceKindAttr:$kind,
    AnyType:$value,
    AnyMemRef:$target,
    Variadic<Index>:$indices
  );
  let assemblyFormat = [{
    `` $kind $value `into` $target `[` $indices `]` attr-dict `:` type($value) `,` type($target)
  }];
  let hasVerifier = 1;
}

//===----------------------------------------------------------------------===//
// The buffers of a tensor
//===----------------------------------------------------------------------===//

def TensorOpt_AssembleOp : TensorOpt_Op<"assemble",
    [Pure, AttrSizedOperandSegments]> {
  let summary = "An encoded tensor made of its extents and buffers";
  let description = [{
    Extents, one per dimension; then for each level its positions and
    coordinates, as far as it has them; then the values. Nothing is copied.

    ```mlir
    %A = tensoropt.assemble [%n, %m] (%pos, %crd, %val)
           : memref<?xi32>, memref<?xi32>, memref<?xf64> to tensor<?x?xf64, #CSR>
    ```
  }];
  let arguments = (ins Variadic<Index>:$extents, Variadic<AnyMemRef>:$buffers);
  let results = (outs AnyRankedTensor:$result);
  let assemblyFormat = [{
    `[` $extents `]` ` ` `(` $buffers `)` attr-dict `:` type($buffers) `to` type($result)
  }];
  let hasVerifier = 1;
  let hasCanonicalizer = 1;
}

class TensorOpt_LevelBufferOp<string mnemonic> : TensorOpt_Op<mnemonic, [Pure]> {
  let arguments = (ins AnyRankedTensor:$tensor, I64Attr:$level);
  let results = (outs AnyMemRef:$result);
  let assemblyFormat = [{
    $tensor `level` $level attr-dict `:` type($tensor) `to` type($result)
  }];
  let hasVerifier = 1;
  let hasFolder = 1;
}

def TensorOpt_PositionsOp : TensorOpt_LevelBufferOp<"positions"> {
  let summary = "The positions of a compressed level";
  let description = [{
    Entry p of the level above owns the entries `positions[p]` up to, not
    including, `positions[p + 1]` of this level. Both the encodings of this
    dialect and `#sparse_tensor.encoding` are accepted.
  }];
}

def TensorOpt_CoordinatesOp : TensorOpt_LevelBufferOp<"coordinates"> {
  let summary = "The coordinates of a compressed or singleton level";
  let description = [{
    One coordinate per entry of the level. Both the encodings of this dialect
    and `#sparse_tensor.encoding` are accepted.
  }];
}

def TensorOpt_ValuesOp : TensorOpt_Op<"values", [Pure]> {
  let summary = "The stored values of a tensor";
  let description = [{
    One value per entry of the last level, in one dimension. Both the encodings
    of this dialect and `#sparse_tensor.encoding` are accepted.
  }];
  let arguments = (ins AnyRankedTensor:$tensor);
  let results = (outs AnyMemRef:$result);
  let assemblyFormat = "$tensor attr-dict `:` type($tensor) `to` type($result)";
  let hasVerifier = 1;
  let hasFolder = 1;
}

#endif // TENSOROPT_IR_TENSOROPTOPS_TD
