// RUN: tensor-opt %s --pipeline='func.func(tensoropt-approximate-math)' | FileCheck %s

// CHECK-LABEL: func.func @approximated(
// CHECK-NOT:     math.{{exp|tanh|erf}} 
// CHECK-DAG:     math.fma {{.*}} : vector<8xf32>
// CHECK-DAG:     math.fma {{.*}} : f32
// CHECK:         return
func.func @approximated(%x: vector<8xf32>, %y: f32) -> (vector<8xf32>, f32, f32) {
  %0 = math.exp %x : vector<8xf32>
  %1 = math.tanh %y : f32
  %2 = math.erf %y : f32
  return %0, %1, %2 : vector<8xf32>, f32, f32
}

// Doubles, and functions of which polynomials are not close everywhere.
// CHECK-LABEL: func.func @unchanged(
// CHECK:         math.exp
// CHECK:         math.log
func.func @unchanged(%x: f64, %y: f32) -> (f64, f32) {
  %0 = math.exp %x : f64
  %1 = math.log %y : f32
  return %0, %1 : f64, f32
}
