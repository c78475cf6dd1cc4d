// SPDX-License-Identifier: Apache-2.0
// The reference interpreter against cases computed by hand and against nested
// loops, and the comparison with it.

#include "FunctionTesting.h"
#include "StorageTesting.h"

#include "TensorOpt/Execution/Reference.h"

using namespace tensoropt;
using namespace tensoropt::testing;

namespace {

using Integers = std::vector<int64_t>;
using Reals = std::vector<double>;
using Complexes = std::vector<Complex>;

constexpr uint64_t noLimit = UINT64_MAX;

ReferenceSparse sparse(std::vector<int64_t> shape, Coordinate coordinates,
                       ScalarColumn values,
                       FileSymmetry symmetry = FileSymmetry::General) {
  return {
      {std::move(shape), std::move(coordinates), std::move(values), symmetry},
      {}};
}

/// The only result of the only function.
ReferenceTensor evaluate(const std::string &text,
                         const std::vector<ReferenceInput> &arguments) {
  Parsed parsed(text);
  auto results = runReference(parsed.function(), arguments, noLimit);
  EXPECT_TRUE(succeeded(results)) << parsed.errors;
  return succeeded(results) ? results->front() : ReferenceTensor();
}

/// The error of interpreting.
std::string errorOf(const std::string &text,
                    const std::vector<ReferenceInput> &arguments,
                    uint64_t maxTerms = noLimit) {
  Parsed parsed(text);
  EXPECT_TRUE(failed(runReference(parsed.function(), arguments, maxTerms)));
  return parsed.errors;
}

std::string encodings = R"(
  #CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
)";

/// y + A x with a sparse A.
std::string matvec(const std::string &type, const std::string &semiring = "") {
  std::string vector = "tensor<?x" + type + ">";
  std::string matrix = "tensor<?x?x" + type + ", #CSR>";
  return encodings + "func.func @f(%A: " + matrix + ", %x: " + vector +
         ", %y: " + vector + ") -> " + vector +
         " { %0 = tensoropt.einsum \"ij,j->i\" " + semiring +
         " ins(%A, %x : " + matrix + ", " + vector + ") outs(%y : " + vector +
         ") -> " + vector + " return %0 : " + vector + " }";
}

//===----------------------------------------------------------------------===//
// By hand
//===----------------------------------------------------------------------===//

TEST(Reference, WritesOutFileSymmetry) {
  ReferenceTensor x{{2}, Reals{10, 100}}, y{{2}, Reals{1, 2}};
  auto entries = [](FileSymmetry symmetry) {
    return sparse({2, 2}, {1, 0}, Reals{3}, symmetry);
  };
  // [0 0; 3 0], [0 3; 3 0] and [0 -3; 3 0] times x, plus y.
  EXPECT_EQ(std::get<Reals>(
                evaluate(matvec("f64"), {entries(FileSymmetry::General), x, y})
                    .values),
            (Reals{1, 32}));
  EXPECT_EQ(std::get<Reals>(evaluate(matvec("f64"),
                                     {entries(FileSymmetry::Symmetric), x, y})
                                .values),
            (Reals{301, 32}));
  EXPECT_EQ(
      std::get<Reals>(
          evaluate(matvec("f64"), {entries(FileSymmetry::SkewSymmetric), x, y})
              .values),
      (Reals{-299, 32}));
  // [2 -i; i 0] (1, i) = (2 + 1, i).
  ReferenceTensor z{{2}, Complexes{1, {0, 1}}}, zero{{2}, Complexes{0, 0}};
  EXPECT_EQ(std::get<Complexes>(
                evaluate(matvec("complex<f64>"),
                         {sparse({2, 2}, {0, 0, 1, 0}, Complexes{2, {0, 1}},
                                 FileSymmetry::Hermitian),
                          z, zero})
                    .values),
            (Complexes{3, {0, 1}}));
}

TEST(Reference, WritesOutStatedSymmetry) {
  std::string text = R"(
    #CSF = #sparse_tensor.encoding<{
      map = (i, j, k) -> (i : compressed, j : compressed, k : compressed) }>
    func.func @f(%A: tensor<?x?x?xi32, #CSF>, %y: tensor<?x?x?xi32>)
        -> tensor<?x?x?xi32> {
      %0 = tensoropt.einsum "ijk->ijk" ins(%A : tensor<?x?x?xi32, #CSF>)
             outs(%y : tensor<?x?x?xi32>) -> tensor<?x?x?xi32>
      return %0 : tensor<?x?x?xi32>
    })";
  // Skew in the last two, as A[0, 0, 1] = 5 and A[1, 1, 0] = 7.
  ReferenceSparse input = sparse({2, 2, 2}, {0, 0, 1, 1, 1, 0}, Integers{5, 7});
  std::string error;
  input.generators = {{*Permutation::fromImages({0, 2, 1}, error),
                       Character{/*negate=*/true, /*conjugate=*/false}}};
  ReferenceTensor zeros{{2, 2, 2}, Integers(8)};
  EXPECT_EQ(std::get<Integers>(evaluate(text, {input, zeros}).values),
            (Integers{0, 5, -5, 0, 0, -7, 7, 0}));
  input.entries.shape = {2, 2, 3};
  EXPECT_EQ(errorOf(text, {input, zeros}),
            "'func.func' op argument #0: symmetry exchanges dimensions of "
            "different extents");
}

TEST(Reference, KnowsEverySemiring) {
  ReferenceSparse matrix = sparse({2, 2}, {0, 0, 0, 1}, Integers{4, 7});
  ReferenceTensor x{{2}, Integers{10, 2}}, y{{2}, Integers{13, 1}};
  auto result = [&](const char *semiring) {
    return std::get<Integers>(
        evaluate(matvec("i32", std::string("semiring<") + semiring + ">"),
                 {matrix, x, y})
            .values);
  };
  EXPECT_EQ(result("plus_times"), (Integers{13 + 40 + 14, 1}));
  EXPECT_EQ(result("min_plus"), (Integers{9, 1}));
  EXPECT_EQ(result("max_plus"), (Integers{14, 1}));
  EXPECT_EQ(result("max_times"), (Integers{40, 1}));
  ReferenceSparse edges = sparse({2, 2}, {0, 1, 1, 0}, Integers{1, 1});
  ReferenceTensor from{{2}, Integers{0, 1}}, nothing{{2}, Integers{0, 0}};
  EXPECT_EQ(std::get<Integers>(evaluate(matvec("i1", "semiring<or_and>"),
                                        {edges, from, nothing})
                                   .values),
            (Integers{1, 0}));
}

TEST(Reference, WrapsIntegersAndRoundsArguments) {
  // 100 * 2 + 60 = 260 = 4 modulo 256, and 100 * 2 = 200 = -56.
  EXPECT_EQ(std::get<Integers>(
                evaluate(matvec("i8"),
                         {sparse({2, 2}, {0, 0, 1, 0}, Integers{100, 100}),
                          ReferenceTensor{{2}, Integers{2, 0}},
                          ReferenceTensor{{2}, Integers{60, 0}}})
                    .values),
            (Integers{4, -56}));
  EXPECT_EQ(std::get<Reals>(
                evaluate(matvec("f32"), {sparse({1, 1}, {0, 0}, Reals{0.1}),
                                         ReferenceTensor{{1}, Reals{1}},
                                         ReferenceTensor{{1}, Reals{0}}})
                    .values),
            Reals{double(0.1f)});
}

TEST(Reference, PropagatesNaN) {
  auto result = evaluate(matvec("f64", "semiring<min_plus>"),
                         {sparse({2, 2}, {0, 0, 1, 1}, Reals{1, NAN}),
                          ReferenceTensor{{2}, Reals{1, 1}},
                          ReferenceTensor{{2}, Reals{NAN, 0}}});
  EXPECT_TRUE(std::isnan(std::get<Reals>(result.values)[0]));
  EXPECT_TRUE(std::isnan(std::get<Reals>(result.values)[1]));
}

TEST(Reference, InterpretsSurroundings) {
  auto result = evaluate(R"(
    func.func @f(%A: tensor<2x3xf64>, %s: f64) -> tensor<?xf64> {
      %c1 = arith.constant 1 : index
      %A1 = tensor.cast %A : tensor<2x3xf64> to tensor<?x?xf64>
      %n = tensor.dim %A1, %c1 : tensor<?x?xf64>
      %empty = tensor.empty(%n) : tensor<?xf64>
      %y = linalg.fill ins(%s : f64) outs(%empty : tensor<?xf64>) -> tensor<?xf64>
      %x = arith.constant dense<[10.0, 100.0]> : tensor<2xf64>
      %two = arith.constant dense<2.0> : tensor<f64>
      %0 = tensoropt.einsum "ij,i,->j"
             ins(%A1, %x, %two : tensor<?x?xf64>, tensor<2xf64>, tensor<f64>)
             outs(%y : tensor<?xf64>) -> tensor<?xf64>
      return %0 : tensor<?xf64>
    })",
                         {ReferenceTensor{{2, 3}, Reals{1, 2, 3, 4, 5, 6}},
                          ReferenceTensor{{}, Reals{0.5}}});
  EXPECT_EQ(result.shape, Integers{3});
  EXPECT_EQ(std::get<Reals>(result.values), (Reals{820.5, 1040.5, 1260.5}));

  result = evaluate(R"(
    func.func @f() -> tensor<2xcomplex<f32>> {
      %c = complex.constant [1.0 : f32, 2.0 : f32] : complex<f32>
      %empty = tensor.empty() : tensor<2xcomplex<f32>>
      %y = linalg.fill ins(%c : complex<f32>) outs(%empty : tensor<2xcomplex<f32>>)
             -> tensor<2xcomplex<f32>>
      %x = arith.constant dense<[(0.0, 1.0), (3.0, 0.0)]> : tensor<2xcomplex<f32>>
      %0 = tensoropt.einsum "i,i->i"
             ins(%x, %x : tensor<2xcomplex<f32>>, tensor<2xcomplex<f32>>)
             outs(%y : tensor<2xcomplex<f32>>) -> tensor<2xcomplex<f32>>
      return %0 : tensor<2xcomplex<f32>>
    })",
                    {});
  EXPECT_EQ(std::get<Complexes>(result.values), (Complexes{{0, 2}, {10, 2}}));
}

TEST(Reference, WritesSeveralOutputs) {
  Parsed parsed(encodings + R"(
    func.func @f(%A: tensor<?x?xf64, #CSR>, %x: tensor<?xf64>, %y: tensor<?xf64>,
                 %s: tensor<f64>) -> (tensor<?xf64>, tensor<f64>) {
      %0:2 = tensoropt.einsum "ij,j->i," ins(%A, %x : tensor<?x?xf64, #CSR>, tensor<?xf64>)
               outs(%y, %s : tensor<?xf64>, tensor<f64>) -> tensor<?xf64>, tensor<f64>
      return %0#0, %0#1 : tensor<?xf64>, tensor<f64>
    })");
  auto results = runReference(
      parsed.function(),
      {sparse({2, 2}, {0, 0, 1, 0, 1, 1}, Reals{1, 2, 3}),
       ReferenceTensor{{2}, Reals{10, 100}}, ReferenceTensor{{2}, Reals{0, 0}},
       ReferenceTensor{{}, Reals{7}}},
      noLimit);
  ASSERT_TRUE(succeeded(results)) << parsed.errors;
  EXPECT_EQ(std::get<Reals>((*results)[0].values), (Reals{10, 320}));
  EXPECT_EQ(std::get<Reals>((*results)[1].values), Reals{337});
}

//===----------------------------------------------------------------------===//
// Nested loops
//===----------------------------------------------------------------------===//

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
    ReferenceTensor actual = evaluate(einsum.text(), arguments);
    EXPECT_EQ(actual.shape, einsum.shapeOf(einsum.output));
    // Small whole numbers: every order of summation is exact.
    EXPECT_EQ(actual.values, toColumn(einsum.kind, expected));
    if (::testing::Test::HasFailure())
      return;
  }
}

//===----------------------------------------------------------------------===//
// Errors
//===----------------------------------------------------------------------===//

TEST(Reference, RefusesTooManyTerms) {
  std::vector<ReferenceInput> arguments = {
      sparse({1000, 1000}, {1, 2, 3, 4}, Reals{1, 1}),
      ReferenceTensor{{1000}, Reals(1000)},
      ReferenceTensor{{1000}, Reals(1000)}};
  Parsed parsed(matvec("f64"));
  EXPECT_TRUE(succeeded(runReference(parsed.function(), arguments, 2)));
  EXPECT_EQ(errorOf(matvec("f64"), arguments, 1),
            "'tensoropt.einsum' op needs 2 terms in the reference, the limit "
            "is 1: raise it or check with smaller data");
  EXPECT_EQ(errorOf(R"(
    func.func @f() -> tensor<f64> {
      %0 = tensor.empty() : tensor<4611686018427387904x4611686018427387904xf64>
      %1 = tensor.empty() : tensor<f64>
      return %1 : tensor<f64>
    })",
                    {}, 1000),
            "'tensor.empty' op has too many elements for the reference, the "
            "limit is 1000");
  EXPECT_EQ(errorOf(R"(
    func.func @f() -> tensor<5xf64> {
      %0 = arith.constant dense<1.0> : tensor<5xf64>
      return %0 : tensor<5xf64>
    })",
                    {}, 4),
            "'arith.constant' op has 5 elements for the reference, the limit "
            "is 4");
}

TEST(Reference, RefusesWhatItDoesNotKnow) {
  ReferenceTensor x{{2}, Reals{1, 2}};
  EXPECT_EQ(errorOf(R"(
    func.func @f(%x: tensor<2xf64>) -> tensor<2xf64> {
      %0 = arith.addf %x, %x : tensor<2xf64>
      return %0 : tensor<2xf64>
    })",
                    {x}),
            "'arith.addf' op is not interpreted by the reference");
  EXPECT_EQ(errorOf(R"(
    func.func @f(%x: tensor<2xf64>) -> tensor<2xf64> {
      %y = tensor.empty() : tensor<2xf64>
      %0 = tensoropt.einsum "i->i" ins(%x : tensor<2xf64>)
             outs(%y : tensor<2xf64>) -> tensor<2xf64>
      return %0 : tensor<2xf64>
    })",
                    {x}),
            "'tensoropt.einsum' op reads a tensor that nothing has written: "
            "fill it first");
  EXPECT_EQ(errorOf(R"(
    func.func @f() -> tensor<2xf64> {
      %y = tensor.empty() : tensor<2xf64>
      return %y : tensor<2xf64>
    })",
                    {}),
            "'func.return' op returns as result #0 a tensor that nothing has "
            "written");
  EXPECT_EQ(errorOf("func.func private @f()", {}),
            "'func.func' op has no single block to interpret");
}

TEST(Reference, RefusesArgumentsThatDoNotFit) {
  std::string identity = R"(
    func.func @f(%x: tensor<2xi8>) -> tensor<2xi8> { return %x : tensor<2xi8> }
  )";
  std::string where = "'func.func' op argument #0: ";
  EXPECT_EQ(errorOf(identity, {}),
            "'func.func' op takes 1 arguments, the reference got 0");
  EXPECT_EQ(errorOf(identity, {ReferenceTensor{{3}, Integers{1, 2, 3}}}),
            where + "data of shape [3] for type 'tensor<2xi8>'");
  EXPECT_EQ(errorOf(identity, {ReferenceTensor{{2}, Integers{1}}}),
            where + "1 values do not fill the given shape");
  for (ScalarColumn column :
       {ScalarColumn(Integers{1, 200}), ScalarColumn(Reals{1, 0.5}),
        ScalarColumn(Complexes{1, {2, 1}})})
    EXPECT_EQ(errorOf(identity, {ReferenceTensor{{2}, column}}),
              where + "value number 1 does not fit the element type");
  EXPECT_EQ(errorOf(matvec("f64"), {sparse({2, 2}, {0, 5}, Reals{1}),
                                    ReferenceTensor(), ReferenceTensor()}),
            where + "zero-based index 5 of mode 1 is outside the extent 2");
  EXPECT_EQ(errorOf(matvec("f64"), {sparse({2, 2}, {0, 1}, Reals{1}),
                                    ReferenceTensor{{3}, Reals(3)},
                                    ReferenceTensor{{2}, Reals(2)}}),
            "'tensoropt.einsum' op index 'j' has extents 2 and 3");
}

//===----------------------------------------------------------------------===//
// Comparison
//===----------------------------------------------------------------------===//

template <typename T> Buffer bufferOf(ScalarKind kind, std::vector<T> values) {
  auto owner = std::make_shared<std::vector<T>>(std::move(values));
  return Buffer::borrow({kind}, owner->size(), owner->data(), owner);
}

Buffer doubles(Reals values) { return bufferOf(ScalarKind::F64, values); }

TEST(Compare, MeasuresAgainstTheLargestReference) {
  auto difference = compare(doubles({1, 2, -8.5}), {{3}, Reals{1, 2.25, -8}});
  ASSERT_TRUE(difference);
  EXPECT_EQ(difference->maxAbs, 0.5);
  EXPECT_EQ(difference->maxRel, 0.0625);
  EXPECT_EQ(difference->at, 2u);
  EXPECT_FALSE(difference->nanMismatch);
  difference = compare(doubles({0, 1}), {{2}, Reals{0, 0}});
  EXPECT_EQ(difference->maxRel, INFINITY);
  difference = compare(doubles({0, 0}), {{2}, Reals{0, -0.0}});
  EXPECT_EQ(difference->maxRel, 0);
  difference = compare(doubles({}), {{0}, Reals{}});
  EXPECT_EQ(difference->maxAbs, 0);
}

TEST(Compare, TreatsSpecialValuesAsNumbers) {
  auto difference =
      compare(doubles({INFINITY, NAN, 4}), {{3}, Reals{INFINITY, NAN, 4}});
  EXPECT_EQ(difference->maxAbs, 0);
  EXPECT_FALSE(difference->nanMismatch);
  difference = compare(doubles({-INFINITY, 4}), {{2}, Reals{INFINITY, 4}});
  EXPECT_EQ(difference->maxAbs, INFINITY);
  EXPECT_EQ(difference->maxRel, INFINITY);
  EXPECT_EQ(difference->at, 0u);
  difference = compare(doubles({9, NAN, 4}), {{3}, Reals{1, 2, NAN}});
  EXPECT_TRUE(difference->nanMismatch);
  EXPECT_EQ(difference->at, 1u);
  EXPECT_EQ(difference->maxAbs, 8);
}

TEST(Compare, TakesEveryKind) {
  // Neighbours that are one double.
  auto difference =
      compare(bufferOf<int64_t>(ScalarKind::I64, {INT64_MAX, INT64_MIN}),
              {{2}, Integers{INT64_MAX - 1, INT64_MIN}});
  EXPECT_EQ(difference->maxAbs, 1);
  difference = compare(bufferOf<int64_t>(ScalarKind::I64, {INT64_MAX}),
                       {{1}, Integers{INT64_MIN}});
  EXPECT_EQ(difference->maxAbs, 0x1p64);
  difference = compare(bufferOf<uint16_t>(ScalarKind::F16, {0x3c00, 0xfc00}),
                       {{2}, Reals{2, -INFINITY}});
  EXPECT_EQ(difference->maxAbs, 1);
  difference = compare(
      bufferOf<std::complex<float>>(ScalarKind::C64, {{3, 4}, {1, NAN}}),
      {{2}, Complexes{0, {NAN, 1}}});
  EXPECT_EQ(difference->maxAbs, 5);
  EXPECT_FALSE(difference->nanMismatch);
  EXPECT_FALSE(compare(doubles({1}), {{1}, Integers{1}}));
  EXPECT_FALSE(compare(doubles({1}), {{2}, Reals{1, 1}}));
}

} // namespace
