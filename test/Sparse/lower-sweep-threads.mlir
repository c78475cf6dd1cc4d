// RUN: tensor-opt %s --tensoropt-lower-sweep='threads=4 vector-bytes=0 conflicts=copies' --canonicalize --cse | FileCheck %s
// RUN: tensor-opt %s --tensoropt-lower-sweep='threads=4' --canonicalize --cse | FileCheck %s --check-prefix=COLUMNS
// RUN: tensor-opt %s --tensoropt-lower-sweep='threads=4 conflicts=colour' --canonicalize --cse | FileCheck %s --check-prefix=COLOUR
// RUN: tensor-opt %s --tensoropt-lower-sweep='threads=4 conflicts=rows' --canonicalize --cse | FileCheck %s --check-prefix=ROWS
// RUN: tensor-opt %s --tensoropt-lower-sweep='threads=4 conflicts=atomic' --canonicalize --cse | FileCheck %s --check-prefix=ATOMIC
// RUN: tensor-opt %s --tensoropt-lower-sweep='threads=1' | FileCheck %s --check-prefix=ONE

// ONE-NOT: scf.parallel

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Upper = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
#Lower = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, triangle = lower, sparse = #CSR }>

// Each row belongs to one thread: the rows are cut where the entries are halved,
// found by bisection of the positions. A sweep with little to do stays on one.
// CHECK-LABEL: func.func @rows
// CHECK:         %[[WORTH:.*]] = arith.cmpi uge, %{{.*}}, %c20000
// CHECK:         scf.if %[[WORTH]]
// CHECK:           %[[BOUNDS:.*]] = memref.alloc() : memref<5xindex>
// CHECK:           scf.while
// CHECK:           scf.parallel (%[[T:.*]]) = (%c0) to (%c4)
// CHECK:             %[[FROM:.*]] = memref.load %[[BOUNDS]][%[[T]]]
// CHECK:             %[[TO:.*]] = memref.load %[[BOUNDS]]
// CHECK:             scf.for %{{.*}} = %[[FROM]] to %[[TO]]
// CHECK-NOT:       memref.alloc
// CHECK:         else
// CHECK-NOT:       scf.parallel
// CHECK:           scf.for %{{.*}} = %c0 to
func.func @rows(%A: tensor<?x?xf64, #CSR>, %x: memref<?xf64>, %y: memref<?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> outs(%o = %y : memref<?xf64>) {
    %xj = memref.load %x[%j] : memref<?xf64>
    %p = arith.mulf %a, %xj : f64
    tensoropt.reduce plus %p into %o[%i] : f64, memref<?xf64>
  }
  return
}

// Chunks of an upper triangle add to later rows: all but the first have copies,
// used from their own rows on, and added in the same order each time.
// CHECK-LABEL: func.func @upper
// CHECK-SAME:    %[[Y:[a-z0-9]+]]: memref<?xf64>)
// CHECK:         %[[COPIES:.*]] = memref.alloc(%{{.*}}) {alignment = 64 : i64} : memref<3x?xf64>
// CHECK:         scf.parallel (%[[T:.*]]) =
// CHECK:           %[[OWN:.*]] = arith.cmpi eq, %[[T]], %c0
// CHECK:           %[[VIEW:.*]] = memref.subview %[[COPIES]]
// CHECK:           %[[FROM:.*]] = memref.load %{{.*}}[%[[T]]] : memref<5xindex>
// CHECK:           %[[USED:.*]] = memref.subview %[[VIEW]][%[[FROM]]]
// CHECK:           linalg.fill ins(%{{.*}}) outs(%[[USED]]
// CHECK:           %[[DIRECT:.*]] = memref.cast %[[Y]]
// CHECK:           arith.select %[[OWN]], %[[DIRECT]], %[[VIEW]]
// CHECK:         scf.parallel
// CHECK:           scf.for %{{.*}} = %c0 to %c3
// CHECK:             linalg.generic
// ATOMIC-LABEL: func.func @upper
// ATOMIC-NOT:     memref<3x
// ATOMIC:         scf.parallel
// ATOMIC:           memref.atomic_rmw addf

// Eight blocks for each thread. What a row adds to lies between its first and last
// coordinate, and what a block does between those of its rows. Colours run one after
// another, the blocks of each on all threads, which add to the output itself.
// COLOUR-LABEL: func.func @upper
// COLOUR-SAME:    %[[Y:[a-z0-9]+]]: memref<?xf64>)
// COLOUR-DAG:     %[[BOUNDS:.*]] = memref.alloc() : memref<33xindex>
// COLOUR-DAG:     %[[TABLE:.*]] = memref.alloc() : memref<6x33xindex>
// COLOUR:         scf.parallel (%[[B:.*]]) = (%c0) to (%c32)
// COLOUR:           %[[RANGE:.*]]:2 = scf.for %{{.*}} iter_args(%{{.*}} = %c9223372036854775807, %{{.*}} = %c0)
// COLOUR:             arith.minui
// COLOUR:             arith.maxui
// COLOUR:           memref.store %[[RANGE]]#0, %[[TABLE]][%c0, %[[B]]]
// COLOUR:           memref.store %[[RANGE]]#1, %[[TABLE]][%c1, %[[B]]]
// COLOUR:         scf.for %[[COLOUR:.*]] = %c0 to %{{.*}} iter_args(%[[FROM:.*]] = %c0)
// COLOUR:           %[[TO:.*]] = memref.load %[[TABLE]][%c5, %[[COLOUR]]]
// COLOUR:           scf.parallel (%[[AT:.*]]) = (%[[FROM]]) to (%[[TO]])
// COLOUR:             %[[BLOCK:.*]] = memref.load %[[TABLE]][%c3, %[[AT]]]
// COLOUR:             memref.load %[[BOUNDS]][%[[BLOCK]]]
// COLOUR:             memref.store %{{.*}}, %[[Y]]
// COLOUR:           scf.yield %[[TO]]

// Each thread visits rows before the end of its own ones, and of those before their
// begin the entries in its columns; what it adds is its own.
// ROWS-LABEL: func.func @upper
// ROWS-SAME:    %[[Y:[a-z0-9]+]]: memref<?xf64>)
// ROWS:         scf.parallel (%[[T:.*]]) = (%c0) to (%c4)
// ROWS:           %[[BEGIN:.*]] = arith.divui
// ROWS:           %[[END:.*]] = arith.divui
// ROWS-NOT:       memref.alloc
// ROWS:           scf.while
// ROWS:           %[[PLACE:.*]] = arith.subi %{{.*}}, %[[BEGIN]]
// ROWS:           %[[OWN:.*]] = arith.cmpi ult, %[[PLACE]]
// ROWS:           scf.if %[[OWN]] {
// ROWS:             memref.store %{{.*}}, %[[Y]]
func.func @upper(%A: tensor<?x?xf64, #Upper>, %x: memref<?xf64>, %y: memref<?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Upper> outs(%o = %y : memref<?xf64>) {
    %xi = memref.load %x[%i] : memref<?xf64>
    %p = arith.mulf %a, %xi : f64
    tensoropt.reduce plus %p into %o[%j] : f64, memref<?xf64>
  }
  return
}

// Of a lower triangle it is the last chunk that reaches all rows.
// CHECK-LABEL: func.func @lower
// CHECK:         scf.parallel (%[[T:.*]]) =
// CHECK:           arith.cmpi eq, %[[T]], %c3
func.func @lower(%A: tensor<?x?xf64, #Lower>, %x: memref<?xf64>, %y: memref<?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Lower> outs(%o = %y : memref<?xf64>) {
    %xi = memref.load %x[%i] : memref<?xf64>
    %p = arith.mulf %a, %xi : f64
    tensoropt.reduce plus %p into %o[%j] : f64, memref<?xf64>
  }
  return
}

// A scalar has a copy per thread, too; a minimum starts from infinity.
// CHECK-LABEL: func.func @scalar
// CHECK-DAG:     %[[INF:.*]] = arith.constant 0x7FF0000000000000 : f64
// CHECK:         memref.alloc() {alignment = 64 : i64} : memref<3xf64>
// CHECK:         linalg.fill ins(%[[INF]] : f64)
func.func @scalar(%A: tensor<?x?xf64, #CSR>, %y: memref<f64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> outs(%o = %y : memref<f64>) {
    tensoropt.reduce min %a into %o[] : f64, memref<f64>
  }
  return
}

// 256 columns and more are cut among four threads, where lines of the cache end if
// all rows are whole lines, unless the work is much more than that of private copies.
// COLUMNS-LABEL: func.func @columns
// COLUMNS:         %[[LONG:.*]] = arith.cmpi uge, %{{.*}}, %c256
// COLUMNS:         %[[CHEAP:.*]] = arith.cmpi u{{.*}}
// COLUMNS:         %[[CUT:.*]] = arith.andi %[[LONG]]
// COLUMNS:         %[[EITHER:.*]] = arith.ori %[[CUT]],
// COLUMNS:         scf.if %[[EITHER]]
// COLUMNS:           %[[ADDRESS:.*]] = memref.extract_aligned_pointer_as_index
// COLUMNS:           %[[PAIR:.*]] = arith.divui %[[ADDRESS]], %c16
// COLUMNS:           %[[PAIRS:.*]] = arith.remui %[[PAIR]], %c4
// COLUMNS:           %[[WHOLE:.*]] = arith.cmpi eq
// COLUMNS:           %[[PLACES:.*]] = arith.muli %[[PAIRS]], %c2
// COLUMNS:           %[[BEFORE:.*]] = arith.select %[[WHOLE]], %[[PLACES]], %c0
// COLUMNS:           scf.parallel
// COLUMNS:             %[[PLACE:.*]] = arith.addi %{{.*}}, %[[BEFORE]]
// COLUMNS:             %[[REST:.*]] = arith.remui %[[PLACE]], %c8
// COLUMNS:             arith.minui %{{.*}}, %[[REST]]
// COLUMNS:             vector.load
// COLUMNS:         else
// COLUMNS:           memref<3x?x?xf64>
func.func @columns(%A: tensor<?x?xf64, #Upper>, %n: index, %B: memref<?x?xf64>, %C: memref<?x?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Upper> free(%r < %n) outs(%o = %C : memref<?x?xf64>) {
    %b = memref.load %B[%i, %r] : memref<?x?xf64>
    %p = arith.mulf %a, %b : f64
    tensoropt.reduce plus %p into %o[%j, %r] : f64, memref<?x?xf64>
  }
  return
}

// What the body does besides stays in order: one thread.
// CHECK-LABEL: func.func @effects
// CHECK-NOT:     scf.parallel
func.func @effects(%A: tensor<?x?xf64, #CSR>, %s: memref<1xf64>, %y: memref<?xf64>) {
  %c0 = arith.constant 0 : index
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> outs(%o = %y : memref<?xf64>) {
    memref.store %a, %s[%c0] : memref<1xf64>
    tensoropt.reduce plus %a into %o[%i] : f64, memref<?xf64>
  }
  return
}
