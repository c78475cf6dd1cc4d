// A library offers its functions and nothing else.
// RUN: rm -rf %t && mkdir %t
// RUN: tensor-compile %s -o %t/libtwo.so --header=%t/two.h
// RUN: FileCheck %s --check-prefix=HEADER --input-file=%t/two.h
// RUN: llvm-nm -D --defined-only %t/libtwo.so | FileCheck %s --check-prefix=DEFINED --implicit-check-not={{[[:space:]][A-Z][[:space:]]}}
// RUN: llvm-nm -D --undefined-only %t/libtwo.so | FileCheck %s --check-prefix=UNDEFINED
// RUN: %cc -std=c99 -Wall -Wextra -pedantic -Werror -fsyntax-only -x c %t/two.h
// RUN: %cxx -Wall -Wextra -pedantic -Werror -fsyntax-only -x c++ %t/two.h

// HEADER:      #ifndef TWO_H
// HEADER:       * sums: function 'sums'
// HEADER-NEXT:  *
// HEADER-NEXT:  *   input0_extent0: dimension 0 of input0, dimension 1 of input1
// HEADER-NEXT:  *   input1_extent0: dimension 0 of input1
// HEADER-NEXT:  *   input0: float[input0_extent0]
// HEADER-NEXT:  *   input1: float[input1_extent0][input0_extent0]
// HEADER-NEXT:  *   output: float[input1_extent0]
// HEADER-NEXT:  *     sums_output_shape() tells its shape
// HEADER-NEXT:  *   workspace: not used, may be NULL
// HEADER-NEXT:  */
// HEADER-NEXT: int sums(int64_t input0_extent0, int64_t input1_extent0, const float *input0,
// HEADER-NEXT:          const float *input1, float *output, void *workspace);
// HEADER-NEXT: /* Writes the 1 extents of output. */
// HEADER-NEXT: int sums_output_shape(int64_t input0_extent0, int64_t input1_extent0,
// HEADER-NEXT:                       int64_t *shape);
// HEADER-NEXT: size_t sums_workspace_size(void);
// HEADER-NEXT: const char *sums_message(int code);
// HEADER:       *   input0: int8_t[2][3]; 6 bytes
// HEADER-NEXT:  *   input1: double; 8 bytes
// HEADER-NEXT:  *   input2: uint8_t, 0 or 1; 1 bytes
// HEADER-NEXT:  *   output0: int8_t[2][3]; 6 bytes
// HEADER-NEXT:  *   output1: double; 8 bytes
// HEADER-NEXT:  *   output2: uint8_t, 0 or 1; 1 bytes
// HEADER:      #define PASS_INPUT0_SIZE 6 /* elements */
// HEADER-NEXT: #define PASS_INPUT0_RANK 2
// HEADER-NEXT: #define PASS_INPUT0_SHAPE {2, 3}
// HEADER:      int pass(const int8_t *input0, double input1, uint8_t input2, int8_t *output0,
// HEADER-NEXT:          double *output1, uint8_t *output2, void *workspace);

// DEFINED:      T pass
// DEFINED-NEXT: T pass_message
// DEFINED-NEXT: T pass_workspace_size
// DEFINED-NEXT: T sums
// DEFINED-NEXT: T sums_message
// DEFINED-NEXT: T sums_output_shape
// DEFINED-NEXT: T sums_workspace_size

// UNDEFINED-NOT: malloc
// UNDEFINED-NOT: free
// UNDEFINED-NOT: tensoropt
// UNDEFINED-NOT: mlir

func.func @sums(%v: tensor<?xf32>, %m: tensor<?x?xf32>) -> tensor<?xf32> {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f32
  %n = tensor.dim %m, %c0 : tensor<?x?xf32>
  %e = tensor.empty(%n) : tensor<?xf32>
  %z = linalg.fill ins(%zero : f32) outs(%e : tensor<?xf32>) -> tensor<?xf32>
  %r = linalg.matvec ins(%m, %v : tensor<?x?xf32>, tensor<?xf32>) outs(%z : tensor<?xf32>) -> tensor<?xf32>
  return %r : tensor<?xf32>
}

func.func @pass(%a: tensor<2x3xi8>, %b: f64, %c: i1) -> (tensor<2x3xi8>, f64, i1) {
  return %a, %b, %c : tensor<2x3xi8>, f64, i1
}

// Neither private functions nor declarations are offered.
func.func private @unused(%a: f64) -> f64 {
  return %a : f64
}
