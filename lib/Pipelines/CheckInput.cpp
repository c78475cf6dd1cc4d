// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-check-input.

#include "InputTable.h"
#include "TensorOpt/Pipelines/Passes.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/IR/Matchers.h"
#include "llvm/ADT/MapVector.h"

namespace tensoropt {
#define GEN_PASS_DEF_CHECKINPUT
#include "TensorOpt/Pipelines/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// So many kinds are named; a module of another dialect may have hundreds.
constexpr size_t namedKinds = 8;

/// Where a kind of operation or type occurs.
struct Occurrences {
  Location first;
  size_t count = 0;
  bool isType = false;
};
using Kinds = llvm::MapVector<StringRef, Occurrences>;

bool isRead(Operation *op) {
  OperationName name = op->getName();
  return name.isRegistered() && isReadDialect(name.getDialectNamespace()) &&
         findUnlowered(name.getStringRef()).empty();
}

/// The dialect of a type that is not read, or empty. Inside a tensor it is that
/// of the elements.
StringRef getForeignDialect(Type type) {
  type = getElementTypeOrSelf(type);
  // An opaque type has a dialect that is not registered.
  auto opaque = dyn_cast<OpaqueType>(type);
  StringRef dialect = opaque ? opaque.getDialectNamespace().getValue()
                             : type.getDialect().getNamespace();
  return isReadDialect(dialect) ? "" : dialect;
}

void add(Kinds &kinds, StringRef name, Location place, bool isType) {
  ++kinds.insert({name, {place, 0, isType}}).first->second.count;
}

Kinds collect(Operation *root) {
  Kinds kinds;
  root->walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (!isRead(op)) {
      add(kinds, op->getName().getStringRef(), op->getLoc(), /*isType=*/false);
      return WalkResult::skip();
    }
    auto addType = [&](Value value) {
      StringRef dialect = getForeignDialect(value.getType());
      if (!dialect.empty())
        add(kinds, dialect, value.getLoc(), /*isType=*/true);
    };
    for (Region &region : op->getRegions())
      for (Block &block : region)
        llvm::for_each(block.getArguments(), addType);
    llvm::for_each(op->getResults(), addType);
    return WalkResult::advance();
  });
  return kinds;
}

std::string explain(StringRef name) {
  StringRef help = findUnlowered(name);
  if (help.empty())
    help = findProducer(name);
  return help.empty() ? "the dialects that are read are " + listReadDialects()
                      : help.str();
}

void report(StringRef name, const Occurrences &found) {
  InFlightDiagnostic error =
      emitError(found.first)
      << (found.isType ? "a type of dialect '" : "operation '") << name
      << "' is not read";
  if (found.count > 1)
    error << ", here and at " << found.count - 1 << " more place"
          << (found.count == 2 ? "" : "s");
  error.attachNote() << explain(name);
}

LogicalResult checkKinds(Operation *root) {
  Kinds kinds = collect(root);
  size_t named = 0;
  for (auto &[name, found] : kinds) {
    if (named++ == namedKinds) {
      emitError(found.first) << "and " << kinds.size() - namedKinds
                             << " more kinds are not read, from here on";
      break;
    }
    report(name, found);
  }
  return success(kinds.empty());
}

/// An importer that could not translate a layer leaves an assertion that fails.
LogicalResult checkAsserts(Operation *root) {
  bool isFine = true;
  root->walk([&](cf::AssertOp op) {
    if (!op.getMsg().starts_with_insensitive("unimplemented") ||
        !matchPattern(op.getArg(), m_Zero()))
      return;
    isFine = false;
    InFlightDiagnostic error = emitError(op.getLoc());
    if (auto layer = op.getLoc()->findInstanceOf<NameLoc>())
      error << "layer '" << layer.getName().getValue() << "'";
    else
      error << "a layer";
    error << " was not imported: " << op.getMsg();
  });
  return success(isFine);
}

struct CheckInputPass : tensoropt::impl::CheckInputBase<CheckInputPass> {
  void runOnOperation() override {
    LogicalResult kinds = checkKinds(getOperation());
    LogicalResult asserts = checkAsserts(getOperation());
    if (failed(kinds) || failed(asserts))
      return signalPassFailure();
    markAllAnalysesPreserved();
  }
};

} // namespace
