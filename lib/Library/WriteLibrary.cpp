// SPDX-License-Identifier: Apache-2.0
// Files of a library.

#include "LinkLibrary.h"
#include "TensorOpt/Execution/RegisterSpills.h"
#include "TensorOpt/Library/Library.h"
#include "TensorOpt/Report/OutputFile.h"
#include "Weights.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/Object/ArchiveWriter.h"
#include "llvm/Support/Path.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/Transforms/Utils/Cloning.h"

using namespace tensoropt;

std::optional<LibraryFormat> Library::findFormat(llvm::StringRef path) {
  return llvm::StringSwitch<std::optional<LibraryFormat>>(
             llvm::sys::path::extension(path))
      .Case(".o", LibraryFormat::Object)
      .Case(".a", LibraryFormat::Static)
      .Case(".so", LibraryFormat::Shared)
      .Case(".ll", LibraryFormat::LLVM)
      .Case(".s", LibraryFormat::Assembly)
      .Default(std::nullopt);
}

/// Gives a constant that code only names its bytes. They come behind
/// optimizations, which would look at each of them.
static void define(llvm::Module &code, const LargeConstant &constant) {
  llvm::GlobalVariable *named = code.getNamedGlobal(constant.name);
  if (!named)
    return;
  llvm::StringRef bytes(static_cast<const char *>(constant.memory.data()),
                        constant.memory.bytes());
  auto *data = llvm::ConstantDataArray::getRaw(
      bytes, bytes.size(), llvm::Type::getInt8Ty(code.getContext()));
  auto *global =
      new llvm::GlobalVariable(code, data->getType(), /*isConstant=*/true,
                               llvm::GlobalValue::PrivateLinkage, data, "");
  global->setAlignment(llvm::Align(64));
  global->takeName(named);
  named->replaceAllUsesWith(global);
  named->eraseFromParent();
}

bool Library::generate(LibraryFormat format, std::string &bytes,
                       std::string &error) {
  llvm::raw_string_ostream text(bytes);
  if (format == LibraryFormat::LLVM) {
    code->print(text, nullptr);
    return true;
  }
  llvm::SmallVector<char, 0> buffer;
  llvm::raw_svector_ostream os(buffer);
  llvm::legacy::PassManager passes;
  bool isText = format == LibraryFormat::Assembly;
  RegisterSpills spills;
  spills.listen(*context);
  // Code generation changes what it reads.
  std::unique_ptr<llvm::Module> copy = llvm::CloneModule(*code);
  if (machine->addPassesToEmitFile(passes, os, nullptr,
                                   isText
                                       ? llvm::CodeGenFileType::AssemblyFile
                                       : llvm::CodeGenFileType::ObjectFile)) {
    error = "LLVM writes no such files for " + machine->getTargetTriple().str();
    return false;
  }
  passes.run(*copy);
  spills.report(*declarations);
  bytes.assign(buffer.begin(), buffer.end());
  return true;
}

/// An archive of one object, with its index.
static bool archive(const std::string &path, std::string &bytes,
                    std::string &error) {
  std::string name = (llvm::sys::path::stem(path) + ".o").str();
  llvm::NewArchiveMember member(llvm::MemoryBufferRef(bytes, name));
  member.MemberName = name;
  std::vector<llvm::NewArchiveMember> members;
  members.push_back(std::move(member));
  auto written = llvm::writeArchiveToBuffer(
      members, llvm::SymtabWritingMode::NormalSymtab,
      llvm::object::Archive::K_GNU, /*Deterministic=*/true, /*Thin=*/false);
  if (!written) {
    error = "'" + path + "': " + llvm::toString(written.takeError());
    return false;
  }
  bytes = (*written)->getBuffer().str();
  return true;
}

bool Library::write(LibraryFormat format, const std::string &path,
                    std::string &error) {
  if (!canWriteFile(path, error))
    return false;
  for (const LargeConstant &constant : constants)
    if (!weights)
      define(*code, constant);
  std::string bytes;
  if (!generate(format, bytes, error))
    return false;
  if (format == LibraryFormat::Shared)
    return linkLibrary(
        {path, options.linker, machine->getTargetTriple(), hasThreads}, bytes,
        error);
  if (format == LibraryFormat::Static && !archive(path, bytes, error))
    return false;
  return writeFile(path, bytes, error);
}
