// RUN: tensor-opt %s --pipeline=loops --remarks-filter=lower-sweep --remark-format=emitRemark -o /dev/null 2>&1 | FileCheck %s
// RUN: tensor-opt %s --pipeline='loops{factor=false vector-bytes=0}' --remarks-filter=lower-sweep --remark-format=emitRemark -o /dev/null 2>&1 | FileCheck %s --check-prefix=PLAIN
// RUN: tensor-opt %s --pipeline='loops{threads=4}' --remarks-filter=lower-sweep --remark-format=emitRemark -o /dev/null 2>&1 | FileCheck %s --check-prefix=THREADS
// RUN: tensor-opt %s --pipeline='loops{threads=4 conflicts=atomic}' --remarks-filter=lower-sweep --remark-format=emitRemark -o /dev/null 2>&1 | FileCheck %s --check-prefix=ATOMIC
// RUN: tensor-opt %s --pipeline='loops{reassociate=false}' --remarks-filter=lower-sweep --remark-format=emitRemark -o /dev/null 2>&1 | FileCheck %s --check-prefix=ORDER
// RUN: tensor-opt %s --pipeline=loops --tensoropt-report=%t.txt -o /dev/null
// RUN: FileCheck %s --check-prefix=TEXT --input-file=%t.txt
// RUN: tensor-opt %s --pipeline=loops --tensoropt-report=%t.json -o /dev/null
// RUN: FileCheck %s --check-prefix=JSON --input-file=%t.json
// RUN: tensor-opt %s --pipeline=loops --tensoropt-report=%t.html -o /dev/null
// RUN: FileCheck %s --check-prefix=HTML --input-file=%t.html
// RUN: tensor-opt %s --pipeline=loops | FileCheck %s --check-prefix=NOATTR
// RUN: tensor-opt %s --pipeline=cpu | FileCheck %s --check-prefix=ATTR

// RUN: tensor-opt %s --pipeline=cpu --remarks-filter=lower-sweep --remark-format=emitRemark -o /dev/null 2>&1 | FileCheck %s --check-prefix=CPU

// NOATTR-NOT: tensoropt.kernels
// ATTR: llvm.func @mttkrp({{.*}}tensoropt.kernels = [array<i64:

#CSF = #sparse_tensor.encoding<{
  map = (i, k, l) -> (i : dense, k : compressed, l : compressed) }>
#Sym3 = #tensoropt.encoding<{
  symmetry = <(0 1), (1 2)>, stored = canonical, sparse = #CSF }>
#CSR = #sparse_tensor.encoding<{
  map = (i, j) -> (i : dense, j : compressed), posWidth = 32, crdWidth = 32 }>
#Sym = #tensoropt.encoding<{
  symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>

// The up/down sweep of order 3. An entry: C[l] += a P and T += a B[l], two
// multiply-adds; on full storage each of the 6 entries takes one, T += a B[l].
// The limit is 6 * 1 / 2 = N!/2. A node of loop 2 adds C[k] += T B[i] and
// T1 += T B[k], and on the way down makes P and its products with the weights of
// diagonals: 7 operations. Bytes of an entry: 8 of the value, 8 of a coordinate;
// of a node of loop 2: 8 of its coordinate, 8 of a position.
// CHECK:      [Passed] Factored | Category:lower-sweep | Function=mttkrp | partialSums=2, updates=3
// CHECK:      [Passed] Vectorised | Category:lower-sweep | Function=mttkrp | freeIndex=0, tile=32
// CHECK:      [Analysis] Cost | Category:lower-sweep | Function=mttkrp | bytesLimit=6
// CHECK-SAME: bytesPerEntry=16, bytesPerNode1=8, bytesPerNode2=16, fullBytesPerEntry=96, fullMultiplyAddsPerEntry=6
// CHECK-SAME: multiplyAddsLimit=3, multiplyAddsLimitFrom="6 entries for one, 1 for each of them, over 2", multiplyAddsPerEntry=2, multiplyAddsPerNode1=1.5, multiplyAddsPerNode2=3.5

// PLAIN: [Missed] NotFactored | Category:lower-sweep | Function=mttkrp | reason="the option factor is false"
// PLAIN: [Missed] NotVectorised | Category:lower-sweep | Function=mttkrp | reason="the option vector-bytes is 0"
// Unfactored, as in systems that know symmetry: 3 updates of two products each,
// of which two share one, and a sum: (5 + 3) / 2; weights apart. On full storage
// (2 + 1) / 2, for 6 entries.
// PLAIN: Cost | Category:lower-sweep | Function=mttkrp |
// PLAIN-SAME: fullMultiplyAddsPerEntry=9

// ORDER: [Missed] NotFactored | Category:lower-sweep | Function=mttkrp | reason="the option reassociate is false, and sums of floats would change their order"

// THREADS: [Passed] Threaded | Category:lower-sweep | Function=mttkrp | copies=3, copyBytesPerElement=96, leastTerms=20000, strategy="columns, colour, copies or one thread", threads=4
// ATOMIC:  [Missed] NotVectorised | Category:lower-sweep | Function=mttkrp | reason="there are no atomic updates of vectors"
// ATOMIC:  [Passed] Threaded | Category:lower-sweep | Function=mttkrp | leastTerms=20000, strategy=atomic, threads=4

// TEXT:       function mttkrp
// TEXT:       analysis lower-sweep: Cost
// TEXT-NEXT:    multiplyAddsPerEntry      2{{$}}
// TEXT-NEXT:    bytesPerEntry             16
// JSON:       "name": "multiplyAddsPerEntry"
// HTML:       multiplyAddsPerEntry
func.func @mttkrp(%A: tensor<?x?x?xf64, #Sym3>, %B: tensor<?x?xf64>,
                  %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ikl,kr,lr->ir"
         ins(%A, %B, %B : tensor<?x?x?xf64, #Sym3>, tensor<?x?xf64>, tensor<?x?xf64>)
         outs(%C : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// y[i] += a x[j] and y[j] += a x[i] cost what two entries of full storage do:
// only bytes are saved.
// CHECK:      [Missed] NotVectorised | Category:lower-sweep | Function=ssymv | reason="there is no free index"
// CHECK:      Cost | Category:lower-sweep | Function=ssymv | bytesLimit=2, bytesLimitFrom="2 entries for one, each of 12 bytes; vectors and inner nodes left out"
// CHECK-SAME: multiplyAddsLimit=1,{{.*}} multiplyAddsPerEntry=2
// THREADS: Threaded | Category:lower-sweep | Function=ssymv | copies=3, copyBytesPerElement=96, leastTerms=20000, strategy="colour, copies or one thread", threads=4
func.func @ssymv(%A: tensor<?x?xf64, #Sym>, %x: tensor<?xf64>,
                 %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i"
         ins(%A, %x : tensor<?x?xf64, #Sym>, tensor<?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// Without symmetry there is nothing to compare with.
// CHECK:      Cost | Category:lower-sweep | Function=spmv | bytesPerEntry=12, bytesPerNode1=4, multiplyAddsPerEntry=1, multiplyAddsPerNode1=0.5{{$}}
// THREADS: Threaded | Category:lower-sweep | Function=spmv | leastTerms=20000, strategy="disjoint rows", threads=4
func.func @spmv(%A: tensor<?x?xf64, #CSR>, %x: tensor<?xf64>,
                %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i"
         ins(%A, %x : tensor<?x?xf64, #CSR>, tensor<?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// CHECK: [Missed] NotFactored | Category:lower-sweep | Function=shortest | reason="minima and maxima of integers: their neutral element plus a number wraps"
func.func @shortest(%A: tensor<?x?xi64, #Sym>, %x: tensor<?xi64>,
                    %y: tensor<?xi64>) -> tensor<?xi64> {
  %0 = tensoropt.einsum "ij,j->i" semiring<min_plus>
         ins(%A, %x : tensor<?x?xi64, #Sym>, tensor<?xi64>)
         outs(%y : tensor<?xi64>) -> tensor<?xi64>
  return %0 : tensor<?xi64>
}

// A sum and one factor of the loop outside it are carried, so tiles are twice as
// wide as those of @mttkrp, which carries two of each.
// CHECK: [Passed] Vectorised | Category:lower-sweep | Function=ssymm | freeIndex=0, prefetched=2, tile=64
func.func @ssymm(%A: tensor<?x?xf64, #Sym>, %B: tensor<?x?xf64>,
                 %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ik,kr->ir"
         ins(%A, %B : tensor<?x?xf64, #Sym>, tensor<?x?xf64>)
         outs(%C : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// What a call does is known for tensors that are arguments, and one at a time.
// CPU-NOT: WorkUnknown
// CPU: [Missed] WorkUnknown | Category:lower-sweep | Function=join | reason="sweeps with joins, an order of indices or sparse outputs visit as many entries as their tensors share"
func.func @join(%A: tensor<?x?xf64, #CSR>, %B: tensor<?x?xf64, #CSR>,
                %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
  %0 = tensoropt.einsum "ij,jk->ik"
         ins(%A, %B : tensor<?x?xf64, #CSR>, tensor<?x?xf64, #CSR>)
         outs(%C : tensor<?x?xf64>) -> tensor<?x?xf64>
  return %0 : tensor<?x?xf64>
}

// CPU: [Missed] WorkUnknown | Category:lower-sweep | Function=constant | reason="the tensor or an extent is not an argument of the function"
func.func @constant(%y: tensor<f64>) -> tensor<f64> {
  %numbers = arith.constant dense<[1.0, 2.0]> : tensor<2xf64>
  %0 = tensoropt.einsum "i->" ins(%numbers : tensor<2xf64>) outs(%y : tensor<f64>) -> tensor<f64>
  return %0 : tensor<f64>
}
