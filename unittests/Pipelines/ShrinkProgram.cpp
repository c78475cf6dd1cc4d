// SPDX-License-Identifier: Apache-2.0
// Cuts failing random einsums down, greedily.

#include "RunProgram.h"

using namespace tensoropt;
using namespace tensoropt::property;

namespace {

class Shrinker {
public:
  Shrinker(Compiler &compiler, const Settings &settings, Program &program,
           Data &data, std::string &problem)
      : compiler(compiler), settings(settings), program(program), data(data),
        problem(problem) {}

  void run() {
    std::string error;
    compiled = compiler.compile({program}, settings, error);
    bool improves = true;
    while (improves && attempts < maxAttempts)
      improves = dropFactor() || dropOutput() || dropEntries() ||
                 lowerExtent() || plainValues();
  }

private:
  static constexpr unsigned maxAttempts = 300;

  /// Keeps the data if they still fail.
  bool accept(Data candidate) {
    std::string found;
    ++attempts;
    if (compiled)
      found = runProgram(*compiled->lookup("f0"), program, candidate);
    if (found.empty())
      return false;
    problem = found;
    data = std::move(candidate);
    return true;
  }

  /// Keeps the program if it still fails.
  bool accept(Program candidate, Data candidateData) {
    std::string found;
    ++attempts;
    auto candidateCompiled = compiler.compile({candidate}, settings, found);
    if (candidateCompiled)
      found = runProgram(*candidateCompiled->lookup("f0"), candidate,
                         candidateData);
    if (found.empty())
      return false;
    problem = found;
    program = std::move(candidate);
    data = std::move(candidateData);
    compiled = std::move(candidateCompiled);
    return true;
  }

  bool dropFactor() {
    for (size_t at = 0; at < program.factors.size(); ++at) {
      Program candidate = program;
      candidate.factors.erase(candidate.factors.begin() + at);
      candidate.driverPlace =
          std::min<unsigned>(candidate.driverPlace, candidate.factors.size());
      std::string letters = candidate.letters();
      bool isValid = true;
      for (const Program::Output &output : candidate.outputs)
        for (char letter : output.term)
          isValid &= letters.find(letter) != std::string::npos;
      if (isValid && accept(candidate, data))
        return true;
    }
    return false;
  }

  bool dropOutput() {
    for (size_t at = 0; program.outputs.size() > 1 && at < 2; ++at) {
      Program candidate = program;
      Data candidateData = data;
      if (candidate.outputs[at].tensor < 0)
        candidateData.dense.erase(candidateData.dense.begin() +
                                  program.initOf(at));
      candidate.outputs.erase(candidate.outputs.begin() + at);
      if (accept(candidate, candidateData))
        return true;
    }
    return false;
  }

  bool dropEntries() {
    for (size_t size = data.entries.size(); size > 0; size /= 2)
      for (size_t at = 0; at + size <= data.entries.size(); at += size) {
        Data candidate = data;
        auto first = candidate.entries.begin() + at;
        candidate.entries.erase(first, first + size);
        if (accept(candidate))
          return true;
      }
    return false;
  }

  bool lowerExtent() {
    for (char letter : program.letters())
      if (program.extents.empty() && data.extents.at(letter) > 0 &&
          accept(shrinkExtent(program, data, letter)))
        return true;
    return false;
  }

  /// All elements one, once.
  bool plainValues() {
    if (isPlain)
      return false;
    isPlain = true;
    Data candidate = data;
    for (auto &values : candidate.dense)
      for (Scalar &value : values)
        value = {1, {1, 0}};
    return accept(candidate);
  }

  Compiler &compiler;
  const Settings &settings;
  Program &program;
  Data &data;
  std::string &problem;
  std::unique_ptr<CompiledModule> compiled;
  unsigned attempts = 0;
  bool isPlain = false;
};

} // namespace

void property::shrink(Compiler &compiler, const Settings &settings,
                      Program &program, Data &data, std::string &problem) {
  Shrinker(compiler, settings, program, data, problem).run();
}
