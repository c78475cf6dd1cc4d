// SPDX-License-Identifier: Apache-2.0
// Profiles on the page: bars over time, roofs and tables. Names show up where
// the pointer rests, which needs no script.

#include "HTMLText.h"
#include "ProfileTables.h"
#include "SVG.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"

using namespace tensoropt;
using llvm::format;

llvm::StringRef tensoropt::getProfileStyle() {
  return R"(
svg.strip { height: 3rem; border: 1px solid var(--line); }
svg.strip rect { stroke: var(--page); stroke-width: .5; vector-effect: non-scaling-stroke; }
svg .roof { stroke: var(--text);
  stroke-width: 2; fill: none; } svg .second { stroke-dasharray: 6 4; }
svg circle { fill-opacity: .75; }
.bar { min-width: 12rem; } .bar span, .key span { display: inline-block;
  height: .8em; vertical-align: middle; } .key span { width: .8em; margin-right: .4em; }
.key { margin-right: 1.2em; }
)";
}

static std::string getColour(const Profile &profile, llvm::StringRef name) {
  std::vector<Profile::Kind> kinds = profile.kinds();
  auto kind = llvm::find_if(
      kinds, [&](const Profile::Kind &kind) { return kind.name == name; });
  return getColour(std::distance(kinds.begin(), kind));
}

std::string tensoropt::getColour(const Profile &profile,
                                 const Profile::Operation &operation) {
  return ::getColour(profile, operation.what.kind);
}

/// Each operation as wide as it takes time.
static void printStrip(llvm::raw_ostream &os, const Profile &profile) {
  if (!(profile.sumOfParts() > 0))
    return;
  os << "<svg class=\"strip\" viewBox=\"0 0 1000 40\" "
        "preserveAspectRatio=\"none\" role=\"img\" aria-label=\"operations in "
        "order of execution, as wide as their time\">\n";
  double at = 0;
  for (const Profile::Operation &operation : profile.operations) {
    double width = 1000 * profile.share(operation.seconds);
    os << "<rect class=\"" << getColour(profile, operation) << "\" x=\""
       << format("%.3f", at) << "\" y=\"0\" height=\"40\" width=\""
       << format("%.3f", width) << "\"><title>"
       << escapeHTML(describe(profile, operation)) << "</title></rect>\n";
    at += width;
  }
  os << "</svg>\n<p>";
  for (const Profile::Kind &kind : profile.kinds())
    os << "<span class=\"key\"><span class=\"" << getColour(profile, kind.name)
       << "\"></span>" << escapeHTML(kind.name) << "</span>";
  os << "</p>\n";
}

void tensoropt::printProfile(llvm::raw_ostream &os, const Profile &profile) {
  std::vector<size_t> order = profile.byTime();
  double longest =
      order.empty() ? 0 : profile.operations[order.front()].seconds;
  auto bar = [&](const Profile::Operation &operation) {
    std::string text;
    llvm::raw_string_ostream(text)
        << "<span class=\"" << getColour(profile, operation)
        << "\" style=\"width:"
        << format("%.1f", longest > 0 ? 100 * operation.seconds / longest : 0.0)
        << "%\"></span>";
    return text;
  };
  os << "<h3>Time, in order of execution</h3>\n";
  printStrip(os, profile);
  printRoofline(os, profile);
  printTable(os, tabulateKinds(profile), nullptr);
  printTable(os, tabulateLongest(profile),
             [&](size_t row) { return bar(profile.operations[order[row]]); });
  printTable(os, tabulateAll(profile),
             [&](size_t row) { return bar(profile.operations[row]); });
}
