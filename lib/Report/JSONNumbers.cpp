// SPDX-License-Identifier: Apache-2.0

#include "JSONNumbers.h"
#include "llvm/Support/raw_ostream.h"
#include <charconv>
#include <cmath>
#include <limits>

namespace json = llvm::json;
using namespace tensoropt;

void tensoropt::writeText(json::OStream &out, llvm::StringRef key,
                          llvm::StringRef value) {
  out.attribute(key, json::fixUTF8(value));
}

void tensoropt::writeNumber(json::OStream &out, llvm::StringRef key,
                            double value) {
  if (!std::isfinite(value))
    return writeText(out, key,
                     std::isnan(value) ? "nan"
                     : value < 0       ? "-inf"
                                       : "inf");
  char buffer[32];
  auto [end, status] = std::to_chars(buffer, std::end(buffer), value);
  llvm::StringRef digits(buffer, end - buffer);
  out.attributeBegin(key);
  out.rawValue([&](llvm::raw_ostream &os) {
    os << digits;
    if (digits.find_first_of(".e") == llvm::StringRef::npos)
      os << ".0";
  });
  out.attributeEnd();
}

bool tensoropt::fromJSON(const json::Value &value, Number &number,
                         json::Path path) {
  if (auto finite = value.getAsNumber()) {
    number.value = *finite;
    return true;
  }
  constexpr double infinity = std::numeric_limits<double>::infinity();
  llvm::StringRef name = value.getAsString().value_or("");
  if (name == "nan")
    number.value = std::numeric_limits<double>::quiet_NaN();
  else if (name == "inf")
    number.value = infinity;
  else if (name == "-inf")
    number.value = -infinity;
  else {
    path.report("expected a number, \"nan\", \"inf\" or \"-inf\"");
    return false;
  }
  return true;
}

bool tensoropt::mapNumber(json::ObjectMapper &object, llvm::StringLiteral key,
                          double &value) {
  Number number;
  if (!object.map(key, number))
    return false;
  value = number.value;
  return true;
}
