// SPDX-License-Identifier: Apache-2.0
// What a module that was compiled to be profiled says of its operations, as an
// attribute that passes below leave alone, and the functions of the runtime
// that its code calls.
//
//   setProfiledOperations(module, {operations, threads}); // when it is lowered
//   auto operations = getProfiledOperations(lowered);     // when it is called

#pragma once

#include "TensorOpt/Solvers/Profile.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/LogicalResult.h"

namespace mlir {
class Operation;
} // namespace mlir

namespace tensoropt {

/// Asks tensoropt-profile-operations, on a module, to put clocks around its
/// operations.
inline constexpr llvm::StringLiteral profileOperationsAttr =
    "tensoropt.profile_operations";

/// What code with clocks calls; see TensorOpt/Runtime/ProfileRecorder.h.
inline constexpr llvm::StringLiteral profileBeginName = "tensoroptProfileBegin";
inline constexpr llvm::StringLiteral profileEndName = "tensoroptProfileEnd";
inline constexpr llvm::StringLiteral profileExtentName =
    "tensoroptProfileExtent";

/// The operations of a module, numbered as its code does.
struct ProfiledOperations {
  std::vector<ProfiledOperation> operations;
  unsigned threads = 1; ///< that the code may use
};

/// Leaves the operations to those who call the code.
void setProfiledOperations(mlir::Operation *module,
                           const ProfiledOperations &profiled);

/// What setProfiledOperations left; nothing if the module has no such
/// attribute. Fails for an attribute that it did not make.
llvm::FailureOr<std::optional<ProfiledOperations>>
getProfiledOperations(mlir::Operation *module);

} // namespace tensoropt
