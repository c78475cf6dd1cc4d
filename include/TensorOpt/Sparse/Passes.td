// SPDX-License-Identifier: Apache-2.0
// Passes from sweeps to loops over the buffers of a tensor.

#ifndef TENSOROPT_SPARSE_PASSES_TD
#define TENSOROPT_SPARSE_PASSES_TD

include "mlir/Pass/PassBase.td"

def LowerSweep : Pass<"tensoropt-lower-sweep"> {
  let summary = "Turn sweeps into loops over positions and coordinates";
  let description = [{
    Rewrites every `tensoropt.sweep` whose outputs are memrefs to `scf.for` loops,
    one per dense or compressed level of the driving tensor and one per free
    index, innermost. Each operation of the body moves to the outermost loop that
    knows its operands.

    Products are regrouped (`factor`): on the way down factors multiply in the
    loop that knows them, on the way up the terms of a loop are summed before
    they are multiplied by what outer loops know, and updates that need the same
    sum share it. So all updates of a symmetric tensor of order N cost about two
    multiply-adds per stored entry and three per inner node of the tree of
    coordinates. Integers are exact; sums of floats must be free to be
    reordered; minimum and maximum of integers stay as they are.

    A free index that is the last one of all that it reads and writes lies across
    vectors: the loop over tiles of it is the outermost one, so that products and
    sums of a tile stay in registers while the tensor is visited. What full tiles
    leave takes a visit for each power of two, or for two of them that are within
    a factor of four: a tile of 10 is a vector of 10, which
    `tensoropt-split-vectors` makes 8 and 2 of.

    Where rows of an operand or output are whole lines of the cache, but begin
    inside of one, each vector touches two lines. If a sparse tensor has many
    entries for each row, the sweep works on a copy that begins with a line.
    Where all rows that the columns of a matrix find are 2 MB or more, those of
    the sixteenth entry from the one visited are prefetched.

    Where a sweep adds each term of a canonical tensor to two places that differ
    in the order of two dimensions, such as C[j, l, r] and C[l, j, r], the program
    has two forms. If there is an entry for two rows C[j, l] or more, one half is
    summed in a panel as wide as a tile of columns, and added to both halves of
    the output (`mirror`): half of the scattered updates go to half of the
    memory. Sums of floats must be free to be reordered.

    With several `threads` the outermost loop is cut into chunks of about equal
    work, entries and the nodes above them, if the sweep has enough of it. Nothing
    more is needed where the outermost coordinate is an index of every place. Else `conflicts`
    says how the threads keep apart: with private copies of the outputs, as long
    as a chunk's canonical entries reach, that are added at the end; with columns
    of a long free index across vectors; with blocks of rows in colours, where
    those of one colour write no place in common; with rows of the outputs, where
    each thread visits all that adds to its own; or with atomic updates. The
    program chooses one of the first three, or one thread, when it knows the sizes
    (`auto`). All but atomic updates give the same result each time. What cannot be
    done as asked is done as by `auto`, and a `missed` remark says why.

    Where canonical storage is sorted, only the first entry of a row of the upper
    triangle, or the last of the lower, can lie on the diagonal: it gets a copy
    of the body, and the others lose their tests for it. A loop over entries that
    sums floats and scatters takes two entries at a time into two sums, since one
    sum would wait for its own additions.

    Packed storage has loops over the canonical coordinates, bounded by
    coordinates further out. The values of the innermost one lie next to each
    other, and where they start is computed from the coordinates.

    Sweeps with joins, an order of indices or builders go through the levels of
    all operands in the cheapest order: extents of 2^16 and fibres of 16 entries
    are assumed. A level whose index is known is computed, followed by a pointer
    that ascends with the index, or bisected. A builder is filled by rows from a
    dense workspace where the loops visit it so (and rows are below 2^24), else
    with a list of terms that the runtime sorts. Where an order that the storage
    does not offer is at least twice as cheap, a copy of the operand is sorted by
    another dimension first, in time proportional to its entries (`transpose`).
    Remarks say which copies are made, and where another storage would spare a
    loop over all coordinates.

    `tensoropt.expand` becomes loops over tiles of the canonical coordinates: each
    entry is read once and written to all places of its orbit. Orbits are disjoint,
    so threads take tiles in turn. Groups of more than 720 elements are refused.

    Records tell the strategy and its reasons, and the cost: multiply-adds and
    bytes per stored entry and per inner node, counted in the loops themselves,
    beside those of the same kernel on full storage. With `annotate` the function
    keeps them, as an expression in the shape of its data, for those who call it.
    Functions with the attribute `tensoropt.count_operations` get counters beside
    the loops: the operations on elements that they execute are added to a global
    array `tensoropt_operations_NAME`, which has a row of multiplications,
    additions and other operations for each sweep. The pass must then run on
    their module.

    Does nothing to functions without sweeps. Refuses sweeps whose outputs are
    still tensors, block, n:m, batch and loose levels, COO as an array of
    structs, and packed canonical entries of a symmetry that makes no loop nest.

    ```mlir
    scf.for %i = %c0 to %n step %c1 {
      %lo = memref.load %pos[%i] : memref<?xi32>
      ...
      %sum = scf.for %p = %from to %to step %c1 iter_args(%s = %zero) -> (f64) {
        %crd = memref.load %coordinates[%p] : memref<?xi32>
        ...
      }
      // y[i] += %sum
    }
    ```
  }];
  let options = [
    Option<"reassociate", "reassociate", "bool", /*default=*/"true",
           "Let sums of floats be taken in any order, as the sweep allows. "
           "Otherwise terms are added in the order of storage">,
    Option<"factor", "factor", "bool", /*default=*/"true",
           "Multiply each factor in the outermost loop that knows it, and sum "
           "before multiplying. Otherwise each entry multiplies all factors">,
    Option<"vectorBytes", "vector-bytes", "unsigned", /*default=*/"256",
           "Bytes of the vectors that hold a tile of a free index: a power of "
           "two from 16 to 4096, several registers wide. A kernel that carries few "
           "of them from loop to loop takes twice as many. 0 leaves it in a loop">,
    Option<"threads", "threads", "unsigned", /*default=*/"1",
           "Threads of a sweep that has enough entries for them, up to 1024">,
    Option<"conflicts", "conflicts", "::tensoropt::Conflicts",
           /*default=*/"::tensoropt::Conflicts::Auto",
           "How threads share an output that several of them add to",
           [{::llvm::cl::values(
             clEnumValN(::tensoropt::Conflicts::Auto, "auto",
                        "copies, columns, colours or one thread, by the sizes"),
             clEnumValN(::tensoropt::Conflicts::Copies, "copies",
                        "private copies, added at the end in the same order "
                        "each time"),
             clEnumValN(::tensoropt::Conflicts::Columns, "columns",
                        "columns of a long free index, cut among the threads"),
             clEnumValN(::tensoropt::Conflicts::Colour, "colour",
                        "blocks of rows that share no place, colour after colour"),
             clEnumValN(::tensoropt::Conflicts::Rows, "rows",
                        "rows of the outputs, cut among the threads: sums are taken "
                        "in the order of one thread"),
             clEnumValN(::tensoropt::Conflicts::Atomic, "atomic",
                        "atomic updates, in any order and without vectors"))}]>,
    Option<"threadWork", "thread-work", "unsigned", /*default=*/"20000",
           "Terms that pay for starting threads; 0: any number, and any number "
           "pays for copies">,
    Option<"annotate", "annotate", "bool", /*default=*/"false",
           "Attach to each function what its sweeps execute, as the attribute "
           "tensoropt.kernels">,
    Option<"transpose", "transpose", "bool", /*default=*/"true",
           "Copy sparse tensors of a product into another order of levels first "
           "where the loops are much cheaper then">,
    Option<"mirror", "mirror", "bool", /*default=*/"true",
           "Sum one half of an output that comes out symmetric, and add it to "
           "both, if entries are many beside its rows">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::complex::ComplexDialect",
    "::mlir::func::FuncDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::memref::MemRefDialect",
    "::mlir::scf::SCFDialect",
    "::mlir::tensor::TensorDialect",
    "::mlir::vector::VectorDialect"
  ];
}

def SplitVectors : Pass<"tensoropt-split-vectors"> {
  let summary = "Split vectors into parts whose lengths are powers of two";
  let description = [{
    Replaces every vector of one dimension whose length is no power of two by
    several that have such lengths, widest first: `vector<10xf64>` becomes
    `vector<8xf64>` and `vector<2xf64>`. LLVM rounds lengths up instead and moves
    lanes one by one, or masks them, and a load that follows a masked store to its
    neighbours has to wait.

    Splits loads and stores, broadcasts of scalars, constants that are equal in
    all lanes, elementwise operations, reductions, and what `scf` loops and
    branches carry; elsewhere the parts are put together. A reduction sums the
    lanes of the first part first. Does nothing to other vectors.

    ```mlir
    %0 = vector.load %B[%i, %c0] : memref<?x10xf64>, vector<10xf64>
    // becomes
    %0 = vector.load %B[%i, %c0] : memref<?x10xf64>, vector<8xf64>
    %1 = vector.load %B[%i, %c8] : memref<?x10xf64>, vector<2xf64>
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::scf::SCFDialect",
    "::mlir::vector::VectorDialect"
  ];
}

def ExposeStorage : Pass<"tensoropt-expose-storage", "::mlir::ModuleOp"> {
  let summary = "Replace encoded tensors by their buffers";
  let description = [{
    Replaces every tensor that has an encoding by its extents, one index per
    dimension, and its buffers: for each level positions and coordinates, then
    the values, all memrefs of one dimension, wherever functions, calls and `scf`
    pass it on. This is the calling convention of compiled functions; a sparse
    matrix in CSR becomes

    ```mlir
    func.func @spmv(%rows: index, %columns: index, %positions: memref<?xi32>,
                    %coordinates: memref<?xi32>, %values: memref<?xf64>, ...)
    ```

    Einsums and sweeps see a `tensoropt.assemble` of these values. A sweep that
    makes such a tensor gets a builder in its place, shared by all sweeps in a row
    that add to it, and the functions of the runtime are declared. A packed output
    is a plain tensor of its values, with a dimension for each block of dimensions
    that is independent of the others; the packed tensor that it starts from is
    copied if anything else may see it. Attributes of
    an encoded argument or result go to its buffers. A `tensor.cast` that drops the
    encoding of a tensor stored in full becomes a view of its values. Does nothing to tensors
    without an encoding. Refuses storage that has no such buffers, function
    values, and other operations that read or make an encoded tensor.
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::bufferization::BufferizationDialect",
    "::mlir::func::FuncDialect",
    "::mlir::memref::MemRefDialect",
    "::mlir::tensor::TensorDialect",
    "::tensoropt::TensorOptDialect"
  ];
}

#endif // TENSOROPT_SPARSE_PASSES_TD
