// RUN: tensor-opt %s --tensoropt-plan-memory=plan-file=%t.json --tensoropt-apply-memory-plan -o %t.direct.mlir
// RUN: tensor-opt %s --tensoropt-apply-memory-plan=plan-file=%t.json -o %t.file.mlir
// RUN: diff %t.direct.mlir %t.file.mlir
// RUN: FileCheck %s --input-file=%t.json
// RUN: grep -v 'name = ' %s | sed 's/attributes.*/{/' > %t.unstated.mlir
// RUN: not tensor-opt %t.unstated.mlir --tensoropt-apply-memory-plan=plan-file=%t.json 2>&1 | FileCheck %s --check-prefix=UNSTATED
// RUN: sed 's/"space": "1 : i64"/"space": "7 : i64"/' %t.json > %t.other.json
// RUN: not tensor-opt %s --tensoropt-apply-memory-plan=plan-file=%t.other.json 2>&1 | FileCheck %s --check-prefix=OTHER

// CHECK:    "cost_bound": 31488
// CHECK:    "space": "1 : i64"
// UNSTATED: error: the plan '{{.*}}' has a memory space '1 : i64', which no buffer here has
// OTHER:    error: the plan '{{.*}}' has a memory space '7 : i64', which no buffer here has
module attributes {tensoropt.memory_spaces = [
    {name = "sram", capacity = 256 : i64, cost = 1 : i64, space = 1 : i64},
    {name = "dram", cost = 10 : i64}]} {
  func.func @place(%in: memref<64xf32>, %out: memref<64xf32>) {
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c100 = arith.constant 100 : index
    %a = memref.alloc() : memref<64xf32>
    %hot = memref.alloc() : memref<64xf32>
    %b = memref.alloc() : memref<64xf32>
    memref.copy %in, %a : memref<64xf32> to memref<64xf32>
    memref.copy %in, %hot : memref<64xf32> to memref<64xf32>
    scf.for %i = %c0 to %c100 step %c1 {
      memref.copy %hot, %out : memref<64xf32> to memref<64xf32>
    }
    memref.copy %a, %out : memref<64xf32> to memref<64xf32>
    memref.copy %in, %b : memref<64xf32> to memref<64xf32>
    memref.copy %b, %out : memref<64xf32> to memref<64xf32>
    return
  }
}
