// RUN: tensor-opt %s --split-input-file --tensoropt-plan-memory --verify-diagnostics
// RUN: not tensor-opt %s --split-input-file --tensoropt-plan-memory=capacity=64 2>&1 | FileCheck %s
// CHECK: error: 'capacity' is for modules without 'tensoropt.memory_spaces', which states capacities

// 256 and 512 bytes live together, 768 in all; there are 640.
module attributes {tensoropt.memory_spaces = [
    {name = "sram", capacity = 256 : i64, space = 1 : i64}, {name = "dram", capacity = 384 : i64}]} {
  // expected-error @below {{needs 768 bytes for buffers that live at the same time, but 'sram' (256 bytes) and 'dram' (384 bytes) hold 640}}
  func.func @total(%in: memref<64xf32>, %out: memref<64xf32>) {
    // expected-note @below {{'b0' has 256 bytes}}
    %a = memref.alloc() : memref<64xf32>
    // expected-note @below {{'b1' has 512 bytes}}
    %b = memref.alloc() : memref<128xf32>
    %part = memref.subview %b[64] [64] [1] : memref<128xf32> to memref<64xf32, strided<[1], offset: 64>>
    memref.copy %in, %a : memref<64xf32> to memref<64xf32>
    memref.copy %a, %part : memref<64xf32> to memref<64xf32, strided<[1], offset: 64>>
    memref.copy %part, %out : memref<64xf32, strided<[1], offset: 64>> to memref<64xf32>
    return
  }
}

// -----

// There would be room in the other memory, in which they may not be.
module attributes {tensoropt.memory_spaces = [
    {name = "sram", capacity = 256 : i64, space = 1 : i64}, {name = "dram"}]} {
  // expected-error @below {{needs 512 bytes of 'sram' for buffers that live at the same time and cannot be elsewhere, but it holds 256}}
  func.func @pinned(%in: memref<64xf32>, %out: memref<64xf32>) {
    // expected-note @below {{'b0' has 256 bytes, in 'sram' only}}
    %a = memref.alloc() : memref<64xf32, 1>
    // expected-note @below {{'b1' has 256 bytes, in 'sram' only}}
    %b = memref.alloc() : memref<64xf32, 1>
    memref.copy %in, %a : memref<64xf32> to memref<64xf32, 1>
    memref.copy %a, %b : memref<64xf32, 1> to memref<64xf32, 1>
    memref.copy %b, %out : memref<64xf32, 1> to memref<64xf32>
    return
  }
}

// -----

// 512 of 512 bytes live together, but no memory has 384 of them in one piece.
module attributes {tensoropt.memory_spaces = [
    {name = "left", capacity = 256 : i64, space = 1 : i64}, {name = "right", capacity = 256 : i64}]} {
  // expected-error @below {{no places for buffers in 'left' (256 bytes) and 'right' (256 bytes)}}
  func.func @whole(%in: memref<32xf32>, %out: memref<32xf32>) {
    %a = memref.alloc() : memref<32xf32>
    // expected-note @below {{'b1' has 384 bytes}}
    %b = memref.alloc() : memref<96xf32>
    %part = memref.subview %b[64] [32] [1] : memref<96xf32> to memref<32xf32, strided<[1], offset: 64>>
    memref.copy %in, %a : memref<32xf32> to memref<32xf32>
    memref.copy %a, %part : memref<32xf32> to memref<32xf32, strided<[1], offset: 64>>
    memref.copy %part, %out : memref<32xf32, strided<[1], offset: 64>> to memref<32xf32>
    return
  }
}

// -----

// expected-error @below {{'tensoropt.memory_spaces' is to be an array of dictionaries}}
module attributes {tensoropt.memory_spaces = 3 : i64} {}

// -----

// expected-error @below {{'tensoropt.memory_spaces' entry 0 is no dictionary}}
module attributes {tensoropt.memory_spaces = ["sram"]} {}

// -----

// expected-error @below {{'tensoropt.memory_spaces' entry 0 has no 'name'}}
module attributes {tensoropt.memory_spaces = [{cost = 1 : i64}]} {}

// -----

// expected-error @below {{'tensoropt.memory_spaces' entry 0 has 'size', expected 'name', 'capacity', 'cost' or 'space'}}
module attributes {tensoropt.memory_spaces = [{name = "sram", size = 1 : i64}]} {}

// -----

// expected-error @below {{'tensoropt.memory_spaces' entry 0 has a 'capacity' that is no 64-bit integer from 0 to 1152921504606846976}}
module attributes {tensoropt.memory_spaces = [{name = "sram", capacity = -1 : i64}]} {}

// -----

// expected-error @below {{'tensoropt.memory_spaces' entry 0 has a 'cost' that is no 64-bit integer from 0 to 65536}}
module attributes {tensoropt.memory_spaces = [{name = "sram", cost = 1.0}]} {}

// -----

// expected-error @below {{'tensoropt.memory_spaces' entry 0 has a 'space' that no memref can have}}
module attributes {tensoropt.memory_spaces = [{name = "sram", space = 1.0}]} {}

// -----

// expected-error @below {{'tensoropt.memory_spaces' entry 1 is called 'sram' as one before it}}
module attributes {tensoropt.memory_spaces = [{name = "sram"}, {name = "sram", space = 1 : i64}]} {}

// -----

// expected-error @below {{'tensoropt.memory_spaces' entry 1 has the 'space' of 'sram'}}
module attributes {tensoropt.memory_spaces = [{name = "sram"}, {name = "dram", space = 0 : i64}]} {}

// -----

// expected-error @below {{'tensoropt.memory_spaces' has no entry without 'space', the default one}}
module attributes {tensoropt.memory_spaces = [{name = "sram", space = 1 : i64}]} {}
