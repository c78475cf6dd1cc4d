// RUN: tensor-opt %s --tensoropt-lower-tosa --split-input-file --verify-diagnostics

// Upstream's lowering of a convolution reads extents that are not there.
func.func @no_rank(%x: tensor<*xf32>, %w: tensor<1x1x1x1xf32>, %z: tensor<1xf32>) -> tensor<*xf32> {
  // expected-error@+1 {{operation 'tosa.conv2d' has a tensor whose rank is not known}}
  %0 = tosa.conv2d %x, %w, %z, %z, %z {acc_type = f32, pad = array<i64: 0, 0, 0, 0>, stride = array<i64: 1, 1>, dilation = array<i64: 1, 1>}
         : (tensor<*xf32>, tensor<1x1x1x1xf32>, tensor<1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<*xf32>
  return %0 : tensor<*xf32>
}

// -----

func.func @averages(%x: tensor<1x?x?x1xf32>, %z: tensor<1xf32>) -> tensor<1x?x?x1xf32> {
  // expected-error@+2 {{failed to legalize operation 'tosa.avg_pool2d'}}
  // expected-note@+1 {{extents that are not known and operands that are not constant are the usual reasons}}
  %0 = tosa.avg_pool2d %x, %z, %z {acc_type = f32, kernel = array<i64: 2, 2>, stride = array<i64: 2, 2>, pad = array<i64: 0, 0, 0, 0>}
         : (tensor<1x?x?x1xf32>, tensor<1xf32>, tensor<1xf32>) -> tensor<1x?x?x1xf32>
  return %0 : tensor<1x?x?x1xf32>
}
