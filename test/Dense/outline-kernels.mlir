// RUN: tensor-opt %s --tensoropt-outline-kernels='least=1' --split-input-file | FileCheck %s
// RUN: tensor-opt %s --tensoropt-outline-kernels --split-input-file | FileCheck %s --check-prefix=FEW

// Two nests of loops differ in their buffers alone and share a function; in
// the third one a constant differs. Constants go along, other values are
// arguments.
// CHECK-LABEL: func.func @equal(
// CHECK-SAME:      %[[X:.*]]: memref<8xf32>, %[[Y:.*]]: memref<8xf32>, %[[N:.*]]: index
// CHECK-NOT:     scf.for
// CHECK:         call @[[ONE:.*]](%[[N]], %[[X]], %[[Y]]) :
// CHECK-NEXT:    call @[[ONE]](%[[N]], %[[Y]], %[[X]]) :
// CHECK-NEXT:    call @[[OTHER:.*]](%[[N]], %[[Y]], %[[X]]) :
// CHECK-NOT:     call
// CHECK:         return
// CHECK:       func.func private @[[ONE]](%{{.*}}: index, %{{.*}}: memref<8xf32>, %{{.*}}: memref<8xf32>) attributes {llvm.bareptr, passthrough = ["noinline"], tensoropt.outlined}
// CHECK:         arith.constant 2.0
// CHECK:         scf.for
// CHECK:       func.func private @[[OTHER]](
// CHECK:         arith.constant 3.0
// FEW-NOT:     call @kernel
func.func @equal(%x: memref<8xf32>, %y: memref<8xf32>, %n: index) {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  %two = arith.constant 2.0 : f32
  %three = arith.constant 3.0 : f32
  scf.for %i = %zero to %n step %one {
    %a = memref.load %x[%i] : memref<8xf32>
    %b = arith.mulf %a, %two : f32
    memref.store %b, %y[%i] : memref<8xf32>
  }
  scf.for %i = %zero to %n step %one {
    %a = memref.load %y[%i] : memref<8xf32>
    %b = arith.mulf %a, %two : f32
    memref.store %b, %x[%i] : memref<8xf32>
  }
  scf.for %i = %zero to %n step %one {
    %a = memref.load %y[%i] : memref<8xf32>
    %b = arith.mulf %a, %three : f32
    memref.store %b, %x[%i] : memref<8xf32>
  }
  return
}

// -----

// Operations of linalg will be loops; what is called or checked, and loops that
// give something back, stays.
// CHECK-LABEL: func.func @others(
// CHECK:         call @kernel(%{{.*}}) : (memref<8xf32>) -> ()
// CHECK:         scf.for
// CHECK:           func.call @g()
// CHECK:         scf.for
// CHECK:           cf.assert
// CHECK:         scf.for {{.*}} iter_args
// CHECK:       func.func private @kernel(
// CHECK:         linalg.fill
func.func private @g()
func.func @others(%x: memref<8xf32>, %n: index, %good: i1) -> f32 {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  %two = arith.constant 2.0 : f32
  linalg.fill ins(%two : f32) outs(%x : memref<8xf32>)
  scf.for %i = %zero to %n step %one {
    func.call @g() : () -> ()
  }
  scf.for %i = %zero to %n step %one {
    cf.assert %good, "not good"
  }
  %sum = scf.for %i = %zero to %n step %one iter_args(%s = %two) -> f32 {
    %a = memref.load %x[%i] : memref<8xf32>
    %t = arith.addf %s, %a : f32
    scf.yield %t : f32
  }
  return %sum : f32
}

// -----

// Where the next panel lies is a quotient, which may not be computed where the
// loop is not; but it stays inside. Extents that are open are part of a
// descriptor.
// CHECK-LABEL: func.func @quotients(
// CHECK-NOT:     scf.for
// CHECK:         call @kernel(
// CHECK:       func.func private @kernel(
// CHECK-NOT:     llvm.bareptr
// CHECK:         arith.ceildivui
// CHECK:         memref.prefetch
func.func @quotients(%x: memref<?xf32>, %n: index, %m: index) {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  scf.for %i = %zero to %n step %one {
    %next = arith.ceildivui %i, %m : index
    memref.prefetch %x[%next], read, locality<3>, data : memref<?xf32>
  }
  return
}

// -----

// One tile in registers is worth it: LLVM would unroll the sums inside.
// FEW-LABEL: func.func @tile(
// FEW-NOT:     scf.for
// FEW:         call @kernel(
// FEW:       func.func private @kernel(
// FEW-SAME:    tensoropt.outlined
// FEW:         vector.fma
func.func @tile(%x: memref<3x8xf32>, %y: memref<5x8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %c5 = arith.constant 5 : index
  scf.for %i = %c0 to %c5 step %c1 {
    %begun = vector.load %y[%i, %c0] : memref<5x8xf32>, vector<8xf32>
    %sum = scf.for %k = %c0 to %c3 step %c1 iter_args(%s = %begun) -> vector<8xf32> {
      %a = vector.load %x[%k, %c0] : memref<3x8xf32>, vector<8xf32>
      %next = vector.fma %a, %a, %s : vector<8xf32>
      scf.yield %next : vector<8xf32>
    }
    vector.store %sum, %y[%i, %c0] : memref<5x8xf32>, vector<8xf32>
  }
  return
}
