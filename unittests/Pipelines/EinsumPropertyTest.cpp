// SPDX-License-Identifier: Apache-2.0
// The property of the whole compiler: what the cpu pipeline makes of an einsum
// computes the einsum. Random programs, each on several random data, compiled
// in batches. Environment variables choose a longer run, or one program, which
// is printed first:
//
//   TENSOROPT_EINSUM_CASES=20000 EinsumPropertyTests
//   TENSOROPT_EINSUM_SEED=1234 EinsumPropertyTests --gtest_filter='*/0'

#include "RunProgram.h"
#include "llvm/Support/PrettyStackTrace.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdlib>

using namespace tensoropt;
using namespace tensoropt::property;

namespace {

constexpr unsigned blocks = 10;
constexpr unsigned programsPerBatch = 20;
constexpr unsigned dataPerProgram = 5;

unsigned getNumber(const char *variable, unsigned otherwise) {
  const char *text = std::getenv(variable);
  return text ? std::strtoul(text, nullptr, 10) : otherwise;
}

class EinsumProperty : public testing::TestWithParam<unsigned> {
protected:
  static void SetUpTestSuite() {
    // A crash prints which programs and data it was.
    llvm::EnablePrettyStackTrace();
  }

  /// Compiles the programs of seeds [first, last) together and runs them.
  void runBatch(unsigned first, unsigned last) {
    Settings settings = drawSettings(first / programsPerBatch);
    llvm::PrettyStackTraceFormat compiling(
        "programs of seeds %u to %u with %s at -O%u", first, last - 1,
        settings.pipeline.c_str(), settings.optimisation);
    std::vector<Program> programs;
    for (unsigned seed = first; seed < last; ++seed)
      programs.push_back(drawProgram(seed));
    std::string error;
    auto compiled = compiler.compile(programs, settings, error);
    if (!compiled)
      return findRefused(programs, settings);
    for (size_t at = 0; at < programs.size(); ++at)
      runData(*compiled->lookup("f" + std::to_string(at)), programs[at],
              settings);
  }

  void runData(const CompiledFunction &function, const Program &program,
               const Settings &settings) {
    for (unsigned seed = 0; seed < dataPerProgram; ++seed) {
      llvm::PrettyStackTraceFormat running("program %u, data %u", program.seed,
                                           seed);
      Data data = drawData(program, seed);
      std::string problem = runProgram(function, program, data);
      if (!problem.empty())
        return report(program, data, settings, problem);
    }
  }

  void findRefused(const std::vector<Program> &programs,
                   const Settings &settings) {
    for (const Program &program : programs) {
      std::string error;
      if (!compiler.compile({program}, settings, error))
        ADD_FAILURE() << "seed " << program.seed << ", " << settings.pipeline
                      << ", -O" << settings.optimisation << ": " << error
                      << program.text("f");
    }
  }

  void report(Program program, Data data, const Settings &settings,
              std::string problem) {
    std::string original = program.text("f");
    shrink(compiler, settings, program, data, problem);
    ADD_FAILURE() << "seed " << program.seed << ", " << settings.pipeline
                  << ", -O" << settings.optimisation << ": " << problem << "\n"
                  << program.text("f") << data.text(program) << "shrunk from\n"
                  << original;
  }

  Compiler compiler;
};

TEST_P(EinsumProperty, CompiledCodeComputesTheEinsum) {
  unsigned seed = getNumber("TENSOROPT_EINSUM_SEED", UINT_MAX);
  if (seed != UINT_MAX) {
    if (GetParam() == 0) {
      llvm::outs() << drawProgram(seed).text("f");
      llvm::outs().flush();
      runBatch(seed, seed + 1);
    }
    return;
  }
  unsigned cases = getNumber("TENSOROPT_EINSUM_CASES", 2000);
  unsigned casesPerBatch = programsPerBatch * dataPerProgram;
  unsigned batches =
      (cases + blocks * casesPerBatch - 1) / (blocks * casesPerBatch);
  for (unsigned batch = 0; batch < batches && !HasFailure(); ++batch) {
    unsigned first = (GetParam() * batches + batch) * programsPerBatch;
    runBatch(first, first + programsPerBatch);
  }
}

INSTANTIATE_TEST_SUITE_P(Blocks, EinsumProperty, testing::Range(0u, blocks));

} // namespace
