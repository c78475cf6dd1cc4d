// SPDX-License-Identifier: Apache-2.0
// What a pipeline's text becomes. The oracle is MLIR's print of the passes
// that were added.

#include "TensorOpt/InitAll.h"
#include "TensorOpt/Pipelines/Pipelines.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Transforms/Passes.h"
#include "gmock/gmock.h"

using namespace mlir;
using ::testing::HasSubstr;
using ::testing::StartsWith;

namespace {

class ParsePipeline : public ::testing::Test {
protected:
  static void SetUpTestSuite() {
    tensoropt::registerAllPasses();
    registerTransformsPasses();
  }

  /// The passes that `text` adds to a module's pipeline, or the error.
  std::string parse(StringRef text, StringRef anchor = "builtin.module") {
    OpPassManager pm(anchor);
    std::string result;
    llvm::raw_string_ostream os(result);
    if (succeeded(tensoropt::parsePipeline(text, pm, os)))
      pm.printAsTextualPipeline(os);
    return result;
  }

  /// What MLIR makes of a text without our names.
  std::string parseByMLIR(StringRef text) {
    OpPassManager pm("builtin.module");
    std::string result;
    llvm::raw_string_ostream os(result);
    EXPECT_TRUE(succeeded(parsePassPipeline(text, pm, os))) << result;
    pm.printAsTextualPipeline(os);
    return result;
  }
};

/// What "sweep" stands for, whose canonicalisation leaves out a pattern.
const std::string sweepPasses =
    "tensoropt-check-input,canonicalize{disable-patterns={{(anonymous "
    "namespace)::FoldInsertPadIntoFill}}},tensoropt-raise-linalg,"
    "tensoropt-merge-indices,tensoropt-symmetrize,cse,tensoropt-fuse-sweeps,"
    "cse";

TEST_F(ParsePipeline, ShortAndRegisteredNamesAreTheSame) {
  std::string sweep = parseByMLIR(sweepPasses);
  EXPECT_EQ(parse("sweep"), sweep);
  EXPECT_EQ(parse("tensoropt-sweep"), sweep);
  EXPECT_EQ(parse(sweepPasses), sweep);
  EXPECT_EQ(parse("loops"), parseByMLIR("tensoropt-loops"));
}

TEST_F(ParsePipeline, OptionsReachThePipeline) {
  EXPECT_EQ(parse("cpu{reassociate=false}"),
            parseByMLIR("tensoropt-cpu{reassociate=false}"));
  EXPECT_NE(parse("cpu{reassociate=false}"), parse("cpu"));
  EXPECT_EQ(parse("cpu{}"), parse("cpu"));
}

TEST_F(ParsePipeline, SpacesDoNotMatter) {
  std::string expected = parseByMLIR("tensoropt-loops{reassociate=false},cse");
  EXPECT_EQ(parse("loops{reassociate=false},cse"), expected);
  EXPECT_EQ(parse("  loops {reassociate=false} ,\n\tcse "), expected);
  EXPECT_EQ(parse(" builtin.module ( loops { reassociate=false } , cse ) "),
            expected);
}

TEST_F(ParsePipeline, AnAnchorOfTheManagerIsUnwrappedOnce) {
  EXPECT_EQ(parse("builtin.module(cse)"), "builtin.module(cse)");
  EXPECT_EQ(parse("builtin.module(builtin.module(cse))"),
            "builtin.module(builtin.module(cse))");
  EXPECT_EQ(parse("builtin.module()"), "builtin.module()");
  // Two anchors side by side are not one around both.
  EXPECT_EQ(parse("builtin.module(cse),builtin.module(cse)"),
            "builtin.module(builtin.module(cse),builtin.module(cse))");
  EXPECT_EQ(parse("func.func(cse)", "func.func"), "func.func(cse)");
}

TEST_F(ParsePipeline, PassesNestAndNamesWithin) {
  EXPECT_EQ(parse("func.func(canonicalize),cse"),
            parseByMLIR("func.func(canonicalize),cse"));
  EXPECT_EQ(parse("func.func(sweep,cse)"),
            parseByMLIR("func.func(" + sweepPasses + ",cse)"));
}

TEST_F(ParsePipeline, NamesInOptionsAreNotTouched) {
  EXPECT_THAT(
      parse("composite-fixed-point-pass{name=cpu pipeline=cse,canonicalize}"),
      StartsWith("builtin.module(composite-fixed-point-pass{"));
  EXPECT_THAT(parse("inline{op-pipelines=func.func(cse,canonicalize)},sweep"),
              HasSubstr("tensoropt-symmetrize"));
  EXPECT_THAT(parse("inline{default-pipeline=sweep}"),
              HasSubstr("default-pipeline=sweep"));
}

TEST_F(ParsePipeline, UnknownNamesAreAnsweredWithTheNearest) {
  EXPECT_EQ(parse("lops"), "error: unknown pipeline 'lops'; did you "
                           "mean 'loops'?\n");
  EXPECT_EQ(parse("func.func(cse,swep)"),
            "error: unknown pipeline 'swep'; did you mean 'sweep'?\n");
  EXPECT_EQ(parse("frobnicate"),
            "error: unknown pipeline 'frobnicate'; the named pipelines "
            "are cpu, loops, plan-memory, sweep\n");
}

TEST_F(ParsePipeline, ModulePipelinesAreRefusedElsewhere) {
  EXPECT_EQ(parse("func.func(loops)"), "error: pipeline 'loops' runs on "
                                       "builtin.module, not on func.func\n");
  EXPECT_EQ(parse("tensoropt-cpu", "func.func"),
            "error: pipeline 'tensoropt-cpu' runs on builtin.module, not on "
            "func.func\n");
  EXPECT_THAT(parse("loops", "any"), HasSubstr("not on any"));
}

TEST_F(ParsePipeline, BrokenTextsAreRefused) {
  for (StringRef text :
       {"", " ", ",", "cse,", ",cse", "(cse)", "func.func(,)", "func.func()"})
    EXPECT_THAT(parse(text), HasSubstr("expected the name of a pass"))
        << text.str();
  for (StringRef text :
       {"loops{", "loops}", "builtin.module(cse", "cse)", "func.func(cse))",
        "((((", ")cse(", "loops{{}", "builtin.module(loops{reassociate=false)"})
    EXPECT_THAT(parse(text), HasSubstr("error: unbalanced brackets"))
        << text.str();
  for (StringRef text : {"cse cse", "cse{}{}", "func.func(cse)x", "cse{}x"})
    EXPECT_THAT(parse(text), HasSubstr("error: ")) << text.str();
  for (StringRef text : {"loops{reassociat=false}", "cpu{reassociate=maybe}"})
    EXPECT_THAT(parse(text), HasSubstr("failed to add")) << text.str();
}

} // namespace
