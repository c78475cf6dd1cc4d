// SPDX-License-Identifier: Apache-2.0
// The predicted operations of kernels, and those that the compiler's counters
// tell, against a count of those that run: the loops are compiled with a
// counter beside every multiplication and addition. They share nothing but the
// loops.

#include "TensorOpt/Execution/KernelWork.h"
#include "TensorOpt/Execution/WorkCounter.h"
#include "TensorOpt/IR/TensorOpt.h"
#include "TensorOpt/InitAll.h"
#include "TensorOpt/Pipelines/Pipelines.h"
#include "TensorOpt/Target/CPU.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/Vector/IR/VectorOps.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"
#include "mlir/IR/TypeUtilities.h"
#include "mlir/Parser/Parser.h"
#include "mlir/Transforms/Passes.h"
#include "gtest/gtest.h"

#include <map>
#include <random>
#include <set>

using namespace mlir;
using namespace tensoropt;

namespace {

//===----------------------------------------------------------------------===//
// Counting
//===----------------------------------------------------------------------===//

/// Adds to element 0 of the function's last argument for each multiplication
/// that runs, and to element 1 for each addition or comparison of elements;
/// vectors count their lanes. Elements are floats or i32, indices and weights
/// of integers neither.
struct CountPass : PassWrapper<CountPass, OperationPass<func::FuncOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(CountPass)

  void runOnOperation() override {
    Value counters = getOperation().getArguments().back();
    getOperation().walk([&](Operation *op) {
      if (isa<arith::MulFOp, arith::MulIOp>(op))
        count(op, counters, 0);
      else if (isa<arith::AddFOp, arith::AddIOp, arith::CmpFOp>(op))
        count(op, counters, 1);
      else if (auto sum = dyn_cast<vector::ReductionOp>(op))
        count(op, counters, 1, lanes(sum.getSourceVectorType()) - 1);
    });
  }

  static int64_t lanes(Type type) {
    auto vector = dyn_cast<VectorType>(type);
    return vector ? vector.getNumElements() : 1;
  }

  static void count(Operation *op, Value counters, int64_t kind) {
    Type type = op->getOperand(0).getType();
    Type element = getElementTypeOrSelf(type);
    if (isa<FloatType>(element) || element.isInteger(32))
      count(op, counters, kind, lanes(type));
  }

  static void count(Operation *op, Value counters, int64_t kind,
                    int64_t times) {
    ImplicitLocOpBuilder builder(op->getLoc(), op);
    Value at = arith::ConstantIndexOp::create(builder, kind);
    Value old = memref::LoadOp::create(builder, counters, at);
    Value more = arith::ConstantIntOp::create(builder, times, 64);
    memref::StoreOp::create(
        builder, arith::AddIOp::create(builder, old, more).getResult(),
        counters, at);
  }
};

/// The pipeline, with this file's counters or without.
CompileOptions makeOptions(const std::string &options, bool counts) {
  CompileOptions compileOptions;
  // The work of merged tensors, which are no arguments, is not known.
  std::string braces = "{merge-indices=false " + options + "}";
  compileOptions.addPasses = [=](PassManager &pm, raw_ostream &errors) {
    if (!counts)
      return parsePipeline("cpu" + braces, pm, errors);
    if (failed(parsePipeline("loops" + braces, pm, errors)))
      return failure();
    pm.addNestedPass<func::FuncOp>(std::make_unique<CountPass>());
    addLoopsToLLVM(pm);
    return success();
  };
  return compileOptions;
}

/// Compiles the only function of `text`, with counters or without.
const CompiledFunction *compile(MLIRContext &context, const std::string &text,
                                const std::string &options, bool counts,
                                std::unique_ptr<CompiledModule> &compiled) {
  auto module = parseSourceString<ModuleOp>(text, &context);
  if (!module)
    return nullptr;
  std::string error;
  compiled =
      CompiledModule::compile(*module, makeOptions(options, counts), error);
  EXPECT_TRUE(compiled) << error;
  return compiled ? compiled->lookup("kernel") : nullptr;
}

//===----------------------------------------------------------------------===//
// Data
//===----------------------------------------------------------------------===//

/// An entry at one in `sparsity` of the places whose coordinates do not
/// descend; if full storage is asked for, at all places that these stand for.
CoordinateTensor drawEntries(size_t rank, int64_t extent, unsigned sparsity,
                             bool isFull, std::mt19937 &random) {
  CoordinateTensor entries;
  entries.shape.assign(rank, extent);
  std::vector<double> values;
  auto add = [&](const std::vector<int64_t> &at) {
    entries.coordinates.insert(entries.coordinates.end(), at.begin(), at.end());
    values.push_back(1);
  };
  std::vector<int64_t> at(rank, 0);
  for (bool more = extent > 0; more;) {
    if (std::is_sorted(at.begin(), at.end()) && random() % sparsity == 0) {
      std::vector<int64_t> image = at;
      do
        add(image);
      while (isFull && std::next_permutation(image.begin(), image.end()));
    }
    size_t slot = rank;
    while (slot > 0 && ++at[slot - 1] == extent)
      at[--slot] = 0;
    more = slot > 0;
  }
  entries.values = values;
  return entries;
}

TensorData zeros(const TensorSpec &spec, std::vector<int64_t> extents) {
  size_t count = 1;
  for (int64_t extent : extents)
    count *= extent;
  return {spec, std::move(extents), {*Buffer::allocate(spec.element, count)}};
}

//===----------------------------------------------------------------------===//
// Kernels
//===----------------------------------------------------------------------===//

struct Case {
  const char *name;
  const char *tensor;  ///< type of A, the first argument
  const char *full;    ///< the type of the same tensor stored in full
  const char *einsum;  ///< its text, with %A, %B and %C
  const char *operand; ///< type of %B
  const char *output;  ///< type of %C
  bool isRank;         ///< the last dimension of %B and %C is another one
};

const Case cases[] = {
    {"mttkrp", "tensor<?x?x?xf64, #Sym3>", "tensor<?x?x?xf64, #CSF>",
     R"("ikl,kr,lr->ir" ins(%A, %B, %B : $A, $B, $B))", "tensor<?x?xf64>",
     "tensor<?x?xf64>", true},
    {"ssymv", "tensor<?x?xf64, #Sym2>", "tensor<?x?xf64, #CSR>",
     R"("ij,j->i" ins(%A, %B : $A, $B))", "tensor<?xf64>", "tensor<?xf64>",
     false},
    {"ssyprd", "tensor<?x?xf64, #Sym2>", "tensor<?x?xf64, #CSR>",
     R"("ij,i,j->" ins(%A, %B, %B : $A, $B, $B))", "tensor<?xf64>",
     "tensor<f64>", false},
    {"ttm", "tensor<?x?x?xf64, #Sym3>", "tensor<?x?x?xf64, #CSF>",
     R"("kjl,kr->rjl" ins(%A, %B : $A, $B))", "tensor<?x?xf64>",
     "tensor<?x?x?xf64>", true},
    {"ttm, columns", "tensor<?x?x?xf64, #Sym3>", "tensor<?x?x?xf64, #CSF>",
     R"("kjl,kr->jlr" ins(%A, %B : $A, $B))", "tensor<?x?xf64>",
     "tensor<?x?x?xf64>", true},
    {"coulomb", "tensor<?x?x?x?xf64, #Eri>", "tensor<?x?x?x?xf64>",
     R"("ijkl,kl->ij" ins(%A, %B : $A, $B))", "tensor<?x?xf64>",
     "tensor<?x?xf64>", false},
    {"exchange", "tensor<?x?x?x?xf64, #Eri>", "tensor<?x?x?x?xf64>",
     R"("ijkl,jl->ik" ins(%A, %B : $A, $B))", "tensor<?x?xf64, #Dense2>",
     "tensor<?x?xf64>", false},
    {"coo", "tensor<?x?xf64, #COO>", "tensor<?x?xf64, #CO>",
     R"("ij,j->i" ins(%A, %B : $A, $B))", "tensor<?xf64>", "tensor<?xf64>",
     false},
    {"minplus", "tensor<?x?xf64, #Sym2>", "tensor<?x?xf64, #CSR>",
     R"("ij,jr->ir" semiring<min_plus> ins(%A, %B : $A, $B))",
     "tensor<?x?xf64>", "tensor<?x?xf64>", true},
    {"integers", "tensor<?x?xi32, #Sym2>", "tensor<?x?xi32, #CSR>",
     R"("ij,jr->ir" ins(%A, %B : $A, $B))", "tensor<?x?xi32>",
     "tensor<?x?xi32>", true},
    {"blocks", "tensor<?x?xf64, #SymBSR>", "tensor<?x?xf64, #BSR>",
     R"("ij,j->i" ins(%A, %B : $A, $B))", "tensor<?xf64>", "tensor<?xf64>",
     false},
    {"blocks and columns", "tensor<?x?xf64, #LowBSR>", "tensor<?x?xf64, #BSR>",
     R"("ij,jr->ir" ins(%A, %B : $A, $B))", "tensor<?x?xf64>",
     "tensor<?x?xf64>", true},
    {"dcsr", "tensor<?x?xf64, #DCSR>", "tensor<?x?xf64, #DC>",
     R"("ij,jr->ir" ins(%A, %B : $A, $B))", "tensor<?x?xf64>",
     "tensor<?x?xf64>", true},
};

const char *encodings = R"mlir(
#CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
#DC = #sparse_tensor.encoding<{ map = (i, j) -> (i : compressed, j : compressed) }>
#CO = #sparse_tensor.encoding<{ map = (i, j) -> (i : compressed(nonunique), j : singleton(soa)) }>
#CSF = #sparse_tensor.encoding<{
  map = (i, k, l) -> (i : dense, k : compressed, l : compressed) }>
#Sym2 = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
#DCSR = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, triangle = lower, sparse = #DC }>
#COO = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CO }>
#BSR = #sparse_tensor.encoding<{ map = (i, j) ->
  (i floordiv 2 : dense, j floordiv 2 : compressed, i mod 2 : dense, j mod 2 : dense) }>
#SymBSR = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #BSR }>
#LowBSR = #tensoropt.encoding<{
  symmetry = <(0 1)>, stored = canonical, triangle = lower, sparse = #BSR }>
#Sym3 = #tensoropt.encoding<{
  symmetry = <(0 1), (1 2)>, stored = canonical, sparse = #CSF }>
#Dense2 = #tensoropt.encoding<{ symmetry = <(0 1)> }>
#Eri = #tensoropt.encoding<{
  symmetry = <(0 1), (2 3), (0 2)(1 3)>, stored = canonical, triangle = lower }>
)mlir";

/// A module with one function; with counters it has one more argument.
std::string makeText(const Case &kernel, bool counts, bool isFull = false) {
  std::string text =
      std::string(encodings) + "func.func @kernel(%A: $A, %B: $B, %C: $C" +
      (counts ? ", %N: tensor<2xi64>" : "") + ") -> ($C" +
      (counts ? ", tensor<2xi64>" : "") + ") {\n  %0 = tensoropt.einsum " +
      kernel.einsum + " outs(%C : $C) -> $C\n  return %0" +
      (counts ? ", %N" : "") + " : $C" + (counts ? ", tensor<2xi64>" : "") +
      "\n}\n";
  for (auto [name, type] :
       {std::pair("$A", isFull ? kernel.full : kernel.tensor),
        {"$B", kernel.operand},
        {"$C", kernel.output}})
    for (size_t at; (at = text.find(name)) != std::string::npos;)
      text.replace(at, 2, type);
  return text;
}

std::vector<CallValue> drawArguments(const CompiledFunction &function,
                                     const Case &kernel, int64_t extent,
                                     int64_t rank, unsigned sparsity,
                                     std::mt19937 &random) {
  const auto &specs = function.spec().arguments;
  std::vector<CallValue> values;
  std::string error;
  const TensorSpec &spec = specs[0].tensor;
  std::vector<int64_t> shape(spec.rank(), extent);
  if (spec.isDense()) {
    values.push_back(zeros(spec, shape));
  } else if (spec.isPacked()) {
    size_t count = *spec.region->count(shape);
    values.push_back(
        TensorData{spec, shape, {*Buffer::allocate(spec.element, count)}});
  } else {
    auto packed = packTensor(
        spec,
        drawEntries(spec.rank(), extent, sparsity, !spec.canonical, random),
        error,
        spec.canonical ? GivenEntries::OnePerOrbit : GivenEntries::AsFile);
    EXPECT_TRUE(packed) << error;
    values.push_back(*packed);
  }
  for (size_t at : {1, 2}) {
    std::vector<int64_t> extents(specs[at].tensor.rank(), extent);
    // One TTM has the new dimension first in its output.
    bool isFirst = extents.size() == 3 && kernel.name == std::string("ttm");
    if (kernel.isRank)
      (isFirst ? extents.front() : extents.back()) = rank;
    values.push_back(zeros(specs[at].tensor, extents));
  }
  if (specs.size() > 3)
    values.push_back(zeros(specs[3].tensor, {2}));
  return values;
}

/// Calls a function that counts; multiplications and additions.
std::pair<int64_t, int64_t> callCounted(const CompiledFunction &counted,
                                        const std::vector<CallValue> &values) {
  std::vector<CallValue> results;
  std::string error;
  EXPECT_TRUE(counted.call(values, results, error)) << error;
  auto *counters =
      std::get<TensorData>(results.back()).buffers[0].as<int64_t>();
  return {counters[0], counters[1]};
}

class KernelWorkTest : public ::testing::TestWithParam<const char *> {
protected:
  static void SetUpTestSuite() { tensoropt::registerAllPasses(); }

  /// Compares prediction and count of one kernel for data of all kinds.
  void check(MLIRContext &context, const Case &kernel) {
    std::unique_ptr<CompiledModule> modules[3];
    auto *plain = compile(context, makeText(kernel, false), GetParam(),
                          /*counts=*/false, modules[0]);
    auto *counted = compile(context, makeText(kernel, true), GetParam(),
                            /*counts=*/true, modules[1]);
    auto *full = compile(context, makeText(kernel, true, /*isFull=*/true),
                         GetParam(), /*counts=*/true, modules[2]);
    ASSERT_TRUE(plain && counted && full);
    auto module =
        parseSourceString<ModuleOp>(makeText(kernel, false), &context);
    std::string error;
    auto counter = WorkCounter::compile(
        *module, "kernel", makeOptions(GetParam(), /*counts=*/false), error);
    ASSERT_TRUE(counter) << error;
    // A rank of 79 takes tiles of many widths; a random tensor has
    // empty rows, and entries on all diagonals.
    for (unsigned seed = 1; seed <= 6; ++seed)
      for (auto [extent, rank] : {std::pair(9, 79), {5, 1}, {7, 0}, {1, 3}}) {
        SCOPED_TRACE("extent " + std::to_string(extent) + ", rank " +
                     std::to_string(rank) + ", seed " + std::to_string(seed));
        auto draw = [&, extent = extent, rank = rank](auto &function) {
          std::mt19937 random(seed);
          return drawArguments(function, kernel, extent, rank, seed, random);
        };
        std::vector<KernelWork> work = countWork(*plain, draw(*plain));
        ASSERT_EQ(work.size(), 1u);
        // Without panels it repeats products, which are found to be equal when
        // the sweep is lowered.
        if (kernel.name == std::string("ttm, columns") &&
            laterAdds(kernel, extent, rank, work[0].entries) == 0)
          continue;
        ASSERT_TRUE(work[0].isKnown && work[0].fullOperations);
        EXPECT_FALSE(work[0].isUpperBound);

        bool isTTM = StringRef(kernel.name).starts_with("ttm");
        if (isTTM && rank > 0)
          EXPECT_EQ(work[0].panels > 0,
                    laterAdds(kernel, extent, rank, work[0].entries) > 0);

        auto [multiplies, adds] = callCounted(*counted, draw(*counted));
        EXPECT_EQ(work[0].operations.multiplies, multiplies);
        EXPECT_EQ(work[0].operations.adds +
                      laterAdds(kernel, extent, rank, work[0].entries),
                  adds);

        auto [fullMultiplies, fullAdds] = callCounted(*full, draw(*full));
        EXPECT_EQ(work[0].fullOperations->multiplies, fullMultiplies);
        EXPECT_EQ(work[0].fullOperations->adds, fullAdds);

        auto executed = counter->count(draw(*plain), error);
        ASSERT_TRUE(executed) << error;
        EXPECT_EQ(executed->kernels, std::vector{work[0].operations});
        EXPECT_EQ(executed->full, work[0].fullOperations)
            << executed->whyNotFull;
      }
  }

  /// Additions when the loops over the tensor are done. J and K are summed in a
  /// new output, two transposes of which are added to the result. So is one
  /// half of what TTM makes if entries are many: all at once where no index
  /// lies across vectors, else in panels of columns.
  int64_t laterAdds(const Case &kernel, int64_t extent, int64_t rank,
                    int64_t entries) {
    std::string name = kernel.name, options = GetParam();
    if (options == "output-symmetry=never")
      return 0;
    if (name == "coulomb" || name == "exchange")
      return 2 * extent * extent;
    bool hasColumns = name == "ttm, columns" && options != "vector-bytes=0";
    bool isTTM = name == "ttm" || name == "ttm, columns";
    int64_t rows = extent * extent * (hasColumns ? 1 : rank);
    if (!isTTM || options == "reassociate=false" || 2 * entries < rows)
      return 0;
    return extent * (extent + 1) * rank;
  }
};

TEST_P(KernelWorkTest, CountsWhatRuns) {
  DialectRegistry registry;
  tensoropt::registerAllDialects(registry);
  MLIRContext context(registry);
  for (const Case &kernel : cases) {
    SCOPED_TRACE(std::string(kernel.name) + " with " + GetParam());
    check(context, kernel);
  }
}

INSTANTIATE_TEST_SUITE_P(Options, KernelWorkTest,
                         ::testing::Values("vector-bytes=256", "vector-bytes=0",
                                           "factor=false", "reassociate=false",
                                           "output-symmetry=never"));

} // namespace
