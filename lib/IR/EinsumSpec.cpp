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
  llvm::SmallVector<llvm::StringRef> products;
  left.split(products, '+');
  for (llvm::StringRef product : products) {
    size_t before = spec.inputs.size();
    if (!parseTerms(product, spec.inputs, error))
      return std::nullopt;
    spec.products.push_back(spec.inputs.size() - before);
  }
  if (!parseTerms(right, spec.outputs, error))
    return std::nullopt;
  for (const std::string &output : spec.outputs) {
    for (size_t at = 0; at < output.size(); ++at) {
      std::string letter = std::string("'") + output[at] + "'";
      for (unsigned number = 0; number < products.size(); ++number) {
        if (products[number].contains(output[at]))
          continue;
        error = "output index " + letter + " is in no input";
        if (products.size() > 1)
          error += " of product " + std::to_string(number);
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

EinsumSpec EinsumSpec::product(unsigned number) const {
  auto first = inputs.begin();
  for (unsigned before = 0; before < number; ++before)
    first += products[before];
  EinsumSpec part;
  part.inputs.assign(first, first + products[number]);
  part.products.push_back(products[number]);
  part.outputs = outputs;
  return part;
}

std::string EinsumSpec::str() const {
  std::string text;
  auto first = inputs.begin();
  for (unsigned size : products) {
    if (first != inputs.begin())
      text += "+";
    text += llvm::join(first, first + size, ",");
    first += size;
  }
  return text + "->" + llvm::join(outputs, ",");
}

bool tensoropt::hasRepeats(llvm::StringRef term) {
  return llvm::any_of(term,
                      [&](char letter) { return term.count(letter) > 1; });
}
