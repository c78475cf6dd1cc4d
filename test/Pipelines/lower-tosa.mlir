// RUN: tensor-opt %s --tensoropt-lower-tosa | FileCheck %s
// RUN: tensor-opt %s --pipeline=loops | FileCheck %s --check-prefix=LOOPS

// LOOPS-NOT: {{tosa\.|unrealized|tensor\.}}

// Filters get their output channels innermost.
// CHECK-LABEL: func.func @conv
// CHECK:         linalg.transpose {{.*}} permutation = [1, 2, 3, 0]
// CHECK:         linalg.conv_2d_nhwc_hwcf
func.func @conv(%x: tensor<?x4x4x2xf32>) -> tensor<?x4x4x2xf32> {
  %w = "tosa.const"() <{values = dense<[[[[1.0, 2.0]]], [[[3.0, 4.0]]]]> : tensor<2x1x1x2xf32>}> : () -> tensor<2x1x1x2xf32>
  %b = "tosa.const"() <{values = dense<0.0> : tensor<2xf32>}> : () -> tensor<2xf32>
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.conv2d %x, %w, %b, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
         : (tensor<?x4x4x2xf32>, tensor<2x1x1x2xf32>, tensor<2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<?x4x4x2xf32>
  return %0 : tensor<?x4x4x2xf32>
}

// Weights that are a resource stay one.
// CHECK-LABEL: func.func @weights
// CHECK:         arith.constant dense_resource<w> : tensor<4xf32>
// CHECK:         arith.addf
func.func @weights(%x: tensor<4xf32>) -> tensor<4xf32> {
  %w = "tosa.const"() <{values = dense_resource<w> : tensor<4xf32>}> : () -> tensor<4xf32>
  %0 = tosa.add %x, %w : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// Ranks become equal, shapes fold, scaling is arithmetic.
// CHECK-LABEL: func.func @rest
// CHECK:         arith.muli
// CHECK:         tensor.collapse_shape
// CHECK-COUNT-2: tensor.insert_slice
// CHECK:         tensor.pad
// CHECK:         tensor.extract_slice
// CHECK-NOT:     tosa.
func.func @rest(%x: tensor<2x3xi32>) -> (tensor<6xi8>, tensor<4x3xi32>, tensor<3x3xi32>, tensor<1x2xi32>) {
  %m = "tosa.const"() <{values = dense<1073741824> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s = "tosa.const"() <{values = dense<36> : tensor<1xi8>}> : () -> tensor<1xi8>
  %i = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %o = "tosa.const"() <{values = dense<0> : tensor<1xi8>}> : () -> tensor<1xi8>
  %six = tosa.const_shape {values = dense<6> : tensor<1xindex>} : () -> !tosa.shape<1>
  %pad = tosa.const_shape {values = dense<[0, 1, 0, 0]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %one = tosa.const_shape {values = dense<1> : tensor<2xindex>} : () -> !tosa.shape<2>
  %size = tosa.const_shape {values = dense<[1, 2]> : tensor<2xindex>} : () -> !tosa.shape<2>
  %0 = tosa.rescale %x, %m, %s, %i, %o {scale32 = true, rounding_mode = SINGLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false}
         : (tensor<2x3xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<2x3xi8>
  %1 = tosa.reshape %0, %six : (tensor<2x3xi8>, !tosa.shape<1>) -> tensor<6xi8>
  %2 = tosa.concat %x, %x {axis = 0 : i32} : (tensor<2x3xi32>, tensor<2x3xi32>) -> tensor<4x3xi32>
  %3 = tosa.pad %x, %pad, %i : (tensor<2x3xi32>, !tosa.shape<4>, tensor<1xi32>) -> tensor<3x3xi32>
  %4 = tosa.slice %x, %one, %size : (tensor<2x3xi32>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<1x2xi32>
  return %1, %2, %3, %4 : tensor<6xi8>, tensor<4x3xi32>, tensor<3x3xi32>, tensor<1x2xi32>
}

{-# dialect_resources: { builtin: { w: "0x040000000000803F000000400000404000008040" } } #-}
