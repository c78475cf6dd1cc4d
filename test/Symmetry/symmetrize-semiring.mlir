// RUN: tensor-opt %s --pass-pipeline='builtin.module(tensoropt-symmetrize,cse)' | FileCheck %s

#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>

tensoropt.semiring @max_min identity(0xFFF0000000000000 : f64) idempotent commutative
  multiply(%a, %b) {
    %0 = arith.minimumf %a, %b : f64
    tensoropt.yield %0 : f64
  }
  reduce(%a, %b) {
    %0 = arith.maximumf %a, %b : f64
    tensoropt.yield %0 : f64
  }
tensoropt.semiring @xor_and identity(0 : i32) commutative
  multiply(%a, %b) {
    %0 = arith.andi %a, %b : i32
    tensoropt.yield %0 : i32
  }
  reduce(%a, %b) {
    %0 = arith.xori %a, %b : i32
    tensoropt.yield %0 : i32
  }
tensoropt.semiring @plus_twice identity(0 : i32)
  multiply(%a, %b) {
    %t = arith.addi %a, %a : i32
    %0 = arith.addi %t, %b : i32
    tensoropt.yield %0 : i32
  }
  reduce(%a, %b) {
    %0 = arith.addi %a, %b : i32
    tensoropt.yield %0 : i32
  }

// An idempotent sum has no masks.
// CHECK-LABEL: func.func @idempotent
// CHECK:         tensoropt.sweep
// CHECK-NOT:     arith.select
// CHECK:         %[[P:.*]] = arith.minimumf %[[A:.*]], %{{.*}}
// CHECK-NEXT:    tensoropt.reduce @max_min %[[P]] into
// CHECK:         %[[Q:.*]] = arith.minimumf %[[A]], %{{.*}}
// CHECK-NEXT:    tensoropt.reduce @max_min %[[Q]] into
func.func @idempotent(%A: tensor<?x?xf64, #Sym>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" semiring @max_min ins(%A, %x : tensor<?x?xf64, #Sym>, tensor<?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// Equal factors of a commutative product are exchanged: one update, which
// counts twice off the diagonal. 2 = 0b10: the first power is left out, the
// second added.
// CHECK-LABEL: func.func @commutative
// CHECK:         tensoropt.sweep
// CHECK:         %[[COUNT:.*]] = arith.divui %c2{{.*}}
// CHECK:         %[[BIT:.*]] = arith.andi %[[COUNT]], %c1{{.*}}
// CHECK:         arith.cmpi ne, %[[BIT]]
// CHECK:         arith.select
// CHECK:         %[[BIT2:.*]] = arith.andi %[[COUNT]], %c2{{.*}}
// CHECK:         %[[SUM:.*]] = arith.select
// CHECK-NEXT:    tensoropt.reduce @xor_and %[[SUM]] into
// CHECK-NOT:     tensoropt.reduce
func.func @commutative(%A: tensor<?x?xi32, #Sym>, %x: tensor<?xi32>, %y: tensor<i32>) -> tensor<i32> {
  %0 = tensoropt.einsum "i,ij,j->" semiring @xor_and ins(%x, %A, %x : tensor<?xi32>, tensor<?x?xi32, #Sym>, tensor<?xi32>)
         outs(%y : tensor<i32>) -> tensor<i32>
  return %0 : tensor<i32>
}

// Nothing is stated: factors keep their order, 2 (2 x + a) + x', and the second
// update is masked on the diagonal.
// CHECK-LABEL: func.func @ordered
// CHECK:         tensoropt.sweep %{{.*}}[%[[I:.*]], %[[J:.*]]] = %[[A:[a-z0-9]+]]
// CHECK:         %[[XI:.*]] = tensor.extract %{{.*}}[%[[I]]]
// CHECK:         %[[TWICE:.*]] = arith.addi %[[XI]], %[[XI]]
// CHECK:         %[[XA:.*]] = arith.addi %[[TWICE]], %[[A]]
// CHECK:         %[[XJ:.*]] = tensor.extract %{{.*}}[%[[J]]]
// CHECK:         %[[P:.*]] = arith.addi %{{.*}}, %[[XJ]]
// CHECK:         tensoropt.reduce @plus_twice %[[P]]
// CHECK:         %[[MASKED:.*]] = arith.select
// CHECK:         tensoropt.reduce @plus_twice %[[MASKED]]
func.func @ordered(%A: tensor<?x?xi32, #Sym>, %x: tensor<?xi32>, %y: tensor<i32>) -> tensor<i32> {
  %0 = tensoropt.einsum "i,ij,j->" semiring @plus_twice ins(%x, %A, %x : tensor<?xi32>, tensor<?x?xi32, #Sym>, tensor<?xi32>)
         outs(%y : tensor<i32>) -> tensor<i32>
  return %0 : tensor<i32>
}
