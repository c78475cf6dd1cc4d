// SPDX-License-Identifier: Apache-2.0
// Semirings that users define: what multiplies and what sums.

#ifndef TENSOROPT_IR_TENSOROPTSEMIRINGS_TD
#define TENSOROPT_IR_TENSOROPTSEMIRINGS_TD

include "TensorOpt/IR/TensorOptBase.td"
include "mlir/IR/BuiltinAttributeInterfaces.td"
include "mlir/IR/SymbolInterfaces.td"
include "mlir/Interfaces/ControlFlowInterfaces.td"
include "mlir/Interfaces/SideEffectInterfaces.td"

def TensorOpt_SemiringOp : TensorOpt_Op<"semiring",
    [Symbol, IsolatedFromAbove, SingleBlock]> {
  let summary = "A semiring that einsums use by name";
  let description = [{
    Defines the product and the sum of elements of one type. Bottleneck paths,
    for example, are as wide as their narrowest edge:

    ```mlir
    tensoropt.semiring @max_min identity(0xFFF0000000000000 : f64)
        idempotent commutative
        multiply(%a, %b) {
          %0 = arith.minimumf %a, %b : f64
          tensoropt.yield %0 : f64
        }
        reduce(%a, %b) {
          %0 = arith.maximumf %a, %b : f64
          tensoropt.yield %0 : f64
        }

    %0 = tensoropt.einsum "ij,j->i" semiring @max_min
           ins(%A, %x : tensor<?x?xf64, #SymCSR>, tensor<?xf64>)
           outs(%y : tensor<?xf64>) -> tensor<?xf64>
    ```

    The sum must be associative and commutative, up to rounding, and the identity
    must be neutral in it: partial sums are taken in any order, in registers and
    on several threads, and all start from the identity. A term with an entry
    that is not stored is left out, as if the identity annihilated in the product.

    The rest is up to the user to state, and nothing is assumed without it:

    * `idempotent`: x + x = x. Terms may then be added any number of times. If it
      is not stated, updates that coincide on a diagonal are done once, and terms
      that count several times are added to themselves, in a number of steps that
      is logarithmic in the count.
    * `commutative`: x * y = y * x. If it is not stated, equal factors are never
      exchanged to find symmetry. Factors multiply from left to right in either
      case, and products are not distributed over sums.

    Constraints:
    * (C1) the identity is an integer or a float, signless if an integer;
    * (C2) both regions take two elements of the identity's type and yield one;
    * (C3) they hold operations without side effects, without regions, that may
      run on any operands.
  }];
  let arguments = (ins
    SymbolNameAttr:$sym_name,
    TypedAttrInterface:$identity,
    UnitAttr:$idempotent,
    UnitAttr:$commutative
  );
  let regions = (region SizedRegion<1>:$multiply, SizedRegion<1>:$reduce);
  let assemblyFormat = [{
    $sym_name `identity` `(` $identity `)`
    (`idempotent` $idempotent^)? (`commutative` $commutative^)?
    `multiply` `` custom<ScalarRegion>($multiply, ref($identity))
    `reduce` `` custom<ScalarRegion>($reduce, ref($identity))
    attr-dict-with-keyword
  }];
  let extraClassDeclaration = [{
    /// The type of elements.
    mlir::Type getElementType() { return getIdentity().getType(); }
  }];
  let hasVerifier = 1;
  let hasRegionVerifier = 1;
}

def TensorOpt_YieldOp : TensorOpt_Op<"yield",
    [Pure, Terminator, ReturnLike, HasParent<"SemiringOp">]> {
  let summary = "The result of a semiring's product or sum";
  let arguments = (ins AnyType:$value);
  let assemblyFormat = "$value attr-dict `:` type($value)";
}

#endif // TENSOROPT_IR_TENSOROPTSEMIRINGS_TD
