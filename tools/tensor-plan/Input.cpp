// SPDX-License-Identifier: Apache-2.0

#include "Input.h"
#include "TensorOpt/Runtime/FileAccess.h"
#include "TensorOpt/Runtime/PackingCSV.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace tensoropt;
using llvm::StringRef;

std::string tensoropt::makeError(const llvm::Twine &message) {
  return ("tensor-plan: error: " + message).str();
}

std::optional<int64_t> tensoropt::parseBytes(StringRef text) {
  int64_t factor = 1;
  int64_t base = text.consume_back("i") ? 1024 : 1000;
  for (auto [suffix, power] : {std::pair("K", 1), {"M", 2}, {"G", 3}})
    if (text.consume_back(suffix))
      for (int at = 0; at < power; ++at)
        factor *= base;
  int64_t count, bytes;
  bool isUnitMissing = base == 1024 && factor == 1;
  if (isUnitMissing || text.getAsInteger(10, count) || count < 0 ||
      __builtin_mul_overflow(count, factor, &bytes))
    return std::nullopt;
  return bytes;
}

static std::unique_ptr<llvm::MemoryBuffer> open(const std::string &path,
                                                std::string &error) {
  auto file = llvm::MemoryBuffer::getFileOrSTDIN(
      path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (file)
    return std::move(*file);
  error = makeError("cannot open " + quoted(path) + ": " +
                    file.getError().message());
  return nullptr;
}

//===----------------------------------------------------------------------===//
// Spaces
//===----------------------------------------------------------------------===//

static bool parseSpace(StringRef text, PackingProblem &problem,
                       std::string &error) {
  llvm::SmallVector<StringRef, 3> parts;
  text.split(parts, ':');
  PackingSpace space;
  space.name = parts[0].str();
  bool isName = !parts[0].empty() && llvm::all_of(parts[0], [](char c) {
    return llvm::isPrint(c) && c != ',' && c != '"';
  }) && parts[0].trim() == parts[0];
  bool isRead = isName && parts.size() <= 3;
  if (isRead && parts.size() > 1 && !parts[1].empty()) {
    space.capacity = parseBytes(parts[1]);
    isRead = space.capacity.has_value();
  }
  if (isRead && parts.size() > 2)
    isRead = !parts[2].getAsInteger(10, space.cost) && space.cost >= 0;
  if (!isRead) {
    error = makeError("--space=" + text +
                      ": expected NAME, NAME:CAPACITY or NAME:CAPACITY:COST");
    return false;
  }
  for (const PackingSpace &other : problem.spaces)
    if (other.name == space.name) {
      error = makeError("--space=" + text + ": there are two spaces '" +
                        space.name + "'");
      return false;
    }
  problem.spaces.push_back(std::move(space));
  return true;
}

static bool readSpaces(const ProblemSource &source, PackingProblem &problem,
                       std::string &error) {
  if (!source.capacity.empty() && !source.spaces.empty()) {
    error = makeError("--capacity is for one space, --space states its own");
    return false;
  }
  if (!source.capacity.empty()) {
    problem.spaces[0].capacity = parseBytes(source.capacity);
    if (problem.spaces[0].capacity)
      return true;
    error = makeError("--capacity=" + source.capacity +
                      ": expected a number of bytes such as 65536 or 64Ki");
    return false;
  }
  if (source.spaces.empty())
    return true;
  problem.spaces.clear();
  return llvm::all_of(source.spaces, [&](const std::string &text) {
    return parseSpace(text, problem, error);
  });
}

//===----------------------------------------------------------------------===//
// Problems
//===----------------------------------------------------------------------===//

std::optional<PackingProblem>
tensoropt::readProblem(const ProblemSource &source, std::string &error) {
  PackingProblem problem;
  if (!readSpaces(source, problem, error))
    return std::nullopt;
  auto file = open(source.path, error);
  if (!file)
    return std::nullopt;
  bool hasConflicts = !source.conflicts.empty();
  auto buffers = parseBuffers(
      source.path, file->getBuffer(), problem.spaces, error,
      hasConflicts ? PackingColumns::Sizes : PackingColumns::LivesAndSizes);
  if (!buffers)
    return std::nullopt;
  problem.buffers = std::move(*buffers);
  if (hasConflicts) {
    auto pairs = open(source.conflicts, error);
    if (!pairs)
      return std::nullopt;
    problem.conflicts = parseConflicts(source.conflicts, pairs->getBuffer(),
                                       problem.buffers, error);
    if (!problem.conflicts)
      return std::nullopt;
  }
  std::string wrong = checkProblem(problem);
  if (wrong.empty())
    return problem;
  error = source.path + ": error: " + wrong;
  return std::nullopt;
}

std::optional<std::vector<PackingPlacement>>
tensoropt::readPlan(const std::string &path, const PackingProblem &problem,
                    std::string &error) {
  auto file = open(path, error);
  if (!file)
    return std::nullopt;
  return parsePlan(path, file->getBuffer(), problem, error);
}
