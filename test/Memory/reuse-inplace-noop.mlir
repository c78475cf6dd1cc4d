// RUN: tensor-opt %s -o %t.plain
// RUN: tensor-opt %s --tensoropt-reuse-inplace -o %t
// RUN: diff %t %t.plain
// RUN: tensor-opt %s --tensoropt-reuse-inplace --remarks-filter=reuse-inplace -o /dev/null 2>&1 | FileCheck %s

#id = affine_map<(i, j) -> (i, j)>
#transposed = affine_map<(i, j) -> (j, i)>

// The part is read while it would be %a.
func.func @part_is_read(%v: f32, %out: memref<8xf32>) {
  %b = memref.alloc() : memref<16xf32>
  %a = memref.alloc() : memref<8xf32>
  linalg.fill ins(%v : f32) outs(%b : memref<16xf32>)
  linalg.fill ins(%v : f32) outs(%a : memref<8xf32>)
  %part = memref.subview %b[4] [8] [1] : memref<16xf32> to memref<8xf32, strided<[1], offset: 4>>
  %other = memref.subview %b[0] [8] [1] : memref<16xf32> to memref<8xf32, strided<[1]>>
  linalg.add ins(%other, %other : memref<8xf32, strided<[1]>>, memref<8xf32, strided<[1]>>) outs(%out : memref<8xf32>)
  memref.copy %a, %part : memref<8xf32> to memref<8xf32, strided<[1], offset: 4>>
  linalg.add ins(%part, %part : memref<8xf32, strided<[1], offset: 4>>, memref<8xf32, strided<[1], offset: 4>>) outs(%out : memref<8xf32>)
  return
}

// Once both hold the same, one is written and the other one read.
func.func @written_later(%v: f32, %w: f32, %out: memref<8xf32>) {
  %a = memref.alloc() : memref<8xf32>
  %b = memref.alloc() : memref<16xf32>
  linalg.fill ins(%v : f32) outs(%a : memref<8xf32>)
  %part = memref.subview %b[0] [8] [1] : memref<16xf32> to memref<8xf32, strided<[1]>>
  memref.copy %a, %part : memref<8xf32> to memref<8xf32, strided<[1]>>
  linalg.fill ins(%w : f32) outs(%a : memref<8xf32>)
  linalg.add ins(%a, %part : memref<8xf32>, memref<8xf32, strided<[1]>>) outs(%out : memref<8xf32>)
  return
}

// Neighbours would get apart.
func.func @column(%v: f32, %out: memref<8x4xf32>) {
  %a = memref.alloc() : memref<8x1xf32>
  %b = memref.alloc() : memref<8x8xf32>
  linalg.fill ins(%v : f32) outs(%a : memref<8x1xf32>)
  %part = memref.subview %b[0, 1] [8, 1] [1, 2] : memref<8x8xf32> to memref<8x1xf32, strided<[8, 2], offset: 1>>
  memref.copy %a, %part : memref<8x1xf32> to memref<8x1xf32, strided<[8, 2], offset: 1>>
  %read = memref.subview %b[0, 0] [8, 4] [1, 1] : memref<8x8xf32> to memref<8x4xf32, strided<[8, 1]>>
  memref.copy %read, %out : memref<8x4xf32, strided<[8, 1]>> to memref<8x4xf32>
  return
}

// %large of 256 bytes would live beside %other of 128, which is done with before; beside it there are 32 bytes of %a.
// CHECK: [Missed] Kept | Category:reuse-inplace | Function=needs_more | after=384, before=288, reason="the larger buffer would live longer"
func.func @needs_more(%v: f32, %out: memref<64xf32>) {
  %a = memref.alloc() : memref<8xf32>
  linalg.fill ins(%v : f32) outs(%a : memref<8xf32>)
  %other = memref.alloc() : memref<32xf32>
  linalg.fill ins(%v : f32) outs(%other : memref<32xf32>)
  %sum = memref.subview %other[0] [8] [1] : memref<32xf32> to memref<8xf32, strided<[1]>>
  linalg.add ins(%sum, %a : memref<8xf32, strided<[1]>>, memref<8xf32>) outs(%a : memref<8xf32>)
  %large = memref.alloc() : memref<64xf32>
  %part = memref.subview %large[0] [8] [1] : memref<64xf32> to memref<8xf32, strided<[1]>>
  memref.copy %a, %part : memref<8xf32> to memref<8xf32, strided<[1]>>
  linalg.add ins(%large, %large : memref<64xf32>, memref<64xf32>) outs(%out : memref<64xf32>)
  return
}

// Each iteration reads what another one writes, or what is read again.
func.func @transposed(%v: f32, %out: memref<4x4xf32>) {
  %a = memref.alloc() : memref<4x4xf32>
  %c = memref.alloc() : memref<4x4xf32>
  linalg.fill ins(%v : f32) outs(%a : memref<4x4xf32>)
  linalg.generic {indexing_maps = [#transposed, #id], iterator_types = ["parallel", "parallel"]}
      ins(%a : memref<4x4xf32>) outs(%c : memref<4x4xf32>) {
    ^bb0(%x: f32, %old: f32):
      linalg.yield %x : f32
  }
  linalg.add ins(%c, %c : memref<4x4xf32>, memref<4x4xf32>) outs(%out : memref<4x4xf32>)
  return
}

func.func @read_again(%v: f32, %out: memref<4x4xf32>) {
  %a = memref.alloc() : memref<4x4xf32>
  %c = memref.alloc() : memref<4x4xf32>
  linalg.fill ins(%v : f32) outs(%a : memref<4x4xf32>)
  linalg.exp ins(%a : memref<4x4xf32>) outs(%c : memref<4x4xf32>)
  linalg.add ins(%a, %c : memref<4x4xf32>, memref<4x4xf32>) outs(%out : memref<4x4xf32>)
  return
}

// What an unknown operation makes of %a is not plain to see.
func.func private @callee(memref<8xf32>)
func.func @called(%v: f32, %out: memref<16xf32>) {
  %a = memref.alloc() : memref<8xf32>
  call @callee(%a) : (memref<8xf32>) -> ()
  %b = memref.alloc() : memref<16xf32>
  %part = memref.subview %b[0] [8] [1] : memref<16xf32> to memref<8xf32, strided<[1]>>
  memref.copy %a, %part : memref<8xf32> to memref<8xf32, strided<[1]>>
  linalg.add ins(%b, %b : memref<16xf32>, memref<16xf32>) outs(%out : memref<16xf32>)
  return
}
