// SPDX-License-Identifier: Apache-2.0
// Facts about tensors: symmetry, storage, semiring.

#ifndef TENSOROPT_IR_TENSOROPTATTRS_TD
#define TENSOROPT_IR_TENSOROPTATTRS_TD

include "TensorOpt/IR/TensorOptBase.td"
include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/EnumAttr.td"
include "mlir/IR/TensorEncoding.td"

class TensorOpt_Attr<string name, string attrMnemonic, list<Trait> traits = []>
    : AttrDef<TensorOpt_Dialect, name, traits> {
  let mnemonic = attrMnemonic;
}

def TensorOpt_SymmetryAttr : TensorOpt_Attr<"Symmetry", "symmetry"> {
  let summary = "A permutation group on the dimensions of a tensor";
  let description = [{
    Generators in cycle notation on dimensions, each with a character. A
    generator g states `A[g.x] = character(A[x])` for every coordinate x, where
    g.x moves the entry of slot d to slot g(d).

    | character          | meaning          | example                   |
    |--------------------|------------------|---------------------------|
    | none               | symmetric        | `<(0 1)>`                 |
    | `negate`           | skew-symmetric   | `<(0 1) : negate>`        |
    | `conjugate`        | Hermitian        | `<(0 1) : conjugate>`     |
    | `negate conjugate` | skew-Hermitian   | `<(0 1) : negate conjugate>` |

    The two-electron integrals of chemistry have eight-fold symmetry:
    `<(0 1), (2 3), (0 2)(1 3)>`. Generators are kept as given, up to the order
    of generators and the way a cycle is written; the identity is dropped.

    Constraints:
    * (C1) a cycle has at least two points, none of them twice;
    * (C2) points are smaller than 64;
    * (C3) characters agree: no product of generators is the identity with a
      character that would force every entry to be zero, real or imaginary.
  }];
  let parameters = (ins
    "unsigned":$degree,
    ArrayRefParameter<"int64_t", "images of all generators, `degree` each">:$images,
    ArrayRefParameter<"int64_t", "1: negate, 2: conjugate, 3: both">:$characters
  );
  let builders = [
    AttrBuilder<(ins "::llvm::ArrayRef<SignedPermutation>":$generators), [{
      Flat flat = flatten(generators);
      return $_get($_ctxt, flat.degree, flat.images, flat.characters);
    }]>
  ];
  let extraClassDeclaration = [{
    /// Generators as the parameters hold them.
    struct Flat {
      unsigned degree = 0;
      llvm::SmallVector<int64_t> images, characters;
    };
    /// Brings generators into the order in which they are kept.
    static Flat flatten(llvm::ArrayRef<SignedPermutation> generators);
    /// The generators, on exactly `degree` points.
    std::vector<SignedPermutation> getGenerators() const;
    /// The group on the dimensions of a tensor of the given rank, which is at
    /// least `degree`.
    PermutationGroup getGroup(unsigned rank) const;
  }];
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let skipDefaultBuilders = 1;
}

def TensorOpt_Stored : I32EnumAttr<"Stored", "Which entries are stored", [
    I32EnumAttrCase<"Full", 0, "full">,
    I32EnumAttrCase<"Canonical", 1, "canonical">]> {
  let cppNamespace = "::tensoropt";
  let genSpecializedAttr = 0;
}

def TensorOpt_TriangleKind
    : I32EnumAttr<"TriangleKind", "Which entry of an orbit is canonical", [
    I32EnumAttrCase<"Upper", 0, "upper">,
    I32EnumAttrCase<"Lower", 1, "lower">]> {
  let cppNamespace = "::tensoropt";
  let genSpecializedAttr = 0;
}

def TensorOpt_EncodingAttr : TensorOpt_Attr<"Encoding", "encoding",
    [DeclareAttrInterfaceMethods<VerifiableTensorEncoding>]> {
  let summary = "Symmetry and storage of a tensor";
  let description = [{
    The encoding of a tensor type. All keys are optional but one must be there.

    * `symmetry`: the permutation group, see `#tensoropt.symmetry`;
    * `stored`: `full` (default) or `canonical`, one entry per orbit;
    * `triangle`: which entry of an orbit is the canonical one. `upper` (default)
      takes the lexicographically smallest coordinate (i <= j in a matrix),
      `lower` the largest (i >= j);
    * `sparse`: the storage of those entries, `#sparse_tensor.encoding`; dense
      when absent: all entries in row-major order, or, packed, the canonical ones
      alone in lexicographic order of their coordinates. `<(0 1)>` then is the
      packed triangle of LAPACK, row after row, and
      `<(0 1), (2 3), (0 2)(1 3)>` with `triangle = lower` the array `s8` of
      PySCF;
    * `fill`: the value of entries that `sparse` does not store, as in
      `fill = 1.0 : f64`; the semiring's zero when absent. An entry that is stored
      with this value is as if it were not. Dense levels pad with it, with zeros
      when it is absent: min_plus, max_plus and semirings of the user, where zeros
      count, then refuse a dense last level below others.

    A dimension may be divided into blocks: `d floordiv b` on one level and `d mod b`
    on a dense one further down. The extent need not be a multiple of b; the last
    block then is padded with zeros. Canonical storage in blocks, for all permutations
    of dimensions with equal blocks, keeps the blocks that hold canonical entries in
    full: a block on the diagonal has both halves, of which sweeps visit one.

    ```mlir
    #CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
    #BSR = #sparse_tensor.encoding<{ map = (i, j) ->
        (i floordiv 4 : dense, j floordiv 4 : compressed, i mod 4 : dense, j mod 4 : dense) }>
    #SymCSR = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical,
                                    triangle = lower, sparse = #CSR }>
    ```

    Constraints on the tensor type:
    * (C1) the symmetry moves dimensions below the rank only;
    * (C2) dimensions that the symmetry exchanges have equal extents;
    * (C3) `conjugate` needs a complex element type;
    * (C4) `negate` needs an element type with a sign;
    * (C5) `stored = canonical` needs a symmetry; `triangle` needs
      `stored = canonical`;
    * (C6) the storage accepts the type;
    * (C7) `fill` needs a sparse storage, is an integer or a float of the element
      type, no NaN, and zero if the symmetry negates.
  }];
  let parameters = (ins
    OptionalParameter<"SymmetryAttr">:$symmetry,
    "Stored":$stored,
    "TriangleKind":$triangle,
    OptionalParameter<"::mlir::sparse_tensor::SparseTensorEncodingAttr">:$sparse,
    OptionalParameter<"::mlir::TypedAttr">:$fill
  );
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
}

def TensorOpt_SemiringKind : I32EnumAttr<"SemiringKind", "A named semiring", [
    I32EnumAttrCase<"PlusTimes", 0, "plus_times">,
    I32EnumAttrCase<"MinPlus", 1, "min_plus">,
    I32EnumAttrCase<"MaxPlus", 2, "max_plus">,
    I32EnumAttrCase<"MaxTimes", 3, "max_times">,
    I32EnumAttrCase<"OrAnd", 4, "or_and">,
    I32EnumAttrCase<"Custom", 5, "custom">]> {
  let cppNamespace = "::tensoropt";
  let genSpecializedAttr = 0;
}

def TensorOpt_SemiringAttr
    : EnumAttr<TensorOpt_Dialect, TensorOpt_SemiringKind, "semiring"> {
  let summary = "How terms are multiplied and summed";
  let description = [{
    | semiring     | sum | product | zero (value of an entry not stored)   |
    |--------------|-----|---------|----------------------------------------|
    | `plus_times` | +   | *       | 0                                      |
    | `min_plus`   | min | +       | +infinity, or the largest integer      |
    | `max_plus`   | max | +       | -infinity, or the smallest integer     |
    | `max_times`  | max | *       | 0; entries must not be negative        |
    | `or_and`     | or  | and     | false                                  |

    A term of a minimum or maximum that is NaN is passed over; NaN in an output
    stays.

    `custom` goes with the name of a `tensoropt.semiring` and is not printed.
  }];
  let assemblyFormat = "`<` $value `>`";
}

def TensorOpt_ReduceKind : I32EnumAttr<"ReduceKind", "How a term is added", [
    I32EnumAttrCase<"Plus", 0, "plus">,
    I32EnumAttrCase<"Min", 1, "min">,
    I32EnumAttrCase<"Max", 2, "max">,
    I32EnumAttrCase<"Or", 3, "or">,
    I32EnumAttrCase<"Custom", 4, "custom">]> {
  let cppNamespace = "::tensoropt";
  let genSpecializedAttr = 0;
}

def TensorOpt_ReduceKindAttr
    : EnumAttr<TensorOpt_Dialect, TensorOpt_ReduceKind, "reduce_kind"> {
  let assemblyFormat = "$value";
}

#endif // TENSOROPT_IR_TENSOROPTATTRS_TD
