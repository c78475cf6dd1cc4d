// RUN: tensor-opt %s --pipeline='llvm.func(tensoropt-fuse-multiply-adds)' | FileCheck %s

// A sum of two products, and a vector.
// CHECK-LABEL: llvm.func @both(
// CHECK-SAME:      %[[A:.*]]: f32, %[[B:.*]]: f32, %[[C:.*]]: f32, %[[V:.*]]: vector<4xf64>
// CHECK:         %[[ONE:.*]] = llvm.intr.fmuladd(%[[A]], %[[B]], %[[C]]) {fastmathFlags = #llvm.fastmath<contract>} : (f32, f32, f32) -> f32
// CHECK:         %[[TWO:.*]] = llvm.intr.fmuladd(%[[B]], %[[C]], %[[ONE]])
// CHECK:         llvm.intr.fmuladd(%[[V]], %[[V]], %[[V]]) {{.*}}contract>} : (vector<4xf64>,
// CHECK-NOT:     llvm.f{{mul|add}}
// CHECK:         llvm.return
llvm.func @both(%a: f32, %b: f32, %c: f32, %v: vector<4xf64>) -> f32 {
  %0 = llvm.fmul %a, %b {fastmathFlags = #llvm.fastmath<contract>} : f32
  %1 = llvm.fadd %0, %c {fastmathFlags = #llvm.fastmath<contract>} : f32
  %2 = llvm.fmul %b, %c {fastmathFlags = #llvm.fastmath<nnan, contract>} : f32
  %3 = llvm.fadd %1, %2 {fastmathFlags = #llvm.fastmath<contract>} : f32
  %4 = llvm.fmul %v, %v {fastmathFlags = #llvm.fastmath<contract>} : vector<4xf64>
  %5 = llvm.fadd %4, %v {fastmathFlags = #llvm.fastmath<contract>} : vector<4xf64>
  llvm.return %3 : f32
}

// What may not be contracted, is read elsewhere, may be reassociated, or sums no
// product.
// CHECK-LABEL: llvm.func @stay(
// CHECK-NOT:     fmuladd
// CHECK:         llvm.return
llvm.func @stay(%a: f32, %b: f32, %c: f32) -> !llvm.struct<(f32, f32, f32, f32, f32)> {
  %0 = llvm.fmul %a, %b : f32
  %1 = llvm.fadd %0, %c {fastmathFlags = #llvm.fastmath<contract>} : f32
  %2 = llvm.fmul %a, %c {fastmathFlags = #llvm.fastmath<contract>} : f32
  %3 = llvm.fadd %2, %c {fastmathFlags = #llvm.fastmath<contract>} : f32
  %4 = llvm.fadd %2, %b {fastmathFlags = #llvm.fastmath<contract>} : f32
  %5 = llvm.fmul %b, %c {fastmathFlags = #llvm.fastmath<contract>} : f32
  %6 = llvm.fadd %5, %c {fastmathFlags = #llvm.fastmath<reassoc, contract>} : f32
  %7 = llvm.fmul %c, %c {fastmathFlags = #llvm.fastmath<contract>} : f32
  %8 = llvm.fadd %7, %c : f32
  %9 = llvm.mlir.poison : !llvm.struct<(f32, f32, f32, f32, f32)>
  %10 = llvm.insertvalue %1, %9[0] : !llvm.struct<(f32, f32, f32, f32, f32)>
  %11 = llvm.insertvalue %3, %10[1] : !llvm.struct<(f32, f32, f32, f32, f32)>
  %12 = llvm.insertvalue %4, %11[2] : !llvm.struct<(f32, f32, f32, f32, f32)>
  %13 = llvm.insertvalue %6, %12[3] : !llvm.struct<(f32, f32, f32, f32, f32)>
  %14 = llvm.insertvalue %8, %13[4] : !llvm.struct<(f32, f32, f32, f32, f32)>
  llvm.return %14 : !llvm.struct<(f32, f32, f32, f32, f32)>
}
