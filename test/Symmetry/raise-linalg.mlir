// RUN: tensor-opt %s --split-input-file --tensoropt-raise-linalg | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --split-input-file --tensoropt-raise-linalg --remarks-filter="raise-linalg" 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#SymCSR = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>

// CHECK-LABEL: func.func @matvec
// CHECK-SAME:    %[[A:[a-z0-9]+]]: tensor<?x?xf64, {{.*}}>, %[[X:[a-z0-9]+]]: tensor<?xf64>, %[[Y:[a-z0-9]+]]: tensor<?xf64>)
// CHECK-NEXT:    %[[R:.*]] = tensoropt.einsum "ij,j->i" ins(%[[A]], %[[X]] : {{.*}}) outs(%[[Y]] : tensor<?xf64>)
// CHECK-NEXT:    return %[[R]]
// REMARK: [Passed] Raised {{.*}} Function=matvec | semiring=plus_times, spec="ij,j->i"
func.func @matvec(%A: tensor<?x?xf64, #SymCSR>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = linalg.matvec ins(%A, %x : tensor<?x?xf64, #SymCSR>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// Letters are loops in their order; a sparse output stays one.
// CHECK-LABEL: func.func @matmul
// CHECK:         tensoropt.einsum "ik,kj->ij" ins(%[[A:[a-z0-9]+]], %[[A]] : {{.*}}) outs(%{{.*}} : tensor<8x8xi32, {{.*}}>)
func.func @matmul(%A: tensor<8x8xi32, #CSR>) -> tensor<8x8xi32, #CSR> {
  %C = tensor.empty() : tensor<8x8xi32, #CSR>
  %0 = linalg.matmul ins(%A, %A : tensor<8x8xi32, #CSR>, tensor<8x8xi32, #CSR>) outs(%C : tensor<8x8xi32, #CSR>) -> tensor<8x8xi32, #CSR>
  return %0 : tensor<8x8xi32, #CSR>
}

// -----

#CSF = #sparse_tensor.encoding<{ map = (i, j, k) -> (i : dense, j : compressed, k : compressed) }>
#Sym3 = #tensoropt.encoding<{ symmetry = <(0 1), (1 2)>, stored = canonical, sparse = #CSF }>

// Any association of the products, the output first or last.
// CHECK-LABEL: func.func @mttkrp
// CHECK:         tensoropt.einsum "ijk,jl,kl->il" ins(%[[A:[a-z0-9]+]], %[[B:[a-z0-9]+]], %[[B]] :
func.func @mttkrp(%A: tensor<?x?x?xf64, #Sym3>, %B: tensor<?x?xf64>, %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = linalg.generic {
    indexing_maps = [affine_map<(i, j, k, r) -> (i, j, k)>, affine_map<(i, j, k, r) -> (j, r)>,
                     affine_map<(i, j, k, r) -> (k, r)>, affine_map<(i, j, k, r) -> (i, r)>],
    iterator_types = ["parallel", "reduction", "reduction", "parallel"]
  } ins(%A, %B, %B : tensor<?x?x?xf64, #Sym3>, tensor<?x?xf64>, tensor<?x?xf64>) outs(%C : tensor<?x?xf64>) {
  ^bb0(%a: f64, %b: f64, %c: f64, %out: f64):
    %0 = arith.mulf %b, %c : f64
    %1 = arith.mulf %a, %0 : f64
    %2 = arith.addf %1, %out : f64
    linalg.yield %2 : f64
  } -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>

// What the output held is not added: it starts without entries, or as zero.
// CHECK-LABEL: func.func @sum
// CHECK-SAME:    %{{.*}}: tensor<?x4xf32, {{.*}}>, %{{.*}}: tensor<4x?xf32, {{.*}}>, %[[C:[a-z0-9]+]]: tensor<?x4xf32, {{.*}}>
// CHECK:         %[[N:.*]] = tensor.dim %[[C]], %{{.*}}
// CHECK:         %[[EMPTY:.*]] = tensor.empty(%[[N]]) : tensor<?x4xf32, {{.*}}>
// CHECK:         tensoropt.einsum "ij+ji->ij" ins({{.*}}) outs(%[[EMPTY]] :
func.func @sum(%A: tensor<?x4xf32, #CSR>, %B: tensor<4x?xf32, #CSR>, %C: tensor<?x4xf32, #CSR>) -> tensor<?x4xf32, #CSR> {
  %0 = linalg.generic {
    indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j, i)>, affine_map<(i, j) -> (i, j)>],
    iterator_types = ["parallel", "parallel"]
  } ins(%A, %B : tensor<?x4xf32, #CSR>, tensor<4x?xf32, #CSR>) outs(%C : tensor<?x4xf32, #CSR>) {
  ^bb0(%a: f32, %b: f32, %out: f32):
    %0 = arith.addf %a, %b : f32
    linalg.yield %0 : f32
  } -> tensor<?x4xf32, #CSR>
  return %0 : tensor<?x4xf32, #CSR>
}

// CHECK-LABEL: func.func @scaled
// CHECK-SAME:    %[[S:[a-z0-9]+]]: f32, %{{.*}}: tensor<?x4xf32, {{.*}}>, %[[C:[a-z0-9]+]]: tensor<?x4xf32>
// CHECK-DAG:     %[[SCALAR:.*]] = tensor.from_elements %[[S]] : tensor<f32>
// CHECK-DAG:     %[[ZERO:.*]] = linalg.fill ins(%{{.*}} : f32) outs(%[[C]] :
// CHECK:         tensoropt.einsum ",ij,ij->ij" ins(%[[SCALAR]], {{.*}}) outs(%[[ZERO]] :
func.func @scaled(%s: f32, %A: tensor<?x4xf32, #CSR>, %C: tensor<?x4xf32>) -> tensor<?x4xf32> {
  %0 = linalg.generic {
    indexing_maps = [affine_map<(i, j) -> ()>, affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>],
    iterator_types = ["parallel", "parallel"]
  } ins(%s, %A : f32, tensor<?x4xf32, #CSR>) outs(%C : tensor<?x4xf32>) {
  ^bb0(%t: f32, %a: f32, %out: f32):
    %0 = arith.mulf %t, %a : f32
    %1 = arith.mulf %0, %a : f32
    linalg.yield %1 : f32
  } -> tensor<?x4xf32>
  return %0 : tensor<?x4xf32>
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Distances = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR, fill = 0x7FF0000000000000 : f64 }>

// CHECK-LABEL: func.func @shortest
// CHECK:         tensoropt.einsum "ij,j->i" semiring<min_plus>
// REMARK: Function=shortest | semiring=min_plus
func.func @shortest(%A: tensor<?x?xf64, #Distances>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = linalg.generic {
    indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i)>],
    iterator_types = ["parallel", "reduction"]
  } ins(%A, %x : tensor<?x?xf64, #Distances>, tensor<?xf64>) outs(%y : tensor<?xf64>) {
  ^bb0(%a: f64, %b: f64, %out: f64):
    %0 = arith.addf %a, %b : f64
    %1 = arith.minimumf %out, %0 fastmath<nnan> : f64
    linalg.yield %1 : f64
  } -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Hermitian = #tensoropt.encoding<{ symmetry = <(0 1) : conjugate>, stored = canonical, sparse = #CSR }>

// CHECK-LABEL: func.func @reachable
// CHECK:         tensoropt.einsum "ij,j->i" semiring<or_and>
func.func @reachable(%A: tensor<?x?xi1, #CSR>, %x: tensor<?xi1>, %y: tensor<?xi1>) -> tensor<?xi1> {
  %0 = linalg.generic {
    indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i)>],
    iterator_types = ["parallel", "reduction"]
  } ins(%A, %x : tensor<?x?xi1, #CSR>, tensor<?xi1>) outs(%y : tensor<?xi1>) {
  ^bb0(%a: i1, %b: i1, %out: i1):
    %0 = arith.andi %a, %b : i1
    %1 = arith.ori %out, %0 : i1
    linalg.yield %1 : i1
  } -> tensor<?xi1>
  return %0 : tensor<?xi1>
}

// Two outputs of one sum; unused inputs are left out.
// CHECK-LABEL: func.func @rows_and_columns
// CHECK:         tensoropt.einsum "ij->i,j" ins(%{{[a-z0-9]+}} :
func.func @rows_and_columns(%A: tensor<?x?xcomplex<f64>, #Hermitian>, %B: tensor<?x?xcomplex<f64>>, %y: tensor<?xcomplex<f64>>, %z: tensor<?xcomplex<f64>>) -> (tensor<?xcomplex<f64>>, tensor<?xcomplex<f64>>) {
  %0:2 = linalg.generic {
    indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (j)>],
    iterator_types = ["reduction", "reduction"]
  } ins(%B, %A : tensor<?x?xcomplex<f64>>, tensor<?x?xcomplex<f64>, #Hermitian>) outs(%y, %z : tensor<?xcomplex<f64>>, tensor<?xcomplex<f64>>) {
  ^bb0(%b: complex<f64>, %a: complex<f64>, %o: complex<f64>, %p: complex<f64>):
    %0 = complex.add %o, %a : complex<f64>
    %1 = complex.add %a, %p : complex<f64>
    linalg.yield %0, %1 : complex<f64>, complex<f64>
  } -> (tensor<?xcomplex<f64>>, tensor<?xcomplex<f64>>)
  return %0#0, %0#1 : tensor<?xcomplex<f64>>, tensor<?xcomplex<f64>>
}

// -----

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#rows = affine_map<(i, j) -> (i, j)>

// A difference is a sum with the factor -1; numbers of a product become one.
// CHECK-LABEL: func.func @difference
// CHECK-SAME:    %[[A:[a-z0-9]+]]: tensor<4x4xf64, {{.*}}>, %[[B:[a-z0-9]+]]: tensor<4x4xf64, {{.*}}>, %[[S:[a-z0-9]+]]: f64,
// CHECK:         %[[HALF:.*]] = arith.divf %{{.*}}, %{{.*}} : f64
// CHECK:         %[[FIRST:.*]] = tensor.from_elements %[[HALF]] : tensor<f64>
// CHECK:         %[[MINUS:.*]] = arith.constant -1.000000e+00 : f64
// CHECK:         %[[FACTOR:.*]] = arith.mulf %[[MINUS]], %[[S]] {{.*}}: f64
// CHECK:         %[[SECOND:.*]] = tensor.from_elements %[[FACTOR]] : tensor<f64>
// CHECK:         tensoropt.einsum "ij,+ij,->ij" ins(%[[A]], %[[FIRST]], %[[B]], %[[SECOND]] :
func.func @difference(%A: tensor<4x4xf64, #CSR>, %B: tensor<4x4xf64, #CSR>, %s: f64, %C: tensor<4x4xf64>) -> tensor<4x4xf64> {
  %two = arith.constant dense<2.0> : tensor<4x4xf64>
  %0 = linalg.generic { indexing_maps = [#rows, #rows, #rows, #rows], iterator_types = ["parallel", "parallel"] }
    ins(%A, %B, %two : tensor<4x4xf64, #CSR>, tensor<4x4xf64, #CSR>, tensor<4x4xf64>) outs(%C : tensor<4x4xf64>) {
  ^bb0(%a: f64, %b: f64, %c: f64, %out: f64):
    %1 = arith.divf %a, %c : f64
    %2 = arith.mulf %b, %s : f64
    %3 = arith.subf %1, %2 : f64
    linalg.yield %3 : f64
  } -> tensor<4x4xf64>
  return %0 : tensor<4x4xf64>
}
