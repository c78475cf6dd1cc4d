// SPDX-License-Identifier: Apache-2.0

#include "EntryPoints.h"
#include "EntryBuilder.h"
#include "TensorOpt/Memory/Passes.h"
#include "TensorOpt/Target/Passes.h"

using namespace mlir;
using namespace tensoropt;

namespace {

/// The functions of one entry, as the pipeline left them.
struct Compiled {
  LLVM::LLVMFuncOp body, shapes, workspaceSize;
};

/// The arguments that the size of a workspace depends on, and their dimensions.
static SmallVector<std::pair<int64_t, int64_t>>
getWorkspaceExtents(LLVM::LLVMFuncOp size) {
  SmallVector<std::pair<int64_t, int64_t>> extents;
  auto stated = size->getAttrOfType<DenseI64ArrayAttr>(workspaceExtentsAttr);
  for (int64_t at = 0; stated && at < stated.size(); at += 2)
    extents.emplace_back(stated[at], stated[at + 1]);
  return extents;
}

class EntryPoints {
public:
  EntryPoints(ModuleOp lowered, const LibraryFunction &function,
              Compiled compiled, const Weights *weights, ErrorCodes &codes)
      : lowered(lowered), function(function), compiled(compiled),
        weights(weights), codes(codes) {}

  void addCall();
  void addShapes();
  void addWorkspaceSize();

private:
  using Values = SmallVector<Value>;

  Location getLoc() { return compiled.body.getLoc(); }
  void addParameters(EntryBuilder &entry, bool withTensors);
  void addChecks(EntryBuilder &entry);
  Values callShapes(EntryBuilder &entry);
  std::vector<Values> getOutputSizes(EntryBuilder &entry);
  Value getSize(EntryBuilder &entry, const LibraryDimension &dimension) {
    return dimension.size ? entry.constant(*dimension.size)
                          : extents[*dimension.extent];
  }
  void passTensor(EntryBuilder &entry, const LibraryValue &value, Value pointer,
                  ArrayRef<Value> sizes, Values &passed);
  Value callWorkspaceSize(EntryBuilder &entry, ArrayRef<Values> outputSizes);
  void passWorkspace(EntryBuilder &entry, Value workspace,
                     ArrayRef<Values> outputSizes, Values &passed);

  ModuleOp lowered;
  const LibraryFunction &function;
  Compiled compiled;
  const Weights *weights;
  ErrorCodes &codes;
  Values extents, inputs;
};

} // namespace

/// Parameters in their order in C.
void EntryPoints::addParameters(EntryBuilder &entry, bool withTensors) {
  extents.clear();
  inputs.clear();
  for (size_t at = 0; at < function.extents.size(); ++at)
    extents.push_back(entry.addParameter(entry.getI64Type()));
  for (const LibraryValue &input : function.inputs)
    if (!input.spec.isTensor)
      inputs.push_back(entry.addNumber(input.spec.scalar));
    else
      inputs.push_back(withTensors ? entry.addPointer() : Value());
}

/// Refuses extents below zero or beyond their bounds, and numbers that are not
/// the extents they have to be.
void EntryPoints::addChecks(EntryBuilder &entry) {
  for (auto [value, extent] : llvm::zip(extents, function.extents)) {
    entry.require(
        entry.compare(LLVM::ICmpPredicate::sge, value, entry.constant(0)),
        extent.name + " is negative");
    if (extent.most)
      entry.require(entry.compare(LLVM::ICmpPredicate::sle, value,
                                  entry.constant(*extent.most)),
                    extent.name + " is larger than " +
                        std::to_string(*extent.most));
  }
  for (const LibraryCheck &check : function.checks) {
    Value expected =
        check.extent ? extents[*check.extent] : entry.constant(check.size);
    std::string text = check.extent ? function.extents[*check.extent].name
                                    : std::to_string(check.size);
    entry.require(
        entry.compare(LLVM::ICmpPredicate::eq, inputs[check.number], expected),
        function.inputs[check.number].name + " is not " + text);
  }
}

/// The open extents of all outputs. Those that are arguments are not returned.
EntryPoints::Values EntryPoints::callShapes(EntryBuilder &entry) {
  if (!compiled.shapes)
    return {};
  Values passed = extents, open;
  for (auto [value, input] : llvm::zip(inputs, function.inputs))
    if (!input.spec.isTensor)
      passed.push_back(value);
  Values returned = entry.callForAll(compiled.shapes, passed);
  auto next = returned.begin();
  for (int64_t argument :
       compiled.shapes->getAttrOfType<DenseI64ArrayAttr>(resultArgumentsAttr)
           .asArrayRef())
    open.push_back(argument >= 0 ? passed[argument] : *next++);
  return open;
}

/// The extents of each output.
std::vector<EntryPoints::Values>
EntryPoints::getOutputSizes(EntryBuilder &entry) {
  Values open = callShapes(entry);
  std::vector<Values> sizes;
  auto next = open.begin();
  for (const LibraryValue &output : function.outputs) {
    sizes.emplace_back();
    for (const LibraryDimension &dimension : output.shape)
      sizes.back().push_back(dimension.size ? entry.constant(*dimension.size)
                                            : *next++);
  }
  return sizes;
}

/// Hands a dense array on as a memref: what is allocated, what is used, the
/// offset, extents and strides.
void EntryPoints::passTensor(EntryBuilder &entry, const LibraryValue &value,
                             Value pointer, ArrayRef<Value> sizes,
                             Values &passed) {
  Values strides(sizes.size());
  Value count = entry.constant(1);
  for (size_t at = sizes.size(); at-- > 0;) {
    strides[at] = count;
    count = entry.multiply(count, sizes[at]);
  }
  Value isThere = entry.isNotNull(pointer);
  if (value.isOpen())
    isThere = entry.either(isThere, entry.compare(LLVM::ICmpPredicate::eq,
                                                  count, entry.constant(0)));
  if (value.bytes() > 0)
    entry.require(isThere, value.name + " is NULL");
  llvm::append_values(passed, pointer, pointer, entry.constant(0));
  llvm::append_range(passed, sizes);
  llvm::append_range(passed, strides);
}

/// The bytes of the workspace where it is aligned, for the extents that they
/// depend on; -1 for those that are refused.
Value EntryPoints::callWorkspaceSize(EntryBuilder &entry,
                                     ArrayRef<Values> outputSizes) {
  Values passed;
  for (auto [argument, dimension] :
       getWorkspaceExtents(compiled.workspaceSize)) {
    size_t inputCount = function.inputs.size();
    if (static_cast<size_t>(argument) >= inputCount)
      passed.push_back(outputSizes[argument - inputCount][dimension]);
    else if (dimension < 0)
      passed.push_back(inputs[argument]);
    else
      passed.push_back(
          getSize(entry, function.inputs[argument].shape[dimension]));
  }
  return entry.callForAll(compiled.workspaceSize, passed).front();
}

/// Hands the workspace on from where it is aligned.
void EntryPoints::passWorkspace(EntryBuilder &entry, Value workspace,
                                ArrayRef<Values> outputSizes, Values &passed) {
  if (!compiled.workspaceSize)
    return;
  Value bytes = callWorkspaceSize(entry, outputSizes);
  if (function.hasOpenWorkspace)
    entry.require(
        entry.compare(LLVM::ICmpPredicate::sge, bytes, entry.constant(0)),
        "buffers for these extents are too large, or of negative size");
  entry.require(entry.isNotNull(workspace), "workspace is NULL");
  Value aligned = entry.align(workspace, workspaceAlignment);
  llvm::append_values(passed, aligned, aligned, entry.constant(0), bytes,
                      entry.constant(1));
}

void EntryPoints::addCall() {
  EntryBuilder entry(lowered, getLoc(), function.name, codes);
  addParameters(entry, /*withTensors=*/true);
  Values outputs, passed;
  for (size_t at = 0; at < function.outputs.size(); ++at)
    outputs.push_back(entry.addPointer());
  Value file = function.takesWeights ? entry.addPointer() : Value();
  Value workspace = entry.addPointer();
  addChecks(entry);
  for (auto [input, value] : llvm::zip(function.inputs, inputs)) {
    if (!input.spec.isTensor) {
      passed.push_back(value);
      continue;
    }
    Values sizes;
    for (const LibraryDimension &dimension : input.shape)
      sizes.push_back(getSize(entry, dimension));
    passTensor(entry, input, value, sizes, passed);
  }
  std::vector<Values> sizes = getOutputSizes(entry);
  for (auto [at, output] : llvm::enumerate(function.outputs))
    passTensor(entry, output, outputs[at], sizes[at], passed);
  passWorkspace(entry, workspace, sizes, passed);
  if (file) {
    weights->addCheck(entry, file);
    passed.push_back(file);
  }
  entry.callForAll(compiled.body, passed);
  entry.returnCode();
}

/// For each output with open extents a function that tells all its extents.
void EntryPoints::addShapes() {
  for (auto [at, output] : llvm::enumerate(function.outputs)) {
    if (!output.isOpen())
      continue;
    EntryBuilder entry(lowered, getLoc(), function.shapeName(output), codes);
    addParameters(entry, /*withTensors=*/false);
    Value shape = entry.addPointer();
    addChecks(entry);
    entry.require(entry.isNotNull(shape), "shape is NULL");
    Values sizes = getOutputSizes(entry)[at];
    for (auto [place, size] : llvm::enumerate(sizes))
      entry.store(size, shape, place);
    entry.returnCode();
  }
}

void EntryPoints::addWorkspaceSize() {
  MLIRContext *context = lowered.getContext();
  EntryBuilder entry(lowered, getLoc(), function.name + "_workspace_size",
                     codes, IntegerType::get(context, 64));
  Value bytes = entry.constant(0);
  if (function.hasOpenWorkspace) {
    // What a call refuses has no size.
    entry.refuseBy(-1);
    addParameters(entry, /*withTensors=*/false);
    addChecks(entry);
    bytes = callWorkspaceSize(entry, getOutputSizes(entry));
    entry.require(
        entry.compare(LLVM::ICmpPredicate::sge, bytes, entry.constant(0)), "");
  } else if (compiled.workspaceSize) {
    bytes = callWorkspaceSize(entry, {});
  }
  if (compiled.workspaceSize)
    bytes = entry.add(bytes, entry.constant(workspaceAlignment - 1));
  entry.returnValue(bytes);
}

//===----------------------------------------------------------------------===//
// The module
//===----------------------------------------------------------------------===//

/// Takes a function for the library's own and gives it a name that no C
/// function has.
static LLVM::LLVMFuncOp takeFunction(ModuleOp lowered, const Twine &symbol) {
  auto function = lowered.lookupSymbol<LLVM::LLVMFuncOp>(symbol.str());
  if (!function)
    return {};
  std::string name = "tensoropt." + symbol.str();
  (void)SymbolTable::replaceAllSymbolUses(
      function, StringAttr::get(lowered.getContext(), name), lowered);
  function.setName(name);
  return function;
}

/// Fails where a result is not in the place that was given for it.
static LogicalResult checkResults(LLVM::LLVMFuncOp body,
                                  const LibraryFunction &function) {
  auto places =
      body ? body->getAttrOfType<DenseI64ArrayAttr>(resultArgumentsAttr)
           : DenseI64ArrayAttr();
  bool isFine =
      places && isa<LLVM::LLVMVoidType>(body.getFunctionType().getReturnType());
  for (size_t at = 0; isFine && at < function.outputs.size(); ++at)
    isFine = places[at] == static_cast<int64_t>(function.inputs.size() + at);
  if (isFine)
    return success();
  return emitError(body ? body.getLoc() : UnknownLoc::get(body.getContext()))
         << "the pipeline does not compute what '" << function.symbol
         << "' returns in the places given for it; it must run "
            "tensoropt-export-functions";
}

/// The message of each error, for all functions.
static LLVM::LLVMFuncOp addMessages(ModuleOp lowered, ErrorCodes &codes) {
  auto pointer = LLVM::LLVMPointerType::get(lowered.getContext());
  Location loc = lowered.getLoc();
  auto addText = [&](const std::string &name, const std::string &text) {
    auto builder = OpBuilder::atBlockBegin(lowered.getBody());
    std::string ended = text + '\0';
    auto type = LLVM::LLVMArrayType::get(builder.getI8Type(), ended.size());
    return LLVM::GlobalOp::create(builder, loc, type, /*isConstant=*/true,
                                  LLVM::Linkage::Private, name,
                                  builder.getStringAttr(ended));
  };
  EntryBuilder entry(lowered, loc, "tensoropt.message", codes, pointer);
  Value code = entry.addParameter(IntegerType::get(lowered.getContext(), 32));
  Value text = entry.addressOf(
      addText("tensoropt.error", "not an error of this library"));
  std::vector<std::string> texts = codes.texts();
  texts.insert(texts.begin(), "no error");
  for (auto [number, each] : llvm::enumerate(texts)) {
    LLVM::GlobalOp global =
        addText("tensoropt.error." + std::to_string(number), each);
    text =
        entry.select(entry.isCode(code, number), entry.addressOf(global), text);
  }
  entry.returnValue(text);
  return lowered.lookupSymbol<LLVM::LLVMFuncOp>("tensoropt.message");
}

static void addMessage(ModuleOp lowered, const LibraryFunction &function,
                       LLVM::LLVMFuncOp messages, ErrorCodes &codes) {
  EntryBuilder entry(lowered, messages.getLoc(), function.name + "_message",
                     codes, LLVM::LLVMPointerType::get(lowered.getContext()));
  Value code = entry.addParameter(IntegerType::get(lowered.getContext(), 32));
  entry.returnValue(entry.callForAll(messages, {code}).front());
}

/// What its workspace is, and what that depends on.
static void noteWorkspace(LLVM::LLVMFuncOp size, LibraryFunction &function) {
  if (!size)
    return;
  function.takesWorkspace = true;
  function.hasOpenWorkspace = !getWorkspaceExtents(size).empty();
}

LogicalResult tensoropt::addEntryPoints(ModuleOp lowered,
                                        std::vector<LibraryFunction> &functions,
                                        const Weights *weights,
                                        ErrorCodes &codes) {
  std::vector<Compiled> all;
  for (LibraryFunction &function : functions) {
    Compiled compiled{
        takeFunction(lowered, function.symbol),
        takeFunction(lowered, getShapeSymbol(function.symbol)),
        takeFunction(lowered, function.symbol + ".workspace_size")};
    if (failed(checkResults(compiled.body, function)))
      return failure();
    noteWorkspace(compiled.workspaceSize, function);
    if (weights && weights->isTakenBy(compiled.body))
      function.takesWeights = weights->size();
    all.push_back(compiled);
  }
  for (auto function : lowered.getOps<LLVM::LLVMFuncOp>())
    if (!function.isExternal())
      function.setLinkage(LLVM::Linkage::Internal);
  for (auto global : lowered.getOps<LLVM::GlobalOp>())
    if (global.getValueOrNull() || !global.getInitializerRegion().empty())
      global.setLinkage(LLVM::Linkage::Private);
  for (auto [function, compiled] : llvm::zip(functions, all)) {
    EntryPoints points(lowered, function, compiled, weights, codes);
    points.addCall();
    points.addShapes();
    points.addWorkspaceSize();
    if (function.takesWeights &&
        failed(weights->addCheckFunction(
            lowered, function.name + "_check_weights", codes)))
      return failure();
  }
  LLVM::LLVMFuncOp messages = addMessages(lowered, codes);
  messages.setLinkage(LLVM::Linkage::Internal);
  for (const LibraryFunction &function : functions)
    addMessage(lowered, function, messages, codes);
  return success();
}
