// SPDX-License-Identifier: Apache-2.0
// Plans of buffers whose sizes are not known: packed for several extents, of
// which one leaves the best order for all.

#include "OpenPlaces.h"
#include "OpenSizes.h"
#include "TensorOpt/Memory/ScopePlanner.h"
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

namespace {

/// A scope for given extents.
struct Sample {
  PackingProblem problem;
  int64_t maxLive; ///< with loops in which no byte is without use
};

} // namespace

static std::vector<int64_t> listSizes(const PackingProblem &problem) {
  std::vector<int64_t> sizes;
  for (const PackingBuffer &buffer : problem.buffers)
    sizes.push_back(buffer.size);
  return sizes;
}

/// Places for given values of terms, each aligned as the arena is.
static Sample makeSample(const MemoryScope &scope, int64_t alignment,
                         ArrayRef<std::optional<int64_t>> values) {
  Sample sample{makePackingProblem(scope, std::nullopt), 0};
  PackingProblem live = sample.problem;
  auto pad = [&](PackingBuffer &buffer, int64_t bytes) {
    buffer.size = llvm::alignTo(bytes + scope.plan.guard, alignment);
    buffer.alignment = 1;
  };
  for (auto [number, item] : llvm::enumerate(scope.items)) {
    PackingBuffer &buffer = sample.problem.buffers[number];
    if (item.inner) {
      const MemoryScope &loop = *item.inner;
      Sample slice = makeSample(loop, loop.plan.alignment, values);
      pad(buffer,
          loop.slices * getStack(loop).place(listSizes(slice.problem)).extent);
      pad(live.buffers[number], loop.slices * slice.maxLive);
      continue;
    }
    int64_t bytes = values[item.size].value_or(item.bytes);
    if (bytes > int64_t(1) << 40)
      bytes = item.bytes;
    pad(buffer, bytes);
    live.buffers[number] = buffer;
  }
  sample.maxLive = countMaxLive(live);
  return sample;
}

/// How many times what lives at one time an order takes at worst.
static double findWorst(const BufferStack &stack, ArrayRef<Sample> samples) {
  double worst = 1;
  for (const Sample &sample : samples)
    if (sample.maxLive)
      worst = std::max(worst,
                       double(stack.place(listSizes(sample.problem)).extent) /
                           sample.maxLive);
  return worst;
}

PackingResult tensoropt::planOpenScope(MemoryScope &scope,
                                       const PackingOptions &options,
                                       double &worst) {
  bool isProven = planLoops(scope, options);
  int64_t alignment = 1;
  for (const MemoryItem &item : scope.items)
    alignment = std::max(alignment, item.alignment);
  std::vector<Sample> samples;
  for (const auto &extents : listSamples(scope.sizes->getSources().size()))
    samples.push_back(makeSample(scope, alignment,
                                 scope.sizes->getTerms().evaluate(extents)));
  PackingResult best;
  std::optional<BufferStack> chosen;
  for (const Sample &sample : samples) {
    PackingResult result = solvePacking(sample.problem, options);
    BufferStack stack(sample.problem, result.placements);
    double ratio = findWorst(stack, samples);
    if (!chosen || ratio < worst) {
      worst = ratio;
      chosen = std::move(stack);
      if (best.spaces.empty())
        best = std::move(result);
    }
    if (worst == 1)
      break;
  }
  StackedBuffers placed = chosen->place(listSizes(samples.front().problem));
  for (auto [place, offset] : llvm::zip(best.placements, placed.offsets))
    place.offset = offset;
  PackingSpaceResult &space = best.spaces.front();
  space.extent = placed.extent;
  setPlan(scope, best.placements, space,
          isProven && space.extent == space.lowerBound);
  return best;
}
