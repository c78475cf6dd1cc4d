// SPDX-License-Identifier: Apache-2.0
// Plans of buffers whose sizes are not known: packed for several extents, of
// which one leaves the best order for all.

#include "OpenSizes.h"
#include "TensorOpt/Memory/ScopePlanner.h"
#include "TensorOpt/Solvers/BufferStack.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace tensoropt;

/// What the open extents may be: equal ones first, then first ones that are
/// larger or smaller than the rest, as batches and images are.
static std::vector<std::vector<int64_t>> listSamples(size_t sources) {
  std::vector<std::vector<int64_t>> samples;
  for (auto [first, rest] : std::initializer_list<std::pair<int64_t, int64_t>>{
           {sampleExtent, sampleExtent},
           {1, 1},
           {7, 7},
           {512, 512},
           {1, 256},
           {256, 4}}) {
    samples.emplace_back(sources, rest);
    if (sources > 0)
      samples.back().front() = first;
  }
  return samples;
}

/// Places for given extents, each aligned as the arena is.
static PackingProblem makeProblem(const MemoryScope &scope, int64_t alignment,
                                  const std::vector<int64_t> &sample) {
  PackingProblem problem = makePackingProblem(scope, std::nullopt);
  auto values = scope.sizes->getTerms().evaluate(sample);
  for (auto [buffer, item] : llvm::zip(problem.buffers, scope.items)) {
    int64_t bytes = values[item.size].value_or(item.bytes);
    if (bytes > int64_t(1) << 40)
      bytes = item.bytes;
    buffer.size = llvm::alignTo(bytes + scope.plan.guard, alignment);
    buffer.alignment = 1;
  }
  return problem;
}

static std::vector<int64_t> listSizes(const PackingProblem &problem) {
  std::vector<int64_t> sizes;
  for (const PackingBuffer &buffer : problem.buffers)
    sizes.push_back(buffer.size);
  return sizes;
}

/// How many times what lives at one time an order takes at worst.
static double findWorst(const BufferStack &stack,
                        ArrayRef<PackingProblem> problems) {
  double worst = 1;
  for (const PackingProblem &problem : problems)
    if (int64_t live = countMaxLive(problem))
      worst = std::max(worst,
                       double(stack.place(listSizes(problem)).extent) / live);
  return worst;
}

PackingResult tensoropt::planOpenScope(MemoryScope &scope,
                                       const PackingOptions &options,
                                       double &worst) {
  int64_t alignment = 1;
  for (const MemoryItem &item : scope.items)
    alignment = std::max(alignment, item.alignment);
  std::vector<PackingProblem> problems;
  for (const auto &sample : listSamples(scope.sizes->getSources().size()))
    problems.push_back(makeProblem(scope, alignment, sample));
  PackingResult best;
  std::optional<BufferStack> chosen;
  for (const PackingProblem &problem : problems) {
    PackingResult result = solvePacking(problem, options);
    BufferStack stack(problem, result.placements);
    double ratio = findWorst(stack, problems);
    if (!chosen || ratio < worst) {
      worst = ratio;
      chosen = std::move(stack);
      if (best.spaces.empty())
        best = std::move(result);
    }
    if (worst == 1)
      break;
  }
  StackedBuffers placed = chosen->place(listSizes(problems.front()));
  for (auto [place, offset] : llvm::zip(best.placements, placed.offsets))
    place.offset = offset;
  PackingSpaceResult &space = best.spaces.front();
  space.extent = placed.extent;
  setPlan(scope, best.placements, space, space.extent == space.lowerBound);
  return best;
}
