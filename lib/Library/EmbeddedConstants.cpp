// SPDX-License-Identifier: Apache-2.0

#include "EmbeddedConstants.h"
#include "TensorOpt/Report/OutputFile.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/Module.h"
#include "llvm/Object/ObjectFile.h"
#include "llvm/Support/MathExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

using namespace tensoropt;

static constexpr llvm::StringLiteral sectionName = ".rodata.tensoropt";

EmbeddedConstants::EmbeddedConstants(llvm::Module &code,
                                     llvm::ArrayRef<LargeConstant> constants) {
  uint64_t bytes = 0;
  for (const LargeConstant &constant : constants) {
    if (!code.getNamedGlobal(constant.name))
      continue;
    places.push_back({&constant, bytes});
    bytes = llvm::alignTo(bytes + constant.memory.bytes(), constantAlignment);
  }
  if (places.empty())
    return;
  llvm::Type *byte = llvm::Type::getInt8Ty(code.getContext());
  auto *type = llvm::ArrayType::get(byte, bytes);
  auto *array = new llvm::GlobalVariable(
      code, type, /*isConstant=*/true, llvm::GlobalValue::InternalLinkage,
      llvm::ConstantAggregateZero::get(type), "tensoropt.constants");
  array->setSection(sectionName);
  array->setAlignment(llvm::Align(constantAlignment));
  // Code generation must not take the zeros for what loads find.
  array->setExternallyInitialized(true);
  for (const Place &place : places) {
    llvm::GlobalVariable *named = code.getNamedGlobal(place.constant->name);
    named->replaceAllUsesWith(llvm::ConstantExpr::getInBoundsGetElementPtr(
        byte, array,
        llvm::ConstantInt::get(llvm::Type::getInt64Ty(code.getContext()),
                               place.offset)));
    named->eraseFromParent();
  }
}

/// Where the section of constants begins in an object file.
static llvm::Expected<uint64_t> findSection(llvm::StringRef path) {
  auto file = llvm::MemoryBuffer::getFile(path, /*IsText=*/false,
                                          /*RequiresNullTerminator=*/false);
  if (!file)
    return llvm::errorCodeToError(file.getError());
  auto object = llvm::object::ObjectFile::createObjectFile(**file);
  if (!object)
    return object.takeError();
  for (const llvm::object::SectionRef &section : (*object)->sections()) {
    auto name = section.getName();
    if (!name)
      return name.takeError();
    if (*name != sectionName)
      continue;
    auto contents = section.getContents();
    if (!contents)
      return contents.takeError();
    return contents->data() - (*file)->getBufferStart();
  }
  return llvm::createStringError("the object has no section " + sectionName);
}

llvm::Error EmbeddedConstants::write(llvm::raw_fd_ostream &os,
                                     llvm::StringRef path) const {
  if (places.empty())
    return llvm::Error::success();
  if (llvm::Error failure = flush(os))
    return failure;
  llvm::Expected<uint64_t> begin = findSection(path);
  if (!begin)
    return begin.takeError();
  for (const auto &[constant, offset] : places)
    os.pwrite(static_cast<const char *>(constant->memory.data()),
              constant->memory.bytes(), *begin + offset);
  return flush(os);
}
