// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Memory/MemorySpaces.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/BuiltinDialect.h"

using namespace mlir;
using namespace tensoropt;

/// Products with the bytes that buffers move stay in 64 bits.
static constexpr int64_t maxCost = 1 << 16;
static constexpr int64_t maxCapacity = int64_t(1) << 60;

namespace {

/// Reads one dictionary; what is wrong is told as text.
class SpaceReader {
public:
  explicit SpaceReader(DictionaryAttr list) : list(list) {}

  std::string read(MemorySpace &found);

private:
  std::string readNumber(StringRef name, int64_t most,
                         std::optional<int64_t> &number);

  DictionaryAttr list;
};

} // namespace

std::string SpaceReader::readNumber(StringRef name, int64_t most,
                                    std::optional<int64_t> &number) {
  Attribute attribute = list.get(name);
  if (!attribute)
    return "";
  auto integer = dyn_cast<IntegerAttr>(attribute);
  if (integer && integer.getType().isSignlessInteger(64) &&
      integer.getInt() >= 0 && integer.getInt() <= most) {
    number = integer.getInt();
    return "";
  }
  return "has a '" + name.str() + "' that is no 64-bit integer from 0 to " +
         std::to_string(most);
}

std::string SpaceReader::read(MemorySpace &found) {
  for (NamedAttribute entry : list)
    if (!llvm::is_contained({"name", "capacity", "cost", "space"},
                            entry.getName().getValue()))
      return "has '" + entry.getName().str() +
             "', expected 'name', 'capacity', 'cost' or 'space'";
  auto name = list.getAs<StringAttr>("name");
  if (!name || name.getValue().empty())
    return "has no 'name'";
  found.name = name.str();
  if (std::string wrong = readNumber("capacity", maxCapacity, found.capacity);
      !wrong.empty())
    return wrong;
  std::optional<int64_t> cost;
  if (std::string wrong = readNumber("cost", maxCost, cost); !wrong.empty())
    return wrong;
  found.cost = cost.value_or(0);
  Attribute space = list.get("space");
  bool isBuiltin = space && isa<BuiltinDialect>(space.getDialect());
  if (isBuiltin && !isa<IntegerAttr, StringAttr, DictionaryAttr>(space))
    return "has a 'space' that no memref can have";
  // As types have it, of which 0 is the default one.
  if (space)
    found.space = MemRefType::get({1}, Builder(list.getContext()).getI8Type(),
                                  MemRefLayoutAttrInterface(), space)
                      .getMemorySpace();
  return "";
}

FailureOr<std::vector<MemorySpace>>
tensoropt::getMemorySpaces(ModuleOp module) {
  std::vector<MemorySpace> spaces;
  Attribute attribute = module->getAttr(memorySpacesAttr);
  if (!attribute)
    return spaces;
  auto refuse = [&]() {
    return module.emitError() << "'" << memorySpacesAttr << "' ";
  };
  auto array = dyn_cast<ArrayAttr>(attribute);
  if (!array)
    return refuse() << "is to be an array of dictionaries";
  for (auto [number, entry] : llvm::enumerate(array)) {
    MemorySpace found;
    auto list = dyn_cast<DictionaryAttr>(entry);
    std::string wrong =
        list ? SpaceReader(list).read(found) : "is no dictionary";
    for (const MemorySpace &other : spaces) {
      if (wrong.empty() && other.name == found.name)
        wrong = "is called '" + found.name + "' as one before it";
      if (wrong.empty() && other.space == found.space)
        wrong = "has the 'space' of '" + other.name + "'";
    }
    if (!wrong.empty())
      return refuse() << "entry " << number << " " << wrong;
    spaces.push_back(std::move(found));
  }
  if (llvm::none_of(spaces, [](const MemorySpace &s) { return !s.space; }))
    return refuse() << "has no entry without 'space', the default one";
  return spaces;
}
