// RUN: tensor-opt %s --split-input-file --tensoropt-lower-sweep --canonicalize --cse | FileCheck %s

// The lower triangle in rows: j <= i, and row i starts at i (i + 1) / 2. Only
// the last entry of a row lies on the diagonal: the others have no test for it.

#Packed = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, triangle = lower }>

// CHECK-LABEL: func.func @lower
// CHECK-SAME:    %[[N:[a-z0-9]+]]: index, %[[VAL:[a-z0-9]+]]: memref<?xf64>, %[[X:[a-z0-9]+]]: memref<?xf64>, %[[Y:[a-z0-9]+]]: memref<f64>
// CHECK:       scf.for %[[I:.*]] = %c0 to %[[N]] step %c1
// CHECK:         %[[END:.*]] = arith.addi %[[I]], %c1
// CHECK:         %[[TWICE:.*]] = arith.muli %[[I]], %[[END]]
// CHECK:         %[[BASE:.*]] = arith.divui %[[TWICE]], %c2
// CHECK:         scf.for %[[J:.*]] = %c0 to %[[I]] step %c1
// CHECK-NEXT:      %[[AT:.*]] = arith.addi %[[BASE]], %[[J]]
// CHECK-NEXT:      memref.load %[[VAL]][%[[AT]]]
// CHECK-NOT:       arith.cmpi
// CHECK-NOT:       scf.for
// CHECK:         %[[AT:.*]] = arith.addi %[[BASE]], %[[I]]
// CHECK-NEXT:    memref.load %[[VAL]][%[[AT]]]
// CHECK-NOT:     memref.load %[[X]]
// CHECK:         scf.yield
func.func @lower(%n: index, %val: memref<?xf64>, %x: memref<?xf64>, %y: memref<f64>) {
  %A = tensoropt.assemble [%n, %n] (%val) : memref<?xf64> to tensor<?x?xf64, #Packed>
  %zero = arith.constant 0.0 : f64
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %y : memref<f64>) {
    %xj = memref.load %x[%j] : memref<?xf64>
    %diagonal = arith.cmpi eq, %i, %j : index
    %factor = arith.select %diagonal, %zero, %xj : f64
    %b = arith.mulf %a, %factor : f64
    tensoropt.reduce plus %b into %o[] : f64, memref<f64>
  }
  return
}

// -----

// The upper triangle: j >= i, and the diagonal comes first.

#Packed = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>

// CHECK-LABEL: func.func @upper
// CHECK-SAME:    %[[N:[a-z0-9]+]]: index, %[[VAL:[a-z0-9]+]]: memref<?xf64>
// CHECK:       scf.for %[[I:.*]] = %c0 to %[[N]] step %c1
// CHECK:         %[[FIRST:.*]] = arith.addi %[[BASE:.*]], %[[I]]
// CHECK-NEXT:    memref.load %[[VAL]][%[[FIRST]]]
// CHECK:         %[[SECOND:.*]] = arith.addi %[[I]], %c1
// CHECK:         scf.for %[[J:.*]] = %[[SECOND]] to %[[N]] step %c1
// CHECK-NEXT:      %[[AT:.*]] = arith.addi %[[BASE]], %[[J]]
// CHECK-NEXT:      memref.load %[[VAL]][%[[AT]]]
func.func @upper(%n: index, %val: memref<?xf64>, %y: memref<f64>) {
  %A = tensoropt.assemble [%n, %n] (%val) : memref<?xf64> to tensor<?x?xf64, #Packed>
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %y : memref<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  }
  return
}

// -----

// Electron integrals: l <= k, and l <= j where i = k. i = l implies that i = k,
// too: inside, neither equality of two pairs holds.

#Eri = #tensoropt.encoding<{ symmetry = <(0 1), (2 3), (0 2)(1 3)>, stored = canonical, triangle = lower }>

// CHECK-LABEL: func.func @electrons
// CHECK-SAME:    %[[N:[a-z0-9]+]]: index
// CHECK:       scf.for %[[I:.*]] = %c0 to %[[N]] step %c1
// CHECK:         %[[PAST:.*]] = arith.addi %[[I]], %c1
// CHECK:         scf.for %[[J:.*]] = %c0 to %[[PAST]] step %c1
// CHECK:           scf.for %[[K:.*]] = %c0 to %[[PAST]] step %c1
// CHECK:             %[[TIE:.*]] = arith.cmpi eq, %[[I]], %[[K]]
// CHECK:             %[[LEAST:.*]] = arith.minui %[[K]], %[[J]]
// CHECK:             arith.select %[[TIE]], %[[LEAST]], %[[K]]
// CHECK:             scf.for %[[L:[a-z0-9]+]] =
// CHECK-NOT:           arith.cmpi
// CHECK:             arith.cmpi eq, %[[J]]
func.func @electrons(%n: index, %val: memref<?xf64>, %y: memref<f64>) {
  %A = tensoropt.assemble [%n, %n, %n, %n] (%val) : memref<?xf64> to tensor<?x?x?x?xf64, #Eri>
  %zero = arith.constant 0.0 : f64
  tensoropt.sweep %A[%i, %j, %k, %l] = %a : tensor<?x?x?x?xf64, #Eri> outs(%o = %y : memref<f64>) {
    %ik = arith.cmpi eq, %i, %k : index
    %jl = arith.cmpi eq, %j, %l : index
    %samePairs = arith.andi %ik, %jl : i1
    %b = arith.select %samePairs, %zero, %a : f64
    %il = arith.cmpi eq, %i, %l : index
    %c = arith.select %il, %zero, %b : f64
    tensoropt.reduce plus %c into %o[] : f64, memref<f64>
  }
  return
}

// -----

// Without i = k, j and l of two pairs may be equal anywhere.

#Eri = #tensoropt.encoding<{ symmetry = <(0 1), (2 3), (0 2)(1 3)>, stored = canonical, triangle = lower }>

// CHECK-LABEL: func.func @other_equalities
// CHECK:       scf.for
// CHECK:         scf.for %[[J:.*]] = %c0
// CHECK:           scf.for
// CHECK:             scf.for %[[L:[a-z0-9]+]] =
// CHECK:               arith.cmpi eq, %[[J]], %[[L]]
func.func @other_equalities(%n: index, %val: memref<?xf64>, %y: memref<f64>) {
  %A = tensoropt.assemble [%n, %n, %n, %n] (%val) : memref<?xf64> to tensor<?x?x?x?xf64, #Eri>
  %zero = arith.constant 0.0 : f64
  tensoropt.sweep %A[%i, %j, %k, %l] = %a : tensor<?x?x?x?xf64, #Eri> outs(%o = %y : memref<f64>) {
    %jl = arith.cmpi eq, %j, %l : index
    %b = arith.select %jl, %zero, %a : f64
    tensoropt.reduce plus %b into %o[] : f64, memref<f64>
  }
  return
}
