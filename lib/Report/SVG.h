// SPDX-License-Identifier: Apache-2.0
// Parts and colours of all pictures. Classes stand for colours, which follow
// the light or dark scheme of the page.
//
//   os << "<style>" << getTheme() << getPictureStyle() << "</style>";
//   printLine(os, "grid", 0, 10, 100, 10);

#pragma once

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <string>

namespace tensoropt {

/// The colours of lines, text and page as variables of a page, in light and
/// dark.
std::string getTheme();

/// Rules for what the functions below print, and for the classes c0, c1, ...
std::string getPictureStyle();

/// The same rules for a memory map outside of our pages: without variables,
/// which few programs besides browsers know, and for nothing else.
std::string getFileStyle();

/// Rules that give the classes c0, c1, ... outside of pictures a background.
std::string getKeyStyle();

/// The class of the n-th colour; there are eight, then they repeat.
std::string getColour(size_t number);

/// A line of class `kind`.
void printLine(llvm::raw_ostream &os, llvm::StringRef kind, double x1,
               double y1, double x2, double y2);

/// Text at a place, which is its "start", "middle" or "end".
void printText(llvm::raw_ostream &os, double x, double y,
               llvm::StringRef anchor, llvm::StringRef text);

} // namespace tensoropt
