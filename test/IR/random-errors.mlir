// RUN: tensor-opt %s --split-input-file --verify-diagnostics

#Packed = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
// C1
func.func @encoding() {
  // expected-error @+1 {{'tensoropt.random' op makes dense tensors, got}}
  %0 = tensoropt.random seed(0) range(0.0, 1.0) : tensor<2x2xf32, #Packed>
  return
}

// -----

// C2
func.func @order() {
  // expected-error @+1 {{'tensoropt.random' op expected a range from one number of 'f32' to another that is not less}}
  %0 = tensoropt.random seed(0) range(1.0, 0.5) : tensor<2xf32>
  return
}

// -----

// C2
func.func @overflow() {
  // expected-error @+1 {{expected a range from one number of 'f16' to another that is not less}}
  %0 = tensoropt.random seed(0) range(0.0, 65536.0) : tensor<2xf16>
  return
}

// -----

// C2
func.func @not_a_number() {
  // expected-error @+1 {{expected a range from one number of 'f64'}}
  %0 = tensoropt.random seed(0) range(0x7FF8000000000000, 1.0) : tensor<2xf64>
  return
}

// -----

// C2
func.func @difference() {
  // expected-error @+1 {{expected a range from one number of 'f64'}}
  %0 = tensoropt.random seed(0) range(-1.5e308, 1.5e308) : tensor<2xf64>
  return
}

// -----

// C3
func.func @size() {
  // expected-error @+1 {{'tensoropt.random' op needs more than 4 GiB for 'tensor<1073741825xf32>'}}
  %0 = tensoropt.random seed(0) range(0.0, 1.0) : tensor<1073741825xf32>
  return
}

// -----

// C3
func.func @product() {
  // expected-error @+1 {{needs more than 4 GiB}}
  %0 = tensoropt.random seed(0) range(0.0, 1.0) : tensor<4611686018427387904x4611686018427387904xf32>
  return
}

// -----

func.func @dynamic() {
  // expected-error @+1 {{'tensoropt.random' op result #0 must be statically shaped tensor of}}
  %0 = tensoropt.random seed(0) range(0.0, 1.0) : tensor<?xf32>
  return
}
