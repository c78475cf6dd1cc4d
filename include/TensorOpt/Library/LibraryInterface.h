// SPDX-License-Identifier: Apache-2.0
// What a library offers to C: names, parameters and extents of its functions,
// in plain structs.
//
//   auto functions = getLibraryFunctions(module, options);
//   functions->front().inputs.front().name;   // "input0"

#pragma once

#include "TensorOpt/Execution/TensorSpec.h"
#include "mlir/IR/BuiltinOps.h"
#include <optional>

namespace tensoropt {

/// A parameter for extents that types leave open: all of them are equal.
struct LibraryExtent {
  std::string name;
  /// The inputs and their dimensions.
  std::vector<std::pair<size_t, size_t>> places;
  std::optional<int64_t> most; ///< what it is at most
};

/// One dimension: its size, or the number of the parameter that it is; neither
/// where the library computes it.
struct LibraryDimension {
  std::optional<int64_t> size;
  std::optional<size_t> extent;
};

/// An input or an output.
struct LibraryValue {
  std::string name;
  ArgumentSpec spec;
  std::vector<LibraryDimension> shape; ///< of a tensor

  /// Whether an extent is open.
  bool isOpen() const;
  /// The product of the extents that are known, times the bytes of an element.
  int64_t bytes() const;
};

/// What a call can be refused for before it begins.
struct LibraryCheck {
  size_t number;                ///< of the input that is an extent
  std::optional<size_t> extent; ///< the parameter that it has to be, or
  int64_t size = 0;             ///< the number that it has to be
};

struct LibraryFunction {
  std::string symbol; ///< in the module
  std::string name;   ///< in C
  std::vector<LibraryExtent> extents;
  std::vector<LibraryValue> inputs, outputs;
  std::vector<LibraryCheck> checks;
  bool takesWorkspace = false;
  bool hasOpenWorkspace = false; ///< whether its bytes depend on extents
  uint64_t takesWeights = 0;     ///< bytes of the file of weights, 0 for none
  bool allocates = false;

  /// Whether the sizes of outputs have to be asked for.
  bool hasOpenOutputs() const;
  /// Whether an output's shape follows from the extents and not from numbers.
  std::string shapeName(const LibraryValue &output) const {
    return name + "_" + output.name + "_shape";
  }
};

/// The symbol of the function that computes the open extents of outputs.
std::string getShapeSymbol(llvm::StringRef symbol);

/// The public functions of a module, or those named in `entries`, as C has
/// them, `prefix` before their names. Fails, with an error at the function, for
/// names that are none in C or are taken, and for what C has no arrays for:
/// sparse and packed storage.
llvm::FailureOr<std::vector<LibraryFunction>>
getLibraryFunctions(mlir::ModuleOp module, llvm::ArrayRef<std::string> entries,
                    llvm::StringRef prefix);

} // namespace tensoropt
