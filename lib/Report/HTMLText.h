// SPDX-License-Identifier: Apache-2.0
// Parts of the page.
//
//   os << "<p>" << escapeHTML(text) << "</p>";
//   printProfile(os, profile);

#pragma once

#include "TensorOpt/Solvers/Profile.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/raw_ostream.h"
#include <string>

namespace tensoropt {

/// Text for an element or a quoted attribute. HTML allows no control
/// characters besides tab and newline: their pictures stand for them.
std::string escapeHTML(llvm::StringRef text);

/// Rules that the pictures of profiles need.
llvm::StringRef getProfileStyle();

/// The class of an operation's colour, by the place of its kind among those of
/// the profile.
std::string getColour(const Profile &profile,
                      const Profile::Operation &operation);

/// Bars over time, the roofs, and tables.
void printProfile(llvm::raw_ostream &os, const Profile &profile);

/// Operations by their intensity and speed, under the roofs of the machine;
/// nothing if none has arithmetic.
void printRoofline(llvm::raw_ostream &os, const Profile &profile);

} // namespace tensoropt
