// RUN: tensor-opt %s --tensoropt-hide-indices | FileCheck %s
// RUN: tensor-opt %s --tensoropt-hide-indices --reconcile-unrealized-casts | FileCheck %s --check-prefix=BACK

// All uses of the indices, those in bounds and in other expressions too, become
// uses of a cast, and reconciliation takes it away.
// CHECK-LABEL: func.func @nest(
// CHECK:         scf.for %[[I:[a-z0-9]+]] =
// CHECK-NEXT:      %[[HI:.*]] = builtin.unrealized_conversion_cast %[[I]] : index to index
// CHECK-NEXT:      scf.for %[[J:[a-z0-9]+]] = %[[HI]] to
// CHECK-NEXT:        %[[HJ:.*]] = builtin.unrealized_conversion_cast %[[J]] : index to index
// CHECK-NEXT:        affine.apply {{.*}}(%[[HI]])
// CHECK-NEXT:        tensor.extract_slice %{{.*}}[%{{.*}}, %[[HJ]]]
// CHECK-NEXT:        tensor.insert_slice {{.*}}[%[[HI]], %[[HJ]]]
// BACK-LABEL:  func.func @nest(
// BACK-NOT:      unrealized_conversion_cast
func.func @nest(%x: tensor<?x?xf32>, %n: index) -> tensor<?x?xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> (tensor<?x?xf32>) {
    %s = scf.for %j = %i to %n step %c1 iter_args(%b = %a) -> (tensor<?x?xf32>) {
      %k = affine.apply affine_map<(d0) -> (d0 + 1)>(%i)
      %p = tensor.extract_slice %b[%k, %j] [1, 4] [1, 1] : tensor<?x?xf32> to tensor<1x4xf32>
      %q = tensor.insert_slice %p into %b[%i, %j] [1, 4] [1, 1] : tensor<1x4xf32> into tensor<?x?xf32>
      scf.yield %q : tensor<?x?xf32>
    }
    scf.yield %s : tensor<?x?xf32>
  }
  return %r : tensor<?x?xf32>
}

// The index of the slices that threads insert is hidden, too; one that nobody
// uses has no cast.
// CHECK-LABEL: func.func @threads(
// CHECK:         scf.forall (%[[I:[a-z0-9]+]], %[[J:[a-z0-9]+]]) in
// CHECK-NEXT:      %[[HI:.*]] = builtin.unrealized_conversion_cast %[[I]] : index to index
// CHECK-NOT:       unrealized_conversion_cast
// CHECK:             tensor.parallel_insert_slice {{.*}}[%[[HI]]]
func.func @threads(%x: tensor<?xf32>, %y: tensor<4xf32>, %n: index) -> tensor<?xf32> {
  %r = scf.forall (%i, %j) in (%n, 1) shared_outs(%a = %x) -> (tensor<?xf32>) {
    scf.forall.in_parallel {
      tensor.parallel_insert_slice %y into %a[%i] [4] [1] : tensor<4xf32> into tensor<?xf32>
    }
  }
  return %r : tensor<?xf32>
}

// Without loops, and for loops whose index is no index, nothing happens.
// CHECK-LABEL: func.func @others(
// CHECK-NOT:     unrealized_conversion_cast
func.func @others(%x: memref<?xf32>, %n: i32, %m: index) {
  %c0 = arith.constant 0 : i32
  %c1 = arith.constant 1 : i32
  %f = memref.load %x[%m] : memref<?xf32>
  scf.for %i = %c0 to %n step %c1 : i32 {
    %k = arith.index_cast %i : i32 to index
    memref.store %f, %x[%k] : memref<?xf32>
  }
  return
}
