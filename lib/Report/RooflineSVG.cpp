// SPDX-License-Identifier: Apache-2.0
// The roofline picture: intensity across, speed up, both in powers of ten.
// Williams, Waterman and Patterson, Roofline: an insightful visual performance
// model for multicore architectures, 2009.

#include "HTMLText.h"
#include "ProfileTables.h"
#include "SVG.h"
#include "llvm/Support/Format.h"
#include <algorithm>
#include <cmath>

using namespace tensoropt;
using llvm::format;

namespace {

/// Powers of ten along one side of the picture.
struct Axis {
  double from, to;   ///< exponents, whole numbers
  double begin, end; ///< places in the picture

  Axis(double least, double most, double begin, double end)
      : from(std::floor(std::log10(least))), to(std::ceil(std::log10(most))),
        begin(begin), end(end) {
    if (to <= from)
      to = from + 1;
  }

  double place(double value) const {
    double share = (std::log10(value) - from) / (to - from);
    return begin + std::clamp(share, 0.0, 1.0) * (end - begin);
  }
};

struct Point {
  const Profile::Operation *operation;
  double intensity, speed;
};

class Roofline {
public:
  Roofline(const Profile &profile, std::vector<Point> points)
      : profile(profile), points(std::move(points)),
        x(makeAxis([](const Point &point) { return point.intensity; }, ridge(),
                   left, right)),
        y(makeAxis([](const Point &point) { return point.speed; }, peak(),
                   bottom, top)) {}

  void print(llvm::raw_ostream &os) const {
    os << "<h3>Speed and roofs</h3>\n<svg viewBox=\"0 0 800 420\" role=\"img\" "
          "aria-label=\"speed of operations over their intensity\">\n";
    printGrid(os);
    printRoof(os, profile.machine.flopsPerSecond, "roof");
    bool hasDoubles =
        std::any_of(points.begin(), points.end(), [](const Point &point) {
          return point.operation->what.isDouble;
        });
    if (hasDoubles)
      printRoof(os, profile.machine.doubleFlopsPerSecond, "roof second");
    for (const Point &point : points)
      printPoint(os, point);
    os << "</svg>\n";
  }

private:
  static constexpr double left = 70, right = 780, bottom = 375, top = 30;

  /// Where a peak is known; else what draws no line.
  double peak() const { return profile.machine.flopsPerSecond; }
  double ridge() const {
    double bytes = profile.machine.bytesPerSecond;
    return bytes > 0 ? peak() / bytes : 0;
  }

  /// Reaches from the least to the greatest of the points and a mark.
  template <typename Get>
  Axis makeAxis(Get get, double mark, double begin, double end) const {
    double least = get(points.front()), most = least;
    for (const Point &point : points) {
      least = std::min(least, get(point));
      most = std::max(most, get(point));
    }
    if (mark > 0) {
      least = std::min(least, mark);
      most = std::max(most, mark);
    }
    return Axis(least, most, begin, end);
  }

  static std::string power(double exponent) {
    std::string text;
    llvm::raw_string_ostream(text) << format("%g", std::pow(10.0, exponent));
    return text;
  }

  void printGrid(llvm::raw_ostream &os) const {
    for (double at = x.from; at <= x.to; ++at) {
      double place = x.place(std::pow(10.0, at));
      printLine(os, "grid", place, bottom, place, top);
      printText(os, place, bottom + 18, "middle", power(at));
    }
    for (double at = y.from; at <= y.to; ++at) {
      double place = y.place(std::pow(10.0, at));
      printLine(os, "grid", left, place, right, place);
      printText(os, left - 8, place + 4, "end", power(at - 9));
    }
    printText(os, (left + right) / 2, bottom + 40, "middle",
              "operations per byte");
    printText(os, left, top - 8, "start", "GFLOP/s");
  }

  /// Up along the bandwidth, then along the peak.
  void printRoof(llvm::raw_ostream &os, double flops, const char *kind) const {
    double bytes = profile.machine.bytesPerSecond;
    if (!(flops > 0) || !(bytes > 0))
      return;
    double least = std::pow(10.0, x.from), most = std::pow(10.0, x.to);
    double start = std::max(least, std::pow(10.0, y.from) / bytes);
    double corner = std::clamp(flops / bytes, start, most);
    printLine(os, kind, x.place(start), y.place(std::min(flops, start * bytes)),
              x.place(corner), y.place(std::min(flops, corner * bytes)));
    printLine(os, kind, x.place(corner),
              y.place(std::min(flops, corner * bytes)), right,
              y.place(std::min(flops, most * bytes)));
  }

  /// As large as its share of the time.
  void printPoint(llvm::raw_ostream &os, const Point &point) const {
    const Profile::Operation &operation = *point.operation;
    double share = profile.share(operation.seconds);
    os << "<circle class=\"" << getColour(profile, operation) << "\""
       << format(" cx=\"%.1f\" cy=\"%.1f\"", x.place(point.intensity),
                 y.place(point.speed))
       << format(" r=\"%.1f\"", 3 + 20 * std::sqrt(share)) << "><title>"
       << escapeHTML(describe(profile, operation)) << "</title></circle>\n";
  }

  const Profile &profile;
  std::vector<Point> points;
  Axis x, y;
};

} // namespace

void tensoropt::printRoofline(llvm::raw_ostream &os, const Profile &profile) {
  std::vector<Point> points;
  for (const Profile::Operation &operation : profile.operations) {
    auto intensity = operation.intensity(), speed = operation.flopsPerSecond();
    if (intensity && speed && *intensity > 0 && *speed > 0 &&
        std::isfinite(*speed))
      points.push_back({&operation, *intensity, *speed});
  }
  if (!points.empty())
    Roofline(profile, std::move(points)).print(os);
}
