// RUN: tensor-opt %s --pipeline=tensoropt-return-from-asserts --split-input-file --verify-diagnostics | FileCheck %s -enable-var-scope

// CHECK-DAG: llvm.mlir.global private constant @tensoropt_message_0("fc: sizes differ\00")
// CHECK-DAG: llvm.func @tensoroptFail(!llvm.ptr)
// CHECK-DAG: llvm.func @tensoroptHasFailed() -> i1

// CHECK-LABEL: llvm.func @pair(
// CHECK-SAME:    %[[A:.*]]: i64, %[[OK:.*]]: i1)
// CHECK-NEXT:    llvm.cond_br %[[OK]], ^[[REST:.*]], ^[[FAILED:.*]]
// CHECK-NEXT:  ^[[FAILED]]:
// CHECK:         %[[TEXT:.*]] = llvm.mlir.addressof @tensoropt_message_0
// CHECK:         llvm.call @tensoroptFail(%{{.*}})
// CHECK-NEXT:    llvm.br ^[[END:.*]]
// CHECK-NEXT:  ^[[REST]]:
// CHECK:         llvm.return
// CHECK:       ^[[END]]:
// CHECK-NEXT:    %[[ZERO:.*]] = llvm.mlir.zero : !llvm.struct<(i64, ptr)>
// CHECK-NEXT:    llvm.return %[[ZERO]]
llvm.func @pair(%a: i64, %ok: i1) -> !llvm.struct<(i64, ptr)> {
  cf.assert %ok, "sizes differ" loc("fc")
  %0 = llvm.mlir.undef : !llvm.struct<(i64, ptr)>
  %1 = llvm.insertvalue %a, %0[0] : !llvm.struct<(i64, ptr)>
  llvm.return %1 : !llvm.struct<(i64, ptr)>
}

// A caller returns as well, and so on up.
// CHECK-LABEL: llvm.func @caller(
// CHECK:         llvm.call @pair
// CHECK-NEXT:    %[[HAS:.*]] = llvm.call @tensoroptHasFailed() : () -> i1
// CHECK-NEXT:    llvm.cond_br %[[HAS]], ^[[END:.*]], ^[[REST:.*]]
// CHECK-NEXT:  ^[[REST]]:
// CHECK-NEXT:    llvm.return
// CHECK-NEXT:  ^[[END]]:
// CHECK-NEXT:    llvm.return
llvm.func @caller(%a: i64, %ok: i1) {
  %0 = llvm.call @pair(%a, %ok) : (i64, i1) -> !llvm.struct<(i64, ptr)>
  llvm.return
}

// CHECK-LABEL: llvm.func @_mlir_ciface_caller(
// CHECK-NEXT:    llvm.call @caller
// CHECK-NEXT:    llvm.return
llvm.func @_mlir_ciface_caller(%a: i64, %ok: i1) {
  llvm.call @caller(%a, %ok) : (i64, i1) -> ()
  llvm.return
}

// -----

// The message names what the network calls a layer, not its parts, and is there
// once.
// CHECK-DAG: constant @tensoropt_message_0("softmax: sizes differ\00")
// CHECK-NOT: @tensoropt_message_1
llvm.func @parts(%ok: i1) {
  cf.assert %ok, "sizes differ" loc(callsite("" at "softmax"))
  cf.assert %ok, "sizes differ" loc(callsite("max" at "softmax"))
  llvm.return
}

// -----

// Nothing to do.
// CHECK-LABEL: llvm.func @plain(
// CHECK-NEXT:    llvm.return
// CHECK-NOT:   tensoroptFail
llvm.func @plain() {
  llvm.return
}

// -----

llvm.func @parallel(%ok: i1) {
  omp.parallel {
    // expected-error@+1 {{assertion in a parallel loop, out of which there is no return}}
    cf.assert %ok, "sizes differ"
    omp.terminator
  }
  llvm.return
}
