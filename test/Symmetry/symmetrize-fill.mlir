// RUN: tensor-opt %s --tensoropt-symmetrize --verify-diagnostics --split-input-file | FileCheck %s

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#One = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR, fill = 1.0 : f64 }>

// Not the zero of plus_times: a dense tensor takes the input's place. It is
// zeros plus the entries, where they are marked, and 1 elsewhere.
// CHECK-LABEL: func.func @dense
// CHECK:         %[[STORED:.*]]:2 = tensoropt.sweep
// CHECK:           %[[IS_FILL:.*]] = arith.cmpf oeq, %[[A:.*]], %{{.*}} : f64
// CHECK:           arith.select
// CHECK:           tensoropt.reduce plus %{{.*}} into %[[V:.*]][%[[I:.*]], %[[J:.*]]] : f64
// CHECK:           tensoropt.reduce or %{{.*}} into %[[M:.*]][%[[I]], %[[J]]] : i1
// CHECK:           arith.cmpi eq, %[[I]], %[[J]]
// CHECK:           tensoropt.reduce plus %{{.*}} into %[[V]][%[[J]], %[[I]]] : f64
// CHECK:           tensoropt.reduce or %{{.*}} into %[[M]][%[[J]], %[[I]]] : i1
// CHECK:         %[[DENSE:.*]] = linalg.generic {{.*}} ins(%[[STORED]]#0, %[[STORED]]#1
// CHECK:           arith.select
// CHECK:         tensoropt.sweep %[[DENSE]][
func.func @dense(%A: tensor<?x?xf64, #One>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #One>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// -----

#DenseLast = #sparse_tensor.encoding<{ map = (i, j) -> (j : compressed, i : dense) }>
#Far = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #DenseLast, fill = 127 : i8 }>

// The zero of min_plus: what has it adds nothing, so padding may be visited.
// CHECK-LABEL: func.func @padding
// CHECK:         tensoropt.sweep %{{.*}}[%{{.*}}, %{{.*}}] = %[[A:[a-z0-9]+]]
// CHECK:           %[[FAR:.*]] = arith.constant 127 : i8
// CHECK:           %[[IS_FILL:.*]] = arith.cmpi eq, %[[A]], %[[FAR]] : i8
// CHECK:           arith.select %[[IS_FILL]]
// CHECK:           arith.select %[[IS_FILL]]
// CHECK-NOT:       linalg.generic
func.func @padding(%A: tensor<?x?xi8, #Far>, %x: tensor<?xi8>, %y: tensor<?xi8>) -> tensor<?xi8> {
  %0 = tensoropt.einsum "ij,j->i" semiring<min_plus> ins(%A, %x : tensor<?x?xi8, #Far>, tensor<?xi8>) outs(%y : tensor<?xi8>) -> tensor<?xi8>
  return %0 : tensor<?xi8>
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Two = #tensoropt.encoding<{ sparse = #CSR, fill = 2.0 : f64 }>
func.func @output(%A: tensor<?x?xf64, #Two>, %B: tensor<?x?xf64, #Two>) -> tensor<?x?xf64, #Two> {
  // expected-error@+1 {{whose fill value is not stored; only inputs may have one}}
  %0 = tensoropt.einsum "ij->ij" ins(%A : tensor<?x?xf64, #Two>) outs(%B : tensor<?x?xf64, #Two>) -> tensor<?x?xf64, #Two>
  return %0 : tensor<?x?xf64, #Two>
}
