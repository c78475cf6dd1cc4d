// RUN: tensor-opt %s --tensoropt-symmetrize | FileCheck %s
// RUN: tensor-opt %s --pass-pipeline='builtin.module(func.func(tensoropt-symmetrize))' | FileCheck %s
// RUN: tensor-opt %s --tensoropt-symmetrize --remarks-filter=symmetrize --remark-format=emitRemark 2>&1 >/dev/null | FileCheck %s --check-prefix=REMARK
// RUN: tensor-opt %s --tensoropt-symmetrize=output-symmetry=always --remarks-filter=symmetrize --remark-format=emitRemark 2>&1 >/dev/null | FileCheck %s --check-prefix=ALWAYS

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#CSF = #sparse_tensor.encoding<{ map = (i, j, k) -> (i : compressed, j : compressed, k : compressed) }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
#Skew = #tensoropt.encoding<{ symmetry = <(0 1) : negate>, stored = canonical, sparse = #CSR }>
#Hermitian = #tensoropt.encoding<{ symmetry = <(0 1) : conjugate>, stored = canonical, sparse = #CSR }>
#Sym3 = #tensoropt.encoding<{ symmetry = <(0 1 2), (0 1)>, stored = canonical, sparse = #CSF }>
#Partial = #tensoropt.encoding<{ symmetry = <(1 2)>, stored = canonical, sparse = #CSF }>

// Two updates: y[i] += a x[j] always, y[j] += a x[i] off the diagonal.
// REMARK: [Passed] Symmetrized | Category:symmetrize | Function=ssymv | groupOrder=2, spec="ij,j->i", subgroupOrder=1, transpositions=1, updatesPerEntry=2
// CHECK-LABEL: func.func @ssymv
// CHECK-SAME:    %[[MAT:[a-z0-9]+]]: tensor<?x?xf64, #{{[^%]*}}, %[[X:[a-z0-9]+]]: tensor<?xf64>, %[[Y:[a-z0-9]+]]: tensor<?xf64>
// CHECK:         tensoropt.sweep %[[MAT]][%[[I:[a-z0-9]+]], %[[J:[a-z0-9]+]]] = %[[A:[a-z0-9]+]] : {{.*}} outs(%[[O:[a-z0-9]+]] = %[[Y]] : tensor<?xf64>)
// CHECK-DAG:       %[[XJ:.*]] = tensor.extract %[[X]][%[[J]]]
// CHECK-DAG:       %[[P:.*]] = arith.mulf %[[A]], %[[XJ]] fastmath<contract>
// CHECK:           tensoropt.reduce plus %[[P]] into %[[O]][%[[I]]]
// CHECK-DAG:       %[[XI:.*]] = tensor.extract %[[X]][%[[I]]]
// CHECK-DAG:       %[[Q:.*]] = arith.mulf %[[A]], %[[XI]] fastmath<contract>
// CHECK-DAG:       %[[ON:.*]] = arith.cmpi eq, %[[I]], %[[J]]
// CHECK-DAG:       %[[ZERO:.*]] = arith.constant 0.000000e+00
// CHECK:           %[[R:.*]] = arith.select %[[ON]], %[[ZERO]], %[[Q]]
// CHECK:           tensoropt.reduce plus %[[R]] into %[[O]][%[[J]]]
// CHECK-NOT:       tensoropt.reduce
func.func @ssymv(%A: tensor<?x?xf64, #Sym>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #Sym>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// No symmetry is stated: one update.
// REMARK: Function=spmv | groupOrder=1, spec="ij,j->i", subgroupOrder=1, transpositions=1, updatesPerEntry=1
// CHECK-LABEL: func.func @spmv
// CHECK:         tensoropt.sweep
// CHECK-COUNT-1: tensoropt.reduce
// CHECK-NOT:     tensoropt.reduce
func.func @spmv(%A: tensor<?x?xf64, #CSR>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #CSR>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// The mirrored entry of a skew matrix has the other sign.
// CHECK-LABEL: func.func @skew
// CHECK:         tensoropt.sweep %{{[^=]*}} = %[[A:[a-z0-9]+]] :
// CHECK:           %[[N:.*]] = arith.negf %[[A]]
// CHECK:           arith.mulf %[[N]]
func.func @skew(%A: tensor<?x?xf64, #Skew>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #Skew>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// The same for integers, as a subtraction.
// CHECK-LABEL: func.func @skew_integers
// CHECK:         tensoropt.sweep %{{[^=]*}} = %[[A:[a-z0-9]+]] :
// CHECK:           %[[ZERO:.*]] = arith.constant 0 : i32
// CHECK:           %[[N:.*]] = arith.subi %[[ZERO]], %[[A]]
// CHECK:           arith.muli %[[N]]
func.func @skew_integers(%A: tensor<?x?xi32, #Skew>, %x: tensor<?xi32>, %y: tensor<?xi32>) -> tensor<?xi32> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xi32, #Skew>, tensor<?xi32>) outs(%y : tensor<?xi32>) -> tensor<?xi32>
  return %0 : tensor<?xi32>
}

// CHECK-LABEL: func.func @hermitian
// CHECK:         tensoropt.sweep %{{[^=]*}} = %[[A:[a-z0-9]+]] :
// CHECK:           complex.mul %[[A]]
// CHECK:           %[[C:.*]] = complex.conj %[[A]]
// CHECK:           %[[T:.*]] = complex.mul %[[C]]
// CHECK:           %[[ZERO:.*]] = complex.constant [0.000000e+00, 0.000000e+00]
// CHECK:           arith.select %{{.*}}, %[[ZERO]], %[[T]]
func.func @hermitian(%A: tensor<?x?xcomplex<f64>, #Hermitian>, %x: tensor<?xcomplex<f64>>, %y: tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xcomplex<f64>, #Hermitian>, tensor<?xcomplex<f64>>)
         outs(%y : tensor<?xcomplex<f64>>) -> tensor<?xcomplex<f64>>
  return %0 : tensor<?xcomplex<f64>>
}

// Columns of B are a free index; B[k,r] and B[i,r] are read once each.
// REMARK: Function=ssymm | groupOrder=2, spec="ik,kr->ir", subgroupOrder=1, transpositions=1, updatesPerEntry=2
// CHECK-LABEL: func.func @ssymm
// CHECK-SAME:    %[[MAT:[a-z0-9]+]]: {{[^%]*}}, %[[B:[a-z0-9]+]]: tensor<?x?xf64>
// CHECK:         %[[ONE:.*]] = arith.constant 1 : index
// CHECK:         %[[N:.*]] = tensor.dim %[[B]], %[[ONE]]
// CHECK:         tensoropt.sweep %[[MAT]][%[[I:[a-z0-9]+]], %[[K:[a-z0-9]+]]] = {{.*}} free(%[[R:[a-z0-9]+]] < %[[N]])
// CHECK:           tensor.extract %[[B]][%[[K]], %[[R]]]
// CHECK:           tensoropt.reduce plus %{{.*}} into %{{.*}}[%[[I]], %[[R]]]
// CHECK:           tensor.extract %[[B]][%[[I]], %[[R]]]
// CHECK:           tensoropt.reduce plus %{{.*}} into %{{.*}}[%[[K]], %[[R]]]
// CHECK-NOT:       tensor.extract
func.func @ssymm(%A: tensor<?x?xf64, #Sym>, %B: tensor<?x?xf64>, %Y: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ik,kr->ir" ins(%A, %B : tensor<?x?xf64, #Sym>, tensor<?x?xf64>) outs(%Y : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// x' A x: |H| = 2, so one update that counts 2 / (1 + [i = j]) times.
// REMARK: Function=ssyprd | groupOrder=2, spec="i,ij,j->", subgroupOrder=2, transpositions=1, updatesPerEntry=1
// CHECK-LABEL: func.func @ssyprd
// CHECK:         tensoropt.sweep %{{.*}}[%[[I:[a-z0-9]+]], %[[J:[a-z0-9]+]]] = %[[A:[a-z0-9]+]]
// CHECK:           %[[EQ:.*]] = arith.cmpi eq, %[[I]], %[[J]]
// CHECK-DAG:       %[[EXTRA:.*]] = arith.select %[[EQ]]
// CHECK-DAG:       %[[STAB:.*]] = arith.addi %{{.*}}, %[[EXTRA]]
// CHECK-DAG:       %[[H:.*]] = arith.constant 2.000000e+00 : f64
// CHECK-DAG:       %[[S:.*]] = arith.uitofp %[[STAB]] : i64 to f64
// CHECK:           %[[M:.*]] = arith.divf %[[H]], %[[S]]
// CHECK:           arith.mulf %[[M]], %[[A]]
// CHECK-COUNT-1:   tensoropt.reduce plus
// CHECK-NOT:       tensoropt.reduce
func.func @ssyprd(%A: tensor<?x?xf64, #Sym>, %x: tensor<?xf64>, %y: tensor<f64>) -> tensor<f64> {
  %0 = tensoropt.einsum "i,ij,j->" ins(%x, %A, %x : tensor<?xf64>, tensor<?x?xf64, #Sym>, tensor<?xf64>) outs(%y : tensor<f64>) -> tensor<f64>
  return %0 : tensor<f64>
}

// Multiplicities are counted in i64 and brought to the element type.
// CHECK-LABEL: func.func @ssyprd_integers
// CHECK:         arith.trunci %{{.*}} : i64 to i16
// CHECK-LABEL: func.func @ssyprd_wide
// CHECK:         arith.extui %{{.*}} : i64 to i128
// CHECK-LABEL: func.func @ssyprd_complex
// CHECK:         complex.create %{{.*}}, %{{.*}} : complex<f32>
func.func @ssyprd_integers(%A: tensor<?x?xi16, #Sym>, %x: tensor<?xi16>, %y: tensor<i16>) -> tensor<i16> {
  %0 = tensoropt.einsum "i,ij,j->" ins(%x, %A, %x : tensor<?xi16>, tensor<?x?xi16, #Sym>, tensor<?xi16>) outs(%y : tensor<i16>) -> tensor<i16>
  return %0 : tensor<i16>
}
func.func @ssyprd_wide(%A: tensor<?x?xi128, #Sym>, %x: tensor<?xi128>, %y: tensor<i128>) -> tensor<i128> {
  %0 = tensoropt.einsum "i,ij,j->" ins(%x, %A, %x : tensor<?xi128>, tensor<?x?xi128, #Sym>, tensor<?xi128>) outs(%y : tensor<i128>) -> tensor<i128>
  return %0 : tensor<i128>
}
func.func @ssyprd_complex(%A: tensor<?x?xcomplex<f32>, #Sym>, %x: tensor<?xcomplex<f32>>, %y: tensor<complex<f32>>) -> tensor<complex<f32>> {
  %0 = tensoropt.einsum "i,ij,j->" ins(%x, %A, %x : tensor<?xcomplex<f32>>, tensor<?x?xcomplex<f32>, #Sym>, tensor<?xcomplex<f32>>)
         outs(%y : tensor<complex<f32>>) -> tensor<complex<f32>>
  return %0 : tensor<complex<f32>>
}

// Two different vectors: nothing is preserved, |H| = 1.
// REMARK: Function=bilinear | groupOrder=2, spec="i,ij,j->", subgroupOrder=1, transpositions=1, updatesPerEntry=2
// CHECK-LABEL: func.func @bilinear
// CHECK-COUNT-2: tensoropt.reduce
// CHECK-NOT:     tensoropt.reduce
func.func @bilinear(%A: tensor<?x?xf64, #Sym>, %x: tensor<?xf64>, %z: tensor<?xf64>, %y: tensor<f64>) -> tensor<f64> {
  %0 = tensoropt.einsum "i,ij,j->" ins(%x, %A, %z : tensor<?xf64>, tensor<?x?xf64, #Sym>, tensor<?xf64>) outs(%y : tensor<f64>) -> tensor<f64>
  return %0 : tensor<f64>
}

// min(a, a) = a: neither masks nor multiplicities.
// REMARK: Function=shortest_path | groupOrder=2, spec="ij,j->i", subgroupOrder=1, transpositions=1, updatesPerEntry=2
// CHECK-LABEL: func.func @shortest_path
// CHECK:         tensoropt.sweep
// CHECK-NOT:       arith.cmpi
// CHECK-NOT:       arith.select
// CHECK:           arith.addf
// CHECK:           tensoropt.reduce min
// CHECK-NOT:       arith.cmpi
// CHECK-NOT:       arith.select
// CHECK:           arith.addf
// CHECK:           tensoropt.reduce min
func.func @shortest_path(%A: tensor<?x?xf64, #Sym>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" semiring<min_plus> ins(%A, %x : tensor<?x?xf64, #Sym>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// CHECK-LABEL: func.func @reachable
// CHECK:         arith.andi
// CHECK:         tensoropt.reduce or %{{.*}} : i1, memref<?xi1>
func.func @reachable(%A: tensor<?x?xi1, #Sym>, %x: tensor<?xi1>, %y: tensor<?xi1>) -> tensor<?xi1> {
  %0 = tensoropt.einsum "ij,j->i" semiring<or_and> ins(%A, %x : tensor<?x?xi1, #Sym>, tensor<?xi1>) outs(%y : tensor<?xi1>) -> tensor<?xi1>
  return %0 : tensor<?xi1>
}

// |G| = 3! = 6, |H| = 2! = 2 (swap k and l): 6 / 2 = 3 updates.
// REMARK: Function=mttkrp | groupOrder=6, spec="ikl,kr,lr->ir", subgroupOrder=2, transpositions=1, updatesPerEntry=3
// CHECK-LABEL: func.func @mttkrp
// CHECK:         tensoropt.sweep %{{.*}}[%[[I:[a-z0-9]+]], %[[K:[a-z0-9]+]], %[[L:[a-z0-9]+]]] = {{.*}} free(%[[R:[a-z0-9]+]] <
// CHECK:           tensoropt.reduce plus %{{.*}} into %{{.*}}[%[[I]], %[[R]]]
// CHECK:           tensoropt.reduce plus %{{.*}} into %{{.*}}[%[[K]], %[[R]]]
// CHECK:           tensoropt.reduce plus %{{.*}} into %{{.*}}[%[[L]], %[[R]]]
// CHECK-NOT:       tensoropt.reduce
func.func @mttkrp(%A: tensor<?x?x?xf64, #Sym3>, %B: tensor<?x?xf64>, %Y: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ikl,kr,lr->ir" ins(%A, %B, %B : tensor<?x?x?xf64, #Sym3>, tensor<?x?xf64>, tensor<?x?xf64>) outs(%Y : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// Symmetric in j and k only, and both meet the same vector.
// REMARK: Function=partial | groupOrder=2, spec="ijk,j,k->i", subgroupOrder=2, transpositions=1, updatesPerEntry=1
// CHECK-LABEL: func.func @partial
// CHECK-COUNT-1: tensoropt.reduce
// CHECK-NOT:     tensoropt.reduce
func.func @partial(%A: tensor<?x?x?xf64, #Partial>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ijk,j,k->i" ins(%A, %x, %x : tensor<?x?x?xf64, #Partial>, tensor<?xf64>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

#CSF4 = #sparse_tensor.encoding<{ map = (i, j, k, l) -> (i : compressed, j : compressed, k : compressed, l : compressed) }>
#Eri = #tensoropt.encoding<{ symmetry = <(0 1), (2 3), (0 2)(1 3)>, stored = canonical, sparse = #CSF4 }>

// The group of two-electron integrals has 8 elements; exchanging i and j
// transposes J, exchanging k and l reads D transposed. So 4 updates go to a new
// output, and that and its transpose to J.
// REMARK: Function=coulomb | groupOrder=8, spec="ijkl,kl->ij", subgroupOrder=1, transpositions=2, updatesPerEntry=4
// CHECK-LABEL: func.func @coulomb
// CHECK-SAME:    %[[J:[a-z0-9]+]]: tensor<?x?xf64>) ->
// CHECK:         %[[NEW:.*]] = linalg.fill
// CHECK:         %[[SUM:.*]] = tensoropt.sweep {{.*}} outs(%{{[a-z0-9]+}} = %[[NEW]] : tensor<?x?xf64>)
// CHECK-COUNT-4: tensoropt.reduce plus
// CHECK-NOT:     tensoropt.reduce
// CHECK:         linalg.generic {{.*}} ins(%[[SUM]], %[[SUM]] : tensor<?x?xf64>, tensor<?x?xf64>) outs(%[[J]] : tensor<?x?xf64>)
func.func @coulomb(%A: tensor<?x?x?x?xf64, #Eri>, %D: tensor<?x?xf64>, %J: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ijkl,kl->ij" ins(%A, %D : tensor<?x?x?x?xf64, #Eri>, tensor<?x?xf64>) outs(%J : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

#SymDense = #tensoropt.encoding<{ symmetry = <(0 1)> }>

// With D symmetric exchanging k and l changes nothing: |H| = 2.
// REMARK: Function=coulomb_symmetric | groupOrder=8, spec="ijkl,kl->ij", subgroupOrder=2, transpositions=2, updatesPerEntry=2
// CHECK-LABEL: func.func @coulomb_symmetric
// CHECK-SAME:    %[[D:[a-z0-9]+]]: tensor<?x?xf64, #[[ENC:.*>]]>, %arg2
// CHECK:         %[[PLAIN:.*]] = tensor.cast %[[D]] : tensor<?x?xf64, #[[ENC]]> to tensor<?x?xf64>
// CHECK:         tensor.extract %[[PLAIN]]
// CHECK-COUNT-2: tensoropt.reduce plus
// CHECK-NOT:     tensoropt.reduce
func.func @coulomb_symmetric(%A: tensor<?x?x?x?xf64, #Eri>, %D: tensor<?x?xf64, #SymDense>, %J: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ijkl,kl->ij" ins(%A, %D : tensor<?x?x?x?xf64, #Eri>, tensor<?x?xf64, #SymDense>) outs(%J : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// Exchanging i, j and k exchanges r, s and t with them: one update instead of six,
// and six transposed forms of a small output. Integers cannot count with weights.
// REMARK: Function=tucker | groupOrder=6, spec="ijk,ir,js,kt->rst", subgroupOrder=1, transpositions=6, updatesPerEntry=1
// REMARK: Function=tucker_integers | groupOrder=6, spec="ijk,ir,js,kt->rst", subgroupOrder=1, transpositions=1, updatesPerEntry=6
// CHECK-LABEL: func.func @tucker
func.func @tucker(%A: tensor<?x?x?xf64, #Sym3>, %B: tensor<?x?xf64>, %C: tensor<?x?x?xf64>) -> tensor<?x?x?xf64> {
  %0 = tensoropt.einsum "ijk,ir,js,kt->rst" ins(%A, %B, %B, %B : tensor<?x?x?xf64, #Sym3>, tensor<?x?xf64>, tensor<?x?xf64>, tensor<?x?xf64>)
         outs(%C : tensor<?x?x?xf64>) -> tensor<?x?x?xf64>
  return %0 : tensor<?x?x?xf64>
}
func.func @tucker_integers(%A: tensor<?x?x?xi32, #Sym3>, %B: tensor<?x?xi32>, %C: tensor<?x?x?xi32>) -> tensor<?x?x?xi32> {
  %0 = tensoropt.einsum "ijk,ir,js,kt->rst" ins(%A, %B, %B, %B : tensor<?x?x?xi32, #Sym3>, tensor<?x?xi32>, tensor<?x?xi32>, tensor<?x?xi32>)
         outs(%C : tensor<?x?x?xi32>) -> tensor<?x?x?xi32>
  return %0 : tensor<?x?x?xi32>
}

// A large output is transposed on demand only: its size counts, that of a sparse
// input is not known.
// REMARK: Function=ttm | groupOrder=6, spec="kjl,ki->jli", subgroupOrder=1, transpositions=1, updatesPerEntry=6
// ALWAYS: Function=ttm | groupOrder=6, spec="kjl,ki->jli", subgroupOrder=1, transpositions=2, updatesPerEntry=3
// CHECK-LABEL: func.func @ttm
func.func @ttm(%A: tensor<?x?x?xf64, #Sym3>, %B: tensor<?x?xf64>, %C: tensor<?x?x?xf64>) -> tensor<?x?x?xf64> {
  %0 = tensoropt.einsum "kjl,ki->jli" ins(%A, %B : tensor<?x?x?xf64, #Sym3>, tensor<?x?xf64>) outs(%C : tensor<?x?x?xf64>) -> tensor<?x?x?xf64>
  return %0 : tensor<?x?x?xf64>
}

// One visit serves all outputs: each update goes to both.
// CHECK-LABEL: func.func @two_outputs
// CHECK:         tensoropt.sweep %{{.*}}[%[[I:[a-z0-9]+]], %[[J:[a-z0-9]+]]] = {{.*}} outs(%[[O:[a-z0-9]+]] = %{{[a-z0-9]+}} : tensor<?xf64>, %[[P:[a-z0-9]+]] =
// CHECK:           tensoropt.reduce plus %[[T:.*]] into %[[O]][%[[I]]]
// CHECK:           tensoropt.reduce plus %[[T]] into %[[P]][%[[J]]]
// CHECK:           tensoropt.reduce plus %[[U:.*]] into %[[O]][%[[J]]]
// CHECK:           tensoropt.reduce plus %[[U]] into %[[P]][%[[I]]]
func.func @two_outputs(%A: tensor<?x?xf64, #Sym>, %x: tensor<?xf64>, %y: tensor<?xf64>, %z: tensor<?xf64>) -> (tensor<?xf64>, tensor<?xf64>) {
  %0:2 = tensoropt.einsum "ij,j->i,j" ins(%A, %x : tensor<?x?xf64, #Sym>, tensor<?xf64>) outs(%y, %z : tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>, tensor<?xf64>
  return %0#0, %0#1 : tensor<?xf64>, tensor<?xf64>
}

// Nothing is encoded: the input with most dimensions is visited.
// REMARK: Function=dense | groupOrder=1
// CHECK-LABEL: func.func @dense
// CHECK-SAME:    %[[X:[a-z0-9]+]]: tensor<?xf64>, %[[A:[a-z0-9]+]]: tensor<?x?xf64>
// CHECK:         tensoropt.sweep %[[A]][
func.func @dense(%x: tensor<?xf64>, %A: tensor<?x?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "j,ij->i" ins(%x, %A : tensor<?xf64>, tensor<?x?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

#FullSym = #tensoropt.encoding<{ symmetry = <(0 1)>, sparse = #CSR }>

// The symmetry is of no use to a full storage, and the user is told so.
// REMARK: [Missed] StoredInFull | Category:symmetrize | Function=full | groupOrder=1, reason="every entry of the symmetric input is stored, so each is read; 'stored = canonical' would read one per orbit"
// CHECK-LABEL: func.func @full
// CHECK-COUNT-1: tensoropt.reduce
// CHECK-NOT:     tensoropt.reduce
func.func @full(%A: tensor<?x?xf64, #FullSym>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #FullSym>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

#NoGenerators = #tensoropt.encoding<{ symmetry = <>, stored = canonical, sparse = #CSR }>

// A group without generators promises nothing, so nothing is missed.
// REMARK: [Passed] Symmetrized | Category:symmetrize | Function=no_generators | groupOrder=1
// CHECK-LABEL: func.func @no_generators
// CHECK-COUNT-1: tensoropt.reduce
// CHECK-NOT:     tensoropt.reduce
func.func @no_generators(%A: tensor<?x?xf64, #NoGenerators>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #NoGenerators>, tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// An input with a letter twice is read, though it has as many dimensions.
// CHECK-LABEL: func.func @diagonal_of_an_input
// CHECK-SAME:    %[[T:[a-z0-9]+]]: tensor<?x?x?xf64>, %[[A:[a-z0-9]+]]: tensor<?x?x?xf64>
// CHECK:         tensoropt.sweep %[[A]][
// CHECK:           tensor.extract %[[T]]
func.func @diagonal_of_an_input(%t: tensor<?x?x?xf64>, %A: tensor<?x?x?xf64>, %y: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "kss,ijk->sj" ins(%t, %A : tensor<?x?x?xf64>, tensor<?x?x?xf64>) outs(%y : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}
