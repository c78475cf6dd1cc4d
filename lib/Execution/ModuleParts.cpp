// SPDX-License-Identifier: Apache-2.0

#include "ModuleParts.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/Bitcode/BitcodeWriter.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/IR/Instruction.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace tensoropt;

/// A part of fewer instructions costs more to cut off than it saves.
static constexpr size_t leastInstructions = 500;
static constexpr size_t mostParts = 32;

/// The function that a call may be replaced by; null if there is none.
static llvm::Function *findInlined(const llvm::Instruction &instruction) {
  auto *call = llvm::dyn_cast<llvm::CallBase>(&instruction);
  llvm::Function *callee = call ? call->getCalledFunction() : nullptr;
  bool isInlined = callee && !callee->isDeclaration() &&
                   !callee->hasFnAttribute(llvm::Attribute::NoInline);
  return isInlined ? callee : nullptr;
}

/// Calls `visit` for each function whose code has the value, or with null for
/// another place.
static void
forEachReader(const llvm::Value &value,
              llvm::function_ref<void(const llvm::Function *)> visit) {
  for (const llvm::User *user : value.users()) {
    if (auto *instruction = llvm::dyn_cast<llvm::Instruction>(user))
      visit(instruction->getFunction());
    else if (llvm::isa<llvm::ConstantExpr>(user))
      forEachReader(*user, visit);
    else
      visit(nullptr);
  }
}

/// Others must find it, but nobody outside of what is linked together.
static void publish(llvm::GlobalValue &value) {
  if (!value.hasLocalLinkage())
    return;
  value.setLinkage(llvm::GlobalValue::ExternalLinkage);
  value.setVisibility(llvm::GlobalValue::HiddenVisibility);
}

/// Puts functions that call each other together, and the largest such sets into
/// the smallest parts in turn.
void ModuleParts::assign(llvm::Module &module) {
  llvm::EquivalenceClasses<llvm::Function *> together;
  llvm::MapVector<llvm::Function *, size_t> sizes; // of sets, by leaders
  size_t total = 0;
  for (llvm::Function &function : module) {
    if (function.isDeclaration())
      continue;
    together.insert(&function);
    for (const llvm::Instruction &instruction : llvm::instructions(function))
      if (llvm::Function *callee = findInlined(instruction))
        together.unionSets(&function, callee);
  }
  for (llvm::Function &function : module) {
    if (function.isDeclaration())
      continue;
    size_t size = function.getInstructionCount();
    sizes[together.getLeaderValue(&function)] += size;
    total += size;
  }
  count = std::clamp<size_t>(
      total / leastInstructions, 1,
      std::min(mostParts, std::max<size_t>(sizes.size(), 1)));
  struct Set {
    size_t size, order;
    llvm::Function *leader;
  };
  llvm::SmallVector<Set> sets;
  for (const auto &[leader, size] : sizes)
    sets.push_back({size, sets.size(), leader});
  llvm::sort(sets, [](const Set &a, const Set &b) {
    return std::pair(b.size, a.order) < std::pair(a.size, b.order);
  });
  llvm::SmallVector<size_t> filled(count);
  llvm::DenseMap<llvm::Function *, size_t> places;
  for (const Set &set : sets) {
    size_t part = llvm::min_element(filled) - filled.begin();
    filled[part] += set.size;
    places[set.leader] = part;
  }
  for (llvm::Function &function : module)
    if (!function.isDeclaration())
      parts[function.getName()] = places[together.getLeaderValue(&function)];
}

/// Makes known to all parts what more than one of them needs. Each keeps copies
/// of constants.
void ModuleParts::share(llvm::Module &module) {
  for (llvm::Function &function : module) {
    if (function.isDeclaration())
      continue;
    bool isShared = false;
    size_t own = parts.lookup(function.getName());
    forEachReader(function, [&](const llvm::Function *reader) {
      isShared |= !reader || parts.lookup(reader->getName()) != own;
    });
    if (isShared)
      publish(function);
  }
  for (llvm::GlobalVariable &variable : module.globals())
    if (!variable.isConstant() && !variable.hasAppendingLinkage())
      publish(variable);
}

ModuleParts::ModuleParts(llvm::Module &module) {
  bool isPlain = module.alias_empty() && module.ifunc_empty();
  if (isPlain)
    assign(module);
  if (count == 1)
    return;
  share(module);
  llvm::raw_svector_ostream stream(bitcode);
  llvm::WriteBitcodeToFile(module, stream);
}

/// Makes a variable that is not local that of the first part.
static void declare(llvm::GlobalVariable &variable) {
  variable.setComdat(nullptr);
  if (variable.isConstant()) {
    variable.setLinkage(llvm::GlobalValue::AvailableExternallyLinkage);
    return;
  }
  variable.setInitializer(nullptr);
  variable.setLinkage(llvm::GlobalValue::ExternalLinkage);
}

llvm::Expected<std::unique_ptr<llvm::Module>>
ModuleParts::extract(size_t part, llvm::LLVMContext &context) const {
  llvm::MemoryBufferRef buffer({bitcode.data(), bitcode.size()}, "part");
  auto module = llvm::getLazyBitcodeModule(buffer, context);
  if (!module)
    return module.takeError();
  for (llvm::Function &function : **module) {
    auto own = parts.find(function.getName());
    if (own == parts.end() || own->second == part)
      continue;
    function.deleteBody();
    function.setComdat(nullptr);
  }
  if (llvm::Error error = (*module)->materializeAll())
    return std::move(error);
  for (llvm::GlobalVariable &variable :
       llvm::make_early_inc_range((*module)->globals())) {
    if (part == 0 || variable.isDeclaration())
      continue;
    if (variable.hasAppendingLinkage())
      variable.eraseFromParent();
    else if (!variable.hasLocalLinkage())
      declare(variable);
  }
  return module;
}
