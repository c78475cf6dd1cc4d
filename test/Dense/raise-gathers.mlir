// RUN: tensor-opt %s --pipeline='func.func(tensoropt-raise-gathers)' --remarks-filter=raise-gathers 2>%t.err | FileCheck %s
// RUN: FileCheck %s --check-prefix=REMARK --input-file=%t.err

#all = affine_map<(n, c, h, w) -> (n, c, h, w)>
#flat = affine_map<(i, j) -> (i, j)>
#line = affine_map<(i) -> (i)>

// CHECK-DAG: #[[$SMALL:.*]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d4)>
// CHECK-DAG: #[[$LARGE:.*]] = affine_map<(d0, d1, d2, d3, d4, d5) -> (d0, d1, d2, d3, d4, d5)>
// CHECK-DAG: #[[$FLAT:.*]] = affine_map<(d0, d1) -> (d0, d1)>
// CHECK-DAG: #[[$TURNED:.*]] = affine_map<(d0, d1) -> (d1, d0)>
// CHECK-DAG: #[[$ALONG:.*]] = affine_map<(d0, d1) -> (d1)>

// REMARK-COUNT-5: [Passed] Raised {{.*}}gathers=1
// REMARK: [Passed] Raised {{.*}}Function=twice{{.*}}gathers=2
// REMARK-NOT: Raised

// The nearest neighbour in an image twice as high and three times as wide, the
// coordinates in floats. The number of images is one.
// CHECK-LABEL: func.func @enlarged(
// CHECK-SAME:      %[[X:.*]]: tensor<1x8x5x7xf32>
// CHECK:         %[[E:.*]] = tensor.empty() : tensor<1x8x5x2x7x3xf32>
// CHECK:         %[[Y:.*]] = linalg.generic {indexing_maps = [#[[$SMALL]], #[[$LARGE]]], {{.*}}} ins(%[[X]] : {{.*}}) outs(%[[E]] :
// CHECK:         %[[Z:.*]] = tensor.collapse_shape %[[Y]] {{\[\[}}0], [1], [2, 3], [4, 5]]
// CHECK:         return %[[Z]]
func.func @enlarged(%x: tensor<1x8x5x7xf32>) -> tensor<1x8x10x21xf32> {
  %c0 = arith.constant 0 : index
  %two = arith.constant 2.0 : f32
  %three = arith.constant 3.0 : f32
  %least = arith.constant 0.0 : f32
  %most = arith.constant 4.0 : f32
  %e = tensor.empty() : tensor<1x8x10x21xf32>
  %y = linalg.generic {indexing_maps = [#all], iterator_types = ["parallel", "parallel", "parallel", "parallel"]} outs(%e : tensor<1x8x10x21xf32>) {
  ^bb0(%out: f32):
    %c = linalg.index 1 : index
    %h = linalg.index 2 : index
    %w = linalg.index 3 : index
    %0 = arith.index_cast %h : index to i64
    %1 = arith.sitofp %0 : i64 to f32
    %2 = arith.divf %1, %two : f32
    %3 = math.floor %2 : f32
    %4 = arith.maximumf %3, %least : f32
    %5 = arith.minimumf %4, %most : f32
    %6 = arith.fptosi %5 : f32 to i64
    %row = arith.index_cast %6 : i64 to index
    %7 = arith.index_cast %w : index to i64
    %8 = arith.sitofp %7 : i64 to f32
    %9 = arith.divf %8, %three : f32
    %10 = arith.fptosi %9 : f32 to i64
    %column = arith.index_cast %10 : i64 to index
    %value = tensor.extract %x[%c0, %c, %row, %column] : tensor<1x8x5x7xf32>
    linalg.yield %value : f32
  } -> tensor<1x8x10x21xf32>
  return %y : tensor<1x8x10x21xf32>
}

// Every third row from the second one on, and a column alone: a slice.
// CHECK-LABEL: func.func @slice(
// CHECK-SAME:      %[[X:.*]]: tensor<12x9xf32>
// CHECK:         %[[Y:.*]] = tensor.extract_slice %[[X]][1, 5] [4, 1] [3, 1] : tensor<12x9xf32> to tensor<4xf32>
// CHECK:         return %[[Y]]
func.func @slice(%x: tensor<12x9xf32>) -> tensor<4xf32> {
  %one = arith.constant 1 : index
  %three = arith.constant 3 : index
  %five = arith.constant 5 : index
  %e = tensor.empty() : tensor<4xf32>
  %y = linalg.generic {indexing_maps = [#line], iterator_types = ["parallel"]} outs(%e : tensor<4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %0 = arith.muli %i, %three : index
    %1 = arith.addi %0, %one : index
    %value = tensor.extract %x[%1, %five] : tensor<12x9xf32>
    linalg.yield %value : f32
  } -> tensor<4xf32>
  return %y : tensor<4xf32>
}

// Rows and columns change places; one of them is cut.
// CHECK-LABEL: func.func @turned(
// CHECK:         %[[PART:.*]] = tensor.extract_slice %{{.*}}[0, 0] [5, 6] [1, 1] : tensor<5x9xi8> to tensor<5x6xi8>
// CHECK:         linalg.generic {indexing_maps = [#[[$TURNED]], #[[$FLAT]]], {{.*}}} ins(%[[PART]] :
func.func @turned(%x: tensor<5x9xi8>) -> tensor<6x5xi8> {
  %e = tensor.empty() : tensor<6x5xi8>
  %y = linalg.generic {indexing_maps = [#flat], iterator_types = ["parallel", "parallel"]} outs(%e : tensor<6x5xi8>) {
  ^bb0(%out: i8):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %value = tensor.extract %x[%j, %i] : tensor<5x9xi8>
    linalg.yield %value : i8
  } -> tensor<6x5xi8>
  return %y : tensor<6x5xi8>
}

// A row for all.
// CHECK-LABEL: func.func @repeated(
// CHECK:         %[[ROW:.*]] = tensor.extract_slice %{{.*}}[2, 0] [1, 9] [1, 1] : tensor<5x9xf32> to tensor<9xf32>
// CHECK:         linalg.generic {indexing_maps = [#[[$ALONG]], #[[$FLAT]]], {{.*}}} ins(%[[ROW]] :
func.func @repeated(%x: tensor<5x9xf32>) -> tensor<4x9xf32> {
  %two = arith.constant 2 : index
  %e = tensor.empty() : tensor<4x9xf32>
  %y = linalg.generic {indexing_maps = [#flat], iterator_types = ["parallel", "parallel"]} outs(%e : tensor<4x9xf32>) {
  ^bb0(%out: f32):
    %j = linalg.index 1 : index
    %value = tensor.extract %x[%two, %j] : tensor<5x9xf32>
    linalg.yield %value : f32
  } -> tensor<4x9xf32>
  return %y : tensor<4x9xf32>
}

// The whole tensor, and nothing else.
// CHECK-LABEL: func.func @same(
// CHECK-SAME:      %[[X:.*]]: tensor<4x9xf32>
// CHECK:         return %[[X]]
func.func @same(%x: tensor<4x9xf32>) -> tensor<4x9xf32> {
  %e = tensor.empty() : tensor<4x9xf32>
  %y = linalg.generic {indexing_maps = [#flat], iterator_types = ["parallel", "parallel"]} outs(%e : tensor<4x9xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %j = linalg.index 1 : index
    %value = tensor.extract %x[%i, %j] : tensor<4x9xf32>
    linalg.yield %value : f32
  } -> tensor<4x9xf32>
  return %y : tensor<4x9xf32>
}

// One reads what the other makes.
// CHECK-LABEL: func.func @twice(
// CHECK-SAME:      %[[X:.*]]: tensor<8xf32>
// CHECK:         %[[A:.*]] = tensor.extract_slice %[[X]][0] [4] [2]
// CHECK:         %[[B:.*]] = tensor.extract_slice %[[A]][0] [2] [2]
// CHECK:         return %[[B]]
func.func @twice(%x: tensor<8xf32>) -> tensor<2xf32> {
  %two = arith.constant 2 : index
  %e4 = tensor.empty() : tensor<4xf32>
  %e2 = tensor.empty() : tensor<2xf32>
  %y = linalg.generic {indexing_maps = [#line], iterator_types = ["parallel"]} outs(%e4 : tensor<4xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %0 = arith.muli %i, %two : index
    %value = tensor.extract %x[%0] : tensor<8xf32>
    linalg.yield %value : f32
  } -> tensor<4xf32>
  %z = linalg.generic {indexing_maps = [#line], iterator_types = ["parallel"]} outs(%e2 : tensor<2xf32>) {
  ^bb0(%out: f32):
    %i = linalg.index 0 : index
    %0 = arith.muli %i, %two : index
    %value = tensor.extract %y[%0] : tensor<4xf32>
    linalg.yield %value : f32
  } -> tensor<2xf32>
  return %z : tensor<2xf32>
}
