// RUN: not tensor-opt %s --tensoropt-lower-sweep=vector-bytes=100 2>&1 | FileCheck %s --check-prefix=BYTES
// RUN: not tensor-opt %s --tensoropt-lower-sweep=vector-bytes=8192 2>&1 | FileCheck %s --check-prefix=LARGE
// RUN: not tensor-opt %s --tensoropt-lower-sweep=threads=1025 2>&1 | FileCheck %s --check-prefix=THREADS
// RUN: tensor-opt %s --tensoropt-lower-sweep=threads=1024 | FileCheck %s

// BYTES: error: vector-bytes=100 is neither 0 nor a power of two from 16 to 4096
// LARGE: error: vector-bytes=8192 is neither 0 nor a power of two from 16 to 4096
// THREADS: error: threads=1025 exceeds the limit of 1024

// Integers of odd widths lie apart in memory but together in a vector.
// CHECK-LABEL: func.func @odd_width
// CHECK-NOT:     vector<
#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
func.func @odd_width(%A: tensor<?x?xi24, #CSR>, %n: index, %B: memref<?x?xi24>, %C: memref<?x?xi24>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xi24, #CSR> free(%r < %n) outs(%o = %C : memref<?x?xi24>) {
    %b = memref.load %B[%j, %r] : memref<?x?xi24>
    %p = arith.muli %a, %b : i24
    tensoropt.reduce plus %p into %o[%i, %r] : i24, memref<?x?xi24>
  }
  return
}
