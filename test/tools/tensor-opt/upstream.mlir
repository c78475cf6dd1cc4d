// The whole of upstream is there: extensions of the transform dialect, and the
// translations behind GPU targets.
// RUN: tensor-opt %s --transform-interpreter --gpu-module-to-binary='format=isa' | FileCheck %s

// CHECK: func.func @f() attributes {found}
func.func @f() {
  return
}

// CHECK: gpu.binary @kernels [#gpu.object<#nvvm.target
gpu.module @kernels [#nvvm.target] {
  llvm.func @kernel() attributes {gpu.kernel, nvvm.kernel} {
    llvm.return
  }
}

module attributes {transform.with_named_sequence} {
  transform.named_sequence @__transform_main(%root: !transform.any_op {transform.readonly}) {
    %f = transform.structured.match ops{["func.func"]} in %root : (!transform.any_op) -> !transform.any_op
    transform.annotate %f "found" : !transform.any_op
    transform.yield
  }
}
