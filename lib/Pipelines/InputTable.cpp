// SPDX-License-Identifier: Apache-2.0

#include "InputTable.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using llvm::StringLiteral;
using llvm::StringRef;

namespace {

/// Memref and vector come from lowerings, index and ub from canonicalisation.
constexpr StringLiteral readDialects[] = {
    "builtin",       "func",          "linalg", "tensor", "arith", "math",
    "complex",       "scf",           "cf",     "affine", "tosa",  "ml_program",
    "sparse_tensor", "bufferization", "memref", "vector", "index", "ub",
    "llvm",          "tensoropt"};

struct Row {
  StringLiteral name; ///< a dialect, or an operation
  StringLiteral help;
};

constexpr StringLiteral stableHLO =
    "JAX and OpenXLA write StableHLO: tensoropt.from_jax reads the function "
    "itself, and 'iree-opt --iree-stablehlo-input-transformation-pipeline "
    "--iree-stablehlo-to-iree-input' makes linalg of a file";
constexpr StringLiteral portableStableHLO =
    "this is StableHLO in its portable form: 'stablehlo-translate "
    "--deserialize' makes text of it; then 'iree-opt "
    "--iree-stablehlo-input-transformation-pipeline "
    "--iree-stablehlo-to-iree-input' makes linalg of that";
constexpr StringLiteral xla =
    "XLA writes it inside its own pipeline: export StableHLO instead, and make "
    "linalg of it with 'iree-opt "
    "--iree-stablehlo-input-transformation-pipeline "
    "--iree-stablehlo-to-iree-input'";
constexpr StringLiteral torch =
    "torch-mlir stopped half-way: go on with 'torch-mlir-opt "
    "--torch-function-to-torch-backend-pipeline "
    "--torch-backend-to-linalg-on-tensors-backend-pipeline', or export with "
    "output_type=\"linalg-on-tensors\"";
constexpr StringLiteral torchONNX =
    "torch-mlir has imported an ONNX model but not converted it: go on with "
    "'torch-mlir-opt --torch-onnx-to-torch-backend-pipeline "
    "--torch-backend-to-linalg-on-tensors-backend-pipeline', or read the model "
    "itself with 'tensoropt import'";
constexpr StringLiteral tmTensor =
    "torch-mlir writes it for scatter, sort and scan: go on with "
    "'torch-mlir-opt --tm-tensor-bufferize --canonicalize "
    "--tm-tensor-to-loops'";
constexpr StringLiteral onnxMLIR =
    "onnx-mlir writes it: read the .onnx file itself with 'tensoropt import'";
constexpr StringLiteral iree =
    "IREE writes it inside its own pipeline: stop before, where the module is "
    "func, linalg and tensor, which is after 'iree-opt "
    "--iree-stablehlo-to-iree-input' for StableHLO";
constexpr StringLiteral tensorFlow =
    "TensorFlow writes it: convert the network to TOSA 1.0, a .tflite file "
    "with tosa-converter-for-tflite, or to ONNX with tf2onnx";
constexpr StringLiteral triton =
    "Triton writes it for kernels of graphics processors: there is no way from "
    "such a kernel back to linalg; start from the program that it computes";
constexpr StringLiteral accelerator =
    "this is code for an accelerator: start from the module before it was "
    "lowered for that";
constexpr StringLiteral shape =
    "lower computations of shapes first, with 'tensor-opt "
    "--shape-to-shape-lowering --convert-shape-to-std'";
constexpr StringLiteral quant =
    "lower quantised types first, with 'tensor-opt --lower-quant-ops "
    "--strip-func-quant-types'; TOSA 1.0 has integers and tosa.rescale instead";
constexpr StringLiteral openMP =
    "these are loops that were given to threads already: start from before, "
    "and choose threads with --pipeline='cpu{threads=2}'";
constexpr StringLiteral transform =
    "run the script with 'tensor-opt --transform-interpreter' first, and take "
    "it out of the module";
constexpr StringLiteral ancient =
    "this is of an MLIR before 2023: export the module again with a newer "
    "version of what wrote it";

constexpr StringLiteral transposedMatmul =
    "it is now a linalg.matmul, or linalg.batch_matmul, whose "
    "indexing_maps transpose an operand: export the module again, or rewrite "
    "it";
constexpr StringLiteral elementwise =
    "it is now linalg.elementwise kind=#linalg.elementwise_kind<...>:"
    " export the module again, or rewrite it";
constexpr StringLiteral maximum =
    "it is now arith.maximumf or arith.minimumf, which keep NaN, and "
    "arith.maxnumf "
    "or arith.minnumf, which do not: export the module again, or rewrite it";
constexpr StringLiteral otherTOSA =
    "TOSA is read as version 1.0 has it: shapes, zero points and padding are "
    "operands, and a constant has 'values'; where the module is of another "
    "version, export it for that one";

/// Whole names go before dialects.
constexpr Row producers[] = {
    {"stablehlo", stableHLO},
    {"chlo", stableHLO},
    {"mhlo", stableHLO},
    {"sdy", stableHLO},
    {"vhlo", portableStableHLO},
    {"lmhlo", xla},
    {"xla", xla},
    {"xla_gpu", xla},
    {"torch.operator", torchONNX},
    {"torch", torch},
    {"torch_c", torch},
    {"tm_tensor", tmTensor},
    {"onnx", onnxMLIR},
    {"krnl", onnxMLIR},
    {"util", iree},
    {"flow", iree},
    {"stream", iree},
    {"hal", iree},
    {"vm", iree},
    {"iree_linalg_ext", iree},
    {"iree_encoding", iree},
    {"tf", tensorFlow},
    {"tf_executor", tensorFlow},
    {"tf_saved_model", tensorFlow},
    {"tfl", tensorFlow},
    {"tt", triton},
    {"ttg", triton},
    {"ttng", triton},
    {"triton_gpu", triton},
    {"gpu", accelerator},
    {"nvgpu", accelerator},
    {"nvvm", accelerator},
    {"rocdl", accelerator},
    {"amdgpu", accelerator},
    {"xegpu", accelerator},
    {"xevm", accelerator},
    {"spirv", accelerator},
    {"shape", shape},
    {"quant", quant},
    {"omp", openMP},
    {"acc", openMP},
    {"transform", transform},
    {"std", ancient},
    {"builtin.func", ancient}, // as the parser takes func @f()
    {"linalg.init_tensor",
     "it is now tensor.empty: export the module again, or rewrite "
     "it"},
    {"linalg.matmul_transpose_a", transposedMatmul},
    {"linalg.matmul_transpose_b", transposedMatmul},
    {"linalg.batch_matmul_transpose_a", transposedMatmul},
    {"linalg.batch_matmul_transpose_b", transposedMatmul},
    {"linalg.elemwise_unary", elementwise},
    {"linalg.elemwise_binary", elementwise},
    {"tensor.pack",
     "it is now linalg.pack: export the module again, or rewrite it"},
    {"tensor.unpack", "it is now linalg.unpack: export the module "
                      "again, or rewrite it"},
    {"tensor.expand_shape",
     "it now has the extents of its result before the types, 'output_shape "
     "[%n, "
     "2]'; where the module is older, export it again, or rewrite it"},
    {"arith.maxf", maximum},
    {"arith.minf", maximum},
    {"bufferization.to_memref", "it is now bufferization.to_buffer: "
                                "export the module again, or rewrite it"},
    {"tosa", otherTOSA},
};

constexpr StringLiteral blockScaled =
    "block-scaled numbers are a draft of TOSA 1.1, which has no lowering yet; "
    "export for TOSA 1.0";
constexpr StringLiteral state =
    "a function keeps no state from call to call: make the state an argument "
    "and a result";
constexpr Row unlowered[] = {
    {"tosa.custom", "only who wrote it knows what it computes; export the "
                    "network without operators of its own"},
    {"tosa.matmul_t_block_scaled", blockScaled},
    {"tosa.cast_from_block_scaled", blockScaled},
    {"tosa.cast_to_block_scaled", blockScaled},
    // Bufferisation would store what it has not computed.
    {"tosa.variable_write", state},
    {"ml_program.global_store", state},
};

StringRef findRow(llvm::ArrayRef<Row> rows, StringRef name) {
  auto *found =
      llvm::find_if(rows, [&](const Row &row) { return row.name == name; });
  return found == rows.end() ? StringRef() : StringRef(found->help);
}

} // namespace

bool tensoropt::isReadDialect(StringRef name) {
  return llvm::is_contained(readDialects, name);
}

std::string tensoropt::listReadDialects() {
  return llvm::join(llvm::ArrayRef(readDialects), ", ");
}

StringRef tensoropt::findUnlowered(StringRef operation) {
  return findRow(unlowered, operation);
}

StringRef tensoropt::findProducer(StringRef name) {
  StringRef help = findRow(producers, name);
  return help.empty() ? findRow(producers, name.split('.').first) : help;
}

StringRef tensoropt::getBytecodeHelp() {
  return "bytecode is read up to version 6, and as long as its operations are "
         "those of MLIR 22: have who wrote it write text";
}
