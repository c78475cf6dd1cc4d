// RUN: tensor-opt %s --tensoropt-profile-operations='threads=2' --canonicalize --cse --split-input-file | FileCheck %s -enable-var-scope

// The table: a function's operations in their order.
// CHECK: module attributes {tensoropt.profiled_operations = [
// CHECK-SAME: {flops = 0 : i64, function = "known", kind = "fill", layer = "first", operation = "linalg.fill", shapes = "f32 -> 4x2xf32"}
// A product and a sum each time.
// CHECK-SAME: {flops = 2 : i64, function = "known", kind = "contraction", layer = "second", operation = "linalg.matmul", shapes = "4x8xf32, 8x2xf32 -> 4x2xf32"}
// CHECK-SAME: {flops = 0 : i64, function = "known", kind = "copy", layer = "third", operation = "memref.copy", shapes = "4x2xf32 -> 4x2xf32"}
// CHECK-SAME: tensoropt.profiled_threads = 2

// CHECK: func.func private @tensoroptProfileEnd(i64, i64, i64)
// CHECK: func.func private @tensoroptProfileBegin(i64)

// CHECK-LABEL: func.func @known
// Eight elements of four bytes are written.
// CHECK-DAG:     %[[FILLED:.*]] = arith.constant 32 : i64
// 4 * 2 * 8 iterations.
// CHECK-DAG:     %[[PRODUCTS:.*]] = arith.constant 64 : i64
// 4 * 8 and 8 * 2 elements are read, 4 * 2 read and written.
// CHECK-DAG:     %[[MOVED:.*]] = arith.constant 256 : i64
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : i64
// CHECK-DAG:     %[[C1:.*]] = arith.constant 1 : i64
// CHECK-DAG:     %[[C2:.*]] = arith.constant 2 : i64
// CHECK-DAG:     %[[C8:.*]] = arith.constant 8 : i64
// CHECK:         call @tensoroptProfileBegin(%[[C0]])
// CHECK-NEXT:    linalg.fill
// CHECK-NEXT:    call @tensoroptProfileEnd(%[[C0]], %[[C8]], %[[FILLED]])
// CHECK-NEXT:    call @tensoroptProfileBegin(%[[C1]])
// CHECK-NEXT:    linalg.matmul
// CHECK-NEXT:    call @tensoroptProfileEnd(%[[C1]], %[[PRODUCTS]], %[[MOVED]])
// CHECK-NEXT:    call @tensoroptProfileBegin(%[[C2]])
// CHECK-NEXT:    memref.copy
// Read and written: 2 * 32.
// CHECK-NEXT:    call @tensoroptProfileEnd(%[[C2]], %[[C8]], %[[PRODUCTS]])
// CHECK-NEXT:    return
func.func @known(%a: memref<4x8xf32>, %b: memref<8x2xf32>, %c: memref<4x2xf32>, %d: memref<4x2xf32>) {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%c : memref<4x2xf32>) loc("first")
  linalg.matmul ins(%a, %b : memref<4x8xf32>, memref<8x2xf32>) outs(%c : memref<4x2xf32>) loc("second")
  memref.copy %c, %d : memref<4x2xf32> to memref<4x2xf32> loc("third")
  return
}

// -----

// Extents that types leave open are products of the program.
// CHECK: {double, flops = 3 : i64, function = "open", kind = "elementwise", layer = "{{.*}}", operation = "linalg.generic", shapes = "?x16xf64, f64 -> ?x16xf64", transcendentals = 1 : i64}

// CHECK-LABEL: func.func @open
// CHECK-SAME:    %[[X:.*]]: memref<?x16xf64>
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[C16:.*]] = arith.constant 16 : index
// CHECK-DAG:     %[[C128:.*]] = arith.constant 128 : index
// CHECK-DAG:     %[[ZERO:.*]] = arith.constant 0 : i64
// CHECK-DAG:     %[[ONE:.*]] = arith.constant 1 : i64
// CHECK-DAG:     %[[N:.*]] = memref.dim %[[X]], %[[C0]]
// n * 16 iterations.
// CHECK-DAG:     %[[POINTS:.*]] = arith.muli %[[N]], %[[C16]]
// n * 16 * 8 bytes are read and as many written: x is both.
// CHECK-DAG:     %[[ROWS:.*]] = arith.muli %[[N]], %[[C128]]
// CHECK-DAG:     %[[BYTES:.*]] = arith.addi %[[ROWS]], %[[ROWS]]
// CHECK-DAG:     %[[POINTS64:.*]] = arith.index_cast %[[POINTS]] : index to i64
// CHECK-DAG:     %[[BYTES64:.*]] = arith.index_cast %[[BYTES]] : index to i64
// CHECK-DAG:     %[[N64:.*]] = arith.index_cast %[[N]] : index to i64
// CHECK:         call @tensoroptProfileExtent(%[[ZERO]], %[[ZERO]], %[[N64]])
// CHECK:         call @tensoroptProfileExtent(%[[ZERO]], %[[ONE]], %[[N64]])
// CHECK:         call @tensoroptProfileBegin(%[[ZERO]])
// CHECK-NEXT:    linalg.generic
// CHECK:         call @tensoroptProfileEnd(%[[ZERO]], %[[POINTS64]], %[[BYTES64]])
#id = affine_map<(i, j) -> (i, j)>
#none = affine_map<(i, j) -> ()>
func.func @open(%x: memref<?x16xf64>, %s: f64) {
  // A fused multiply-add is two operations; the exponential counts apart.
  linalg.generic {indexing_maps = [#id, #none, #id], iterator_types = ["parallel", "parallel"]}
      ins(%x, %s : memref<?x16xf64>, f64) outs(%x : memref<?x16xf64>) {
  ^bb0(%e: f64, %f: f64, %o: f64):
    %0 = math.fma %e, %f, %e : f64
    %1 = math.exp %0 : f64
    %2 = arith.divf %1, %f : f64
    linalg.yield %2 : f64
  }
  return
}

// -----

// What the loops do not reach is not moved: with a stride of two they read half
// of the rows and columns of the input, and no operand is read twice.
// CHECK: kind = "convolution"
// CHECK: kind = "pooling"
// CHECK: kind = "gather"
// CHECK-LABEL: func.func @windows
// 1 * 4 * 4 * 8 * 3 iterations, 4 * (4 * 4 * 3 + 3 * 8 + 2 * 4 * 4 * 8) bytes.
// CHECK-DAG:     %[[C384:.*]] = arith.constant 384 : i64
// CHECK-DAG:     %[[C1312:.*]] = arith.constant 1312 : i64
// Windows overlap, so that all is read: 4 * 4 * 3 * 3 * 3 iterations,
// 4 * (8 * 8 * 3 + 2 * 4 * 4 * 3) bytes; the window itself is not read.
// CHECK-DAG:     %[[C432:.*]] = arith.constant 432 : i64
// CHECK-DAG:     %[[C1152:.*]] = arith.constant 1152 : i64
// Five rows of four of a table of a thousand: 4 * 20 bytes read and written,
// 5 * 8 of the numbers of rows.
// CHECK-DAG:     %[[C20:.*]] = arith.constant 20 : i64
// CHECK-DAG:     %[[C200:.*]] = arith.constant 200 : i64
// CHECK:         call @tensoroptProfileEnd(%{{.*}}, %[[C384]], %[[C1312]])
// CHECK:         call @tensoroptProfileEnd(%{{.*}}, %[[C432]], %[[C1152]])
// CHECK:         call @tensoroptProfileEnd(%{{.*}}, %[[C20]], %[[C200]])
func.func @windows(%x: memref<1x8x8x3xf32>, %w: memref<1x1x3x8xf32>, %y: memref<1x4x4x8xf32>,
                   %window: memref<3x3xf32>, %z: memref<1x4x4x3xf32>,
                   %table: memref<1000x4xf32>, %rows: memref<5xi64>, %found: memref<5x4xf32>) {
  linalg.conv_2d_nhwc_hwcf {strides = dense<2> : tensor<2xi64>}
      ins(%x, %w : memref<1x8x8x3xf32>, memref<1x1x3x8xf32>) outs(%y : memref<1x4x4x8xf32>)
  %padded = memref.subview %x[0, 0, 0, 0][1, 8, 8, 3][1, 1, 1, 1]
      : memref<1x8x8x3xf32> to memref<1x8x8x3xf32, strided<[192, 24, 3, 1]>>
  linalg.pooling_nhwc_sum
      ins(%padded, %window : memref<1x8x8x3xf32, strided<[192, 24, 3, 1]>>, memref<3x3xf32>)
      outs(%z : memref<1x4x4x3xf32>)
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>],
                  iterator_types = ["parallel", "parallel"]}
      ins(%rows : memref<5xi64>) outs(%found : memref<5x4xf32>) {
  ^bb0(%row: i64, %old: f32):
    %i = arith.index_cast %row : i64 to index
    %j = linalg.index 1 : index
    %value = memref.load %table[%i, %j] : memref<1000x4xf32>
    linalg.yield %value : f32
  }
  return
}

// -----

// Inside a loop each execution is timed; a loop with nothing to time inside is
// timed as a whole, and so is a parallel one; one with a call is not.
// CHECK: function = "loops", kind = "copy"
// CHECK-SAME: {function = "loops", kind = "loop", layer = "{{.*}}", operation = "scf.for", shapes = ""}
// CHECK-SAME: {function = "loops", kind = "loop", layer = "{{.*}}", operation = "scf.parallel", shapes = ""}
// CHECK-LABEL: func.func @loops
// CHECK:         scf.for
// CHECK:           call @tensoroptProfileBegin
// CHECK-NEXT:      memref.copy
// CHECK-NEXT:      call @tensoroptProfileEnd
// CHECK-NOT:       call
// CHECK:         call @tensoroptProfileBegin
// CHECK-NEXT:    scf.for
// CHECK-NOT:       call
// CHECK:           memref.store
// CHECK:         call @tensoroptProfileEnd(%{{.*}}, %c0_i64, %c0_i64)
// CHECK-NEXT:    call @tensoroptProfileBegin
// CHECK-NEXT:    scf.parallel
// CHECK-NEXT:      memref.copy
// CHECK-NOT:       call
// CHECK:           scf.reduce
// CHECK:         call @tensoroptProfileEnd
// CHECK-NEXT:    scf.for
// CHECK-NEXT:      func.call @work
// CHECK-NEXT:    }
// CHECK-NEXT:    return
func.func private @work()
func.func @loops(%a: memref<4xf32>, %b: memref<4xf32>, %n: index, %x: f32) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %n step %c1 {
    memref.copy %a, %b : memref<4xf32> to memref<4xf32>
    memref.store %x, %a[%i] : memref<4xf32>
  }
  scf.for %i = %c0 to %n step %c1 {
    memref.store %x, %a[%i] : memref<4xf32>
  }
  scf.parallel (%i) = (%c0) to (%n) step (%c1) {
    memref.copy %a, %b : memref<4xf32> to memref<4xf32>
  }
  scf.for %i = %c0 to %n step %c1 {
    func.call @work() : () -> ()
  }
  return
}
