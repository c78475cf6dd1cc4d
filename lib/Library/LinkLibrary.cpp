// SPDX-License-Identifier: Apache-2.0

#include "LinkLibrary.h"
#include "TensorOpt/Execution/CodeGeneration.h"
#include "TensorOpt/Report/OutputFile.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/TargetParser/Host.h"

using namespace tensoropt;
using llvm::StringRef;

/// Whether a program is a linker, and not a compiler that calls one.
static bool isPlainLinker(StringRef program) {
  StringRef name = llvm::sys::path::filename(program);
  return name == "ld" || name.starts_with("ld.");
}

static bool isHost(const llvm::Triple &triple) {
  return triple.getArch() ==
         llvm::Triple(llvm::sys::getProcessTriple()).getArch();
}

static std::string findLinker(const LinkOptions &options, std::string &error) {
  llvm::SmallVector<std::string> names;
  if (!options.linker.empty())
    names = {options.linker};
  else if (isHost(options.triple))
    names = {"cc", "gcc", "clang"};
  else
    names = {(options.triple.getArchName() + "-" +
              options.triple.getOSAndEnvironmentName() + "-gcc")
                 .str(),
             "ld.lld-22", "ld.lld"};
  for (const std::string &name : names)
    if (auto found = llvm::sys::findProgramByName(name))
      return *found;
  error = "no linker for " + options.triple.str() + ": " +
          llvm::join(names, ", ") +
          (names.size() > 1 ? " are not" : " is not") +
          " there; write an object or a static library, or name a linker";
  return "";
}

/// The program's arguments: an object, and what it may refer to.
static std::vector<std::string> getArguments(const LinkOptions &options,
                                             const std::string &linker,
                                             StringRef object, StringRef output,
                                             const std::string &openMP) {
  std::string soname = llvm::sys::path::filename(options.path).str();
  std::vector<std::string> arguments{linker, "-shared", "-o", output.str(),
                                     object.str()};
  if (!openMP.empty())
    arguments.push_back(openMP);
  // Without the system's libraries nothing can be said of what is missing.
  if (isPlainLinker(linker))
    arguments.insert(arguments.end(), {"-soname", soname});
  else
    arguments.insert(arguments.end(),
                     {"-Wl,-soname," + soname, "-Wl,--no-undefined", "-lm"});
  return arguments;
}

/// Runs a program; what it prints is the error if it fails.
static bool runProgram(const std::vector<std::string> &arguments,
                       std::string &error) {
  llvm::SmallString<128> log;
  if (std::error_code code =
          llvm::sys::fs::createTemporaryFile("tensor-compile", "log", log)) {
    error = "no temporary file: " + code.message();
    return false;
  }
  llvm::FileRemover remover(log);
  llvm::SmallVector<StringRef> views(arguments.begin(), arguments.end());
  std::optional<StringRef> redirects[] = {StringRef(""), StringRef(log),
                                          StringRef(log)};
  int code = llvm::sys::ExecuteAndWait(arguments.front(), views, std::nullopt,
                                       redirects, 0, 0, &error);
  if (code == 0)
    return true;
  auto printed = llvm::MemoryBuffer::getFile(log);
  if (error.empty() && printed)
    error = (*printed)->getBuffer().trim().str();
  if (error.empty())
    error = "it ends with " + std::to_string(code);
  error = "'" + arguments.front() + "' cannot link: " + error;
  return false;
}

bool tensoropt::linkLibrary(const LinkOptions &options,
                            const std::string &object, std::string &error) {
  std::string linker = findLinker(options, error);
  if (linker.empty())
    return false;
  std::string openMP;
  // That of another processor is for its own compiler to find.
  if (options.hasThreads && !isHost(options.triple))
    openMP = "-lomp";
  else if (options.hasThreads && (openMP = findOpenMP(error)).empty())
    return false;
  // Beside the library, so that it can be renamed to it.
  auto output = llvm::sys::fs::TempFile::create(options.path + ".%%%%%%");
  if (!output) {
    error = describe(options.path, output.takeError());
    return false;
  }
  llvm::scope_exit discard([&] { llvm::consumeError(output->discard()); });
  if (!runProgram(
          getArguments(options, linker, object, output->TmpName, openMP),
          error))
    return false;
  llvm::Error failure = output->keep(options.path);
  if (!failure)
    return true;
  error = describe(options.path, std::move(failure));
  return false;
}
