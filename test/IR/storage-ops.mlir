// RUN: tensor-opt %s --verify-roundtrip | FileCheck %s
// RUN: tensor-opt %s --mlir-print-op-generic | tensor-opt | FileCheck %s
// RUN: tensor-opt %s --canonicalize | FileCheck %s --check-prefix=FOLD

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed), posWidth = 32, crdWidth = 16 }>
#COO = #sparse_tensor.encoding<{ map = (i, j) -> (i : compressed(nonunique), j : singleton(soa)) }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
#Dense = #tensoropt.encoding<{ symmetry = <(0 1)> }>

// CHECK-LABEL: func.func @buffers
func.func @buffers(%A: tensor<?x?xf64, #Sym>, %B: tensor<?x?xf32, #COO>, %C: tensor<?x?xf64, #Dense>) {
  // CHECK: tensoropt.positions %{{.*}} level 1 : tensor<?x?xf64, #{{.*}}> to memref<?xi32>
  %0 = tensoropt.positions %A level 1 : tensor<?x?xf64, #Sym> to memref<?xi32>
  // CHECK: tensoropt.coordinates %{{.*}} level 1 : tensor<?x?xf64, #{{.*}}> to memref<?xi16>
  %1 = tensoropt.coordinates %A level 1 : tensor<?x?xf64, #Sym> to memref<?xi16>
  // CHECK: tensoropt.values %{{.*}} : tensor<?x?xf64, #{{.*}}> to memref<?xf64>
  %2 = tensoropt.values %A : tensor<?x?xf64, #Sym> to memref<?xf64>
  // A width that is not given means index.
  // CHECK: tensoropt.positions %{{.*}} level 0 : tensor<?x?xf32, #{{.*}}> to memref<?xindex>
  %3 = tensoropt.positions %B level 0 : tensor<?x?xf32, #COO> to memref<?xindex>
  // CHECK: tensoropt.coordinates %{{.*}} level 1 : tensor<?x?xf32, #{{.*}}> to memref<?xindex>
  %4 = tensoropt.coordinates %B level 1 : tensor<?x?xf32, #COO> to memref<?xindex>
  // CHECK: tensoropt.values %{{.*}} : tensor<?x?xf64, #{{.*}}> to memref<?xf64>
  %5 = tensoropt.values %C : tensor<?x?xf64, #Dense> to memref<?xf64>
  return
}

// CHECK-LABEL: func.func @assemble
// CHECK: tensoropt.assemble[%{{.*}}, %{{.*}}] (%{{.*}}, %{{.*}}, %{{.*}}) : memref<?xi32>, memref<?xi16>, memref<?xf64> to tensor<?x?xf64, #{{.*}}>
// FOLD-LABEL: func.func @assemble
// FOLD-SAME:    %[[N:.*]]: index, %[[M:.*]]: index, %[[POS:.*]]: memref<?xi32>, %[[CRD:.*]]: memref<?xi16>, %[[VAL:.*]]: memref<?xf64>
// FOLD-NEXT:    return %[[M]], %[[POS]], %[[CRD]], %[[VAL]]
func.func @assemble(%n: index, %m: index, %pos: memref<?xi32>, %crd: memref<?xi16>, %val: memref<?xf64>)
    -> (index, memref<?xi32>, memref<?xi16>, memref<?xf64>) {
  %A = tensoropt.assemble [%n, %m] (%pos, %crd, %val) : memref<?xi32>, memref<?xi16>, memref<?xf64> to tensor<?x?xf64, #Sym>
  %c1 = arith.constant 1 : index
  %columns = tensor.dim %A, %c1 : tensor<?x?xf64, #Sym>
  %0 = tensoropt.positions %A level 1 : tensor<?x?xf64, #Sym> to memref<?xi32>
  %1 = tensoropt.coordinates %A level 1 : tensor<?x?xf64, #Sym> to memref<?xi16>
  %2 = tensoropt.values %A : tensor<?x?xf64, #Sym> to memref<?xf64>
  return %columns, %0, %1, %2 : index, memref<?xi32>, memref<?xi16>, memref<?xf64>
}

// FOLD-LABEL: func.func @cast
// FOLD-SAME:    %[[N:.*]]: index, %[[VAL:.*]]: memref<?xf64>
// FOLD-NEXT:    %[[A:.*]] = tensoropt.assemble[%[[N]], %[[N]]] (%[[VAL]]) : memref<?xf64> to tensor<?x?xf64, #{{.*}}>
// FOLD-NEXT:    return %[[A]]
func.func @cast(%n: index, %val: memref<?xf64>) -> tensor<?x?xf64, #Dense> {
  %A = tensoropt.assemble [%n, %n] (%val) : memref<?xf64> to tensor<4x4xf64, #Dense>
  %B = tensor.cast %A : tensor<4x4xf64, #Dense> to tensor<?x?xf64, #Dense>
  return %B : tensor<?x?xf64, #Dense>
}

// Neither an unknown dimension nor a cast that drops the encoding is folded.
// FOLD-LABEL: func.func @kept
// FOLD:         tensoropt.assemble
// FOLD:         tensor.dim
// FOLD:         tensor.cast
func.func @kept(%n: index, %d: index, %val: memref<?xf64>) -> (index, tensor<?x?xf64>) {
  %A = tensoropt.assemble [%n, %n] (%val) : memref<?xf64> to tensor<?x?xf64, #Dense>
  %0 = tensor.dim %A, %d : tensor<?x?xf64, #Dense>
  %1 = tensor.cast %A : tensor<?x?xf64, #Dense> to tensor<?x?xf64>
  return %0, %1 : index, tensor<?x?xf64>
}
