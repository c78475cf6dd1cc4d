// RUN: tensor-opt %s --tensoropt-profile-operations --verify-diagnostics
// RUN: not tensor-opt %s --tensoropt-profile-operations 2>&1 | FileCheck %s
// CHECK: error: has clocks already, or a symbol of their names

// expected-error @below {{has clocks already, or a symbol of their names}}
module {
  func.func private @tensoroptProfileBegin(i64)
}
