// SPDX-License-Identifier: Apache-2.0

#include "Arenas.h"
#include "TensorOpt/IR/WorkspaceAttr.h"
#include "TensorOpt/Memory/Passes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/ControlFlow/IR/ControlFlowOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "llvm/Support/MathExtras.h"

using namespace mlir;
using namespace tensoropt;

OpenPlaces tensoropt::createCheckedPlaces(const MemoryScope &scope,
                                          ValueRange sources,
                                          OpBuilder &builder, Location loc) {
  OpenPlaces open = createOpenPlaces(scope, /*base=*/0, sources, builder, loc);
  Value refused = arith::ConstantIndexOp::create(builder, loc, -1);
  cf::AssertOp::create(
      builder, loc,
      arith::CmpIOp::create(builder, loc, arith::CmpIPredicate::ne, open.bytes,
                            refused),
      "buffers for these extents are too large, or of negative size");
  return open;
}

Value tensoropt::createArena(const MemoryScope &scope, ScopePlaces &places) {
  auto function = cast<FunctionOpInterface>(scope.owner);
  const ArenaPlan &plan = scope.plan;
  Location loc = function.getLoc();
  auto builder = OpBuilder::atBlockBegin(&function.getFunctionBody().front());
  SmallVector<Value, 1> sizes;
  if (scope.isOpen) {
    SmallVector<Value> sources =
        createSources(*scope.sizes, function.getArguments(), builder, loc);
    OpenPlaces open = createCheckedPlaces(scope, sources, builder, loc);
    sizes.push_back(open.bytes);
    places = std::move(open.places);
  }
  auto type =
      MemRefType::get({scope.isOpen ? ShapedType::kDynamic : plan.arena},
                      builder.getI8Type(), AffineMap(), plan.space);
  Value arena = memref::AllocOp::create(
      builder, loc, type, sizes, builder.getI64IntegerAttr(plan.alignment));
  for (Block &block : function.getFunctionBody()) {
    Operation *end = block.getTerminator();
    if (end->getNumSuccessors() > 0 || !end->hasTrait<OpTrait::ReturnLike>())
      continue;
    builder.setInsertionPoint(end);
    memref::DeallocOp::create(builder, loc, arena);
  }
  return arena;
}

//===----------------------------------------------------------------------===//
// The caller's
//===----------------------------------------------------------------------===//

int64_t WorkspaceScopes::getAlignment() const {
  return std::max(known ? known->plan.alignment : 1,
                  open ? open->plan.alignment : 1);
}

int64_t WorkspaceScopes::getBase() const {
  return known
             ? llvm::alignTo(known->plan.arena, open ? open->plan.alignment : 1)
             : 0;
}

/// The last argument of a function: an arena of that many bytes, or of as many
/// as the caller has.
static Value addArenaArgument(func::FuncOp function, int64_t bytes,
                              Attribute space) {
  Builder builder(function.getContext());
  auto type = MemRefType::get({bytes}, builder.getI8Type(), AffineMap(), space);
  unsigned number = function.getNumArguments();
  (void)function.insertArgument(number, type, DictionaryAttr(),
                                function.getLoc());
  return function.getArgument(number);
}

Value tensoropt::createCallersArena(const MemoryScope &scope,
                                    ScopePlaces &places) {
  auto function = cast<func::FuncOp>(scope.owner);
  if (!scope.isOpen)
    return addArenaArgument(function, scope.plan.arena, scope.space);
  // The caller has asked whether they can be addressed.
  auto builder = OpBuilder::atBlockBegin(&function.front());
  SmallVector<Value> sources = createSources(
      *scope.sizes, function.getArguments(), builder, function.getLoc());
  places =
      createOpenPlaces(scope, /*base=*/0, sources, builder, function.getLoc())
          .places;
  return addArenaArgument(function, ShapedType::kDynamic, scope.space);
}

/// Asserts that what the caller gives is enough and aligned.
static void checkArgument(func::FuncOp function, Value arena, Value needed,
                          const std::string &need, int64_t alignment,
                          OpBuilder &builder) {
  Location loc = function.getLoc();
  auto constant = [&](int64_t value) -> Value {
    return arith::ConstantIndexOp::create(builder, loc, value);
  };
  Value bytes = memref::DimOp::create(builder, loc, arena, constant(0));
  Value isEnough = arith::CmpIOp::create(
      builder, loc, arith::CmpIPredicate::uge, bytes, needed);
  std::string text = "workspace of '" + function.getName().str() + "' ";
  cf::AssertOp::create(builder, loc, isEnough, text + "has less than " + need);
  Value address =
      memref::ExtractAlignedPointerAsIndexOp::create(builder, loc, arena);
  Value beyond =
      arith::RemUIOp::create(builder, loc, address, constant(alignment));
  Value isAligned = arith::CmpIOp::create(
      builder, loc, arith::CmpIPredicate::eq, beyond, constant(0));
  cf::AssertOp::create(builder, loc, isAligned,
                       text + "is not aligned to " + std::to_string(alignment) +
                           " bytes");
}

std::string tensoropt::getSizeName(func::FuncOp function) {
  return function.getName().str() + ".workspace_size";
}

/// The function that tells how much workspace another one needs.
static void createSizeFunction(func::FuncOp function,
                               const WorkspaceScopes &scopes) {
  OpBuilder builder(function);
  builder.setInsertionPointAfter(function);
  Location loc = function.getLoc();
  ArrayRef<ExtentSource> sources;
  if (scopes.open)
    sources = scopes.open->sizes->getSources();
  SmallVector<Type> inputs(sources.size(), builder.getIndexType());
  auto size = func::FuncOp::create(
      builder, loc, getSizeName(function),
      builder.getFunctionType(inputs, builder.getIndexType()));
  if (Attribute attribute = function->getAttr("llvm.emit_c_interface"))
    size->setAttr("llvm.emit_c_interface", attribute);
  SmallVector<int64_t> extents;
  for (const ExtentSource &source : sources)
    llvm::append_values(extents, int64_t(source.argument), source.dimension);
  if (scopes.open)
    size->setAttr(workspaceExtentsAttr, builder.getDenseI64ArrayAttr(extents));
  builder.setInsertionPointToStart(size.addEntryBlock());
  Value bytes = scopes.open
                    ? createOpenPlaces(*scopes.open, scopes.getBase(),
                                       size.getArguments(), builder, loc)
                          .bytes
                    : Value(arith::ConstantIndexOp::create(
                          builder, loc, scopes.known->plan.arena));
  func::ReturnOp::create(builder, loc, bytes);
}

Value tensoropt::createWorkspace(func::FuncOp function,
                                 const WorkspaceScopes &scopes,
                                 ScopePlaces &places) {
  createSizeFunction(function, scopes);
  Location loc = function.getLoc();
  auto builder = OpBuilder::atBlockBegin(&function.front());
  Value arena =
      addArenaArgument(function, ShapedType::kDynamic, /*space=*/Attribute());
  Value needed;
  std::string text;
  if (scopes.open) {
    SmallVector<Value> sources = createSources(
        *scopes.open->sizes, function.getArguments(), builder, loc);
    OpenPlaces open =
        createOpenPlaces(*scopes.open, scopes.getBase(), sources, builder, loc);
    needed = open.bytes;
    places = std::move(open.places);
    text = "the bytes that its extents need, or these cannot be addressed";
  } else {
    int64_t bytes = scopes.known->plan.arena;
    needed = arith::ConstantIndexOp::create(builder, loc, bytes);
    text = std::to_string(bytes) + " bytes";
    setWorkspace(function, {bytes, scopes.getAlignment()});
  }
  checkArgument(function, arena, needed, text, scopes.getAlignment(), builder);
  return arena;
}
