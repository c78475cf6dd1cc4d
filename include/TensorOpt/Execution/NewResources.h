// SPDX-License-Identifier: Apache-2.0
// Resources that a context gets while something is compiled, as transformed
// weights. It keeps them as long as it lives, and no name of them is reused:
// without more, each compilation would take memory that never comes back.
//
//   NewResources made(module.getContext());
//   // run passes that make constants
//   made.release(attribute);     // if it is not needed any more
//   made.take(attribute);        // if it is needed longer than the context
//   // what is left goes with `made`, and what refers to it must be gone
//
//   made.watch(pm);              // before these passes: weights go as soon as
//                                // they have been transformed, which a pass
//                                // tells by running createReleasePoint()
//
// Two at the same time in one context are to be one inside the other.

#pragma once

#include "mlir/IR/AsmState.h"
#include "mlir/IR/BuiltinAttributes.h"
#include "llvm/ADT/StringSet.h"
#include <memory>

namespace mlir {
class Pass;
class PassManager;
} // namespace mlir

namespace tensoropt {

class NewResources {
public:
  /// From now on.
  explicit NewResources(mlir::MLIRContext *context);
  NewResources(const NewResources &) = delete;
  NewResources &operator=(const NewResources &) = delete;
  ~NewResources();

  /// Frees the elements if they are new; those of others stay.
  void release(mlir::DenseResourceElementsAttr resource);
  /// Moves the elements out of the context if they are new.
  std::optional<mlir::AsmResourceBlob>
  take(mlir::DenseResourceElementsAttr resource);
  /// Frees what is new and not among these.
  void releaseAllBut(llvm::ArrayRef<mlir::DenseResourceElementsAttr> kept);
  /// Frees what is new and not referred to below `op`.
  void releaseUnused(mlir::Operation *op);
  /// Does so for the whole module behind each release point among the passes,
  /// which are to run while this lives.
  void watch(mlir::PassManager &pm);

private:
  mlir::MLIRContext *context;
  llvm::StringSet<> old; ///< names
};

/// A pass that does nothing. What was new and has become unused by then goes,
/// if somebody watches.
std::unique_ptr<mlir::Pass> createReleasePoint();

} // namespace tensoropt
