// SPDX-License-Identifier: Apache-2.0
// Compiled functions: what calls refuse, whose memory results are, and calls at
// the same time. Expected numbers are computed by hand or in plain loops.

#include "TensorOpt/Execution/CompiledModule.h"
#include "TensorOpt/InitAll.h"
#include "TensorOpt/Pipelines/Pipelines.h"
#include "mlir/Conversion/Passes.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Transforms/Passes.h"
#include "gmock/gmock.h"

#include <thread>

using namespace mlir;
using namespace tensoropt;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

const char *source = R"mlir(
#CSR = #sparse_tensor.encoding<{
  map = (i, j) -> (i : dense, j : compressed), posWidth = 32, crdWidth = 32 }>
#Sym = #tensoropt.encoding<{
  symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>

func.func @ssymv(%A: tensor<?x?xf64, #Sym>, %x: tensor<?xf64>,
                 %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i"
         ins(%A, %x : tensor<?x?xf64, #Sym>, tensor<?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
func.func @copies(%x: tensor<?xf64>) -> (tensor<?xf64>, tensor<?xf64>) {
  %c0 = arith.constant 0 : index
  %zero = arith.constant 0.0 : f64
  %n = tensor.dim %x, %c0 : tensor<?xf64>
  %e = tensor.empty(%n) : tensor<?xf64>
  %z = linalg.fill ins(%zero : f64) outs(%e : tensor<?xf64>) -> tensor<?xf64>
  %0 = tensoropt.einsum "i->i" ins(%x : tensor<?xf64>)
         outs(%z : tensor<?xf64>) -> tensor<?xf64>
  return %0, %0 : tensor<?xf64>, tensor<?xf64>
}
func.func @numbers(%a: i8, %b: f32, %c: i1, %d: index)
    -> (i8, f32, i1, index) {
  return %a, %b, %c, %d : i8, f32, i1, index
}
func.func @increment(%n: i16) -> i16 {
  %one = arith.constant 1 : i16
  %0 = arith.addi %n, %one : i16
  return %0 : i16
}
func.func @scale(%x: tensor<3xf32>, %f: f32) -> (f32, tensor<3xf32>, i1) {
  %true = arith.constant true
  %t = tensor.from_elements %f : tensor<f32>
  %zero = arith.constant dense<0.0> : tensor<3xf32>
  %0 = tensoropt.einsum "i,->i" ins(%x, %t : tensor<3xf32>, tensor<f32>)
         outs(%zero : tensor<3xf32>) -> tensor<3xf32>
  return %f, %0, %true : f32, tensor<3xf32>, i1
}
func.func @back(%A: tensor<?x?xf64, #Sym>) -> tensor<?x?xf64, #Sym> {
  return %A : tensor<?x?xf64, #Sym>
}
)mlir";

const ScalarType f64{ScalarKind::F64};

/// Compiled once for all tests.
class CompiledModuleTest : public ::testing::Test {
protected:
  static void SetUpTestSuite() {
    DialectRegistry registry;
    tensoropt::registerAllDialects(registry);
    tensoropt::registerAllPasses();
    registerTransformsPasses();
    registerConvertFuncToLLVMPass();
    context = new MLIRContext(registry);
    std::string error;
    compiled = compile(source, {}, error).release();
    ASSERT_TRUE(compiled) << error;
  }

  static void TearDownTestSuite() {
    delete compiled;
    delete context;
  }

  static std::unique_ptr<CompiledModule>
  compile(const std::string &text, std::vector<std::string> entries,
          std::string &error, const std::string &pipeline = "cpu") {
    auto module = parseSourceString<ModuleOp>(text, context);
    EXPECT_TRUE(module);
    CompileOptions options;
    options.addPasses = [&](PassManager &pm, raw_ostream &errors) {
      return parsePipeline(pipeline, pm, errors);
    };
    options.entries = std::move(entries);
    return CompiledModule::compile(*module, options, error);
  }

  static const CompiledFunction &function(const std::string &name) {
    return *compiled->lookup(name);
  }

  /// A dense vector on memory of its own.
  static TensorData vector(const std::vector<double> &values) {
    TensorSpec spec;
    spec.element = f64;
    spec.shape = {-1};
    Buffer buffer = *Buffer::allocate(f64, values.size());
    std::copy(values.begin(), values.end(), buffer.as<double>());
    return {spec, {static_cast<int64_t>(values.size())}, {buffer}};
  }

  /// [1 2 0; 2 3 4; 0 4 5]
  static TensorData matrix() {
    CoordinateTensor entries;
    entries.shape = {3, 3};
    entries.coordinates = {0, 0, 1, 0, 1, 1, 2, 1, 2, 2};
    entries.values = std::vector<double>{1, 2, 3, 4, 5};
    entries.symmetry = FileSymmetry::Symmetric;
    std::string error;
    return *packTensor(function("ssymv").spec().arguments[0].tensor, entries,
                       error);
  }

  static std::vector<double> valuesOf(const CallValue &value) {
    const auto &tensor = std::get<TensorData>(value);
    const Buffer &buffer = tensor.buffers.back();
    return {buffer.as<double>(), buffer.as<double>() + buffer.count()};
  }

  /// The error of a call that must be refused.
  static std::string refuse(const std::string &name,
                            const std::vector<CallValue> &arguments) {
    std::vector<CallValue> results;
    std::string error;
    EXPECT_FALSE(function(name).call(arguments, results, error));
    EXPECT_TRUE(results.empty());
    return error;
  }

  static MLIRContext *context;
  static CompiledModule *compiled;
};

MLIRContext *CompiledModuleTest::context = nullptr;
CompiledModule *CompiledModuleTest::compiled = nullptr;

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

TEST_F(CompiledModuleTest, UpdatesInPlaceAndSharesTheBuffer) {
  const CompiledFunction &ssymv = function("ssymv");
  EXPECT_FALSE(ssymv.updates(0));
  EXPECT_FALSE(ssymv.updates(1));
  EXPECT_TRUE(ssymv.updates(2));
  TensorData x = vector({1, 10, 100}), y = vector({1000, 2000, 3000});
  std::vector<CallValue> arguments{matrix(), x, y}, results;
  std::string error;
  ASSERT_TRUE(ssymv.call(arguments, results, error)) << error;
  ASSERT_EQ(results.size(), 1u);
  EXPECT_THAT(valuesOf(results[0]), ElementsAre(1021, 2432, 3540));
  EXPECT_EQ(std::get<TensorData>(results[0]).buffers[0].data(),
            y.buffers[0].data());
  EXPECT_THAT(valuesOf(arguments[1]), ElementsAre(1, 10, 100));

  // The same vector of results serves again, whatever it held.
  ASSERT_TRUE(ssymv.call(arguments, results, error)) << error;
  EXPECT_THAT(valuesOf(results[0]), ElementsAre(1042, 2864, 4080));
  ASSERT_TRUE(function("numbers").call(
      {ScalarValue{{ScalarKind::I8}, 1}, ScalarValue{{ScalarKind::F32}, 0, 2},
       ScalarValue{{ScalarKind::Bool}, 1}, ScalarValue{{ScalarKind::I64}, 4}},
      results, error))
      << error;
  ASSERT_TRUE(ssymv.call(arguments, results, error)) << error;
  ASSERT_EQ(results.size(), 1u);
  EXPECT_THAT(valuesOf(results[0]), ElementsAre(1063, 3296, 4620));
}

TEST_F(CompiledModuleTest, FreshResultsOutliveCallsAndShareOneOwner) {
  std::vector<CallValue> first, second;
  std::string error;
  {
    std::vector<CallValue> arguments{vector({1, 2, 3})};
    ASSERT_TRUE(function("copies").call(arguments, first, error)) << error;
    ASSERT_TRUE(function("copies").call(arguments, second, error)) << error;
    EXPECT_FALSE(function("copies").updates(0));
  }
  EXPECT_NE(std::get<TensorData>(first[0]).buffers[0].data(),
            std::get<TensorData>(second[0]).buffers[0].data());
  second.clear();
  first.erase(first.begin());
  EXPECT_THAT(valuesOf(first[0]), ElementsAre(1, 2, 3));
}

TEST_F(CompiledModuleTest, PassesAndReturnsNumbers) {
  std::vector<CallValue> results;
  std::string error;
  ASSERT_TRUE(
      function("numbers").call({ScalarValue{{ScalarKind::I8}, -128},
                                ScalarValue{{ScalarKind::F32}, 0, 0.1},
                                ScalarValue{{ScalarKind::Bool}, 1},
                                ScalarValue{{ScalarKind::I64}, INT64_MIN}},
                               results, error))
      << error;
  EXPECT_EQ(std::get<ScalarValue>(results[0]).integer, -128);
  EXPECT_EQ(std::get<ScalarValue>(results[1]).real, 0.1f);
  EXPECT_EQ(std::get<ScalarValue>(results[2]).integer, 1);
  EXPECT_EQ(std::get<ScalarValue>(results[3]).integer, INT64_MIN);

  // A single number comes back in a register, several in a struct.
  ASSERT_TRUE(
      function("increment")
          .call({ScalarValue{{ScalarKind::I16}, 32767}}, results, error))
      << error;
  EXPECT_EQ(std::get<ScalarValue>(results[0]).integer, -32768);

  TensorSpec spec = function("scale").spec().arguments[0].tensor;
  Buffer buffer = *Buffer::allocate({ScalarKind::F32}, 3);
  std::fill_n(buffer.as<float>(), 3, 4.0f);
  ASSERT_TRUE(function("scale").call(
      {TensorData{spec, {3}, {buffer}}, ScalarValue{{ScalarKind::F32}, 0, 0.5}},
      results, error))
      << error;
  EXPECT_EQ(std::get<ScalarValue>(results[0]).real, 0.5);
  const Buffer &scaled = std::get<TensorData>(results[1]).buffers[0];
  EXPECT_EQ(std::vector<float>(scaled.as<float>(), scaled.as<float>() + 3),
            std::vector<float>(3, 2.0f));
  EXPECT_EQ(std::get<ScalarValue>(results[2]).integer, 1);
}

TEST_F(CompiledModuleTest, ReturnsEncodedArguments) {
  TensorData a = matrix();
  std::vector<CallValue> results;
  std::string error;
  ASSERT_TRUE(function("back").call({a}, results, error)) << error;
  const auto &back = std::get<TensorData>(results[0]);
  EXPECT_EQ(back.extents, a.extents);
  EXPECT_TRUE(verifyTensor(back, error)) << error;
  for (size_t at = 0; at < 3; ++at)
    EXPECT_EQ(back.buffers[at].data(), a.buffers[at].data());
}

//===----------------------------------------------------------------------===//
// Refused calls
//===----------------------------------------------------------------------===//

TEST_F(CompiledModuleTest, RefusesOtherTypes) {
  TensorData a = matrix(), x = vector({1, 2, 3}), y = vector({0, 0, 0});
  std::string where = "function 'ssymv': ";
  EXPECT_EQ(refuse("ssymv", {a, x}), where + "takes 3 arguments, got 2");
  EXPECT_EQ(refuse("ssymv", {a, x, ScalarValue{f64}}),
            where + "argument 2 must be a tensor");
  EXPECT_EQ(refuse("increment", {x}),
            "function 'increment': argument 0 must be a number");
  EXPECT_EQ(refuse("increment", {ScalarValue{{ScalarKind::I32}, 1}}),
            "function 'increment': argument 0 is a i32, must be a i16");
  EXPECT_EQ(refuse("increment", {ScalarValue{{ScalarKind::I16}, 32768}}),
            "function 'increment': argument 0 is 32768, out of the range of "
            "i16");
  TensorData other = x;
  other.spec.element = {ScalarKind::F32};
  EXPECT_EQ(refuse("ssymv", {a, other, y}),
            where + "argument 1 is stored as tensor<?xf32>, must be stored as "
                    "tensor<?xf64>");
  other = a;
  other.spec.triangle = Triangle::Lower;
  EXPECT_THAT(refuse("ssymv", {other, x, y}),
              HasSubstr("argument 0 is stored as tensor<?x?xf64, symmetry "
                        "<(0 1)>, canonical lower"));
  other = x;
  other.extents = {3, 1};
  EXPECT_EQ(refuse("ssymv", {a, other, y}),
            where + "argument 1 has 2 dimensions, must have 1");
  other.extents = {-3};
  EXPECT_EQ(refuse("ssymv", {a, other, y}),
            where + "argument 1 has a negative extent");
}

TEST_F(CompiledModuleTest, RefusesBuffersThatAreTooSmall) {
  TensorData a = matrix(), x = vector({1, 2, 3}), y = vector({0, 0, 0});
  std::string where = "function 'ssymv': argument ";
  TensorData other = a;
  other.buffers.pop_back();
  EXPECT_EQ(refuse("ssymv", {other, x, y}),
            where + "0 has 2 buffers, its type needs 3");
  other = a;
  other.buffers[1] = *Buffer::allocate({ScalarKind::I64}, 5);
  EXPECT_EQ(refuse("ssymv", {other, x, y}),
            where + "0 buffer 1 holds i64, its type needs i32");
  // The upper triangle has 5 entries in 3 rows.
  const char *messages[] = {"0 has 3 positions, needs 4",
                            "0 has 4 coordinates, needs 5",
                            "0 has 4 values, needs 5"};
  for (size_t at = 0; at < 3; ++at) {
    other = a;
    Buffer &whole = other.buffers[at];
    whole =
        Buffer::borrow(whole.type(), whole.count() - 1, whole.data(), nullptr);
    EXPECT_EQ(refuse("ssymv", {other, x, y}), where + messages[at]);
  }
  other = x;
  other.extents = {4};
  EXPECT_EQ(refuse("ssymv", {a, other, y}),
            where + "1 has 3 elements, needs 4");
  // As many rows as positions can be counted, and no more.
  other = a;
  other.extents = {INT64_MAX, INT64_MAX};
  EXPECT_THAT(refuse("ssymv", {other, x, y}), HasSubstr("0 has 4 positions"));
}

TEST_F(CompiledModuleTest, RefusesShapesThatDoNotFit) {
  TensorData a = matrix(), x = vector({1, 2, 3, 4}), y = vector({0, 0, 0});
  EXPECT_EQ(refuse("ssymv", {a, x, y}),
            "function 'ssymv': dimension 0 of argument 1 has extent 4 but "
            "dimension 1 of argument 0 has 3");
  EXPECT_EQ(refuse("ssymv", {a, y, x}),
            "function 'ssymv': dimension 0 of argument 2 has extent 4 but "
            "dimension 0 of argument 1 has 3");
}

TEST_F(CompiledModuleTest, RefusesMemoryThatIsUpdatedAndRead) {
  TensorData a = matrix(), x = vector({1, 2, 3});
  std::string message = "function 'ssymv': argument 2 is updated in place but "
                        "shares memory with argument ";
  EXPECT_EQ(refuse("ssymv", {a, x, x}), message + "1");
  TensorData y = x; // the last element of one is the first of the other
  TensorData both = vector({1, 2, 3, 4, 5});
  x.buffers[0] = Buffer::borrow(f64, 3, both.buffers[0].as<double>(), nullptr);
  y.buffers[0] =
      Buffer::borrow(f64, 3, both.buffers[0].as<double>() + 2, nullptr);
  EXPECT_EQ(refuse("ssymv", {a, x, y}), message + "1");
  y.buffers[0] = Buffer::borrow(f64, 3, a.buffers[2].data(), nullptr);
  EXPECT_EQ(refuse("ssymv", {a, x, y}), message + "0");

  // Neighbours are no overlap, and what is only read may be shared.
  TensorData six = vector({1, 10, 100, 0, 0, 0});
  x.buffers[0] = Buffer::borrow(f64, 3, six.buffers[0].as<double>(), nullptr);
  y.buffers[0] =
      Buffer::borrow(f64, 3, six.buffers[0].as<double>() + 3, nullptr);
  std::vector<CallValue> results;
  std::string error;
  EXPECT_TRUE(function("ssymv").call({a, x, y}, results, error)) << error;
  EXPECT_THAT(valuesOf(six), ElementsAre(1, 10, 100, 21, 432, 540));
}

//===----------------------------------------------------------------------===//
// Calls at the same time
//===----------------------------------------------------------------------===//

TEST_F(CompiledModuleTest, CallsMayRunAtTheSameTime) {
  constexpr int threads = 8, calls = 200;
  std::vector<std::string> errors(threads);
  std::vector<std::vector<double>> values(threads);
  TensorData a = matrix(); // read by all
  auto work = [&](int number) {
    double n = number;
    std::vector<CallValue> results, copies,
        arguments{a, vector({n, 10 * n, 100 * n}), vector({0, 0, 0})};
    for (int call = 0; call < calls && errors[number].empty(); ++call)
      if (!function("ssymv").call(arguments, results, errors[number]) ||
          !function("copies").call({results[0]}, copies, errors[number]))
        return;
    values[number] = valuesOf(copies[1]);
  };
  std::vector<std::thread> running;
  for (int number = 0; number < threads; ++number)
    running.emplace_back(work, number);
  for (std::thread &thread : running)
    thread.join();
  for (int number = 0; number < threads; ++number) {
    double n = number * calls;
    EXPECT_EQ(errors[number], "");
    EXPECT_THAT(values[number], ElementsAre(21 * n, 432 * n, 540 * n));
  }
}

//===----------------------------------------------------------------------===//
// Compilation
//===----------------------------------------------------------------------===//

TEST_F(CompiledModuleTest, BindsOnlyWhatIsAskedFor) {
  EXPECT_THAT(compiled->names(), ElementsAre("back", "copies", "increment",
                                             "numbers", "scale", "ssymv"));
  EXPECT_EQ(compiled->lookup("other"), nullptr);
  std::string text = R"mlir(
    func.func @f(%x: f64) -> f64 {
      %0 = call @g(%x) : (f64) -> f64
      return %0 : f64
    }
    func.func @g(%x: f64) -> f64 { return %x : f64 }
    func.func @h(%x: memref<2xf64>) { return }
    func.func @undefined(%x: f64) { call @elsewhere() : () -> () return }
    func.func private @elsewhere()
  )mlir";
  std::string error;
  auto some = compile(text, {"f"}, error);
  ASSERT_TRUE(some) << error;
  EXPECT_THAT(some->names(), ElementsAre("f"));
  std::vector<CallValue> results;
  ASSERT_TRUE(
      some->lookup("f")->call({ScalarValue{f64, 0, 1.5}}, results, error))
      << error;
  EXPECT_EQ(std::get<ScalarValue>(results[0]).real, 1.5);

  ScopedDiagnosticHandler quiet(context, [](Diagnostic &) {});
  EXPECT_EQ(compile(text, {}, error), nullptr);
  EXPECT_EQ(error, "function 'h' cannot be called");
  EXPECT_EQ(compile(text, {"f", "elsewhere"}, error), nullptr);
  EXPECT_EQ(error, "no public function 'elsewhere'");
}

TEST_F(CompiledModuleTest, TellsWhatAPipelineLacks) {
  std::string text = "func.func @f(%x: f64) -> f64 { return %x : f64 }";
  std::string error = "left over";
  EXPECT_EQ(compile(text, {}, error, "canonicalize"), nullptr);
  EXPECT_EQ(error, "the pipeline leaves 'func.func', which is not of the LLVM "
                   "dialect; end it as 'cpu' does");
  EXPECT_EQ(compile(text, {}, error, "convert-func-to-llvm"), nullptr);
  EXPECT_EQ(error, "the pipeline did not export function 'f' as data is bound "
                   "to it; it must run tensoropt-expose-storage and "
                   "tensoropt-export-functions");
  EXPECT_EQ(compile(text, {}, error, "cpuu"), nullptr);
  EXPECT_THAT(error, HasSubstr("did you mean 'cpu'?"));
}

} // namespace
