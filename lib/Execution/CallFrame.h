// SPDX-License-Identifier: Apache-2.0
// The words that one call of compiled code reads and writes: memref
// descriptors of the arguments, and room for the results.

#pragma once

#include "TensorOpt/Execution/CompiledModule.h"

namespace tensoropt {

/// One value of the lowered signature: a scalar, or a memref of some rank.
struct FlatValue {
  bool isScalar;
  ScalarType type;
  unsigned rank = 0;
};

/// The lowered form of arguments or results: an encoded tensor becomes its
/// extents and its buffers.
std::vector<FlatValue> flatten(const std::vector<ArgumentSpec> &specs);

class CallFrame {
public:
  /// Lays out the arguments; those must outlive the frame.
  explicit CallFrame(std::vector<CallValue> &arguments);

  /// Reserves room for the results that the function returns.
  void reserveResults(const std::vector<FlatValue> &results,
                      const std::vector<int64_t> &resultArguments);

  /// The argument list of the packed interface.
  std::vector<void *> pack();

  /// Takes the results out of the frame. Buffers that the function allocated
  /// are freed with the last result that holds them.
  void takeResults(const FunctionSpec &signature,
                   const std::vector<int64_t> &resultArguments,
                   std::vector<CallValue> &results);

private:
  struct Slot {
    size_t word;          ///< where the value starts in `words`
    bool isPointer;       ///< memrefs are passed by a pointer to the descriptor
    const Buffer *buffer; ///< of a memref argument
  };
  void addScalar(const ScalarValue &value);
  void addWord(int64_t value);
  void addMemref(const Buffer &buffer, const std::vector<int64_t> &shape);

  std::vector<int64_t> words;
  std::vector<Slot> slots;
  std::vector<void *> pointers;
  std::vector<char> returned; ///< the struct of returned values
  std::vector<size_t>
      returnedOffsets; ///< by flat result; unused if an argument
  bool returnsByPointer = false;
};

} // namespace tensoropt
