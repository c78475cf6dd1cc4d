// One function for each kernel that is known to gain from symmetry; none of them
// is built in. docs/kernels.md says what each one saves and how to run it.

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#CSC = #sparse_tensor.encoding<{ map = (i, j) -> (j : dense, i : compressed) }>
#CSF3 = #sparse_tensor.encoding<{ map = (i, j, k) -> (i : dense, j : compressed, k : compressed) }>
#CSF4 = #sparse_tensor.encoding<{ map = (i, j, k, l) -> (i : dense, j : compressed, k : compressed, l : compressed) }>
#CSF5 = #sparse_tensor.encoding<{ map = (i, j, k, l, m) -> (i : dense, j : compressed, k : compressed, l : compressed, m : compressed) }>

#Symmetric = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
#Distances = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR, fill = 0x7FF0000000000000 : f64 }>
#Skew = #tensoropt.encoding<{ symmetry = <(0 1) : negate>, stored = canonical, sparse = #CSR }>
#Hermitian = #tensoropt.encoding<{ symmetry = <(0 1) : conjugate>, stored = canonical, sparse = #CSR }>
#Symmetric3 = #tensoropt.encoding<{ symmetry = <(0 1), (1 2)>, stored = canonical, sparse = #CSF3 }>
#Symmetric4 = #tensoropt.encoding<{ symmetry = <(0 1), (1 2), (2 3)>, stored = canonical, sparse = #CSF4 }>
#Symmetric5 = #tensoropt.encoding<{ symmetry = <(0 1), (1 2), (2 3), (3 4)>, stored = canonical, sparse = #CSF5 }>
#Partial = #tensoropt.encoding<{ symmetry = <(1 2)>, stored = canonical, sparse = #CSF3 }>

!matrix = tensor<?x8xf64>
!square = tensor<?x?xf64>
!vector = tensor<?xf64>
!A = tensor<?x?xf64, #Symmetric>
!A3 = tensor<?x?x?xf64, #Symmetric3>
!A4 = tensor<?x?x?x?xf64, #Symmetric4>
!A5 = tensor<?x?x?x?x?xf64, #Symmetric5>

func.func @ssymv(%A: !A, %x: !vector, %y: !vector) -> !vector {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : !A, !vector) outs(%y : !vector) -> !vector
  return %0 : !vector
}

func.func @ssymm(%A: !A, %B: !matrix, %C: !matrix) -> !matrix {
  %0 = tensoropt.einsum "ik,kr->ir" ins(%A, %B : !A, !matrix) outs(%C : !matrix) -> !matrix
  return %0 : !matrix
}

func.func @bellman_ford(%A: tensor<?x?xf64, #Distances>, %x: !vector, %y: !vector) -> !vector {
  %0 = tensoropt.einsum "ij,j->i" semiring<min_plus>
         ins(%A, %x : tensor<?x?xf64, #Distances>, !vector) outs(%y : !vector) -> !vector
  return %0 : !vector
}

func.func @syprd(%A: !A, %x: !vector, %s: tensor<f64>) -> tensor<f64> {
  %0 = tensoropt.einsum "i,ij,j->" ins(%x, %A, %x : !vector, !A, !vector)
         outs(%s : tensor<f64>) -> tensor<f64>
  return %0 : tensor<f64>
}

func.func @ssyrk(%A: tensor<?x?xf64, #CSC>, %C: !square) -> !square {
  %0 = tensoropt.einsum "ik,jk->ij" ins(%A, %A : tensor<?x?xf64, #CSC>, tensor<?x?xf64, #CSC>)
         outs(%C : !square) -> !square
  return %0 : !square
}

func.func @ssysyrk(%A: !A, %C: !square) -> !square {
  %0 = tensoropt.einsum "ik,jk->ij" ins(%A, %A : !A, !A) outs(%C : !square) -> !square
  return %0 : !square
}

func.func @ttm(%A: !A3, %B: !matrix, %C: tensor<?x?x8xf64>) -> tensor<?x?x8xf64> {
  %0 = tensoropt.einsum "kjl,kr->jlr" ins(%A, %B : !A3, !matrix)
         outs(%C : tensor<?x?x8xf64>) -> tensor<?x?x8xf64>
  return %0 : tensor<?x?x8xf64>
}

func.func @tucker(%A: !A3, %B: !matrix, %C: tensor<8x8x8xf64>) -> tensor<8x8x8xf64> {
  %0 = tensoropt.einsum "ijk,ir,js,kt->rst"
         ins(%A, %B, %B, %B : !A3, !matrix, !matrix, !matrix)
         outs(%C : tensor<8x8x8xf64>) -> tensor<8x8x8xf64>
  return %0 : tensor<8x8x8xf64>
}

func.func @mttkrp3(%A: !A3, %B: !matrix, %C: !matrix) -> !matrix {
  %0 = tensoropt.einsum "ijk,jr,kr->ir" ins(%A, %B, %B : !A3, !matrix, !matrix)
         outs(%C : !matrix) -> !matrix
  return %0 : !matrix
}

func.func @mttkrp4(%A: !A4, %B: !matrix, %C: !matrix) -> !matrix {
  %0 = tensoropt.einsum "ijkl,jr,kr,lr->ir"
         ins(%A, %B, %B, %B : !A4, !matrix, !matrix, !matrix) outs(%C : !matrix) -> !matrix
  return %0 : !matrix
}

func.func @mttkrp5(%A: !A5, %B: !matrix, %C: !matrix) -> !matrix {
  %0 = tensoropt.einsum "ijklm,jr,kr,lr,mr->ir"
         ins(%A, %B, %B, %B, %B : !A5, !matrix, !matrix, !matrix, !matrix)
         outs(%C : !matrix) -> !matrix
  return %0 : !matrix
}

func.func @mttkrp_partial(%A: tensor<?x?x?xf64, #Partial>, %B: !matrix, %C: !matrix) -> !matrix {
  %0 = tensoropt.einsum "ijk,jr,kr->ir"
         ins(%A, %B, %B : tensor<?x?x?xf64, #Partial>, !matrix, !matrix)
         outs(%C : !matrix) -> !matrix
  return %0 : !matrix
}

func.func @skew(%A: tensor<?x?xf64, #Skew>, %x: !vector, %y: !vector) -> !vector {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #Skew>, !vector)
         outs(%y : !vector) -> !vector
  return %0 : !vector
}

func.func @hermitian(%A: tensor<?x?xcomplex<f64>, #Hermitian>, %x: tensor<?xcomplex<f64>>,
                     %y: tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>> {
  %0 = tensoropt.einsum "ij,j->i"
         ins(%A, %x : tensor<?x?xcomplex<f64>, #Hermitian>, tensor<?xcomplex<f64>>)
         outs(%y : tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>>
  return %0 : tensor<?xcomplex<f64>>
}
