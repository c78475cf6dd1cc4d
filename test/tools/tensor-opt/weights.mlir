// Weights are left out of what is looked at, and kept in files.
// RUN: tensor-opt %s | FileCheck %s --check-prefix=SCREEN
// RUN: tensor-opt %s --mlir-elide-resource-strings-if-larger=1000 | FileCheck %s --check-prefix=WHOLE
// RUN: tensor-opt %s -o %t.mlir
// RUN: FileCheck %s --check-prefix=WHOLE < %t.mlir
// RUN: tensor-opt %s --emit-bytecode -o %t.mlirbc
// RUN: tensor-opt %t.mlirbc -o - | FileCheck %s --check-prefix=SCREEN

// SCREEN: arith.constant dense_resource<weights> : tensor<16xf32>
// SCREEN-NOT: 0x04000000
// WHOLE:  arith.constant dense_resource<weights> : tensor<16xf32>
// WHOLE:  weights: "0x040000000000803F
func.func @f() -> tensor<16xf32> {
  %0 = arith.constant dense_resource<weights> : tensor<16xf32>
  return %0 : tensor<16xf32>
}

{-#
  dialect_resources: {
    builtin: {
      weights: "0x040000000000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F0000803F"
    }
  }
#-}
