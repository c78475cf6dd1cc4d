// SPDX-License-Identifier: Apache-2.0
// Parts of the page.
//
//   os << "<p>" << escapeHTML(text) << "</p>";
//   printProfile(os, profile);

#pragma once

#include "Table.h"
#include "TensorOpt/Report/MemoryPlan.h"
#include "TensorOpt/Solvers/Profile.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <string>

namespace tensoropt {

/// Text for an element or a quoted attribute. HTML allows no control
/// characters besides tab and newline: their pictures stand for them.
std::string escapeHTML(llvm::StringRef text);

/// Rules that profiles need besides those of pictures.
llvm::StringRef getProfileStyle();

/// The class of an operation's colour, by the place of its kind among those of
/// the profile.
std::string getColour(const Profile &profile,
                      const Profile::Operation &operation);

/// A table; with `bar` what it prints in front of each row.
void printTable(llvm::raw_ostream &os, const Table &table,
                llvm::function_ref<std::string(size_t)> bar = nullptr);

/// Bars over time, the roofs, and tables.
void printProfile(llvm::raw_ostream &os, const Profile &profile);

/// Operations by their intensity and speed, under the roofs of the machine;
/// nothing if none has arithmetic.
void printRoofline(llvm::raw_ostream &os, const Profile &profile);

/// The picture of a memory plan, without a style of its own: each space below
/// the other.
void printMemoryMap(llvm::raw_ostream &os, const MemoryPlan &plan,
                    size_t mostBoxes);

} // namespace tensoropt
