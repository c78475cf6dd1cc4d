// SPDX-License-Identifier: Apache-2.0
// Builds one function of the LLVM dialect that C calls.
//
//   EntryBuilder entry(lowered, loc, "f", codes);
//   Value x = entry.addPointer();
//   entry.require(entry.isNotNull(x), "x is NULL");   // else returns its
//   number entry.callForAll(body, {x}); entry.returnCode();

#pragma once

#include "ErrorCodes.h"
#include "TensorOpt/Runtime/ScalarType.h"
#include "mlir/IR/ImplicitLocOpBuilder.h"

namespace tensoropt {

class EntryBuilder {
public:
  /// A function without parameters, which returns a 32-bit number unless
  /// another type is given.
  EntryBuilder(mlir::ModuleOp lowered, mlir::Location loc, llvm::StringRef name,
               ErrorCodes &codes, mlir::Type result = {});

  mlir::Type getI64Type() { return builder.getI64Type(); }
  mlir::Value addParameter(mlir::Type type);
  mlir::Value addPointer();
  /// A number as C passes it: a boolean in a byte, floats of 16 and 8 bits as
  /// their bits.
  mlir::Value addNumber(ScalarType type);

  mlir::Value constant(int64_t value);
  mlir::Value compare(mlir::LLVM::ICmpPredicate predicate, mlir::Value a,
                      mlir::Value b);
  mlir::Value isCode(mlir::Value code, int32_t number);
  mlir::Value isNotNull(mlir::Value pointer);
  mlir::Value either(mlir::Value a, mlir::Value b);
  mlir::Value add(mlir::Value a, mlir::Value b);
  mlir::Value multiply(mlir::Value a, mlir::Value b);
  /// The first address from `pointer` on that is a multiple of `alignment`.
  mlir::Value align(mlir::Value pointer, int64_t alignment);
  /// `array[place]`, of 64-bit numbers, and a store there.
  mlir::Value load(mlir::Value array, int64_t place);
  void store(mlir::Value value, mlir::Value array, int64_t place);
  mlir::Value addressOf(mlir::LLVM::GlobalOp global);
  mlir::Value select(mlir::Value condition, mlir::Value a, mlir::Value b);

  /// From here on returns that number, of 64 bits, in place of errors.
  void refuseBy(int64_t number) { refusal = number; }
  /// Returns the number of a text where a condition does not hold.
  void require(mlir::Value condition, const std::string &text);

  /// Calls a function with numbers as C has them; what it returns, one by one.
  /// Returns its error where it fails.
  llvm::SmallVector<mlir::Value>
  callForAll(mlir::LLVM::LLVMFuncOp callee,
             llvm::ArrayRef<mlir::Value> arguments);

  void returnValue(mlir::Value value);
  /// Returns that there was no error.
  void returnCode();

private:
  mlir::Value convert(mlir::Value value, mlir::Type type);
  mlir::Value getErrorPlace();
  mlir::Value getPlace(mlir::Value array, int64_t place);
  /// Returns where a condition does not hold: what `getCode` makes, or the
  /// number that stands for errors.
  void returnUnless(mlir::Value condition,
                    llvm::function_ref<mlir::Value()> getCode);

  mlir::ImplicitLocOpBuilder builder;
  mlir::LLVM::LLVMFuncOp function;
  ErrorCodes &codes;
  std::optional<int64_t> refusal;
};

} // namespace tensoropt
