// RUN: tensor-opt %s --split-input-file --tensoropt-apply-memory-plan --verify-diagnostics

module attributes {tensoropt.memory_spaces = [{name = "dram"}]} {
  func.func @unstated(%in: memref<64xf32>) attributes {tensoropt.memory_plan = [{
      arena = 256 : i64, alignment = 64 : i64, lower_bound = 256 : i64, max_live = 256 : i64, naive = 256 : i64, space = 1 : i64}]} {
    // expected-error @below {{has a place in the memory space 1 : i64, in which it may not be}}
    %0 = memref.alloc() {tensoropt.arena_offset = 0 : i64, tensoropt.arena_space = 1 : i64} : memref<64xf32>
    memref.copy %in, %0 : memref<64xf32> to memref<64xf32>
    return
  }
}

// -----

module attributes {tensoropt.memory_spaces = [{name = "dram"}, {name = "sram", capacity = 128 : i64, space = 1 : i64}]} {
  // expected-error @below {{the plan has 256 bytes in 'sram', which holds 128}}
  func.func @beyond(%in: memref<64xf32>) attributes {tensoropt.memory_plan = [{
      arena = 256 : i64, alignment = 64 : i64, lower_bound = 256 : i64, max_live = 256 : i64, naive = 256 : i64, space = 1 : i64}]} {
    %0 = memref.alloc() {tensoropt.arena_offset = 0 : i64, tensoropt.arena_space = 1 : i64} : memref<64xf32>
    memref.copy %in, %0 : memref<64xf32> to memref<64xf32>
    return
  }
}
