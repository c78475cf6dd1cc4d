// RUN: tensor-opt %s --tensoropt-plan-memory | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --tensoropt-plan-memory --tensoropt-apply-memory-plan --cse | FileCheck %s --check-prefix=APPLY -enable-var-scope
// RUN: tensor-opt %s --tensoropt-plan-memory --remarks-filter=plan-memory -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: tensor-opt %s --tensoropt-plan-memory=plan-file=%t.json --tensoropt-apply-memory-plan -o %t.direct.mlir
// RUN: tensor-opt %s --tensoropt-apply-memory-plan=plan-file=%t.json -o %t.file.mlir
// RUN: diff %t.direct.mlir %t.file.mlir
// RUN: tensor-opt %s --tensoropt-plan-memory=families=false | FileCheck %s --check-prefix=OFF
// OFF-NOT: tensoropt.arena_offset

// All sizes are multiples of n m: 8, 16 and 12 bytes for each, of which the second one and another live at once. The
// order of the extents does not matter, nor the type.
// CHECK-LABEL: func.func @family(
// CHECK-SAME:    arena = 28 : i64, family = 1 : i64, lower_bound = 28 : i64, max_live = 28 : i64, naive = 36 : i64, proven
// CHECK:         memref.alloc({{.*}}) {tensoropt.arena_offset = {{.*}}} : memref<?x2x?xf32>
// CHECK:         memref.alloc({{.*}}) {tensoropt.arena_offset = {{.*}}} : memref<?x4x?xi32>
// CHECK:         memref.alloc({{.*}}) {tensoropt.arena_offset = {{.*}}} : memref<?x?x3xf32>
// REMARK: Planned | Category:plan-memory | Function=family
// REMARK-SAME: unit="bytes for each of a product of 2 extents"
//
// APPLY-LABEL: func.func @family(
// APPLY:         %[[C0:.*]] = arith.constant 0 : index
// APPLY:         %[[N:.*]] = memref.dim %{{.*}}, %[[C0]]
// APPLY:         %[[M:.*]] = memref.dim
// APPLY:         %[[NM:.*]] = arith.muli
// APPLY:         %[[BLOCKS:.*]] = arith.ceildivui %[[NM]], %c64
// APPLY:         %[[UNIT:.*]] = arith.muli %[[BLOCKS]], %c64
// APPLY:         %[[BYTES:.*]] = arith.muli %[[UNIT]], %c28
// APPLY:         %[[ARENA:.*]] = memref.alloc(%[[BYTES]]) {alignment = 64 : i64} : memref<?xi8>
// APPLY:         %[[AT:.*]] = arith.muli %[[UNIT]], %{{.*}} : index
// APPLY:         memref.view %[[ARENA]][%[[AT]]][%[[N]], %[[M]]] : memref<?xi8> to memref<?x2x?xf32>
// APPLY:         memref.dealloc %[[ARENA]]
// APPLY-NOT:     dealloc
func.func @family(%in: memref<?x?xf32>, %out: memref<?x?x3xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %one = arith.constant 1.0 : f32
  %two = arith.constant 2 : i32
  %n = memref.dim %in, %c0 : memref<?x?xf32>
  %m = memref.dim %in, %c1 : memref<?x?xf32>
  %a = memref.alloc(%n, %m) : memref<?x2x?xf32>
  memref.store %one, %a[%c0, %c0, %c0] : memref<?x2x?xf32>
  %b = memref.alloc(%m, %n) : memref<?x4x?xi32>
  memref.store %two, %b[%c0, %c0, %c0] : memref<?x4x?xi32>
  %x = memref.load %a[%c0, %c0, %c0] : memref<?x2x?xf32>
  memref.dealloc %a : memref<?x2x?xf32>
  %c = memref.alloc(%n, %m) : memref<?x?x3xf32>
  memref.store %x, %c[%c0, %c0, %c0] : memref<?x?x3xf32>
  %y = memref.load %b[%c0, %c0, %c0] : memref<?x4x?xi32>
  memref.dealloc %b : memref<?x4x?xi32>
  memref.copy %c, %out : memref<?x?x3xf32> to memref<?x?x3xf32>
  memref.dealloc %c : memref<?x?x3xf32>
  return
}

// REMARK: Function=computed | buffer=b0, reason="has extents that are not known where the function begins"
// REMARK: Function=computed | buffer=b1, reason="has open extents in iterations that may run at once"
func.func @computed(%n: index, %in: memref<?xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %a = memref.alloc(%i) : memref<?xf32>
    memref.copy %in, %a : memref<?xf32> to memref<?xf32>
  }
  scf.forall (%i) in (4) {
    %a = memref.alloc(%n) : memref<?xf32>
    memref.copy %in, %a : memref<?xf32> to memref<?xf32>
  }
  return
}
