// RUN: tensor-opt %s | tensor-opt | FileCheck %s

// Bounds print so that they are read as the same numbers.
// CHECK-LABEL: func.func @weights
// CHECK:         tensoropt.random seed(7) range(-5.000000e-02, 5.000000e-02) : tensor<64x3x7x7xf32>
// CHECK:         tensoropt.random seed(-1) range(0.12345678901234559, 6.550400e+04) : tensor<f16>
// CHECK:         tensoropt.random seed(0) range(1.000000e+00, 1.000000e+00) : tensor<0x4xbf16>
func.func @weights() -> (tensor<64x3x7x7xf32>, tensor<f16>, tensor<0x4xbf16>) {
  %0 = tensoropt.random seed(7) range(-0.05, 0.05) : tensor<64x3x7x7xf32>
  %1 = tensoropt.random seed(-1) range(0.1234567890123456, 65504.0) : tensor<f16>
  %2 = tensoropt.random seed(0) range(1.0, 1.0) : tensor<0x4xbf16>
  return %0, %1, %2 : tensor<64x3x7x7xf32>, tensor<f16>, tensor<0x4xbf16>
}
