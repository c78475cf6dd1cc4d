// RUN: tensor-opt %s --tensoropt-plan-memory | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --tensoropt-plan-memory --tensoropt-apply-memory-plan --cse | FileCheck %s --check-prefix=APPLY -enable-var-scope
// RUN: tensor-opt %s --tensoropt-plan-memory --remarks-filter=plan-memory -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK

// At most 10 x 4 floats.
// CHECK-LABEL: func.func @stated(
// CHECK-SAME:    arena = 160 : i64
// CHECK:         memref.alloc(%{{.*}}) {tensoropt.arena_offset = 0 : i64, tensoropt.upper_bounds = array<i64: 10>}
// APPLY-LABEL: func.func @stated(
// APPLY-SAME:    %[[N:[a-z0-9]+]]: index
// APPLY:         %[[ARENA:.*]] = memref.alloc() {{.*}} : memref<160xi8>
// APPLY:         %[[IS:.*]] = arith.cmpi ule, %[[N]], %c10
// APPLY-NEXT:    cf.assert %[[IS]], "an extent of buffer 'b0' is larger than its upper bound 10"
// APPLY:         memref.view %[[ARENA]][%{{.*}}][%[[N]]] : memref<160xi8> to memref<?x4xf32>
func.func @stated(%n: index, %in: memref<?x4xf32>) {
  %a = memref.alloc(%n) {tensoropt.upper_bounds = array<i64: 10>} : memref<?x4xf32>
  memref.copy %in, %a : memref<?x4xf32> to memref<?x4xf32>
  return
}

// From the arguments, through what is computed of extents: 2 (n + 1) m floats for n <= 10, m <= 5.
// CHECK-LABEL: func.func @argument(
// CHECK-SAME:    arena = 440 : i64
func.func @argument(%in: memref<?x?xf32> {tensoropt.upper_bounds = array<i64: 10, 5>}) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n = memref.dim %in, %c0 : memref<?x?xf32>
  %m = memref.dim %in, %c1 : memref<?x?xf32>
  %more = affine.apply affine_map<()[n] -> (2 * n + 2)>()[%n]
  %size = arith.muli %more, %m : index
  %a = memref.alloc(%size) : memref<?xf32>
  %zero = arith.constant 0.0 : f32
  memref.store %zero, %a[%c0] : memref<?xf32>
  return
}

// Without a bound the size is an open one.
// CHECK-LABEL: func.func @unbounded(
// CHECK-SAME:    naive = 1024 : i64, open
func.func @unbounded(%n: index, %in: memref<?x4xf32>) {
  %a = memref.alloc(%n) : memref<?x4xf32>
  memref.copy %in, %a : memref<?x4xf32> to memref<?x4xf32>
  return
}

// REMARK: Unplanned | Category:plan-memory | Function=wrong | buffer=b0, reason="states upper bounds that are not a number for each open extent"
func.func @wrong(%n: index, %in: memref<?x4xf32>) {
  %a = memref.alloc(%n) {tensoropt.upper_bounds = array<i64: 10, 4>} : memref<?x4xf32>
  memref.copy %in, %a : memref<?x4xf32> to memref<?x4xf32>
  return
}
