// SPDX-License-Identifier: Apache-2.0
// Passes from what is computed to which canonical entries are visited.

#ifndef TENSOROPT_SYMMETRY_PASSES_TD
#define TENSOROPT_SYMMETRY_PASSES_TD

include "mlir/Pass/PassBase.td"

def RaiseLinalg : Pass<"tensoropt-raise-linalg"> {
  let summary = "Turn linalg operations on encoded tensors into einsums";
  let description = [{
    Rewrites `linalg.generic` and named operations (matmul, matvec, contract, ...)
    with an encoded operand to `tensoropt.einsum`, where the body is a sum of
    products of inputs: `plus_times`, `or_and` on i1, or `min_plus` and `max_plus`
    with a minimum that passes NaN over or has `nnan`. Differences and negations are
    sums with the factor -1. Constants, values from outside the body and operands that
    repeat one element (a constant, `linalg.fill`, `tensor.splat`) are numbers that
    products are multiplied by, or divided by if the reciprocal is exact or the
    division has `arcp`. What is not added to the
    output's old value starts from the semiring's zero. Entries that are not stored
    are zero in linalg, so minima need an encoding that states the semiring's zero
    as `fill`.

    Does nothing to operations without encoded operands. An operation that is not
    such a sum stays, with a remark that says why, if its encodings are
    sparse_tensor's, which other passes may know; one with `#tensoropt.encoding`
    is an error. Sums are taken in any order later: see `reassociate`.

    ```mlir
    %0 = linalg.matvec ins(%A, %x : tensor<?x?xf64, #SymCSR>, tensor<?xf64>)
                       outs(%y : tensor<?xf64>) -> tensor<?xf64>
    // becomes
    %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #SymCSR>, tensor<?xf64>)
                                    outs(%y : tensor<?xf64>) -> tensor<?xf64>
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::tensor::TensorDialect",
    "::tensoropt::TensorOptDialect"
  ];
}

def ForgetSymmetry : Pass<"tensoropt-forget-symmetry"> {
  let summary = "Take all that is said of symmetry out of a program";
  let description = [{
    Tensors store all their entries, in the same levels, and outputs that come out
    symmetric are computed in full: what the same program costs without symmetry,
    to compare with. Functions take other data then.

    Does nothing to `fill` and to conversions between storages: where these are
    taken apart or assembled the program may not verify any more.

    ```mlir
    #SymCSR = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
    func.func @ssymv(%A: tensor<?x?xf64, #SymCSR>, ...
    // becomes
    func.func @ssymv(%A: tensor<?x?xf64, #CSR>, ...
    ```
  }];
}

def Symmetrize : Pass<"tensoropt-symmetrize"> {
  let summary = "Turn einsums into sweeps over canonical entries";
  let description = [{
    Rewrites every `tensoropt.einsum` to a `tensoropt.sweep` over one driving
    input, the one with an encoding, or else the one with most dimensions.

    When the driving input stores canonical entries only, one visit does the
    work of its whole orbit. Let G be the symmetry group of the input and H its
    subgroup that maps the assignment to itself, up to the order of factors.
    The body gets one update per coset of H in G, so multiply-adds fall by |H|
    and reads of the input by |G|. On a diagonal several cosets describe the
    same update. Sums of floats and complex numbers then multiply every update
    by the weight |H| / |stabiliser of the coordinate|. Integers, and groups of
    two elements, mask all but the first, and multiply it by the multiplicity
    |H| / |H intersected with the stabiliser|, a whole number. Semirings whose
    sum is idempotent need neither.

    A larger subgroup K of G may map the assignment to itself up to the order of an
    output's dimensions, as when C[i, j] += A[k, i, j] x[k] with A symmetric in all
    dimensions. The updates of the cosets of K are then summed into a new output,
    whose transposed forms are added to the given one at the end
    (`output-symmetry`).

    Packed inputs of fewer dimensions than another one that must be visited are
    expanded first: each of their entries is read many times.

    Several inputs that must be visited, and outputs with an encoding, become
    sweeps with joins: one per product of stored entries that canonical storage
    stands for, as far as these differ after renaming summed indices. The
    symmetry that an output gets from exchanging equal factors, as in A A^T, is
    found by trying all permutations of its indices, of six at most: one triangle
    is computed, and mirrored into a dense output. Where the visits of the halves
    of canonical matrices would be dear, a sweep of its own stores all their
    entries first (`expand`): halves whose outermost indices differ, as in A A^T,
    and products with a sparse result. Each product of a sum of products becomes a
    sweep of its own. So is an input visited that has an index twice: the sweep's
    order leaves only its diagonal.

    Does nothing to functions without einsums. Refuses an einsum with more than 720
    updates per entry, with a group of more than 9! elements, or 720 where several inputs are
    visited, and canonical outputs whose symmetry does not follow from the
    product, conjugates, or is not all permutations of groups of dimensions.

    ```mlir
    // "ij,j->i" with A symmetric, upper entries stored
    %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #SymCSR>
           outs(%out = %y : tensor<?xf64>) {
      %xj = tensor.extract %x[%j] : tensor<?xf64>
      %p = arith.mulf %a, %xj : f64
      tensoropt.reduce plus %p into %out[%i] : f64, memref<?xf64>
      %xi = tensor.extract %x[%i] : tensor<?xf64>
      %q = arith.mulf %a, %xi : f64
      %diagonal = arith.cmpi eq, %i, %j : index
      %r = arith.select %diagonal, %zero, %q : f64
      tensoropt.reduce plus %r into %out[%j] : f64, memref<?xf64>
    } -> tensor<?xf64>
    ```
  }];
  let options = [
    Option<"outputSymmetry", "output-symmetry", "::tensoropt::OutputSymmetry",
           /*default=*/"::tensoropt::OutputSymmetry::Auto",
           "Whether to compute an output that comes out symmetric once, and add "
           "its transposed forms at the end",
           [{::llvm::cl::values(
             clEnumValN(::tensoropt::OutputSymmetry::Auto, "auto",
                        "where the output is small beside the input"),
             clEnumValN(::tensoropt::OutputSymmetry::Always, "always",
                        "wherever there is one"),
             clEnumValN(::tensoropt::OutputSymmetry::Never, "never", ""))}]>,
    Option<"expand", "expand", "bool", /*default=*/"true",
           "Store canonical matrices of a product in full first where visits of "
           "their halves would try all pairs of rows, or build a sparse result "
           "out of order">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::complex::ComplexDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::tensor::TensorDialect",
    "::tensoropt::TensorOptDialect"
  ];
}

def MergeIndices : Pass<"tensoropt-merge-indices"> {
  let summary = "Visit packed storage by fewer and longer loops";
  let description = [{
    Where an einsum uses neighbouring indices of a packed tensor as wholes, they
    become one index: the tensor is seen as one of fewer dimensions
    (`tensoropt.merge`), and other operands are packed in the same way. So
    J[i, j] += I[i, j, k, l] D[k, l] with eight-fold symmetric integrals becomes
    J[p] += M[p, q] D[q] with a symmetric matrix M over pairs, whose rows are a
    hundred times as long as those of I. Entries of D that share a place, such as
    D[k, l] and D[l, k], are added; an output is computed once for each pair, and
    added to both of its places.

    Blocks of indices must be moved as wholes by the symmetry, and each be in all
    or no places of an operand. Where a block is both in an output and in a
    factor, or in several factors, these factors must state its symmetry.

    Does nothing to einsums of which no packed tensor is the only one to be
    visited, to operands as large as that tensor, and where another einsum visits
    the same tensor otherwise: one visit then serves both.

    ```mlir
    // "ijkl,kl->ij" with eight-fold symmetric %I
    %M = tensoropt.merge %I by [2, 2] : tensor<?x?x?x?xf64, #eri> to tensor<?x?xf64, #packed>
    %d = tensoropt.sweep %D[%k, %l] = %v : tensor<?x?xf64> outs(...) { ... }
    %j = tensoropt.einsum "ik,k->i" ins(%M, %d : ...) outs(%zeros : tensor<?xf64>) -> tensor<?xf64>
    %J = linalg.generic ... // %j[max (max + 1) / 2 + min], added to each place
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::complex::ComplexDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::tensor::TensorDialect",
    "::tensoropt::TensorOptDialect"
  ];
}

def FuseSweeps : Pass<"tensoropt-fuse-sweeps"> {
  let summary = "Visit a tensor once for several sweeps";
  let description = [{
    Merges sweeps over the same tensor with the same free extents into one, with
    the outputs of all, so that each entry is read once; a tensor larger than the
    caches is what bounds them. Values that the later sweep needs move before the
    earlier one.

    Does nothing to a sweep that needs the result of the other, to sweeps of
    different blocks, and where a sweep or something between them touches memory;
    bufferised sweeps do.

    ```mlir
    // J[i,j] += A[i,j,k,l] D[k,l] and K[i,k] += A[i,j,k,l] D[j,l] in one visit
    %0:2 = tensoropt.sweep %A[%i, %j, %k, %l] = %a : tensor<?x?x?x?xf64, #Eri>
             outs(%oj = %J : tensor<?x?xf64>, %ok = %K : tensor<?x?xf64>) {
      ...
    } -> (tensor<?x?xf64>, tensor<?x?xf64>)
    ```
  }];
}

#endif // TENSOROPT_SYMMETRY_PASSES_TD
