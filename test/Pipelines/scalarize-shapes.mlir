// RUN: tensor-opt %s --pipeline='func.func(tensoropt-scalarize-shapes),canonicalize,cse' | FileCheck %s

#id = affine_map<(i) -> (i)>
#none = affine_map<(i) -> ()>

// A shape as ONNX's exporters compute it: extents as a tensor, a slice of it
// times two, between others. Only numbers are left.
// CHECK-LABEL: func.func @shape(
// CHECK-SAME:      %[[H:.*]]: i64, %[[W:.*]]: i64)
// CHECK-DAG:     %[[TWO:.*]] = arith.constant 2 : i64
// CHECK-DAG:     %[[SEVEN:.*]] = arith.constant 7 : i64
// CHECK-DAG:     %[[WIDE:.*]] = arith.muli %[[W]], %[[TWO]]
// CHECK-DAG:     %[[LATE:.*]] = arith.addi %[[WIDE]], %[[TWO]]
// CHECK-NOT:     linalg
// CHECK-NOT:     tensor
// CHECK:         return %[[SEVEN]], %[[WIDE]], %[[LATE]], %[[H]]
func.func @shape(%h: i64, %w: i64) -> (i64, i64, i64, i64) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %two = arith.constant 2 : i64
  %seven = arith.constant 7 : i64
  %empty = tensor.empty() : tensor<2xi64>
  %all = tensor.from_elements %seven, %seven, %h, %w : tensor<4xi64>
  %twos = linalg.fill ins(%two : i64) outs(%empty : tensor<2xi64>) -> tensor<2xi64>
  %some = tensor.extract_slice %all[0] [2] [3] : tensor<4xi64> to tensor<2xi64>
  %scalar = tensor.from_elements %two : tensor<1xi64>
  %number = tensor.collapse_shape %scalar [] : tensor<1xi64> into tensor<i64>
  // Index 0 times 7, index 1 times w, and the index itself.
  %scaled = linalg.generic {indexing_maps = [#id, #id, #none, #id], iterator_types = ["parallel"]}
      ins(%some, %twos, %number : tensor<2xi64>, tensor<2xi64>, tensor<i64>) outs(%empty : tensor<2xi64>) {
  ^bb0(%a: i64, %b: i64, %c: i64, %out: i64):
    %i = linalg.index 0 : index
    %at = arith.index_cast %i : index to i64
    %0 = arith.muli %a, %b : i64
    %1 = arith.muli %at, %c : i64
    %2 = arith.addi %0, %1 : i64
    linalg.yield %2 : i64
  } -> tensor<2xi64>
  %doubled = linalg.generic {indexing_maps = [#id, #id, #id], iterator_types = ["parallel"]}
      ins(%some, %twos : tensor<2xi64>, tensor<2xi64>) outs(%empty : tensor<2xi64>) {
  ^bb0(%a: i64, %b: i64, %out: i64):
    %0 = arith.muli %a, %b : i64
    linalg.yield %0 : i64
  } -> tensor<2xi64>
  %joined = tensor.concat dim(0) %doubled, %scaled : (tensor<2xi64>, tensor<2xi64>) -> tensor<4xi64>
  %square = tensor.expand_shape %joined [[0, 1]] output_shape [2, 2] : tensor<4xi64> into tensor<2x2xi64>
  %last = tensor.extract_slice %square[0, 1] [2, 1] [1, 1] : tensor<2x2xi64> to tensor<2xi64>
  %first = tensor.extract %all[%c0] : tensor<4xi64>
  %wide = tensor.extract %last[%c0] : tensor<2xi64>
  %late = tensor.extract %last[%c1] : tensor<2xi64>
  %same = tensor.extract %all[%c2] : tensor<4xi64>
  return %first, %wide, %late, %same : i64, i64, i64, i64
}

// Two ways to the same element end in one.
// CHECK-LABEL: func.func @once(
// CHECK:         tensor.extract
// CHECK-NOT:     tensor.extract
// CHECK:         return
func.func @once(%x: tensor<3xi64>) -> i64 {
  %c1 = arith.constant 1 : index
  %empty = tensor.empty() : tensor<3xi64>
  %0 = linalg.add ins(%x, %x : tensor<3xi64>, tensor<3xi64>) outs(%empty : tensor<3xi64>) -> tensor<3xi64>
  %1 = linalg.mul ins(%0, %0 : tensor<3xi64>, tensor<3xi64>) outs(%empty : tensor<3xi64>) -> tensor<3xi64>
  %2 = tensor.extract %1[%c1] : tensor<3xi64>
  return %2 : i64
}

// Sums, what may fail, places that are not known, and large tensors stay.
// CHECK-LABEL: func.func @stays(
// CHECK:         %[[SUM:.*]] = linalg.reduce
// CHECK:         linalg.generic
// CHECK:         cf.assert
// CHECK:         linalg.add {{.*}} -> tensor<3xi64>
// CHECK:         linalg.add {{.*}} -> tensor<65xi64>
// CHECK-COUNT-4: tensor.extract
func.func @stays(%x: tensor<3xi64>, %y: tensor<65xi64>, %i: index) -> (i64, i64, i64, i64) {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0 : i64
  %number = tensor.empty() : tensor<i64>
  %empty = tensor.empty() : tensor<3xi64>
  %large = tensor.empty() : tensor<65xi64>
  %from = linalg.fill ins(%zero : i64) outs(%number : tensor<i64>) -> tensor<i64>
  %sum = linalg.reduce {arith.addi} ins(%x : tensor<3xi64>) outs(%from : tensor<i64>) dimensions = [0]
  %checked = linalg.generic {indexing_maps = [#id, #id], iterator_types = ["parallel"]}
      ins(%x : tensor<3xi64>) outs(%empty : tensor<3xi64>) {
  ^bb0(%a: i64, %out: i64):
    %positive = arith.cmpi sgt, %a, %zero : i64
    cf.assert %positive, "not positive"
    linalg.yield %a : i64
  } -> tensor<3xi64>
  %twice = linalg.add ins(%x, %x : tensor<3xi64>, tensor<3xi64>) outs(%empty : tensor<3xi64>) -> tensor<3xi64>
  %many = linalg.add ins(%y, %y : tensor<65xi64>, tensor<65xi64>) outs(%large : tensor<65xi64>) -> tensor<65xi64>
  %0 = tensor.extract %sum[] : tensor<i64>
  %1 = tensor.extract %checked[%c0] : tensor<3xi64>
  %2 = tensor.extract %twice[%i] : tensor<3xi64>
  %3 = tensor.extract %many[%c0] : tensor<65xi64>
  return %0, %1, %2, %3 : i64, i64, i64, i64
}

// Extents times whole numbers; other factors, and numbers that are no extents,
// stay floats.
// CHECK-LABEL: func.func @scaled(
// CHECK-SAME:      %[[X:[a-z0-9]+]]: tensor<?xf32>, %[[N:[a-z0-9]+]]: i64
// CHECK-DAG:     %[[FOUR:.*]] = arith.constant 4 : i64
// CHECK:         %[[DIM:.*]] = tensor.dim %[[X]]
// CHECK:         %[[SIZE:.*]] = arith.index_cast %[[DIM]]
// CHECK:         %[[REAL:.*]] = arith.sitofp %[[SIZE]]
// CHECK:         %[[WHOLE:.*]] = arith.muli %[[SIZE]], %[[FOUR]]
// CHECK:         %[[HALVES:.*]] = arith.mulf %[[REAL]]
// CHECK:         %[[PART:.*]] = arith.fptosi %[[HALVES]]
// CHECK:         %[[OTHER:.*]] = arith.fptosi
// CHECK:         return %[[WHOLE]], %[[PART]], %[[OTHER]]
func.func @scaled(%x: tensor<?xf32>, %n: i64) -> (i64, i64, i64) {
  %c0 = arith.constant 0 : index
  %four = arith.constant 4.0 : f32
  %half = arith.constant 2.5 : f32
  %dim = tensor.dim %x, %c0 : tensor<?xf32>
  %size = arith.index_cast %dim : index to i64
  %real = arith.sitofp %size : i64 to f32
  %0 = arith.mulf %real, %four : f32
  %1 = math.floor %0 : f32
  %2 = arith.fptosi %1 : f32 to i64
  %3 = arith.mulf %real, %half : f32
  %4 = arith.fptosi %3 : f32 to i64
  %5 = arith.sitofp %n : i64 to f32
  %6 = arith.mulf %5, %four : f32
  %7 = arith.fptosi %6 : f32 to i64
  return %2, %4, %7 : i64, i64, i64
}
