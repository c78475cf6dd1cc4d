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

// -----

func.func @far(%x: tensor<1x4x4x1xi8>) -> tensor<1x4x4x1xi32> {
  %s = tosa.const_shape {values = dense<[2, 1, 2, 1]> : tensor<4xindex>} : () -> !tosa.shape<4>
  %o = tosa.const_shape {values = dense<-3> : tensor<2xindex>} : () -> !tosa.shape<2>
  %b = tosa.const_shape {values = dense<-6> : tensor<2xindex>} : () -> !tosa.shape<2>
  // expected-error@+1 {{operation 'tosa.resize' has offset -3, which is less than -2, a row before the first}}
  %0 = tosa.resize %x, %s, %o, %b {mode = BILINEAR} : (tensor<1x4x4x1xi8>, !tosa.shape<4>, !tosa.shape<2>, !tosa.shape<2>) -> tensor<1x4x4x1xi32>
  return %0 : tensor<1x4x4x1xi32>
}
