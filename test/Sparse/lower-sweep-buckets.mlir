// A matrix whose terms come out of order from the entries of one tensor is put
// into rows: counts, their sums, a scatter, then a workspace for each row.
// RUN: tensor-opt %s --split-input-file --tensoropt-lower-sweep --canonicalize --cse | FileCheck %s -enable-var-scope

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
func.func private @tensoroptBuilderOpen(index, index, index) -> index
func.func private @tensoroptBuilderLevel(index, index, index, index, index)
func.func private @tensoroptBuilderAppend(index, index, index, index)
func.func private @tensoroptBuilderAppendFibre(index, index, index, index, index)
func.func private @tensoroptBuilderAppendSorted(index, index, index, index, index)
func.func private @tensoroptBuilderFork(index) -> index
func.func private @tensoroptBuilderJoin(index, index)
func.func private @tensoroptBuilderFinish(index)
func.func private @tensoroptBuilderSize(index) -> index
func.func private @tensoroptBuilderFill(index, index)
func.func private @tensoroptBuilderClose(index)

// CHECK-LABEL: func.func @both_halves
// CHECK:         scf.if
// CHECK:           %[[STARTS:.*]] = memref.alloc(%{{.*}}) : memref<?xindex>
// CHECK:           %[[COLUMNS:.*]] = memref.alloc(%[[TERMS:.*]]) : memref<?xindex>
// CHECK:           %[[VALUES:.*]] = memref.alloc(%[[TERMS]]) : memref<?xf64>
// Two terms of each entry are counted.
// CHECK:           scf.for
// CHECK:             scf.for
// CHECK-COUNT-2:       memref.store %{{.*}}, %[[STARTS]]
// CHECK-NOT:           memref.store
// CHECK:           scf.for
// CHECK:             memref.store %{{.*}}, %[[STARTS]]
// They go to their rows.
// CHECK:           scf.for %[[I:[a-z0-9]+]] =
// CHECK:             scf.for
// CHECK:               %[[J:.*]] = memref.load
// CHECK:               memref.store %[[J]], %[[COLUMNS]]
// CHECK:               memref.store %{{.*}}, %[[VALUES]]
// CHECK:               memref.store %[[I]], %[[COLUMNS]]
// CHECK:               memref.store %{{.*}}, %[[VALUES]]
// CHECK:           scf.for
// CHECK:             scf.for
// CHECK:               memref.load %[[COLUMNS]]
// CHECK:             func.call @tensoroptBuilderAppendFibre
// Rows too long for a workspace are listed.
// CHECK:         else
// CHECK:           func.call @tensoroptBuilderAppend(
func.func @both_halves(%A: tensor<?x?xf64, #Sym>, %n: index) -> (memref<?xindex>, memref<?xindex>, memref<?xf64>) {
  %b = tensoropt.open plus [%n, %n] : !tensoropt.builder<tensor<?x?xf64, #CSR>>
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Sym> outs(%o = %b : !tensoropt.builder<tensor<?x?xf64, #CSR>>) {
    tensoropt.reduce plus %a into %o[%i, %j] : f64, memref<?x?xf64>
    %same = arith.cmpi eq, %i, %j : index
    %zero = arith.constant 0.0 : f64
    %t = arith.select %same, %zero, %a : f64
    tensoropt.reduce plus %t into %o[%j, %i] : f64, memref<?x?xf64>
  }
  %pos, %crd, %val = tensoropt.close %b : !tensoropt.builder<tensor<?x?xf64, #CSR>> -> memref<?xindex>, memref<?xindex>, memref<?xf64>
  return %pos, %crd, %val : memref<?xindex>, memref<?xindex>, memref<?xf64>
}
