// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels{kernels=algorithms},tensoropt-plan-kernels' --split-input-file | FileCheck %s
// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels{kernels=algorithms},tensoropt-plan-kernels' --split-input-file --remarks-filter=plan-kernels -o /dev/null 2>&1 | FileCheck %s --check-prefix=REMARK
// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels,func.func(tensoropt-fuse-rows)' --split-input-file | FileCheck %s --check-prefix=OBEY
// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels,func.func(tensoropt-fuse-rows)' --split-input-file --remarks-filter=fuse-rows -o /dev/null 2>&1 | FileCheck %s --check-prefix=UNUSED

#x = affine_map<(m, b, l, k) -> (m, k)>
#w = affine_map<(m, b, l, k) -> (b, k, l)>
#y = affine_map<(m, b, l, k) -> (m, b, l)>

// Loops over rows and blocks, by the model: 12 registers.
// CHECK-LABEL: func.func @model(
// CHECK:         linalg.generic {{.*}} attrs = {{.*}}tensoropt.kernel_plan = {order = array<i64: {{[01], [01]}}>, tile = array<i64: {{[0-9]+, [0-9]+}}>}
// REMARK: Planned | Category:plan-kernels | Function=model | order={{[01]x[01]}}, source=model, tile=
// OBEY-LABEL: func.func @model(
// OBEY-NOT:     kernel_plan
func.func @model(%x: tensor<128x384xf32>, %w: tensor<48x384x8xf32>) -> tensor<128x48x8xf32> {
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
  return %0 : tensor<128x48x8xf32>
}

// -----

#x = affine_map<(m, b, l, k) -> (m, k)>
#w = affine_map<(m, b, l, k) -> (b, k, l)>
#y = affine_map<(m, b, l, k) -> (m, b, l)>

// A plan written by hand stays: blocks outermost, 5 of 128 rows at a time, of
// which 3 are left at the end.
// CHECK-LABEL: func.func @hand(
// CHECK:         tensoropt.kernel_plan = {order = array<i64: 1, 0>, tile = array<i64: 5, 2>}
// REMARK: Function=hand | order=1x0, source=attribute, tile=5x2
// OBEY-LABEL: func.func @hand(
// OBEY:         scf.for %[[B:.*]] = %c0 to %c48 step %c2
// OBEY:           scf.for %[[M:.*]] = %c0{{.*}} to %c125 step %c5
// OBEY:             linalg.generic {{.*}} outs(%{{.*}} : tensor<5x2x8xf32>)
// OBEY:           scf.for {{.*}} step %c3
// OBEY:             linalg.generic {{.*}} outs(%{{.*}} : tensor<3x2x8xf32>)
// OBEY-NOT:     kernel_plan
func.func @hand(%x: tensor<128x384xf32>, %w: tensor<48x384x8xf32>) -> tensor<128x48x8xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<128x48x8xf32>
  %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<128x48x8xf32>) -> tensor<128x48x8xf32>
  %0 = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<128x384xf32>, tensor<48x384x8xf32>) outs(%zeros : tensor<128x48x8xf32>)
      attrs = {tensoropt.kernel_plan = {order = array<i64: 1, 0>, tile = array<i64: 5, 2>}} {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  } -> tensor<128x48x8xf32>
  return %0 : tensor<128x48x8xf32>
}

// -----

#x = affine_map<(m, b, l, k) -> (m, k)>
#w = affine_map<(m, b, l, k) -> (b, k, l)>
#y = affine_map<(m, b, l, k) -> (m, b, l)>
#each = affine_map<(m, b, l) -> (m, b, l)>

// What ends a product has the product's loops.
// UNUSED: [Missed] PlanNotUsed | Category:fuse-rows | Function=ending | reason="the operation has no loops of its own here"
// OBEY-LABEL: func.func @ending(
// OBEY-NOT:     kernel_plan
func.func @ending(%x: tensor<128x384xf32>, %w: tensor<48x384x8xf32>) -> tensor<128x48x8xf32> {
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
      ins(%0 : tensor<128x48x8xf32>) outs(%empty : tensor<128x48x8xf32>)
      attrs = {tensoropt.kernel_plan = {order = array<i64: 1, 0>, tile = array<i64: 5, 2>}} {
    ^bb0(%a: f32, %out: f32):
      %s = arith.maximumf %a, %zero : f32
      linalg.yield %s : f32
  } -> tensor<128x48x8xf32>
  return %1 : tensor<128x48x8xf32>
}

// -----

#x = affine_map<(b, y, x, l, c, k) -> (c, y * 2, x * 2, k)>
#w = affine_map<(b, y, x, l, c, k) -> (b, c, k, l)>
#y = affine_map<(b, y, x, l, c, k) -> (b, y, x, l)>

// Strides leave out every other row of an image of 1.5 MB. What is read of it stays in
// the near cache, and need not be read once only, in narrow tiles.
// CHECK-LABEL: func.func @strided(
// CHECK:         tensoropt.kernel_plan = {order = array<i64: {{[0-9], [0-9], [0-9]}}>, tile = array<i64: 2, 1, 14>}
// REMARK: Function=strided | order={{.*}}, source=model, tile=2x1x14
// OBEY-LABEL: func.func @strided(
module attributes {tensoropt.vector_registers = array<i64: 64, 32, 0>} {
  func.func @strided(%x: tensor<32x27x27x16xf32>, %w: tensor<64x32x16x16xf32>) -> tensor<64x14x14x16xf32> {
    %zero = arith.constant 0.0 : f32
    %empty = tensor.empty() : tensor<64x14x14x16xf32>
    %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<64x14x14x16xf32>) -> tensor<64x14x14x16xf32>
    %0 = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]}
        ins(%x, %w : tensor<32x27x27x16xf32>, tensor<64x32x16x16xf32>) outs(%zeros : tensor<64x14x14x16xf32>) {
      ^bb0(%a: f32, %b: f32, %out: f32):
        %p = arith.mulf %a, %b : f32
        %s = arith.addf %out, %p : f32
        linalg.yield %s : f32
    } -> tensor<64x14x14x16xf32>
    return %0 : tensor<64x14x14x16xf32>
  }
}

// -----

#x = affine_map<(b, p, s, l, c, k) -> (c, p, s, k)>
#w = affine_map<(b, p, s, l, c, k) -> (p, b, c, k, l)>
#y = affine_map<(b, p, s, l, c, k) -> (b, p, s, l)>

// Sixteen products of matrices, 512 kB of one side, 16 MB of the other: one product
// after the other uses 32 kB again, and reads the weights in the order that they lie in.
// CHECK-LABEL: func.func @batches(
// CHECK:         tensoropt.kernel_plan = {order = array<i64: 1, 0, 2>, tile = array<i64: {{[0-9]+}}, 1, {{[0-9]+}}>}
// REMARK: Function=batches | order=1x0x2, source=model, tile=
// OBEY-LABEL: func.func @batches(
module attributes {tensoropt.vector_registers = array<i64: 64, 32, 0>} {
  func.func @batches(%x: tensor<32x16x16x16xf32>, %w: tensor<16x32x32x16x16xf32>) -> tensor<32x16x16x16xf32> {
    %zero = arith.constant 0.0 : f32
    %empty = tensor.empty() : tensor<32x16x16x16xf32>
    %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<32x16x16x16xf32>) -> tensor<32x16x16x16xf32>
    %0 = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]}
        ins(%x, %w : tensor<32x16x16x16xf32>, tensor<16x32x32x16x16xf32>) outs(%zeros : tensor<32x16x16x16xf32>) {
      ^bb0(%a: f32, %b: f32, %out: f32):
        %p = arith.mulf %a, %b : f32
        %s = arith.addf %out, %p : f32
        linalg.yield %s : f32
    } -> tensor<32x16x16x16xf32>
    return %0 : tensor<32x16x16x16xf32>
  }
}

// -----

#x = affine_map<(m, b, l, k) -> (m, k)>
#w = affine_map<(m, b, l, k) -> (b, k, l)>
#y = affine_map<(m, b, l, k) -> (m, b, l)>

// Both matrices have 16 MB: those of weights are fetched while tiles compute, so that
// rows are read once. Rows are 8 kB apart, and twelve of them have a place in the first
// cache at once.
// CHECK-LABEL: func.func @square(
// CHECK:         tensoropt.kernel_plan = {order = array<i64: 0, 1>, tile = array<i64: 12, 2>}
// REMARK: Function=square | order=0x1, source=model, tile=12x2
// OBEY-LABEL: func.func @square(
module attributes {tensoropt.vector_registers = array<i64: 64, 32, 0>} {
  func.func @square(%x: tensor<2048x2048xf32>, %w: tensor<128x2048x16xf32>) -> tensor<2048x128x16xf32> {
    %zero = arith.constant 0.0 : f32
    %empty = tensor.empty() : tensor<2048x128x16xf32>
    %zeros = linalg.fill ins(%zero : f32) outs(%empty : tensor<2048x128x16xf32>) -> tensor<2048x128x16xf32>
    %0 = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
        ins(%x, %w : tensor<2048x2048xf32>, tensor<128x2048x16xf32>) outs(%zeros : tensor<2048x128x16xf32>) {
      ^bb0(%a: f32, %b: f32, %out: f32):
        %p = arith.mulf %a, %b : f32
        %s = arith.addf %out, %p : f32
        linalg.yield %s : f32
    } -> tensor<2048x128x16xf32>
    return %0 : tensor<2048x128x16xf32>
  }
}
