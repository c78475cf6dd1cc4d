// RUN: tensor-opt %s --tensoropt-plan-memory --remarks-filter=plan-memory 2>%t | FileCheck %s
// RUN: FileCheck %s --check-prefix=MISSED --input-file=%t

// CHECK-NOT: tensoropt.

func.func @nothing(%in: memref<8xf32>, %out: memref<8xf32>) {
  memref.copy %in, %out : memref<8xf32> to memref<8xf32>
  return
}

// What is in no arena is told.
// MISSED: [Missed] Unplanned | Category:plan-memory | Function=returned | buffer=b0, reason="is returned"
// MISSED-NOT: Planned
func.func @returned(%in: memref<8xf32>) -> memref<8xf32> {
  %a = memref.alloc() : memref<8xf32>
  memref.copy %in, %a : memref<8xf32> to memref<8xf32>
  return %a : memref<8xf32>
}

// A plan from before is taken away.
func.func @stale(%in: memref<8xf32>, %out: memref<8xf32>) attributes {tensoropt.memory_plan = []} {
  memref.copy %in, %out : memref<8xf32> to memref<8xf32>
  return
}
