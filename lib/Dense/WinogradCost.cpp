// SPDX-License-Identifier: Apache-2.0

#include "WinogradCost.h"
#include "TensorOpt/IR/VectorRegisters.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>

using namespace mlir;
using namespace tensoropt;

/// Cycles of starting threads and waiting for the last one.
static constexpr double startCycles = 10000;
/// Less gain does not pay for rounding errors and code.
static constexpr double leastGain = 0.9;

/// Bytes in a cycle of what is used again after so many bytes: as far as the
/// second cache of a core reaches, as far as data stream ahead of their use,
/// and beyond.
static double getSpeed(double bytes) {
  return bytes <= 1 << 20 ? 32 : bytes <= 16 << 20 ? 16 : 5;
}

/// And of weights that other layers have driven out of these caches, and which
/// tiles fetch while they compute with those before. Of more than the last
/// cache holds of them, threads wait for each other's.
static double getColdSpeed(double bytes) { return bytes <= 16 << 20 ? 6 : 5; }

/// Cycles of sums of so many products each, for so many blocks of channels and
/// columns, by the tiles that take the fewest: a core starts two products and
/// two loads at a time. A tile costs two steps besides its own.
static double countProducts(int64_t blocks, int64_t columns, double terms,
                            int64_t registers) {
  double least = std::numeric_limits<double>::infinity();
  for (int64_t high : {1, 2, 4, 8}) {
    auto countStep = [&](int64_t wide) {
      return std::max(
                 {high * wide / 2.0, (high + wide) / 2.0, 2.0 * high, 4.0}) +
             1.5;
    };
    // Columns are cut evenly, and the last tile has what is left.
    int64_t tiles = llvm::divideCeil(columns, registers / high);
    int64_t wide = llvm::divideCeil(columns, tiles);
    double steps = (columns / wide) * countStep(wide);
    if (int64_t rest = columns % wide)
      steps += countStep(rest);
    least = std::min(least, double(llvm::divideCeil(blocks, high)) * steps *
                                (terms + 2));
  }
  return least;
}

namespace {

/// What does not depend on how a convolution is computed.
struct Size {
  explicit Size(const BlockedConvolution &convolution)
      : blocks(convolution.inputs + convolution.outputs),
        channels(double(convolution.inputs) * convolution.lanes),
        vector(convolution.lanes * sizeof(float)),
        filter(channels * convolution.outputs * vector),
        images(blocks * convolution.height * convolution.width * vector),
        registers(VectorRegisters::of(convolution.op).count - 4) {}

  double blocks;     ///< of inputs and outputs
  double channels;   ///< of inputs
  double vector;     ///< bytes of a block's lanes
  double filter;     ///< bytes of the weights of one place in a window
  double images;     ///< bytes of an image and its result
  int64_t registers; ///< that hold results
};

} // namespace

double tensoropt::countDirectCycles(const BlockedConvolution &convolution) {
  Size size(convolution);
  double sums =
      countProducts(convolution.outputs, convolution.height * convolution.width,
                    9 * size.channels, size.registers);
  double filters = 9 * size.filter;
  double images = convolution.batch * size.images / getSpeed(size.images);
  return (convolution.batch - 1) * sums +
         std::max(sums, filters / getColdSpeed(filters)) + images;
}

/// Cycles with so many rows of squares at a time, which threads divide among
/// them; all rows at once are divided inside, by products.
static double countCycles(const BlockedConvolution &convolution,
                          WinogradForm form, int64_t rows, unsigned threads) {
  Size size(convolution);
  int64_t outputs = form.getOutputs();
  int64_t squares = llvm::divideCeil(convolution.width, outputs) * rows;
  double blocks = double(convolution.batch) *
                  (llvm::divideCeil(convolution.height, outputs) / rows);
  auto products = double(form.getProducts());
  double filters = products * size.filter;
  // Written once and read once.
  double between = products * squares * size.blocks * size.vector;
  double sums = products * countProducts(convolution.outputs, squares,
                                         size.channels, size.registers);
  double transforms =
      squares * (convolution.inputs * form.countInputCycles() +
                 convolution.outputs * form.countOutputCycles()) +
      2 * between / getSpeed(between);
  // Neighbours among the products that fall together in a cache.
  if (squares * int64_t(size.vector) % 4096 == 0) {
    sums *= 1.05;
    transforms *= 1.05;
  }
  // Of the first block of a thread, and of each that follows, which reads from
  // a nearer cache what tiles would fetch from memory.
  double first = std::max(sums, filters / getColdSpeed(filters)) + transforms;
  double next = sums + filters / getSpeed(filters + between) + transforms;
  double images = convolution.batch * size.images / getSpeed(size.images);
  // Both transforms and the products start threads.
  if (blocks < threads)
    return (first + (blocks - 1) * next + images) / threads + 2 * startCycles;
  double own = std::ceil(blocks / threads); // of the busiest thread
  return first + (own - 1) * next + images / threads;
}

WinogradPlan tensoropt::planWinograd(const BlockedConvolution &convolution,
                                     WinogradForm form, unsigned threads) {
  int64_t all = llvm::divideCeil(convolution.height, form.getOutputs());
  threads = std::max(threads, 1u);
  WinogradPlan best{form, 0, 0};
  for (int64_t rows = 1; rows <= all; ++rows) {
    if (all % rows != 0 || (rows < all && all / rows < threads))
      continue;
    double cycles = countCycles(convolution, form, rows, threads);
    if (best.rows == 0 || cycles < best.cycles)
      best = {form, rows, cycles};
  }
  return best;
}

std::optional<WinogradPlan>
tensoropt::chooseWinograd(const BlockedConvolution &convolution,
                          Winograd option, double tolerance, unsigned threads) {
  double least = option == Winograd::Auto
                     ? countDirectCycles(convolution) * leastGain
                     : std::numeric_limits<double>::infinity();
  std::optional<WinogradForm> best;
  for (auto [asked, outputs] :
       {std::pair(Winograd::F2, 2), std::pair(Winograd::F4, 4)}) {
    WinogradForm form(outputs);
    if (option == Winograd::Auto
            ? form.getError(convolution.inputs * convolution.lanes) > tolerance
            : option != asked)
      continue;
    // Any number of threads has the same form, and so the same bits.
    double cycles = planWinograd(convolution, form, /*threads=*/1).cycles;
    if (cycles >= least)
      continue;
    least = cycles;
    best = form;
  }
  if (!best)
    return std::nullopt;
  return planWinograd(convolution, *best, threads);
}

std::optional<WinogradPlan>
tensoropt::makeWinograd(const BlockedConvolution &convolution,
                        const KernelPlan &plan, double tolerance,
                        unsigned threads, std::string &fault) {
  WinogradForm form(plan.algorithm == "f2" ? 2 : 4);
  double error = form.getError(convolution.inputs * convolution.lanes);
  if (error > tolerance) {
    llvm::raw_string_ostream(fault)
        << "has an error of " << llvm::format("%.2g", error)
        << ", the tolerance is " << llvm::format("%.2g", tolerance);
    return std::nullopt;
  }
  WinogradPlan best = planWinograd(convolution, form, threads);
  int64_t all = llvm::divideCeil(convolution.height, form.getOutputs());
  if (plan.rows > 0 && all % plan.rows != 0) {
    fault = "has " + std::to_string(plan.rows) +
            " rows of squares at a time, which do not divide " +
            std::to_string(all);
    return std::nullopt;
  }
  if (plan.rows > 0)
    best.rows = plan.rows;
  return best;
}

KernelPlan tensoropt::toKernelPlan(std::optional<WinogradPlan> plan) {
  KernelPlan result;
  result.algorithm = "direct";
  if (plan) {
    result.algorithm = plan->form.getOutputs() == 2 ? "f2" : "f4";
    result.rows = plan->rows;
  }
  return result;
}
