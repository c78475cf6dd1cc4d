// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels,func.func(tensoropt-winograd)' --split-input-file --verify-diagnostics

#x = affine_map<(m, b, l, k) -> (m, k)>
#w = affine_map<(m, b, l, k) -> (b, k, l)>
#y = affine_map<(m, b, l, k) -> (m, b, l)>
func.func @wide(%x: tensor<16x7xf32>, %w: tensor<4x7x8xf32>, %y: tensor<16x4x8xf32>) -> tensor<16x4x8xf32> {
  // expected-error @+1 {{its kernel plan has a tile of 16 or more registers, there are 14 for results}}
  %0 = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<16x7xf32>, tensor<4x7x8xf32>) outs(%y : tensor<16x4x8xf32>)
      attrs = {tensoropt.kernel_plan = {order = array<i64: 0, 1>, tile = array<i64: 8, 2>}} {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  } -> tensor<16x4x8xf32>
  return %0 : tensor<16x4x8xf32>
}

// -----

#x = affine_map<(m, k, n) -> (m, k)>
#w = affine_map<(m, k, n) -> (k, n)>
#y = affine_map<(m, k, n) -> (m, n)>
func.func @loops(%x: tensor<16x7xf32>, %w: tensor<7x8xf32>, %y: tensor<16x8xf32>) -> tensor<16x8xf32> {
  // expected-error @+1 {{its kernel plan has 3 loops, the operation has 1}}
  %0 = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "reduction", "parallel"]}
      ins(%x, %w : tensor<16x7xf32>, tensor<7x8xf32>) outs(%y : tensor<16x8xf32>)
      attrs = {tensoropt.kernel_plan = {order = array<i64: 2, 0, 1>, tile = array<i64: 1, 1, 1>}} {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  } -> tensor<16x8xf32>
  return %0 : tensor<16x8xf32>
}

// -----

func.func @algorithm(%x: tensor<16x7xf32>, %w: tensor<7x8xf32>, %y: tensor<16x8xf32>) -> tensor<16x8xf32> {
  // expected-error @+1 {{its kernel plan has the algorithm 'f4', which is for convolutions by windows of 3 x 3 that move by one, on blocks of channels and with constant weights}}
  %0 = linalg.matmul {tensoropt.kernel_plan = {algorithm = "f4"}}
      ins(%x, %w : tensor<16x7xf32>, tensor<7x8xf32>) outs(%y : tensor<16x8xf32>) -> tensor<16x8xf32>
  return %0 : tensor<16x8xf32>
}

// -----

func.func @name(%x: tensor<16x7xf32>, %w: tensor<7x8xf32>, %y: tensor<16x8xf32>) -> tensor<16x8xf32> {
  // expected-error @+1 {{'tensoropt.kernel_plan' has 'tiles', expected texts 'algorithm', 'layout' and 'copies', numbers 'rows' and 'threads', and arrays of i64 'order', 'tile' and 'blocks'}}
  %0 = linalg.matmul {tensoropt.kernel_plan = {tiles = 3}}
      ins(%x, %w : tensor<16x7xf32>, tensor<7x8xf32>) outs(%y : tensor<16x8xf32>) -> tensor<16x8xf32>
  return %0 : tensor<16x8xf32>
}

// -----

func.func @order(%x: tensor<16x7xf32>, %w: tensor<7x8xf32>, %y: tensor<16x8xf32>) -> tensor<16x8xf32> {
  // expected-error @+1 {{'tensoropt.kernel_plan' is no plan: 'order' is to have each loop once, counted from 0}}
  %0 = linalg.matmul {tensoropt.kernel_plan = {order = array<i64: 1, 1>, tile = array<i64: 1, 1>}}
      ins(%x, %w : tensor<16x7xf32>, tensor<7x8xf32>) outs(%y : tensor<16x8xf32>) -> tensor<16x8xf32>
  return %0 : tensor<16x8xf32>
}

// -----

func.func @text(%x: tensor<16x7xf32>, %w: tensor<7x8xf32>, %y: tensor<16x8xf32>) -> tensor<16x8xf32> {
  // expected-error @+1 {{'tensoropt.kernel_plan' is no plan: 'copies' is to be "none", "right" or "both", got "left"}}
  %0 = linalg.matmul {tensoropt.kernel_plan = {order = array<i64: 0, 1>, tile = array<i64: 1, 1>, copies = "left"}}
      ins(%x, %w : tensor<16x7xf32>, tensor<7x8xf32>) outs(%y : tensor<16x8xf32>) -> tensor<16x8xf32>
  return %0 : tensor<16x8xf32>
}

// -----

func.func @blocks_alone(%x: tensor<16x7xf32>, %w: tensor<7x8xf32>, %y: tensor<16x8xf32>) -> tensor<16x8xf32> {
  // expected-error @+1 {{'tensoropt.kernel_plan' is no plan: 'blocks' are of 'copies', which it has not}}
  %0 = linalg.matmul {tensoropt.kernel_plan = {blocks = array<i64: 16, 16>}}
      ins(%x, %w : tensor<16x7xf32>, tensor<7x8xf32>) outs(%y : tensor<16x8xf32>) -> tensor<16x8xf32>
  return %0 : tensor<16x8xf32>
}

// -----

func.func @no_tile(%x: tensor<16x7xf32>, %w: tensor<7x8xf32>, %y: tensor<16x8xf32>) -> tensor<16x8xf32> {
  // expected-error @+1 {{'tensoropt.kernel_plan' is no plan: 'copies' are of a product with a 'tile', which it has not}}
  %0 = linalg.matmul {tensoropt.kernel_plan = {copies = "none"}}
      ins(%x, %w : tensor<16x7xf32>, tensor<7x8xf32>) outs(%y : tensor<16x8xf32>) -> tensor<16x8xf32>
  return %0 : tensor<16x8xf32>
}

// -----

func.func @three_blocks(%x: tensor<16x7xf32>, %w: tensor<7x8xf32>, %y: tensor<16x8xf32>) -> tensor<16x8xf32> {
  // expected-error @+1 {{'tensoropt.kernel_plan' is no plan: 'blocks' are to be terms and columns, two numbers above 0}}
  %0 = linalg.matmul {tensoropt.kernel_plan = {order = array<i64: 0, 1>, tile = array<i64: 1, 1>, copies = "right", blocks = array<i64: 16, 0>}}
      ins(%x, %w : tensor<16x7xf32>, tensor<7x8xf32>) outs(%y : tensor<16x8xf32>) -> tensor<16x8xf32>
  return %0 : tensor<16x8xf32>
}

// -----

#x = affine_map<(m, b, l, k) -> (m, k)>
#w = affine_map<(m, b, l, k) -> (b, k, l)>
#y = affine_map<(m, b, l, k) -> (m, b, l)>
func.func @constant_weights(%x: tensor<16x7xf32>, %w: tensor<4x7x8xf32>, %y: tensor<16x4x8xf32>) -> tensor<16x4x8xf32> {
  // expected-error @+1 {{its kernel plan has copies, which products of two given matrices have alone}}
  %0 = linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
      ins(%x, %w : tensor<16x7xf32>, tensor<4x7x8xf32>) outs(%y : tensor<16x4x8xf32>)
      attrs = {tensoropt.kernel_plan = {order = array<i64: 0, 1>, tile = array<i64: 4, 2>, copies = "none"}} {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  } -> tensor<16x4x8xf32>
  return %0 : tensor<16x4x8xf32>
}
