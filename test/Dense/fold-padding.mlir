// RUN: tensor-opt %s --pipeline='func.func(tensoropt-fold-padding)' --tensoropt-report=%t.txt | FileCheck %s
// RUN: FileCheck %s --check-prefix=REPORT --input-file=%t.txt
// RUN: tensor-opt %s --pipeline=loops | FileCheck %s --check-prefix=LOOPS
// RUN: tensor-opt %s --pipeline='loops{threads=2 thread-work=0}' | FileCheck %s --check-prefix=LOOPS

#image = affine_map<(n, f, h, w) -> (n, f, h, w)>
#filter = affine_map<(n, f, h, w) -> (f)>

// Another branch reads the source between the borders. The batch is not known, nor
// are, therefore, the bytes; it is that of what the source is written over.
// CHECK-LABEL: func.func @branches(
// CHECK-SAME:      %[[X:.*]]: tensor<?x6xf32>, %[[VALUE:.*]]: f32)
// CHECK:         %[[BATCH:.*]] = tensor.dim %[[X]]
// CHECK:         %[[NONE:.*]] = tensor.empty(%[[BATCH]]) : tensor<?x9xf32>
// CHECK:         %[[PART:.*]] = tensor.extract_slice %[[NONE]][0, 6] [%[[BATCH]], 3]
// CHECK:         %[[FILLED:.*]] = linalg.fill ins(%[[VALUE]] : f32) outs(%[[PART]] : tensor<?x3xf32>)
// CHECK:         %[[BORDER:.*]] = tensor.insert_slice %[[FILLED]] into %[[NONE]][0, 6] [%[[BATCH]], 3]
// CHECK-NOT:     linalg.fill
// CHECK:         %[[EXP:.*]] = linalg.exp ins(%[[X]]
// CHECK:         tensor.insert_slice %[[EXP]] into %[[BORDER]][0, 0] [%[[BATCH]], 6]
// CHECK:         linalg.add ins(%[[EXP]], %[[X]]
// REPORT-LABEL: function branches
// REPORT:         paddings  1
// REPORT-NEXT:    direct    1
// REPORT-NOT:     bytes
// LOOPS-LABEL: func.func @branches(
// LOOPS-NOT:     memref.copy
// LOOPS:         return
func.func @branches(%x: tensor<?x6xf32>, %value: f32) -> (tensor<?x9xf32>, tensor<?x6xf32>) {
  %c0 = arith.constant 0 : index
  %batch = tensor.dim %x, %c0 : tensor<?x6xf32>
  %empty = tensor.empty(%batch) : tensor<?x6xf32>
  %exp = linalg.exp ins(%x : tensor<?x6xf32>) outs(%empty : tensor<?x6xf32>) -> tensor<?x6xf32>
  %padded = tensor.pad %exp low[0, 0] high[0, 3] {
    ^bb0(%i: index, %j: index):
      tensor.yield %value : f32
  } : tensor<?x6xf32> to tensor<?x9xf32>
  %sum = linalg.add ins(%exp, %x : tensor<?x6xf32>, tensor<?x6xf32>) outs(%empty : tensor<?x6xf32>) -> tensor<?x6xf32>
  return %padded, %sum : tensor<?x9xf32>, tensor<?x6xf32>
}

// The activation behind a convolution writes between the borders: rows above and
// below, then the columns beside it.
// CHECK-LABEL: func.func @convolutions(
// CHECK:         linalg.conv_2d_nchw_fchw
// CHECK:         %[[NONE:.*]] = tensor.empty() : tensor<1x4x10x10xf32>
// CHECK:         %[[PART:.*]] = tensor.extract_slice %[[NONE]][0, 0, 0, 0] [1, 4, 1, 10]
// CHECK:         %[[FILLED:.*]] = linalg.fill ins(%{{.*}} : f32) outs(%[[PART]] : tensor<1x4x1x10xf32>)
// CHECK:         %[[ABOVE:.*]] = tensor.insert_slice %[[FILLED]] into %[[NONE]][0, 0, 0, 0] [1, 4, 1, 10]
// CHECK:         %[[BELOW:.*]] = tensor.insert_slice %{{.*}} into %[[ABOVE]][0, 0, 9, 0] [1, 4, 1, 10]
// CHECK:         %[[LEFT:.*]] = tensor.insert_slice %{{.*}} into %[[BELOW]][0, 0, 1, 0] [1, 4, 8, 1]
// CHECK:         %[[RIGHT:.*]] = tensor.insert_slice %{{.*}} into %[[LEFT]][0, 0, 1, 9] [1, 4, 8, 1]
// CHECK:         %[[RELU:.*]] = linalg.generic
// CHECK:         %[[PADDED:.*]] = tensor.insert_slice %[[RELU]] into %[[RIGHT]][0, 0, 1, 1] [1, 4, 8, 8]
// CHECK:         linalg.conv_2d_nchw_fchw ins(%[[PADDED]],
// Written were 4 x 10 x 10 floats, then 4 x 8 x 8 of them again: 1600 + 1024 bytes.
// The border is 1600 - 1024.
// REPORT-LABEL: function convolutions
// REPORT:         paddings     1
// REPORT-NEXT:    direct       1
// REPORT-NEXT:    bytesBefore  2624
// REPORT-NEXT:    bytes        576
// LOOPS-LABEL: func.func @convolutions(
// LOOPS-NOT:     memref.copy
// LOOPS:         return
func.func @convolutions(%x: tensor<1x3x10x10xf32>, %w: tensor<4x3x3x3xf32>, %b: tensor<4xf32>, %v: tensor<2x4x3x3xf32>) -> tensor<1x2x8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<1x4x8x8xf32>
  %none = linalg.fill ins(%zero : f32) outs(%empty : tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
  %0 = linalg.conv_2d_nchw_fchw ins(%x, %w : tensor<1x3x10x10xf32>, tensor<4x3x3x3xf32>) outs(%none : tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
  %relu = linalg.generic {indexing_maps = [#image, #filter, #image], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%0, %b : tensor<1x4x8x8xf32>, tensor<4xf32>) outs(%empty : tensor<1x4x8x8xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %s = arith.addf %a, %c : f32
      %m = arith.maximumf %s, %zero : f32
      linalg.yield %m : f32
  } -> tensor<1x4x8x8xf32>
  %padded = tensor.pad %relu low[0, 0, 1, 1] high[0, 0, 1, 1] {
    ^bb0(%n: index, %f: index, %h: index, %r: index):
      tensor.yield %zero : f32
  } : tensor<1x4x8x8xf32> to tensor<1x4x10x10xf32>
  %empty2 = tensor.empty() : tensor<1x2x8x8xf32>
  %none2 = linalg.fill ins(%zero : f32) outs(%empty2 : tensor<1x2x8x8xf32>) -> tensor<1x2x8x8xf32>
  %2 = linalg.conv_2d_nchw_fchw ins(%padded, %v : tensor<1x4x10x10xf32>, tensor<2x4x3x3xf32>) outs(%none2 : tensor<1x2x8x8xf32>) -> tensor<1x2x8x8xf32>
  return %2 : tensor<1x2x8x8xf32>
}

// What is joined, then padded, twice, is written where it ends.
// LOOPS-LABEL: func.func @joined(
// LOOPS:         memref.alloc() {{.*}} : memref<19x6xf32>
// LOOPS-NOT:     memref.{{alloc|copy}}
// LOOPS:         return
func.func @joined(%x: tensor<8x6xf32>) -> tensor<19x6xf32> {
  %zero = arith.constant 0.0 : f32
  %one = arith.constant 1.0 : f32
  %empty = tensor.empty() : tensor<8x6xf32>
  %a = linalg.exp ins(%x : tensor<8x6xf32>) outs(%empty : tensor<8x6xf32>) -> tensor<8x6xf32>
  %b = linalg.tanh ins(%x : tensor<8x6xf32>) outs(%empty : tensor<8x6xf32>) -> tensor<8x6xf32>
  %both = tensor.empty() : tensor<16x6xf32>
  %0 = tensor.insert_slice %a into %both[0, 0] [8, 6] [1, 1] : tensor<8x6xf32> into tensor<16x6xf32>
  %1 = tensor.insert_slice %b into %0[8, 0] [8, 6] [1, 1] : tensor<8x6xf32> into tensor<16x6xf32>
  %2 = tensor.pad %1 low[1, 0] high[1, 0] {
    ^bb0(%i: index, %j: index):
      tensor.yield %zero : f32
  } : tensor<16x6xf32> to tensor<18x6xf32>
  %3 = tensor.pad %2 low[0, 0] high[1, 0] {
    ^bb0(%i: index, %j: index):
      tensor.yield %one : f32
  } : tensor<18x6xf32> to tensor<19x6xf32>
  return %3 : tensor<19x6xf32>
}

// There is nothing to insert.
// CHECK-LABEL: func.func @no_elements(
// CHECK:         %[[FILLED:.*]] = linalg.fill {{.*}} -> tensor<2x3xf32>
// CHECK-NEXT:    return %[[FILLED]]
func.func @no_elements(%x: tensor<0x3xf32>) -> tensor<2x3xf32> {
  %zero = arith.constant 0.0 : f32
  %padded = tensor.pad %x low[2, 0] high[0, 0] {
    ^bb0(%i: index, %j: index):
      tensor.yield %zero : f32
  } : tensor<0x3xf32> to tensor<2x3xf32>
  return %padded : tensor<2x3xf32>
}

// All extents are open. Padding begins with a constant of its own.
// CHECK-LABEL: func.func @open_extents(
// CHECK:         %[[ROWS:.*]] = affine.apply
// CHECK:         %[[COLUMNS:.*]] = affine.apply
// CHECK:         tensor.empty(%[[ROWS]], %[[COLUMNS]]) : tensor<?x?xf32>
// CHECK:         linalg.exp
// LOOPS-LABEL: func.func @open_extents(
// LOOPS-NOT:     memref.copy
// LOOPS:         return
func.func @open_extents(%x: tensor<?x?xf32>) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %rows = tensor.dim %x, %c0 : tensor<?x?xf32>
  %columns = tensor.dim %x, %c1 : tensor<?x?xf32>
  %empty = tensor.empty(%rows, %columns) : tensor<?x?xf32>
  %exp = linalg.exp ins(%x : tensor<?x?xf32>) outs(%empty : tensor<?x?xf32>) -> tensor<?x?xf32>
  %padded = tensor.pad %exp low[1, 2] high[3, 4] {
    ^bb0(%i: index, %j: index):
      %value = arith.constant 0.5 : f32
      tensor.yield %value : f32
  } : tensor<?x?xf32> to tensor<?x?xf32>
  return %padded : tensor<?x?xf32>
}

// A parameter is copied. The border is larger than it: of 7 x 2 floats 1 x 2 are
// copied, 12 filled, 48 + 8 bytes; before, 56 + 8.
// CHECK-LABEL: func.func @parameter(
// CHECK:         tensor.insert_slice %{{.*}} into %{{.*}}[6, 0] [1, 2] [1, 1]
// REPORT-LABEL: function parameter
// REPORT:         direct       0
// REPORT-NEXT:    bytesBefore  64
// REPORT-NEXT:    bytes        56
// LOOPS-LABEL: func.func @parameter(
// LOOPS:         memref.copy
// LOOPS-NOT:     memref.copy
// LOOPS:         return
func.func @parameter(%x: tensor<1x2xf32>) -> tensor<7x2xf32> {
  %zero = arith.constant 0.0 : f32
  %padded = tensor.pad %x low[6, 0] high[0, 0] {
    ^bb0(%i: index, %j: index):
      tensor.yield %zero : f32
  } : tensor<1x2xf32> to tensor<7x2xf32>
  return %padded : tensor<7x2xf32>
}

// The source is written into the first one and copied to the second: before,
// (10 + 8) x 6 and (11 + 8) x 6 floats, now 2 x 6 and (3 + 8) x 6.
// REPORT-LABEL: function two_paddings
// REPORT:         paddings     2
// REPORT-NEXT:    direct       1
// REPORT-NEXT:    bytesBefore  888
// REPORT-NEXT:    bytes        312
// LOOPS-LABEL: func.func @two_paddings(
// LOOPS:         memref.copy
// LOOPS-NOT:     memref.copy
// LOOPS:         return
func.func @two_paddings(%x: tensor<8x6xf32>) -> (tensor<10x6xf32>, tensor<11x6xf32>) {
  %zero = arith.constant 0.0 : f32
  %low = arith.constant 0xFF800000 : f32
  %empty = tensor.empty() : tensor<8x6xf32>
  %exp = linalg.exp ins(%x : tensor<8x6xf32>) outs(%empty : tensor<8x6xf32>) -> tensor<8x6xf32>
  %0 = tensor.pad %exp low[1, 0] high[1, 0] {
    ^bb0(%i: index, %j: index):
      tensor.yield %zero : f32
  } : tensor<8x6xf32> to tensor<10x6xf32>
  %1 = tensor.pad %exp low[1, 0] high[2, 0] {
    ^bb0(%i: index, %j: index):
      tensor.yield %low : f32
  } : tensor<8x6xf32> to tensor<11x6xf32>
  return %0, %1 : tensor<10x6xf32>, tensor<11x6xf32>
}

// The type may tell more than the source.
// CHECK-LABEL: func.func @types(
// CHECK:         tensor.cast %{{.*}} : tensor<?xf32> to tensor<9xf32>
func.func @types(%x: tensor<?xf32>) -> tensor<9xf32> {
  %zero = arith.constant 0.0 : f32
  %padded = tensor.pad %x low[1] high[0] {
    ^bb0(%i: index):
      tensor.yield %zero : f32
  } : tensor<?xf32> to tensor<9xf32>
  return %padded : tensor<9xf32>
}

// A value that is computed of the source comes after it: the source is copied.
// CHECK-LABEL: func.func @value_of_source(
// CHECK:         %[[EXP:.*]] = linalg.exp
// CHECK:         %[[VALUE:.*]] = tensor.extract %[[EXP]]
// CHECK:         linalg.fill ins(%[[VALUE]] : f32)
// REPORT-LABEL: function value_of_source
// REPORT:         direct       0
func.func @value_of_source(%x: tensor<8xf32>) -> tensor<9xf32> {
  %c0 = arith.constant 0 : index
  %empty = tensor.empty() : tensor<8xf32>
  %exp = linalg.exp ins(%x : tensor<8xf32>) outs(%empty : tensor<8xf32>) -> tensor<8xf32>
  %value = tensor.extract %exp[%c0] : tensor<8xf32>
  %padded = tensor.pad %exp low[1] high[0] {
    ^bb0(%i: index):
      tensor.yield %value : f32
  } : tensor<8xf32> to tensor<9xf32>
  return %padded : tensor<9xf32>
}

// Around a concatenation the border is filled in front of what makes the first of
// its parts, which has the open extent that all share.
// CHECK-LABEL: func.func @whole_of_parts(
// CHECK:         %[[NONE:.*]] = tensor.empty(%{{.*}}) : tensor<?x6xf32>
// CHECK:         linalg.fill {{.*}} : tensor<?x1xf32>
// CHECK:         %[[TANH:.*]] = linalg.tanh
// CHECK:         %[[EXP:.*]] = linalg.exp
// CHECK:         %[[BOTH:.*]] = tensor.concat dim(1) %[[EXP]], %[[TANH]]
// CHECK:         tensor.insert_slice %[[BOTH]] into %{{.*}}[0, 1] [%{{.*}}, 5]
// REPORT-LABEL: function whole_of_parts
// REPORT:         paddings  1
// REPORT-NEXT:    direct    1
// LOOPS-LABEL: func.func @whole_of_parts(
// LOOPS-NOT:     memref.copy
// LOOPS:         return
func.func @whole_of_parts(%x: tensor<?x2xf32>, %y: tensor<?x3xf32>) -> tensor<?x6xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %batch = tensor.dim %x, %c0 : tensor<?x2xf32>
  %e3 = tensor.empty(%batch) : tensor<?x3xf32>
  %tanh = linalg.tanh ins(%y : tensor<?x3xf32>) outs(%e3 : tensor<?x3xf32>) -> tensor<?x3xf32>
  %e2 = tensor.empty(%batch) : tensor<?x2xf32>
  %exp = linalg.exp ins(%x : tensor<?x2xf32>) outs(%e2 : tensor<?x2xf32>) -> tensor<?x2xf32>
  %both = tensor.concat dim(1) %exp, %tanh : (tensor<?x2xf32>, tensor<?x3xf32>) -> tensor<?x5xf32>
  %padded = tensor.pad %both low[0, 1] high[0, 0] {
    ^bb0(%i: index, %j: index):
      tensor.yield %zero : f32
  } : tensor<?x5xf32> to tensor<?x6xf32>
  return %padded : tensor<?x6xf32>
}

// Its first part lies between other borders; in front of the second one there is
// place.
// CHECK-LABEL: func.func @whole_with_padded_part(
// CHECK:         linalg.exp
// CHECK:         linalg.fill {{.*}} : tensor<1x6xf32>
// CHECK:         linalg.tanh
// REPORT-LABEL: function whole_with_padded_part
// REPORT:         paddings     2
// REPORT-NEXT:    direct       2
func.func @whole_with_padded_part(%x: tensor<2x6xf32>) -> (tensor<3x6xf32>, tensor<5x6xf32>) {
  %zero = arith.constant 0.0 : f32
  %e1 = tensor.empty() : tensor<2x6xf32>
  %exp = linalg.exp ins(%x : tensor<2x6xf32>) outs(%e1 : tensor<2x6xf32>) -> tensor<2x6xf32>
  %alone = tensor.pad %exp low[1, 0] high[0, 0] {
    ^bb0(%i: index, %j: index):
      tensor.yield %zero : f32
  } : tensor<2x6xf32> to tensor<3x6xf32>
  %e2 = tensor.empty() : tensor<2x6xf32>
  %tanh = linalg.tanh ins(%x : tensor<2x6xf32>) outs(%e2 : tensor<2x6xf32>) -> tensor<2x6xf32>
  %both = tensor.concat dim(0) %exp, %tanh : (tensor<2x6xf32>, tensor<2x6xf32>) -> tensor<4x6xf32>
  %padded = tensor.pad %both low[0, 0] high[1, 0] {
    ^bb0(%i: index, %j: index):
      tensor.yield %zero : f32
  } : tensor<4x6xf32> to tensor<5x6xf32>
  return %alone, %padded : tensor<3x6xf32>, tensor<5x6xf32>
}

// A border is there before the first of the parts that are inserted.
// CHECK-LABEL: func.func @whole_of_slices(
// CHECK:         linalg.fill {{.*}} : tensor<1x6xf32>
// CHECK:         linalg.exp
// LOOPS-LABEL: func.func @whole_of_slices(
// LOOPS-NOT:     memref.copy
// LOOPS:         return
func.func @whole_of_slices(%x: tensor<2x6xf32>, %y: tensor<2x6xf32>) -> tensor<5x6xf32> {
  %zero = arith.constant 0.0 : f32
  %whole = tensor.empty() : tensor<4x6xf32>
  %e = tensor.empty() : tensor<2x6xf32>
  %exp = linalg.exp ins(%x : tensor<2x6xf32>) outs(%e : tensor<2x6xf32>) -> tensor<2x6xf32>
  %0 = tensor.insert_slice %exp into %whole[0, 0] [2, 6] [2, 1] : tensor<2x6xf32> into tensor<4x6xf32>
  %tanh = linalg.tanh ins(%y : tensor<2x6xf32>) outs(%e : tensor<2x6xf32>) -> tensor<2x6xf32>
  %1 = tensor.insert_slice %tanh into %0[1, 0] [2, 6] [2, 1] : tensor<2x6xf32> into tensor<4x6xf32>
  %padded = tensor.pad %1 low[1, 0] high[0, 0] {
    ^bb0(%i: index, %j: index):
      tensor.yield %zero : f32
  } : tensor<4x6xf32> to tensor<5x6xf32>
  return %padded : tensor<5x6xf32>
}
