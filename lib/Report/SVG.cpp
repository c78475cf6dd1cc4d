// SPDX-License-Identifier: Apache-2.0

#include "SVG.h"
#include "HTMLText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"

using namespace tensoropt;
using llvm::format;

namespace {

/// A variable of the style, in light and in dark.
struct Colour {
  llvm::StringLiteral name, light, dark;
};

} // namespace

static constexpr Colour theme[] = {{"--line", "#d0d4da", "#3a414a"},
                                   {"--head", "#f2f4f7", "#262c34"},
                                   {"--text", "#1c2127", "#e3e6ea"},
                                   {"--page", "#fff", "#181c21"},
                                   {"--passed", "#1a7f37", "#57c777"},
                                   {"--missed", "#9a5b00", "#f0b350"},
                                   {"--missedBack", "#fff3d6", "#3a2e12"},
                                   {"--analysis", "#3b5bdb", "#8fa8ff"},
                                   {"--bound", "#b3261e", "#ff8a80"}};

std::string tensoropt::getTheme() {
  std::string light = ":root { color-scheme: light dark;", dark = ":root {";
  for (const Colour &colour : theme) {
    std::string name = " " + colour.name.str() + ": ";
    light += name + colour.light.str() + ";";
    dark += name + colour.dark.str() + ";";
  }
  return "\n" + light + " }\n@media (prefers-color-scheme: dark) { " + dark +
         " } }";
}

/// The rules with each variable's value in its place.
static std::string substitute(llvm::StringRef rules,
                              llvm::StringLiteral Colour::*value) {
  std::string text = rules.str();
  for (const Colour &colour : theme) {
    std::string variable = "var(" + colour.name.str() + ")";
    for (size_t at = 0; (at = text.find(variable, at)) != std::string::npos;)
      text.replace(at, variable.size(), (colour.*value).str());
  }
  return text;
}

std::string tensoropt::getFileStyle() {
  // A notebook puts the picture among others.
  std::string rules = "svg { background: var(--page); }" + getPictureStyle();
  for (size_t at = 0; (at = rules.find("svg ", at)) != std::string::npos;)
    rules.replace(at, 4, "svg.map ");
  return substitute(rules, &Colour::light) +
         "@media (prefers-color-scheme: dark) {" +
         substitute(rules, &Colour::dark) + "}\n";
}

/// Told apart in light and dark, and by most eyes.
static constexpr llvm::StringLiteral colours[] = {
    "#3b75c4", "#d9822b", "#2e9e73", "#b6519f",
    "#b8a21f", "#4fb3d9", "#c44b4b", "#7d8590"};

/// A rule for each colour that gives it to one property.
static std::string printColours(llvm::StringRef prefix,
                                llvm::StringRef property) {
  std::string rules;
  llvm::raw_string_ostream os(rules);
  for (auto [number, colour] : llvm::enumerate(colours))
    os << prefix << "." << getColour(number) << " { " << property << ": "
       << colour << "; }\n";
  return rules;
}

std::string tensoropt::getPictureStyle() {
  return R"(
svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--text); font: 13px system-ui, sans-serif; }
svg .grid { stroke: var(--line); }
svg :hover { opacity: .6; }
svg.map > rect { stroke: var(--page); stroke-width: .4; }
svg.map .free { fill: var(--line); fill-opacity: .45; stroke: none; }
svg.map .rest { fill: #7d8590; stroke: none; }
svg.map text.label { fill: #10151b; font-size: 11px; pointer-events: none; }
svg.map .live { stroke: var(--text); stroke-width: .8; fill: var(--text); fill-opacity: .25; }
svg.map .bound { stroke: var(--bound); stroke-width: 1.6; stroke-dasharray: 7 4; }
svg.map .capacity { stroke: var(--text); stroke-width: 1.6; stroke-dasharray: 2 3; }
)" + printColours("svg ", "fill");
}

std::string tensoropt::getKeyStyle() { return printColours("", "background"); }

std::string tensoropt::getColour(size_t number) {
  return "c" + std::to_string(number % std::size(colours));
}

void tensoropt::printLine(llvm::raw_ostream &os, llvm::StringRef kind,
                          double x1, double y1, double x2, double y2) {
  os << "<line class=\"" << kind << "\""
     << format(" x1=\"%.1f\" y1=\"%.1f\"", x1, y1)
     << format(" x2=\"%.1f\" y2=\"%.1f\"/>\n", x2, y2);
}

void tensoropt::printText(llvm::raw_ostream &os, double x, double y,
                          llvm::StringRef anchor, llvm::StringRef text) {
  os << format("<text x=\"%.1f\" y=\"%.1f\"", x, y) << " text-anchor=\""
     << anchor << "\">" << escapeHTML(text) << "</text>\n";
}
