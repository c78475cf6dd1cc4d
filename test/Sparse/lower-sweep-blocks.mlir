// Dimensions in blocks: blocks inside the matrix get loops of constant length,
// the others loops bounded by the extents and, in canonical storage, by the
// diagonal.
// RUN: tensor-opt %s --tensoropt-lower-sweep=reassociate=false --canonicalize --cse --split-input-file | FileCheck %s --enable-var-scope

#BSR = #sparse_tensor.encoding<{ map = (i, j) -> (i floordiv 2 : dense, j floordiv 3 : compressed, i mod 2 : dense, j mod 3 : dense), posWidth = 32, crdWidth = 32 }>

// CHECK-LABEL: func @bsr(
// CHECK-SAME:    %[[M:.*]]: index, %[[N:.*]]: index, %[[POS:[^:]*]]: memref<?xi32>, %[[CRD:[^:]*]]: memref<?xi32>, %[[VAL:[^:]*]]: memref<?xf64>
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[C1:.*]] = arith.constant 1 : index
// CHECK-DAG:     %[[C2:.*]] = arith.constant 2 : index
// CHECK-DAG:     %[[C3:.*]] = arith.constant 3 : index
// Two rows a block, rounded up.
// CHECK:         %[[UP:.*]] = arith.addi %[[M]], %[[C1]]
// CHECK:         %[[ROWS:.*]] = arith.divui %[[UP]], %[[C2]]
// CHECK:         scf.for %[[BI:.*]] = %[[C0]] to %[[ROWS]] step %[[C1]]
// CHECK:           %[[I0:.*]] = arith.muli %[[BI]], %[[C2]]
// CHECK:           scf.for %[[P:.*]] = %{{.*}} to %{{.*}} step %[[C1]]
// CHECK:             %[[BJ:.*]] = arith.index_castui %{{.*}} : i32 to index
// CHECK:             %[[J0:.*]] = arith.muli %[[BJ]], %[[C3]]
// CHECK:             %[[LEFT:.*]] = arith.subi %[[M]], %[[I0]]
// CHECK:             %[[HEIGHT:.*]] = arith.minui %[[LEFT]], %[[C2]]
// CHECK:             %[[I1:.*]] = arith.addi %[[I0]], %[[C2]]
// CHECK:             %[[FITSI:.*]] = arith.cmpi ule, %[[I1]], %[[M]]
// CHECK:             %[[J1:.*]] = arith.addi %[[J0]], %[[C3]]
// CHECK:             %[[FITSJ:.*]] = arith.cmpi ule, %[[J1]], %[[N]]
// CHECK:             %[[INNER:.*]] = arith.andi %[[FITSI]], %[[FITSJ]]
// CHECK:             scf.if %[[INNER]]
// CHECK:               scf.for %[[II:.*]] = %[[C0]] to %[[C2]] step %[[C1]]
// CHECK:                 %[[I:.*]] = arith.addi %[[I0]], %[[II]]
// CHECK:                 %[[TIMES2:.*]] = arith.muli %[[P]], %[[C2]]
// CHECK:                 %[[ROW:.*]] = arith.addi %[[TIMES2]], %[[II]]
// CHECK:                 scf.for %[[JJ:.*]] = %[[C0]] to %[[C3]] step %[[C1]]
// CHECK:                   %[[J:.*]] = arith.addi %[[J0]], %[[JJ]]
// CHECK:                   %[[TIMES3:.*]] = arith.muli %[[ROW]], %[[C3]]
// CHECK:                   %[[AT:.*]] = arith.addi %[[TIMES3]], %[[JJ]]
// CHECK:                   memref.load %[[VAL]][%[[AT]]]
// CHECK:                   memref.load %{{.*}}[%[[J]]]
// CHECK:                 memref.store %{{.*}}[%[[I]]]
// CHECK:             scf.if
// CHECK:               scf.for %{{.*}} = %[[C0]] to %[[HEIGHT]] step %[[C1]]
// CHECK:                 %[[BESIDE:.*]] = arith.subi %[[N]], %[[J0]]
// CHECK:                 %[[WIDTH:.*]] = arith.minui %[[BESIDE]], %[[C3]]
// CHECK:                 scf.for %{{.*}} = %[[C0]] to %[[WIDTH]] step %[[C1]]
func.func @bsr(%m: index, %n: index, %pos: memref<?xi32>, %crd: memref<?xi32>, %val: memref<?xf64>, %x: memref<?xf64>, %y: memref<?xf64>) {
  %A = tensoropt.assemble [%m, %n] (%pos, %crd, %val) : memref<?xi32>, memref<?xi32>, memref<?xf64> to tensor<?x?xf64, #BSR>
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #BSR> outs(%o = %y : memref<?xf64>) {
    %xj = memref.load %x[%j] : memref<?xf64>
    %t = arith.mulf %a, %xj : f64
    tensoropt.reduce plus %t into %o[%i] : f64, memref<?xf64>
  }
  return
}

// -----

#BSR = #sparse_tensor.encoding<{ map = (i, j) -> (i floordiv 2 : dense, j floordiv 2 : compressed, i mod 2 : dense, j mod 2 : dense) }>
#Lower = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, triangle = lower, sparse = #BSR }>

// CHECK-LABEL: func @lower(
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[C1:.*]] = arith.constant 1 : index
// CHECK-DAG:     %[[C2:.*]] = arith.constant 2 : index
// CHECK:         scf.for
// CHECK:           scf.for
// CHECK:             %[[BELOW:.*]] = arith.cmpi ugt, %[[I0:.*]], %[[J0:.*]] : index
// CHECK:             %[[INNER:.*]] = arith.andi %{{.*}}, %[[BELOW]]
// In blocks below the diagonal no entry lies on it.
// CHECK:             scf.if %[[INNER]]
// CHECK-NOT:           arith.cmpi
// CHECK-NOT:           arith.select
// CHECK:             scf.if
// Elsewhere j ends with i.
// CHECK:               scf.for %[[II:.*]] = %[[C0]] to
// CHECK:                 %[[I:.*]] = arith.addi %[[I0]], %[[II]]
// CHECK:                 %[[PLACE:.*]] = arith.subi %[[I]], %[[J0]]
// CHECK:                 %[[NEXT:.*]] = arith.addi %[[PLACE]], %[[C1]]
// CHECK:                 %[[END:.*]] = arith.minsi %{{.*}}, %[[NEXT]]
// CHECK:                 scf.for %[[JJ:.*]] = %[[C0]] to %[[END]] step %[[C1]]
// CHECK:                   %[[J:.*]] = arith.addi %[[J0]], %[[JJ]]
// CHECK:                   %[[ON:.*]] = arith.cmpi eq, %[[I]], %[[J]]
// CHECK:                   arith.select %[[ON]]
func.func @lower(%A: tensor<?x?xf64, #Lower>, %x: memref<?xf64>, %y: memref<?xf64>) {
  %zero = arith.constant 0.0 : f64
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Lower> outs(%o = %y : memref<?xf64>) {
    %xi = memref.load %x[%i] : memref<?xf64>
    %on = arith.cmpi eq, %i, %j : index
    %t = arith.mulf %a, %xi : f64
    %u = arith.select %on, %zero, %t : f64
    tensoropt.reduce plus %u into %o[%j] : f64, memref<?xf64>
  }
  return
}
