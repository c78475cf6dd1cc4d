// SPDX-License-Identifier: Apache-2.0
// The processors that code is made for.

#include "TensorOpt/Execution/CodeGeneration.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h"
#include "llvm/MC/MCSubtargetInfo.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/xxhash.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/TargetParser/Host.h"
#include <mutex>

using namespace tensoropt;

namespace {

/// What LLVM knows of a processor of that name.
std::unique_ptr<llvm::MCSubtargetInfo> describe(const llvm::Target &target,
                                                const llvm::Triple &triple,
                                                llvm::StringRef processor) {
  return std::unique_ptr<llvm::MCSubtargetInfo>(
      target.createMCSubtargetInfo(triple, processor, ""));
}

/// Fails for a name that LLVM does not know, or knows for 32 bits only: it
/// would print warnings and end the process.
llvm::Error checkProcessor(const llvm::Triple &triple,
                           const std::string &name) {
  std::string text;
  const llvm::Target *target = llvm::TargetRegistry::lookupTarget(triple, text);
  if (!target)
    return llvm::createStringError(text);
  // Only asked for a name that is known: it warns of others.
  if (describe(*target, triple, "")->isCPUStringValid(name) &&
      (triple.getArch() != llvm::Triple::x86_64 ||
       describe(*target, triple, name)->checkFeatures("+64bit")))
    return llvm::Error::success();
  return llvm::createStringError("'" + name + "' is not a processor for " +
                                 triple.getArchName() +
                                 "; expected 'native' or a name that "
                                 "'llc --mcpu=help' lists");
}

/// Fails for features that LLVM would warn of and leave out.
llvm::Error checkFeatures(const llvm::Target &target,
                          const llvm::Triple &triple,
                          llvm::StringRef features) {
  auto subtarget = describe(target, triple, "");
  llvm::SmallVector<llvm::StringRef> parts;
  features.split(parts, ',', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (llvm::StringRef part : parts) {
    llvm::StringRef name = part;
    bool isSigned = name.consume_front("+") || name.consume_front("-");
    if (isSigned && llvm::any_of(subtarget->getAllProcessorFeatures(),
                                 [&](const llvm::SubtargetFeatureKV &known) {
                                   return name == known.Key;
                                 }))
      continue;
    return llvm::createStringError(
        "'" + part + "' is not a feature of " + triple.getArchName() +
        "; expected + or - and a name that 'llc --mattr=help' lists");
  }
  return llvm::Error::success();
}

/// Fails for systems whose calling conventions are not known here.
llvm::Error checkTriple(const llvm::Triple &triple) {
  bool isKnown = triple.getArch() == llvm::Triple::x86_64 ||
                 triple.getArch() == llvm::Triple::aarch64;
  if (isKnown && triple.isOSBinFormatELF() && triple.isArch64Bit() &&
      !triple.isX32())
    return llvm::Error::success();
  return llvm::createStringError(
      "'" + triple.str() +
      "' is not a target of libraries; expected x86-64 or AArch64, with "
      "64-bit pointers and ELF files, such as aarch64-linux-gnu");
}

/// Fills in what "native" stands for, and the baseline of a processor.
llvm::Error resolve(const llvm::Triple &triple, LibraryTarget &target) {
  if (target.cpu.empty()) {
    target.cpu = triple.isX86() ? "x86-64" : "generic";
    return llvm::Error::success();
  }
  if (target.cpu != "native")
    return checkProcessor(triple, target.cpu);
  llvm::Triple host(llvm::sys::getProcessTriple());
  if (host.getArch() != triple.getArch())
    return llvm::createStringError("the native processor is one of " +
                                   host.getArchName() + ", not of " +
                                   triple.getArchName() + "; name a processor");
  target.cpu = llvm::sys::getHostCPUName().str();
  std::vector<std::string> features;
  for (const auto &feature : llvm::sys::getHostCPUFeatures())
    features.push_back((feature.second ? "+" : "-") + feature.first().str());
  // Without an order of its own a map would give another one each time.
  llvm::sort(features);
  if (!target.features.empty())
    features.push_back(target.features);
  target.features = llvm::join(features, ",");
  return llvm::Error::success();
}

} // namespace

llvm::Expected<std::unique_ptr<llvm::TargetMachine>>
tensoropt::createHostMachine(const std::string &cpu, unsigned optimisation) {
  static std::once_flag once;
  std::call_once(once, [] {
    llvm::InitializeNativeTarget();
    llvm::InitializeNativeTargetAsmPrinter();
  });
  auto builder = llvm::orc::JITTargetMachineBuilder::detectHost();
  if (!builder)
    return builder.takeError();
  if (cpu != "native") {
    if (llvm::Error error = checkProcessor(builder->getTargetTriple(), cpu))
      return error;
    builder->setCPU(cpu);
    builder->getFeatures() = llvm::SubtargetFeatures();
  }
  builder->setCodeGenOptLevel(static_cast<llvm::CodeGenOptLevel>(optimisation));
  // What is linked in place may lie far from what it calls.
  builder->setRelocationModel(llvm::Reloc::PIC_);
  builder->setCodeModel(llvm::CodeModel::Small);
  return builder->createTargetMachine();
}

llvm::Expected<std::unique_ptr<llvm::TargetMachine>>
tensoropt::createLibraryMachine(const LibraryTarget &asked,
                                unsigned optimisation) {
  static std::once_flag once;
  std::call_once(once, [] {
    llvm::InitializeAllTargetInfos();
    llvm::InitializeAllTargets();
    llvm::InitializeAllTargetMCs();
    llvm::InitializeAllAsmPrinters();
  });
  LibraryTarget target = asked;
  if (target.triple.empty())
    target.triple = llvm::sys::getProcessTriple();
  llvm::Triple triple(llvm::Triple::normalize(target.triple));
  if (llvm::Error error = checkTriple(triple))
    return error;
  std::string text;
  const llvm::Target *found = llvm::TargetRegistry::lookupTarget(triple, text);
  if (!found)
    return llvm::createStringError(text);
  if (llvm::Error error = checkFeatures(*found, triple, target.features))
    return error;
  if (llvm::Error error = resolve(triple, target))
    return error;
  std::unique_ptr<llvm::TargetMachine> machine(found->createTargetMachine(
      triple, target.cpu, target.features, llvm::TargetOptions(),
      llvm::Reloc::PIC_, std::nullopt,
      static_cast<llvm::CodeGenOptLevel>(optimisation)));
  if (!machine)
    return llvm::createStringError("LLVM has no machine for '" + triple.str() +
                                   "'");
  return machine;
}

VectorRegisters
tensoropt::getVectorRegisters(const llvm::TargetMachine &machine) {
  auto has = [&](llvm::StringRef feature) {
    return machine.getMCSubtargetInfo()->checkFeatures(feature);
  };
  if (machine.getTargetTriple().isAArch64())
    return VectorRegisters{16, 32};
  if (!machine.getTargetTriple().isX86())
    return VectorRegisters{16, 16, false};
  bool halves = has("+f16c");
  if (has("+avx512f"))
    return VectorRegisters{64, 32, halves};
  return VectorRegisters{has("+avx") ? 32u : 16u, 16, halves};
}

std::string tensoropt::nameMachine(const llvm::TargetMachine &machine) {
  std::vector<llvm::StringRef> features;
  llvm::SmallVector<llvm::StringRef> parts;
  machine.getTargetFeatureString().split(parts, ',', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef part : parts)
    if (part.starts_with("+"))
      features.push_back(part);
  llvm::sort(features);
  return (machine.getTargetTriple().getArchName() + " " +
          machine.getTargetCPU() + " " +
          llvm::utohexstr(llvm::xxh3_64bits(llvm::join(features, ",")),
                          /*LowerCase=*/true))
      .str();
}
