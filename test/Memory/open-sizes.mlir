// RUN: tensor-opt %s --tensoropt-plan-memory | FileCheck %s -enable-var-scope
// RUN: tensor-opt %s --tensoropt-plan-memory --tensoropt-apply-memory-plan --cse | FileCheck %s --check-prefix=APPLY -enable-var-scope
// RUN: tensor-opt %s --tensoropt-plan-memory --tensoropt-apply-memory-plan=workspace=open --cse --canonicalize | FileCheck %s --check-prefix=WORKSPACE -enable-var-scope
// RUN: tensor-opt %s --tensoropt-plan-memory --remarks-filter=plan-memory -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: tensor-opt %s --tensoropt-plan-memory=plan-file=%t.json --tensoropt-apply-memory-plan -o %t.direct.mlir
// RUN: tensor-opt %s --tensoropt-apply-memory-plan=plan-file=%t.json -o %t.file.mlir
// RUN: diff %t.direct.mlir %t.file.mlir
// RUN: tensor-opt %s --tensoropt-plan-memory=open=false | FileCheck %s --check-prefix=OFF
// OFF-NOT: alloc({{.+}}) {tensoropt.arena_offset

// For n = m = 64: 8, 16 and 12 bytes for each of n m, of which the second one and another live at once.
// CHECK-LABEL: func.func @products(
// CHECK-SAME:    arena = 114688 : i64, lower_bound = 114688 : i64, max_live = 114688 : i64, naive = 147456 : i64, open, proven
// CHECK:         memref.alloc({{.*}}) {tensoropt.arena_offset = 65536 : i64} : memref<?x2x?xf32>
// CHECK:         memref.alloc({{.*}}) {tensoropt.arena_offset = 0 : i64} : memref<?x4x?xi32>
// CHECK:         memref.alloc({{.*}}) {tensoropt.arena_offset = 65536 : i64} : memref<?x?x3xf32>
// REMARK: Planned | Category:plan-memory | Function=products
// REMARK-SAME: extents=64, {{.*}}worst=1
//
// The second one lies at the bottom, the others on it; all are aligned.
// APPLY-LABEL: func.func @products(
// APPLY:         %[[N:.*]] = memref.dim %{{.*}}, %c0
// APPLY:         %[[M:.*]] = memref.dim %{{.*}}, %c1
// APPLY:         %[[LOW:.*]], %[[BEYOND:.*]] = arith.mulsi_extended %[[N]], %[[M]]
// APPLY:         %[[TOO:.*]] = arith.cmpi ne, %[[BEYOND]]
// APPLY:         %[[NM:.*]] = arith.select %[[TOO]], %c9223372036854775807, %[[LOW]]
// APPLY:         arith.mulsi_extended %[[NM]], %c8
// APPLY:         %[[LOWB:.*]], %{{.*}} = arith.mulsi_extended %[[NM]], %c16
// APPLY:         %[[B:.*]] = arith.select %{{.*}}, %c9223372036854775807, %[[LOWB]]
// APPLY:         arith.mulsi_extended %[[NM]], %c12
// APPLY:         %[[B63:.*]] = arith.addi %[[B]], %c63
// APPLY:         %[[ENDB:.*]] = arith.andi %[[B63]], %c-64
// APPLY:         %[[BYTES:.*]] = arith.select %{{.*}}, %c-1{{.*}}, %{{.*}}
// APPLY:         cf.assert {{.*}}, "buffers for these extents are too large, or of negative size"
// APPLY:         %[[ARENA:.*]] = memref.alloc(%[[BYTES]]) {alignment = 64 : i64} : memref<?xi8>
// APPLY:         memref.view %[[ARENA]][%{{.*}}][%[[N]], %[[M]]] : memref<?xi8> to memref<?x2x?xf32>
// APPLY:         memref.view %[[ARENA]][%c0{{.*}}][%[[M]], %[[N]]] : memref<?xi8> to memref<?x4x?xi32>
// APPLY:         memref.view %[[ARENA]][%{{.*}}][%[[N]], %[[M]]] : memref<?xi8> to memref<?x?x3xf32>
// APPLY:         memref.dealloc %[[ARENA]]
// APPLY-NOT:     dealloc
// APPLY:         return
//
// WORKSPACE-LABEL: func.func @products(
// WORKSPACE-SAME:    %[[ARENA:.*]]: memref<?xi8>)
// WORKSPACE:         cf.assert {{.*}}, "workspace of 'products' has less than the bytes that its extents need, or these cannot be addressed"
// WORKSPACE-NOT:     alloc
// WORKSPACE:       func.func @products.workspace_size(%{{.*}}: index, %{{.*}}: index) -> index
// WORKSPACE-SAME:    tensoropt.workspace_extents = array<i64: 0, 0, 0, 1>
// WORKSPACE-NOT:     memref
// WORKSPACE:         return
func.func @products(%in: memref<?x?xf32>, %out: memref<?x?x3xf32>) {
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

// Sizes of all kinds, computed in a loop, too: max(n, k) - 2, ceil(n / 3), (n k) mod 5 and one of a reshape. None is
// needed beside another, and buffers of known sizes lie in front.
// CHECK-LABEL: func.func @kinds(
// CHECK-SAME:    {alignment = 64 : i64, arena = 64 : i64
// CHECK-SAME:    {alignment = 64 : i64, arena = 256 : i64, lower_bound = 256 : i64, max_live = 256 : i64, naive = 596 : i64, open, proven}
// WORKSPACE-LABEL: func.func @kinds(
// WORKSPACE-NOT:     alloc
// WORKSPACE:       func.func @kinds.workspace_size(
// WORKSPACE-SAME:    tensoropt.workspace_extents = array<i64: 0, 0, 1, -1>
// WORKSPACE:         arith.maxsi
// WORKSPACE:         arith.subi
// WORKSPACE:         arith.ceildivui
// WORKSPACE:         arith.remui
func.func @kinds(%in: memref<?xf32>, %k: i64, %out: memref<f32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %one = arith.constant 1.0 : f32
  %i = arith.index_cast %k : i64 to index
  %n = memref.dim %in, %c0 : memref<?xf32>
  %fixed = memref.alloc() : memref<16xf32>
  memref.store %one, %fixed[%c0] : memref<16xf32>
  scf.for %j = %c0 to %c2 step %c1 {
    %large = arith.maxsi %n, %i : index
    %less = arith.subi %large, %c2 : index
    %a = memref.alloc(%less) : memref<?xf32>
    memref.store %one, %a[%c0] : memref<?xf32>
    %third = affine.apply affine_map<(d0) -> (d0 ceildiv 3)>(%n)
    %b = memref.alloc(%third) : memref<?xf32>
    memref.store %one, %b[%c0] : memref<?xf32>
  }
  %rest = affine.apply affine_map<(d0)[s0] -> ((d0 * s0) mod 5)>(%n)[%i]
  %c = memref.alloc(%rest) : memref<?xf32>
  memref.store %one, %c[%c0] : memref<?xf32>
  %d = memref.expand_shape %in [[0, 1]] output_shape [%n, 1] : memref<?xf32> into memref<?x1xf32>
  %e = memref.dim %d, %c0 : memref<?x1xf32>
  %f = memref.alloc(%e) : memref<?xf32>
  memref.store %one, %f[%c0] : memref<?xf32>
  %x = memref.load %fixed[%c1] : memref<16xf32>
  memref.store %x, %out[] : memref<f32>
  return
}

// What calls it has no part of its arena for it: it asks for the size.
// WORKSPACE-LABEL: func.func @calls(
// WORKSPACE:         %[[BYTES:.*]] = call @products.workspace_size(
// WORKSPACE:         %[[OWN:.*]] = memref.alloc(%[[BYTES]]) {alignment = 64 : i64} : memref<?xi8>
// WORKSPACE:         call @products({{.*}}, %[[OWN]])
// WORKSPACE:         memref.dealloc %[[OWN]]
func.func @calls(%in: memref<?x?xf32>, %out: memref<?x?x3xf32>) {
  call @products(%in, %out) : (memref<?x?xf32>, memref<?x?x3xf32>) -> ()
  return
}

// Parallel loops have a slice for each iteration. For n = 64: 256 bytes of %a, later of %c, beside three times 512 of
// %b; all that twice.
// CHECK-LABEL: func.func @loops(
// CHECK-SAME:    {alignment = 64 : i64, arena = 128 : i64
// CHECK-SAME:    {alignment = 64 : i64, arena = 3584 : i64, lower_bound = 3584 : i64, max_live = 3584 : i64, naive = 4096 : i64, open, proven}
// CHECK:         memref.alloc(%{{.*}}) {tensoropt.arena_offset = 0 : i64} : memref<?xf32>
// CHECK:         memref.alloc(%{{.*}}) {tensoropt.arena_offset = 0 : i64} : memref<?xf64>
// CHECK:         tensoropt.memory_plan = [{alignment = 64 : i64, arena = 512 : i64
// CHECK-SAME:      open, proven
// CHECK:         tensoropt.memory_plan = [{alignment = 64 : i64, arena = 64 : i64
// CHECK-SAME:      {alignment = 64 : i64, arena = 1792 : i64
// CHECK-SAME:      open, proven
//
// WORKSPACE-LABEL: func.func @loops(
// WORKSPACE-SAME:    %[[ARENA:[^:]*]]: memref<?xi8>)
// WORKSPACE:         %[[INNER:.*]] = arith.muli %[[B:.*]], %c3 : index
// WORKSPACE:         arith.cmpi ugt, %[[INNER]], %c140737488355328
// WORKSPACE:         %[[ALL:.*]] = arith.muli %[[OUTER:.*]], %c2 : index
// WORKSPACE:         arith.cmpi ugt, %[[ALL]], %c140737488355328
// WORKSPACE:         scf.forall (%[[I:.*]]) in (2)
// WORKSPACE:           %[[START:.*]] = arith.muli %[[I]], %[[OUTER]] : index
// WORKSPACE:           %[[FROM:.*]] = arith.addi %[[START]], %c128 : index
// WORKSPACE:           %[[SLICE:.*]] = memref.view %[[ARENA]][%[[FROM]]][%[[OUTER]]] : memref<?xi8> to memref<?xi8>
// WORKSPACE:           memref.view %[[SLICE]][%c0{{.*}}][%{{.*}}] : memref<?xi8> to memref<?xf32>
// WORKSPACE:           scf.forall (%[[J:.*]]) in (3)
// WORKSPACE:             arith.muli %[[J]], %[[B]] : index
// WORKSPACE:             memref.view %[[SLICE]][{{.*}}][%[[B]]] : memref<?xi8> to memref<?xi8>
// WORKSPACE-NOT:     alloc
// WORKSPACE:       func.func @loops.workspace_size(
func.func @loops(%n: index, %v: f32, %w: f64, %out: memref<2x3xf64>) {
  %c0 = arith.constant 0 : index
  scf.forall (%i) in (2) {
    %a = memref.alloc(%n) : memref<?xf32>
    memref.store %v, %a[%c0] : memref<?xf32>
    %fixed = memref.alloc() : memref<f32>
    memref.store %v, %fixed[] : memref<f32>
    scf.forall (%j) in (3) {
      %b = memref.alloc(%n) : memref<?xf64>
      memref.store %w, %b[%c0] : memref<?xf64>
      %x = memref.load %b[%c0] : memref<?xf64>
      memref.store %x, %out[%i, %j] : memref<2x3xf64>
    }
    %c = memref.alloc(%n) : memref<?xf32>
    %y = memref.load %a[%c0] : memref<?xf32>
    memref.store %y, %c[%c0] : memref<?xf32>
    %z = memref.load %fixed[] : memref<f32>
    memref.store %z, %c[%c0] : memref<?xf32>
  }
  return
}

// REMARK: Function=computed | buffer=b0, reason="has extents that do not follow from those of the function's arguments"
// REMARK: Function=computed | buffer=b1, reason="has extents that do not follow from those of the function's arguments"
// REMARK: Function=computed | buffer=b2, reason="is allocated in more than 64 iterations, or an unknown number, that may run at once"
func.func @computed(%n: index, %in: memref<?xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %a = memref.alloc(%i) : memref<?xf32>
    memref.copy %in, %a : memref<?xf32> to memref<?xf32>
  }
  scf.forall (%i) in (4) {
    %m = arith.addi %n, %i : index
    %a = memref.alloc(%m) : memref<?xf32>
    memref.copy %in, %a : memref<?xf32> to memref<?xf32>
  }
  scf.forall (%i) in (%n) {
    %a = memref.alloc(%n) : memref<?xf32>
    memref.copy %in, %a : memref<?xf32> to memref<?xf32>
  }
  return
}

// The extent of three dimensions in one is the product of theirs.
// CHECK-LABEL: func.func @collapsed(
// CHECK:         memref.alloc({{.*}}) {tensoropt.arena_offset = 0 : i64} : memref<?xf32>
// APPLY-LABEL: func.func @collapsed(
// APPLY:         %[[N:.*]] = memref.dim %{{.*}}, %c0
// APPLY:         %[[M:.*]] = memref.dim %{{.*}}, %c1
// APPLY:         %[[NM:.*]], %{{.*}} = arith.mulsi_extended %[[N]], %[[M]]
// APPLY:         arith.mulsi_extended %[[NM]], %c2
func.func @collapsed(%in: memref<?x?x2xf32>) -> f32 {
  %c0 = arith.constant 0 : index
  %one = arith.constant 1.0 : f32
  %flat = memref.collapse_shape %in [[0, 1, 2]] : memref<?x?x2xf32> into memref<?xf32>
  %n = memref.dim %flat, %c0 : memref<?xf32>
  %a = memref.alloc(%n) : memref<?xf32>
  memref.store %one, %a[%c0] : memref<?xf32>
  %x = memref.load %a[%c0] : memref<?xf32>
  memref.dealloc %a : memref<?xf32>
  return %x : f32
}

// A private function's arena is a part of its callers', for the extents of each call: 256 bytes of %a for n = 64, beside
// 2 n of the first call, which need 512, and not beside the second one. In a parallel loop each iteration has one.
// CHECK-LABEL: func.func private @inner(
// CHECK-SAME:    arena = 256 : i64, from_caller, {{.*}}, open, proven}
// CHECK-LABEL: func.func @nested(
// CHECK-SAME:    arena = 1024 : i64, {{.*}}, open, proven}
// CHECK:         call @inner({{.*}}) {tensoropt.arena_offset.open = 256 : i64}
// CHECK:         call @inner({{.*}}) {tensoropt.arena_offset.open = 0 : i64}
// REMARK: Function=nested | buffer=call3, reason="passes extents that do not follow from those of the function's arguments"
//
// WORKSPACE-LABEL: func.func private @inner(
// WORKSPACE-SAME:    %[[K:[^:]*]]: index, %{{.*}}: f32, %[[ARENA:[^:]*]]: memref<?xi8>)
// WORKSPACE-NOT:     cf.assert
// WORKSPACE:         memref.view %[[ARENA]][%c0][%[[K]]] : memref<?xi8> to memref<?xf32>
// WORKSPACE-LABEL: func.func @nested(
// WORKSPACE-SAME:    %[[N:[^:]*]]: index, {{.*}}, %[[ARENA:[^:]*]]: memref<?xi8>)
// WORKSPACE:         %[[PART:.*]] = memref.view %[[ARENA]][%{{.*}}][%{{.*}}] : memref<?xi8> to memref<?xi8>
// WORKSPACE:         call @inner(%{{.*}}, %{{.*}}, %[[PART]]) : (index, f32, memref<?xi8>) -> ()
// WORKSPACE:         scf.forall
// WORKSPACE:           %[[SLICE:.*]] = memref.view %[[ARENA]]
// WORKSPACE:           %[[MINE:.*]] = memref.view %[[SLICE]]
// WORKSPACE:           call @inner(%[[N]], %{{.*}}, %[[MINE]])
// What the plan has no place for: an arena of its own.
// WORKSPACE:         cf.assert %{{.*}}, "buffers for these extents are too large, or of negative size"
// WORKSPACE:         %[[OWN:.*]] = memref.alloc(%{{.*}}) {alignment = 64 : i64} : memref<?xi8>
// WORKSPACE:         call @inner(%{{.*}}, %{{.*}}, %[[OWN]])
// WORKSPACE:         memref.dealloc %[[OWN]]
func.func private @inner(%k: index, %v: f32) {
  %c0 = arith.constant 0 : index
  %a = memref.alloc(%k) : memref<?xf32>
  memref.store %v, %a[%c0] : memref<?xf32>
  return
}

func.func @nested(%n: index, %v: f32, %in: memref<?xindex>) {
  %c0 = arith.constant 0 : index
  %c2 = arith.constant 2 : index
  %m = arith.muli %n, %c2 : index
  %a = memref.alloc(%n) : memref<?xf32>
  memref.store %v, %a[%c0] : memref<?xf32>
  call @inner(%m, %v) : (index, f32) -> ()
  %x = memref.load %a[%c0] : memref<?xf32>
  call @inner(%n, %x) : (index, f32) -> ()
  scf.forall (%i) in (4) {
    func.call @inner(%n, %v) : (index, f32) -> ()
  }
  %e = memref.load %in[%c0] : memref<?xindex>
  call @inner(%e, %x) : (index, f32) -> ()
  return
}
