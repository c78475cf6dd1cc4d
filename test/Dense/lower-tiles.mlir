// RUN: tensor-opt %s --pipeline='func.func(tensoropt-lower-tiles),canonicalize,cse' --split-input-file | FileCheck %s

#x = affine_map<(m, b, l, k) -> (m, k)>
#w = affine_map<(m, b, l, k) -> (b, k, l)>
#y = affine_map<(m, b, l, k) -> (m, b, l)>

// Two rows times two blocks of four lanes: four registers, which start from the
// fill, and a store for each.
// CHECK-LABEL: func.func @rows(
// CHECK-NOT:     linalg
// CHECK:         %[[SUMS:.*]]:4 = scf.for %{{.*}} = %c0 to %c7 step %c1 iter_args(%[[A:.*]] = %cst, %[[B:.*]] = %cst, %[[C:.*]] = %cst, %[[D:.*]] = %cst)
// CHECK:           %[[W0:.*]] = vector.load
// CHECK:           %[[X0:.*]] = vector.broadcast %{{.*}} : f32 to vector<4xf32>
// CHECK-NEXT:      vector.fma %[[X0]], %[[W0]], %[[A]]
// CHECK:           %[[W1:.*]] = vector.load
// CHECK-NEXT:      vector.fma %[[X0]], %[[W1]], %[[B]]
// CHECK:           %[[X1:.*]] = vector.broadcast
// CHECK-NEXT:      vector.fma %[[X1]], %[[W0]], %[[C]]
// CHECK-NEXT:      vector.fma %[[X1]], %[[W1]], %[[D]]
// CHECK:         vector.store %[[SUMS]]#0, %{{.*}}[%c0]
// CHECK:         vector.store %[[SUMS]]#2, %{{.*}}[%c8]
// CHECK:         vector.store %[[SUMS]]#1, %{{.*}}[%c4]
// CHECK:         vector.store %[[SUMS]]#3, %{{.*}}[%c12]
func.func @rows(%x: memref<2x7xf32>, %w: memref<2x7x4xf32>, %y: memref<2x2x4xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%y : memref<2x2x4xf32>)
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<2x7xf32>, memref<2x7x4xf32>) outs(%y : memref<2x2x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  }
  return
}

// -----

#x = affine_map<(w, l, c, k) -> (c, 2 * w + k)>
#w = affine_map<(w, l, c, k) -> (c, k, l)>
#y = affine_map<(w, l, c, k) -> (l, w)>

// Columns are neighbours in the result: squares of four change places, twice.
// The fourth column is none, so three elements of each row are stored. What the
// results hold before is loaded.
// CHECK-LABEL: func.func @columns(
// CHECK-NOT:     linalg
// CHECK-COUNT-3: vector.from_elements
// CHECK:         scf.for
// CHECK:           scf.for
// CHECK-COUNT-3:     vector.fma
// CHECK:         vector.shuffle %{{.*}}, %{{.*}} [0, 4, 2, 6]
// CHECK-NEXT:    vector.shuffle %{{.*}}, %{{.*}} [1, 5, 3, 7]
// CHECK:         vector.shuffle %{{.*}}, %{{.*}} [0, 1, 4, 5]
// CHECK-NEXT:    vector.shuffle %{{.*}}, %{{.*}} [2, 3, 6, 7]
// CHECK-COUNT-4: vector.maskedstore
func.func @columns(%x: memref<5x8xf32>, %w: memref<5x2x4xf32>, %y: memref<4x3xf32, strided<[100, 1], offset: ?>>) {
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
      ins(%x, %w : memref<5x8xf32>, memref<5x2x4xf32>) outs(%y : memref<4x3xf32, strided<[100, 1], offset: ?>>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %p, %out : f32
      linalg.yield %s : f32
  }
  return
}

// -----

#x = affine_map<(m, l, k) -> (m, k)>
#w = affine_map<(m, l, k) -> (k, l)>
#y = affine_map<(m, l, k) -> (m, l)>

// 31 registers are too many; so are rows that nobody has counted.
// CHECK-LABEL: func.func @large(
// CHECK-COUNT-2: linalg.generic
func.func @large(%x: memref<31x7xf32>, %w: memref<7x4xf32>, %y: memref<31x4xf32>, %xs: memref<?x7xf32>, %ys: memref<?x4xf32>) {
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<31x7xf32>, memref<7x4xf32>) outs(%y : memref<31x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  }
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%xs, %w : memref<?x7xf32>, memref<7x4xf32>) outs(%ys : memref<?x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  }
  return
}

// -----

#x = affine_map<(l, w, k) -> (k, w)>
#w = affine_map<(l, w, k) -> (k, l)>
#y = affine_map<(l, w, k) -> (l, w)>
#row = affine_map<(l, w) -> (l)>
#all = affine_map<(l, w) -> (l, w)>

// What follows works on registers, along columns: of a row the bias is one number.
// The tile itself is stored nowhere.
// CHECK-LABEL: func.func @ending(
// CHECK-SAME:    %{{.*}}: memref<5x4xf32>, %{{.*}}: memref<5x4xf32>, %[[BIAS:.*]]: memref<4xf32>, %[[Y:.*]]: memref<4x4xf32>
// CHECK-NOT:     memref.alloc
// CHECK-NOT:     linalg
// CHECK:         %[[TRANSPOSED:.*]] = vector.shuffle %{{.*}}, %{{.*}} [0, 1, 4, 5]
// CHECK:         %[[ONE:.*]] = memref.load
// CHECK-NEXT:    %[[ADDED:.*]] = vector.broadcast %[[ONE]] : f32 to vector<4xf32>
// CHECK-NEXT:    %[[SUM:.*]] = arith.addf %[[TRANSPOSED]], %[[ADDED]] : vector<4xf32>
// CHECK-NEXT:    %[[MAX:.*]] = arith.maximumf %[[SUM]], %{{.*}} : vector<4xf32>
// CHECK-NEXT:    vector.store %[[MAX]]
// CHECK-COUNT-3: vector.store
// CHECK-NOT:     vector.store
func.func @ending(%x: memref<5x4xf32>, %w: memref<5x4xf32>, %bias: memref<4xf32>, %y: memref<4x4xf32>) {
  %zero = arith.constant 0.0 : f32
  %tile = memref.alloc() : memref<4x4xf32>
  linalg.fill ins(%zero : f32) outs(%tile : memref<4x4xf32>)
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<5x4xf32>, memref<5x4xf32>) outs(%tile : memref<4x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  }
  linalg.generic {indexing_maps = [#all, #row, #all], iterator_types = ["parallel", "parallel"]}
      ins(%tile, %bias : memref<4x4xf32>, memref<4xf32>) outs(%y : memref<4x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %s = arith.addf %a, %b : f32
      %m = arith.maximumf %s, %zero : f32
      linalg.yield %m : f32
  }
  return
}

// -----

#x = affine_map<(m, l, k) -> (m, k)>
#w = affine_map<(m, l, k) -> (k, l)>
#y = affine_map<(m, l, k) -> (m, l)>
#all = affine_map<(m, l) -> (m, l)>

// Somebody else reads the tile, too.
// CHECK-LABEL: func.func @read_twice(
// CHECK-COUNT-2: vector.store
// CHECK:         linalg.generic
func.func @read_twice(%x: memref<2x7xf32>, %w: memref<7x4xf32>, %y: memref<2x4xf32>) -> memref<2x4xf32> {
  %tile = memref.alloc() : memref<2x4xf32>
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<2x7xf32>, memref<7x4xf32>) outs(%tile : memref<2x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  }
  linalg.generic {indexing_maps = [#all, #all], iterator_types = ["parallel", "parallel"]}
      ins(%tile : memref<2x4xf32>) outs(%y : memref<2x4xf32>) {
    ^bb0(%a: f32, %out: f32):
      %s = arith.negf %a : f32
      linalg.yield %s : f32
  }
  return %tile : memref<2x4xf32>
}

// -----

#x = affine_map<(m, l, k) -> (m, k)>
#w = affine_map<(m, l, k) -> (k, l)>
#y = affine_map<(m, l, k) -> (m, l)>
#all = affine_map<(m, l) -> (m, l)>

// A vector of booleans is bits, which memory has a byte for each.
// CHECK-LABEL: func.func @masked(
// CHECK-COUNT-2: vector.store
// CHECK:         linalg.generic
func.func @masked(%x: memref<2x7xf32>, %w: memref<7x4xf32>, %mask: memref<2x4xi1>, %y: memref<2x4xf32>) {
  %low = arith.constant 0xFF800000 : f32
  %tile = memref.alloc() : memref<2x4xf32>
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<2x7xf32>, memref<7x4xf32>) outs(%tile : memref<2x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  }
  linalg.generic {indexing_maps = [#all, #all, #all], iterator_types = ["parallel", "parallel"]}
      ins(%mask, %tile : memref<2x4xi1>, memref<2x4xf32>) outs(%y : memref<2x4xf32>) {
    ^bb0(%m: i1, %a: f32, %out: f32):
      %s = arith.select %m, %a, %low : f32
      linalg.yield %s : f32
  }
  return
}

// -----

#x = affine_map<(m, l, k) -> (m, k)>
#w = affine_map<(m, l, k) -> (k, l)>
#y = affine_map<(m, l, k) -> (m, l)>

// Channels are no neighbours: every other column of a matrix.
// CHECK-LABEL: func.func @apart(
// CHECK-NOT:     vector.load
// CHECK:         linalg.generic
func.func @apart(%x: memref<2x?xf32>, %w: memref<?x4xf32, strided<[8, 2]>>, %y: memref<2x4xf32>) {
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<2x?xf32>, memref<?x4xf32, strided<[8, 2]>>) outs(%y : memref<2x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  }
  return
}

// -----

#x = affine_map<(w, l, k) -> (w + k, l)>
#w = affine_map<(w, l, k) -> (k, l)>
#y = affine_map<(w, l, k) -> (w, l)>

// Windows of a depthwise convolution: all is read lane by lane, each vector of
// the image and of the weights once.
// CHECK-LABEL: func.func @depthwise(
// CHECK-NOT:     linalg
// CHECK-NOT:     scf.for
// CHECK-COUNT-7: vector.load
// CHECK-NOT:     vector.load
// CHECK-COUNT-2: vector.store
func.func @depthwise(%x: memref<4x8xf32>, %w: memref<3x8xf32>, %y: memref<2x8xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%y : memref<2x8xf32>)
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<4x8xf32>, memref<3x8xf32>) outs(%y : memref<2x8xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  }
  return
}

// -----

#x = affine_map<(w, l, k) -> (2 * w + k, l)>
#size = affine_map<(w, l, k) -> (k)>
#y = affine_map<(w, l, k) -> (w, l)>

// Maxima, too, of as many steps as are known when it runs. The tensor that
// states the size of windows is not read.
// CHECK-LABEL: func.func @pooling(
// CHECK-SAME:      %{{.*}}: memref<?x4xf32>, %[[SIZE:.*]]: memref<?xf32>
// CHECK-NOT:     linalg
// CHECK:         %[[LENGTH:.*]] = memref.dim %[[SIZE]], %c0
// CHECK:         scf.for %{{.*}} = %c0 to %[[LENGTH]] {{.*}} iter_args(%[[A:.*]] = %cst, %[[B:.*]] = %cst)
// CHECK:           %[[X0:.*]] = vector.load
// CHECK-NEXT:      arith.maximumf %[[A]], %[[X0]] : vector<4xf32>
// CHECK:           %[[X1:.*]] = vector.load
// CHECK-NEXT:      arith.maximumf %[[B]], %[[X1]] : vector<4xf32>
// CHECK-NOT:     vector.load
func.func @pooling(%x: memref<?x4xf32>, %size: memref<?xf32>, %y: memref<2x4xf32>) {
  %least = arith.constant 0xFF800000 : f32
  linalg.fill ins(%least : f32) outs(%y : memref<2x4xf32>)
  linalg.generic {indexing_maps = [#x, #size, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %size : memref<?x4xf32>, memref<?xf32>) outs(%y : memref<2x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %m = arith.maximumf %out, %a : f32
      linalg.yield %m : f32
  }
  return
}

// -----

// Squares of registers that go to memory: what is beyond the end is written at
// the end, where what belongs there is written next. Two rows are read.
// CHECK-DAG: #[[$ROOM:.*]] = affine_map<()[s0, s1] -> (s0 - s1 - 1)>
// CHECK-LABEL: func.func @transfers(
// CHECK-SAME:      %{{.*}}: memref<2x6x4xf32>, %[[TO:.*]]: memref<?x6x4xf32>, %[[AT:.*]]: index
// CHECK-NOT:     vector.transfer
// CHECK:         %[[A:.*]] = vector.load
// CHECK:         %[[B:.*]] = vector.load
// CHECK-NOT:     vector.load
// CHECK:         %[[SIZE:.*]] = memref.dim %[[TO]], %c0
// CHECK:         %[[MOST:.*]] = affine.apply #[[$ROOM]]()[%[[SIZE]], %[[AT]]]
// CHECK:         arith.minsi %[[MOST]], %c1
// CHECK:         vector.store %[[A]]
// CHECK-NEXT:    vector.store %[[B]]
// CHECK-NOT:     vector.insert
func.func @transfers(%from: memref<2x6x4xf32>, %to: memref<?x6x4xf32>, %at: index) {
  %c0 = arith.constant 0 : index
  %any = ub.poison : f32
  %none = ub.poison : vector<2x4xf32>
  %read = vector.transfer_read %from[%c0, %at, %c0], %any {in_bounds = [true, false, true]} : memref<2x6x4xf32>, vector<2x3x4xf32>
  %a = vector.extract %read[0, 2] : vector<4xf32> from vector<2x3x4xf32>
  %b = vector.extract %read[1, 0] : vector<4xf32> from vector<2x3x4xf32>
  %0 = vector.insert_strided_slice %a, %none {offsets = [0, 0], strides = [1]} : vector<4xf32> into vector<2x4xf32>
  %1 = vector.insert_strided_slice %b, %0 {offsets = [1, 0], strides = [1]} : vector<4xf32> into vector<2x4xf32>
  vector.transfer_write %1, %to[%at, %c0, %c0] {in_bounds = [false, true], permutation_map = affine_map<(d0, d1, d2) -> (d0, d2)>} : vector<2x4xf32>, memref<?x6x4xf32>
  return
}

// -----

// A row beyond the end is zero, a whole square is nobody's row, and half of one
// is not all that is written.
// CHECK-LABEL: func.func @others(
// CHECK:         vector.transfer_read
// CHECK:         vector.transfer_read
// CHECK:         vector.transfer_write
// CHECK-NOT:     vector.store
func.func @others(%x: memref<6x4xf32>, %at: index) -> (vector<4xf32>, vector<2x4xf32>) {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %0 = vector.transfer_read %x[%at, %c0], %zero {in_bounds = [false, true]} : memref<6x4xf32>, vector<2x4xf32>
  %1 = vector.extract %0[1] : vector<4xf32> from vector<2x4xf32>
  %2 = vector.transfer_read %x[%c0, %c0], %zero {in_bounds = [true, true]} : memref<6x4xf32>, vector<2x4xf32>
  %3 = vector.insert_strided_slice %1, %2 {offsets = [0, 0], strides = [1]} : vector<4xf32> into vector<2x4xf32>
  vector.transfer_write %3, %x[%c0, %c0] {in_bounds = [true, true]} : vector<2x4xf32>, memref<6x4xf32>
  return %1, %3 : vector<4xf32>, vector<2x4xf32>
}

// -----

// Lanes that read the channels of their own group: what is loaded once changes
// places for each channel.
// CHECK-LABEL: func.func @narrow_groups(
// CHECK-COUNT-2: vector.load
// CHECK:         %[[FIRST:.*]] = vector.load
// CHECK:         vector.shuffle %[[FIRST]], %[[FIRST]] [0, 0, 2, 2] : vector<4xf32>, vector<4xf32>
// CHECK:         vector.fma
// CHECK:         vector.shuffle %{{.*}} [0, 0, 2, 2]
// CHECK:         vector.fma
// CHECK:         vector.shuffle %[[FIRST]], %[[FIRST]] [1, 1, 3, 3] : vector<4xf32>, vector<4xf32>
// CHECK:         vector.fma
// CHECK:         vector.shuffle %{{.*}} [1, 1, 3, 3]
// CHECK:         vector.fma
// CHECK-NOT:     vector.shuffle
// CHECK:         return
func.func @narrow_groups(%x: memref<2x4xf32>, %w: memref<2x4xf32>, %y: memref<2x4xf32>) {
  linalg.generic {indexing_maps = [affine_map<(w, c, o) -> (w, (o floordiv 2) * 2 + c)>, affine_map<(w, c, o) -> (c, o)>, affine_map<(w, c, o) -> (w, o)>],
                  iterator_types = ["parallel", "reduction", "parallel"]}
      ins(%x, %w : memref<2x4xf32>, memref<2x4xf32>) outs(%y : memref<2x4xf32>) {
    ^bb0(%a: f32, %b: f32, %c: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %p, %c : f32
      linalg.yield %s : f32
  }
  return
}

// Tiles that share a panel of 512 kB of weights fetch the next one meanwhile, a part each.
// CHECK-LABEL: func.func @far_weights(
// CHECK:         scf.for %[[BLOCK:.*]] =
// CHECK:           scf.for %[[ROW:.*]] =
// CHECK:             scf.for {{.*}} iter_args
// CHECK:               vector.fma
// CHECK:               memref.prefetch %{{.*}}, read, locality<2>, data
// CHECK:               scf.yield
// CHECK:         return
func.func @far_weights(%x: memref<24x512xf32>, %w: memref<32x512x8xf32>, %y: memref<24x32x8xf32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c6 = arith.constant 6 : index
  %c24 = arith.constant 24 : index
  %c32 = arith.constant 32 : index
  scf.for %block = %c0 to %c32 step %c1 {
    scf.for %row = %c0 to %c24 step %c6 {
      %rows = memref.subview %x[%row, 0] [6, 512] [1, 1] : memref<24x512xf32> to memref<6x512xf32, strided<[512, 1], offset: ?>>
      %panel = memref.subview %w[%block, 0, 0] [1, 512, 8] [1, 1, 1] : memref<32x512x8xf32> to memref<1x512x8xf32, strided<[4096, 8, 1], offset: ?>>
      %tile = memref.subview %y[%row, %block, 0] [6, 1, 8] [1, 1, 1] : memref<24x32x8xf32> to memref<6x1x8xf32, strided<[256, 8, 1], offset: ?>>
      linalg.generic {indexing_maps = [affine_map<(i, b, k, j) -> (i, k)>, affine_map<(i, b, k, j) -> (b, k, j)>, affine_map<(i, b, k, j) -> (i, b, j)>],
                      iterator_types = ["parallel", "parallel", "reduction", "parallel"]}
          ins(%rows, %panel : memref<6x512xf32, strided<[512, 1], offset: ?>>, memref<1x512x8xf32, strided<[4096, 8, 1], offset: ?>>)
          outs(%tile : memref<6x1x8xf32, strided<[256, 8, 1], offset: ?>>) {
        ^bb0(%a: f32, %b: f32, %out: f32):
          %0 = arith.mulf %a, %b : f32
          %1 = arith.addf %out, %0 : f32
          linalg.yield %1 : f32
      }
    }
  }
  return
}

// -----

#x = affine_map<(m, l, k) -> (m, k)>
#w = affine_map<(m, l, k) -> (k, l)>
#y = affine_map<(m, l, k) -> (m, l)>
#all = affine_map<(m, l) -> (m, l)>

// Two parts of one sum: the second one goes on with the registers of the first
// one, and what follows works on them. Only results are stored.
// CHECK-LABEL: func.func @parts(
// CHECK-NOT:     memref.alloc
// CHECK:         %[[FIRST:.*]]:2 = scf.for %{{.*}} = %c0 to %c16 step %c1 iter_args(%{{.*}} = %cst, %{{.*}} = %cst)
// CHECK-NOT:     vector.store
// CHECK:         %[[SUMS:.*]]:2 = scf.for %{{.*}} = %c0 to %c3 step %c1 iter_args(%{{.*}} = %[[FIRST]]#0, %{{.*}} = %[[FIRST]]#1)
// CHECK:         %[[MAX:.*]] = arith.maximumf %[[SUMS]]#0
// CHECK-NEXT:    vector.store %[[MAX]], %{{.*}}[%c0]
// CHECK:         %[[NEXT:.*]] = arith.maximumf %[[SUMS]]#1
// CHECK-NEXT:    vector.store %[[NEXT]], %{{.*}}[%c4]
// CHECK-NOT:     vector.store
func.func @parts(%x: memref<2x16xf32>, %w: memref<16x4xf32>, %u: memref<2x3xf32>, %v: memref<3x4xf32>, %y: memref<2x4xf32>) {
  %zero = arith.constant 0.0 : f32
  %tile = memref.alloc() : memref<2x4xf32>
  linalg.fill ins(%zero : f32) outs(%tile : memref<2x4xf32>)
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<2x16xf32>, memref<16x4xf32>) outs(%tile : memref<2x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  }
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%u, %v : memref<2x3xf32>, memref<3x4xf32>) outs(%tile : memref<2x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  }
  linalg.generic {indexing_maps = [#all, #all], iterator_types = ["parallel", "parallel"]}
      ins(%tile : memref<2x4xf32>) outs(%y : memref<2x4xf32>) {
    ^bb0(%a: f32, %out: f32):
      %m = arith.maximumf %a, %zero : f32
      linalg.yield %m : f32
  }
  return
}

// -----

#x = affine_map<(m, l, k) -> (m, k)>
#w = affine_map<(m, l, k) -> (k, l)>
#y = affine_map<(m, l, k) -> (m, l)>

// Somebody reads what the first product makes, and the third one adds to
// registers that lie in another order: each begins with what memory holds.
// CHECK-LABEL: func.func @apart(
// CHECK:         scf.for %{{.*}} = %c0 to %c16
// CHECK:         vector.store
// CHECK:         memref.copy
// CHECK:         vector.load
// CHECK:         scf.for %{{.*}} = %c0 to %c3
// CHECK:         vector.store
// CHECK:         scf.for %{{.*}} = %c0 to %c5
func.func @apart(%x: memref<4x16xf32>, %w: memref<16x4xf32>, %u: memref<4x3xf32>, %v: memref<3x4xf32>,
                 %s: memref<4x5xf32>, %t: memref<5x4xf32>, %y: memref<4x4xf32>, %seen: memref<4x4xf32>) {
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<4x16xf32>, memref<16x4xf32>) outs(%y : memref<4x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %sum = arith.addf %out, %p : f32
      linalg.yield %sum : f32
  }
  memref.copy %y, %seen : memref<4x4xf32> to memref<4x4xf32>
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%u, %v : memref<4x3xf32>, memref<3x4xf32>) outs(%y : memref<4x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %sum = arith.addf %out, %p : f32
      linalg.yield %sum : f32
  }
  linalg.generic {indexing_maps = [#x, #w, affine_map<(m, l, k) -> (l, m)>], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%s, %t : memref<4x5xf32>, memref<5x4xf32>) outs(%y : memref<4x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %sum = arith.addf %out, %p : f32
      linalg.yield %sum : f32
  }
  return
}

// -----

#x = affine_map<(m, l, k) -> (m, k)>
#w = affine_map<(m, l, k) -> (k, l)>
#y = affine_map<(m, l, k) -> (m, l)>
#lane = affine_map<(m, l) -> (l)>
#all = affine_map<(m, l) -> (m, l)>

// Registers begin with the bias, one for each lane, given the digits of f32
// there. As the tile is then nowhere in memory, what follows works on registers.
// CHECK-LABEL: func.func @beginning(
// CHECK-NOT:     memref.alloc
// CHECK-NOT:     linalg
// CHECK:         %[[NARROW:.*]] = vector.load %{{.*}}[%c0] : memref<4xf16{{.*}}>, vector<4xf16>
// CHECK-NEXT:    %[[BIAS:.*]] = arith.extf %[[NARROW]] : vector<4xf16> to vector<4xf32>
// CHECK:         %[[SUMS:.*]]:2 = scf.for %{{.*}} = %c0 to %c7 step %c1 iter_args(%{{.*}} = %[[BIAS]], %{{.*}} = %[[BIAS]])
// CHECK:         arith.maximumf %[[SUMS]]#0
// CHECK-NEXT:    vector.store
// CHECK:         arith.maximumf %[[SUMS]]#1
// CHECK-NEXT:    vector.store
// CHECK-NOT:     vector.store
func.func @beginning(%x: memref<2x7xf32>, %w: memref<7x4xf32>, %bias: memref<4xf16>, %y: memref<2x4xf32>) {
  %zero = arith.constant 0.0 : f32
  %tile = memref.alloc() : memref<2x4xf32>
  linalg.generic {indexing_maps = [#lane, #all], iterator_types = ["parallel", "parallel"]}
      ins(%bias : memref<4xf16>) outs(%tile : memref<2x4xf32>) {
    ^bb0(%a: f16, %out: f32):
      %e = arith.extf %a : f16 to f32
      linalg.yield %e : f32
  }
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<2x7xf32>, memref<7x4xf32>) outs(%tile : memref<2x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  }
  linalg.generic {indexing_maps = [#all, #all], iterator_types = ["parallel", "parallel"]}
      ins(%tile : memref<2x4xf32>) outs(%y : memref<2x4xf32>) {
    ^bb0(%a: f32, %out: f32):
      %m = arith.maximumf %a, %zero : f32
      linalg.yield %m : f32
  }
  return
}

// -----

#x = affine_map<(m, l, k) -> (m, k)>
#w = affine_map<(m, l, k) -> (k, l)>
#y = affine_map<(m, l, k) -> (m, l)>
#lane = affine_map<(m, l) -> (l)>
#all = affine_map<(m, l) -> (m, l)>

// What adds to elements is no beginning, and one whose bias somebody writes
// before the product stays where it is: registers begin with what memory holds.
// CHECK-LABEL: func.func @no_beginning(
// CHECK:         linalg.generic
// CHECK:         vector.fma
// CHECK:         linalg.generic
// CHECK:         memref.copy
// CHECK:         vector.fma
func.func @no_beginning(%x: memref<2x7xf32>, %w: memref<7x4xf32>, %bias: memref<4xf32>, %next: memref<4xf32>, %y: memref<2x4xf32>, %z: memref<2x4xf32>) {
  linalg.generic {indexing_maps = [#lane, #all], iterator_types = ["parallel", "parallel"]}
      ins(%bias : memref<4xf32>) outs(%y : memref<2x4xf32>) {
    ^bb0(%a: f32, %out: f32):
      %s = arith.addf %a, %out : f32
      linalg.yield %s : f32
  }
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<2x7xf32>, memref<7x4xf32>) outs(%y : memref<2x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  }
  linalg.generic {indexing_maps = [#lane, #all], iterator_types = ["parallel", "parallel"]}
      ins(%bias : memref<4xf32>) outs(%z : memref<2x4xf32>) {
    ^bb0(%a: f32, %out: f32):
      linalg.yield %a : f32
  }
  memref.copy %next, %bias : memref<4xf32> to memref<4xf32>
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<2x7xf32>, memref<7x4xf32>) outs(%z : memref<2x4xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  }
  return
}

// -----

#x = affine_map<(l, h, k) -> (k, h)>
#w = affine_map<(l, h, k) -> (k, l)>
#y = affine_map<(l, h, k) -> (l, h)>
#row = affine_map<(l, h) -> (l)>
#all = affine_map<(l, h) -> (l, h)>

// One column of an image whose channels are planes: neither lanes nor rows are
// neighbours, so that lanes are scattered as they are.
// CHECK-LABEL: func.func @column(
// CHECK-SAME:    %{{.*}}: memref<5x3xf32>, %{{.*}}: memref<5x4xf32>, %[[BIAS:.*]]: memref<4xf32>,
// CHECK:         %[[PLACES:.*]] = arith.constant dense<[0, 35, 70, 105]> : vector<4xi64>
// CHECK-NOT:     vector.shuffle
// CHECK:         %[[ADDED:.*]] = vector.load %{{.*}} : memref<4xf32{{.*}}>, vector<4xf32>
// CHECK:         %[[SUM:.*]] = arith.addf %{{.*}}, %[[ADDED]] : vector<4xf32>
// CHECK:         vector.scatter %{{.*}}[%{{.*}}] [%[[PLACES]]], %{{.*}}, %[[SUM]]
// CHECK-COUNT-2: vector.scatter
// CHECK-NOT:     vector.scatter
func.func @column(%x: memref<5x3xf32>, %w: memref<5x4xf32>, %bias: memref<4xf32>, %image: memref<4x5x7xf32>) {
  %y = memref.alloc() : memref<4x3xf32>
  %zero = arith.constant 0.0 : f32
  %to = memref.subview %image[0, 1, 6] [4, 3, 1] [1, 1, 1] : memref<4x5x7xf32> to memref<4x3xf32, strided<[35, 7], offset: 13>>
  linalg.fill ins(%zero : f32) outs(%y : memref<4x3xf32>)
  linalg.generic {indexing_maps = [#x, #w, #y], iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%x, %w : memref<5x3xf32>, memref<5x4xf32>) outs(%y : memref<4x3xf32>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %out, %p : f32
      linalg.yield %s : f32
  }
  linalg.generic {indexing_maps = [#all, #row, #all], iterator_types = ["parallel", "parallel"]}
      ins(%y, %bias : memref<4x3xf32>, memref<4xf32>) outs(%to : memref<4x3xf32, strided<[35, 7], offset: 13>>) {
    ^bb0(%a: f32, %b: f32, %out: f32):
      %s = arith.addf %a, %b : f32
      linalg.yield %s : f32
  }
  return
}
