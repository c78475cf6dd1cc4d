// A plan that was written is read again; what a user changes is obeyed, what
// cannot be obeyed is told.
// RUN: rm -f %t.json
// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels{output=%t.json}' -o /dev/null
// RUN: FileCheck %s --check-prefix=JSON < %t.json
// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels{file=%t.json}' --remarks-filter=plan-kernels -o /dev/null 2>&1 | FileCheck %s
// RUN: %python %S/Inputs/edit_plan.py %t.json %t.edited.json 'order=[1, 0]' 'tile=[5, 2]'
// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels{file=%t.edited.json}' --remarks-filter=plan-kernels -o /dev/null 2>&1 | FileCheck %s --check-prefix=EDITED
// RUN: %python %S/Inputs/edit_plan.py %t.json %t.wide.json 'tile=[100, 2]'
// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels{file=%t.wide.json}' --remarks-filter=plan-kernels -o /dev/null 2>&1 | FileCheck %s --check-prefix=WIDE

// Another machine's plans and other threads' stay where they are.
// RUN: %python %S/Inputs/edit_plan.py %t.json %t.other.json 'threads=2'
// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels{file=%t.other.json output=%t.other.json}' --remarks-filter=plan-kernels -o /dev/null 2>&1 | FileCheck %s --check-prefix=MODEL
// RUN: FileCheck %s --check-prefix=BOTH < %t.other.json

// JSON:      "format": "tensoropt-kernel-plan",
// JSON:      "kernel": "loops 128x48x8x384 f32 +1 {{[0-9a-f]+}}",
// JSON-NEXT: "plan": {
// JSON-NEXT:   "order": [
// JSON:        "tile": [
// JSON:      "threads": 1
// JSON:      "version": 1
// CHECK: Planned | {{.*}} source=file
// EDITED: Planned | {{.*}} order=1x0, source=file, tile=5x2
// WIDE: [Missed] PlanNotUsed | {{.*}} reason="has a tile of 100 or more registers, there are 14 for results"
// WIDE: Planned | {{.*}} source=model
// MODEL: Planned | {{.*}} source=model
// BOTH: "threads": 1
// BOTH: "threads": 2

#x = affine_map<(m, b, l, k) -> (m, k)>
#w = affine_map<(m, b, l, k) -> (b, k, l)>
#y = affine_map<(m, b, l, k) -> (m, b, l)>
#each = affine_map<(m, b, l) -> (m, b, l)>

func.func @f(%x: tensor<128x384xf32>, %w: tensor<48x384x8xf32>) -> tensor<128x48x8xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<128x48x8xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<128x48x8xf32>) -> tensor<128x48x8xf32>
  %0 = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<128x384xf32>, tensor<48x384x8xf32>) outs(%zeros : tensor<128x48x8xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  } -> tensor<128x48x8xf32>
  %1 = linalg.generic {indexing_maps = [#each, #each], iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%0 : tensor<128x48x8xf32>) outs(%empty : tensor<128x48x8xf32>) {
    ^bb0(%a: f32, %out: f32):
      %s = arith.maximumf %a, %zero : f32
      linalg.yield %s : f32
  } -> tensor<128x48x8xf32>
  return %1 : tensor<128x48x8xf32>
}
