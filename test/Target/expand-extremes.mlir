// RUN: tensor-opt %s --tensoropt-expand-extremes | FileCheck %s
// RUN: tensor-run %s --entry=run --arg=zeros --print --pipeline=cpu | FileCheck %s --check-prefix=CALL
// RUN: tensor-run %s --entry=run --arg=zeros --print --pipeline=cpu --target-cpu=x86-64 | FileCheck %s --check-prefix=CALL

// A constant that is a number comes first, wherever it was.
// CHECK-LABEL: func.func @constants(
// CHECK-SAME:      %[[X:.*]]: f32, %[[V:.*]]: vector<4xf64>
// CHECK-DAG:     %[[ZERO:.*]] = arith.constant 0.0
// CHECK-DAG:     %[[SIX:.*]] = arith.constant dense<6.0
// CHECK:         %[[IS:.*]] = arith.cmpf ogt, %[[ZERO]], %[[X]]
// CHECK-NEXT:    %[[MAX:.*]] = arith.select %[[IS]], %[[ZERO]], %[[X]]
// CHECK-NEXT:    %[[ARE:.*]] = arith.cmpf olt, %[[SIX]], %[[V]]
// CHECK-NEXT:    %[[MIN:.*]] = arith.select %[[ARE]], %[[SIX]], %[[V]]
// CHECK-NEXT:    return %[[MAX]], %[[MIN]]
func.func @constants(%x: f32, %v: vector<4xf64>) -> (f32, vector<4xf64>) {
  %zero = arith.constant 0.0 : f32
  %six = arith.constant dense<6.0> : vector<4xf64>
  %max = arith.maximumf %x, %zero : f32
  %min = arith.minimumf %six, %v : vector<4xf64>
  return %max, %min : f32, vector<4xf64>
}

// Others may be NaN, as this constant is.
// CHECK-LABEL: func.func @others(
// CHECK-SAME:      %[[X:.*]]: f32, %[[Y:.*]]: f32
// CHECK-DAG:     %[[NAN:.*]] = arith.constant 0x7FC00000 : f32
// CHECK:         %[[IS:.*]] = arith.cmpf ogt, %[[X]], %[[Y]]
// CHECK-NEXT:    %[[MAX:.*]] = arith.select %[[IS]], %[[X]], %[[Y]]
// CHECK:         %[[NONE:.*]] = arith.cmpf uno, %[[X]], %[[X]]
// CHECK-NEXT:    arith.select %[[NONE]], %{{.*}}, %[[MAX]]
// CHECK:         arith.cmpf uno
// CHECK:         arith.maxnumf
func.func @others(%x: f32, %y: f32) -> (f32, f32, f32) {
  %nan = arith.constant 0x7FC00000 : f32
  %max = arith.maximumf %x, %y : f32
  %min = arith.minimumf %x, %nan : f32
  %number = arith.maxnumf %x, %y : f32
  return %max, %min, %number : f32, f32, f32
}

// NaN on either side, or on both, stays. Zeros that are only known in the call are added
// to what LLVM would compare by itself.
#same = affine_map<(i) -> (i)>
// CALL: tensor<6xf32> [-1, 2, 3, nan, nan, nan]
// CALL: tensor<6xf32> [-1.5, 1, -3, nan, nan, nan]
func.func @run(%zeros: tensor<6xf32>) -> (tensor<6xf32>, tensor<6xf32>) {
  %a = arith.constant dense<[-1.0, 2.0, -3.0, 0x7FC00000, 5.0, 0x7FC00000]> : tensor<6xf32>
  %b = arith.constant dense<[-1.5, 1.0, 3.0, 4.0, 0x7FC00000, 0x7FC00000]> : tensor<6xf32>
  %empty = tensor.empty() : tensor<6xf32>
  %max, %min = linalg.generic {indexing_maps = [#same, #same, #same, #same, #same], iterator_types = ["parallel"]}
      ins(%a, %b, %zeros : tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) outs(%empty, %empty : tensor<6xf32>, tensor<6xf32>) {
    ^bb0(%x: f32, %y: f32, %z: f32, %out: f32, %other: f32):
      %low = arith.constant -7.0 : f32
      %0 = arith.addf %x, %z : f32
      %1 = arith.addf %y, %z : f32
      %2 = arith.maximumf %0, %1 : f32
      %3 = arith.maximumf %2, %low : f32
      %4 = arith.minimumf %0, %1 : f32
      linalg.yield %3, %4 : f32, f32
  } -> (tensor<6xf32>, tensor<6xf32>)
  return %max, %min : tensor<6xf32>, tensor<6xf32>
}
