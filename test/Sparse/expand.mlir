// RUN: tensor-opt %s --pipeline=loops | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --pipeline='loops{threads=4}' | FileCheck %s -enable-var-scope --check-prefix=THREADS
// RUN: tensor-opt %s --pipeline='loops{threads=4}' --remarks-filter=lower-sweep --remark-format=emitRemark -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// Tiles of 32 x 32; each canonical entry is read once. The diagonal is written
// last as it is stored.
#hermitian = #tensoropt.encoding<{ symmetry = <(0 1) : negate>, stored = canonical, triangle = lower }>
// REMARK: [Passed] Expanded | Category:lower-sweep | Function=matrix | placesPerEntry=2, threads=4, tile=32
// CHECK-LABEL: func.func @matrix
// CHECK-SAME:    %[[N:[a-z0-9]+]]: index, %[[M:[a-z0-9]+]]: index, %[[VAL:[a-z0-9]+]]: memref<?xf64>
// CHECK:       %[[FULL:.*]] = memref.alloc(%[[N]], %[[M]])
// CHECK:       scf.for %[[TI:.*]] = %c0 to %[[N]] step %c32
// CHECK:         scf.for %[[TJ:.*]] = %c0 to %[[M]] step %c32
// CHECK:           scf.for %[[I:.*]] = %[[TI]] to
// CHECK:             scf.for %[[J:.*]] = %[[TJ]] to
// CHECK:               %[[V:.*]] = memref.load %[[VAL]]
// CHECK-NEXT:          %[[W:.*]] = arith.negf %[[V]]
// CHECK-NEXT:          memref.store %[[W]], %[[FULL]][%[[J]], %[[I]]]
// CHECK-NEXT:          memref.store %[[V]], %[[FULL]][%[[I]], %[[J]]]
// CHECK:       return %[[FULL]]
// THREADS-LABEL: func.func @matrix
// THREADS:       scf.if
// THREADS:         scf.parallel (%[[T:.*]]) = (%c0) to (%c4) step (%c1)
// THREADS:           %[[FIRST:.*]] = arith.muli %[[T]], %c32
// THREADS:           scf.for %{{.*}} = %[[FIRST]] to %{{.*}} step %c128
// THREADS:       else
// THREADS-NOT:     scf.parallel
// THREADS:         scf.for
func.func @matrix(%A: tensor<?x?xf64, #hermitian>) -> tensor<?x?xf64> {
  %0 = tensoropt.expand %A : tensor<?x?xf64, #hermitian> to tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// A dimension that stays has no tiles.
#last = #tensoropt.encoding<{ symmetry = <(1 2)>, stored = canonical }>
// CHECK-LABEL: func.func @partly
// CHECK:       scf.for {{.*}} step %c32
// CHECK:         scf.for {{.*}} step %c32
// CHECK:           scf.for {{.*}} step %c1
// CHECK:             scf.for {{.*}} step %c1
// CHECK:               scf.for {{.*}} step %c1
// CHECK-COUNT-2:         memref.store
func.func @partly(%A: tensor<?x?x?xf32, #last>) -> tensor<?x?x?xf32> {
  %0 = tensoropt.expand %A : tensor<?x?x?xf32, #last> to tensor<?x?x?xf32>
  return %0 : tensor<?x?x?xf32>
}

// What is known of the full tensor helps who uses it.
#packed = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
#full = #tensoropt.encoding<{ symmetry = <(0 1)> }>
// CHECK-LABEL: func.func @stated
// CHECK:       memref.collapse_shape
func.func @stated(%A: tensor<?x?xf64, #packed>) -> tensor<?x?xf64, #full> {
  %0 = tensoropt.expand %A : tensor<?x?xf64, #packed> to tensor<?x?xf64, #full>
  return %0 : tensor<?x?xf64, #full>
}
