// SPDX-License-Identifier: Apache-2.0
// Texts and doubles as all parts of the schema write and read them.
//
//   writeNumber(out, "seconds", 0.5);
//   mapNumber(object, "seconds", seconds);

#pragma once

#include "TensorOpt/Solvers/Profile.h"
#include "llvm/Support/JSON.h"

namespace tensoropt {

/// Bytes that are not UTF-8 become U+FFFD.
void writeText(llvm::json::OStream &out, llvm::StringRef key,
               llvm::StringRef value);

/// Such that reading gives the same bits. JSON has no names for what is not
/// finite: these are strings.
void writeNumber(llvm::json::OStream &out, llvm::StringRef key, double value);

/// A double as `writeNumber` writes it.
struct Number {
  double value = 0;
};

bool fromJSON(const llvm::json::Value &value, Number &number,
              llvm::json::Path path);

bool mapNumber(llvm::json::ObjectMapper &object, llvm::StringLiteral key,
               double &value);

/// The members of a profile.
void writeProfile(llvm::json::OStream &out, const Profile &profile);

bool readProfile(const llvm::json::Value &value, Profile &profile,
                 llvm::json::Path path);

} // namespace tensoropt
