// RUN: tensor-opt %s --tensoropt-apply-memory-plan --split-input-file --verify-diagnostics
// RUN: not tensor-opt %s --split-input-file --tensoropt-apply-memory-plan=workspace=argument 2>&1 | FileCheck %s --check-prefix=WORKSPACE

// expected-error @below {{the plan does not fit: }}
func.func @overlap(%in: memref<16xf32>, %out: memref<16xf32>)
    attributes {tensoropt.memory_plan = [{alignment = 64, arena = 128, lower_bound = 128, max_live = 128, naive = 128}]} {
  %a = memref.alloc() {tensoropt.arena_offset = 0 : i64} : memref<16xf32>
  %b = memref.alloc() {tensoropt.arena_offset = 32 : i64} : memref<16xf32>
  memref.copy %in, %a : memref<16xf32> to memref<16xf32>
  memref.copy %a, %b : memref<16xf32> to memref<16xf32>
  memref.copy %b, %out : memref<16xf32> to memref<16xf32>
  return
}

// -----

// expected-error @below {{the plan does not fit: }}
func.func @beyond(%in: memref<16xf32>, %out: memref<16xf32>)
    attributes {tensoropt.memory_plan = [{alignment = 64, arena = 64, lower_bound = 64, max_live = 64, naive = 64}]} {
  %a = memref.alloc() {tensoropt.arena_offset = 4 : i64} : memref<16xf32>
  memref.copy %in, %a : memref<16xf32> to memref<16xf32>
  memref.copy %a, %out : memref<16xf32> to memref<16xf32>
  return
}

// -----

// expected-error @below {{the plan does not fit: 'b0' is to be aligned to 128 bytes, but its arena to 64}}
func.func @unaligned(%in: memref<16xf32>, %out: memref<16xf32>)
    attributes {tensoropt.memory_plan = [{alignment = 64, arena = 64, lower_bound = 64, max_live = 64, naive = 64}]} {
  %a = memref.alloc() {alignment = 128, tensoropt.arena_offset = 0 : i64} : memref<16xf32>
  memref.copy %in, %a : memref<16xf32> to memref<16xf32>
  memref.copy %a, %out : memref<16xf32> to memref<16xf32>
  return
}

// -----

func.func @escapes(%in: memref<16xf32>) -> memref<16xf32>
    attributes {tensoropt.memory_plan = [{alignment = 64, arena = 64, lower_bound = 64, max_live = 64, naive = 64}]} {
  // expected-error @below {{has a place in the plan, but is returned}}
  %a = memref.alloc() {tensoropt.arena_offset = 0 : i64} : memref<16xf32>
  memref.copy %in, %a : memref<16xf32> to memref<16xf32>
  return %a : memref<16xf32>
}

// -----

// expected-error @below {{has places of buffers, but no 'tensoropt.memory_plan'}}
func.func @no_plan(%in: memref<16xf32>) {
  %a = memref.alloc() {tensoropt.arena_offset = 0 : i64} : memref<16xf32>
  memref.copy %in, %a : memref<16xf32> to memref<16xf32>
  return
}

// -----

// expected-error @below {{'tensoropt.memory_plan' is not what tensoropt-plan-memory writes}}
func.func @bad_plan(%in: memref<16xf32>) attributes {tensoropt.memory_plan = [{arena = -5}]} {
  %a = memref.alloc() {tensoropt.arena_offset = 0 : i64} : memref<16xf32>
  memref.copy %in, %a : memref<16xf32> to memref<16xf32>
  return
}

// -----

func.func @bad_offset(%in: memref<16xf32>)
    attributes {tensoropt.memory_plan = [{alignment = 64, arena = 64, lower_bound = 64, max_live = 64, naive = 64}]} {
  // expected-error @below {{'tensoropt.arena_offset' is to be a 64-bit integer that is not negative}}
  %a = memref.alloc() {tensoropt.arena_offset = -64 : i64} : memref<16xf32>
  memref.copy %in, %a : memref<16xf32> to memref<16xf32>
  return
}

// -----

// expected-error @below {{the plan wants memory of callers, which are not known}}
func.func @public(%in: memref<16xf32>)
    attributes {tensoropt.memory_plan = [{alignment = 64, arena = 64, lower_bound = 64, max_live = 64, naive = 64, from_caller}]} {
  %a = memref.alloc() {tensoropt.arena_offset = 0 : i64} : memref<16xf32>
  memref.copy %in, %a : memref<16xf32> to memref<16xf32>
  return
}

// -----

// WORKSPACE: error: takes the address of 'taken', which is to have a workspace as last argument
func.func @taken(%in: memref<16xf32>)
    attributes {tensoropt.memory_plan = [{alignment = 64, arena = 64, lower_bound = 64, max_live = 64, naive = 64}]} {
  %a = memref.alloc() {tensoropt.arena_offset = 0 : i64} : memref<16xf32>
  memref.copy %in, %a : memref<16xf32> to memref<16xf32>
  return
}
func.func @user() -> ((memref<16xf32>) -> ()) {
  %f = func.constant @taken : (memref<16xf32>) -> ()
  return %f : (memref<16xf32>) -> ()
}

// -----

// WORKSPACE: error: 'named.workspace_size' is there already
func.func private @named.workspace_size()
func.func @named(%in: memref<16xf32>)
    attributes {tensoropt.memory_plan = [{alignment = 64, arena = 64, lower_bound = 64, max_live = 64, naive = 64}]} {
  %a = memref.alloc() {tensoropt.arena_offset = 0 : i64} : memref<16xf32>
  memref.copy %in, %a : memref<16xf32> to memref<16xf32>
  return
}
