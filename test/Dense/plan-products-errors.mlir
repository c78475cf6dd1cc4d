// What a plan of a product cannot be, told by the pass that plans and by the one
// that obeys.
// RUN: tensor-opt %s --pipeline='tensoropt-plan-kernels{kernels=products}' --split-input-file --verify-diagnostics
// RUN: tensor-opt %s --pipeline='func.func(tensoropt-lower-products)' --split-input-file --verify-diagnostics

func.func @tile(%a: memref<60x50xf32>, %b: memref<50x64xf32>, %c: memref<60x64xf32>) {
  // expected-error @+1 {{its kernel plan has a tile of 7 x 2 registers, which with the factors do not fit 16}}
  linalg.matmul {tensoropt.kernel_plan = {order = array<i64: 0, 1>, tile = array<i64: 7, 2>, copies = "none"}}
      ins(%a, %b : memref<60x50xf32>, memref<50x64xf32>) outs(%c : memref<60x64xf32>)
  return
}

// -----

func.func @huge_tile(%a: memref<60x50xf32>, %b: memref<50x64xf32>, %c: memref<60x64xf32>) {
  // expected-error @+1 {{its kernel plan has a tile of 1 x 4294967296 registers}}
  linalg.matmul {tensoropt.kernel_plan = {order = array<i64: 0, 1>, tile = array<i64: 1, 4294967296>, copies = "none"}}
      ins(%a, %b : memref<60x50xf32>, memref<50x64xf32>) outs(%c : memref<60x64xf32>)
  return
}

// -----

func.func @order(%a: memref<60x50xf32>, %b: memref<50x64xf32>, %c: memref<60x64xf32>) {
  // expected-error @+1 {{its kernel plan of a product is to have 'order' 0, 1 and a tile of rows and registers of columns}}
  linalg.matmul {tensoropt.kernel_plan = {order = array<i64: 1, 0>, tile = array<i64: 6, 2>, copies = "none"}}
      ins(%a, %b : memref<60x50xf32>, memref<50x64xf32>) outs(%c : memref<60x64xf32>)
  return
}

// -----

func.func @no_blocks(%a: memref<60x50xf32>, %b: memref<50x64xf32>, %c: memref<60x64xf32>) {
  // expected-error @+1 {{its kernel plan has copies, but no blocks}}
  linalg.matmul {tensoropt.kernel_plan = {order = array<i64: 0, 1>, tile = array<i64: 6, 2>, copies = "right"}}
      ins(%a, %b : memref<60x50xf32>, memref<50x64xf32>) outs(%c : memref<60x64xf32>)
  return
}

// -----

func.func @no_copies(%a: memref<60x50xf32>, %b: memref<50x64xf32>, %c: memref<60x64xf32>) {
  // expected-error @+1 {{its kernel plan has blocks, but no copies}}
  linalg.matmul {tensoropt.kernel_plan = {order = array<i64: 0, 1>, tile = array<i64: 6, 2>, copies = "none", blocks = array<i64: 16, 64>}}
      ins(%a, %b : memref<60x50xf32>, memref<50x64xf32>) outs(%c : memref<60x64xf32>)
  return
}

// -----

func.func @no_multiple(%a: memref<60x50xf32>, %b: memref<50x64xf32>, %c: memref<60x64xf32>) {
  // expected-error @+1 {{its kernel plan has blocks of 16 terms and 20 columns, no multiples of 8 and 16}}
  linalg.matmul {tensoropt.kernel_plan = {order = array<i64: 0, 1>, tile = array<i64: 6, 2>, copies = "right", blocks = array<i64: 16, 20>}}
      ins(%a, %b : memref<60x50xf32>, memref<50x64xf32>) outs(%c : memref<60x64xf32>)
  return
}

// -----

func.func @large(%a: memref<60x50xf32>, %b: memref<50x64xf32>, %c: memref<60x64xf32>) {
  // expected-error @+1 {{its kernel plan has blocks of more than 256 MB}}
  linalg.matmul {tensoropt.kernel_plan = {order = array<i64: 0, 1>, tile = array<i64: 6, 2>, copies = "right", blocks = array<i64: 4294967296, 4294967296>}}
      ins(%a, %b : memref<60x50xf32>, memref<50x64xf32>) outs(%c : memref<60x64xf32>)
  return
}

// -----

#x = affine_map<(m, n, k) -> (m, k)>
#w = affine_map<(m, n, k) -> (n, k)>
#y = affine_map<(m, n, k) -> (m, n)>
func.func @transposed(%a: memref<60x50xf32>, %b: memref<64x50xf32>, %c: memref<60x64xf32>) {
  // expected-error @+1 {{its kernel plan copies no columns, which are no neighbours in memory}}
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %b : memref<60x50xf32>, memref<64x50xf32>) outs(%c : memref<60x64xf32>)
      attrs = {tensoropt.kernel_plan = {order = array<i64: 0, 1>, tile = array<i64: 6, 2>, copies = "none"}} {
    ^bb0(%p: f32, %q: f32, %r: f32):
      %0 = arith.mulf %p, %q : f32
      %1 = arith.addf %r, %0 : f32
      linalg.yield %1 : f32
  }
  return
}

// -----

#x = affine_map<(m, n, b, k) -> (m, k, b)>
#w = affine_map<(m, n, b, k) -> (k, n)>
#y = affine_map<(m, n, b, k) -> (b, m, n)>
func.func @apart(%a: memref<60x50x2xf32>, %b: memref<50x64xf32>, %c: memref<2x60x64xf32>) {
  // expected-error @+1 {{its kernel plan copies rows that are no neighbours in memory, neither they nor their terms}}
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
      ins(%a, %b : memref<60x50x2xf32>, memref<50x64xf32>) outs(%c : memref<2x60x64xf32>)
      attrs = {tensoropt.kernel_plan = {order = array<i64: 0, 1>, tile = array<i64: 6, 2>, copies = "both", blocks = array<i64: 16, 16>}} {
    ^bb0(%p: f32, %q: f32, %r: f32):
      %0 = arith.mulf %p, %q : f32
      %1 = arith.addf %r, %0 : f32
      linalg.yield %1 : f32
  }
  return
}
