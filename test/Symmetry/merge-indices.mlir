// RUN: tensor-opt %s --tensoropt-merge-indices --canonicalize | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --tensoropt-merge-indices --remarks-filter='merge-indices|symmetrize' --remark-format=emitRemark -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

#eri = #tensoropt.encoding<{ symmetry = <(0 1), (2 3), (0 2)(1 3)>, stored = canonical, triangle = lower }>
#sym = #tensoropt.encoding<{ symmetry = <(0 1)> }>

// Factors are expanded before blocks are looked for.
// REMARK: ExpandedFactor | Category:symmetrize | Function=packed | input=1

// Integrals as a symmetric matrix over pairs. D[k, l] and D[l, k] share a place
// and are added; what comes out for a pair goes to both of its places.
// REMARK: [Passed] Merged | Category:merge-indices | Function=coulomb | blocks="ij kl", spec="ijkl,kl->ij"
// CHECK-LABEL: func.func @coulomb
// CHECK-SAME:    %[[I:[a-z0-9]+]]: tensor<?x?x?x?xf64, #{{.*}}>, %[[D:[a-z0-9]+]]: tensor<?x?xf64>, %[[J:[a-z0-9]+]]: tensor<?x?xf64>
// CHECK:       %[[M:.*]] = tensoropt.merge %[[I]] by [2, 2] : {{.*}} to tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, triangle = lower }>>
// CHECK:       %[[PAIRS:.*]] = tensor.dim %[[M]], %c1
// CHECK:       tensor.empty(%[[PAIRS]]) : tensor<?xf64>
// CHECK:       %[[SUM:.*]] = tensoropt.sweep %[[D]][%[[K:.*]], %[[L:.*]]] = %[[V:.*]] : tensor<?x?xf64> outs(%[[O:.*]] = %{{.*}} : tensor<?xf64>)
// CHECK-NEXT:    %[[ABOVE:.*]] = arith.cmpi ugt, %[[L]], %[[K]]
// CHECK-NEXT:    %[[MAX:.*]] = arith.select %[[ABOVE]], %[[L]], %[[K]]
// CHECK-NEXT:    %[[MIN:.*]] = arith.select %[[ABOVE]], %[[K]], %[[L]]
// CHECK-NEXT:    %[[NEXT:.*]] = arith.addi %[[MAX]], %c1
// CHECK-NEXT:    %[[TWICE:.*]] = arith.muli %[[MAX]], %[[NEXT]]
// CHECK-NEXT:    %[[ROW:.*]] = arith.divui %[[TWICE]], %c2
// CHECK-NEXT:    %[[AT:.*]] = arith.addi %[[ROW]], %[[MIN]]
// CHECK-NEXT:    tensoropt.reduce plus %[[V]] into %[[O]][%[[AT]]]
// CHECK:       %[[MERGED:.*]] = tensoropt.einsum "ik,k->i" ins(%[[M]], %[[SUM]] : {{.*}}, tensor<?xf64>)
// CHECK:       linalg.generic {{.*}} outs(%[[J]] : tensor<?x?xf64>)
// CHECK:         tensor.extract %[[MERGED]]
// CHECK-NEXT:    arith.addf
func.func @coulomb(%I: tensor<?x?x?x?xf64, #eri>, %D: tensor<?x?xf64>, %J: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ijkl,kl->ij" ins(%I, %D : tensor<?x?x?x?xf64, #eri>, tensor<?x?xf64>)
         outs(%J : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// Several densities; a minimum is taken instead of a sum.
// REMARK: Merged {{.*}}Function=tropical{{.*}}blocks="ij kl"
// CHECK-LABEL: func.func @tropical
// CHECK:       tensoropt.sweep %{{.*}}[%[[R:.*]], %{{.*}}, %{{.*}}] = %{{.*}}
// CHECK:         tensoropt.reduce min %{{.*}} into %{{.*}}[%[[R]], %{{[0-9]+}}]
// CHECK:       tensoropt.einsum "ik,rk->ir" semiring<min_plus>
func.func @tropical(%I: tensor<6x6x6x6xf64, #eri>, %D: tensor<3x6x6xf64>, %J: tensor<6x6x3xf64>) -> tensor<6x6x3xf64> {
  %0 = tensoropt.einsum "ijkl,rkl->ijr" semiring<min_plus> ins(%I, %D : tensor<6x6x6x6xf64, #eri>, tensor<3x6x6xf64>)
         outs(%J : tensor<6x6x3xf64>) -> tensor<6x6x3xf64>
  return %0 : tensor<6x6x3xf64>
}

// A matrix of blocks: the pairs have no symmetry of their own.
#blocks = #tensoropt.encoding<{ symmetry = <(0 2)(1 3)>, stored = canonical }>
// REMARK: Merged {{.*}}Function=blocks{{.*}}blocks="ia jb"
// CHECK-LABEL: func.func @blocks
// CHECK:       tensoropt.merge %{{.*}} by [2, 2] : tensor<4x3x4x3xf64, {{.*}}> to tensor<12x12xf64, #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>>
// CHECK-NOT:   arith.cmpi
// CHECK:       tensoropt.einsum "ij,j->i"
func.func @blocks(%A: tensor<4x3x4x3xf64, #blocks>, %x: tensor<4x3xf64>, %y: tensor<4x3xf64>) -> tensor<4x3xf64> {
  %0 = tensoropt.einsum "iajb,jb->ia" ins(%A, %x : tensor<4x3x4x3xf64, #blocks>, tensor<4x3xf64>)
         outs(%y : tensor<4x3xf64>) -> tensor<4x3xf64>
  return %0 : tensor<4x3xf64>
}

// No symmetry is left; the entries of the factor that states it are picked.
#pair = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, triangle = lower }>
// REMARK: Merged {{.*}}Function=pick{{.*}}blocks="ij k"
// CHECK-LABEL: func.func @pick
// CHECK:       tensoropt.merge %{{.*}} by [2, 1] : {{.*}} to tensor<?x?xf64>
// CHECK:       tensoropt.sweep
// CHECK:         arith.select %{{.*}}, %{{.*}}, %cst
// CHECK:         tensoropt.reduce plus
// CHECK:       tensoropt.einsum "ik,i,k->i"
func.func @pick(%A: tensor<?x?x?xf64, #pair>, %D: tensor<?x?xf64, #sym>, %x: tensor<?xf64>, %y: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ijk,ij,k->ij" ins(%A, %D, %x : tensor<?x?x?xf64, #pair>, tensor<?x?xf64, #sym>, tensor<?xf64>)
         outs(%y : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// A packed output is what the pairs are added to; a packed factor is expanded.
// REMARK: Merged {{.*}}Function=packed{{.*}}blocks="ij kl"
// CHECK-LABEL: func.func @packed
// CHECK-SAME:    %[[I:[a-z0-9]+]]: tensor<?x?x?x?xf64, #{{.*}}>, %[[D:[a-z0-9]+]]: tensor<?x?xf64, #{{.*}}>, %[[J:[a-z0-9]+]]: tensor<?x?xf64, #{{.*}}>
// CHECK:       tensoropt.expand %[[D]]
// CHECK:       %[[VALUES:.*]] = tensoropt.merge %[[J]] by [2] : {{.*}} to tensor<?xf64>
// CHECK:       %[[SUM:.*]] = tensoropt.einsum "ik,k->i" {{.*}} outs(%[[VALUES]] : tensor<?xf64>)
// CHECK:       %[[SPLIT:.*]] = tensoropt.split %[[SUM]] by [2]
// CHECK:       return %[[SPLIT]]
func.func @packed(%I: tensor<?x?x?x?xf64, #eri>, %D: tensor<?x?xf64, #pair>, %J: tensor<?x?xf64, #pair>) -> tensor<?x?xf64, #pair> {
  %0 = tensoropt.einsum "ijkl,kl->ji" ins(%I, %D : tensor<?x?x?x?xf64, #eri>, tensor<?x?xf64, #pair>)
         outs(%J : tensor<?x?xf64, #pair>) -> tensor<?x?xf64, #pair>
  return %0 : tensor<?x?xf64, #pair>
}

// The other triangle is not that of the pairs.
#upper = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
// CHECK-LABEL: func.func @other_triangle
// CHECK-NOT:   tensoropt.merge
// CHECK:       return
func.func @other_triangle(%I: tensor<?x?x?x?xf64, #eri>, %D: tensor<?x?xf64, #sym>, %J: tensor<?x?xf64, #upper>) -> tensor<?x?xf64, #upper> {
  %0 = tensoropt.einsum "ijkl,kl->ij" ins(%I, %D : tensor<?x?x?x?xf64, #eri>, tensor<?x?xf64, #sym>)
         outs(%J : tensor<?x?xf64, #upper>) -> tensor<?x?xf64, #upper>
  return %0 : tensor<?x?xf64, #upper>
}

// One visit serves both, so J is not merged.
// REMARK: [Missed] NotMerged | Category:merge-indices | Function=both {{.*}}blocks="ij kl", reason="another einsum visits the tensor
// CHECK-LABEL: func.func @both
// CHECK-NOT:   tensoropt.merge
// CHECK:       return
func.func @both(%I: tensor<?x?x?x?xf64, #eri>, %D: tensor<?x?xf64, #sym>, %J: tensor<?x?xf64>, %K: tensor<?x?xf64>)
    -> (tensor<?x?xf64>, tensor<?x?xf64>) {
  %0 = tensoropt.einsum "ijkl,kl->ij" ins(%I, %D : tensor<?x?x?x?xf64, #eri>, tensor<?x?xf64, #sym>)
         outs(%J : tensor<?x?xf64>) -> tensor<?x?xf64>
  %1 = tensoropt.einsum "ijkl,jl->ik" ins(%I, %D : tensor<?x?x?x?xf64, #eri>, tensor<?x?xf64, #sym>)
         outs(%K : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0, %1 : tensor<?x?xf64>, tensor<?x?xf64>
}
