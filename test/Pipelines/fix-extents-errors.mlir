// RUN: not tensor-opt %s --pipeline='tensoropt-fix-extents{function=f shapes=1x3,-}' 2>&1 | FileCheck %s --check-prefix=RANK
// RUN: not tensor-opt %s --pipeline='tensoropt-fix-extents{function=f shapes=?x5x2,-}' 2>&1 | FileCheck %s --check-prefix=KNOWN
// RUN: not tensor-opt %s --pipeline='tensoropt-fix-extents{function=f shapes=1x4x-2,-}' 2>&1 | FileCheck %s --check-prefix=NEGATIVE
// RUN: not tensor-opt %s --pipeline='tensoropt-fix-extents{function=f shapes=-,2}' 2>&1 | FileCheck %s --check-prefix=NUMBER
// RUN: not tensor-opt %s --pipeline='tensoropt-fix-extents{function=f shapes=1x4x2}' 2>&1 | FileCheck %s --check-prefix=FEW
// RUN: not tensor-opt %s --pipeline='tensoropt-fix-extents{function=h shapes=1}' 2>&1 | FileCheck %s --check-prefix=NAME
// RUN: not tensor-opt %s --pipeline='tensoropt-fix-extents{shapes=1x4x2,-}' 2>&1 | FileCheck %s --check-prefix=MANY
// RUN: not tensor-opt %s --pipeline='tensoropt-fix-extents{function=g shapes=2}' 2>&1 | FileCheck %s --check-prefix=SPARSE
// RUN: not tensor-opt %s --pipeline='tensoropt-fix-extents{function=f shapes=1x4x7,-}' 2>&1 | FileCheck %s --check-prefix=BODY

// RANK: fix-extents-errors.mlir:[[#@LINE+8]]:1: error: parameter 0 is of type 'tensor<?x4x?xf32>', which has no shape '1x3'
// KNOWN: error: parameter 0 is of type 'tensor<?x4x?xf32>', which has no shape '?x5x2'
// NEGATIVE: error: parameter 0 is of type 'tensor<?x4x?xf32>', which has no shape '1x4x-2'
// NUMBER: error: parameter 1 is of type 'index', which has no shape '2'
// FEW: error: has 2 parameters, but shapes are given for 1
// NAME: error: there is no function 'h' with a body
// MANY: error: expected one public function, found 2
// BODY: fix-extents-errors.mlir:[[#@LINE+3]]:8: error: the shapes that are given make a 'tensor<1x4x7xf32>' what has to be a 'tensor<?x4x2xf32>'
func.func @f(%x: tensor<?x4x?xf32>, %n: index) -> tensor<?x4x?xf32> {
  %two = arith.constant dense<1.0> : tensor<1x4x2xf32>
  %y = tensor.concat dim(0) %x, %two : (tensor<?x4x?xf32>, tensor<1x4x2xf32>) -> tensor<?x4x?xf32>
  return %y : tensor<?x4x?xf32>
}

#vector = #sparse_tensor.encoding<{ map = (i) -> (i : compressed) }>
// SPARSE: error: parameter 0 is of type 'tensor<?xf64, {{.*}}', which has no shape '2'
func.func @g(%x: tensor<?xf64, #vector>) {
  return
}
