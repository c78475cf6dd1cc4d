// RUN: tensor-opt %s --tensoropt-store-small-floats | FileCheck %s

// CHECK: llvm.mlir.global private constant @values(dense<[60, -128]> : tensor<2xi8>)
llvm.mlir.global private constant @values(dense<[1.0, -0.0]> : tensor<2xf8E5M2>) : !llvm.array<2 x i8>

// CHECK: llvm.mlir.global private constant @others(dense<1.000000e+00> : tensor<2xf32>)
llvm.mlir.global private constant @others(dense<1.0> : tensor<2xf32>) : !llvm.array<2 x f32>

// CHECK: llvm.mlir.global private constant @resource(dense_resource<weights> : tensor<2xi8>)
llvm.mlir.global private constant @resource(dense_resource<weights> : tensor<2xf8E5M2>) : !llvm.array<2 x i8>

// Parts of vectors: bits go to memory and come from there.
// CHECK-LABEL: llvm.func @parts(
// CHECK-SAME:      %[[P:.*]]: !llvm.ptr, %[[MASK:.*]]: vector<4xi1>, %[[OTHER:.*]]: vector<4xbf16>
// CHECK:         %[[REST:.*]] = llvm.bitcast %[[OTHER]] : vector<4xbf16> to vector<4xi16>
// CHECK:         %[[READ:.*]] = llvm.intr.masked.load %[[P]], %[[MASK]], %[[REST]] {{.*}} -> vector<4xi16>
// CHECK:         %[[VALUE:.*]] = llvm.bitcast %[[READ]] : vector<4xi16> to vector<4xbf16>
// CHECK:         %[[SUM:.*]] = llvm.fadd %[[VALUE]], %[[VALUE]]
// CHECK:         %[[BITS:.*]] = llvm.bitcast %[[SUM]] : vector<4xbf16> to vector<4xi16>
// CHECK:         llvm.intr.masked.store %[[BITS]], %[[P]], %[[MASK]]
llvm.func @parts(%p: !llvm.ptr, %mask: vector<4xi1>, %other: vector<4xbf16>) {
  %0 = llvm.intr.masked.load %p, %mask, %other {alignment = 2 : i32} : (!llvm.ptr, vector<4xi1>, vector<4xbf16>) -> vector<4xbf16>
  %1 = llvm.fadd %0, %0 : vector<4xbf16>
  llvm.intr.masked.store %1, %p, %mask {alignment = 2 : i32} : vector<4xbf16>, vector<4xi1> into !llvm.ptr
  llvm.return
}

// CHECK-LABEL: llvm.func @wide_parts(
// CHECK-NOT:     llvm.bitcast
// CHECK:         llvm.return
llvm.func @wide_parts(%p: !llvm.ptr, %mask: vector<4xi1>, %x: vector<4xf32>) {
  llvm.intr.masked.store %x, %p, %mask {alignment = 4 : i32} : vector<4xf32>, vector<4xi1> into !llvm.ptr
  llvm.return
}

{-#
  dialect_resources: {
    builtin: {
      weights: "0x010000003C80"
    }
  }
#-}
