// Coulomb and exchange matrices of quantum chemistry from two-electron integrals
// (ij|kl) with their eight-fold symmetry, stored once: the array `s8` of PySCF.
// The density D is symmetric. In @coulomb_exchange both are one visit.

#eri = #tensoropt.encoding<{ symmetry = <(0 1), (2 3), (0 2)(1 3)>,
                             stored = canonical, triangle = lower }>
#symmetric = #tensoropt.encoding<{ symmetry = <(0 1)> }>

func.func @coulomb(%I: tensor<?x?x?x?xf64, #eri>, %D: tensor<?x?xf64, #symmetric>,
                   %J: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ijkl,kl->ij"
         ins(%I, %D : tensor<?x?x?x?xf64, #eri>, tensor<?x?xf64, #symmetric>)
         outs(%J : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

func.func @exchange(%I: tensor<?x?x?x?xf64, #eri>, %D: tensor<?x?xf64, #symmetric>,
                    %K: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ijkl,jl->ik"
         ins(%I, %D : tensor<?x?x?x?xf64, #eri>, tensor<?x?xf64, #symmetric>)
         outs(%K : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

func.func @coulomb_exchange(%I: tensor<?x?x?x?xf64, #eri>,
                            %D: tensor<?x?xf64, #symmetric>, %J: tensor<?x?xf64>,
                            %K: tensor<?x?xf64>)
    -> (tensor<?x?xf64>, tensor<?x?xf64>) {
  %0 = tensoropt.einsum "ijkl,kl->ij"
         ins(%I, %D : tensor<?x?x?x?xf64, #eri>, tensor<?x?xf64, #symmetric>)
         outs(%J : tensor<?x?xf64>) -> tensor<?x?xf64>
  %1 = tensoropt.einsum "ijkl,jl->ik"
         ins(%I, %D : tensor<?x?x?x?xf64, #eri>, tensor<?x?xf64, #symmetric>)
         outs(%K : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0, %1 : tensor<?x?xf64>, tensor<?x?xf64>
}
