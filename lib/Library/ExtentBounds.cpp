// SPDX-License-Identifier: Apache-2.0

#include "ExtentBounds.h"
#include "TensorOpt/Memory/MemoryPlan.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"

using namespace mlir;
using namespace tensoropt;

/// Takes what the arguments of a function state.
static void readBounds(func::FuncOp function, LibraryFunction &interface) {
  for (auto [at, input] : llvm::enumerate(interface.inputs)) {
    auto bounds =
        function.getArgAttrOfType<DenseI64ArrayAttr>(at, upperBoundsAttr);
    if (!bounds)
      continue;
    size_t next = 0;
    for (auto [place, dimension] : llvm::enumerate(input.shape)) {
      bool isOpen = input.spec.tensor.shape[place] < 0 &&
                    next < static_cast<size_t>(bounds.size());
      if (!isOpen)
        continue;
      int64_t bound = bounds[next++];
      if (!dimension.extent)
        continue;
      std::optional<int64_t> &most = interface.extents[*dimension.extent].most;
      most = std::min(most.value_or(bound), bound);
    }
  }
}

/// States on the arguments what the parameters are at most.
static LogicalResult writeBounds(func::FuncOp function,
                                 const LibraryFunction &interface) {
  for (auto [at, input] : llvm::enumerate(interface.inputs)) {
    SmallVector<int64_t> bounds;
    const LibraryExtent *missing = nullptr;
    bool isBounded = false;
    for (auto [place, dimension] : llvm::enumerate(input.shape)) {
      if (input.spec.tensor.shape[place] >= 0)
        continue;
      if (!dimension.extent) {
        bounds.push_back(*dimension.size);
        continue;
      }
      const LibraryExtent &extent = interface.extents[*dimension.extent];
      bounds.push_back(extent.most.value_or(0));
      isBounded |= extent.most.has_value();
      if (!extent.most)
        missing = &extent;
    }
    if (isBounded && missing)
      return function.emitError()
             << "'" << missing->name << "' of '" << interface.name
             << "' has no largest value, but other extents of " << input.name
             << " have; memory is planned for all or none";
    if (isBounded)
      function.setArgAttr(
          at, upperBoundsAttr,
          DenseI64ArrayAttr::get(function.getContext(), bounds));
  }
  return success();
}

/// Whether one bound names a parameter of a function, which takes it then.
static bool apply(const ExtentBound &bound, LibraryFunction &function) {
  bool isFound = false;
  for (LibraryExtent &extent : function.extents)
    if (bound.extent == extent.name ||
        bound.extent == function.name + "." + extent.name) {
      extent.most = bound.most;
      isFound = true;
    }
  return isFound;
}

LogicalResult tensoropt::boundExtents(ModuleOp module,
                                      ArrayRef<ExtentBound> bounds,
                                      std::vector<LibraryFunction> &functions) {
  for (LibraryFunction &function : functions)
    readBounds(module.lookupSymbol<func::FuncOp>(function.symbol), function);
  for (const ExtentBound &bound : bounds) {
    bool isFound = false;
    for (LibraryFunction &function : functions)
      isFound |= apply(bound, function);
    if (!isFound)
      return module.emitError()
             << "no function has an extent '" << bound.extent << "' to bound";
  }
  for (const LibraryFunction &function : functions)
    if (failed(writeBounds(module.lookupSymbol<func::FuncOp>(function.symbol),
                           function)))
      return failure();
  return success();
}
