// RUN: not tensor-opt %s --tensoropt-check-input 2>&1 | FileCheck %s
// What an importer could not translate.

func.func @asserts(%maybe: i1) {
  %false = arith.constant false
  // CHECK: error: loc("gather0"): layer 'gather0' was not imported: unimplemented: negative steps
  cf.assert %false, "unimplemented: negative steps" loc("gather0")
  // CHECK: :[[#@LINE+1]]:3: error: a layer was not imported: Unimplemented rank
  cf.assert %false, "Unimplemented rank"
  // Data decide about these.
  // CHECK-NOT: error:
  cf.assert %false, "index out of range"
  cf.assert %maybe, "unimplemented: odd extents"
  return
}
