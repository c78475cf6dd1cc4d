// RUN: rm -rf %t && mkdir %t
// RUN: tensor-run %s --entry=square --arg=%source/examples/karate.mtx --check=reference --out=0:%t/c.mtx | FileCheck %s --check-prefix=PASSED
// RUN: FileCheck %s --check-prefix=MTX < %t/c.mtx
// RUN: tensor-run %s --entry=square --arg=%source/examples/karate.mtx --out=0:%t/c.tns && FileCheck %s --check-prefix=TNS < %t/c.tns
// RUN: not tensor-run %s --entry=square --arg=%source/examples/karate.mtx --out=0:%t/c.npy 2>&1 | FileCheck %s --check-prefix=NPY
// RUN: tensor-run %s --entry=triangle --arg=%source/examples/karate.mtx --arg=%t/c.mtx --check=reference | FileCheck %s --check-prefix=PASSED
// PASSED: check {{.*}} passed

// Vertex 1 of the karate club has 16 neighbours, of which it shares 7 with
// vertex 2 and 5 with vertex 3; the weights make these the sums below.
// MTX:      %%MatrixMarket matrix coordinate real symmetric
// MTX-NEXT: 34 34 377
// MTX-NEXT: 1 1 272
// TNS:      {{^}}1 1 272{{$}}
// NPY:      only dense tensors are written to .npy files

#CSC = #sparse_tensor.encoding<{ map = (i, j) -> (j : dense, i : compressed) }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, triangle = lower,
                             sparse = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }> }>
func.func @square(%A: tensor<?x?xf64, #CSC>) -> tensor<?x?xf64, #Sym> {
  %c0 = arith.constant 0 : index
  %n = tensor.dim %A, %c0 : tensor<?x?xf64, #CSC>
  %e = tensor.empty(%n, %n) : tensor<?x?xf64, #Sym>
  %0 = tensoropt.einsum "ik,jk->ij" ins(%A, %A : tensor<?x?xf64, #CSC>, tensor<?x?xf64, #CSC>)
         outs(%e : tensor<?x?xf64, #Sym>) -> tensor<?x?xf64, #Sym>
  return %0 : tensor<?x?xf64, #Sym>
}

// A .* B added to what B holds: a result with entries at first.
func.func @triangle(%A: tensor<?x?xf64, #Sym>, %B: tensor<?x?xf64, #Sym>) -> tensor<?x?xf64, #Sym> {
  %0 = tensoropt.einsum "ij,ij->ij" ins(%A, %B : tensor<?x?xf64, #Sym>, tensor<?x?xf64, #Sym>)
         outs(%B : tensor<?x?xf64, #Sym>) -> tensor<?x?xf64, #Sym>
  return %0 : tensor<?x?xf64, #Sym>
}
