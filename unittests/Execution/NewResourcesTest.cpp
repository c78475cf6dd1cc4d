// SPDX-License-Identifier: Apache-2.0
// Resources of a context: what came to it since a moment goes again.

#include "TensorOpt/Execution/NewResources.h"
#include "mlir/IR/AsmState.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/IR/BuiltinTypes.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/Pass/Pass.h"
#include "mlir/Pass/PassManager.h"
#include "gmock/gmock.h"

using namespace mlir;
using namespace tensoropt;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

namespace {

class NewResourcesTest : public ::testing::Test {
protected:
  /// Eight bytes, which tell when they are freed.
  DenseResourceElementsAttr make(const std::string &name) {
    auto type =
        RankedTensorType::get({2}, Float32Type::get(&context), Attribute());
    auto free = [this, name](void *, size_t, size_t) { freed.push_back(name); };
    return DenseResourceElementsAttr::get(
        type, name,
        AsmResourceBlob(bytes, 4, std::move(free), /*dataIsMutable=*/false));
  }

  char bytes[8] = {};
  std::vector<std::string> freed;
  MLIRContext context;
};

TEST_F(NewResourcesTest, OldOnesStay) {
  DenseResourceElementsAttr old = make("old");
  {
    NewResources made(&context);
    made.release(old);
    made.releaseAllBut({});
  }
  EXPECT_THAT(freed, IsEmpty());
  EXPECT_EQ(old.getRawHandle().getBlob()->getData().size(), 8u);
}

TEST_F(NewResourcesTest, NewOnesGoOnceEach) {
  NewResources made(&context);
  DenseResourceElementsAttr first = make("first"), second = make("second");
  make("third");
  made.release(first);
  EXPECT_THAT(freed, ElementsAre("first"));
  made.release(first);
  made.releaseAllBut({second});
  EXPECT_THAT(freed, ElementsAre("first", "third"));
  EXPECT_EQ(second.getRawHandle().getBlob()->getData().size(), 8u);
}

TEST_F(NewResourcesTest, MovesOutWhatIsNew) {
  DenseResourceElementsAttr old = make("old");
  std::optional<AsmResourceBlob> taken;
  {
    NewResources made(&context);
    EXPECT_FALSE(made.take(old));
    taken = made.take(make("first"));
  }
  EXPECT_THAT(freed, IsEmpty());
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->getData().data(), bytes);
  taken.reset();
  EXPECT_THAT(freed, ElementsAre("first"));
}

TEST_F(NewResourcesTest, WhatIsReferredToStays) {
  DenseResourceElementsAttr old = make("old");
  NewResources made(&context);
  OwningOpRef<ModuleOp> module = ModuleOp::create(UnknownLoc::get(&context));
  Builder builder(&context);
  // Anywhere in attributes.
  module.get()->setAttr("test.one", builder.getArrayAttr({make("used"), old}));
  make("unused");
  made.releaseUnused(*module);
  EXPECT_THAT(freed, ElementsAre("unused"));
  module.get()->removeAttr("test.one");
  made.releaseUnused(*module);
  EXPECT_THAT(freed, ElementsAre("unused", "used"));
}

TEST_F(NewResourcesTest, WatchedPassesTellWhen) {
  NewResources made(&context);
  OwningOpRef<ModuleOp> module = ModuleOp::create(UnknownLoc::get(&context));
  module.get()->setAttr("test.one", make("used"));
  make("unused");
  auto run = [&](bool isWatched, bool hasPoint) {
    auto pm = PassManager::on<ModuleOp>(&context);
    if (isWatched)
      made.watch(pm);
    if (hasPoint)
      pm.addPass(createReleasePoint());
    EXPECT_TRUE(succeeded(pm.run(*module)));
  };
  run(/*isWatched=*/true, /*hasPoint=*/false);
  run(/*isWatched=*/false, /*hasPoint=*/true);
  EXPECT_THAT(freed, IsEmpty());
  run(/*isWatched=*/true, /*hasPoint=*/true);
  EXPECT_THAT(freed, ElementsAre("unused"));
}

TEST_F(NewResourcesTest, TheRestGoesInTheEnd) {
  NewResources outer(&context);
  DenseResourceElementsAttr first = make("first");
  {
    NewResources inner(&context);
    make("second");
    inner.release(first);
  }
  EXPECT_THAT(freed, ElementsAre("second"));
  // A name that is used again is another one.
  make("second");
  outer.releaseAllBut({first});
  EXPECT_THAT(freed, ElementsAre("second", "second"));
}

} // namespace
