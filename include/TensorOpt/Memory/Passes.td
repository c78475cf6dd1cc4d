// SPDX-License-Identifier: Apache-2.0
// Passes that plan where buffers lie.

#ifndef TENSOROPT_MEMORY_PASSES_TD
#define TENSOROPT_MEMORY_PASSES_TD

include "mlir/Pass/PassBase.td"

def Lifetimes : Pass<"tensoropt-lifetimes", "::mlir::ModuleOp"> {
  let summary = "Tell when each buffer is needed";
  let description = [{
    Works on bufferised functions, with or without deallocations. Gives each
    `memref.alloc` whose last use is known the attribute `tensoropt.lifetime`: times
    from its first touch to its last one, as pairs [lower, upper) of a numbering of the
    function's operations. Views, casts, selections, results and arguments of loops and
    branches, and calls are followed (upstream's `BufferViewFlowAnalysis`). A buffer from
    outside a loop lives as long as the loop; one allocated inside for an iteration. Two
    sides of an `scf.if` run in no order, so that a buffer may have several times. What an
    asynchronous operation touches lives until that is awaited.

    Buffers that are returned, stored in others, kept by what they are passed to, carried
    to another iteration, freed where another buffer may be, or allocated where an unknown
    number of threads runs get no attribute, and a missed record with the reason. Leaves
    `memref.alloca` alone.

    ```mlir
    %0 = memref.alloc() {tensoropt.lifetime = array<i64: 3, 5>} : memref<64xf32>
    linalg.fill ins(%c : f32) outs(%0 : memref<64xf32>)
    memref.copy %0, %arg : memref<64xf32> to memref<64xf32>
    ```
  }];
}

def Schedule : Pass<"tensoropt-schedule", "::mlir::ModuleOp"> {
  let summary = "Put operations in the order that needs the least memory";
  let description = [{
    Reorders independent operations of each block of a bufferised function so that the
    buffers of known sizes that live at one time (`tensoropt-lifetimes`) are as few bytes
    as the search finds; blocks inside of loops and branches come first. Operations depend
    on each other by values and by memory that both access and one of them writes: buffers
    that nothing keeps are apart, parts of one whose places are known too, and all that is
    from outside the function may be the same. What may do more than access memory stays
    where it is, and nothing passes it: calls of declared functions, prints, assertions,
    asynchronous operations and their awaits. Allocations move before the first use, and
    deallocations behind the last one.

    The search (`TensorOpt/Solvers/Ordering.h`) joins operations that lose nothing beside
    a neighbour, cuts blocks where all before comes before all behind, and goes through
    the sets of operations that may have run (dynamic programming over downsets as in Ahn
    et al., SERENITY, MLSys 2020). `node-limit` ends it, with the best order so far and
    what no order can go below. Leaves a block alone where no better order is found;
    buffers with open extents, of other memory spaces, or that leave do not count.

    ```mlir
    // %x lives until the shortcut, which is smaller
    linalg.exp ins(%x) outs(%long1)        linalg.reduce ins(%x) outs(%short)
    linalg.exp ins(%long1) outs(%long2)    linalg.exp ins(%x) outs(%long1)
    linalg.reduce ins(%x) outs(%short)     linalg.exp ins(%long1) outs(%long2)
    ```
  }];
  let options = [
    Option<"timeout", "timeout", "double", /*default=*/"0",
           "Seconds of the search for each block; 0: any. Orders may then differ "
           "from run to run">,
    Option<"nodeLimit", "node-limit", "uint64_t", /*default=*/"50000",
           "Sets of operations that the search for each block looks at; 0: any "
           "number">
  ];
}

def ReuseInPlace : Pass<"tensoropt-reuse-inplace", "::mlir::ModuleOp"> {
  let summary = "Make buffers where others are that end there";
  let description = [{
    Two things that bufferisation leaves in bufferised functions without deallocations. A
    buffer that is copied as a whole to a part of another one, as into the middle of a
    padded tensor or to its place in a concatenation, is that part from the beginning, and
    the copy goes. And an operation of linalg that reads an element of a buffer in the
    iteration that writes the same element of another one, when nothing needs the first
    any more, writes over it.

    A copy goes only if nothing else touches the part from the buffer's first touch up to
    the copy (other parts may be written), if neither is written while both are needed,
    if neighbours stay neighbours, and if no more bytes live at one time than before: the
    larger buffer begins earlier. A remark tells what was done, with the bytes of buffers
    that are gone, and missed records what would need more. All uses have to be plain to
    see: parts and other shapes, loads, stores, copies and operations of linalg, in loops
    or not. Leaves buffers of open extents, of different memory spaces, and what other
    operations take alone.

    ```mlir
    linalg.generic {...} outs(%a : memref<4x6xf32>) {...}
    %inside = memref.subview %b[1, 1] [4, 6] [1, 1]
    memref.copy %a, %inside
    // becomes
    %inside = memref.subview %b[1, 1] [4, 6] [1, 1]
    linalg.generic {...} outs(%inside : memref<4x6xf32, strided<[8, 1], offset: 9>>) {...}
    ```
  }];
  let dependentDialects = ["::mlir::memref::MemRefDialect"];
}

def PlanMemory : Pass<"tensoropt-plan-memory", "::mlir::ModuleOp"> {
  let summary = "Give buffers places in one arena";
  let description = [{
    Packs the static buffers of each function and memory space into one arena: buffers
    that live at the same time (`tensoropt-lifetimes`) do not overlap, and the arena is as
    small as the search finds. The plan is attributes: `tensoropt.arena_offset` on
    allocations, `tensoropt.memory_plan` on functions, with the arena's bytes, what no
    arena can be smaller than, the most bytes that live at one time, the sum of all
    buffers, and whether the plan is proven to be the smallest. Nothing else changes;
    `tensoropt-apply-memory-plan` makes buffers of it.

    Buffers of a `scf.forall` or `scf.parallel` of at most 64 iterations are packed for
    one iteration, and each iteration gets a slice, of open sizes as well. A private function that is only
    called directly, and not by itself, is planned before its callers, and its arena is
    a part of theirs: that of open sizes as many bytes as the extents of a call tell.

    Buffers whose sizes follow from open extents of the function's arguments have an arena
    of their own, whose plan, flagged `open`, is made for extents of 64 and says for all
    others which buffer lies above which (`TensorOpt/Solvers/BufferStack.h`). Plans for
    several extents are tried, and that which is best where it does worst is taken; the
    record tells how many times the bytes that live at one time that is. With
    `tensoropt.upper_bounds`, a number for each open extent, on the allocation or on the
    function's arguments, they lie among those of known sizes.

    Where the module states several memories, `tensoropt.memory_spaces`, a buffer of the
    default space goes where its traffic costs least in all: bytes that loads, stores,
    vectors and structured operations move, as often as loops of known lengths repeat
    them, times the cost of the memory. `tensoropt.arena_space` notes what lies elsewhere
    than its type says. Buffers of another space stay there, loops and open sizes where they
    are, and private functions are placed before what calls them. Refuses what does not fit
    the memories' capacities.

    `plan-file` writes the plan as JSON. `guard` leaves bytes behind each buffer for
    `tensoropt-apply-memory-plan=poison` to check. Refuses functions that need more than
    `capacity`, and names the buffers at the peak. Does nothing to functions without
    buffers that can be planned; buffers that cannot are told in missed records.

    ```mlir
    func.func @f() attributes {tensoropt.memory_plan = [{alignment = 64, arena = 512,
        lower_bound = 512, max_live = 512, naive = 768, proven} ]} {
      %0 = memref.alloc() {tensoropt.arena_offset = 256 : i64} : memref<64xf32>
    ```
  }];
  let options = [
    Option<"capacity", "capacity", "int64_t", /*default=*/"0",
           "Bytes that an arena in the default memory space may have; 0: any">,
    Option<"alignment", "alignment", "int64_t", /*default=*/"64",
           "Bytes that a buffer is aligned to where it does not state more">,
    Option<"timeout", "timeout", "double", /*default=*/"0",
           "Seconds of the search for each arena; 0: any. Plans may then differ "
           "from run to run">,
    Option<"nodeLimit", "node-limit", "uint64_t", /*default=*/"1000000",
           "Nodes of the exact search for each arena; 0: any number">,
    Option<"threads", "threads", "unsigned", /*default=*/"1",
           "Searches that run at once">,
    Option<"guard", "guard", "int64_t", /*default=*/"0",
           "Bytes behind each buffer that nothing may touch">,
    Option<"open", "open", "bool", /*default=*/"true",
           "Plan buffers whose sizes follow from the extents of arguments">,
    Option<"planFile", "plan-file", "std::string", /*default=*/"\"\"",
           "File to write the plan to, as JSON">
  ];
}

def ApplyMemoryPlan : Pass<"tensoropt-apply-memory-plan", "::mlir::ModuleOp"> {
  let summary = "Put buffers where a plan has them";
  let description = [{
    Makes views of an arena, one for each memory space, of all allocations that
    `tensoropt-plan-memory`, or a plan in a file, gives a place. Users of a buffer that lies
    in another space than its type says see a `memref.memory_space_cast`. Arenas are
    allocated where the function begins and freed where it returns; with
    `workspace=argument` that of the default space is a last argument `memref<?xi8>` of
    public functions, and `NAME.workspace_size` returns how many bytes it needs; the
    function checks its size and alignment. With `workspace=open` that of open sizes lies
    there, too, behind the other, and `NAME.workspace_size` takes the extents that it needs,
    listed as `tensoropt.workspace_extents`: pairs of an argument and its dimension, or -1
    for the number that it is. It returns -1 for extents whose buffers cannot be addressed. Private functions whose callers are known get a
    part of their callers' arenas in either case.

    Lifetimes are found afresh, and the plan is verified against them before anything
    changes: a plan for another module, other sizes, or one in which buffers that live at
    the same time overlap is refused. Does nothing to functions without a plan.

    `poison` is for tests: each run begins with an arena of bytes 0xFF, NaN in floats,
    each buffer is filled so before its first use, and the guards of a plan with `guard`
    are written then and checked behind the last use, by `cf.assert`.

    ```mlir
    %0 = memref.alloc() {tensoropt.arena_offset = 256 : i64} : memref<64xf32>
    // becomes
    %arena = memref.alloc() {alignment = 64 : i64} : memref<512xi8>
    %0 = memref.view %arena[%c256][] : memref<512xi8> to memref<64xf32>
    ```
  }];
  let options = [
    Option<"workspace", "workspace", "::tensoropt::Workspace",
           /*default=*/"::tensoropt::Workspace::Internal",
           "Whose memory the arena of a public function is",
           [{::llvm::cl::values(
             clEnumValN(::tensoropt::Workspace::Internal, "internal",
                        "allocated in each call"),
             clEnumValN(::tensoropt::Workspace::Argument, "argument",
                        "the caller's, handed over as last argument"),
             clEnumValN(::tensoropt::Workspace::Open, "open",
                        "as argument, with buffers of open sizes"))}]>,
    Option<"planFile", "plan-file", "std::string", /*default=*/"\"\"",
           "Plan to apply in place of the module's own">,
    Option<"poison", "poison", "bool", /*default=*/"false",
           "Fill memory that holds nothing with NaN and check guards">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::cf::ControlFlowDialect",
    "::mlir::func::FuncDialect",
    "::mlir::memref::MemRefDialect",
    "::mlir::scf::SCFDialect"
  ];
}

#endif // TENSOROPT_MEMORY_PASSES_TD
