// SPDX-License-Identifier: Apache-2.0

#include "PlanFile.h"
#include "TensorOpt/IR/Record.h"
#include "TensorOpt/Memory/PlannedScopes.h"
#include "mlir/AsmParser/AsmParser.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/IR/Builders.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/ToolOutputFile.h"

using namespace mlir;
using namespace tensoropt;
namespace json = llvm::json;

static constexpr llvm::StringLiteral formatName = "tensoropt-memory-plan";
/// Numbers above are no sizes, and sums of them would not fit.
static constexpr int64_t maxNumber = int64_t(1) << 60;

//===----------------------------------------------------------------------===//
// Writing
//===----------------------------------------------------------------------===//

static json::Object writeScope(const MemoryScope &scope);

static json::Object writeItem(const MemoryItem &item) {
  json::Object object{{"id", item.id},
                      {"bytes", item.bytes},
                      {"alignment", item.alignment},
                      {"offset", item.offset},
                      {"location", printLocation(item.op->getLoc())}};
  auto alloc = dyn_cast<memref::AllocOp>(item.op);
  if (item.traffic)
    object["traffic"] = item.traffic;
  object["kind"] = alloc ? "buffer" : item.inner ? "loop" : "call";
  if (alloc) {
    std::string type;
    llvm::raw_string_ostream(type) << alloc.getType();
    object["type"] = type;
  }
  json::Array times;
  for (const LiveTime &time : item.times)
    times.push_back(json::Array{time.lower, time.upper});
  object["times"] = std::move(times);
  if (item.inner)
    object["inner"] = writeScope(*item.inner);
  return object;
}

static json::Object writeScope(const MemoryScope &scope) {
  const ArenaPlan &plan = scope.plan;
  json::Object object{
      {"arena", plan.arena},      {"alignment", plan.alignment},
      {"max_live", plan.maxLive}, {"lower_bound", plan.lowerBound},
      {"naive", plan.naive},      {"guard", plan.guard},
      {"proven", plan.isProven},  {"from_caller", plan.isFromCaller},
      {"slices", scope.slices},   {"open", scope.isOpen}};
  if (plan.costBound)
    object["cost_bound"] = plan.costBound;
  if (scope.space) {
    std::string space;
    llvm::raw_string_ostream(space) << scope.space;
    object["space"] = space;
  }
  json::Array items;
  for (const MemoryItem &item : scope.items)
    items.push_back(writeItem(item));
  object["items"] = std::move(items);
  return object;
}

LogicalResult tensoropt::writePlanFile(ArrayRef<MemoryScope> scopes,
                                       ModuleOp module, StringRef path) {
  json::Array arenas;
  for (const MemoryScope &scope : scopes) {
    json::Object object = writeScope(scope);
    object["function"] = cast<FunctionOpInterface>(scope.owner).getName();
    arenas.push_back(std::move(object));
  }
  json::Object file{
      {"format", formatName}, {"version", 1}, {"arenas", std::move(arenas)}};
  std::error_code error;
  llvm::ToolOutputFile output(path, error, llvm::sys::fs::OF_TextWithCRLF);
  if (!error) {
    output.os() << llvm::formatv("{0:2}\n", json::Value(std::move(file)));
    output.os().flush();
    error = output.os().error();
    output.os().clear_error();
  }
  if (error)
    return module.emitError()
           << "cannot write the plan '" << path << "': " << error.message();
  output.keep();
  return success();
}

//===----------------------------------------------------------------------===//
// Reading
//===----------------------------------------------------------------------===//

namespace {

/// Reads one file; the first thing that is wrong is reported.
class PlanReader {
public:
  PlanReader(MemoryModule &memory, ModuleOp module, StringRef path)
      : memory(memory), module(module), path(path) {}

  LogicalResult read();

private:
  InFlightDiagnostic refuse(Operation *op) {
    return op->emitError() << "the plan '" << path << "' ";
  }
  bool readNumber(const json::Object &object, StringRef name, int64_t &number);
  void moveBuffers(const json::Object &arena, FunctionOpInterface function,
                   Attribute space);
  LogicalResult readArena(const json::Object &object,
                          FunctionOpInterface function);
  LogicalResult readScope(const json::Object &object, MemoryScope &scope);
  LogicalResult readItem(const json::Object &object, const MemoryScope &scope,
                         MemoryItem &item, ArenaPlan &inner);

  MemoryModule &memory;
  ModuleOp module;
  StringRef path;
};

} // namespace

bool PlanReader::readNumber(const json::Object &object, StringRef name,
                            int64_t &number) {
  std::optional<int64_t> value = object.getInteger(name);
  number = value.value_or(-1);
  return number >= 0 && number <= maxNumber;
}

LogicalResult PlanReader::readItem(const json::Object &object,
                                   const MemoryScope &scope, MemoryItem &item,
                                   ArenaPlan &inner) {
  int64_t bytes, offset;
  if (!readNumber(object, "bytes", bytes) ||
      !readNumber(object, "offset", offset))
    return refuse(item.op) << "lacks a number of '" << item.id << "'";
  std::string type;
  if (auto alloc = dyn_cast<memref::AllocOp>(item.op))
    llvm::raw_string_ostream(type) << alloc.getType();
  if (object.getString("type").value_or("") != type)
    return refuse(item.op) << "has '" << item.id << "' of type "
                           << object.getString("type").value_or("none")
                           << ", which here is " << type;
  if (!item.inner && bytes != item.bytes)
    return refuse(item.op) << "has '" << item.id << "' of " << bytes
                           << " bytes, which here has " << item.bytes;
  if (!item.inner) {
    item.op->setAttr(getOffsetAttr(scope, item.op),
                     Builder(module.getContext()).getI64IntegerAttr(offset));
    return success();
  }
  const json::Object *inside = object.getObject("inner");
  if (!inside)
    return refuse(item.op) << "lacks what is inside of '" << item.id << "'";
  inner.offset = offset;
  item.inner->plan = inner;
  return readScope(*inside, *item.inner);
}

LogicalResult PlanReader::readScope(const json::Object &object,
                                    MemoryScope &scope) {
  ArenaPlan &plan = scope.plan;
  plan.space = scope.space;
  plan.isOpen = scope.isOpen;
  plan.isProven = object.getBoolean("proven").value_or(false);
  plan.isFromCaller = object.getBoolean("from_caller").value_or(false);
  const json::Array *items = object.getArray("items");
  int64_t slices;
  if (!readNumber(object, "arena", plan.arena) ||
      !readNumber(object, "alignment", plan.alignment) ||
      !readNumber(object, "lower_bound", plan.lowerBound) ||
      !readNumber(object, "max_live", plan.maxLive) ||
      !readNumber(object, "naive", plan.naive) ||
      !readNumber(object, "guard", plan.guard) ||
      (object.get("cost_bound") &&
       !readNumber(object, "cost_bound", plan.costBound)) ||
      !readNumber(object, "slices", slices) || !items)
    return refuse(scope.owner) << "lacks a number of an arena, or its items";
  if (slices != scope.slices)
    return refuse(scope.owner)
           << "is for " << slices << " iterations, not " << scope.slices;
  for (const json::Value &value : *items) {
    const json::Object *one = value.getAsObject();
    std::string id = one ? one->getString("id").value_or("").str() : "";
    auto item = llvm::find_if(scope.items,
                              [&](const MemoryItem &i) { return i.id == id; });
    if (item == scope.items.end())
      return refuse(scope.owner)
             << "has '" << id << "', which can have no place here";
    ArenaPlan inner;
    if (failed(readItem(*one, scope, *item, inner)))
      return failure();
  }
  setMemoryPlan(scope.owner, plan);
  return success();
}

/// Notes which buffers of the default space a plan has in this one.
void PlanReader::moveBuffers(const json::Object &arena,
                             FunctionOpInterface function, Attribute space) {
  llvm::StringSet<> ids;
  if (const json::Array *items = arena.getArray("items"))
    for (const json::Value &item : *items)
      if (const json::Object *one = item.getAsObject())
        ids.insert(one->getString("id").value_or(""));
  for (const MemoryScope &scope :
       memory.findScopes(function, Attribute(), ScopeOptions()))
    for (const MemoryItem &item : scope.items)
      if (ids.contains(item.id) && isa<memref::AllocOp>(item.op))
        item.op->setAttr(arenaSpaceAttr, space);
}

LogicalResult PlanReader::readArena(const json::Object &object,
                                    FunctionOpInterface function) {
  Attribute space;
  if (auto text = object.getString("space")) {
    // Only spaces that the module has are parsed.
    for (Attribute known : memory.listSpaces()) {
      std::string printed;
      if (known)
        llvm::raw_string_ostream(printed) << known;
      if (known && printed == *text)
        space = known;
    }
    if (!space)
      return refuse(function) << "has a memory space '" << *text
                              << "', which no buffer here has";
    if (memory.findSpace(space))
      moveBuffers(object, function, space);
  }
  ScopeOptions options;
  options.alignment = 1;
  if (!readNumber(object, "guard", options.guard))
    return refuse(function) << "lacks a number of an arena, or its items";
  bool isOpen = object.getBoolean("open").value_or(false);
  auto scopes = memory.findScopes(function, space, options);
  auto scope = llvm::find_if(
      scopes, [&](const MemoryScope &each) { return each.isOpen == isOpen; });
  if (failed(readScope(object, *scope)))
    return failure();
  // Callers ask for its bytes.
  std::vector<MemoryScope> planned;
  return isOpen ? findPlannedScopes(memory, function, planned) : success();
}

LogicalResult PlanReader::read() {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  if (!buffer)
    return module.emitError() << "cannot read the plan '" << path
                              << "': " << buffer.getError().message();
  llvm::Expected<json::Value> value = json::parse((*buffer)->getBuffer());
  if (!value)
    return refuse(module) << "is no JSON: "
                          << llvm::toString(value.takeError());
  const json::Object *file = value->getAsObject();
  if (!file || file->getString("format").value_or("") != formatName)
    return refuse(module) << "is no plan: it lacks \"format\": \"" << formatName
                          << "\"";
  if (file->getInteger("version").value_or(0) != 1)
    return refuse(module) << "has another version than 1";
  const json::Array *arenas = file->getArray("arenas");
  if (!arenas)
    return refuse(module) << "has no arenas";
  for (FunctionOpInterface function : memory.getFunctions())
    dropMemoryPlans(function);
  for (const json::Value &one : *arenas) {
    // In the order in which they were planned: callees come first.
    const json::Object *arena = one.getAsObject();
    StringRef name = arena ? arena->getString("function").value_or("") : "";
    auto function =
        llvm::find_if(memory.getFunctions(), [&](FunctionOpInterface other) {
          return other.getName() == name;
        });
    if (function == memory.getFunctions().end())
      return refuse(module)
             << "is for a function '" << name << "', which is not here";
    if (failed(readArena(*arena, *function)))
      return failure();
  }
  return success();
}

LogicalResult tensoropt::readPlanFile(MemoryModule &memory, ModuleOp module,
                                      StringRef path) {
  return PlanReader(memory, module, path).read();
}
