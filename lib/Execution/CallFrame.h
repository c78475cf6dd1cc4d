// SPDX-License-Identifier: Apache-2.0
// The memory that one call of compiled code reads and writes: memref
// descriptors of the arguments, and room for the results. Where each stands is
// the same in all calls of a function and found once.

#pragma once

#include "TensorOpt/Execution/CompiledModule.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include <map>

namespace tensoropt {

/// One value of the lowered signature: a scalar, or a memref of some rank.
struct FlatValue {
  bool isScalar;
  ScalarType type;
  unsigned rank = 0;
  /// Bytes from the start of the frame to the scalar or descriptor.
  size_t place = 0;
  /// The argument that it belongs to; of a result, the one that holds it, or -1
  /// for a result that the function returns.
  int64_t argument = -1;
  /// Its number among the buffers of that argument.
  size_t buffer = 0;
  /// An argument's buffer that a result shares.
  bool isUpdated = false;
};

/// The lowered signature of a function and its places in a frame. An encoded
/// tensor becomes its extents and its buffers.
struct CallLayout {
  /// The flat values of each argument and of each result.
  std::vector<std::vector<FlatValue>> arguments, results;
  size_t flatArguments = 0; ///< number of flat arguments
  /// Where the workspace's descriptor stands, which follows the arguments.
  std::optional<size_t> workspacePlace;
  size_t returnedPlace = 0;  ///< where the returned values start
  size_t words = 0;          ///< 8-byte words of the frame
  bool returnsValue = false; ///< something is returned
  /// Returned values are a struct that the caller provides; else a single
  /// scalar comes back in a register.
  bool returnsByPointer = false;

  /// `resultArguments` has for each flat result the number of the flat argument
  /// that holds it, or -1. False if it does not fit the signature.
  bool compute(const FunctionSpec &signature,
               llvm::ArrayRef<int64_t> resultArguments, bool hasWorkspace);

private:
  bool placeResult(FlatValue &result, const std::vector<FlatValue *> &flat,
                   int64_t argument, size_t &end);
};

class CallFrame {
public:
  /// Lays out the arguments; those must outlive the frame.
  CallFrame(const CallLayout &layout, const std::vector<CallValue> &arguments,
            llvm::MutableArrayRef<char> workspace);

  /// The argument list of the packed interface.
  void **pack();

  /// Takes the results out of the frame. Buffers that the function allocated
  /// are freed with the last result that holds them.
  void takeResults(const FunctionSpec &signature,
                   std::vector<CallValue> &results) const;

private:
  /// The one owner of each block that compiled code allocated.
  using Owners = std::map<void *, std::shared_ptr<void>>;

  void writeTensor(const TensorData &tensor,
                   const std::vector<FlatValue> &values);
  Buffer takeBuffer(const FlatValue &value, Owners &owners) const;

  int64_t *wordsAt(size_t place) { return &words[place / 8]; }
  const char *bytesAt(size_t place) const {
    return reinterpret_cast<const char *>(words.data()) + place;
  }

  const CallLayout &layout;
  const std::vector<CallValue> &arguments;
  // Enough for a handful of tensors without a trip to the heap.
  llvm::SmallVector<int64_t, 64> words;
  llvm::SmallVector<void *, 32> pointers;
};

/// A number for a parameter of that type, as it stands in memory, and back.
uint64_t writeScalar(const ScalarValue &value);
ScalarValue readScalar(ScalarType type, const char *bytes);

} // namespace tensoropt
