// RUN: tensor-opt %s --pipeline='func.func(tensoropt-fold-padding)' --tensoropt-report=%t.txt | FileCheck %s
// RUN: FileCheck %s --check-prefix=REPORT --input-file=%t.txt

// REPORT: 0 passed

// The value varies.
// CHECK-LABEL: func.func @varies(
// CHECK:         tensor.pad
func.func @varies(%x: tensor<8xf32>, %values: tensor<9xf32>) -> tensor<9xf32> {
  %padded = tensor.pad %x low[1] high[0] {
    ^bb0(%i: index):
      %value = tensor.extract %values[%i] : tensor<9xf32>
      tensor.yield %value : f32
  } : tensor<8xf32> to tensor<9xf32>
  return %padded : tensor<9xf32>
}

// Its author wants a tensor of its own.
// CHECK-LABEL: func.func @nofold(
// CHECK:         tensor.pad %{{.*}} nofold
func.func @nofold(%x: tensor<8xf32>) -> tensor<9xf32> {
  %zero = arith.constant 0.0 : f32
  %padded = tensor.pad %x nofold low[1] high[0] {
    ^bb0(%i: index):
      tensor.yield %zero : f32
  } : tensor<8xf32> to tensor<9xf32>
  return %padded : tensor<9xf32>
}

// Nothing is padded: upstream folds it.
// CHECK-LABEL: func.func @nothing(
// CHECK:         tensor.pad
func.func @nothing(%x: tensor<8xf32>) -> tensor<8xf32> {
  %zero = arith.constant 0.0 : f32
  %padded = tensor.pad %x low[0] high[0] {
    ^bb0(%i: index):
      tensor.yield %zero : f32
  } : tensor<8xf32> to tensor<8xf32>
  return %padded : tensor<8xf32>
}

// How much is not known; it might be negative.
// CHECK-LABEL: func.func @open_amount(
// CHECK:         tensor.pad
func.func @open_amount(%x: tensor<8xf32>, %amount: index) -> tensor<?xf32> {
  %zero = arith.constant 0.0 : f32
  %padded = tensor.pad %x low[%amount] high[0] {
    ^bb0(%i: index):
      tensor.yield %zero : f32
  } : tensor<8xf32> to tensor<?xf32>
  return %padded : tensor<?xf32>
}

// What is negative cuts.
// CHECK-LABEL: func.func @negative(
// CHECK:         tensor.pad
func.func @negative(%x: tensor<8xf32>) -> tensor<6xf32> {
  %zero = arith.constant 0.0 : f32
  %padded = tensor.pad %x low[-3] high[1] {
    ^bb0(%i: index):
      tensor.yield %zero : f32
  } : tensor<8xf32> to tensor<6xf32>
  return %padded : tensor<6xf32>
}
