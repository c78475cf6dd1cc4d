#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed), posWidth = 64, crdWidth = 64 }>
#CSF = #sparse_tensor.encoding<{ map = (i, j, k) -> (i : compressed, j : compressed, k : compressed), posWidth = 64, crdWidth = 64 }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
#Sym3 = #tensoropt.encoding<{ symmetry = <(0 1), (1 2)>, stored = canonical, sparse = #CSF }>
#Partial = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSF }>
func.func @ssymv(%A: tensor<?x?xf64, #Sym>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #Sym>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
func.func @shortest(%A: tensor<?x?xf64, #Sym>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" semiring<min_plus> ins(%A, %x : tensor<?x?xf64, #Sym>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
func.func @mttkrp(%A: tensor<?x?x?xf64, #Sym3>, %B: tensor<?x?xf64>, %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ijk,jr,kr->ir" ins(%A, %B, %B : tensor<?x?x?xf64, #Sym3>, tensor<?x?xf64>, tensor<?x?xf64>) outs(%C : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}
func.func @ssymm(%A: tensor<?x?xf64, #Sym>, %B: tensor<?x?xf64>, %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ij,jr->ir" ins(%A, %B : tensor<?x?xf64, #Sym>, tensor<?x?xf64>) outs(%C : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}
func.func @partial(%A: tensor<?x?x?xf64, #Partial>, %B: tensor<?x?xf64>, %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ijk,jr,kr->ir" ins(%A, %B, %B : tensor<?x?x?xf64, #Partial>, tensor<?x?xf64>, tensor<?x?xf64>) outs(%C : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}
