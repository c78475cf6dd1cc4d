// SPDX-License-Identifier: Apache-2.0
// Files of a library.

#include "EmbeddedConstants.h"
#include "LinkLibrary.h"
#include "TensorOpt/Execution/RegisterSpills.h"
#include "TensorOpt/Library/Library.h"
#include "TensorOpt/Report/OutputFile.h"
#include "Weights.h"
#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/Object/ArchiveWriter.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Target/TargetMachine.h"

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
  global->setAlignment(llvm::Align(constantAlignment));
  global->takeName(named);
  named->replaceAllUsesWith(global);
  named->eraseFromParent();
}

llvm::Error Library::generate(llvm::CodeGenFileType kind,
                              llvm::raw_pwrite_stream &os) {
  RegisterSpills spills;
  spills.listen(*context);
  llvm::legacy::PassManager passes;
  if (machine->addPassesToEmitFile(passes, os, nullptr, kind))
    return llvm::createStringError("LLVM writes no such files for " +
                                   machine->getTargetTriple().str());
  passes.run(*code);
  spills.report(*declarations);
  return llvm::Error::success();
}

bool Library::writeText(LibraryFormat format, const std::string &path,
                        std::string &error) {
  if (!weights)
    for (const LargeConstant &constant : constants)
      define(*code, constant);
  auto print = [&](llvm::raw_ostream &os) -> llvm::Error {
    if (format == LibraryFormat::LLVM) {
      code->print(os, nullptr);
      return llvm::Error::success();
    }
    llvm::buffer_ostream buffer(os);
    return generate(llvm::CodeGenFileType::AssemblyFile, buffer);
  };
  return writeFile(path, print, error);
}

llvm::Error Library::writeObject(llvm::sys::fs::TempFile &file) {
  llvm::ArrayRef<LargeConstant> inside;
  if (!weights)
    inside = constants;
  EmbeddedConstants embedded(*code, inside);
  llvm::raw_fd_ostream os(file.FD, /*shouldClose=*/false);
  llvm::Error failure = generate(llvm::CodeGenFileType::ObjectFile, os);
  if (!failure)
    failure = embedded.write(os, file.TmpName);
  return llvm::joinErrors(std::move(failure), flush(os));
}

/// An archive of one object, with its index.
static llvm::Error archive(llvm::StringRef object, const std::string &path,
                           llvm::raw_ostream &os) {
  std::string name = (llvm::sys::path::stem(path) + ".o").str();
  llvm::NewArchiveMember member(llvm::MemoryBufferRef(object, name));
  member.MemberName = name;
  std::vector<llvm::NewArchiveMember> members;
  members.push_back(std::move(member));
  return llvm::writeArchiveToStream(
      os, members, llvm::SymtabWritingMode::NormalSymtab,
      llvm::object::Archive::K_GNU, /*Deterministic=*/true, /*Thin=*/false);
}

/// Writes an object, or an archive of it, as `path`.
static bool copyObject(LibraryFormat format, const std::string &object,
                       const std::string &path, std::string &error) {
  auto file = llvm::MemoryBuffer::getFile(object, /*IsText=*/false,
                                          /*RequiresNullTerminator=*/false);
  if (!file) {
    error = "'" + path + "': " + file.getError().message();
    return false;
  }
  auto print = [&](llvm::raw_ostream &os) -> llvm::Error {
    if (format == LibraryFormat::Static)
      return archive((*file)->getBuffer(), path, os);
    os << (*file)->getBuffer();
    return llvm::Error::success();
  };
  return writeFile(path, print, error);
}

bool Library::write(LibraryFormat format, const std::string &path,
                    std::string &error) {
  if (!code) {
    error = "'" + path + "': the code was written before";
    return false;
  }
  if (!canWriteFile(path, error))
    return false;
  if (format == LibraryFormat::LLVM || format == LibraryFormat::Assembly) {
    bool isWritten = writeText(format, path, error);
    code.reset();
    return isWritten;
  }
  auto object = llvm::sys::fs::TempFile::create(path + ".%%%%%%.o");
  if (!object) {
    error = describe(path, object.takeError());
    return false;
  }
  llvm::scope_exit discard([&] { llvm::consumeError(object->discard()); });
  llvm::Error failure = writeObject(*object);
  // Both are in the file now.
  code.reset();
  if (!weights)
    constants.clear();
  if (failure) {
    error = describe(path, std::move(failure));
    return false;
  }
  if (format == LibraryFormat::Shared)
    return linkLibrary(
        {path, options.linker, machine->getTargetTriple(), hasThreads},
        object->TmpName, error);
  if (format == LibraryFormat::Static || path == "-")
    return copyObject(format, object->TmpName, path, error);
  failure = object->keep(path);
  if (!failure)
    return true;
  error = describe(path, std::move(failure));
  return false;
}
