// SPDX-License-Identifier: Apache-2.0
// The reference interpreter on random einsums against nested loops.

#include "FunctionTesting.h"
#include "StorageTesting.h"

#include "TensorOpt/Execution/Reference.h"

#include <functional>

using namespace tensoropt;
using namespace tensoropt::testing;

namespace {

/// An einsum of random terms, as text and as data.
struct Einsum {
  std::string semiring, type;
  ScalarKind kind;
  std::vector<std::string> inputs;
  std::string output;
  std::vector<int> extents; ///< of 'a', 'b', ...
  std::vector<bool> isSparse;
  std::vector<Entries> data; ///< dense operands have every coordinate
  Entries init;

  std::vector<int64_t> shapeOf(const std::string &term) const {
    std::vector<int64_t> shape;
    for (char letter : term)
      shape.push_back(extents[letter - 'a']);
    return shape;
  }

  std::string typeOf(const std::string &term, bool encoded) const {
    std::string text = "tensor<", map, levels;
    for (size_t at = 0; at < term.size(); ++at) {
      std::string name = "d" + std::to_string(at), comma = at ? ", " : "";
      text += "?x";
      map += comma + name;
      levels += comma + name + " : compressed";
    }
    text += type;
    if (encoded)
      text += ", #sparse_tensor.encoding<{ map = (" + map + ") -> (" + levels +
              ") }>";
    return text + ">";
  }

  std::string text() const {
    std::string spec, names, types, arguments;
    for (size_t at = 0; at < inputs.size(); ++at) {
      std::string comma = at ? ", " : "", name = "%" + std::to_string(at);
      spec += (at ? "," : "") + inputs[at];
      names += comma + name;
      types += comma + typeOf(inputs[at], isSparse[at]);
      arguments += name + ": " + typeOf(inputs[at], isSparse[at]) + ", ";
    }
    std::string result = typeOf(output, false);
    return "func.func @f(" + arguments + "%y: " + result + ") -> " + result +
           " { %r = tensoropt.einsum \"" + spec + "->" + output +
           "\" semiring<" + semiring + "> ins(" + names + " : " + types +
           ") outs(%y : " + result + ") -> " + result +
           " return %r : " + result + " }";
  }
};

void forEachIndex(const std::vector<int64_t> &shape,
                  const std::function<void(const Coordinate &)> &visit) {
  Coordinate index(shape.size());
  std::function<void(size_t)> loop = [&](size_t at) {
    if (at == shape.size())
      return visit(index);
    for (index[at] = 0; index[at] < shape[at]; ++index[at])
      loop(at + 1);
  };
  loop(0);
}

Einsum drawEinsum(Random &random) {
  struct Algebra {
    const char *semiring, *type;
    ScalarKind kind;
  };
  const Algebra algebras[] = {{"plus_times", "f64", ScalarKind::F64},
                              {"plus_times", "complex<f64>", ScalarKind::C128},
                              {"plus_times", "i64", ScalarKind::I64},
                              {"min_plus", "f64", ScalarKind::F64},
                              {"max_plus", "i32", ScalarKind::I32},
                              {"max_times", "f32", ScalarKind::F32},
                              {"or_and", "i1", ScalarKind::Bool}};
  const Algebra &algebra = algebras[draw(random, 0, 6)];
  Einsum einsum;
  einsum.semiring = algebra.semiring;
  einsum.type = algebra.type;
  einsum.kind = algebra.kind;
  for (int at = 0; at < 4; ++at)
    einsum.extents.push_back(draw(random, draw(random, 0, 9) ? 1 : 0, 3));
  auto addEntry = [&](Entries &entries, const Coordinate &place) {
    entries[place] = drawValue(random, algebra.kind);
  };
  std::string known;
  for (int count = draw(random, 1, 3); count > 0; --count) {
    std::string term;
    for (int letters = draw(random, 0, 3); letters > 0; --letters)
      term += 'a' + draw(random, 0, 3);
    known += term;
    bool isSparse = !term.empty() && draw(random, 0, 1);
    Entries entries;
    forEachIndex(einsum.shapeOf(term), [&](const Coordinate &place) {
      if (!isSparse || draw(random, 0, 1))
        addEntry(entries, place);
    });
    einsum.inputs.push_back(term);
    einsum.isSparse.push_back(isSparse);
    einsum.data.push_back(entries);
  }
  for (char letter = 'd'; letter >= 'a'; --letter)
    if (known.find(letter) != std::string::npos && draw(random, 0, 1))
      einsum.output += letter;
  forEachIndex(einsum.shapeOf(einsum.output),
               [&](const Coordinate &place) { addEntry(einsum.init, place); });
  return einsum;
}

/// Adds every term that has all its factors, in nested loops over all letters.
Entries expectedOf(const Einsum &einsum) {
  Entries result = einsum.init;
  std::string letters = "abcd", all = einsum.output;
  for (const std::string &term : einsum.inputs)
    all += term;
  auto extents = einsum.shapeOf(letters);
  for (char letter : letters)
    if (all.find(letter) == std::string::npos)
      extents[letter - 'a'] = 1;
  bool isMin = einsum.semiring == "min_plus";
  bool addsFactors = isMin || einsum.semiring == "max_plus";
  bool isMax = einsum.semiring == "max_plus" || einsum.semiring == "max_times";
  forEachIndex(extents, [&](const Coordinate &index) {
    auto placeOf = [&](const std::string &term) {
      Coordinate place;
      for (char letter : term)
        place.push_back(index[letter - 'a']);
      return place;
    };
    Complex product = addsFactors ? 0 : 1;
    for (size_t at = 0; at < einsum.inputs.size(); ++at) {
      auto factor = einsum.data[at].find(placeOf(einsum.inputs[at]));
      if (factor == einsum.data[at].end())
        return;
      product =
          addsFactors ? product + factor->second : product * factor->second;
    }
    Complex &sum = result[placeOf(einsum.output)];
    bool isLess = product.real() < sum.real();
    if (einsum.semiring == "or_and")
      sum = sum != 0.0 || product != 0.0;
    else if (isMin || isMax)
      sum = isLess == isMin ? product : sum;
    else
      sum += product;
  });
  return result;
}

TEST(Reference, AgreesWithNestedLoops) {
  constexpr int seed = 11;
  Random random(seed);
  for (int round = 0; round < 400; ++round) {
    Einsum einsum = drawEinsum(random);
    SCOPED_TRACE("seed " + std::to_string(seed) + ", round " +
                 std::to_string(round) + ": " + einsum.text());
    std::vector<ReferenceInput> arguments;
    auto addDense = [&](const Entries &entries, const std::string &term) {
      std::vector<Complex> values; // in row-major order, as maps sort
      for (const auto &entry : entries)
        values.push_back(entry.second);
      arguments.push_back(
          ReferenceTensor{einsum.shapeOf(term), toColumn(einsum.kind, values)});
    };
    for (size_t at = 0; at < einsum.inputs.size(); ++at)
      if (einsum.isSparse[at])
        arguments.push_back(ReferenceSparse{
            toFile(einsum.data[at], einsum.shapeOf(einsum.inputs[at]),
                   einsum.kind, random),
            {}});
      else
        addDense(einsum.data[at], einsum.inputs[at]);
    addDense(einsum.init, einsum.output);
    std::vector<Complex> expected;
    for (const auto &entry : expectedOf(einsum))
      expected.push_back(entry.second);
    Parsed parsed(einsum.text());
    auto actual = runReference(parsed.function(), arguments, UINT64_MAX);
    ASSERT_TRUE(succeeded(actual)) << parsed.errors;
    EXPECT_EQ(actual->front().shape, einsum.shapeOf(einsum.output));
    // Small whole numbers: every order of summation is exact.
    EXPECT_EQ(actual->front().values, toColumn(einsum.kind, expected));
    if (::testing::Test::HasFailure())
      return;
  }
}

} // namespace
