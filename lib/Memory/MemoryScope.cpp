// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Memory/MemoryScope.h"
#include "Awaits.h"
#include "BufferBytes.h"
#include "BufferUses.h"
#include "LiveTimes.h"
#include "LoopSlices.h"
#include "OpenSizes.h"
#include "TensorOpt/Memory/MemoryPlan.h"
#include "Traffic.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/SymbolTable.h"

using namespace mlir;
using namespace tensoropt;

namespace {

/// Where an operation's memory belongs.
struct Home {
  SmallVector<Operation *, 2> loops; ///< parallel ones, the outermost first
  Region *root = nullptr;     ///< what of it runs once before it runs again
  Operation *async = nullptr; ///< the outermost one around
  std::string reason;         ///< why there is no such place
};

class ScopeBuilder {
public:
  ScopeBuilder(FunctionOpInterface function, Attribute space, unsigned number,
               const MemoryModule &memory, BufferUseAnalysis &uses,
               const ScopeOptions &options)
      : function(function), memory(memory), uses(uses), options(options),
        timeline(function) {
    scope.owner = function;
    scope.space = space;
    scope.spaceNumber = number;
    open.owner = function;
    open.space = space;
    open.spaceNumber = number;
    open.isOpen = true;
    open.sizes = std::make_shared<OpenSizes>(function);
  }

  std::vector<MemoryScope> build();

private:
  Home findHome(Operation *op);
  MemoryScope &getScope(MemoryScope &outermost, ArrayRef<Operation *> loops);
  std::string findTimes(const Home &home, Operation *op,
                        llvm::SetVector<Operation *> touches, MemoryItem &item);
  std::string describeBuffer(memref::AllocOp alloc, const Home &home,
                             MemoryItem &item, bool &isOpen);
  std::string describeCall(func::CallOp call, const Home &home,
                           MemoryItem &item);
  std::string describeOpenCall(func::CallOp call, const OpenArena &arena,
                               const Home &home, MemoryItem &item);
  void add(MemoryItem item, const Home &home, std::string reason, bool isOpen);
  void addCall(func::CallOp call);
  std::string describeExtents(ArrayRef<Value> factors, MemoryItem &item);
  unsigned limitExtent(unsigned term);
  void findSampleBytes(MemoryItem &item);

  FunctionOpInterface function;
  const MemoryModule &memory;
  BufferUseAnalysis &uses;
  ScopeOptions options;
  Timeline timeline;
  MemoryScope scope, open;
  llvm::DenseMap<Operation *, std::string> ids;
};

} // namespace

Home ScopeBuilder::findHome(Operation *op) {
  Home home;
  for (Operation *child = op;; child = child->getParentOp()) {
    Operation *parent = child->getParentOp();
    if (!home.root && timeline.getCycle(child->getBlock()))
      home.reason = "is allocated in a cycle of branches";
    if (parent == function) {
      home.root = home.root ? home.root : child->getParentRegion();
      break;
    }
    RegionRun run = getRegionRun(parent);
    if (run == RegionRun::Async) {
      home.async = parent;
      home.root = nullptr;
    }
    if (run == RegionRun::Unknown)
      home.reason = "is allocated in '" +
                    parent->getName().getStringRef().str() +
                    "', which may run several times at once";
    if (run == RegionRun::Again || run == RegionRun::Parallel)
      home.root = home.root ? home.root : child->getParentRegion();
    if (run == RegionRun::Parallel)
      home.loops.insert(home.loops.begin(), parent);
  }
  int64_t slices = 1;
  for (Operation *loop : home.loops) {
    std::optional<int64_t> count = countIterationsOf(loop);
    slices = count ? std::min(slices * *count, maxSlices + 1) : maxSlices + 1;
  }
  if (slices > maxSlices)
    home.reason = "is allocated in more than " + std::to_string(maxSlices) +
                  " iterations, or an unknown number, that may run at once";
  if (home.async && !home.loops.empty())
    home.reason = "is allocated in loops that run beside other operations";
  return home;
}

/// The scope of the innermost loop.
MemoryScope &ScopeBuilder::getScope(MemoryScope &outermost,
                                    ArrayRef<Operation *> loops) {
  MemoryScope *inside = &outermost;
  for (auto [depth, loop] : llvm::enumerate(loops)) {
    auto found = llvm::find_if(inside->items, [loop = loop](const auto &item) {
      return item.op == loop;
    });
    if (found == inside->items.end()) {
      MemoryItem item;
      item.op = loop;
      item.id = ids[loop];
      Home home = findHome(loop);
      (void)findTimes(home, loop, {}, item);
      item.inner = std::make_unique<MemoryScope>();
      item.inner->owner = loop;
      item.inner->space = outermost.space;
      item.inner->spaceNumber = outermost.spaceNumber;
      item.inner->isOpen = outermost.isOpen;
      item.inner->sizes = outermost.sizes;
      item.inner->slices = *countIterationsOf(loop);
      inside->items.push_back(std::move(item));
      found = std::prev(inside->items.end());
    }
    inside = found->inner.get();
  }
  return *inside;
}

/// Times of what the operation `op` begins and `touches` go on with.
std::string ScopeBuilder::findTimes(const Home &home, Operation *op,
                                    llvm::SetVector<Operation *> touches,
                                    MemoryItem &item) {
  if (touches.empty())
    touches.insert(op);
  if (home.async) {
    touches.clear();
    touches.insert(home.async);
    if (!addAwaits(home.async, touches))
      return "is allocated in '" + home.async->getName().getStringRef().str() +
             "', which is not awaited on every way from there";
  }
  for (Operation *touch : touches)
    if (!home.root->isAncestor(touch->getParentRegion()))
      return "is used beyond the iteration that allocates it";
  auto times = findLiveTimes(timeline, *home.root, touches.getArrayRef());
  std::tie(item.first, item.last) =
      findHull(timeline, *home.root, touches.getArrayRef());
  // What comes back in a cycle finds what it left.
  for (Operation *at = item.first;
       at && home.root->isAncestor(at->getParentRegion());
       at = at->getParentOp())
    if (timeline.getCycle(at->getBlock()))
      item.first = item.last = nullptr;
  if (options.guard && item.first && isa<memref::AllocOp>(op)) {
    // Guards are written before the first touch and read behind the last one.
    times.assign(1,
                 {timeline.of(item.first).lower, timeline.of(item.last).upper});
  }
  item.times.assign(times.begin(), times.end());
  return "";
}

/// Why nothing can be made of open extents; empty if something can, or there
/// are none.
std::string ScopeBuilder::describeExtents(ArrayRef<Value> factors,
                                          MemoryItem &item) {
  if (factors.empty())
    return "";
  ExtentTerms &terms = open.sizes->getTerms();
  SmallVector<unsigned> extents;
  for (Value factor : factors) {
    std::optional<unsigned> extent = open.sizes->find(factor);
    if (!extent)
      return "has extents that do not follow from those of the function's "
             "arguments";
    extents.push_back(limitExtent(*extent));
  }
  // So that buffers share products.
  llvm::sort(extents);
  unsigned product = extents.front();
  for (unsigned extent : llvm::drop_begin(extents))
    product = terms.scale(product, extent);
  item.size = terms.scale(product, terms.constant(item.bytes));
  findSampleBytes(item);
  return "";
}

/// What is allocated on no way to here may be less than nothing.
unsigned ScopeBuilder::limitExtent(unsigned term) {
  ExtentTerms &terms = open.sizes->getTerms();
  return open.sizes->isExtent(term)
             ? term
             : terms.combine(TermKind::Largest, terms.constant(0), term);
}

/// Leaves what there is where it would be too much to be added up.
void ScopeBuilder::findSampleBytes(MemoryItem &item) {
  std::vector<int64_t> sample(open.sizes->getSources().size(), sampleExtent);
  std::optional<int64_t> bytes =
      open.sizes->getTerms().evaluate(sample)[item.size];
  if (bytes && *bytes <= int64_t(1) << 40)
    item.bytes = *bytes;
}

std::string ScopeBuilder::describeBuffer(memref::AllocOp alloc,
                                         const Home &home, MemoryItem &item,
                                         bool &isOpen) {
  BufferBytes bytes = getBufferBytes(alloc);
  if (!bytes.reason.empty())
    return bytes.reason;
  item.bytes = bytes.bytes;
  item.bounds.assign(bytes.bounds.begin(), bytes.bounds.end());
  isOpen = !bytes.factors.empty();
  std::string extents = describeExtents(bytes.factors, item);
  if (!extents.empty())
    return extents;
  item.alignment = alloc.getAlignment()
                       ? bytes.alignment
                       : std::max(bytes.alignment, options.alignment);
  if (!home.reason.empty())
    return home.reason;
  BufferUses found = uses.find(alloc);
  if (!found.reason.empty())
    return found.reason;
  if (found.touches.empty())
    return "is never touched";
  for (Value view : uses.listViews(alloc)) {
    auto argument = dyn_cast<BlockArgument>(view);
    bool isCarried = argument && argument.getParentRegion() == home.root &&
                     argument.getOwner()->isEntryBlock();
    if (isCarried || !home.root->isAncestor(view.getParentRegion()))
      return "is used beyond the iteration that allocates it";
  }
  item.deallocs.assign(found.deallocs.begin(), found.deallocs.end());
  item.traffic = countTraffic(uses.listViews(alloc), home.root, item.bytes);
  return findTimes(home, alloc, std::move(found.touches), item);
}

std::string ScopeBuilder::describeCall(func::CallOp call, const Home &home,
                                       MemoryItem &item) {
  auto callee = SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(
      call, call.getCalleeAttr());
  auto plan = getMemoryPlan(callee, scope.space);
  item.bytes = (*plan)->arena;
  item.alignment = (*plan)->alignment;
  if (!home.reason.empty())
    return home.reason;
  return findTimes(home, call, {}, item);
}

std::string ScopeBuilder::describeOpenCall(func::CallOp call,
                                           const OpenArena &arena,
                                           const Home &home, MemoryItem &item) {
  std::vector<unsigned> sources;
  for (const ExtentSource &source : arena.sizes->getSources()) {
    Value operand = call.getOperand(source.argument);
    std::optional<unsigned> term =
        source.dimension >= 0
            ? open.sizes->findExtent(operand, source.dimension)
            : open.sizes->find(operand);
    if (!term)
      return "passes extents that do not follow from those of the function's "
             "arguments";
    sources.push_back(source.dimension >= 0 ? limitExtent(*term) : *term);
  }
  item.size = open.sizes->getTerms().take(arena.sizes->getTerms(), arena.bytes,
                                          sources);
  findSampleBytes(item);
  item.alignment = arena.alignment;
  if (!home.reason.empty())
    return home.reason;
  return findTimes(home, call, {}, item);
}

void ScopeBuilder::add(MemoryItem item, const Home &home, std::string reason,
                       bool isOpen) {
  item.id = ids[item.op];
  MemoryScope &outermost = isOpen ? open : scope;
  if (reason.empty())
    getScope(outermost, home.loops).items.push_back(std::move(item));
  else
    outermost.unplanned.push_back({item.op, item.id, std::move(reason)});
}

/// True if callers give the callee a part of their own arena.
static bool takesFromCaller(func::CallOp call, Attribute space) {
  auto callee = SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(
      call, call.getCalleeAttr());
  if (!callee)
    return false;
  auto plan = getMemoryPlan(callee, space);
  return succeeded(plan) && *plan && (*plan)->isFromCaller &&
         (*plan)->arena > 0;
}

void ScopeBuilder::addCall(func::CallOp call) {
  auto callee = SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(
      call, call.getCalleeAttr());
  Home home = findHome(call);
  if (takesFromCaller(call, scope.space)) {
    MemoryItem item;
    item.op = call;
    std::string reason = describeCall(call, home, item);
    add(std::move(item), home, std::move(reason), /*isOpen=*/false);
  }
  if (const OpenArena *arena = memory.findOpenArena(callee, scope.space)) {
    MemoryItem item;
    item.op = call;
    std::string reason = describeOpenCall(call, *arena, home, item);
    add(std::move(item), home, std::move(reason), /*isOpen=*/true);
  }
}

/// Where a buffer lies, once that is planned; else what its type says.
static Attribute getArenaSpace(memref::AllocOp alloc) {
  Attribute planned = alloc->getAttr(arenaSpaceAttr);
  return planned ? planned : alloc.getType().getMemorySpace();
}

std::vector<MemoryScope> ScopeBuilder::build() {
  int64_t buffers = 0, calls = 0, loops = 0;
  function->walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (isa<memref::AllocOp>(op))
      ids[op] = "b" + std::to_string(buffers++);
    else if (isa<func::CallOp>(op))
      ids[op] = "call" + std::to_string(calls++);
    else if (getRegionRun(op) == RegionRun::Parallel)
      ids[op] = "loop" + std::to_string(loops++);
  });
  function->walk<WalkOrder::PreOrder>([&](Operation *op) {
    if (auto call = dyn_cast<func::CallOp>(op))
      return addCall(call);
    auto alloc = dyn_cast<memref::AllocOp>(op);
    if (alloc && getArenaSpace(alloc) == scope.space) {
      MemoryItem item;
      item.op = op;
      Home home = findHome(op);
      bool isOpen = false;
      std::string reason = describeBuffer(alloc, home, item, isOpen);
      add(std::move(item), home, std::move(reason), isOpen);
    }
  });
  std::vector<MemoryScope> scopes;
  scopes.push_back(std::move(scope));
  scopes.push_back(std::move(open));
  return scopes;
}

std::string tensoropt::getOffsetAttr(const MemoryScope &scope,
                                     Operation *item) {
  std::string name = arenaOffsetAttr.str();
  if (!isa<func::CallOp>(item))
    return name;
  if (scope.spaceNumber > 0)
    name += "." + std::to_string(scope.spaceNumber);
  return scope.isOpen ? name + ".open" : name;
}

std::vector<MemoryScope> MemoryModule::findScopes(FunctionOpInterface function,
                                                  Attribute space,
                                                  const ScopeOptions &options) {
  unsigned number = llvm::find(spaces, space) - spaces.begin();
  return ScopeBuilder(function, space, number, *this, *uses, options).build();
}
