// SPDX-License-Identifier: Apache-2.0
// Profiles of compiled functions. Expected counts are computed by hand.

#include "TensorOpt/Execution/ProfileCalls.h"
#include "TensorOpt/Execution/KernelWork.h"
#include "TensorOpt/InitAll.h"
#include "TensorOpt/Pipelines/Pipelines.h"
#include "mlir/IR/Diagnostics.h"
#include "mlir/Parser/Parser.h"
#include "gmock/gmock.h"

#include <thread>

using namespace mlir;
using namespace tensoropt;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

namespace {

const char *source = R"mlir(
#Packed = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
#ij = affine_map<(i, j) -> (i, j)>

// Two layers: a product, and the exponential of its elements.
func.func @layers(%x: tensor<?x8xf32>) -> tensor<?x4xf32> {
  %zero = arith.constant 0.0 : f32
  %weights = arith.constant dense<[
    [0.5, 1.0, 0.5, 2.0], [0.5, 1.0, 0.5, 2.0], [0.5, 1.0, 0.5, 2.0],
    [0.5, 1.0, 0.5, 2.0], [0.5, 1.0, 0.5, 2.0], [0.5, 1.0, 0.5, 2.0],
    [0.5, 1.0, 0.5, 2.0], [0.5, 1.0, 0.5, 2.0]]> : tensor<8x4xf32>
  %c0 = arith.constant 0 : index
  %n = tensor.dim %x, %c0 : tensor<?x8xf32>
  %e = tensor.empty(%n) : tensor<?x4xf32>
  %f = linalg.fill ins(%zero : f32) outs(%e : tensor<?x4xf32>)
         -> tensor<?x4xf32> loc("dense")
  %y = linalg.matmul ins(%x, %weights : tensor<?x8xf32>, tensor<8x4xf32>)
         outs(%f : tensor<?x4xf32>) -> tensor<?x4xf32> loc("dense")
  %z = linalg.generic {indexing_maps = [#ij, #ij],
                       iterator_types = ["parallel", "parallel"]}
         ins(%y : tensor<?x4xf32>) outs(%e : tensor<?x4xf32>) {
  ^bb0(%a: f32, %o: f32):
    %b = math.exp %a : f32
    %c = arith.addf %b, %a : f32
    linalg.yield %c : f32
  } -> tensor<?x4xf32> loc("activation")
  return %z : tensor<?x4xf32>
}
func.func @matvec(%A: tensor<3x3xf64, #Packed>, %x: tensor<3xf64>,
                  %y: tensor<3xf64>) -> tensor<3xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<3x3xf64, #Packed>,
         tensor<3xf64>) outs(%y : tensor<3xf64>) -> tensor<3xf64>
  return %0 : tensor<3xf64>
}
func.func private @inner(%x: tensor<8xf32>) -> tensor<8xf32> {
  %0 = linalg.exp ins(%x : tensor<8xf32>) outs(%x : tensor<8xf32>)
         -> tensor<8xf32>
  return %0 : tensor<8xf32>
}
func.func @repeated(%x: tensor<8xf32>, %n: index) -> tensor<8xf32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %y = scf.for %i = %c0 to %n step %c1 iter_args(%a = %x) -> tensor<8xf32> {
    %b = func.call @inner(%a) : (tensor<8xf32>) -> tensor<8xf32>
    scf.yield %b : tensor<8xf32>
  }
  return %y : tensor<8xf32>
}
)mlir";

class ProfileCalls : public ::testing::Test {
protected:
  static void SetUpTestSuite() {
    DialectRegistry registry;
    tensoropt::registerAllDialects(registry);
    tensoropt::registerAllPasses();
    context = new MLIRContext(registry);
    std::string error;
    compiled = compile("cpu{fuse=false}", true, error).release();
    ASSERT_TRUE(compiled) << error;
  }
  static void TearDownTestSuite() {
    delete compiled;
    delete context;
  }

  static std::unique_ptr<CompiledModule>
  compile(const std::string &pipeline, bool profile, std::string &error) {
    auto module = parseSourceString<ModuleOp>(source, context);
    EXPECT_TRUE(module);
    CompileOptions options;
    options.profile = profile;
    options.addPasses = [&](PassManager &pm, raw_ostream &errors) {
      return parsePipeline(pipeline, pm, errors);
    };
    return CompiledModule::compile(*module, options, error);
  }

  /// Memory of zeros.
  static TensorData makeTensor(const TensorSpec &spec,
                               std::vector<int64_t> extents, size_t count) {
    Buffer buffer = *Buffer::allocate(spec.element, count);
    std::fill_n(static_cast<char *>(buffer.data()), buffer.bytes(), 0);
    return {spec, std::move(extents), {buffer}};
  }

  static std::vector<CallValue> makeInput(int64_t rows) {
    const auto &spec = compiled->lookup("layers")->spec().arguments[0].tensor;
    return {makeTensor(spec, {rows, 8}, rows * 8)};
  }

  static Profile run(const std::string &name,
                     const std::vector<CallValue> &arguments,
                     unsigned calls = 3) {
    ProfileOptions options;
    options.calls = calls;
    std::string error;
    auto profile =
        profileCalls(*compiled->lookup(name), arguments, options, error);
    EXPECT_TRUE(profile) << error;
    return profile.value_or(Profile());
  }

  static MLIRContext *context;
  static CompiledModule *compiled;
};

MLIRContext *ProfileCalls::context = nullptr;
CompiledModule *ProfileCalls::compiled = nullptr;

TEST_F(ProfileCalls, CountsTheWorkOfTwoLayers) {
  Profile profile = run("layers", makeInput(5));
  EXPECT_EQ(profile.calls, 3);
  ASSERT_EQ(profile.operations.size(), 3u);
  const Profile::Operation &fill = profile.operations[0];
  EXPECT_EQ(fill.what.kind, "fill");
  EXPECT_EQ(fill.what.layer, "dense");
  EXPECT_EQ(fill.flops, 0);
  EXPECT_EQ(fill.bytes, 5 * 4 * 4);
  const Profile::Operation &product = profile.operations[1];
  EXPECT_EQ(product.what.kind, "contraction");
  EXPECT_EQ(product.what.layer, "dense");
  EXPECT_EQ(product.what.shapes, "5x8xf32, 8x4xf32 -> 5x4xf32");
  EXPECT_EQ(product.flops, 2 * 5 * 8 * 4);
  EXPECT_EQ(product.bytes, 4 * (5 * 8 + 8 * 4 + 2 * 5 * 4));
  const Profile::Operation &activation = profile.operations[2];
  EXPECT_EQ(activation.what.kind, "elementwise");
  EXPECT_EQ(activation.what.layer, "activation");
  EXPECT_EQ(activation.flops, 20);
  EXPECT_EQ(activation.transcendentals, 20);
  EXPECT_EQ(activation.bytes, 4 * 2 * 20);
  EXPECT_GT(profile.machine.flopsPerSecond, 0);
  EXPECT_EQ(profile.machine.threads, 1);
}

TEST_F(ProfileCalls, TimesLieInsideTheCall) {
  Profile profile = run("layers", makeInput(1000), 1);
  double inside = 0;
  for (const Profile::Operation &operation : profile.operations) {
    EXPECT_GT(operation.seconds, 0);
    inside += operation.seconds;
  }
  EXPECT_LE(inside, profile.seconds);
  EXPECT_NEAR(inside + profile.outsideSeconds, profile.seconds, 1e-12);
  EXPECT_EQ(profile.seconds, profile.lastSeconds);
  EXPECT_GT(profile.plainSeconds, 0);
  ASSERT_EQ(profile.events.size(), 3u);
  double end = 0;
  for (size_t at = 0; at < 3; ++at) {
    const Profile::Event &event = profile.events[at];
    EXPECT_EQ(event.operation, static_cast<int64_t>(at));
    EXPECT_EQ(event.seconds, profile.operations[at].seconds);
    EXPECT_GE(event.start, end);
    end = event.start + event.seconds;
  }
  EXPECT_LE(end, profile.lastSeconds);
}

TEST_F(ProfileCalls, TellsWhatSweepsCost) {
  const CompiledFunction &matvec = *compiled->lookup("matvec");
  const auto &specs = matvec.spec().arguments;
  std::vector<CallValue> arguments{makeTensor(specs[0].tensor, {3, 3}, 6),
                                   makeTensor(specs[1].tensor, {3}, 3),
                                   makeTensor(specs[2].tensor, {3}, 3)};
  auto *x = std::get<TensorData>(arguments[1]).buffers[0].as<double>();
  std::fill_n(x, 3, 1);
  auto *A = std::get<TensorData>(arguments[0]).buffers[0].as<double>();
  std::fill_n(A, 6, 1);
  Profile profile = run("matvec", arguments);
  ASSERT_EQ(profile.operations.size(), 1u);
  const Profile::Operation &sweep = profile.operations[0];
  EXPECT_EQ(sweep.what.kind, "sweep");
  EXPECT_TRUE(sweep.what.isDouble);
  EXPECT_EQ(sweep.what.shapes, "3x3xf64 encoded, 3xf64 -> 3xf64");
  // The oracle is what the function itself predicts.
  KernelWork work = countWork(matvec, arguments).at(0);
  EXPECT_EQ(sweep.flops, work.operations.total());
  EXPECT_EQ(sweep.bytes, work.bytes());
  // Arguments stay as they are.
  auto *y = std::get<TensorData>(arguments[2]).buffers[0].as<double>();
  EXPECT_THAT(std::vector<double>(y, y + 3), ElementsAre(0, 0, 0));
}

TEST_F(ProfileCalls, AddsUpWhatLoopsExecute) {
  const CompiledFunction &repeated = *compiled->lookup("repeated");
  const auto &spec = repeated.spec().arguments[0].tensor;
  for (int64_t times : {0, 4}) {
    std::vector<CallValue> arguments{makeTensor(spec, {8}, 8),
                                     ScalarValue{{ScalarKind::I64}, times, 0}};
    Profile profile = run("repeated", arguments);
    int64_t executions = 0, transcendentals = 0;
    for (const Profile::Operation &operation : profile.operations)
      if (operation.what.function == "inner" &&
          operation.what.kind == "elementwise") {
        executions += operation.executions;
        transcendentals += *operation.transcendentals;
      }
    EXPECT_EQ(executions, times);
    EXPECT_EQ(transcendentals, 8 * times);
  }
}

TEST_F(ProfileCalls, ListsNoMoreEventsThanAsked) {
  ProfileOptions options;
  options.calls = 2;
  options.maxEvents = 1;
  std::string error;
  auto profile =
      profileCalls(*compiled->lookup("layers"), makeInput(2), options, error);
  ASSERT_TRUE(profile) << error;
  EXPECT_EQ(profile->events.size(), 1u);
  EXPECT_EQ(profile->droppedEvents, 2);
}

TEST_F(ProfileCalls, RunsOnSeveralThreadsAtOnce) {
  std::vector<Profile> profiles(4);
  std::vector<std::thread> threads;
  for (size_t at = 0; at < profiles.size(); ++at)
    threads.emplace_back(
        [&, at] { profiles[at] = run("layers", makeInput(at + 1), 50); });
  for (std::thread &thread : threads)
    thread.join();
  for (size_t at = 0; at < profiles.size(); ++at) {
    ASSERT_EQ(profiles[at].operations.size(), 3u);
    EXPECT_EQ(profiles[at].operations[1].executions, 1);
    EXPECT_EQ(profiles[at].operations[1].flops,
              static_cast<int64_t>(2 * (at + 1) * 8 * 4));
  }
}

TEST_F(ProfileCalls, RefusesAndStops) {
  const CompiledFunction &layers = *compiled->lookup("layers");
  std::string error;
  ProfileOptions options;
  for (unsigned calls : {0u, ProfileOptions::maxCalls + 1}) {
    options.calls = calls;
    EXPECT_FALSE(profileCalls(layers, makeInput(1), options, error));
    EXPECT_EQ(error, "the number of timed calls must be from 1 to 10000");
  }
  options.calls = 2;
  EXPECT_FALSE(profileCalls(layers, {}, options, error));
  EXPECT_EQ(error, "function 'layers': takes 1 arguments, got 0");
  std::vector<std::string> steps;
  options.progress = [&](const std::string &step) {
    steps.push_back(step);
    return steps.size() < 3;
  };
  EXPECT_FALSE(profileCalls(layers, makeInput(1), options, error));
  EXPECT_EQ(error, "stopped before call 2 of 2");
  EXPECT_THAT(steps,
              ElementsAre("a call to warm up", "call 1 of 2", "call 2 of 2"));

  auto plain = compile("cpu", false, error);
  ASSERT_TRUE(plain) << error;
  EXPECT_FALSE(profileCalls(*plain->lookup("layers"), makeInput(1), {}, error));
  EXPECT_EQ(error, "function 'layers' was not compiled to be profiled");
}

TEST_F(ProfileCalls, TakesTablesOfThePassAlone) {
  auto module = parseSourceString<ModuleOp>(source, context);
  (*module)->setAttr("tensoropt.profiled_operations",
                     StringAttr::get(context, "none"));
  CompileOptions options;
  options.addPasses = [&](PassManager &pm, raw_ostream &errors) {
    return parsePipeline("cpu", pm, errors);
  };
  std::string error;
  EXPECT_FALSE(CompiledModule::compile(*module, options, error));
  EXPECT_THAT(error, HasSubstr("tensoropt-profile-operations did not make"));
}

} // namespace
