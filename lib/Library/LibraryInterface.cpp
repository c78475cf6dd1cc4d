// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Library/LibraryInterface.h"
#include "CNames.h"
#include "TensorOpt/Execution/ExtentClasses.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"

using namespace mlir;
using namespace tensoropt;

bool LibraryValue::isOpen() const {
  return llvm::any_of(
      shape, [](const LibraryDimension &at) { return !at.size.has_value(); });
}

int64_t LibraryValue::bytes() const {
  ScalarType element = spec.isTensor ? spec.tensor.element : spec.scalar;
  int64_t bytes = element.size();
  for (const LibraryDimension &dimension : shape)
    bytes *= dimension.size.value_or(1);
  return bytes;
}

bool LibraryFunction::hasOpenOutputs() const {
  return llvm::any_of(
      outputs, [](const LibraryValue &output) { return output.isOpen(); });
}

std::string tensoropt::getShapeSymbol(StringRef symbol) {
  return symbol.str() + ".shapes";
}

/// Refuses what has no array in C.
static LogicalResult checkValue(func::FuncOp function, const ArgumentSpec &spec,
                                StringRef kind, size_t number) {
  if (!spec.isTensor)
    return success();
  auto refuse = [&]() {
    return function.emitError()
           << kind << " " << number << " of '" << function.getName() << "' ";
  };
  if (!spec.tensor.isDense())
    return refuse() << "is a " << spec.tensor.str()
                    << "; a library takes and returns dense tensors only";
  int64_t bytes = spec.tensor.element.size();
  for (int64_t extent : spec.tensor.shape)
    if (extent >= 0 && __builtin_mul_overflow(bytes, extent, &bytes))
      return refuse() << "has more bytes than can be counted";
  return success();
}

static FailureOr<std::vector<LibraryValue>>
getValues(func::FuncOp function, const std::vector<ArgumentSpec> &specs,
          StringRef kind, StringRef name) {
  std::vector<LibraryValue> values;
  for (auto [at, spec] : llvm::enumerate(specs)) {
    if (failed(checkValue(function, spec, kind, at)))
      return failure();
    LibraryValue value{name.str(), spec, {}};
    if (specs.size() > 1)
      value.name += std::to_string(at);
    for (int64_t extent :
         spec.isTensor ? spec.tensor.shape : std::vector<int64_t>())
      value.shape.push_back(
          {extent < 0 ? std::nullopt : std::optional(extent), std::nullopt});
    values.push_back(std::move(value));
  }
  return values;
}

/// Makes a parameter of each class of open extents, and a check of each number
/// that is an extent.
static void addExtents(func::FuncOp function, LibraryFunction &result) {
  auto add = [&](ArrayRef<std::pair<size_t, size_t>> places) {
    size_t number = result.extents.size();
    auto [first, dimension] = places.front();
    result.extents.push_back(
        {result.inputs[first].name + "_extent" + std::to_string(dimension),
         {places.begin(), places.end()},
         std::nullopt});
    for (auto [input, at] : places)
      result.inputs[input].shape[at].extent = number;
    return number;
  };
  ExtentClasses classes = ExtentClasses::compute(function);
  for (const ExtentClasses::Class &equal : classes.get()) {
    SmallVector<std::pair<size_t, size_t>> places;
    for (const ExtentClasses::Place &place : equal.places) {
      if (place.isNumber)
        continue;
      LibraryDimension &dimension =
          result.inputs[place.argument].shape[place.dimension];
      if (equal.extent && !dimension.size)
        dimension.size = equal.extent;
      else if (!dimension.size)
        places.emplace_back(place.argument, place.dimension);
    }
    std::optional<size_t> extent;
    if (!places.empty())
      extent = add(places);
    for (const ExtentClasses::Place &place : equal.places)
      if (place.isNumber && (extent || equal.extent))
        result.checks.push_back(
            {place.argument, extent, equal.extent.value_or(0)});
  }
  for (auto [number, input] : llvm::enumerate(result.inputs))
    for (auto [at, dimension] : llvm::enumerate(input.shape))
      if (!dimension.size && !dimension.extent)
        add({{number, at}});
}

static FailureOr<LibraryFunction> getLibraryFunction(func::FuncOp function,
                                                     StringRef prefix) {
  FailureOr<FunctionSpec> spec = getFunctionSpec(function);
  if (failed(spec))
    return failure();
  auto inputs = getValues(function, spec->arguments, "argument", "input");
  auto outputs = getValues(function, spec->results, "result", "output");
  if (failed(inputs) || failed(outputs))
    return failure();
  LibraryFunction result;
  result.symbol = spec->name;
  result.name = (prefix + spec->name).str();
  result.inputs = std::move(*inputs);
  result.outputs = std::move(*outputs);
  addExtents(function, result);
  return result;
}

llvm::FailureOr<std::vector<LibraryFunction>>
tensoropt::getLibraryFunctions(ModuleOp module, ArrayRef<std::string> entries,
                               StringRef prefix) {
  std::vector<LibraryFunction> functions;
  CNames names;
  for (auto function : module.getOps<func::FuncOp>()) {
    bool isAsked =
        entries.empty() || llvm::is_contained(entries, function.getName());
    if (!isAsked || !function.isPublic() || function.isExternal())
      continue;
    auto result = getLibraryFunction(function, prefix);
    if (failed(result) || failed(names.add(function, *result)))
      return failure();
    functions.push_back(std::move(*result));
  }
  for (const std::string &entry : entries)
    if (llvm::none_of(functions, [&](const LibraryFunction &function) {
          return function.symbol == entry;
        }))
      return module.emitError() << "no public function '" << entry << "'";
  if (functions.empty())
    return module.emitError() << "no public function to make a library of";
  return functions;
}
