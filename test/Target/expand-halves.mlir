// RUN: tensor-opt %s --tensoropt-expand-halves | FileCheck %s
// RUN: tensor-opt %s --tensoropt-expand-halves=instructions=false | FileCheck %s --check-prefix=BITS --implicit-check-not='extf %arg0 :' --implicit-check-not='to vector<16xf16>'

// Flags that would let LLVM cancel a rounding go, instructions stay.

// CHECK-LABEL: func.func @vectors
// CHECK: arith.extf %{{.*}} : vector<16xf16> to vector<16xf32>
// CHECK: arith.truncf %{{.*}} : vector<16xf32> to vector<16xf16>

// BITS-LABEL: func.func @vectors
// BITS: arith.bitcast %{{.*}} : vector<16xf16> to vector<16xi16>
// BITS: arith.extui %{{.*}} : vector<16xi16> to vector<16xi32>
// BITS: arith.bitcast %{{.*}} : vector<16xi32> to vector<16xf32>
// BITS: arith.trunci %{{.*}} : vector<16xi32> to vector<16xi16>
// BITS: arith.bitcast %{{.*}} : vector<16xi16> to vector<16xf16>
func.func @vectors(%x: vector<16xf16>) -> vector<16xf16> {
  %0 = arith.extf %x fastmath<contract> : vector<16xf16> to vector<16xf32>
  %1 = arith.addf %0, %0 : vector<16xf32>
  %2 = arith.truncf %1 fastmath<contract> : vector<16xf32> to vector<16xf16>
  return %2 : vector<16xf16>
}

// Without instructions for conversions there are none for arithmetic.

// CHECK-LABEL: func.func @arithmetic
// CHECK: arith.addf %{{.*}} : f16
// BITS-LABEL: func.func @arithmetic
// BITS: arith.addf %{{.*}} : f32
func.func @arithmetic(%x: f16) -> f16 {
  %0 = arith.addf %x, %x : f16
  return %0 : f16
}

// From f64 to f32 with an odd last digit, and only then to what is asked for.

// CHECK-LABEL: func.func @once
// CHECK: %[[NEAR:.*]] = arith.truncf %{{.*}} : f64 to f32
// CHECK: %[[BACK:.*]] = arith.extf %[[NEAR]] : f32 to f64
// CHECK: %[[LOST:.*]] = arith.cmpf one, %[[BACK]], %{{.*}} : f64
// CHECK: %[[ODD:.*]] = arith.select %[[LOST]], %{{.*}}, %{{.*}} : i32
// CHECK: %[[SINGLE:.*]] = arith.bitcast %[[ODD]] : i32 to f32
// CHECK: arith.truncf %[[SINGLE]] : f32 to bf16
// BITS-LABEL: func.func @once
func.func @once(%x: f64) -> bf16 {
  %0 = arith.truncf %x : f64 to bf16
  return %0 : bf16
}
