// SPDX-License-Identifier: Apache-2.0
// Compiled SSYMV and SpMV against the same kernels written in C, on a matrix
// that is larger than the last-level cache. Google Benchmark runs them
// interleaved; compare medians of one run.
//
//   build/release/bin/bench-ssymv [ROWS [ENTRIES_PER_ROW]]
//     --benchmark_enable_random_interleaving=true --benchmark_repetitions=9

#include "TensorOpt/Execution/CompiledModule.h"
#include "TensorOpt/InitAll.h"
#include "TensorOpt/Pipelines/Pipelines.h"
#include "mlir/InitAllDialects.h"
#include "mlir/Parser/Parser.h"
#include <benchmark/benchmark.h>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>

using namespace mlir;
using namespace tensoropt;

using HandKernel = void(int64_t, const int32_t *, const int32_t *,
                        const double *, const double *, double *);
extern "C" {
HandKernel spmv_by_hand, spmv_by_hand_fast, ssymv_by_hand, ssymv_by_hand_fast,
    ssymv_diagonal_first, ssymv_diagonal_first_fast;
}

namespace {

const char *source = R"mlir(
#CSR = #sparse_tensor.encoding<{
  map = (i, j) -> (i : dense, j : compressed), posWidth = 32, crdWidth = 32 }>
#SymCSR = #tensoropt.encoding<{
  symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
func.func @ssymv(%A: tensor<?x?xf64, #SymCSR>, %x: tensor<?xf64>,
                 %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i"
         ins(%A, %x : tensor<?x?xf64, #SymCSR>, tensor<?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
func.func @spmv(%A: tensor<?x?xf64, #CSR>, %x: tensor<?xf64>,
                %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i"
         ins(%A, %x : tensor<?x?xf64, #CSR>, tensor<?xf64>)
         outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
)mlir";

[[noreturn]] void stop(const std::string &message) {
  std::fprintf(stderr, "error: %s\n", message.c_str());
  std::exit(1);
}

/// Upper entries of a symmetric matrix: the diagonal, and half of
/// `entriesPerRow` columns at random within `2000` of it.
CoordinateTensor makeMatrix(int64_t rows, int64_t entriesPerRow) {
  CoordinateTensor matrix;
  matrix.shape = {rows, rows};
  matrix.symmetry = FileSymmetry::Symmetric;
  std::vector<double> values;
  std::mt19937_64 random(1);
  std::vector<int64_t> columns;
  for (int64_t row = 0; row < rows; ++row) {
    columns.assign(1, row);
    for (int64_t at = 0; at < entriesPerRow / 2; ++at)
      columns.push_back(std::min<int64_t>(row + 1 + random() % 2000, rows - 1));
    std::sort(columns.begin(), columns.end());
    columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
    for (int64_t column : columns) {
      matrix.coordinates.insert(matrix.coordinates.end(), {row, column});
      values.push_back(1 + (random() % 100) / 100.0);
    }
  }
  matrix.values = std::move(values);
  return matrix;
}

struct Setup {
  std::unique_ptr<CompiledModule> compiled;
  TensorData upper, full;
  std::vector<double> x, y;
};

CallValue dense(const TensorSpec &spec, std::vector<double> &values) {
  return TensorData{spec,
                    {static_cast<int64_t>(values.size())},
                    {Buffer::borrow(ScalarType{ScalarKind::F64}, values.size(),
                                    values.data(), nullptr)}};
}

std::vector<CallValue> arguments(Setup &setup, const std::string &name,
                                 const TensorData &matrix) {
  const auto &specs = setup.compiled->lookup(name)->spec().arguments;
  return {matrix, dense(specs[1].tensor, setup.x),
          dense(specs[2].tensor, setup.y)};
}

void runOurs(benchmark::State &state, Setup &setup, const std::string &name,
             const TensorData &matrix) {
  auto values = arguments(setup, name, matrix);
  std::vector<CallValue> results;
  std::string error;
  for (auto _ : state)
    if (!setup.compiled->lookup(name)->call(values, results, error))
      stop(error);
  state.SetBytesProcessed(state.iterations() *
                          (matrix.bytes() + 24 * setup.x.size()));
}

void runByHand(benchmark::State &state, Setup &setup, HandKernel *kernel,
               const TensorData &matrix) {
  for (auto _ : state)
    kernel(matrix.extents[0], matrix.buffers[0].as<int32_t>(),
           matrix.buffers[1].as<int32_t>(), matrix.buffers[2].as<double>(),
           setup.x.data(), setup.y.data());
  state.SetBytesProcessed(state.iterations() *
                          (matrix.bytes() + 24 * setup.x.size()));
}

/// All kernels must agree before any is timed.
void verify(Setup &setup) {
  std::vector<double> expected(setup.x.size());
  spmv_by_hand(setup.full.extents[0], setup.full.buffers[0].as<int32_t>(),
               setup.full.buffers[1].as<int32_t>(),
               setup.full.buffers[2].as<double>(), setup.x.data(),
               expected.data());
  std::vector<CallValue> results;
  std::string error;
  for (const char *name : {"ssymv", "spmv"}) {
    std::fill(setup.y.begin(), setup.y.end(), 0);
    auto values = arguments(
        setup, name, std::string(name) == "spmv" ? setup.full : setup.upper);
    if (!setup.compiled->lookup(name)->call(values, results, error))
      stop(error);
    for (size_t at = 0; at < expected.size(); ++at)
      if (std::abs(setup.y[at] - expected[at]) > 1e-10)
        stop(std::string(name) + " is wrong in row " + std::to_string(at));
  }
}

void prepare(Setup &setup, ModuleOp module, int64_t rows,
             int64_t entriesPerRow) {
  CompileOptions options;
  options.addPasses = [](PassManager &pm, raw_ostream &errors) {
    return parsePipeline("cpu", pm, errors);
  };
  std::string error;
  setup.compiled = CompiledModule::compile(module, options, error);
  if (!setup.compiled)
    stop(error);
  CoordinateTensor matrix = makeMatrix(rows, entriesPerRow);
  auto pack = [&](const char *name) {
    auto data =
        packTensor(setup.compiled->lookup(name)->spec().arguments[0].tensor,
                   matrix, error);
    if (!data)
      stop(error);
    return *data;
  };
  setup.upper = pack("ssymv");
  setup.full = pack("spmv");
  setup.y.assign(rows, 0);
  std::mt19937_64 random(2);
  for (int64_t row = 0; row < rows; ++row)
    setup.x.push_back((random() % 100) / 100.0);
  std::printf("%lld rows; upper triangle %.0f MB, all entries %.0f MB\n",
              static_cast<long long>(rows), setup.upper.bytes() / 1e6,
              setup.full.bytes() / 1e6);
}

} // namespace

int main(int argc, char **argv) {
  benchmark::Initialize(&argc, argv);
  int64_t rows = argc > 1 ? std::atoll(argv[1]) : 2000000;
  int64_t entriesPerRow = argc > 2 ? std::atoll(argv[2]) : 50;
  if (rows < 1 || entriesPerRow < 0 || rows * (entriesPerRow + 1) > INT32_MAX)
    stop("rows times entries must fit 32-bit positions");
  DialectRegistry registry;
  mlir::registerAllDialects(registry);
  tensoropt::registerAllDialects(registry);
  tensoropt::registerAllPasses();
  MLIRContext context(registry);
  auto module = parseSourceString<ModuleOp>(source, &context);
  Setup setup;
  prepare(setup, *module, rows, entriesPerRow);
  verify(setup);

  auto add = [&](const char *name, auto run, auto what,
                 const TensorData &matrix) {
    benchmark::RegisterBenchmark(name, [&, run, what](benchmark::State &state) {
      run(state, setup, what, matrix);
    })->Unit(benchmark::kMillisecond);
  };
  add("ssymv/tensoropt", runOurs, "ssymv", setup.upper);
  add("ssymv/c", runByHand, ssymv_by_hand, setup.upper);
  add("ssymv/c_diagonal_first", runByHand, ssymv_diagonal_first, setup.upper);
  add("ssymv/c_fast_math", runByHand, ssymv_by_hand_fast, setup.upper);
  add("ssymv/c_diagonal_first_fast_math", runByHand, ssymv_diagonal_first_fast,
      setup.upper);
  add("spmv/tensoropt", runOurs, "spmv", setup.full);
  add("spmv/c", runByHand, spmv_by_hand, setup.full);
  add("spmv/c_fast_math", runByHand, spmv_by_hand_fast, setup.full);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
