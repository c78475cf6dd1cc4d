// SPDX-License-Identifier: Apache-2.0
// Which extents functions make equal, by cases worked out by hand.

#include "FunctionTesting.h"

#include "TensorOpt/Execution/ExtentClasses.h"

using namespace tensoropt;
using namespace tensoropt::testing;

namespace {

std::string encodings = R"(
  #CSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : compressed) }>
  #Sym = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>
)";

/// What the first function of `text` makes of shapes, or the error.
struct Unified {
  Shapes shapes;
  std::string error;
};

Unified unify(const std::string &text, Shapes shapes) {
  Parsed parsed(encodings + text);
  Unified result{std::move(shapes), ""};
  ExtentClasses::compute(parsed.function()).unify(result.shapes, result.error);
  return result;
}

TEST(ExtentClasses, EinsumAndSymmetryJoinExtents) {
  std::string text = R"(
    func.func @f(%A: tensor<?x?xf64, #Sym>, %B: tensor<?x?xf64>, %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
      %0 = tensoropt.einsum "ik,kr->ir" ins(%A, %B : tensor<?x?xf64, #Sym>, tensor<?x?xf64>)
             outs(%C : tensor<?x?xf64>) -> tensor<?x?xf64>
      return %0 : tensor<?x?xf64>
    })";
  EXPECT_EQ(unify(text, {{-1, 3}, {-1, -1}, {-1, 2}}).shapes,
            (Shapes{{3, 3}, {3, 2}, {3, 2}}));
  EXPECT_EQ(unify(text, {{-1, -1}, {-1, -1}, {-1, 2}}).shapes,
            (Shapes{{-1, -1}, {-1, 2}, {-1, 2}}));
  EXPECT_EQ(unify(text, {{0, -1}, {-1, 0}, {-1, -1}}).shapes,
            (Shapes{{0, 0}, {0, 0}, {0, 0}}));
  EXPECT_EQ(unify(text, {{3, 3}, {4, 2}, {3, 2}}).error,
            "dimension 0 of argument 1 has extent 4 but dimension 1 of "
            "argument 0 has 3");
  EXPECT_EQ(unify(text, {{3, 3}, {3, 2}, {3, 5}}).error,
            "dimension 1 of argument 2 has extent 5 but dimension 1 of "
            "argument 1 has 2");
}

TEST(ExtentClasses, IndicesOfSweepsJoinExtents) {
  std::string text = R"(
    func.func @f(%A: tensor<?x?xf64, #CSR>, %B: tensor<?x?xf64>, %C: tensor<?x?xf64>) -> tensor<?x?xf64> {
      %c1 = arith.constant 1 : index
      %n = tensor.dim %B, %c1 : tensor<?x?xf64>
      %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSR> free(%r < %n)
             outs(%out = %C : tensor<?x?xf64>) {
        %b = tensor.extract %B[%j, %r] : tensor<?x?xf64>
        %p = arith.mulf %a, %b : f64
        tensoropt.reduce plus %p into %out[%r, %i] : f64, memref<?x?xf64>
      } -> tensor<?x?xf64>
      return %0 : tensor<?x?xf64>
    })";
  EXPECT_EQ(unify(text, {{2, 3}, {-1, 5}, {-1, -1}}).shapes,
            (Shapes{{2, 3}, {3, 5}, {5, 2}}));
  EXPECT_EQ(unify(text, {{2, 3}, {4, 5}, {-1, -1}}).error,
            "dimension 0 of argument 1 has extent 4 but dimension 1 of "
            "argument 0 has 3");
  EXPECT_EQ(unify(text, {{2, 3}, {3, 5}, {4, 2}}).error,
            "dimension 0 of argument 2 has extent 4 but dimension 1 of "
            "argument 1 has 5");
}

TEST(ExtentClasses, LinalgJoinsExtents) {
  std::string text = R"(
    func.func @f(%a: tensor<?x?xf64>, %b: tensor<?x?xf64>, %c: tensor<?x?xf64>) -> tensor<?x?xf64> {
      %0 = linalg.matmul ins(%a, %b : tensor<?x?xf64>, tensor<?x?xf64>)
             outs(%c : tensor<?x?xf64>) -> tensor<?x?xf64>
      return %0 : tensor<?x?xf64>
    })";
  EXPECT_EQ(unify(text, {{2, 3}, {-1, 5}, {-1, -1}}).shapes,
            (Shapes{{2, 3}, {3, 5}, {2, 5}}));
  EXPECT_EQ(unify(text, {{2, 3}, {4, 5}, {-1, -1}}).error,
            "dimension 0 of argument 1 has extent 4 but dimension 1 of "
            "argument 0 has 3");
}

TEST(ExtentClasses, ArithmeticOnTensorsJoinsExtents) {
  std::string text = R"(
    func.func @f(%a: tensor<?x?xf64>, %b: tensor<?x?xf64>, %c: i1) -> tensor<?x?xf64> {
      %0 = arith.addf %a, %b : tensor<?x?xf64>
      %1 = arith.select %c, %0, %a : tensor<?x?xf64>
      return %1 : tensor<?x?xf64>
    })";
  EXPECT_EQ(unify(text, {{2, -1}, {-1, 3}, {}}).shapes,
            (Shapes{{2, 3}, {2, 3}, {}}));
  EXPECT_EQ(unify(text, {{2, 3}, {2, 4}, {}}).error,
            "dimension 1 of argument 1 has extent 4 but dimension 1 of "
            "argument 0 has 3");
}

TEST(ExtentClasses, AllResultsOfArithmeticHaveTheSameExtents) {
  std::string text = R"(
    func.func @f(%a: tensor<?xi32>, %b: tensor<?xi1>) -> tensor<?xi1> {
      %0, %carry = arith.addui_extended %a, %a : tensor<?xi32>, tensor<?xi1>
      %1 = arith.andi %carry, %b : tensor<?xi1>
      return %1 : tensor<?xi1>
    })";
  EXPECT_EQ(unify(text, {{2}, {-1}}).shapes, (Shapes{{2}, {2}}));
  EXPECT_NE(unify(text, {{2}, {3}}).error, "");
}

TEST(ExtentClasses, StaticExtentsComeThroughCastsAndEmptyTensors) {
  std::string text = R"(
    func.func @f(%a: tensor<?xf64>, %b: tensor<?xf64>, %c: tensor<4xf64>) -> (tensor<4xf64>, tensor<?xf64>) {
      %c0 = arith.constant 0 : index
      %0 = tensor.cast %a : tensor<?xf64> to tensor<4xf64>
      %n = tensor.dim %a, %c0 : tensor<?xf64>
      %e = tensor.empty(%n) : tensor<?xf64>
      %1 = linalg.copy ins(%b : tensor<?xf64>) outs(%e : tensor<?xf64>) -> tensor<?xf64>
      return %0, %1 : tensor<4xf64>, tensor<?xf64>
    })";
  EXPECT_EQ(unify(text, {{-1}, {-1}, {-1}}).shapes, (Shapes{{4}, {4}, {4}}));
  EXPECT_EQ(unify(text, {{4}, {5}, {4}}).error,
            "dimension 0 of argument 1 has extent 5 but dimension 0 of "
            "argument 0 has 4");
  EXPECT_EQ(unify(text, {{5}, {5}, {4}}).error,
            "dimension 0 of argument 0 has extent 5 but the function needs 4");
}

TEST(ExtentClasses, CallsAreReadOnceForEachPlace) {
  // Both calls join their own arguments, and not one another's.
  std::string text = R"(
    func.func @f(%a: tensor<?xf64>, %b: tensor<?xf64>, %c: tensor<?xf64>, %d: tensor<?xf64>) {
      %0 = call @add(%a, %b) : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
      %1 = call @add(%c, %d) : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
      return
    }
    func.func private @add(%x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
      %0 = tensoropt.einsum "i->i" ins(%x : tensor<?xf64>) outs(%y : tensor<?xf64>) -> tensor<?xf64>
      return %0 : tensor<?xf64>
    })";
  EXPECT_EQ(unify(text, {{2}, {-1}, {-1}, {3}}).shapes,
            (Shapes{{2}, {2}, {3}, {3}}));
  EXPECT_EQ(unify(text, {{2}, {3}, {3}, {3}}).error,
            "dimension 0 of argument 1 has extent 3 but dimension 0 of "
            "argument 0 has 2");

  // Through the result of one call into the next; static extents, too.
  EXPECT_EQ(unify(R"(
    func.func @f(%a: tensor<?xf64>, %b: tensor<?xf64>, %c: tensor<?xf64>) {
      %0 = call @second(%a, %b) : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
      %1 = call @second(%0, %c) : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
      %2 = tensoropt.einsum "i->i" ins(%1 : tensor<?xf64>) outs(%b : tensor<?xf64>) -> tensor<?xf64>
      return
    }
    func.func private @second(%x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
      %0 = tensor.cast %x : tensor<?xf64> to tensor<4xf64>
      return %y : tensor<?xf64>
    })",
                  {{-1}, {-1}, {-1}})
                .shapes,
            (Shapes{{4}, {4}, {4}}));
}

TEST(ExtentClasses, RecursionEndsAndTellsNothingOfItself) {
  std::string text = R"(
    func.func @f(%a: tensor<?xf64>, %b: tensor<?xf64>) -> tensor<?xf64> {
      %0 = call @g(%b, %a) : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
      return %0 : tensor<?xf64>
    }
    func.func private @g(%a: tensor<?xf64>, %b: tensor<?xf64>) -> tensor<?xf64> {
      %0 = call @f(%b, %a) : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
      return %0 : tensor<?xf64>
    })";
  EXPECT_EQ(unify(text, {{2}, {3}}).error, "");
}

TEST(ExtentClasses, ValuesThatMeetInLoopsAreEqual) {
  std::string text = R"(
    func.func @f(%a: tensor<?xf64>, %b: tensor<?xf64>, %n: index) -> tensor<?xf64> {
      %c0 = arith.constant 0 : index
      %c1 = arith.constant 1 : index
      %0 = scf.for %i = %c0 to %n step %c1 iter_args(%z = %a) -> tensor<?xf64> {
        %1 = linalg.copy ins(%b : tensor<?xf64>) outs(%z : tensor<?xf64>) -> tensor<?xf64>
        scf.yield %1 : tensor<?xf64>
      }
      return %0 : tensor<?xf64>
    })";
  EXPECT_EQ(unify(text, {{2}, {3}, {}}).error,
            "dimension 0 of argument 1 has extent 3 but dimension 0 of "
            "argument 0 has 2");
  EXPECT_EQ(unify(text, {{2}, {-1}, {}}).shapes, (Shapes{{2}, {2}, {}}));
}

TEST(ExtentClasses, BranchesMayDifferInLength) {
  // The result is as long as %b, and %a need not be.
  auto makeText = [](llvm::StringRef other) {
    return (R"(
    func.func @f(%a: tensor<?xf64>, %b: tensor<?xf64>, %flag: i1) -> tensor<?xf64> {
      %0 = tensor.concat dim(0) %a, %a : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
      %1 = scf.if %flag -> tensor<?xf64> {
        scf.yield %a : tensor<?xf64>
      } else {
        scf.yield )" +
            other + R"( : tensor<?xf64>
      }
      %2 = arith.addf %1, %b : tensor<?xf64>
      return %2 : tensor<?xf64>
    })")
        .str();
  };
  EXPECT_EQ(unify(makeText("%0"), {{2}, {4}, {}}).error, "");
  EXPECT_EQ(unify(makeText("%a"), {{2}, {-1}, {}}).shapes,
            (Shapes{{2}, {2}, {}}));
}

TEST(ExtentClasses, LoopsMayMakeLongerTensors) {
  std::string text = R"(
    func.func @f(%a: tensor<?xf64>, %b: tensor<?xf64>, %n: index) -> tensor<?xf64> {
      %c0 = arith.constant 0 : index
      %c1 = arith.constant 1 : index
      %0 = scf.for %i = %c0 to %n step %c1 iter_args(%z = %a) -> tensor<?xf64> {
        %1 = tensor.concat dim(0) %z, %a : (tensor<?xf64>, tensor<?xf64>) -> tensor<?xf64>
        scf.yield %1 : tensor<?xf64>
      }
      %2 = arith.addf %0, %b : tensor<?xf64>
      return %2 : tensor<?xf64>
    })";
  EXPECT_EQ(unify(text, {{2}, {8}, {3}}).error, "");
}

TEST(ExtentClasses, ReturnsMayDifferInLength) {
  auto makeText = [](llvm::StringRef other) {
    return (R"(
    func.func @f(%a: tensor<?xf64>, %b: tensor<?xf64>, %flag: i1) -> tensor<?xf64> {
      %0 = call @g(%a, %b, %flag) : (tensor<?xf64>, tensor<?xf64>, i1) -> tensor<?xf64>
      %1 = arith.addf %0, %a : tensor<?xf64>
      return %1 : tensor<?xf64>
    }
    func.func private @g(%a: tensor<?xf64>, %b: tensor<?xf64>, %flag: i1) -> tensor<?xf64> {
      cf.cond_br %flag, ^then, ^else
    ^then:
      return %a : tensor<?xf64>
    ^else:
      return )" +
            other + R"( : tensor<?xf64>
    })")
        .str();
  };
  EXPECT_EQ(unify(makeText("%b"), {{2}, {4}, {}}).error, "");
  EXPECT_EQ(unify(makeText("%a"), {{2}, {4}, {}}).error, "");
}

TEST(ExtentClasses, NumbersMayBeExtents) {
  std::string text = R"(
    func.func @f(%a: tensor<?xf64>, %n: index, %m: index, %other: index) -> tensor<?xf64> {
      %e = tensor.empty(%n) : tensor<?xf64>
      %0 = linalg.copy ins(%a : tensor<?xf64>) outs(%e : tensor<?xf64>) -> tensor<?xf64>
      %1 = call @g(%0, %m) : (tensor<?xf64>, index) -> tensor<?xf64>
      return %1 : tensor<?xf64>
    }
    func.func private @g(%x: tensor<?xf64>, %n: index) -> tensor<?xf64> {
      %e = tensor.empty(%n) : tensor<?xf64>
      %0 = linalg.copy ins(%x : tensor<?xf64>) outs(%e : tensor<?xf64>) -> tensor<?xf64>
      return %0 : tensor<?xf64>
    })";
  EXPECT_EQ(unify(text, {{-1}, {3}, {}, {}}).shapes,
            (Shapes{{3}, {3}, {}, {}}));
  EXPECT_EQ(unify(text, {{-1}, {}, {3}, {-7}}).shapes,
            (Shapes{{3}, {}, {3}, {-7}}));
  EXPECT_EQ(unify(text, {{2}, {3}, {}, {}}).error,
            "argument 1 is 3 but dimension 0 of argument 0 has 2");
  EXPECT_EQ(unify(text, {{-1}, {3}, {-1}, {}}).error,
            "argument 2 is -1 but argument 1 is 3");
}

TEST(ExtentClasses, NumbersOfLoopsAreNotEqual) {
  EXPECT_EQ(unify(R"(
    func.func @f(%a: tensor<?xf64>, %n: index, %m: index) -> index {
      %c0 = arith.constant 0 : index
      %c1 = arith.constant 1 : index
      %0 = scf.for %i = %c0 to %m step %c1 iter_args(%k = %n) -> index {
        %d = tensor.dim %a, %c0 : tensor<?xf64>
        scf.yield %d : index
      }
      return %0 : index
    })",
                  {{2}, {3}, {4}})
                .error,
            "");
}

TEST(ExtentClasses, CheckKnowsUnknownExtents) {
  Parsed parsed(R"(
    func.func @f(%a: tensor<?x4xf64>) -> tensor<?x4xf64> {
      return %a : tensor<?x4xf64>
    })");
  ExtentClasses classes = ExtentClasses::compute(parsed.function());
  std::string error;
  EXPECT_TRUE(classes.check({{-1, -1}}, error)) << error;
  EXPECT_TRUE(classes.check({{7, 4}}, error)) << error;
  EXPECT_FALSE(classes.check({{7, 5}}, error));
  EXPECT_EQ(error,
            "dimension 1 of argument 0 has extent 5 but the function needs 4");
}

} // namespace
