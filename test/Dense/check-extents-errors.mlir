// RUN: tensor-opt %s --pipeline=tensoropt-check-extents --split-input-file --verify-diagnostics

func.func @before(%x: tensor<4x8xf32>) -> tensor<4x8xf32> {
  %at = arith.constant -1 : index
  // expected-error@+1 {{slice out of range in dimension 0}}
  %0 = tensor.extract_slice %x[%at, 0] [4, 8] [1, 1] : tensor<4x8xf32> to tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// -----

func.func @beyond(%x: tensor<4x8xf32>, %y: tensor<4x3xf32>) -> tensor<4x8xf32> {
  %at = arith.constant 6 : index
  // expected-error@+1 {{slice out of range in dimension 1}}
  %0 = tensor.insert_slice %y into %x[0, %at] [4, 3] [1, 1] : tensor<4x3xf32> into tensor<4x8xf32>
  return %0 : tensor<4x8xf32>
}

// -----

func.func @reshape(%x: tensor<12xf32>) -> tensor<?x5xf32> {
  %shape = arith.constant dense<[2, 5]> : tensor<2xi64>
  // expected-error@+1 {{reshape to another number of elements}}
  %0 = tensor.reshape %x(%shape) : (tensor<12xf32>, tensor<2xi64>) -> tensor<?x5xf32>
  return %0 : tensor<?x5xf32>
}
