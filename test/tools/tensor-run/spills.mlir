// Sums that no processor has registers for are told, those that fit are not.

// RUN: tensor-run %s --entry=wide --arg=rand:1 --tensoropt-report=%t.txt
// RUN: FileCheck %s < %t.txt
// CHECK:      function{{ +}}wide
// CHECK:      missed{{ +}}registers: Spilled at {{.*}}spills.mlir:[[@LINE+8]]:1
// CHECK-NEXT: spills{{ +[1-9]}}
// CHECK-NEXT: reloads{{ +[1-9]}}

// RUN: tensor-run %s --entry=narrow --arg=rand:1 --tensoropt-report=%t.none.txt
// RUN: FileCheck %s --check-prefix=NONE < %t.none.txt
// NONE-NOT: Spilled

func.func @wide(%x: tensor<64x1024xf32>) -> tensor<1024xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c64 = arith.constant 64 : index
  %pad = arith.constant 0.0 : f32
  %zero = arith.constant dense<0.0> : vector<1024xf32>
  %sum = scf.for %i = %c0 to %c64 step %c1 iter_args(%part = %zero) -> (vector<1024xf32>) {
    %row = vector.transfer_read %x[%i, %c0], %pad {in_bounds = [true]} : tensor<64x1024xf32>, vector<1024xf32>
    %next = vector.fma %row, %row, %part : vector<1024xf32>
    scf.yield %next : vector<1024xf32>
  }
  %empty = tensor.empty() : tensor<1024xf32>
  %y = vector.transfer_write %sum, %empty[%c0] {in_bounds = [true]} : vector<1024xf32>, tensor<1024xf32>
  return %y : tensor<1024xf32>
}

func.func @narrow(%x: tensor<64x16xf32>) -> tensor<16xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c64 = arith.constant 64 : index
  %pad = arith.constant 0.0 : f32
  %zero = arith.constant dense<0.0> : vector<16xf32>
  %sum = scf.for %i = %c0 to %c64 step %c1 iter_args(%part = %zero) -> (vector<16xf32>) {
    %row = vector.transfer_read %x[%i, %c0], %pad {in_bounds = [true]} : tensor<64x16xf32>, vector<16xf32>
    %next = vector.fma %row, %row, %part : vector<16xf32>
    scf.yield %next : vector<16xf32>
  }
  %empty = tensor.empty() : tensor<16xf32>
  %y = vector.transfer_write %sum, %empty[%c0] {in_bounds = [true]} : vector<16xf32>, tensor<16xf32>
  return %y : tensor<16xf32>
}
