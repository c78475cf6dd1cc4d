// SPDX-License-Identifier: Apache-2.0
// The reference interpreter against cases computed by hand, and its errors.

#include "FunctionTesting.h"
#include "StorageTesting.h"

#include "TensorOpt/Execution/Reference.h"

using namespace tensoropt;
using namespace tensoropt::testing;

namespace {

using Integers = std::vector<int64_t>;
using Reals = std::vector<double>;
using Complexes = std::vector<Complex>;
using Images = std::vector<unsigned>;

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
  // Skew in all: even permutations of (0, 1, 2) keep the sign.
  ReferenceSparse skew = sparse({3, 3, 3}, {0, 1, 2}, Integers{4});
  for (const Images &images : {Images{1, 0, 2}, Images{0, 2, 1}})
    skew.generators.push_back(
        {*Permutation::fromImages(images, error),
         Character{/*negate=*/true, /*conjugate=*/false}});
  Integers expected(27);
  expected[5] = expected[15] = expected[19] = 4;  // 012 120 201
  expected[7] = expected[11] = expected[21] = -4; // 021 102 210
  EXPECT_EQ(std::get<Integers>(
                evaluate(text, {skew, ReferenceTensor{{3, 3, 3}, Integers(27)}})
                    .values),
            expected);
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

TEST(Reference, PassesOverTermsThatAreNaN) {
  auto result = evaluate(matvec("f64", "semiring<min_plus>"),
                         {sparse({2, 2}, {0, 0, 1, 1}, Reals{1, NAN}),
                          ReferenceTensor{{2}, Reals{1, 1}},
                          ReferenceTensor{{2}, Reals{NAN, 0}}});
  EXPECT_TRUE(std::isnan(std::get<Reals>(result.values)[0]));
  EXPECT_EQ(std::get<Reals>(result.values)[1], 0);
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

TEST(Reference, VisitsTheInputWithFewestTerms) {
  Parsed parsed(encodings + R"(
    func.func @f(%A: tensor<?x?xf64, #CSR>, %B: tensor<?x?xf64, #CSR>,
                 %y: tensor<f64>) -> tensor<f64> {
      %0 = tensoropt.einsum "ij,ij->"
             ins(%A, %B : tensor<?x?xf64, #CSR>, tensor<?x?xf64, #CSR>)
             outs(%y : tensor<f64>) -> tensor<f64>
      return %0 : tensor<f64>
    })");
  ReferenceSparse many = sparse({2, 2}, {0, 0, 0, 1, 1, 0}, Reals{1, 2, 3});
  ReferenceSparse few = sparse({2, 2}, {0, 1}, Reals{10});
  ReferenceTensor zero{{}, Reals{0}};
  for (const auto &pair : {std::pair(many, few), std::pair(few, many)}) {
    auto results =
        runReference(parsed.function(), {pair.first, pair.second, zero}, 1);
    ASSERT_TRUE(succeeded(results)) << parsed.errors;
    EXPECT_EQ(std::get<Reals>(results->front().values), Reals{20});
  }
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

TEST(Reference, FollowsCalls) {
  // s(a) = (2 a_i) of i64, f = s(s(x)) = 4 x.
  std::string twice = R"(
    func.func private @twice(%a: tensor<?xi64>, %n: index) -> tensor<?xi64> {
      %two = arith.constant dense<2> : tensor<i64>
      %zero = arith.constant 0 : i64
      %e = tensor.empty(%n) : tensor<?xi64>
      %z = linalg.fill ins(%zero : i64) outs(%e : tensor<?xi64>) -> tensor<?xi64>
      %0 = tensoropt.einsum "i,->i" ins(%a, %two : tensor<?xi64>, tensor<i64>)
             outs(%z : tensor<?xi64>) -> tensor<?xi64>
      return %0 : tensor<?xi64>
    })";
  EXPECT_EQ(std::get<Integers>(evaluate(R"(
    func.func @f(%x: tensor<?xi64>) -> tensor<?xi64> {
      %c0 = arith.constant 0 : index
      %n = tensor.dim %x, %c0 : tensor<?xi64>
      %0 = call @twice(%x, %n) : (tensor<?xi64>, index) -> tensor<?xi64>
      %1 = call @twice(%0, %n) : (tensor<?xi64>, index) -> tensor<?xi64>
      return %1 : tensor<?xi64>
    })" + twice,
                                        {ReferenceTensor{{2}, Integers{3, -5}}})
                                   .values),
            (Integers{12, -20}));
  EXPECT_EQ(errorOf(R"(
    func.func @f() { call @g() : () -> () return }
    func.func private @g())",
                    {}),
            "'func.func' op has no single block to interpret");
  EXPECT_EQ(errorOf("func.func @f() { call @f() : () -> () return }", {}),
            "'func.call' op is deeper than 64 calls, the limit of the "
            "reference");
}

} // namespace
