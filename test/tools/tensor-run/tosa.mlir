// RUN: tensor-run %s --entry=matmul --arg=fill:2 --arg=fill:3 --print | FileCheck %s --check-prefix=MATMUL
// RUN: tensor-run %s --entry=mean --arg=fill:7 --print | FileCheck %s --check-prefix=MEAN
// RUN: tensor-run %s --entry=mean --pipeline='cpu{threads=2}' --arg=fill:7 --print | FileCheck %s --check-prefix=MEAN
// TOSA in, figures out.

// 4 products of 2 * 3.
// MATMUL: 24
func.func @matmul(%a: tensor<1x2x4xf32>, %b: tensor<1x4x2xf32>) -> tensor<1x2x2xf32> {
  %z = "tosa.const"() <{values = dense<0.0> : tensor<1xf32>}> : () -> tensor<1xf32>
  %0 = tosa.matmul %a, %b, %z, %z : (tensor<1x2x4xf32>, tensor<1x4x2xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x2x2xf32>
  return %0 : tensor<1x2x2xf32>
}

// (7 + 7) / 4 = 3.5, half up; less 1.
// MEAN: 3, 3
func.func @mean(%x: tensor<2x2xi32>) -> tensor<1x2xi8> {
  %0 = tosa.reduce_sum %x {axis = 0 : i32} : (tensor<2x2xi32>) -> tensor<1x2xi32>
  %m = "tosa.const"() <{values = dense<1073741824> : tensor<1xi32>}> : () -> tensor<1xi32>
  %s = "tosa.const"() <{values = dense<32> : tensor<1xi8>}> : () -> tensor<1xi8>
  %i = "tosa.const"() <{values = dense<0> : tensor<1xi32>}> : () -> tensor<1xi32>
  %o = "tosa.const"() <{values = dense<-1> : tensor<1xi8>}> : () -> tensor<1xi8>
  %r = tosa.rescale %0, %m, %s, %i, %o {scale32 = true, rounding_mode = SINGLE_ROUND, per_channel = false, input_unsigned = false, output_unsigned = false}
         : (tensor<1x2xi32>, tensor<1xi32>, tensor<1xi8>, tensor<1xi32>, tensor<1xi8>) -> tensor<1x2xi8>
  return %r : tensor<1x2xi8>
}
