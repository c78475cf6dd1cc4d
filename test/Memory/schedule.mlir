// RUN: tensor-opt %s --tensoropt-schedule | FileCheck %s
// RUN: tensor-opt %s --tensoropt-schedule --remarks-filter=schedule -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: tensor-opt %s --tensoropt-schedule --tensoropt-plan-memory --remarks-filter=plan-memory -o /dev/null 2>&1 | FileCheck %s --check-prefix=PLAN

// A block of Xception in small: %x of 24 bytes goes through two large buffers of 48 and 44, and a shortcut that makes
// 12 of it comes last. 24 + 48 + 44 bytes live in the large step then; with the shortcut first, 12 + 48 + 44 do.
// REMARK: [Passed] Scheduled | Category:schedule | Function=shortcut | after=104, before=116, lowerBound=104, {{.*}}proven=yes
// PLAN: [Passed] Planned | Category:plan-memory | Function=shortcut | arena={{[0-9]+}}, {{.*}}maxLive=104
// CHECK-LABEL: func.func @shortcut(
// CHECK:         %[[X:.*]] = memref.alloc() : memref<6xf32>
// CHECK-NEXT:    memref.copy %{{.*}}, %[[X]]
// CHECK-NEXT:    %[[SHORT:.*]] = memref.alloc() : memref<3xf32>
// CHECK-NEXT:    %[[VIEW:.*]] = memref.subview %[[X]]
// CHECK-NEXT:    memref.copy %[[VIEW]], %[[SHORT]]
// CHECK:         %[[LONG:.*]] = memref.alloc() : memref<12xf32>
// CHECK-NEXT:    scf.for
// CHECK:           memref.load %[[X]]
// CHECK:         }
// CHECK-NEXT:    memref.dealloc %[[X]]
// CHECK-NEXT:    %[[LONGER:.*]] = memref.alloc() : memref<11xf32>
// CHECK:         memref.copy %{{.*}}, %[[LONGER]]
// CHECK-NEXT:    memref.dealloc %[[LONG]]
func.func @shortcut(%in: memref<6xf32>, %out: memref<3xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c6 = arith.constant 6 : index
  %x = memref.alloc() : memref<6xf32>
  memref.copy %in, %x : memref<6xf32> to memref<6xf32>
  %long = memref.alloc() : memref<12xf32>
  scf.for %i = %c0 to %c6 step %c1 {
    %v = memref.load %x[%i] : memref<6xf32>
    %j = arith.addi %i, %i : index
    memref.store %v, %long[%j] : memref<12xf32>
  }
  %longer = memref.alloc() : memref<11xf32>
  %part = memref.subview %long[0] [11] [1] : memref<12xf32> to memref<11xf32, strided<[1]>>
  memref.copy %part, %longer : memref<11xf32, strided<[1]>> to memref<11xf32>
  %pooled = memref.alloc() : memref<3xf32>
  %head = memref.subview %longer[0] [3] [1] : memref<11xf32> to memref<3xf32, strided<[1]>>
  memref.copy %head, %pooled : memref<3xf32, strided<[1]>> to memref<3xf32>
  %short = memref.alloc() : memref<3xf32>
  %view = memref.subview %x[0] [3] [1] : memref<6xf32> to memref<3xf32, strided<[1]>>
  memref.copy %view, %short : memref<3xf32, strided<[1]>> to memref<3xf32>
  linalg.add ins(%pooled, %short : memref<3xf32>, memref<3xf32>) outs(%out : memref<3xf32>)
  memref.dealloc %x : memref<6xf32>
  memref.dealloc %long : memref<12xf32>
  memref.dealloc %longer : memref<11xf32>
  memref.dealloc %pooled : memref<3xf32>
  memref.dealloc %short : memref<3xf32>
  return
}

// Parts of a buffer whose places are known are apart: each branch goes to its end before the other one begins, and all
// write one result.
// REMARK: [Passed] Scheduled | {{.*}} Function=concat | after=96, before=128,
// CHECK-LABEL: func.func @concat(
// CHECK:         memref.copy %{{.*}}, %[[A:.*]] : memref<8xf32> to memref<8xf32>
// CHECK:         memref.copy %[[A]], %{{.*}}offset: 8
// CHECK:         memref.copy %{{.*}}, %[[B:.*]] : memref<8xf32> to memref<8xf32>
// CHECK:         memref.copy %[[B]], %
func.func @concat(%in: memref<8xf32>, %out: memref<16xf32>) {
  %joined = memref.alloc() : memref<16xf32>
  %a = memref.alloc() : memref<8xf32>
  %b = memref.alloc() : memref<8xf32>
  memref.copy %in, %b : memref<8xf32> to memref<8xf32>
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>
  %left = memref.subview %joined[0] [8] [1] : memref<16xf32> to memref<8xf32, strided<[1]>>
  %right = memref.subview %joined[8] [8] [1] : memref<16xf32> to memref<8xf32, strided<[1], offset: 8>>
  memref.copy %a, %right : memref<8xf32> to memref<8xf32, strided<[1], offset: 8>>
  memref.copy %b, %left : memref<8xf32> to memref<8xf32, strided<[1]>>
  memref.copy %joined, %out : memref<16xf32> to memref<16xf32>
  return
}

// In a loop, too: its block is ordered, and what is left of it counts outside.
// REMARK: [Passed] Scheduled | {{.*}} Function=inside | after=64, before=96,
// CHECK-LABEL: func.func @inside(
// CHECK:         scf.for
// CHECK:           memref.copy %{{.*}}, %[[A:.*]] :
// CHECK:           memref.copy %[[A]], %[[C:.*]] :
// CHECK:           memref.load %[[C]]
// CHECK:           memref.copy %{{.*}}, %[[B:.*]] :
// CHECK:           memref.load %[[B]]
func.func @inside(%in: memref<8xf32>, %out: memref<8xf32>, %n: index) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    %a = memref.alloc() : memref<8xf32>
    %b = memref.alloc() : memref<8xf32>
    %c = memref.alloc() : memref<8xf32>
    memref.copy %in, %a : memref<8xf32> to memref<8xf32>
    memref.copy %in, %b : memref<8xf32> to memref<8xf32>
    memref.copy %a, %c : memref<8xf32> to memref<8xf32>
    %d = memref.load %c[%c0] : memref<8xf32>
    %e = memref.load %b[%c0] : memref<8xf32>
    %sum = arith.addf %d, %e : f32
    memref.store %sum, %out[%c0] : memref<8xf32>
  }
  return
}

// A callee that only accesses memory moves with what it gets.
func.func private @known(%from: memref<8xf32>, %to: memref<8xf32>) {
  memref.copy %from, %to : memref<8xf32> to memref<8xf32>
  return
}
// REMARK: [Passed] Scheduled | {{.*}} Function=calls | after=32, before=64,
// CHECK-LABEL: func.func @calls(
// CHECK:         linalg.fill {{.*}} outs(%[[A:.*]] :
// CHECK-NEXT:    %[[C:.*]] = memref.alloc()
// CHECK-NEXT:    call @known(%[[A]], %[[C]])
// CHECK:         linalg.fill {{.*}} outs(%[[B:.*]] :
// CHECK-NEXT:    %[[D:.*]] = memref.alloc()
// CHECK-NEXT:    call @known(%[[B]], %[[D]])
// CHECK-NEXT:    return %[[C]], %[[D]]
func.func @calls(%v: f32) -> (memref<8xf32>, memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  %b = memref.alloc() : memref<8xf32>
  %c = memref.alloc() : memref<8xf32>
  %d = memref.alloc() : memref<8xf32>
  linalg.fill ins(%v : f32) outs(%a : memref<8xf32>)
  linalg.fill ins(%v : f32) outs(%b : memref<8xf32>)
  call @known(%a, %c) : (memref<8xf32>, memref<8xf32>) -> ()
  call @known(%b, %d) : (memref<8xf32>, memref<8xf32>) -> ()
  return %c, %d : memref<8xf32>, memref<8xf32>
}
