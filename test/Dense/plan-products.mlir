// Products of two given matrices have plans: the model's, or those written by
// hand, which are obeyed.
// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels{kernels=products}' --remarks-filter=plan-kernels 2>&1 | FileCheck %s
// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels{kernels=products},func.func(tensoropt-lower-products)' | FileCheck %s --check-prefix=LOOPS

// A file has them as well, and they are told apart by how far elements lie apart.
// RUN: rm -f %t.json
// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels{kernels=products output=%t.json}' -o /dev/null
// RUN: FileCheck %s --check-prefix=JSON < %t.json
// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels{kernels=products file=%t.json}' --remarks-filter=plan-kernels -o /dev/null 2>&1 | FileCheck %s --check-prefix=FILE
// RUN: %python %S/Inputs/edit_plan.py %t.json %t.wide.json 'tile=[12, 4]'
// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels{kernels=products file=%t.wide.json}' --remarks-filter=plan-kernels -o /dev/null 2>&1 | FileCheck %s --check-prefix=WIDE
// RUN: %python %S/Inputs/edit_plan.py %t.json %t.threads.json 'threads=3'
// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels{kernels=products file=%t.threads.json}' --remarks-filter=plan-kernels -o /dev/null 2>&1 | FileCheck %s --check-prefix=THREADS

module attributes {tensoropt.vector_registers = array<i64: 64, 32, 1>} {

// CHECK: Planned | {{.*}}Function=model | blocks=256x1024, copies=both, order=0x1, source=model, tile=12x2
// LOOPS-LABEL: func.func @model(
// LOOPS-DAG:     memref.alloc() {{.*}} : memref<{{[0-9]+}}xf32>
// LOOPS:         scf.for {{.*}} step %c12
// LOOPS-NOT:     kernel_plan
// JSON: "kernel": "product 600x1024x512 f32 {{[0-9a-f]+}}"
// JSON: "blocks": [
// JSON-NEXT: 256,
// JSON-NEXT: 1024
// JSON: "copies": "both"
// JSON: "kernel": "product 600x1024x512 f32 {{[0-9a-f]+}}"
// FILE: Planned | {{.*}}Function=model | {{.*}} source=file
// WIDE: [Missed] PlanNotUsed | {{.*}} reason="has a tile of 12 x 4 registers, which with the factors do not fit 32"
// WIDE: Planned | {{.*}}Function=model | {{.*}} source=model
// THREADS: Planned | {{.*}}Function=model | {{.*}} source=model
func.func @model(%a: memref<600x512xf32>, %b: memref<512x1024xf32>, %c: memref<600x1024xf32>) {
  linalg.matmul ins(%a, %b : memref<600x512xf32>, memref<512x1024xf32>) outs(%c : memref<600x1024xf32>)
  return
}

// As much work, in columns of a larger matrix.
// CHECK: Planned | {{.*}}Function=columns | {{.*}}source=model
// FILE: Planned | {{.*}}Function=columns | {{.*}} source=file
func.func @columns(%a: memref<600x512xf32>, %b: memref<512x1024xf32, strided<[4096, 1]>>, %c: memref<600x1024xf32>) {
  linalg.matmul ins(%a, %b : memref<600x512xf32>, memref<512x1024xf32, strided<[4096, 1]>>) outs(%c : memref<600x1024xf32>)
  return
}

// 4 blocks of 128 terms with two panels of 3 registers of columns each.
// CHECK: Planned | {{.*}}Function=hand | blocks=128x96, copies=right, order=0x1, source=attribute, tile=7x3
// LOOPS-LABEL: func.func @hand(
// LOOPS:         memref.alloc() {{.*}} : memref<12320xf32>
// LOOPS-NOT:     memref.alloc
// LOOPS:         step %c96
// LOOPS:         step %c128
// LOOPS:         step %c7
// LOOPS:         step %c48
// LOOPS:         %{{.*}}:21 = scf.for
func.func @hand(%a: memref<70x512xf32>, %b: memref<512x192xf32>, %c: memref<70x192xf32>) {
  linalg.matmul {tensoropt.kernel_plan = {order = array<i64: 0, 1>, tile = array<i64: 7, 3>, copies = "right", blocks = array<i64: 128, 96>}}
      ins(%a, %b : memref<70x512xf32>, memref<512x192xf32>) outs(%c : memref<70x192xf32>)
  return
}

// CHECK: Planned | {{.*}}Function=none | copies=none, order=0x1, source=attribute, tile=5x1
// LOOPS-LABEL: func.func @none(
// LOOPS-NOT:     memref.alloc
// LOOPS:         step %c5
// LOOPS:         step %c16
func.func @none(%a: memref<90x512xf32>, %b: memref<512x1024xf32>, %c: memref<90x1024xf32>) {
  linalg.matmul {tensoropt.kernel_plan = {order = array<i64: 0, 1>, tile = array<i64: 5, 1>, copies = "none"}}
      ins(%a, %b : memref<90x512xf32>, memref<512x1024xf32>) outs(%c : memref<90x1024xf32>)
  return
}

}
