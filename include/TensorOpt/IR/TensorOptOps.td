// SPDX-License-Identifier: Apache-2.0
// The operations: what (einsum), where (sweep), and the buffers of a tensor.

#ifndef TENSOROPT_IR_TENSOROPTOPS_TD
#define TENSOROPT_IR_TENSOROPTOPS_TD

include "TensorOpt/IR/TensorOptAttrs.td"
include "TensorOpt/IR/TensorOptTypes.td"
include "mlir/IR/OpAsmInterface.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/DestinationStyleOpInterface.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

//===----------------------------------------------------------------------===//
// What
//===----------------------------------------------------------------------===//

def TensorOpt_EinsumOp : TensorOpt_Op<"einsum",
    [Pure, AttrSizedOperandSegments, DestinationStyleOpInterface,
     DeclareOpInterfaceMethods<SymbolUserOpInterface>]> {
  let summary = "Multiply tensors and sum over indices";
  let description = [{
    Adds to each output the sum, over every index that the output does not
    carry, of the product of the inputs. Every index is a letter; operands are
    separated by commas, as in `"ij,j->i"`. Several products are separated by
    `+`, as in `"ij,j+ik,k->i"`, and each is summed over the indices that it
    alone carries. Sum and product are those of the semiring, `plus_times` unless
    stated: one of the named ones, as in `semiring<min_plus>`, or a
    `tensoropt.semiring`, as in `semiring @max_min`. An entry that a sparse input
    does not store is the semiring's zero.

    An output may have an encoding. It then stores an entry wherever its initial
    tensor does or some product of stored entries adds a term, zero or not.
    `tensor.empty` with an encoding is a tensor without entries; packed, it holds
    the neutral element of the sum.

    ```mlir
    %0 = tensoropt.einsum "ij,j->i" semiring<min_plus>
           ins(%A, %x : tensor<?x?xf64, #SymCSR>, tensor<?xf64>)
           outs(%y : tensor<?xf64>) -> tensor<?xf64>
    ```

    Constraints:
    * (C1) the specification has as many terms as there are operands;
    * (C2) a term has as many letters as its operand has dimensions;
    * (C3) each letter of an output is a letter of some input of each product;
    * (C4) a letter has one extent;
    * (C5) no letter twice in one output;
    * (C6) all element types are equal and fit the semiring;
    * (C7) the types of results and outputs are equal;
    * (C8) an output with an encoding is packed, canonical entries without a sparse
      storage, or can be built, see `!tensoropt.builder`, and then the semiring is a
      named one;
    * (C9) a name is that of a `tensoropt.semiring`.
  }];
  let arguments = (ins
    StrAttr:$spec,
    DefaultValuedAttr<TensorOpt_SemiringAttr,
      "::tensoropt::SemiringKind::PlusTimes">:$semiring,
    OptionalAttr<FlatSymbolRefAttr>:$semiring_name,
    Variadic<AnyRankedTensor>:$inputs,
    Variadic<AnyRankedTensor>:$inits
  );
  let results = (outs Variadic<AnyRankedTensor>:$results);
  let assemblyFormat = [{
    $spec custom<Semiring>($semiring, $semiring_name)
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

def TensorOpt_RandomOp : TensorOpt_Op<"random", [Pure]> {
  let summary = "A dense tensor of uniform numbers from a seed";
  let description = [{
    Stands for weights of networks that are tested and timed, not used: a line in place
    of megabytes. The numbers are the same everywhere, to the last bit.
    `tensoropt-materialize-random` makes a constant of them.

    Element i, counted in row-major order, is element i of the sequence that SplitMix64
    (Steele, Lea, Flood 2014) makes of the seed, in the range: with integers modulo
    2^64, and every step on `f64` rounded,

    ```
    z = seed + (i + 1) * 0x9e3779b97f4a7c15
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb
    z = z ^ (z >> 31)
    element = low + (z >> 11) * 2^-53 * (high - low)     then rounded to its type
    ```

    ```mlir
    %w = tensoropt.random seed(7) range(-0.05, 0.05) : tensor<64x3x7x7xf32>
    ```

    Constraints:
    * (C1) the tensor has no encoding;
    * (C2) the range goes from one number of the element type to another that is not
      less, and their difference is finite;
    * (C3) the tensor needs at most 4 GiB.
  }];
  let arguments = (ins I64Attr:$seed, F64Attr:$low, F64Attr:$high);
  let results = (outs StaticShapeTensorOf<[F16, BF16, F32, F64]>:$result);
  let assemblyFormat = [{
    `seed` `(` $seed `)` `range` `(` $low `,` $high `)` attr-dict `:` type($result)
  }];
  let extraClassDeclaration = [{
    /// What a tensor may need (C3).
    static constexpr int64_t maxBytes = int64_t(4) << 30;
  }];
  let hasVerifier = 1;
}

//===----------------------------------------------------------------------===//
// Where
//===----------------------------------------------------------------------===//

def TensorOpt_TensorOrMemRef : AnyTypeOf<[AnyRankedTensor, AnyMemRef],
    "ranked tensor or memref">;
def TensorOpt_SweepOutput
    : AnyTypeOf<[AnyRankedTensor, AnyMemRef, TensorOpt_BuilderType],
                "ranked tensor, memref or builder">;

def TensorOpt_SweepOp : TensorOpt_Op<"sweep",
    [AttrSizedOperandSegments, DestinationStyleOpInterface,
     DeclareOpInterfaceMethods<MemoryEffectsOpInterface>, SingleBlock,
     NoTerminator]> {
  let summary = "Visit the stored entries of one tensor, or what several share";
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

    `join(%B[%k, %j] = %b : type)` visits only combinations for which the encoded
    tensor B stores an entry at that place. An index that nothing before it
    carries is new and ranges over what B stores. `where(%j <= %i, %j < %k)`
    restricts the visit to a triangle of the index space. The indices of the body
    are those of the driving tensor, the new ones of the joins, the free ones.

    ```mlir
    // C = A A^T, one triangle: column k of A with itself.
    %0 = tensoropt.sweep %A[%i, %k] = %a : tensor<?x?xf64, #CSC>
           join(%A[%j, %k] = %b : tensor<?x?xf64, #CSC>) where(%j <= %i)
           outs(%out = %C : tensor<?x?xf64, #SymCSC>) {
      %p = arith.mulf %a, %b : f64
      tensoropt.reduce plus %p into %out[%i, %j] : f64, memref<?x?xf64>
    } -> tensor<?x?xf64, #SymCSC>
    ```

    An output with an encoding gets an entry wherever a term is added to it. Until
    its buffers are there a builder takes its place. A packed output, canonical
    entries without a sparse storage, has a place for each orbit: terms go to that of
    their coordinate.

    Constraints:
    * (C1) the body has an index argument per dimension of the driving tensor,
      per new index of a join and per free extent, then the entry, one per join,
      then one memref per output, which is the output itself or has the shape and
      element type of its tensor;
    * (C2) an output argument is used by `tensoropt.reduce` only, always of one
      kind;
    * (C3) an output that is a tensor has a result of its type, and all that have
      no encoding are tensors or all are memrefs; builders come last;
    * (C4) an output with an encoding is packed or can be built, see
      `!tensoropt.builder`;
    * (C5) joined tensors have an encoding; `join_indices` names an index per
      dimension of each, new ones in order;
    * (C6) `order` holds triples: lesser index, greater index, 1 if strictly.
  }];
  let arguments = (ins
    TensorOpt_TensorOrMemRef:$driver,
    Variadic<AnyRankedTensor>:$joins,
    Variadic<Index>:$extents,
    Variadic<TensorOpt_SweepOutput>:$inits,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$join_indices,
    DefaultValuedAttr<DenseI64ArrayAttr, "{}">:$order
  );
  let results = (outs Variadic<AnyRankedTensor>:$results);
  let regions = (region SizedRegion<1>:$body);
  let skipDefaultBuilders = 1;
  let builders = [
    OpBuilder<(ins "::mlir::Value":$driver, "::mlir::ValueRange":$extents,
                   "::mlir::ValueRange":$inits)>,
    OpBuilder<(ins "::mlir::Value":$driver, "::mlir::ValueRange":$joins,
                   "::llvm::ArrayRef<int64_t>":$joinIndices,
                   "::llvm::ArrayRef<int64_t>":$order,
                   "::mlir::ValueRange":$extents,
                   "::mlir::ValueRange":$inits)>
  ];
  let extraClassDeclaration = [{
    /// All outputs but the builders, which come last.
    mlir::MutableOperandRange getDpsInitsMutable();
    /// The coordinate of the entry, one index per dimension of the driver.
    llvm::ArrayRef<mlir::BlockArgument> getCoordinate();
    /// The indices that joins add.
    llvm::ArrayRef<mlir::BlockArgument> getJoinedIndices();
    /// All indices: of the driver, of the joins, free. Joins and the order count
    /// them in this way.
    llvm::ArrayRef<mlir::BlockArgument> getIndices();
    /// The indices of one join, by dimension, as numbers of getIndices().
    llvm::ArrayRef<int64_t> getJoinIndices(unsigned join);
    /// The value of the entry of one join.
    mlir::BlockArgument getJoinEntry(unsigned join);
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
    : TensorOpt_Op<"reduce", [MemoryEffects<[MemRead, MemWrite]>,
                              DeclareOpInterfaceMethods<SymbolUserOpInterface>]> {
  let summary = "Add a term to an entry of a sweep's output";
  let description = [{
    `tensoropt.reduce plus %p into %out[%i] : f64, memref<?xf64>` adds the value
    to the entry, `tensoropt.reduce @max_min %p into ...` with the sum of a
    `tensoropt.semiring`. Terms may be added in any order.

    Constraints:
    * (C1) the target is an output argument of an enclosing `tensoropt.sweep`;
    * (C2) there is one index per dimension of the target;
    * (C3) the value has the target's element type;
    * (C4) `plus` needs a signless integer, index, float or complex of floats, `min` and
      `max` a signless integer or a float, `or` a signless integer;
    * (C5) a name is that of a `tensoropt.semiring` of the value's type, and the
      target is no sparse output.
  }];
  let arguments = (ins
    TensorOpt_ReduceKindAttr:$kind,
    OptionalAttr<FlatSymbolRefAttr>:$semiring,
    AnyType:$value,
    AnyMemRef:$target,
    Variadic<Index>:$indices
  );
  let assemblyFormat = [{
    custom<Reduction>($kind, $semiring) $value `into` $target `[` $indices `]`
    attr-dict `:` type($value) `,` type($target)
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

//===----------------------------------------------------------------------===//
// Building a tensor
//===----------------------------------------------------------------------===//

def TensorOpt_OpenOp : TensorOpt_Op<"open"> {
  let summary = "Start building an encoded tensor";
  let description = [{
    One extent per dimension. Terms of one place will be added as the kind says.

    ```mlir
    %b = tensoropt.open plus [%n, %m] : !tensoropt.builder<tensor<?x?xf64, #CSR>>
    tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSC>
        outs(%out = %b : !tensoropt.builder<tensor<?x?xf64, #CSR>>) {
      tensoropt.reduce plus %a into %out[%i, %j] : f64, memref<?x?xf64>
    }
    %pos, %crd, %val = tensoropt.close %b : !tensoropt.builder<tensor<?x?xf64, #CSR>>
                         -> memref<?xindex>, memref<?xindex>, memref<?xf64>
    ```

    Constraints:
    * (C1) there is one extent per dimension of the tensor;
    * (C2) entries are integers of 1, 8, 16, 32 or 64 bits, `index`, f16, f32,
      f64, or complex of f32 or f64;
    * (C3) if the last level is dense, what pads it is the neutral element of the
      sum: the kind is `plus` or `or`.
  }];
  let arguments = (ins TensorOpt_ReduceKindAttr:$kind, Variadic<Index>:$extents);
  let results = (outs Res<TensorOpt_BuilderType, "", [MemAlloc]>:$result);
  let assemblyFormat = "`` $kind ` ` `[` $extents `]` attr-dict `:` qualified(type($result))";
  let hasVerifier = 1;
}

def TensorOpt_CloseOp : TensorOpt_Op<"close",
    [MemoryEffects<[MemAlloc, MemRead, MemWrite, MemFree]>]> {
  let summary = "Turn a builder into the buffers of its tensor";
  let description = [{
    The results are new buffers in the order of the calling convention: for each
    level positions and coordinates, as far as it has them, then the values. The
    builder is gone afterwards.

    Constraints:
    * (C1) the results are the buffers of the tensor.
  }];
  let arguments = (ins TensorOpt_BuilderType:$source);
  let results = (outs Variadic<AnyMemRef>:$buffers);
  let assemblyFormat = "$source attr-dict `:` qualified(type($source)) `->` type($buffers)";
  let hasVerifier = 1;
}

#endif // TENSOROPT_IR_TENSOROPTOPS_TD
