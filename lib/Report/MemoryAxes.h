// SPDX-License-Identifier: Apache-2.0
// The two axes of memory maps: times, maybe without what lies between events,
// and bytes.
//
//   TimeAxis x(times, /*begin=*/80, /*end=*/980);
//   ByteAxis y(1 << 20, /*begin=*/400, /*end=*/30);
//   plot(x.place(time), y.place(offset));

#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace tensoropt {

/// A mark on an axis: its place, and what is written there.
using Tick = std::pair<double, std::string>;

class TimeAxis {
public:
  /// `times` are those at which something begins or ends, in any order. To
  /// scale, unless that would leave most of the picture without an event.
  TimeAxis(std::vector<int64_t> times, double begin, double end);

  /// The place of one of the times.
  double place(int64_t time) const;

  /// False if events stand side by side whatever lies between them.
  bool isToScale() const { return toScale; }

  std::vector<Tick> ticks() const;

private:
  std::vector<int64_t> times;
  double begin, end;
  bool toScale = true;
};

class ByteAxis {
public:
  ByteAxis(int64_t most, double begin, double end)
      : most(most), begin(begin), end(end) {}

  double place(int64_t bytes) const {
    return begin + (end - begin) * static_cast<double>(bytes) /
                       static_cast<double>(most);
  }

  /// At multiples of a power of two, which is how memory is divided.
  std::vector<Tick> ticks() const;

private:
  int64_t most;
  double begin, end;
};

} // namespace tensoropt
