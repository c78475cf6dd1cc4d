// RUN: tensor-opt %s --tensoropt-profile-operations --split-input-file --verify-diagnostics
// RUN: not tensor-opt %s --split-input-file --pipeline='loops{profile=true}' 2>&1 | FileCheck %s
// CHECK: error: has clocks already: there is a symbol 'tensoroptProfileBegin'

// expected-error @below {{has clocks already: there is a symbol 'tensoroptProfileBegin'}}
module {
  func.func private @tensoroptProfileBegin(i64)
}

// -----

// expected-error @below {{has clocks already: there is a symbol 'tensoroptProfileEnd'}}
module {
  memref.global @tensoroptProfileEnd : memref<2xf32>
}
