// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/NewResources.h"
#include "mlir/IR/BuiltinDialect.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/Pass/PassInstrumentation.h"
#include "mlir/Pass/PassManager.h"

using namespace mlir;
using namespace tensoropt;

static ResourceBlobManagerDialectInterface &getManager(MLIRContext *context) {
  return DenseResourceElementsHandle::getManagerInterface(context);
}

NewResources::NewResources(MLIRContext *context) : context(context) {
  getManager(context).getBlobManager().getBlobMap([&](const auto &entries) {
    for (const auto &entry : entries)
      old.insert(entry.getKey());
  });
}

NewResources::~NewResources() { releaseAllBut({}); }

void NewResources::release(DenseResourceElementsAttr resource) {
  take(resource);
}

std::optional<AsmResourceBlob>
NewResources::take(DenseResourceElementsAttr resource) {
  DialectResourceBlobHandle handle = resource.getRawHandle();
  AsmResourceBlob *blob = handle.getBlob();
  if (!blob || old.contains(handle.getKey()))
    return std::nullopt;
  AsmResourceBlob taken = std::move(*blob);
  getManager(context).getBlobManager().update(handle.getKey(),
                                              AsmResourceBlob());
  return taken;
}

void NewResources::releaseAllBut(ArrayRef<DenseResourceElementsAttr> kept) {
  llvm::StringSet<> needed;
  for (DenseResourceElementsAttr resource : kept)
    needed.insert(resource.getRawHandle().getKey());
  std::vector<std::string> names;
  getManager(context).getBlobManager().getBlobMap([&](const auto &entries) {
    for (const auto &entry : entries)
      if (!old.contains(entry.getKey()) && !needed.contains(entry.getKey()))
        names.push_back(entry.getKey().str());
  });
  for (const std::string &name : names)
    getManager(context).getBlobManager().update(name, AsmResourceBlob());
}

void NewResources::releaseUnused(Operation *op) {
  std::vector<DenseResourceElementsAttr> used;
  AttrTypeWalker walker;
  walker.addWalk(
      [&](DenseResourceElementsAttr resource) { used.push_back(resource); });
  op->walk([&](Operation *inner) { walker.walk(inner->getAttrDictionary()); });
  releaseAllBut(used);
}

namespace {

struct ReleasePoint : PassWrapper<ReleasePoint, OperationPass<ModuleOp>> {
  MLIR_DEFINE_EXPLICIT_INTERNAL_INLINE_TYPE_ID(ReleasePoint)

  StringRef getName() const override { return "ReleasePoint"; }
  void runOnOperation() override { markAllAnalysesPreserved(); }
};

struct Watch : PassInstrumentation {
  explicit Watch(NewResources &made) : made(made) {}

  void runAfterPass(Pass *pass, Operation *op) override {
    bool isWhole = !op->getParentOp();
    if (isWhole && pass->getTypeID() == TypeID::get<ReleasePoint>())
      made.releaseUnused(op);
  }

  NewResources &made;
};

} // namespace

std::unique_ptr<Pass> tensoropt::createReleasePoint() {
  return std::make_unique<ReleasePoint>();
}

void NewResources::watch(PassManager &pm) {
  pm.addInstrumentation(std::make_unique<Watch>(*this));
}
