// RUN: tensor-opt %s --pipeline=tensoropt-materialize-random | FileCheck %s

// The sequence of SplitMix64 from seed 0 begins with e220a8397b1dcdaf and
// 6e789e6aa1b965f4: 0.8833108082136426 and 0.43152799704850997 of the range.
// CHECK-LABEL: func.func @ranges
// CHECK-DAG:     %[[UNIT:.*]] = arith.constant dense_resource<random> : tensor<2xf64>
// CHECK-DAG:     %[[WIDE:.*]] = arith.constant dense_resource<random_1> : tensor<1x2xf32>
// CHECK:         return %[[UNIT]], %[[WIDE]]
func.func @ranges() -> (tensor<2xf64>, tensor<1x2xf32>) {
  %0 = tensoropt.random seed(0) range(0.0, 1.0) : tensor<2xf64>
  %1 = tensoropt.random seed(0) range(-2.0, 2.0) : tensor<1x2xf32>
  return %0, %1 : tensor<2xf64>, tensor<1x2xf32>
}

// Ranges of one number, no elements, and halves.
// CHECK-LABEL: func.func @others
// CHECK-NOT:     tensoropt.random
func.func @others() -> (tensor<3xf16>, tensor<0x4xf32>, tensor<bf16>) {
  %0 = tensoropt.random seed(1) range(1.5, 1.5) : tensor<3xf16>
  %1 = tensoropt.random seed(-1) range(0.0, 1.0) : tensor<0x4xf32>
  %2 = tensoropt.random seed(1) range(-3.0, -3.0) : tensor<bf16>
  return %0, %1, %2 : tensor<3xf16>, tensor<0x4xf32>, tensor<bf16>
}

// The first is 3fec4415072f63b9 as f64, and 0.8833108082136426 * 4 - 2 = 1.53324323
// is 3fc44150 as f32.
// CHECK:      random: "0x40000000B9632F071544EC3F586EA89A279EDB3F",
// CHECK-NEXT: random_1: "0x400000005041C43F0D3B8CBE",
// CHECK-NEXT: random_2: "0x40000000003E003E003E",
// CHECK-NEXT: random_3: "0x40000000",
// CHECK-NEXT: random_4: "0x4000000040C0"
