// SPDX-License-Identifier: Apache-2.0
// The memory map: time across, offsets up, a box for each buffer.

#include "HTMLText.h"
#include "MemoryAxes.h"
#include "MemoryLives.h"
#include "SVG.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include <algorithm>
#include <cmath>

using namespace tensoropt;
using llvm::format;

namespace {

constexpr double width = 1000, left = 80, right = 985;
constexpr double panelHeight = 570, mapHeight = 400, head = 44;
/// Below the map, with the live bytes.
constexpr double stripHeight = 70, stripGap = 14;

struct Box {
  double x, y, width, height; ///< of its lower left corner
};

/// One space, in a strip of the picture that begins at `top`.
class Panel {
public:
  Panel(const MemoryPlan &plan, unsigned space, double top)
      : plan(plan), space(space), top(top), bottom(top + head + mapHeight),
        foot(bottom + stripGap + stripHeight), x(findTimes(), left, right),
        y(findMost(), bottom, top + head),
        live(findMost(), foot, foot - stripHeight) {}

  void print(llvm::raw_ostream &os, size_t mostBoxes) const;

private:
  const PackingSpace &given() const { return plan.problem.spaces[space]; }
  const PackingSpaceResult &found() const { return plan.result.spaces[space]; }

  std::vector<int64_t> findTimes() const;
  int64_t findMost() const;
  std::vector<size_t> findBuffers() const;
  Box place(const OccupiedPart &part) const;
  double findArea(size_t at) const;

  void printAxes(llvm::raw_ostream &os) const;
  void printHead(llvm::raw_ostream &os, size_t buffers, size_t boxes) const;
  void printFree(llvm::raw_ostream &os) const;
  void printBuffer(llvm::raw_ostream &os, size_t at) const;
  void printRest(llvm::raw_ostream &os, llvm::ArrayRef<size_t> buffers) const;
  void printLive(llvm::raw_ostream &os) const;
  bool showsCapacity() const;

  const MemoryPlan &plan;
  unsigned space;
  double top, bottom, foot;
  TimeAxis x;
  ByteAxis y, live;
};

} // namespace

//===----------------------------------------------------------------------===//
// What is drawn
//===----------------------------------------------------------------------===//

std::vector<int64_t> Panel::findTimes() const {
  std::vector<int64_t> times;
  // All spaces have the same axis.
  for (size_t at = 0; at < plan.problem.buffers.size(); ++at)
    for (const OccupiedPart &part : findParts(plan, at)) {
      times.push_back(part.from);
      times.push_back(part.to);
    }
  return times;
}

/// A capacity far above what is used would leave the picture empty.
bool Panel::showsCapacity() const {
  return given().capacity && *given().capacity / 2 <= found().extent;
}

int64_t Panel::findMost() const {
  int64_t most = std::max<int64_t>(1, found().extent);
  most = std::max(most, std::max(found().lowerBound, found().maxLive));
  return showsCapacity() ? std::max(most, *given().capacity) : most;
}

std::vector<size_t> Panel::findBuffers() const {
  std::vector<size_t> buffers;
  for (auto [at, placement] : llvm::enumerate(plan.result.placements))
    if (placement.space == space)
      buffers.push_back(at);
  return buffers;
}

Box Panel::place(const OccupiedPart &part) const {
  double from = x.place(part.from), low = y.place(part.lower);
  // What is thinner than a line would not be seen.
  return {from, low, std::max(0.5, x.place(part.to) - from),
          std::max(0.5, low - y.place(part.upper))};
}

double Panel::findArea(size_t at) const {
  double area = 0;
  for (const OccupiedPart &part : findParts(plan, at)) {
    Box box = place(part);
    area += box.width * box.height;
  }
  return area;
}

//===----------------------------------------------------------------------===//
// Around the boxes
//===----------------------------------------------------------------------===//

void Panel::printAxes(llvm::raw_ostream &os) const {
  for (const auto &[at, text] : y.ticks()) {
    printLine(os, "grid", left, at, right, at);
    printText(os, left - 8, at + 4, "end", text);
  }
  printLine(os, "grid", left, foot, right, foot);
  for (const auto &[at, text] : x.ticks()) {
    printLine(os, "grid", at, bottom, at, bottom + 5);
    printLine(os, "grid", at, foot, at, foot + 5);
    bool isWithin = at + 4 * text.size() < width;
    printText(os, isWithin ? at : width - 4, foot + 18,
              isWithin ? "middle" : "end", text);
  }
  std::string what = !hasLives(plan.problem) ? "buffers; their lives are not "
                                               "stated"
                     : x.isToScale() ? "time"
                                     : "time, not to scale: events side by "
                                       "side";
  printText(os, (left + right) / 2, foot + 34, "middle", what);
}

void Panel::printHead(llvm::raw_ostream &os, size_t buffers,
                      size_t boxes) const {
  std::string text = plan.name;
  if (!given().name.empty())
    text += ", " + given().name;
  text += ": arena " + printByteCount(found().extent) + ", " +
          std::to_string(buffers) + (buffers == 1 ? " buffer" : " buffers");
  if (boxes < buffers)
    text +=
        ", the " + std::to_string(boxes) + " largest as boxes, the others grey";
  printText(os, left, top + 14, "start", text);
  double at = left;
  auto key = [&](const char *kind, const std::string &name) {
    printLine(os, kind, at, top + 28, at + 26, top + 28);
    printText(os, at + 32, top + 32, "start", name);
    at += 60 + 6.6 * name.size();
  };
  std::string bound = "bound " + std::to_string(found().lowerBound) + " B";
  if (!plan.problem.conflicts && found().lowerBound == found().maxLive)
    bound += ": the most that is live at one time";
  key("bound", bound);
  if (given().capacity)
    key("capacity", "capacity " + std::to_string(*given().capacity) + " B" +
                        (showsCapacity() ? "" : ", above the picture"));
}

/// What no box covers later is bytes of the arena that are not used.
void Panel::printFree(llvm::raw_ostream &os) const {
  double edge = y.place(found().extent);
  os << format("<rect class=\"free\" x=\"%.1f\" y=\"%.1f\"", left, edge)
     << format(" width=\"%.1f\" height=\"%.1f\"/>\n", right - left,
               bottom - edge);
}

void Panel::printLive(llvm::raw_ostream &os) const {
  if (plan.problem.conflicts)
    return;
  std::vector<LiveStep> steps = findLiveBytes(plan, space);
  if (steps.empty())
    return;
  printText(os, left - 8, foot - stripHeight / 2 + 4, "end", "live bytes");
  os << "<path class=\"live\" d=\"M"
     << format("%.1f %.1f", x.place(steps.front().time), foot);
  // Of steps that fall on one place the highest is seen.
  for (size_t at = 0; at < steps.size();) {
    double place = x.place(steps[at].time);
    int64_t bytes = steps[at].bytes;
    while (++at < steps.size() && x.place(steps[at].time) < place + 0.25)
      bytes = std::max(bytes, steps[at].bytes);
    os << format("H%.1fV%.1f", place, live.place(bytes));
  }
  os << "\"/>\n";
  double most = live.place(found().maxLive);
  printLine(os, "bound", left, most, right, most);
}

//===----------------------------------------------------------------------===//
// Boxes
//===----------------------------------------------------------------------===//

void Panel::printBuffer(llvm::raw_ostream &os, size_t at) const {
  std::string title = escapeHTML(describeBuffer(plan, at));
  const std::string &id = plan.problem.buffers[at].id;
  for (const OccupiedPart &part : findParts(plan, at)) {
    Box box = place(part);
    os << "<rect class=\"" << getColour(at) << "\""
       << format(" x=\"%.2f\" y=\"%.2f\"", box.x, box.y - box.height)
       << format(" width=\"%.2f\" height=\"%.2f\"", box.width, box.height)
       << "><title>" << title << "</title></rect>\n";
    if (box.height < 12 || box.width < 6 + 7.0 * id.size())
      continue;
    os << "<text class=\"label\" text-anchor=\"middle\""
       << format(" x=\"%.1f\" y=\"%.1f\"", box.x + box.width / 2,
                 box.y - box.height / 2 + 4)
       << ">" << escapeHTML(id) << "</text>\n";
  }
}

/// Areas on a grid, so that their number does not follow that of the buffers.
void Panel::printRest(llvm::raw_ostream &os,
                      llvm::ArrayRef<size_t> buffers) const {
  if (buffers.empty())
    return;
  constexpr unsigned columns = 600, rows = 300;
  const double cellWidth = (right - left) / columns,
               cellHeight = mapHeight / rows;
  std::vector<llvm::BitVector> grid(rows, llvm::BitVector(columns));
  auto cell = [](double distance, double size, unsigned count) {
    return std::min(count - 1, unsigned(std::max(0.0, distance / size)));
  };
  for (size_t at : buffers)
    for (const OccupiedPart &part : findParts(plan, at)) {
      Box box = place(part);
      unsigned first = cell(box.x - left, cellWidth, columns);
      unsigned last = cell(box.x + box.width - left, cellWidth, columns);
      unsigned low = cell(bottom - box.y, cellHeight, rows);
      unsigned high = cell(bottom - box.y + box.height, cellHeight, rows);
      for (unsigned row = low; row <= high; ++row)
        grid[row].set(first, last + 1);
    }
  os << "<path class=\"rest\" d=\"";
  for (unsigned row = 0; row < rows; ++row)
    for (int from = grid[row].find_first(); from >= 0;) {
      int next = grid[row].find_next_unset(from);
      int to = next < 0 ? int(columns) : next;
      os << format("M%.1f %.1f", left + from * cellWidth,
                   bottom - row * cellHeight)
         << format("v%.2fh%.1f", -cellHeight, (to - from) * cellWidth)
         << format("v%.2fz", cellHeight);
      from = to < int(columns) ? grid[row].find_next(to) : -1;
    }
  os << "\"><title>" << buffers.size() << " small buffers</title></path>\n";
}

void Panel::print(llvm::raw_ostream &os, size_t mostBoxes) const {
  std::vector<size_t> buffers = findBuffers(), rest;
  size_t count = buffers.size();
  if (count > mostBoxes) {
    std::vector<double> areas(plan.problem.buffers.size());
    for (size_t at : buffers)
      areas[at] = findArea(at);
    llvm::sort(buffers, [&](size_t a, size_t b) {
      return std::pair(-areas[a], a) < std::pair(-areas[b], b);
    });
    rest.assign(buffers.begin() + mostBoxes, buffers.end());
    buffers.resize(mostBoxes);
  }
  printHead(os, count, buffers.size());
  printFree(os);
  printAxes(os);
  printRest(os, rest);
  for (size_t at : buffers)
    printBuffer(os, at);
  printLive(os);
  double bound = y.place(found().lowerBound);
  printLine(os, "bound", left, bound, right, bound);
  if (showsCapacity()) {
    double capacity = y.place(*given().capacity);
    printLine(os, "capacity", left, capacity, right, capacity);
  }
}

//===----------------------------------------------------------------------===//
// Pictures
//===----------------------------------------------------------------------===//

static void printMap(llvm::raw_ostream &os, const MemoryPlan &plan,
                     size_t mostBoxes, llvm::StringRef attributes,
                     llvm::StringRef style) {
  size_t spaces = plan.problem.spaces.size();
  os << "<svg class=\"map\""
     << format(" viewBox=\"0 0 %.0f %.0f\"", width, panelHeight * spaces)
     << " role=\"img\" aria-label=\"memory map of " << escapeHTML(plan.name)
     << "\"" << attributes << ">\n"
     << style;
  for (size_t space = 0; space < spaces; ++space)
    Panel(plan, space, panelHeight * space).print(os, mostBoxes);
  os << "</svg>\n";
}

void tensoropt::printMemoryMap(llvm::raw_ostream &os, const MemoryPlan &plan,
                               size_t mostBoxes) {
  printMap(os, plan, mostBoxes, "", "");
}

std::string tensoropt::printMemoryMap(const MemoryPlan &plan,
                                      size_t mostBoxes) {
  std::string text;
  llvm::raw_string_ostream os(text);
  std::string size;
  llvm::raw_string_ostream(size)
      << " xmlns=\"http://www.w3.org/2000/svg\""
      << format(" width=\"%.0f\" height=\"%.0f\"", width,
                panelHeight * plan.problem.spaces.size());
  std::string style = "<style>" + getFileStyle() + "</style>\n";
  printMap(os, plan, mostBoxes, size, style);
  return text;
}
