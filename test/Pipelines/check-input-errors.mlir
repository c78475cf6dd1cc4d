// RUN: tensor-opt %s --tensoropt-check-input --allow-unregistered-dialect --split-input-file --verify-diagnostics
// Who writes what is not read, and what helps: each row of the table.

// expected-error@+2 {{operation 'stablehlo.add' is not read}}
// expected-note@+1 {{JAX and OpenXLA write StableHLO}}
"stablehlo.add"() : () -> ()
// expected-error@+2 {{operation 'chlo.erf' is not read}}
// expected-note@+1 {{JAX and OpenXLA}}
"chlo.erf"() : () -> ()
// expected-error@+2 {{operation 'mhlo.add' is not read}}
// expected-note@+1 {{JAX and OpenXLA}}
"mhlo.add"() : () -> ()
// expected-error@+2 {{operation 'sdy.manual_computation' is not read}}
// expected-note@+1 {{JAX and OpenXLA}}
"sdy.manual_computation"() : () -> ()
// expected-error@+2 {{operation 'vhlo.add_v1' is not read}}
// expected-note@+1 {{portable form}}
"vhlo.add_v1"() : () -> ()
// expected-error@+2 {{operation 'lmhlo.add' is not read}}
// expected-note@+1 {{XLA writes it}}
"lmhlo.add"() : () -> ()
// expected-error@+2 {{operation 'xla.apply_indexing' is not read}}
// expected-note@+1 {{XLA writes it}}
"xla.apply_indexing"() : () -> ()
// expected-error@+2 {{operation 'xla_gpu.tensor' is not read}}
// expected-note@+1 {{XLA writes it}}
"xla_gpu.tensor"() : () -> ()

// -----

// expected-error@+2 {{operation 'torch.operator' is not read}}
// expected-note@+1 {{imported an ONNX model}}
"torch.operator"() : () -> ()
// expected-error@+2 {{operation 'torch.aten.relu' is not read}}
// expected-note@+1 {{torch-mlir stopped half-way}}
"torch.aten.relu"() : () -> ()
// expected-error@+2 {{operation 'torch_c.to_builtin_tensor' is not read}}
// expected-note@+1 {{torch-mlir stopped half-way}}
"torch_c.to_builtin_tensor"() : () -> ()
// expected-error@+2 {{operation 'tm_tensor.scatter' is not read}}
// expected-note@+1 {{scatter, sort and scan}}
"tm_tensor.scatter"() : () -> ()
// expected-error@+2 {{operation 'onnx.Conv' is not read}}
// expected-note@+1 {{onnx-mlir writes it}}
"onnx.Conv"() : () -> ()
// expected-error@+2 {{operation 'krnl.iterate' is not read}}
// expected-note@+1 {{onnx-mlir writes it}}
"krnl.iterate"() : () -> ()
// expected-error@+2 {{operation 'util.global' is not read}}
// expected-note@+1 {{IREE writes it}}
"util.global"() : () -> ()
// expected-error@+2 {{operation 'flow.dispatch' is not read}}
// expected-note@+1 {{IREE writes it}}
"flow.dispatch"() : () -> ()

// -----

// expected-error@+2 {{operation 'stream.cmd.execute' is not read}}
// expected-note@+1 {{IREE writes it}}
"stream.cmd.execute"() : () -> ()
// expected-error@+2 {{operation 'hal.executable' is not read}}
// expected-note@+1 {{IREE writes it}}
"hal.executable"() : () -> ()
// expected-error@+2 {{operation 'vm.module' is not read}}
// expected-note@+1 {{IREE writes it}}
"vm.module"() : () -> ()
// expected-error@+2 {{operation 'iree_linalg_ext.attention' is not read}}
// expected-note@+1 {{IREE writes it}}
"iree_linalg_ext.attention"() : () -> ()
// expected-error@+2 {{operation 'iree_encoding.set' is not read}}
// expected-note@+1 {{IREE writes it}}
"iree_encoding.set"() : () -> ()
// expected-error@+2 {{operation 'tf.Add' is not read}}
// expected-note@+1 {{tosa-converter-for-tflite}}
"tf.Add"() : () -> ()
// expected-error@+2 {{operation 'tf_executor.graph' is not read}}
// expected-note@+1 {{TensorFlow writes it}}
"tf_executor.graph"() : () -> ()
// expected-error@+2 {{operation 'tf_saved_model.asset' is not read}}
// expected-note@+1 {{TensorFlow writes it}}
"tf_saved_model.asset"() : () -> ()

// -----

// expected-error@+2 {{operation 'tfl.add' is not read}}
// expected-note@+1 {{TensorFlow writes it}}
"tfl.add"() : () -> ()
// expected-error@+2 {{operation 'tt.load' is not read}}
// expected-note@+1 {{Triton writes it}}
"tt.load"() : () -> ()
// expected-error@+2 {{operation 'ttg.convert_layout' is not read}}
// expected-note@+1 {{Triton writes it}}
"ttg.convert_layout"() : () -> ()
// expected-error@+2 {{operation 'ttng.warp_group_dot' is not read}}
// expected-note@+1 {{Triton writes it}}
"ttng.warp_group_dot"() : () -> ()
// expected-error@+2 {{operation 'triton_gpu.convert' is not read}}
// expected-note@+1 {{Triton writes it}}
"triton_gpu.convert"() : () -> ()
// expected-error@+2 {{operation 'acme.frobnicate' is not read}}
// expected-note@+1 {{the dialects that are read are builtin, func, linalg, tensor,}}
"acme.frobnicate"() : () -> ()
// expected-error@+2 {{operation 'std.constant' is not read}}
// expected-note@+1 {{of an MLIR before 2023}}
"std.constant"() : () -> ()

// -----

// Dialects of MLIR that no pipeline lowers.
func.func @registered() {
  // expected-error@+2 {{operation 'gpu.barrier' is not read}}
  // expected-note@+1 {{this is code for an accelerator}}
  gpu.barrier
  // expected-error@+2 {{operation 'nvvm.barrier0' is not read}}
  // expected-note@+1 {{this is code for an accelerator}}
  nvvm.barrier0
  // expected-error@+2 {{operation 'rocdl.barrier' is not read}}
  // expected-note@+1 {{this is code for an accelerator}}
  rocdl.barrier
  // expected-error@+2 {{operation 'amdgpu.lds_barrier' is not read}}
  // expected-note@+1 {{this is code for an accelerator}}
  amdgpu.lds_barrier
  // expected-error@+2 {{operation 'xegpu.fence' is not read}}
  // expected-note@+1 {{this is code for an accelerator}}
  xegpu.fence memory_kind = global, fence_scope = workgroup
  // expected-error@+2 {{operation 'xevm.memfence' is not read}}
  // expected-note@+1 {{this is code for an accelerator}}
  xevm.memfence <{addrspace=#xevm.addr_space<global>, scope=#xevm.mem_scope<workgroup>}>
  // expected-error@+2 {{operation 'nvgpu.device_async_create_group' is not read}}
  // expected-note@+1 {{this is code for an accelerator}}
  %0 = nvgpu.device_async_create_group
  // expected-error@+2 {{operation 'omp.barrier' is not read}}
  // expected-note@+1 {{loops that were given to threads already}}
  omp.barrier
  return
}

// -----

// expected-error@+2 {{operation 'spirv.func' is not read}}
// expected-note@+1 {{this is code for an accelerator}}
spirv.func @kernel() "None" {
  spirv.Return
}
func.func @more(%q: tensor<2x!quant.uniform<i8:f32, 0.1>>) {
  // expected-error@-1 {{a type of dialect 'quant' is not read}}
  // expected-note@-2 {{'tensor-opt --lower-quant-ops --strip-func-quant-types'}}
  // expected-error@+2 {{operation 'acc.wait' is not read}}
  // expected-note@+1 {{loops that were given to threads already}}
  acc.wait
  // expected-error@+2 {{operation 'shape.const_shape' is not read}}
  // expected-note@+1 {{'tensor-opt --shape-to-shape-lowering --convert-shape-to-std'}}
  %s = shape.const_shape [1, 2] : !shape.shape
  return
}
module attributes {transform.with_named_sequence} {
  // expected-error@+2 {{operation 'transform.named_sequence' is not read}}
  // expected-note@+1 {{'tensor-opt --transform-interpreter' first}}
  transform.named_sequence @__transform_main(%module: !transform.any_op) {
    transform.yield
  }
}

// -----

// A kind is named once; what lies inside it is not.
func.func @often(%x: tensor<4xf32>) {
  // expected-error@+2 {{operation 'stablehlo.add' is not read, here and at 2 more places}}
  // expected-note@+1 {{tensoropt.from_jax reads the function itself}}
  "stablehlo.add"(%x, %x) : (tensor<4xf32>, tensor<4xf32>) -> ()
  "stablehlo.add"(%x, %x) : (tensor<4xf32>, tensor<4xf32>) -> ()
  "stablehlo.add"(%x, %x) : (tensor<4xf32>, tensor<4xf32>) -> ()
  // expected-error@+2 {{operation 'stablehlo.reduce' is not read, here and at 1 more place}}
  // expected-note@+1 {{JAX and OpenXLA}}
  "stablehlo.reduce"() ({ "stablehlo.inside"() : () -> () }) : () -> ()
  "stablehlo.reduce"() : () -> ()
  return
}

// -----

// Eight kinds are named.
func.func @many() {
  // expected-error@+2 {{'acme.a' is not read}}
  // expected-note@+1 {{}}
  "acme.a"() : () -> ()
  // expected-error@+2 {{'acme.b' is not read}}
  // expected-note@+1 {{}}
  "acme.b"() : () -> ()
  // expected-error@+2 {{'acme.c' is not read}}
  // expected-note@+1 {{}}
  "acme.c"() : () -> ()
  // expected-error@+2 {{'acme.d' is not read}}
  // expected-note@+1 {{}}
  "acme.d"() : () -> ()
  // expected-error@+2 {{'acme.e' is not read}}
  // expected-note@+1 {{}}
  "acme.e"() : () -> ()
  // expected-error@+2 {{'acme.f' is not read}}
  // expected-note@+1 {{}}
  "acme.f"() : () -> ()
  // expected-error@+2 {{'acme.g' is not read}}
  // expected-note@+1 {{}}
  "acme.g"() : () -> ()
  // expected-error@+2 {{'acme.h' is not read}}
  // expected-note@+1 {{}}
  "acme.h"() : () -> ()
  // expected-error@+1 {{and 2 more kinds are not read, from here on}}
  "acme.i"() : () -> ()
  "acme.j"() : () -> ()
  return
}

// -----

// Types, as arguments, inside tensors and as results.
// expected-error@+2 {{a type of dialect 'torch' is not read, here and at 1 more place}}
// expected-note@+1 {{torch-mlir stopped half-way}}
func.func @types(%x: !torch.vtensor<[1,3],f32>, %y: tensor<4x!torch.int>) {
  return
}

// -----

// TOSA without a lowering.
func.func @tosa(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error@+2 {{operation 'tosa.custom' is not read}}
  // expected-note@+1 {{only who wrote it knows what it computes}}
  %0 = tosa.custom %x {operator_name = "a", domain_name = "b", implementation_attrs = ""} : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

func.func @scaled(%x: tensor<4x32xf32>) {
  // expected-error@+2 {{operation 'tosa.cast_to_block_scaled' is not read}}
  // expected-note@+1 {{block-scaled numbers are a draft of TOSA 1.1}}
  %0:2 = tosa.cast_to_block_scaled %x {block_size = #tosa.block_size<BLOCK_SIZE_32>} : (tensor<4x32xf32>) -> (tensor<4x32xf4E2M1FN>, tensor<4x1xf8E8M0FNU>)
  return
}

// -----

tosa.variable @v = dense<1.0> : tensor<4xf32>
ml_program.global private mutable @g(dense<1.0> : tensor<4xf32>) : tensor<4xf32>
func.func @state(%x: tensor<4xf32>) {
  // expected-error@+2 {{operation 'tosa.variable_write' is not read}}
  // expected-note@+1 {{a function keeps no state from call to call}}
  tosa.variable_write @v, %x : tensor<4xf32>
  // expected-error@+2 {{operation 'ml_program.global_store' is not read}}
  // expected-note@+1 {{a function keeps no state from call to call}}
  ml_program.global_store @g = %x : tensor<4xf32>
  return
}
