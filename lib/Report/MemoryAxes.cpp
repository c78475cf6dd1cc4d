// SPDX-License-Identifier: Apache-2.0

#include "MemoryAxes.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>

using namespace tensoropt;

TimeAxis::TimeAxis(std::vector<int64_t> all, double begin, double end)
    : times(std::move(all)), begin(begin), end(end) {
  llvm::sort(times);
  times.erase(llvm::unique(times), times.end());
  if (times.empty())
    times.push_back(0);
  // The distance of two times may pass what an int64 holds.
  double range = static_cast<double>(times.back()) - times.front();
  toScale = range <= 4.0 * times.size();
}

double TimeAxis::place(int64_t time) const {
  double share = 0;
  if (toScale) {
    double range = static_cast<double>(times.back()) - times.front();
    share = range > 0 ? (static_cast<double>(time) - times.front()) / range : 0;
  } else {
    size_t rank = llvm::lower_bound(times, time) - times.begin();
    share = static_cast<double>(rank) / (times.size() - 1);
  }
  return begin + share * (end - begin);
}

std::vector<Tick> TimeAxis::ticks() const {
  // As many as there is room for their digits.
  size_t digits = std::max(std::to_string(times.front()).size(),
                           std::to_string(times.back()).size());
  size_t most = digits > 9 ? 4 : 9;
  std::vector<Tick> ticks;
  auto add = [&](int64_t time) {
    ticks.emplace_back(place(time), std::to_string(time));
  };
  if (!toScale) {
    size_t step = (times.size() + most - 1) / most;
    for (size_t rank = 0; rank < times.size(); rank += step)
      add(times[rank]);
    return ticks;
  }
  // To scale means that the range is small.
  int64_t range = times.back() - times.front(), step = 1;
  for (int64_t factor = 2; range / step > int64_t(most);
       factor = factor == 2 ? 5 : 2)
    step = factor == 2 ? step * 2 : step / 2 * 5;
  for (int64_t time = times.front(); time <= times.back(); time += step)
    add(time);
  return ticks;
}

std::vector<Tick> ByteAxis::ticks() const {
  int64_t step = 1;
  while (most / step > 8)
    step *= 2;
  std::pair<int64_t, const char *> unit{1, "B"};
  for (auto larger : {std::pair<int64_t, const char *>{1024, "KiB"},
                      {int64_t(1) << 20, "MiB"},
                      {int64_t(1) << 30, "GiB"},
                      {int64_t(1) << 40, "TiB"},
                      {int64_t(1) << 50, "PiB"}})
    if (most >= 2 * larger.first)
      unit = larger;
  std::vector<Tick> ticks;
  for (int64_t bytes = 0; bytes <= most; bytes += step) {
    std::string text;
    llvm::raw_string_ostream(text)
        << llvm::format("%.6g ", static_cast<double>(bytes) / unit.first)
        << unit.second;
    ticks.emplace_back(place(bytes), bytes ? text : "0");
  }
  return ticks;
}
