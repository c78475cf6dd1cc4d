// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/IR/EinsumSpec.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace tensoropt;

namespace {

/// Appends the terms of "ij, j" to `terms`.
bool parseTerms(llvm::StringRef text, llvm::SmallVectorImpl<std::string> &terms,
                std::string &error) {
  llvm::SmallVector<llvm::StringRef> pieces;
  text.split(pieces, ',');
  for (llvm::StringRef piece : pieces) {
    std::string term;
    for (char c : piece) {
      if (llvm::isSpace(c))
        continue;
      if (!llvm::isAlpha(c)) {
        error = std::string("'") + c + "' is not an index letter";
        return false;
      }
      term += c;
    }
    terms.push_back(std::move(term));
  }
  return true;
}

} // namespace

std::optional<EinsumSpec> EinsumSpec::parse(llvm::StringRef text,
                                            std::string &error) {
  auto [left, right] = text.split("->");
  if (left.size() == text.size()) {
    error = "expects '->' between inputs and outputs";
    return std::nullopt;
  }
  EinsumSpec spec;
  if (!parseTerms(left, spec.inputs, error) ||
      !parseTerms(right, spec.outputs, error))
    return std::nullopt;
  std::string known = spec.letters();
  for (const std::string &output : spec.outputs) {
    for (size_t at = 0; at < output.size(); ++at) {
      std::string letter = std::string("'") + output[at] + "'";
      if (known.find(output[at]) == std::string::npos) {
        error = "output index " + letter + " is in no input";
        return std::nullopt;
      }
      if (output.find(output[at], at + 1) != std::string::npos) {
        error = "index " + letter + " stands twice in output '" + output + "'";
        return std::nullopt;
      }
    }
  }
  return spec;
}

std::string EinsumSpec::letters() const {
  std::string letters;
  for (const std::string &input : inputs)
    for (char letter : input)
      if (letters.find(letter) == std::string::npos)
        letters += letter;
  return letters;
}

std::string EinsumSpec::str() const {
  return llvm::join(inputs, ",") + "->" + llvm::join(outputs, ",");
}
