// RUN: tensor-opt %s --tensoropt-hoist-asserts --canonicalize | FileCheck %s -enable-var-scope

// Iterations that there are: as it is, before the outermost loop.
// CHECK-LABEL: func.func @constant(
// CHECK-SAME:    %[[M:.*]]: memref<?xf32>, %[[N:.*]]: index)
// CHECK:         %[[SIZE:.*]] = memref.dim %[[M]], %c0
// CHECK:         %[[FITS:.*]] = arith.cmpi ule, %[[SIZE]], %[[N]]
// CHECK-NEXT:    cf.assert %[[FITS]], "fits"
// CHECK-NEXT:    scf.parallel
// CHECK-NOT:     cf.assert
// CHECK:         return
func.func @constant(%m: memref<?xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %zero = arith.constant 0.0 : f32
  scf.parallel (%i) = (%c0) to (%c2) step (%c1) {
    scf.parallel (%j) = (%c0) to (%c2) step (%c1) {
      %size = memref.dim %m, %c0 : memref<?xf32>
      %fits = arith.cmpi ule, %size, %n : index
      cf.assert %fits, "fits"
      memref.store %zero, %m[%i] : memref<?xf32>
      scf.reduce
    }
    scf.reduce
  }
  return
}

// Loops and branches that may run nothing.
// CHECK-LABEL: func.func @maybe(
// CHECK-SAME:    %[[OK:.*]]: i1, %[[IF:.*]]: i1, %[[N:.*]]: index, %[[K:.*]]: index)
// CHECK-DAG:     %[[OUTER:.*]] = arith.cmpi sgt, %[[N]], %c0
// CHECK-DAG:     %[[INNER:.*]] = arith.cmpi ult, %[[N]], %[[K]]
// CHECK-DAG:     %[[ELSE:.*]] = arith.xori %[[IF]], %true
// CHECK-DAG:     %[[BOTH:.*]] = arith.andi %[[OUTER]], %[[INNER]]
// CHECK-DAG:     %[[RUNS:.*]] = arith.andi %[[BOTH]], %[[ELSE]]
// CHECK-DAG:     %[[NOT:.*]] = arith.xori %[[RUNS]], %true
// CHECK:         %[[HOLDS:.*]] = arith.ori %[[OK]], %[[NOT]]
// CHECK-NEXT:    cf.assert %[[HOLDS]], "ok"
// CHECK-NEXT:    scf.parallel
// CHECK-NOT:     cf.assert
// CHECK:         return
func.func @maybe(%ok: i1, %if: i1, %n: index, %k: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.parallel (%i) = (%c0) to (%n) step (%c1) {
    scf.for unsigned %j = %n to %k step %c1 {
      scf.if %if {
        func.call @other(%j) : (index) -> ()
      } else {
        cf.assert %ok, "ok"
        func.call @other(%i) : (index) -> ()
      }
    }
    scf.reduce
  }
  return
}

func.func private @other(index)

// What elements, counters or sums of a loop tell is not known before, nor may a division be done there; without parallel
// loops all stays.
// CHECK-LABEL: func.func @stays(
// CHECK:         scf.parallel
// CHECK:           cf.assert %{{.*}}, "element"
// CHECK:           cf.assert %{{.*}}, "counter"
// CHECK:           cf.assert %{{.*}}, "quotient"
// CHECK:           scf.for
// CHECK-NEXT:        cf.assert %{{.*}}, "rows"
// CHECK:         scf.for
// CHECK-NEXT:      cf.assert %{{.*}}, "alone"
func.func @stays(%m: memref<?xindex>, %n: index, %k: index, %ok: i1) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.parallel (%i) = (%c0) to (%n) step (%c1) {
    %e = memref.load %m[%c0] : memref<?xindex>
    %element = arith.cmpi ult, %e, %n : index
    cf.assert %element, "element"
    %counter = arith.cmpi ult, %i, %k : index
    cf.assert %counter, "counter"
    %q = arith.divui %n, %k : index
    %quotient = arith.cmpi ult, %q, %k : index
    cf.assert %quotient, "quotient"
    scf.for %j = %c0 to %i step %c1 {
      cf.assert %ok, "rows"
    }
    scf.reduce
  }
  scf.for %j = %c0 to %n step %c1 {
    cf.assert %ok, "alone"
  }
  return
}
