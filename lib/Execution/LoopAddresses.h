// SPDX-License-Identifier: Apache-2.0
// Which modules LLVM looks for cheaper addresses in, by its pass for "loop
// strength reduction".
//
//   if (!reducesAddresses(module, optimisation))
//     keepAddresses(context);

#pragma once

namespace llvm {
class LLVMContext;
class Module;
} // namespace llvm

namespace tensoropt {

/// Whether the time to look pays: not for what runs once (-O0, -O1), and not
/// for blocks with many accesses, which take longest and whose addresses are
/// constants beside few others.
bool reducesAddresses(const llvm::Module &module, unsigned optimisation);

/// Modules in that context are compiled without that pass.
void keepAddresses(llvm::LLVMContext &context);

} // namespace tensoropt
