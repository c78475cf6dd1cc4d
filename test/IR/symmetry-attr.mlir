// RUN: tensor-opt %s --allow-unregistered-dialect --verify-roundtrip | FileCheck %s
// RUN: tensor-opt %s --allow-unregistered-dialect --mlir-print-op-generic | tensor-opt --allow-unregistered-dialect | FileCheck %s

// CHECK: "test.characters"
// CHECK-SAME: conjugate = #tensoropt.symmetry<(0 1) : conjugate>
// CHECK-SAME: negate = #tensoropt.symmetry<(0 1) : negate>
// CHECK-SAME: none = #tensoropt.symmetry<(0 1)>
// CHECK-SAME: skewHermitian = #tensoropt.symmetry<(0 1) : negate conjugate>
"test.characters"() {
  conjugate = #tensoropt.symmetry<(0 1) : conjugate>,
  negate = #tensoropt.symmetry<(0 1) : negate>,
  none = #tensoropt.symmetry<(0 1)>,
  skewHermitian = #tensoropt.symmetry<(0 1) : negate conjugate>
} : () -> ()

// A cycle starts at its smallest point; the generator that moves the smallest
// dimension to the largest one comes first; equal generators count once.
// CHECK: "test.normalised"
// CHECK-SAME: a = #tensoropt.symmetry<(0 1)>
// CHECK-SAME: b = #tensoropt.symmetry<(0 1 2)>
// CHECK-SAME: c = #tensoropt.symmetry<(0 2 1)>
// CHECK-SAME: d = #tensoropt.symmetry<(0 2)(1 3), (0 1), (2 3)>
// CHECK-SAME: e = #tensoropt.symmetry<(0 2)(1 3), (0 1), (2 3)>
// CHECK-SAME: f = #tensoropt.symmetry<(0 1), (3 5) : negate>
"test.normalised"() {
  a = #tensoropt.symmetry<(1 0)>,
  b = #tensoropt.symmetry<(2 0 1)>,
  c = #tensoropt.symmetry<(1 0 2)>,
  d = #tensoropt.symmetry<(0 1), (2 3), (0 2)(1 3)>,
  e = #tensoropt.symmetry<(3 1)(2 0), (3 2), (0 1), (1 0)>,
  f = #tensoropt.symmetry<(5 3) : negate, (0 1)>
} : () -> ()

// CHECK: "test.limits"
// CHECK-SAME: last = #tensoropt.symmetry<(0 63)>
// CHECK-SAME: no_generators = #tensoropt.symmetry<>
"test.limits"() {
  last = #tensoropt.symmetry<(0 63)>,
  no_generators = #tensoropt.symmetry<>
} : () -> ()
