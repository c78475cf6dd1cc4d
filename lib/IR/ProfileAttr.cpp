// SPDX-License-Identifier: Apache-2.0
// A dictionary for each operation, in the order of their numbers.

#include "TensorOpt/IR/ProfileAttr.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/Operation.h"

using namespace mlir;
using namespace tensoropt;

static constexpr llvm::StringLiteral operationsAttr =
    "tensoropt.profiled_operations";
static constexpr llvm::StringLiteral threadsAttr = "tensoropt.profiled_threads";

static DictionaryAttr write(const ProfiledOperation &operation,
                            Builder &builder) {
  NamedAttrList list;
  auto text = [&](StringRef name, StringRef value) {
    list.append(name, builder.getStringAttr(value));
  };
  auto number = [&](StringRef name, std::optional<int64_t> value) {
    if (value)
      list.append(name, builder.getI64IntegerAttr(*value));
  };
  text("function", operation.function);
  text("layer", operation.layer);
  text("kind", operation.kind);
  text("operation", operation.operation);
  text("shapes", operation.shapes);
  number("flops", operation.flops);
  if (operation.transcendentals)
    number("transcendentals", operation.transcendentals);
  number("sweep", operation.sweep);
  if (operation.isDouble)
    list.append("double", builder.getUnitAttr());
  return list.getDictionary(builder.getContext());
}

void tensoropt::setProfiledOperations(Operation *module,
                                      const ProfiledOperations &profiled) {
  Builder builder(module->getContext());
  SmallVector<Attribute> operations;
  for (const ProfiledOperation &operation : profiled.operations)
    operations.push_back(write(operation, builder));
  module->setAttr(operationsAttr, builder.getArrayAttr(operations));
  module->setAttr(threadsAttr, builder.getI64IntegerAttr(profiled.threads));
}

static FailureOr<ProfiledOperation> read(Attribute attribute) {
  auto list = dyn_cast<DictionaryAttr>(attribute);
  if (!list)
    return failure();
  ProfiledOperation operation;
  bool isGood = true;
  auto text = [&](StringRef name, std::string &value) {
    if (auto string = list.getAs<StringAttr>(name))
      value = string.str();
    else
      isGood = false;
  };
  auto number = [&](StringRef name) -> std::optional<int64_t> {
    auto integer = list.getAs<IntegerAttr>(name);
    isGood &=
        !list.contains(name) || (integer && integer.getType().isInteger(64));
    return isGood && integer ? std::optional(integer.getInt()) : std::nullopt;
  };
  text("function", operation.function);
  text("layer", operation.layer);
  text("kind", operation.kind);
  text("operation", operation.operation);
  text("shapes", operation.shapes);
  operation.flops = number("flops");
  operation.transcendentals = number("transcendentals").value_or(0);
  operation.sweep = number("sweep");
  operation.isDouble = list.contains("double");
  if (!isGood)
    return failure();
  return operation;
}

FailureOr<std::optional<ProfiledOperations>>
tensoropt::getProfiledOperations(Operation *module) {
  ProfiledOperations profiled;
  if (!module->hasAttr(operationsAttr))
    return std::optional<ProfiledOperations>();
  auto operations = module->getAttrOfType<ArrayAttr>(operationsAttr);
  auto threads = module->getAttrOfType<IntegerAttr>(threadsAttr);
  if (!operations || !threads || !threads.getType().isInteger(64) ||
      threads.getInt() < 1 || threads.getInt() > 1024)
    return failure();
  profiled.threads = threads.getInt();
  for (Attribute attribute : operations) {
    FailureOr<ProfiledOperation> operation = read(attribute);
    if (failed(operation))
      return failure();
    profiled.operations.push_back(std::move(*operation));
  }
  return std::optional(std::move(profiled));
}
