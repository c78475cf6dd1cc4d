// RUN: tensor-opt %s --pipeline=tensoropt-materialize-random --verify-diagnostics

// Four times 4 GiB are 16; nothing is allocated before all are counted.
func.func @large() -> (tensor<1073741824xf32>, tensor<1073741824xf32>, tensor<536870912xf64>, tensor<2147483648xf16>, tensor<1xf16>) {
  %0 = tensoropt.random seed(0) range(0.0, 1.0) : tensor<1073741824xf32>
  %1 = tensoropt.random seed(1) range(0.0, 1.0) : tensor<1073741824xf32>
  %2 = tensoropt.random seed(2) range(0.0, 1.0) : tensor<536870912xf64>
  %3 = tensoropt.random seed(3) range(0.0, 1.0) : tensor<2147483648xf16>
  // expected-error @+1 {{random tensors up to this one need more than 16 GiB together}}
  %4 = tensoropt.random seed(4) range(0.0, 1.0) : tensor<1xf16>
  return %0, %1, %2, %3, %4 : tensor<1073741824xf32>, tensor<1073741824xf32>, tensor<536870912xf64>, tensor<2147483648xf16>, tensor<1xf16>
}
