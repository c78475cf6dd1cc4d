// SPDX-License-Identifier: Apache-2.0
// Passes on the dense operations of networks.

#ifndef TENSOROPT_DENSE_PASSES_TD
#define TENSOROPT_DENSE_PASSES_TD

include "mlir/Pass/PassBase.td"

def CheckExtents : Pass<"tensoropt-check-extents"> {
  let summary = "Assert that casts state extents that are, and slices and reshapes take what is there";
  let description = [{
    A `tensor.cast` may state an extent that its source does not: importers write what
    they infer. Where that is wrong, what follows would read what is not there, as would
    a slice whose place comes from data. This pass asserts, in front of casts of tensors
    without encodings, that each extent they state is the one that the source has, and in
    front of `tensor.extract_slice` and `tensor.insert_slice`, that they lie in the tensor,
    and of `tensor.expand_shape` and `tensor.reshape`, that they have as many elements.
    Extents are computed from what the tensor is made from. A slice that can be seen to lie
    outside is an error. `tensoropt-return-from-asserts` makes errors of the assertions.

    It comes before the first canonicalisation, which moves casts into what they cast. It
    does nothing to extents that the source's type states, too, and to slices that can be
    seen to lie inside.

    ```mlir
    %extent = tensor.dim %x, %c0 : tensor<?x4xf32>
    %agree = arith.cmpi eq, %extent, %c120 : index
    cf.assert %agree, "extent of dimension 0 is not 120, as stated"
    %y = tensor.cast %x : tensor<?x4xf32> to tensor<120x4xf32>
    ```
  }];
  let dependentDialects = [
    "::mlir::affine::AffineDialect",
    "::mlir::arith::ArithDialect",
    "::mlir::cf::ControlFlowDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def CheckOperands : Pass<"tensoropt-check-operands"> {
  let summary = "Assert that data neither index out of range nor divide by zero";
  let description = [{
    Tokens that are not in a table, and integers that are divided by zero, would end the
    process or read what is not theirs. This pass asserts, in front of `tensor.extract`
    with indices cast from integers, that they lie in the tensor, and in front of
    integer divisions, but by constants other than 0 and -1, that they have a result.
    `tensoropt-return-from-asserts` makes errors of these.

    Does nothing to indices of loops and to divisions of `index`.

    ```mlir
    %at = arith.index_cast %token : i64 to index
    %inside = arith.cmpi ult, %at, %extent : index
    cf.assert %inside, "index out of range"
    %value = tensor.extract %table[%at, %column] : tensor<?x16xf32>
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::cf::ControlFlowDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def ExactProducts : InterfacePass<"tensoropt-exact-products", "::mlir::FunctionOpInterface"> {
  let summary = "Sum products of 8-bit integers in f32, where that is exact";
  let description = [{
    A product of two 8-bit integers has 16 binary digits, and f32 has 24: sums of 1,024 such
    products are exact, in any order. This pass lets products of matrices and convolutions on
    i8, with and without zero points, add in f32, so that they get the kernels of floats; longer
    sums are cut into parts of that length, which are added as integers. Results are those of
    i32, whose sums wrap. Constant weights stay i8, or i16 where they are unsigned or have a zero
    point; what is not constant is converted once, in front of paddings and reshapes.

    Does nothing to sums whose length is not known, and that would need more than 32 parts or
    have windows alone that are too long: a missed record tells. A remark tells products and parts.

    ```mlir
    %y = linalg.matmul ins(%x, %w : tensor<8x1500xi8>, tensor<1500x32xi8>) outs(%zeros : tensor<8x32xi32>)
    // becomes
    %a = linalg.generic ins(%x[0, 0] [8, 1024], %w[0, 0] [1024, 32]) { sitofp, mulf, addf }
    %b = linalg.generic ins(%x[0, 1024] [8, 476], %w[1024, 0] [476, 32]) { sitofp, mulf, addf }
    %y = linalg.generic ins(%a, %b : tensor<8x32xf32>, tensor<8x32xf32>) { fptosi, addi }
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def FoldPadding : InterfacePass<"tensoropt-fold-padding",
                                "::mlir::FunctionOpInterface"> {
  let summary = "Fill only the borders of what is padded";
  let description = [{
    Importers pad in front of convolutions and pooling. Upstream's lowering fills all of
    a second tensor and copies the first one into its middle. Here only the borders are
    filled, each element once, in front of what makes the source. So `tensoropt-insert-in-place`
    lets that, be it one operation or the loops of `tensoropt-fuse-rows`, write between them,
    also if others read it. What several paddings are of is written into the first one. Around
    a concatenation they are filled in front of what makes the first of its parts.

    Does nothing to paddings by a number of elements that is not known or negative, by a
    value that varies, and with `nofold`. The source is copied still where it is a
    parameter or constant, and where something else reads it in the way. With `clip` the
    padding of a convolution stays that takes less time without it, by the model of
    `tensoropt-fuse-rows`: that pass clips windows where the image ends. So does one between
    whose borders the image could be written, if a good part of the windows lies in them, as
    those of large dilations do. Borders that are alike are not to be made one (`cse`) before they are
    buffers, since each source needs its own.

    A remark tells the number of paddings, of those whose source is written in place and of
    those that windows are clipped instead of, and the bytes written by padding, before and after, if extents are known.

    ```mlir
    %relu = linalg.generic {...} outs(%empty : tensor<8x6xf32>) { arith.maximumf }
    %1 = tensor.pad %relu low[1, 0] high[0, 0] { tensor.yield %zero }
    // becomes
    %whole = tensor.empty() : tensor<9x6xf32>
    %side = tensor.extract_slice %whole[0, 0] [1, 6] [1, 1]
    %filled = linalg.fill ins(%zero : f32) outs(%side : tensor<1x6xf32>)
    %border = tensor.insert_slice %filled into %whole[0, 0] [1, 6] [1, 1]
    %relu = linalg.generic {...} outs(%empty : tensor<8x6xf32>) { arith.maximumf }
    %1 = tensor.insert_slice %relu into %border[1, 0] [8, 6] [1, 1]
    ```
  }];
  let options = [
    Option<"clip", "clip", "bool", /*default=*/"false",
           "Leave paddings that loops over rows do better without">
  ];
  let dependentDialects = [
    "::mlir::affine::AffineDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def EvaluateConstants : Pass<"tensoropt-evaluate-constants", "::mlir::ModuleOp"> {
  let summary = "Compute what depends on constants alone";
  let description = [{
    Weights that are transposed, scaled or converted are the same at each call. This
    pass compiles such expressions of a function into functions of their own,
    calls them, and makes constants of what they return: some at a time, behind each of
    which those that have been read may go.

    Does nothing to results of more than 64 kB that are more than twice as large as the
    constants behind them, as weights repeated for a batch, or, of what is computed and not only copied, eight
    times; to fills; to operations that
    may fail, and to elements other than integers and floats of 16 to 64 bits.

    A remark tells the operations, the constants that came of them and their bytes.

    ```mlir
    %t = linalg.transpose ins(%weights : tensor<64x32xf32>) outs(%empty : tensor<32x64xf32>)
         permutation = [1, 0]
    // becomes
    %t = arith.constant dense_resource<evaluated> : tensor<32x64xf32>
    ```
  }];
}

def SplitPhases : InterfacePass<"tensoropt-split-phases", "::mlir::FunctionOpInterface"> {
  let summary = "Split the convolution of a stretched image into one for each phase";
  let description = [{
    Importers write a transposed convolution, which makes an image larger, as a convolution
    of the image with zeros between its elements (`tensor.insert_slice` with strides s into
    zeros). All but one of s products along each dimension are with those zeros. Results
    whose places have the same rest by s, a phase, read the image as it was with every s-th
    weight only: each phase becomes a convolution of its own, inserted into the result with
    stride s (Shi et al. 2016, section 2.2). Sums have the same terms in the same order,
    without zeros; an infinite weight no longer meets them.

    What a phase reads beyond the image is padded. Weights that meet no element of it leave
    what the sum started from, and a phase without results is left out.

    Does nothing to windows that have strides or dilations themselves, to what is not a sum
    of products, to extents along the window that are not known, and to more than
    `max-phases` phases, of which a remark tells.

    ```mlir
    %wide = tensor.insert_slice %x into %zeros[0, 0, 1, 1] [1, 8, 4, 4] [1, 1, 2, 2]
    %y = linalg.conv_2d_nchw_fchw ins(%wide, %w : tensor<1x8x9x9xf32>, tensor<6x8x2x2xf32>) outs(%zeros2)
    // becomes, four times
    %w11 = tensor.extract_slice %w[0, 0, 1, 1] [6, 8, 1, 1] [1, 1, 2, 2]
    %y00 = linalg.conv_2d_nchw_fchw ins(%x, %w11 : tensor<1x8x4x4xf32>, tensor<6x8x1x1xf32>) outs(%zeros3)
    %0 = tensor.insert_slice %y00 into %empty[0, 0, 0, 0] [1, 6, 4, 4] [1, 1, 2, 2]
    ```
  }];
  let options = [
    Option<"maxPhases", "max-phases", "unsigned", /*default=*/"16",
           "Phases of one convolution, each of which is code of its own">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def FoldScales : InterfacePass<"tensoropt-fold-scales", "::mlir::FunctionOpInterface"> {
  let summary = "Scale the weights of a product instead of its result";
  let description = [{
    Where the result of a convolution or of a product of matrices is scaled and shifted
    by constants of its channel, as by a batch normalisation, the constant weights are
    scaled instead, channel by channel, and one addition is left (Jacob et al. 2018,
    section 3.2). What the product starts from, if that is a bias of each channel, is
    scaled and becomes part of the addition. Channels of a grouped convolution may be
    gathered first. Sums are of other products then: results differ by rounding.

    Does nothing where the product starts from anything else, where its result has
    other readers, and where weights are not constants.

    ```mlir
    %y = linalg.conv_2d_nchw_fchw ins(%x, %w : ...) outs(%zeros : ...)
    %z = linalg.generic ... ins(%y, %mean, %scale, %bias) { subf, mulf, addf, maximumf }
    // becomes
    %y = linalg.conv_2d_nchw_fchw ins(%x, %scaled : ...) outs(%zeros : ...)
    %z = linalg.generic ... ins(%y, %shift) { addf, maximumf }
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def ApproximateMath : InterfacePass<"tensoropt-approximate-math", "::mlir::FunctionOpInterface"> {
  let summary = "Compute exp, tanh and erf of f32 by polynomials";
  let description = [{
    Functions of numbers and of vectors of f32 become arithmetic that LLVM turns into
    vectors, where the C library has one number at a time: upstream's polynomials and
    rational functions. Relative errors seen are at most 3.2e-7, five units in the last
    place; exp is 0 where it is less than the least normal number.

    Does nothing to other types and other functions.
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::math::MathDialect",
    "::mlir::vector::VectorDialect"
  ];
}

def BlockChannels : InterfacePass<"tensoropt-block-channels", "::mlir::FunctionOpInterface"> {
  let summary = "Keep the channels of images in blocks that fill a register";
  let description = [{
    Between convolutions with constant weights, images have their channels cut into blocks
    that fill a register and lie side by side in memory: `[n, C, h, w]` becomes
    `[n, C / lanes, h, w, lanes]` (Georganas et al. 2018, section II). Convolutions,
    depthwise ones, pooling, operations on elements, paddings, concatenations, slices and
    reshapes in between work on blocks; weights are reordered to match, for
    `tensoropt-evaluate-constants` to compute. Copies to and from blocks are left where
    an operation has no form on blocks, or at the function's ends.

    A convolution is cut where an operation that sums or slides reads what becomes of its
    result, so that one alone stays as it is. The last block may have lanes beyond the
    last channel, a quarter of all at most: they hold anything, and nobody sums them.
    A convolution in groups of 2, 4 or 8 channels, as many in the image as in the result,
    reads those of a group from the lanes of its own block.
    A window of 9 elements and more to each channel alone is cut even if nobody else has blocks:
    its image, in front of a border, and its result are copied.
    Does nothing to elements other than f32, and f16 and bf16 that are computed in f32
    (`tensoropt-widen-arithmetic`). Sums over channels are taken in another order.

    ```mlir
    %y = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x64x58x58xf32>, tensor<64x64x3x3xf32>) ...
    // becomes
    %y = linalg.generic ... ins(%x, %w : tensor<1x4x58x58x16xf32>, tensor<4x4x3x3x16x16xf32>)
           outs(%zeros : tensor<1x4x56x56x16xf32>)
    ```
  }];
  let options = [
    Option<"registerBytes", "register-bytes", "unsigned", /*default=*/"0",
           "Bytes of a vector register; 0: as the target has">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def PackWeights : InterfacePass<"tensoropt-pack-weights", "::mlir::FunctionOpInterface"> {
  let summary = "Lay weights out as kernels read them";
  let description = [{
    Of products of matrices and convolutions with constant weights, output channels are
    split into blocks that fill a register, and the weights are reordered: groups, blocks,
    summed indices, the channels of a block. So a kernel reads them from one end to the
    other (Goto and van de Geijn 2008, section 4; Georganas et al. 2018, section II). What
    sums start from is added at the end, and operations on the elements of the result take
    its form, also where they see it divided among heads. `tensoropt-evaluate-constants`
    reorders the constants.

    Zeros fill the last block of channels, which results are cut from, where that is less
    work than blocks of half a register would be; for a single row, and where no block is
    whole, where they are an eighth of the channels at most.

    Channels with weights of their own that are the last dimension of all operands, as in
    depthwise convolutions of TOSA, become blocks where they are.

    Does nothing to sums in other types than f32 and f64, to other channels whose number 4 does
    not divide, and to weights that depend on the input.

    ```mlir
    %y = linalg.matmul ins(%x, %w : tensor<128x384xf32>, tensor<384x1536xf32>) ...
    // becomes
    %packed = linalg.transpose ins(%w expanded to 384x96x16) ... permutation = [1, 0, 2]
    %y = linalg.generic ... ins(%x, %packed) outs(%zeros : tensor<128x96x16xf32>)
    ```
  }];
  let options = [
    Option<"registerBytes", "register-bytes", "unsigned", /*default=*/"0",
           "Bytes of a vector register; 0: as the target has">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def LowerReductions : InterfacePass<"tensoropt-lower-reductions", "::mlir::FunctionOpInterface"> {
  let summary = "Reduce neighbours in registers";
  let description = [{
    Reductions on buffers over the last loops, along memory, as of the rows of a softmax or
    a normalisation, become loops that carry a number: each result is stored once, where
    `convert-linalg-to-loops` would load and store it in each step, and LLVM may take
    several steps at once. Maxima and minima are taken in vectors, and so are sums of 4 to
    128 neighbours, of which LLVM would choose the order by what is around them.

    Results that read the same beside what they have of their own, as a matrix times a
    vector does, are computed four at a time, in vectors: memory is read faster in several
    places. Each sum has the same order of terms however many are computed at a time.

    Where rows of results are inside of the sums, four terms are added, in their order, each
    time that an element is loaded and stored, as of a vector times a matrix.

    Does nothing to other orders of loops (`tensoropt-order-loops` chooses them).

    A missed remark `PlainLoops` tells of each product, convolution or other reduction which
    reads elements again and again, or across memory, and for which there is no kernel
    (`tensoropt-lower-tiles`), that iterates `least-work` times or more: its loops, how they
    compute, and why its results are not in registers.
  }];
  let options = [
    Option<"reassociate", "reassociate", "bool", /*default=*/"true",
           "Sums of floats may be taken in several parts">,
    Option<"leastWork", "least-work", "unsigned", /*default=*/"262144",
           "Iterations of a reduction that are worth a remark">
  ];
  let dependentDialects = [
    "::mlir::affine::AffineDialect",
    "::mlir::arith::ArithDialect",
    "::mlir::memref::MemRefDialect",
    "::mlir::scf::SCFDialect",
    "::mlir::vector::VectorDialect"
  ];
}

def RaiseGathers : InterfacePass<"tensoropt-raise-gathers", "::mlir::FunctionOpInterface"> {
  let summary = "Make slices and repetitions of elements that are read by coordinates";
  let description = [{
    Importers write images that are scaled, cropped or thinned out as loops that compute
    coordinates, often in floats, and read one element there. Here each coordinate is evaluated
    for all indices of its loop, however it is written. Where it is offset + step * (index
    floordiv repeat), the elements are a slice of the tensor, which a `linalg.generic` repeats
    and a `tensor.collapse_shape` makes the result: what later passes take to blocks of channels
    and fuse.

    Does nothing to tensors of open extents, to coordinates that depend on elements or on several
    loops, to two coordinates of one loop, and to other tables, as of scales that are no whole
    numbers.

    ```mlir
    %y = linalg.generic ... outs(%e : tensor<1x8x10x10xf32>) {
      ...   // half the row, half the column, in floats
      %0 = tensor.extract %x[%c0, %c, %h, %w] : tensor<1x8x5x5xf32>
      linalg.yield %0 : f32
    }
    // becomes
    %0 = linalg.generic {indexing_maps = [affine_map<(n, c, h, i, w, j) -> (n, c, h, w)>, ...]}
        ins(%x : tensor<1x8x5x5xf32>) outs(... : tensor<1x8x5x2x5x2xf32>)
    %y = tensor.collapse_shape %0 [[0], [1], [2, 3], [4, 5]]
    ```
  }];
  let dependentDialects = ["::mlir::linalg::LinalgDialect", "::mlir::tensor::TensorDialect"];
}

def SplitInterpolations
    : InterfacePass<"tensoropt-split-interpolations", "::mlir::FunctionOpInterface"> {
  let summary = "Interpolate along one dimension after the other, by tables";
  let description = [{
    Importers write images that are scaled with weights, linear or cubic, as loops that compute
    coordinates and weights in floats for each element, and read 4 or 16 others. Here both are
    evaluated for all indices of a loop. Where the terms are all combinations of what is read
    along each dimension, as [a, b] x [c, d], one `linalg.generic` interpolates along each, first
    along those that shrink most, with tables of places and weights as operands.

    Does nothing to tensors of open extents, to coordinates that depend on several loops or on
    those of other dimensions, to sums of more than 16 terms, and to elements that are not
    multiplied and added alone, as those of roots.

    ```mlir
    %y = linalg.generic ... outs(%e : tensor<1x8x10x10xf32>) {
      ...   // rows, columns and their weights, in floats
      %a = tensor.extract %x[%c0, %c, %h0, %w0] : tensor<1x8x5x5xf32>
      ...   // three more
      linalg.yield %sum : f32
    }
    // becomes
    %0 = linalg.generic ... ins(%w0, %low, %w1, %high : tensor<10xindex>, tensor<10xf32>, ...)
        outs(... : tensor<1x8x5x10xf32>) {
      %a = tensor.extract %x[%n, %c, %h, %w0] : tensor<1x8x5x5xf32>
      ...   // %low * %a + %high * %b
    }
    %y = linalg.generic ... outs(... : tensor<1x8x10x10xf32>) { ... }   // rows of %0
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def SplitSums : InterfacePass<"tensoropt-split-sums", "::mlir::FunctionOpInterface"> {
  let summary = "Add up windows channel by channel where the result has one";
  let description = [{
    A convolution with one output channel, of an image whose channels are last, as the mask that
    segmentation ends in, has no channels to lie across lanes. Its sum over windows and channels
    becomes one over windows for each channel of the image, a depthwise convolution, and one over
    channels:

    ```
    y[h, w] = sum over c of (sum over i, j of x[h + i, w + j, c] * f[i, j, c])
    ```

    Does nothing to windows of one element, to images of fewer than 4 channels, and to images
    whose channels come first.

    ```mlir
    %y = linalg.conv_2d_nhwc_hwcf ins(%x, %f : tensor<1x9x9x8xf32>, tensor<3x3x8x1xf32>) outs(%b : tensor<1x7x7x1xf32>)
    // becomes
    %g = tensor.collapse_shape %f [[0], [1], [2, 3]] : tensor<3x3x8x1xf32> into tensor<3x3x8xf32>
    %s = linalg.depthwise_conv_2d_nhwc_hwc ins(%x, %g : tensor<1x9x9x8xf32>, tensor<3x3x8xf32>) outs(%zeros : tensor<1x7x7x8xf32>)
    %y = linalg.generic { addf } ins(%s : tensor<1x7x7x8xf32>) outs(%b : tensor<1x7x7x1xf32>)
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def LowerElements : InterfacePass<"tensoropt-lower-elements", "::mlir::FunctionOpInterface"> {
  let summary = "Compute short rows of elements, and transposed ones, in vectors";
  let description = [{
    Operations on the elements of buffers whose last loop has 4 to 128 steps along memory, as
    over the channels of an image that come last, become loops over rows, and in each row as many
    vectors as it fills: 28 floats are registers of 16, 8 and 4. LLVM unrolls such a loop before
    it looks for vectors, and then takes those of the next loop, whose elements are apart in
    memory: it gathers and scatters them.

    Where some operands lie along another loop than the result, as images of which the channels
    come last for one where they come first, squares are loaded along that loop and turned in
    registers, before anything is computed of them. Both extents have to be known and to fill a
    register. Squares at the end of a row overlap those before; they have to fit where an operand
    that lies as the result does may have its memory.

    Does nothing to other longer rows, to rows of unknown length, to booleans, which are bits in
    vectors, to floats of 8 bits, and where neighbours of a row are apart.

    ```mlir
    linalg.generic { maximumf } ins(%x : memref<48x24xf32>) outs(%y : memref<48x24xf32, strided<[32, 1]>>)
    // becomes
    scf.for %i = %c0 to %c48 step %c1 {
      %0 = vector.load %x[%i, %c0] : memref<48x24xf32>, vector<16xf32>
      %1 = arith.maximumf %0, %zeros
      vector.store %1, %y[%i, %c0]
      %2 = vector.load %x[%i, %c16] : memref<48x24xf32>, vector<8xf32>
      ...
    }
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::memref::MemRefDialect",
    "::mlir::scf::SCFDialect",
    "::mlir::vector::VectorDialect"
  ];
}

def OutlineKernels : Pass<"tensoropt-outline-kernels", "::mlir::ModuleOp"> {
  let summary = "Make kernels functions, equal ones the same";
  let description = [{
    Loops and dense operations on buffers become private functions of what they read and
    write. Those that are alike but for the buffers are one function, so that a network's
    layers of the same shapes are compiled once, and LLVM, some of whose work grows faster
    than a function, gets many small ones.

    Functions whose buffers have known extents and strides take plain addresses
    (`llvm.bareptr`). All are marked `tensoropt.outlined`, for `tensoropt-limit-unrolling`.

    Does nothing to a module with few of them unless one is a tile in registers, which LLVM
    must not unroll, nor to loops that call or check something.

    ```mlir
    scf.for %i = %c0 to %c7 step %c1 { ... vector.store %sum, %y[%i] ... }
    // becomes
    call @kernel(%x, %w, %y)
    ```
  }];
  let options = [
    Option<"least", "least", "unsigned", /*default=*/"16",
           "Kernels of a module for which it is worth it">
  ];
  let dependentDialects = ["::mlir::func::FuncDialect"];
}

def LowerTiles : InterfacePass<"tensoropt-lower-tiles", "::mlir::FunctionOpInterface"> {
  let summary = "Compute tiles of products in registers";
  let description = [{
    A product on buffers with packed weights (`tensoropt-pack-weights`), or whose channels
    are neighbours and fill registers, and with results for two registers less than the
    target has, a tile that `tensoropt-fuse-rows` cuts, becomes loops over
    its sums that carry the results in registers: each step loads a vector of weights for
    each block of channels and one element of the other factor for each column, and adds
    their products. What an operation right before gives each element, as a number or a bias,
    is what registers begin with; a product right behind that adds to the same tile goes on with them. Channels lie across
    lanes: where columns are neighbours in memory, registers are transposed before they are
    stored. An operation on the elements that alone reads the tile works on registers, too,
    and is what is stored. Squares of registers that go to
    memory and come from there (`tensoropt-winograd`) become loads and stores of each. Of 256 kB
    of weights and more, which no near cache keeps from one call to the next one, the panel that
    follows is fetched meanwhile; tiles that share a panel fetch a part of it each.

    Does nothing to other products, which `tensoropt-order-loops` has put in order.
  }];
  let dependentDialects = [
    "::mlir::affine::AffineDialect",
    "::mlir::arith::ArithDialect",
    "::mlir::memref::MemRefDialect",
    "::mlir::scf::SCFDialect",
    "::mlir::vector::VectorDialect"
  ];
}

def WidenArithmetic : InterfacePass<"tensoropt-widen-arithmetic", "::mlir::FunctionOpInterface"> {
  let summary = "Compute in f32 what is stored in f16 and bf16";
  let description = [{
    Operations on tensors of f16 and bf16 round each intermediate result as they are written,
    and sums lose all that is small beside what they have reached. Here numbers get the digits
    of f32 when they are read, reductions add in f32 until they are whole, and what is stored is
    rounded once, to the nearest. Operations that become one loop later
    (`tensoropt-fuse-elementwise`) do not round in between. Conversions that the module has stay,
    as somebody may have asked for that rounding, but for those right behind a sum of products in
    f32, as importers write them.

    What a sum of products reads again and again is converted once, in front of paddings and
    reshapes, where it can become part of what makes it. Constant weights stay narrow, and get
    their digits in registers: reading them is what they cost.

    Does nothing to 8-bit floats and to what is not linalg. A remark tells operations, sums, and
    factors that are converted before.

    ```mlir
    %y = linalg.matmul ins(%x, %weights : tensor<8x64xf16>, tensor<64x32xf16>)
                       outs(%zeros : tensor<8x32xf16>)
    // becomes
    %wide = linalg.generic ins(%x : tensor<8x64xf16>) { arith.extf }
    %sum = linalg.generic ins(%wide, %weights : tensor<8x64xf32>, tensor<64x32xf16>)
                          outs(%zeros : tensor<8x32xf32>) { arith.extf, mulf, addf }
    %y = linalg.generic ins(%sum : tensor<8x32xf32>) { arith.truncf }
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def PlanKernels : Pass<"tensoropt-plan-kernels", "::mlir::ModuleOp"> {
  let summary = "Decide how each kernel is computed";
  let description = [{
    Writes `tensoropt.kernel_plan` on operations, which passes that follow obey:

    | part | of | says | obeyed by |
    |---|---|---|---|
    | `algorithm` | a convolution by windows of 3 x 3 on blocks of channels | `direct`, or squares of results, `f2` or `f4` | `tensoropt-winograd` |
    | `rows` | the same | rows of squares that are computed at a time | |
    | `layout` | a product or a convolution | `plain`: its tensors and weights stay as they are | `tensoropt-block-channels`, `tensoropt-pack-weights` |
    | `tile` | the last operation of a group, or its reduction in registers | elements of each loop that are computed at a time | `tensoropt-fuse-rows` |
    | `order` | the same | the loops, the outermost first | |
    | `tile`, `order` | a product of two given matrices | rows and registers of columns, and 0, 1 | `tensoropt-lower-products` |
    | `copies` | the same | which matrices are copied into the order in which they are read: `none`, `right` or `both` | |
    | `blocks` | the same, with copies | terms and columns of a block | |
    | `threads` | all | that share the loops | |

    Loops are those over the dimensions of the group's result that are longer than 1, in the
    order of the dimensions, without the lanes of registers; channels in blocks count as
    blocks. A plan that an operation has stays. `file` has those of kernels that are alike, for
    this machine or for any: what it says that cannot be obeyed is told and left out. All
    others are the best by the models of the passes that obey.

    Each plan is a remark `Planned`, with its source: `attribute`, `file` or `model`.

    ```mlir
    %y = linalg.generic ... ins(%x, %w : tensor<128x384xf32>, tensor<96x384x16xf32>)
    // becomes
    %y = linalg.generic ... {tensoropt.kernel_plan = {order = array<i64: 1, 0>, tile = array<i64: 7, 4>}}
    ```
  }];
  let options = [
    Option<"kernels", "kernels", "::tensoropt::KernelParts",
           /*default=*/"::tensoropt::KernelParts::Loops",
           "What is decided: algorithms, loops or products",
           [{::llvm::cl::values(
             clEnumValN(::tensoropt::KernelParts::Algorithms, "algorithms",
                        "of convolutions, before tensoropt-winograd"),
             clEnumValN(::tensoropt::KernelParts::Loops, "loops",
                        "of operations that share rows, before tensoropt-fuse-rows"),
             clEnumValN(::tensoropt::KernelParts::Products, "products",
                        "of given matrices on buffers, before tensoropt-lower-products"))}]>,
    Option<"winograd", "winograd", "::tensoropt::Winograd",
           /*default=*/"::tensoropt::Winograd::Auto",
           "As of tensoropt-winograd: anything but auto leaves algorithms to it",
           [{::llvm::cl::values(
             clEnumValN(::tensoropt::Winograd::Off, "off", ""),
             clEnumValN(::tensoropt::Winograd::F2, "f2", ""),
             clEnumValN(::tensoropt::Winograd::F4, "f4", ""),
             clEnumValN(::tensoropt::Winograd::Auto, "auto", ""))}]>,
    Option<"tolerance", "tolerance", "double", /*default=*/"1e-4",
           "Error that a convolution may have, as a share of the range of its results">,
    Option<"threads", "threads", "unsigned", /*default=*/"1",
           "Threads among which loops are cut">,
    Option<"threadWork", "thread-work", "unsigned", /*default=*/"20000",
           "Iterations that pay for starting threads">,
    Option<"file", "file", "std::string", /*default=*/"\"\"",
           "JSON file of plans to take">,
    Option<"output", "output", "std::string", /*default=*/"\"\"",
           "JSON file to add plans to, of kernels that it lacks">
  ];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::func::FuncDialect",
    "::tensoropt::TensorOptDialect"
  ];
}

def LowerProducts : InterfacePass<"tensoropt-lower-products", "::mlir::FunctionOpInterface"> {
  let summary = "Compute products of two given matrices in registers";
  let description = [{
    A product of two matrices on buffers, none of which is known when it is compiled, becomes
    loops over tiles of its result that registers hold: each step loads a vector of the right
    matrix for each block of columns and one element of the left one for each row, and adds
    their products. Where enough rows share it, the right matrix is copied into panels that are
    read from one end to the other, block by block of as many terms and columns as caches hold,
    and so is the left one (Goto and van de Geijn 2008, section 4). Matrices may be transposed,
    repeated for a batch, and of any extents: what is left of rows takes smaller tiles, what is
    left of columns masks. Each result adds its terms one after the other.

    With several `threads` each has rows, or matrices of a batch, and the same bits come out for
    any number of them. Does nothing to elements other than f32 and f64, to a single row or
    column, and to results whose columns are not neighbours.

    ```mlir
    linalg.matmul ins(%a, %b : memref<?x?xf32>, memref<?x?xf32>) outs(%c : memref<?x?xf32>)
    // becomes
    scf.for %column = ... { scf.for %sum = ... {
      scf.for ... { vector.store ..., %panels }
      scf.for %row = ... { scf.for ... iter_args(%tile) { vector.fma } vector.store ..., %c }
    } }
    ```
  }];
  let options = [
    Option<"threads", "threads", "unsigned", /*default=*/"1",
           "Threads among which rows are cut">,
    Option<"threadWork", "thread-work", "unsigned", /*default=*/"20000",
           "Terms that pay for starting threads">
  ];
  let dependentDialects = [
    "::mlir::affine::AffineDialect",
    "::mlir::arith::ArithDialect",
    "::mlir::memref::MemRefDialect",
    "::mlir::scf::SCFDialect",
    "::mlir::vector::VectorDialect"
  ];
}

def Winograd : InterfacePass<"tensoropt-winograd", "::mlir::FunctionOpInterface"> {
  let summary = "Compute convolutions from fewer products than they have terms";
  let description = [{
    A convolution with constant weights by windows of 3 x 3 that move by one, on channels in
    blocks (`tensoropt-block-channels`), takes 9 products for each result and channel. Squares
    of 2 x 2 results take 4, and of 4 x 4 results 2.25, if their inputs and the filters are
    transformed first and the products last (Winograd 1980; Lavin and Gray 2016, section 4).
    Here that becomes loops over blocks of rows of squares: transforms in registers, and
    between them products that `tensoropt-fuse-rows` cuts into tiles. Filters are transformed by
    `tensoropt-evaluate-constants`. The operation on elements that follows becomes part of the
    last transform. Squares may reach beyond the image, whose padding then does, too.

    Squares of 4 x 4 results use the points 0, +-1/sqrt(2), +-sqrt(2) and infinity, whose
    rounding errors are a quarter of those of 0, +-1, +-2. The error to expect, as a share of the
    range of the results, is 2^-24 sqrt(9 C) for C input channels, and twice that with 4 x 4
    results; a direct sum's is two thirds of it. An input that is not a number, or infinite,
    reaches all results of its squares.

    `auto` takes what a model of a core expects to be fastest, of what is within the tolerance:
    products, transforms, and bytes beyond the near cache. With several `threads` each has
    blocks of its own, or its share of both transforms of a block that has all rows, and the same
    bits come out for any number of them.

    A plan of the convolution (`tensoropt-plan-kernels`) is obeyed instead; one that asks for
    squares where they cannot be, or beyond the tolerance, is an error.

    Does nothing to other windows, steps and dilations, to groups, to weights that depend on
    the input, and to sums that do not start from zero, as what a last block that is not full
    adds to whole ones. A remark tells of each convolution what was chosen, the error
    and the cycles.

    ```mlir
    %y = linalg.generic ... ins(%x, %w : tensor<1x4x58x58x16xf32>, tensor<4x4x3x3x16x16xf32>)
           outs(%zeros : tensor<1x4x56x56x16xf32>)
    // becomes
    %y = scf.for %block = %c0 to %c7 step %c1 iter_args(%made = %empty) {
      %inputs = scf.for ... { vector.transfer_read %x : vector<6x6x16xf32> ... }
      %products = linalg.generic ... ins(%inputs, %filters : tensor<4x36x28x16xf32>, tensor<36x4x4x16x16xf32>)
      %next = scf.for ... { vector.transfer_write ..., %made : vector<4x4x16xf32> }
      scf.yield %next
    }
    ```
  }];
  let options = [
    Option<"winograd", "winograd", "::tensoropt::Winograd",
           /*default=*/"::tensoropt::Winograd::Auto",
           "Squares of results: off, f2, f4 or auto",
           [{::llvm::cl::values(
             clEnumValN(::tensoropt::Winograd::Off, "off", "none"),
             clEnumValN(::tensoropt::Winograd::F2, "f2", "2 x 2, whatever the tolerance"),
             clEnumValN(::tensoropt::Winograd::F4, "f4", "4 x 4, whatever the tolerance"),
             clEnumValN(::tensoropt::Winograd::Auto, "auto",
                        "what is fastest within the tolerance"))}]>,
    Option<"tolerance", "tolerance", "double", /*default=*/"1e-4",
           "Error that a convolution may have, as a share of the range of its results">,
    Option<"threads", "threads", "unsigned", /*default=*/"1",
           "Threads among which blocks are cut">,
    Option<"threadWork", "thread-work", "unsigned", /*default=*/"20000",
           "Iterations that pay for starting threads">
  ];
  let dependentDialects = [
    "::mlir::affine::AffineDialect",
    "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::scf::SCFDialect",
    "::mlir::tensor::TensorDialect",
    "::mlir::ub::UBDialect",
    "::mlir::vector::VectorDialect"
  ];
}

def FuseElementwise : InterfacePass<"tensoropt-fuse-elementwise",
                                    "::mlir::FunctionOpInterface"> {
  let summary = "Make one loop of operations on the same elements";
  let description = [{
    Importers write a network as small operations, each of which goes through all of its
    tensor. Here operations on elements become one with what reads them, GELU one loop
    of its own for example, where nothing is computed more than once by that: each
    element has one reader, and sums read it once. Copies that repeat a tensor or exchange its
    dimensions become part of their reader; a product of matrices only takes those that
    leave neighbours neighbours. Reshapes move to the ends and cancel, dimensions of
    extent 1 go, but around convolutions and pooling, whose shapes stay. Named
    operations without windows become `linalg.generic`. Results that nothing reads go,
    with assertions about them. Powers with small whole exponents become products, which
    have vectors.

    Remarks tell the number of operations and the bytes of their results, before and
    after.

    ```mlir
    %0 = linalg.generic {...} ins(%x, %bias : ...) { arith.addf }
    %1 = linalg.generic {...} ins(%0 : ...) { arith.maximumf }
    // becomes
    %1 = linalg.generic {...} ins(%x, %bias : ...) { arith.addf, arith.maximumf }
    ```
  }];
  let dependentDialects = [
    "::mlir::affine::AffineDialect",
    "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::math::MathDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def FuseRows : InterfacePass<"tensoropt-fuse-rows", "::mlir::FunctionOpInterface"> {
  let summary = "Compute operations that share rows in one loop over the rows";
  let description = [{
    What a network computes of a row of its tensors often needs nothing of other rows:
    softmax, a normalisation, a row of a product of matrices or of a convolution with
    its bias, activation and the addition of another branch, attention with all of
    these. This pass puts such operations into one nest of loops, which makes the
    temporary results rows that stay in a cache, instead of tensors.

    Starting from each last operation, those in front of it join while no row has to
    compute what another row computes, and while no row cuts through what lies along
    memory. Results that others read later come out of the loops, too. A shortcut that
    makes less than it reads does not take the addition of the long branch with it: it
    can run first then (`tensoropt-schedule`), and what it reads is free while the long
    branch runs.

    A product with packed weights (`tensoropt-pack-weights`) is cut along all but the lanes
    of a block of channels, into tiles whose results fit into `registers`: as many blocks
    times rows and columns as take the fewest cycles, by a model of a core that starts two
    products and two loads at a time. What is left at the ends is a tile of its own, or, of
    extents that are not known, fours and ones. With weights of 256 kB and more, which each of
    these reads as a whole tile does, rows whose number is not known are cut into tiles of h and of h - 1
    where they can be, as 23 into 12 and 11. Parts of one sum, as over a last block of
    channels that is not full (`tensoropt-block-channels`), share a tile. Where several orders of
    the loops are as fast, weights of 256 kB and more are in the outer ones. The order of loops
    and the tile that an operation's plan has (`tensoropt-plan-kernels`) are taken instead; a
    tile that registers do not hold is an error.

    Rows of a product of two given matrices are taken by as many as registers hold with two
    vectors of columns each. So attention is one nest of loops, which has the scores of a few
    rows at a time: the last product takes those that it is a product of. A product of two large
    matrices, of which the right one has 192 kB and more or is transposed, is left to
    `tensoropt-lower-products`, as is one alone.

    A convolution that a padding by zeros is left in front of (`tensoropt-fold-padding`)
    reads the image as it is. The loops that its windows move along are written once for
    each box of results that read the same part of them, the inner ones all of it and those
    at an edge what lies in the image; tiles of the latter are as fits them. Weights are
    finite constants: sums are those of the same products, in the same order, but for zeros.

    With several `threads` the first loop that is long enough is cut among them, if the
    loops iterate at least `thread-work` times in all; operations on their own, too.

    Does nothing to operations that may fail, as one with an assertion. A remark tells
    the number of loops, of operations inside them, and the bytes of the tensors that
    are left.

    ```mlir
    %max = linalg.generic {...} ins(%x : tensor<64x128xf32>) { arith.maximumf }
    %exp = linalg.generic {...} ins(%x, %max : ...) { arith.subf, math.exp }
    // becomes
    %exp = scf.for %row = %c0 to %c64 step %c1 iter_args(%made = %empty) {
      %x_row = tensor.extract_slice %x[%row, 0] [1, 128] [1, 1]
      %max = linalg.generic {...} ins(%x_row : tensor<1x128xf32>) { arith.maximumf }
      %exp = linalg.generic {...} ins(%x_row, %max : ...) { arith.subf, math.exp }
      %next = tensor.insert_slice %exp into %made[%row, 0] [1, 128] [1, 1]
      scf.yield %next
    }
    ```
  }];
  let options = [
    Option<"threads", "threads", "unsigned", /*default=*/"1",
           "Threads among which loops are cut">,
    Option<"threadWork", "thread-work", "unsigned", /*default=*/"20000",
           "Iterations that pay for starting threads">,
    Option<"registers", "registers", "unsigned", /*default=*/"0",
           "Vector registers that hold the results of a tile; 0: as "
           "many as the target has but four">
  ];
  let dependentDialects = [
    "::mlir::affine::AffineDialect",
    "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect",
    "::mlir::scf::SCFDialect",
    "::mlir::tensor::TensorDialect"
  ];
}

def MaterializeRandom : Pass<"tensoropt-materialize-random", "::mlir::ModuleOp"> {
  let summary = "Make constants of random tensors";
  let description = [{
    Replaces each `tensoropt.random` by an `arith.constant` with its numbers as a
    `dense_resource`. Fails where the constants of a module need more than 16 GiB
    together.

    Does nothing to modules without random tensors.

    ```mlir
    %w = tensoropt.random seed(7) range(-0.05, 0.05) : tensor<64x3x7x7xf32>
    // becomes
    %w = arith.constant dense_resource<random> : tensor<64x3x7x7xf32>
    ```
  }];
  let dependentDialects = ["::mlir::arith::ArithDialect"];
}

def NarrowWeights : InterfacePass<"tensoropt-narrow-weights", "::mlir::FunctionOpInterface"> {
  let summary = "Store the weights of f32 products in 16 bits";
  let description = [{
    A product of one row, as of a network's last layers, takes as long as reading its weights
    takes. This pass rounds constant weights of 4 kB and more; products extend them in
    registers, and all else stays f32:

    - `bf16` and `f16`, to the nearest: 8 binary digits, and 11 up to 65504.
    - `i16`: whole multiples of a scale for each index that is summed over, the largest of its
      weights / 32767. The other factor is multiplied by the scales. Not of sums over windows
      of it.
    - `auto`: `i16` for 1 MB and more that at most four rows are multiplied by, if the error is
      within the tolerance.

    The error is the square root of the sum of the squares of all rounding errors as a share of
    that of all weights, and so the error of results as a share of their size where the other
    factor's elements are alike: 3e-5 for `i16` and normally distributed weights, 1e-4 for f16, 2e-3 for bf16.

    Does nothing to constants that others read than products, as filters that
    `tensoropt-winograd` transformed, nor to those with numbers that are out of range: beyond
    65504 for `f16`, for `i16` if the largest of those with one scale is not from 2^-64 to 2^64. A missed record
    tells, but for what `auto` does not concern. A remark tells the bytes before and after, those that were kept, and the
    largest error of a tensor.

    ```mlir
    %w = arith.constant dense_resource<weights> : tensor<4096x1000xf32>
    %y = linalg.generic ins(%x, %w) { arith.mulf, arith.addf }
    // becomes
    %w = arith.constant dense_resource<narrow> : tensor<4096x1000xi16>
    %scaled = linalg.generic ins(%x, %scales) { arith.mulf }
    %y = linalg.generic ins(%scaled, %w) { arith.sitofp, arith.mulf, arith.addf }
    ```
  }];
  let options = [
    Option<"type", "type", "::tensoropt::StoredWeights",
           /*default=*/"::tensoropt::StoredWeights::F32",
           "What weights are stored as: f32, bf16, f16, i16 or auto",
           [{::llvm::cl::values(
             clEnumValN(::tensoropt::StoredWeights::F32, "f32", "as they are"),
             clEnumValN(::tensoropt::StoredWeights::BF16, "bf16", "8 digits"),
             clEnumValN(::tensoropt::StoredWeights::F16, "f16", "11 digits, up to 65504"),
             clEnumValN(::tensoropt::StoredWeights::I16, "i16", "multiples of scales"),
             clEnumValN(::tensoropt::StoredWeights::Auto, "auto",
                        "i16 where that is faster and within the tolerance"))}]>,
    Option<"tolerance", "tolerance", "double", /*default=*/"1e-4",
           "Error that auto may make, as a share of the weights">
  ];
  let dependentDialects = ["::mlir::arith::ArithDialect", "::mlir::linalg::LinalgDialect",
                           "::mlir::tensor::TensorDialect"];
}

def OrderLoops : Pass<"tensoropt-order-loops"> {
  let summary = "Put the loop along memory innermost";
  let description = [{
    Upstream's loops of a sum, as `linalg.matmul` or a convolution, have the summed
    indices innermost, one element of the result at a time. Where neighbours in the
    result come from neighbours in each operand, or from one element of it, this pass
    puts the loop over them innermost instead, which LLVM turns into vectors; the
    terms of each sum keep their order. Up to eight rows of the result that
    are not short, where that is known, are inside of the sums, since they share what
    the sums read. Products of floats may be fused with the
    additions that follow (`fastmath<contract>`).

    Does nothing to operations without summed indices, to those whose result is
    written along another dimension than an operand is read, and where fewer than
    four neighbours are known.

    ```mlir
    %0 = linalg.matmul ins(%A, %B : tensor<?x?xf32>, tensor<?x?xf32>)
                       outs(%C : tensor<?x?xf32>) -> tensor<?x?xf32>
    // becomes, with rows of B and C innermost,
    %0 = linalg.generic {
           indexing_maps = [affine_map<(m, k, n) -> (m, k)>, affine_map<(m, k, n) -> (k, n)>,
                            affine_map<(m, k, n) -> (m, n)>],
           iterator_types = ["parallel", "reduction", "parallel"]}
         ins(%A, %B : tensor<?x?xf32>, tensor<?x?xf32>) outs(%C : tensor<?x?xf32>) { ... }
    ```
  }];
  let dependentDialects = [
    "::mlir::arith::ArithDialect",
    "::mlir::linalg::LinalgDialect"
  ];
}

#endif // TENSOROPT_DENSE_PASSES_TD
