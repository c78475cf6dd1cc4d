// SPDX-License-Identifier: Apache-2.0
// The projection of function types.

#include "FunctionTesting.h"

#include "TensorOpt/Execution/TypeText.h"

using namespace tensoropt;
using namespace tensoropt::testing;

namespace {

TEST(TensorSpec, ProjectsASignature) {
  Parsed parsed(R"(
    #CSR = #sparse_tensor.encoding<{
      map = (i, j) -> (j : dense, i : compressed(nonunique, nonordered)),
      posWidth = 32, crdWidth = 16 }>
    #COO = #sparse_tensor.encoding<{
      map = (i, j) -> (i : compressed(nonunique), j : singleton(soa)) }>
    #SymCSR = #tensoropt.encoding<{
      symmetry = <(0 1) : negate>, stored = canonical, triangle = lower,
      sparse = #CSR }>
    #Sym = #tensoropt.encoding<{ symmetry = <(0 1), (1 2)> }>
    func.func private @f(tensor<4x?xf32, #SymCSR>, tensor<?x?xi1, #COO>,
                         tensor<3x3x3xcomplex<f64>, #Sym>, tensor<f16>,
                         index, f64, ui8) -> tensor<?xi16>
  )");
  auto spec = getFunctionSpec(parsed.function());
  ASSERT_TRUE(succeeded(spec)) << parsed.errors;
  EXPECT_EQ(spec->name, "f");
  ASSERT_EQ(spec->arguments.size(), 7u);
  ASSERT_EQ(spec->results.size(), 1u);

  const TensorSpec &matrix = spec->arguments[0].tensor;
  EXPECT_EQ(matrix.str(),
            "tensor<4x?xf32, symmetry <(0 1) : negate>, canonical lower, (d1 : "
            "dense, d0 : compressed(nonunique, nonordered))>");
  EXPECT_EQ(matrix.shape, (std::vector<int64_t>{4, -1}));
  EXPECT_EQ(matrix.positionType.kind, ScalarKind::I32);
  EXPECT_EQ(matrix.coordinateType.kind, ScalarKind::I16);
  EXPECT_TRUE(matrix.group.forcesZero({1, 1}));

  const TensorSpec &pairs = spec->arguments[1].tensor;
  EXPECT_EQ(pairs.str(), "tensor<?x?xbool, (d0 : compressed(nonunique), d1 : "
                         "singleton)>");
  EXPECT_EQ(pairs.positionType.kind, ScalarKind::I64);

  const TensorSpec &cube = spec->arguments[2].tensor;
  EXPECT_EQ(cube.str(), "tensor<3x3x3xc128, symmetry <(0 1), (1 2)>, (d0 : "
                        "dense, d1 : dense, d2 : dense)>");
  EXPECT_FALSE(cube.isDense());
  EXPECT_EQ(cube.group.order(), 6u);

  EXPECT_TRUE(spec->arguments[3].isTensor);
  EXPECT_TRUE(spec->arguments[3].tensor.isDense());
  EXPECT_EQ(spec->arguments[3].tensor.str(), "tensor<f16>");
  for (auto [at, kind] :
       {std::pair(4, ScalarKind::I64), std::pair(5, ScalarKind::F64),
        std::pair(6, ScalarKind::U8)}) {
    EXPECT_FALSE(spec->arguments[at].isTensor);
    EXPECT_EQ(spec->arguments[at].scalar.kind, kind);
  }
  EXPECT_EQ(spec->results[0].tensor.str(), "tensor<?xi16>");
}

TEST(TypeText, IsTheTypeThatWasProjected) {
  // As MLIR prints them, but for dimensions' names and defaults.
  const char *csr = "#sparse_tensor.encoding<{ map = (d0, d1) -> (d0 : dense, "
                    "d1 : compressed), posWidth = 32, crdWidth = 8 }>";
  const std::string types[] = {
      "f64",
      "i1",
      "tensor<f16>",
      "bf16",
      "tensor<4xbf16>",
      "tensor<4xf8E4M3FN>",
      "tensor<4xf8E4M3FNUZ>",
      "tensor<4xf8E5M2>",
      "tensor<4xf8E5M2FNUZ>",
      "tensor<4x?xui8>",
      "tensor<?xcomplex<f32>>",
      std::string("tensor<?x3xi64, ") + csr + ">",
      "tensor<?x?xf32, #sparse_tensor.encoding<{ map = (d0, d1) -> (d1 : "
      "compressed(nonunique, nonordered), d0 : singleton(nonunique, soa)), "
      "posWidth = 64, crdWidth = 64 }>>",
      "tensor<4x6xf32, #sparse_tensor.encoding<{ map = (d0, d1) -> (d0 "
      "floordiv "
      "2 : dense, d1 floordiv 3 : compressed, d0 mod 2 : dense, d1 mod 3 : "
      "dense), posWidth = 64, crdWidth = 64 }>>",
      "tensor<?x?xf64, #sparse_tensor.encoding<{ map = (d0, d1) -> (d1 : "
      "dense, "
      "d0 : dense), posWidth = 64, crdWidth = 64 }>>",
      std::string("tensor<?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1) : "
                  "negate>, stored = canonical, triangle = lower, sparse = ") +
          csr + " }>>",
      std::string("tensor<?x?xf32, #tensoropt.encoding<{ sparse = ") + csr +
          ", fill = 0xFF800000 : f32 }>>",
      std::string("tensor<?x?xbf16, #tensoropt.encoding<{ sparse = ") + csr +
          ", fill = 0x3FC0 : bf16 }>>",
      std::string("tensor<?x?xi8, #tensoropt.encoding<{ sparse = ") + csr +
          ", fill = -128 : i8 }>>",
      std::string("tensor<?x?xi1, #tensoropt.encoding<{ sparse = ") + csr +
          ", fill = true }>>",
      "tensor<?x?x?xf64, #tensoropt.encoding<{ symmetry = <(0 1), (1 2)> }>>",
      "tensor<?x?x?x?xcomplex<f64>, #tensoropt.encoding<{ symmetry = <(0 2)(1 "
      "3) : conjugate, (0 1)>, stored = canonical, triangle = upper }>>"};
  for (const std::string &type : types) {
    Parsed parsed("func.func private @f(" + type + ")");
    auto spec = getFunctionSpec(parsed.function());
    ASSERT_TRUE(succeeded(spec)) << parsed.errors;
    std::string text = getTypeText(spec->arguments[0]);
    EXPECT_EQ(text, type);
    // MLIR agrees that it is the same type, up to the widths 0 and 64.
    Parsed again("func.func private @f(" + text + ")");
    auto printed = getFunctionSpec(again.function());
    ASSERT_TRUE(succeeded(printed)) << again.errors;
    EXPECT_EQ(getTypeText(printed->arguments[0]), text);
  }
}

TEST(TensorSpec, IsUnsignedWhereTheFunctionSaysSo) {
  Parsed parsed("func.func private @f(tensor<4xi8> {tensoropt.unsigned}, "
                "tensor<4xi8>, i64 {tensoropt.unsigned}) -> (i16, i16 "
                "{tensoropt.unsigned})");
  auto spec = getFunctionSpec(parsed.function());
  ASSERT_TRUE(succeeded(spec)) << parsed.errors;
  EXPECT_EQ(spec->arguments[0].tensor.element.kind, ScalarKind::U8);
  EXPECT_EQ(spec->arguments[1].tensor.element.kind, ScalarKind::I8);
  EXPECT_EQ(spec->arguments[2].scalar.kind, ScalarKind::U64);
  EXPECT_EQ(spec->results[0].scalar.kind, ScalarKind::I16);
  EXPECT_EQ(spec->results[1].scalar.kind, ScalarKind::U16);
}

TEST(TensorSpec, RefusesWhatCannotBeBound) {
  const std::pair<const char *, const char *> cases[] = {
      {"(f64, tensor<*xf64>) -> ()",
       "'func.func' op argument #1: data cannot be bound to type "
       "'tensor<*xf64>': expected a ranked tensor, an integer or a float"},
      {"(memref<?xf64>) -> ()",
       "'func.func' op argument #0: data cannot be bound to type "
       "'memref<?xf64>': expected a ranked tensor, an integer or a float"},
      {"() -> vector<4xf64>",
       "'func.func' op result #0: data cannot be bound to type "
       "'vector<4xf64>': expected a ranked tensor, an integer or a float"},
      {"(complex<f64>) -> ()",
       "'func.func' op argument #0: data cannot be bound to type "
       "'complex<f64>': expected a ranked tensor, an integer or a float"},
      {"(i7) -> ()",
       "'func.func' op argument #0: data cannot be bound to type 'i7': "
       "expected a ranked tensor, an integer or a float"},
      {"(tensor<?xf8E3M4>) -> ()",
       "'func.func' op argument #0: elements of type 'f8E3M4' have no place in "
       "a buffer: expected i1, i8 to i64, index, f8E4M3FN, f8E5M2 and their "
       "FNUZ, bf16, f16, f32, f64, or complex of f32 or f64"},
      {"(tensor<4xf32> {tensoropt.unsigned})",
       "'func.func' op argument #0: 'tensoropt.unsigned' needs integers of 8 "
       "bits or more, not 'tensor<4xf32>'"},
      {"(i1 {tensoropt.unsigned})",
       "'func.func' op argument #0: 'tensoropt.unsigned' needs integers of 8 "
       "bits or more, not 'i1'"},
      {"(tensor<?xf64, \"mine\">) -> ()",
       "'func.func' op argument #0: encoding \"mine\" is not a storage that "
       "data can be bound to"}};
  for (const auto &[type, text] : cases) {
    Parsed parsed(std::string("func.func private @f") + type);
    EXPECT_TRUE(failed(getFunctionSpec(parsed.function())));
    EXPECT_EQ(parsed.errors, text);
  }
  std::string ones;
  for (int at = 0; at < 65; ++at)
    ones += "1x";
  Parsed wide("func.func private @f(tensor<" + ones + "f64>)");
  EXPECT_TRUE(failed(getFunctionSpec(wide.function())));
  EXPECT_EQ(wide.errors,
            "'func.func' op argument #0: 65 dimensions, the limit is 64");
  Parsed parsed(R"(
    #LOOSE = #sparse_tensor.encoding<{
      map = (i, j) -> (i : dense, j : loose_compressed) }>
    func.func private @f(tensor<?x?xf64, #LOOSE>))");
  EXPECT_TRUE(failed(getFunctionSpec(parsed.function())));
  EXPECT_NE(parsed.errors.find("level 1 of"), std::string::npos);
}

} // namespace
