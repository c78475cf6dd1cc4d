// RUN: tensor-opt %s --pipeline='func.func(tensoropt-lower-reductions)' --split-input-file --remarks-filter=lower-reductions -o /dev/null 2>&1 | FileCheck %s --implicit-check-not=PlainLoops
// RUN: tensor-opt %s --pipeline='func.func(tensoropt-lower-reductions{least-work=100000000})' --split-input-file --remarks-filter=lower-reductions -o /dev/null 2>&1 | FileCheck %s --check-prefix=NONE --allow-empty

// NONE-NOT: PlainLoops

// CHECK: plain-loops.mlir:[[@LINE+2]]:3: remark: [Missed] PlainLoops | Category:lower-reductions | Function=integers | code="one element after the other", iterations=2097152, loops=128x128x128, operation=linalg.matmul, reason="no kernels of i32"
func.func @integers(%a: memref<128x128xi32>, %b: memref<128x128xi32>, %c: memref<128x128xi32>) {
  linalg.matmul ins(%a, %b : memref<128x128xi32>, memref<128x128xi32>) outs(%c : memref<128x128xi32>)
  return
}

// -----

// What is summed is read and written in each step.
#a = affine_map<(m, k, n) -> (m, k)>
#b = affine_map<(m, k, n) -> (k, n)>
#c = affine_map<(m, k, n) -> (m, n)>
// CHECK: PlainLoops | {{.*}}Function=open | code="vectors of results in memory", {{.*}} loops=512x512x?, operation=linalg.generic, reason="no blocks of results along the memory of what is read
func.func @open(%a: memref<512x512xf32>, %b: memref<512x?xf32>, %c: memref<512x?xf32>) {
  linalg.generic {indexing_maps = [#a, #b, #c], iterator_types = ["parallel", "reduction", "parallel"]}
      ins(%a, %b : memref<512x512xf32>, memref<512x?xf32>) outs(%c : memref<512x?xf32>) {
    ^bb0(%x: f32, %y: f32, %out: f32):
      %p = arith.mulf %x, %y : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  }
  return
}

// -----

// 16 registers, of which a tile has 14.
#x = affine_map<(m, b, l, k) -> (m, k)>
#w = affine_map<(m, b, l, k) -> (b, k, l)>
#y = affine_map<(m, b, l, k) -> (m, b, l)>
// CHECK: PlainLoops | {{.*}}Function=tile | {{.*}}iterations=3200000, loops=8x2x8x500, {{.*}}reason="16 registers of results, room for 14
func.func @tile(%x: memref<8x500xf32>, %w: memref<2x500x8xf32>, %y: memref<8x2x8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c50 = arith.constant 50 : index
  // The loop around it counts, which makes it 3.2 million.
  scf.for %i = %c0 to %c50 step %c1 {
    linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
        ins(%x, %w : memref<8x500xf32>, memref<2x500x8xf32>) outs(%y : memref<8x2x8xf32>) {
      ^bb0(%a: f32, %b: f32, %out: f32):
        %p = arith.mulf %a, %b : f32
        %s = arith.addf %out, %p : f32
        linalg.yield %s : f32
    }
  }
  return
}

// -----

// Products of rows with rows: registers hold one result at a time.
// CHECK: PlainLoops | {{.*}}Function=dots | code="one result after the other", {{.*}}loops=128x128x128
func.func @dots(%a: memref<128x128xf32>, %b: memref<128x128xf32>, %c: memref<128x128xf32>) {
  linalg.generic {indexing_maps = [affine_map<(m, n, k) -> (m, k)>, affine_map<(m, n, k) -> (n, k)>, affine_map<(m, n, k) -> (m, n)>],
                  iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%a, %b : memref<128x128xf32>, memref<128x128xf32>) outs(%c : memref<128x128xf32>) {
    ^bb0(%x: f32, %y: f32, %out: f32):
      %p = arith.mulf %x, %y : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  }
  return
}

// -----

// No word of little work, nor of sums of rows, which memory is slower than.
func.func @fine(%a: memref<16x16xi32>, %x: memref<4096x1024xf32>, %y: memref<4096xf32>) {
  linalg.matmul ins(%a, %a : memref<16x16xi32>, memref<16x16xi32>) outs(%a : memref<16x16xi32>)
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]}
      ins(%x : memref<4096x1024xf32>) outs(%y : memref<4096xf32>) {
    ^bb0(%a0: f32, %out: f32):
      %1 = arith.addf %out, %a0 : f32
      linalg.yield %1 : f32
  }
  return
}
