// RUN: tensor-opt %s --pipeline=tensoropt-check-operands | FileCheck %s

// The column is a loop's index and needs no check; a negative row is a large one.
// CHECK-LABEL: func.func @gather(
// CHECK-SAME:    %[[TABLE:.*]]: tensor<?x16xf32>
// CHECK:         ^bb0(%[[TOKEN:.*]]: i64, %{{.*}}: f32):
// CHECK-NEXT:      %[[AT:.*]] = arith.index_cast %[[TOKEN]]
// CHECK-NEXT:      %[[COLUMN:.*]] = linalg.index 1
// CHECK:           %[[ROWS:.*]] = tensor.dim %[[TABLE]]
// CHECK-NEXT:      %[[INSIDE:.*]] = arith.cmpi ult, %[[AT]], %[[ROWS]]
// CHECK-NEXT:      cf.assert %[[INSIDE]], "index out of range"
// CHECK-NEXT:      tensor.extract %[[TABLE]][%[[AT]], %[[COLUMN]]]
#token = affine_map<(d0, d1) -> (d0)>
#result = affine_map<(d0, d1) -> (d0, d1)>
func.func @gather(%table: tensor<?x16xf32>, %tokens: tensor<4xi64>, %y: tensor<4x16xf32>) -> tensor<4x16xf32> {
  %0 = linalg.generic {indexing_maps = [#token, #result], iterator_types = ["parallel", "parallel"]}
         ins(%tokens : tensor<4xi64>) outs(%y : tensor<4x16xf32>) {
  ^bb0(%token: i64, %out: f32):
    %at = arith.index_cast %token : i64 to index
    %column = linalg.index 1 : index
    %value = tensor.extract %table[%at, %column] : tensor<?x16xf32>
    linalg.yield %value : f32
  } -> tensor<4x16xf32>
  return %0 : tensor<4x16xf32>
}

// CHECK-LABEL: func.func @divide(
// CHECK:         %[[NONZERO:.*]] = arith.cmpi ne, %[[B:.*]], %c0_i32
// CHECK-NEXT:    cf.assert %[[NONZERO]], "integer division by zero"
// CHECK:         %[[LEAST:.*]] = arith.cmpi ne, %{{.*}}, %c-2147483648_i32
// CHECK:         arith.ori
// CHECK-NEXT:    cf.assert %{{.*}}, "integer division overflows"
// CHECK-NEXT:    arith.divsi
// CHECK:         cf.assert %{{.*}}, "integer division by zero"
// CHECK-NEXT:    arith.remui
// CHECK-NOT:     cf.assert
// CHECK:         return
func.func @divide(%a: i32, %b: i32, %m: index, %n: index) -> (i32, i32, i32, index, f32) {
  %0 = arith.divsi %a, %b : i32
  %1 = arith.remui %a, %b : i32
  %c2 = arith.constant 2 : i32
  %2 = arith.divsi %a, %c2 : i32
  %3 = arith.divsi %m, %n : index
  %f = arith.sitofp %a : i32 to f32
  %4 = arith.divf %f, %f : f32
  return %0, %1, %2, %3, %4 : i32, i32, i32, index, f32
}
