// RUN: tensor-opt %s --pipeline='func.func(tensoropt-fuse-elementwise),canonicalize' --tensoropt-report=%t.txt | FileCheck %s
// RUN: FileCheck %s --check-prefix=REPORT --input-file=%t.txt

// CHECK-DAG: #[[$ROWS:.*]] = affine_map<(d0, d1) -> (d0, d1)>
// CHECK-DAG: #[[$BIAS:.*]] = affine_map<(d0, d1) -> (d1)>
// CHECK-DAG: #[[$WEIGHT:.*]] = affine_map<(d0, d1, d2, d3) -> (d3, d2)>

// The product stays apart; addition and maximum are one loop.
// 4 x 8 floats are written three times before, twice after.
// CHECK-LABEL: func.func @layer(
// CHECK:         %[[PRODUCT:.*]] = linalg.generic {{.*}}"reduction"]}
// CHECK:         linalg.generic {indexing_maps = [#[[$ROWS]], #[[$BIAS]], #[[$ROWS]]]
// CHECK-SAME:      ins(%[[PRODUCT]], %{{.*}} : tensor<4x8xf32>, tensor<8xf32>)
// CHECK:           arith.addf
// CHECK-NEXT:      arith.maximumf
// CHECK-NOT:     linalg.generic
// REPORT-LABEL: function layer
// REPORT:         opsBefore    3
// REPORT-NEXT:    ops          2
// REPORT-NEXT:    bytesBefore  384
// REPORT-NEXT:    bytes        256
func.func @layer(%x: tensor<4x16xf32>, %w: tensor<16x8xf32>, %b: tensor<8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<4x8xf32>
  %none = linalg.fill ins(%zero : f32) outs(%empty : tensor<4x8xf32>) -> tensor<4x8xf32>
  %0 = linalg.matmul ins(%x, %w : tensor<4x16xf32>, tensor<16x8xf32>) outs(%none : tensor<4x8xf32>) -> tensor<4x8xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%0, %b : tensor<4x8xf32>, tensor<8xf32>) outs(%empty : tensor<4x8xf32>) {
    ^bb0(%a: f32, %c: f32, %out: f32):
      %s = arith.addf %a, %c : f32
      linalg.yield %s : f32
  } -> tensor<4x8xf32>
  %2 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%1 : tensor<4x8xf32>) outs(%empty : tensor<4x8xf32>) {
    ^bb0(%a: f32, %out: f32):
      %m = arith.maximumf %a, %zero : f32
      linalg.yield %m : f32
  } -> tensor<4x8xf32>
  return %2 : tensor<4x8xf32>
}

// A weight that is repeated for each of a batch is read where it is.
// CHECK-LABEL: func.func @batch(
// CHECK-SAME:    %[[X:.*]]: tensor<?x5x16xf32>, %[[W:.*]]: tensor<16x8xf32>
// CHECK:         linalg.generic {indexing_maps = [#{{.*}}, #[[$WEIGHT]], #{{.*}}]
// CHECK-SAME:      ins(%[[X]], %[[W]] : tensor<?x5x16xf32>, tensor<16x8xf32>)
// CHECK-NOT:     linalg.generic
func.func @batch(%x: tensor<?x5x16xf32>, %w: tensor<16x8xf32>, %y: tensor<?x5x8xf32>, %n: index) -> tensor<?x5x8xf32> {
  %empty = tensor.empty(%n) : tensor<?x16x8xf32>
  %repeated = linalg.broadcast ins(%w : tensor<16x8xf32>) outs(%empty : tensor<?x16x8xf32>) dimensions = [0]
  %0 = linalg.batch_matmul ins(%x, %repeated : tensor<?x5x16xf32>, tensor<?x16x8xf32>) outs(%y : tensor<?x5x8xf32>) -> tensor<?x5x8xf32>
  return %0 : tensor<?x5x8xf32>
}

// Two exchanges of dimensions cancel.
// CHECK-LABEL: func.func @exchanged_twice(
// CHECK-SAME:    %[[X:.*]]: tensor<3x4x5xf32>
// CHECK:         linalg.generic {indexing_maps = [#[[SAME:.*]], #[[SAME]]]{{.*}} ins(%[[X]] :
// CHECK-NOT:     linalg.
// CHECK:         math.exp
func.func @exchanged_twice(%x: tensor<3x4x5xf32>) -> tensor<3x4x5xf32> {
  %e0 = tensor.empty() : tensor<3x5x4xf32>
  %e1 = tensor.empty() : tensor<3x4x5xf32>
  %0 = linalg.transpose ins(%x : tensor<3x4x5xf32>) outs(%e0 : tensor<3x5x4xf32>) permutation = [0, 2, 1]
  %1 = linalg.exp ins(%0 : tensor<3x5x4xf32>) outs(%e0 : tensor<3x5x4xf32>) -> tensor<3x5x4xf32>
  %2 = linalg.transpose ins(%1 : tensor<3x5x4xf32>) outs(%e1 : tensor<3x4x5xf32>) permutation = [0, 2, 1]
  return %2 : tensor<3x4x5xf32>
}

// A row sum is not divided by in each column: 4 divisions, not 32. A product of
// matrices takes no transposed copy whose neighbours would be apart.
// CHECK-LABEL: func.func @not_again(
// CHECK:         linalg.generic {{.*}} iterator_types = ["parallel"]
// CHECK:           math.rsqrt
// CHECK:         linalg.generic {{.*}} iterator_types = ["parallel", "parallel"]
// CHECK:           arith.mulf
// CHECK:         linalg.generic {indexing_maps = [#{{.*}}, #{{.*}}], iterator_types = ["parallel", "parallel"]
// CHECK-NEXT:    ^bb0
// CHECK-NEXT:      linalg.yield
// CHECK:         linalg.generic {{.*}} iterator_types = ["parallel", "parallel", "reduction"]
func.func @not_again(%x: tensor<4x8xf32>, %s: tensor<4xf32>, %w: tensor<8x8xf32>, %y: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %e0 = tensor.empty() : tensor<4xf32>
  %e1 = tensor.empty() : tensor<4x8xf32>
  %e2 = tensor.empty() : tensor<8x8xf32>
  %0 = linalg.rsqrt ins(%s : tensor<4xf32>) outs(%e0 : tensor<4xf32>) -> tensor<4xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>],
                       iterator_types = ["parallel", "parallel"]}
      ins(%x, %0 : tensor<4x8xf32>, tensor<4xf32>) outs(%e1 : tensor<4x8xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      linalg.yield %p : f32
  } -> tensor<4x8xf32>
  %2 = linalg.transpose ins(%w : tensor<8x8xf32>) outs(%e2 : tensor<8x8xf32>) permutation = [1, 0]
  %3 = linalg.matmul ins(%1, %2 : tensor<4x8xf32>, tensor<8x8xf32>) outs(%y : tensor<4x8xf32>) -> tensor<4x8xf32>
  return %3 : tensor<4x8xf32>
}

// Nobody reads the result, so nobody asks whether it could be computed.
// CHECK-LABEL: func.func @unread(
// CHECK-NOT:     cf.assert
// CHECK:         return
func.func @unread(%x: tensor<4xf32>) -> tensor<4xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<4xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<4xf32>) outs(%empty : tensor<4xf32>) {
    ^bb0(%a: f32, %out: f32):
      %c = arith.cmpf one, %a, %zero : f32
      cf.assert %c, "zero"
      linalg.yield %a : f32
  } -> tensor<4xf32>
  return %x : tensor<4xf32>
}

// The shape is computed, but the first extent stays and 16 is 4 x 4.
// CHECK-LABEL: func.func @computed_shape(
// CHECK-SAME:    %[[X:.*]]: tensor<?x16xf32>
// CHECK-NOT:     tensor.reshape
// CHECK:         tensor.expand_shape %[[X]] {{\[\[}}0], [1, 2]] output_shape [%{{.*}}, 4, 4]
// CHECK-NOT:     tensor.reshape
func.func @computed_shape(%x: tensor<?x16xf32>) -> tensor<?x4x4xf32> {
  %c0 = arith.constant 0 : index
  %four = arith.constant 4 : i64
  %n = tensor.dim %x, %c0 : tensor<?x16xf32>
  %rows = arith.index_cast %n : index to i64
  %shape = tensor.from_elements %rows, %four, %four : tensor<3xi64>
  %0 = tensor.reshape %x(%shape) : (tensor<?x16xf32>, tensor<3xi64>) -> tensor<?x4x4xf32>
  %empty = tensor.empty(%n) : tensor<?x4x4xf32>
  %1 = linalg.exp ins(%0 : tensor<?x4x4xf32>) outs(%empty : tensor<?x4x4xf32>) -> tensor<?x4x4xf32>
  return %1 : tensor<?x4x4xf32>
}

// A destination behind a cast, which fusion would make anew for ever.
// CHECK-LABEL: func.func @cast_destination(
// CHECK-SAME:      %{{.*}}: tensor<?x?xf32>, %[[N:.*]]: index)
// CHECK:         %[[EMPTY:.*]] = tensor.empty(%[[N]]) : tensor<?x21xf32>
// CHECK:         %[[EXP:.*]] = linalg.generic {{.*}} outs(%[[EMPTY]] : tensor<?x21xf32>)
// CHECK:         %[[OPEN:.*]] = tensor.cast %[[EXP]]
// CHECK:         return %[[OPEN]]
func.func @cast_destination(%x: tensor<?x?xf32>, %n: index) -> tensor<?x?xf32> {
  %empty = tensor.empty(%n) : tensor<?x21xf32>
  %open = tensor.cast %empty : tensor<?x21xf32> to tensor<?x?xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<?x?xf32>) outs(%open : tensor<?x?xf32>) {
  ^bb0(%in: f32, %out: f32):
    %1 = math.exp %in : f32
    linalg.yield %1 : f32
  } -> tensor<?x?xf32>
  return %0 : tensor<?x?xf32>
}

// All extents are known, also where ones are in front.
// CHECK-LABEL: func.func @known_shape(
// CHECK-SAME:    %[[X:.*]]: tensor<24xf32>
// CHECK-NOT:     tensor.reshape
// CHECK:         %[[Y:.*]] = tensor.expand_shape %[[X]] {{\[\[}}0, 1, 2]] output_shape [1, 4, 6]
// CHECK:         return %[[Y]]
func.func @known_shape(%x: tensor<24xf32>) -> tensor<1x4x6xf32> {
  %empty = tensor.empty() : tensor<1x4x6xf32>
  %shape = arith.constant dense<[1, 4, 6]> : tensor<3xi64>
  %0 = tensor.reshape %x(%shape) : (tensor<24xf32>, tensor<3xi64>) -> tensor<1x4x6xf32>
  %1 = linalg.exp ins(%0 : tensor<1x4x6xf32>) outs(%empty : tensor<1x4x6xf32>) -> tensor<1x4x6xf32>
  return %0 : tensor<1x4x6xf32>
}

// A small power is a product, which joins what reads it; a large one stays.
// CHECK-LABEL: func.func @powers(
// CHECK:         linalg.generic
// CHECK:           %[[CUBE:.*]] = arith.mulf
// CHECK:           %[[LARGE:.*]] = math.fpowi
// CHECK:           arith.addf %{{.*}}, %[[LARGE]]
// CHECK-NOT:     linalg.generic
func.func @powers(%x: tensor<8xf32>) -> tensor<8xf32> {
  %two = arith.constant 2 : i64
  %many = arith.constant 20 : i64
  %empty = tensor.empty() : tensor<8xf32>
  %0 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<8xf32>) outs(%empty : tensor<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %2 = math.fpowi %in, %two : f32, i64
    linalg.yield %2 : f32
  } -> tensor<8xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%0 : tensor<8xf32>) outs(%empty : tensor<8xf32>) {
  ^bb0(%in: f32, %out: f32):
    %2 = math.fpowi %in, %many : f32, i64
    %3 = arith.addf %in, %2 : f32
    linalg.yield %3 : f32
  } -> tensor<8xf32>
  return %1 : tensor<8xf32>
}
