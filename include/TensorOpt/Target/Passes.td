// SPDX-License-Identifier: Apache-2.0
// Passes from loops to a machine.

#ifndef TENSOROPT_TARGET_PASSES_TD
#define TENSOROPT_TARGET_PASSES_TD

include "mlir/Pass/PassBase.td"

def ProtectArguments : Pass<"tensoropt-protect-arguments", "::mlir::ModuleOp"> {
  let summary = "Let functions write only the arguments that they return";
  let description = [{
    One-shot bufferisation may use any argument of a public function as scratch
    memory. This pass marks those that no result is computed into with
    `bufferization.writable = false`, so that callers keep their inputs. An
    argument is computed into when a result leads back to it through
    destination operands, casts and loops, and nothing else uses the values in
    between: else a later one may get a buffer of its own, and the argument would
    be overwritten without being returned. A result that is an argument as it was
    given becomes a copy of it.

    With `all`, no argument is written: results that would be computed into one get
    memory of their own, as of networks, whose callers hand in data and not destinations.

    Does nothing to private functions, declarations, and arguments that carry the
    attribute already.

    ```mlir
    func.func @ssymv(%A: ..., %x: tensor<?xf64> {bufferization.writable = false},
                     %y: tensor<?xf64>) -> tensor<?xf64>
    ```
  }];
  let dependentDialects = ["::mlir::bufferization::BufferizationDialect"];
  let options = [
    Option<"all", "all", "bool", /*default=*/"false",
           "also those that results are computed into">
  ];
}

def HideIndices : Pass<"tensoropt-hide-indices"> {
  let summary = "Let nobody ask for the bounds of loop indices";
  let description = [{
    One-shot bufferisation asks of many pairs of slices whether they are the same part,
    and answers by systems of inequalities with the bounds of all loops that their offsets
    depend on, which takes most of the time of a network with open extents. Offsets that
    are equal are so for all indices, whatever their bounds. So uses of the indices of
    `scf.for` and `scf.forall` become uses of a cast that states nothing, which
    `reconcile-unrealized-casts` takes away afterwards.

    Does nothing without such loops.

    ```mlir
    scf.for %i = %c0 to %n step %c8 {
      %0 = builtin.unrealized_conversion_cast %i : index to index
      %1 = tensor.extract_slice %x[%0] [8] [1] : tensor<?xf32> to tensor<8xf32>
    ```
  }];
}

def InsertInPlace : Pass<"tensoropt-insert-in-place", "::mlir::ModuleOp"> {
  let summary = "Make what is inserted into another tensor there";
  let description = [{
    What writes over a `tensor.empty`, to be inserted into another tensor, would get memory
    of its own and be copied. As with upstream's `eliminate-empty-tensors` it writes into
    the other tensor instead, if that is there by then, and others read it from there.
    Belongs right before one-shot bufferisation, which copies still where this would
    overwrite something.

    A concatenation is there before its first part is made, if its extents are known by then,
    and each part is inserted as soon as it is made.

    Does nothing where neighbours would get apart, as in a column of a matrix: what
    computes them works with vectors.

    ```mlir
    %relu = linalg.generic {...} outs(%empty : tensor<8x6xf32>) { arith.maximumf }
    %1 = tensor.insert_slice %relu into %border[1, 0] [8, 6] [1, 1]
    // becomes
    %inside = tensor.extract_slice %border[1, 0] [8, 6] [1, 1]
    %relu = linalg.generic {...} outs(%inside : tensor<8x6xf32>) { arith.maximumf }
    %1 = tensor.insert_slice %relu into %border[1, 0] [8, 6] [1, 1]
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::bufferization::BufferizationDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def ExportFunctions : Pass<"tensoropt-export-functions", "::mlir::ModuleOp"> {
  let summary = "Give public functions a C interface";
  let description = [{
    Works on bufferised functions. A result that is one of the function's own
    arguments, updated in place, is dropped from the signature; the attribute
    `tensoropt.result_arguments` keeps, for each original result, the number of
    that argument, or -1 for one that the function returns; a returned buffer
    is the caller's to free. Every public function with a body then gets the C interface
    `_mlir_ciface_NAME`, which takes pointers to memref descriptors.

    Does nothing to private functions and declarations, except that calls follow.
    Refuses to drop results of a function whose address is taken.

    ```mlir
    func.func @ssymv(..., %y: memref<?xf64>)
        attributes {llvm.emit_c_interface, tensoropt.result_arguments = array<i64: 6>}
    ```
  }];
}

def DropDeallocations : Pass<"tensoropt-drop-deallocations"> {
  let summary = "Drop deallocations, for a pass that makes all of them";
  let description = [{
    Upstream's ownership-based deallocation refuses input that frees buffers already,
    and passes before it may move allocations away from their deallocations. This pass
    drops each `memref.dealloc` of a buffer that its function allocated, or got as the
    result of a call: such buffers are found to need one again.

    Does nothing without deallocations. Refuses those of arguments, and of buffers
    whose owner is not known.

    ```mlir
    %0 = memref.alloc() : memref<4xf32>
    memref.copy %0, %arg : memref<4xf32> to memref<4xf32>
    memref.dealloc %0 : memref<4xf32>   // is dropped
    ```
  }];
}

def DropMemorySpaces : Pass<"tensoropt-drop-memory-spaces", "::mlir::ModuleOp"> {
  let summary = "Take all memory spaces for one";
  let description = [{
    A processor has one memory, whatever types and plans call parts of it, and what frees
    buffers in LLVM knows no other. Memrefs get the default space, and casts between spaces
    go. Does nothing to modules without memory spaces.

    ```mlir
    %0 = memref.alloc() : memref<4xf32, 1>
    %1 = memref.memory_space_cast %0 : memref<4xf32, 1> to memref<4xf32>
    // becomes
    %0 = memref.alloc() : memref<4xf32>
    ```
  }];
}

def FuseMultiplyAdds : InterfacePass<"tensoropt-fuse-multiply-adds", "::mlir::FunctionOpInterface"> {
  let summary = "Round products with what they are added to";
  let description = [{
    A product and a sum that may be contracted, and whose order is given, become one operation.
    LLVM would contract them as the last of its steps, after it has put products of neighbours,
    but not their sums, into vectors: how a number is rounded would depend on the code around it,
    and so on the number of threads. A processor without such an instruction multiplies and adds.

    Does nothing to sums that may be reassociated: LLVM finds reductions in them.

    ```mlir
    %0 = llvm.fmul %a, %b {fastmathFlags = #llvm.fastmath<contract>} : f32
    %1 = llvm.fadd %c, %0 {fastmathFlags = #llvm.fastmath<contract>} : f32
    // becomes
    %1 = llvm.intr.fmuladd(%a, %b, %c) {fastmathFlags = #llvm.fastmath<contract>} : (f32, f32, f32) -> f32
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def LimitUnrolling : Pass<"tensoropt-limit-unrolling"> {
  let summary = "Keep LLVM from unrolling loops of kernels and short fibres";
  let description = [{
    Kernels fill the registers by tiles of their own. LLVM would repeat their loops until
    they have hundreds of instructions, and those of borders completely, which brings
    nothing and takes most of the time to compile: its schedulers compare all accesses to
    memory of a block with each other. Even to find that a loop is too long for it takes LLVM a
    fifth of its time. Innermost loops without vectors are left to LLVM, which may make some.

    Neither are loops unrolled that `tensoropt-lower-sweep` marks as short
    (`tensoropt.short`), over entries of fibres. LLVM would make two of each, four entries
    at a time and what is left, and a processor foresees the ends of neither.

    Does nothing to other loops of functions that `tensoropt-outline-kernels` did not make.

    ```mlir
    func.func private @kernel(...) attributes {tensoropt.outlined} {
      scf.for %i = %c0 to %c147 step %c1 {
        ...
      } {loop_annotation = #llvm.loop_annotation<unroll = <disable = true>>}
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def InlineScopes : Pass<"tensoropt-inline-scopes"> {
  let summary = "Take away scopes of the stack that nothing uses";
  let description = [{
    The body of a parallel loop becomes an `memref.alloca_scope`, which must be
    one block when branches are lowered. Upstream's canonicalisation keeps it
    where a call stands inside, since it cannot tell what the call does; but a
    callee's stack is its own. This pass inlines scopes without a
    `memref.alloca` inside, and leaves others alone.

    ```mlir
    memref.alloca_scope {
      func.call @f() : () -> ()
    }
    // becomes
    func.call @f() : () -> ()
    ```
  }];
}

def ExpandOpenExtents : Pass<"tensoropt-expand-open-extents"> {
  let summary = "Lower reshapes to several extents that are not known";
  let description = [{
    Upstream's `expand-strided-metadata` computes the one extent of a group that is not
    known from the others, and fails for several. This pass makes a
    `memref.reinterpret_cast` of a `memref.expand_shape` to several, which states them.

    Does nothing to other reshapes.

    ```mlir
    memref.expand_shape %x [[0, 1]] output_shape [%a, %b] : memref<?xf32> into memref<?x?xf32>
    // becomes
    memref.reinterpret_cast %base to offset: [0], sizes: [%a, %b], strides: [%b, 1]
    ```
  }];
  let dependentDialects = ["::mlir::affine::AffineDialect", "::mlir::memref::MemRefDialect"];
}

def AllocateResults : Pass<"tensoropt-allocate-results", "::mlir::ModuleOp"> {
  let summary = "Allocate what private functions return in their callers";
  let description = [{
    Works on bufferised functions without deallocations. A buffer that a private function
    allocates and returns becomes an argument, which each call allocates before, so that a
    plan of memory has a place for it in the caller. Extents of the buffer, and views of
    it that are returned in its place, are computed there from the call's operands, and so
    are results that are arguments, or views of them.

    Leaves results alone whose extents depend on more than operands, that are not
    allocated in the function's own block, or that are one buffer with another result;
    functions that call themselves, have several blocks or whose address is taken; and
    public ones.

    ```mlir
    func.func private @f(%n: index) -> memref<?xf32> {
      %0 = memref.alloc(%n) : memref<?xf32>
      ...
      return %0 : memref<?xf32>
    // becomes
    func.func private @f(%n: index, %0: memref<?xf32>) {
    ```
  }];
  let dependentDialects = ["::mlir::func::FuncDialect", "::mlir::memref::MemRefDialect"];
}

def CopySlices : Pass<"tensoropt-copy-slices"> {
  let summary = "Copy slices where contiguous memory is expected";
  let description = [{
    Upstream's bufferisation casts buffers to the types of arguments and results, which
    are contiguous, and copies where strides cannot be those. Strides that are not known
    can: a slice of an array with open extents would be read as if its rows lay side by
    side. This pass copies it. Casts that keep strides, or say less of them, stay.

    ```mlir
    %0 = memref.cast %slice : memref<?x?xf32, strided<[?, 1]>> to memref<?x?xf32>
    // becomes
    %0 = memref.alloc(%n, %m) : memref<?x?xf32>
    memref.copy %slice, %0 : memref<?x?xf32, strided<[?, 1]>> to memref<?x?xf32>
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::memref::MemRefDialect"];
}

def HoistAsserts : Pass<"tensoropt-hoist-asserts", "::mlir::func::FuncOp"> {
  let summary = "Move assertions out of parallel loops";
  let description = [{
    There is no return out of an iteration that runs beside others. What an assertion in
    a `scf.parallel` compares often is the same in each, as extents are. This pass asks
    once, before the outermost such loop, with all that is computed for it and has no
    effects. If loops and branches around it may run it not at all, it holds then, too.

    Leaves assertions alone that need elements, counters or what iterations compute, or
    lie in other operations than loops and branches of scf.

    ```mlir
    scf.parallel (%i) = (%c0) to (%n) step (%c1) {
      cf.assert %equal, "mismatched size for broadcast"
    // becomes
    %some = arith.cmpi slt, %c0, %n : index
    %none = arith.xori %some, %true : i1
    %holds = arith.ori %equal, %none : i1
    cf.assert %holds, "mismatched size for broadcast"
    scf.parallel (%i) = (%c0) to (%n) step (%c1) {
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect"];
}

def ReturnFromAsserts : Pass<"tensoropt-return-from-asserts", "::mlir::ModuleOp"> {
  let summary = "Make errors of assertions that fail";
  let description = [{
    Upstream ends the process where a `cf.assert` fails. This pass, on functions of
    the LLVM dialect, leaves the message, with the location in front, to the runtime
    (`tensoroptFail`) and returns zeros; functions that called such a one return as
    well, up to the one that the host called, which finds the message
    (`tensoroptTakeError`). Memory that was allocated on the way is lost.

    Does nothing to modules without assertions. Refuses assertions that are left in
    parallel loops, out of which there is no return.

    ```mlir
    cf.assert %equal, "mismatched size for broadcast"
    // becomes
    llvm.cond_br %equal, ^next, ^failed
    ^failed:
      llvm.call @tensoroptFail(%message) : (!llvm.ptr) -> ()
      %zero = llvm.mlir.zero : !llvm.struct<...>
      llvm.return %zero : !llvm.struct<...>
    ```
  }];
  let dependentDialects = ["::mlir::LLVM::LLVMDialect"];
}

def ProfileOperations : Pass<"tensoropt-profile-operations", "::mlir::ModuleOp"> {
  let summary = "Put clocks around operations";
  let description = [{
    Works on bufferised functions whose operations are not loops yet. Before and
    behind each operation of linalg, each copy and sweep, and each other loop nest
    that holds none of these, code calls the runtime (`tensoroptProfileBegin`,
    `tensoroptProfileEnd`) with the number of the operation; behind it also with its
    iterations and the bytes that it has to move at least: of each operand that is
    read, and of each that is written, the elements that its loops reach. Extents that
    types leave open are handed over, too (`tensoroptProfileExtent`). The module gets
    a table of the operations: layer, kind, shapes, and operations on elements per
    iteration.

    Parallel loops are timed as a whole: the clocks are those of the calling thread.
    Operations on one element get none. Refuses a module that has clocks already.

    ```mlir
    linalg.matmul ins(%a, %b : memref<4x8xf32>, memref<8x2xf32>) outs(%c : memref<4x2xf32>)
    // becomes: 4 * 2 * 8 iterations, 4 * (32 + 16 + 2 * 8) bytes
    call @tensoroptProfileBegin(%c0_i64) : (i64) -> ()
    linalg.matmul ...
    call @tensoroptProfileEnd(%c0_i64, %c64_i64, %c256_i64) : (i64, i64, i64) -> ()
    ```
  }];
  let options = [
    Option<"markedOnly", "marked-only", "bool", "false",
           "Do nothing to modules without the attribute tensoropt.profile_operations">,
    Option<"threads", "threads", "unsigned", "1",
           "Threads that the code may use, for those who read the table">
  ];
  let dependentDialects = ["::mlir::affine::AffineDialect", "::mlir::arith::ArithDialect",
                           "::mlir::func::FuncDialect", "::mlir::memref::MemRefDialect"];
}

def ExpandExtremes : Pass<"tensoropt-expand-extremes"> {
  let summary = "Compute maxima and minima that keep NaN by those of the processor";
  let description = [{
    The maximum of x86-64 takes its second operand if one of both is NaN. Beside a constant
    that is none, as in a rectifier, this is all that `arith.maximumf` wants, and otherwise the
    first operand has to be compared with itself: one instruction and three, in place of two
    and four. Of zeros that differ in sign only, the second one is taken, or the one that is no
    constant, as `arith-expand` takes one of them, too.

    Does nothing to `arith.maxnumf` and `arith.minnumf`.

    ```mlir
    %m = arith.maximumf %x, %zero : vector<16xf32>
    // becomes
    %is_larger = arith.cmpf ogt, %zero, %x : vector<16xf32>
    %m = arith.select %is_larger, %zero, %x : vector<16xi1>, vector<16xf32>
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect"];
}

def ExpandHalves : Pass<"tensoropt-expand-halves", "::mlir::ModuleOp"> {
  let summary = "Convert f16 by arithmetic where the target has no instructions";
  let description = [{
    LLVM calls functions of a runtime that not every program has for conversions of f16 on
    processors without them, as x86-64 before F16C. Here these become integer arithmetic, of
    numbers and vectors, with the results of the instructions. Operations on f16 themselves are
    done in f32 before (`arith-emulate-unsupported-floats`). What is rounded from f64 goes through
    f32 with an odd last digit, so that it is rounded once. No conversion keeps a flag that would
    let LLVM cancel it.

    Does nothing to other types, and where the target has instructions to conversions between
    f16 and f32.

    ```mlir
    %1 = arith.extf %0 : vector<16xf16> to vector<16xf32>
    // becomes, besides subnormal numbers, infinities and NaNs,
    %bits = arith.extui %word : vector<16xi16> to vector<16xi32>
    %size = arith.shli %magnitude, %c13 : vector<16xi32>
    %moved = arith.addi %size, %bias : vector<16xi32>
    ```
  }];
  let options = [
    Option<"instructions", "instructions", "bool", /*default=*/"true",
           "Use the target's instructions, if it has any">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect"];
}

def ExpandSmallFloats : Pass<"tensoropt-expand-small-floats", "::mlir::ModuleOp"> {
  let summary = "Convert 8-bit floats by a table and the runtime";
  let description = [{
    No processor that LLVM knows has 8-bit floats, and neither has LLVM. This pass
    replaces what is left of them once their arithmetic is done in f32
    (`arith-emulate-unsupported-floats`): an extension looks the value up in a table
    of 256, a truncation calls the runtime (`tensoroptNarrowFloat`, which rounds to
    the nearest, ties to even, and has no saturation), and constants are their bits.

    Does nothing to other types, nor to vectors. Refuses 8-bit floats other than
    f8E4M3FN, f8E5M2 and their FNUZ.

    ```mlir
    %1 = arith.extf %0 : f8E5M2 to f32
    // becomes
    %values = memref.get_global @tensoropt_values_f8E5M2 : memref<256xf32>
    %bits = arith.bitcast %0 : f8E5M2 to i8
    %place = arith.index_castui %bits : i8 to index
    %1 = memref.load %values[%place] : memref<256xf32>
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::func::FuncDialect",
                           "::mlir::memref::MemRefDialect"];
}

def StoreSmallFloats : Pass<"tensoropt-store-small-floats", "::mlir::ModuleOp"> {
  let summary = "Make integers of constants of 8-bit floats and of parts of 16-bit vectors";
  let description = [{
    The conversion to the LLVM dialect makes bytes of the type of an 8-bit float, but
    not of a constant's value, for which LLVM has no place. This pass, on the LLVM
    dialect, replaces the values of such globals and constants by their bits.

    Processors without masks store parts of vectors element by element, and LLVM converts
    each bf16 on the way by functions that not every runtime has. Masked loads and stores
    of 16-bit floats become ones of their bits. Does nothing to others.

    ```mlir
    llvm.mlir.global private constant @c(dense<1.0> : tensor<2xf8E5M2>) : !llvm.array<2 x i8>
    // becomes
    llvm.mlir.global private constant @c(dense<60> : tensor<2xi8>) : !llvm.array<2 x i8>
    ```
  }];
}

#endif // TENSOROPT_TARGET_PASSES_TD
