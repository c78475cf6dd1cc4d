// Symmetric matrix times vector, y += A x, with the upper or the lower triangle
// of A stored in CSR; and the same for a matrix without symmetry.
//
//   tensor-run ssymv.mlir --entry=ssymv --arg=karate.mtx --arg=rand:1 --arg=zeros
//              --check=reference

#CSR = #sparse_tensor.encoding<{
  map = (i, j) -> (i : dense, j : compressed), posWidth = 32, crdWidth = 32
}>
#SymCSR = #tensoropt.encoding<{
  symmetry = <(0 1)>, stored = canonical, sparse = #CSR
}>
#LowerCSR = #tensoropt.encoding<{
  symmetry = <(0 1)>, stored = canonical, triangle = lower, sparse = #CSR
}>

func.func @ssymv(%A: tensor<?x?xf64, #SymCSR>, %x: tensor<?xf64>,
                 %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i"
         ins(%A, %x : tensor<?x?xf64, #SymCSR>, tensor<?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

func.func @ssymv_lower(%A: tensor<?x?xf64, #LowerCSR>, %x: tensor<?xf64>,
                       %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i"
         ins(%A, %x : tensor<?x?xf64, #LowerCSR>, tensor<?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

func.func @spmv(%A: tensor<?x?xf64, #CSR>, %x: tensor<?xf64>,
                %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i"
         ins(%A, %x : tensor<?x?xf64, #CSR>, tensor<?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
