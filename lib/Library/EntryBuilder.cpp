// SPDX-License-Identifier: Apache-2.0

#include "EntryBuilder.h"

using namespace mlir;
using namespace tensoropt;

EntryBuilder::EntryBuilder(ModuleOp lowered, Location loc, StringRef name,
                           ErrorCodes &codes, Type result)
    : builder(loc, lowered.getContext()), codes(codes) {
  builder.setInsertionPointToEnd(lowered.getBody());
  function = LLVM::LLVMFuncOp::create(
      builder, name,
      LLVM::LLVMFunctionType::get(result ? result : builder.getI32Type(), {}));
  builder.setInsertionPointToStart(function.addEntryBlock(builder));
}

//===----------------------------------------------------------------------===//
// Parameters
//===----------------------------------------------------------------------===//

Value EntryBuilder::addParameter(Type type) {
  unsigned number = function.getNumArguments();
  (void)function.insertArgument(number, type, DictionaryAttr(),
                                function.getLoc());
  return function.getArgument(number);
}

Value EntryBuilder::addPointer() {
  return addParameter(LLVM::LLVMPointerType::get(builder.getContext()));
}

Value EntryBuilder::addNumber(ScalarType type) {
  if (type.kind == ScalarKind::F64)
    return addParameter(builder.getF64Type());
  if (type.kind == ScalarKind::F32)
    return addParameter(builder.getF32Type());
  return addParameter(builder.getIntegerType(8 * type.size()));
}

//===----------------------------------------------------------------------===//
// Arithmetic
//===----------------------------------------------------------------------===//

Value EntryBuilder::constant(int64_t value) {
  return LLVM::ConstantOp::create(builder, builder.getI64Type(), value);
}

Value EntryBuilder::compare(LLVM::ICmpPredicate predicate, Value a, Value b) {
  return LLVM::ICmpOp::create(builder, predicate, a, b);
}

Value EntryBuilder::isCode(Value code, int32_t number) {
  return compare(
      LLVM::ICmpPredicate::eq, code,
      LLVM::ConstantOp::create(builder, builder.getI32Type(), number));
}

Value EntryBuilder::isNotNull(Value pointer) {
  return compare(LLVM::ICmpPredicate::ne, pointer,
                 LLVM::ZeroOp::create(builder, pointer.getType()));
}

Value EntryBuilder::either(Value a, Value b) {
  return LLVM::OrOp::create(builder, a, b);
}

Value EntryBuilder::add(Value a, Value b) {
  return LLVM::AddOp::create(builder, a, b);
}

Value EntryBuilder::multiply(Value a, Value b) {
  return LLVM::MulOp::create(builder, a, b);
}

Value EntryBuilder::select(Value condition, Value a, Value b) {
  return LLVM::SelectOp::create(builder, condition, a, b);
}

Value EntryBuilder::align(Value pointer, int64_t alignment) {
  Value address =
      LLVM::PtrToIntOp::create(builder, builder.getI64Type(), pointer);
  Value negative = LLVM::SubOp::create(builder, constant(0), address);
  Value gap = LLVM::AndOp::create(builder, negative, constant(alignment - 1));
  return LLVM::GEPOp::create(builder, pointer.getType(), builder.getI8Type(),
                             pointer, ArrayRef<LLVM::GEPArg>{gap});
}

Value EntryBuilder::getPlace(Value array, int64_t place) {
  return LLVM::GEPOp::create(
      builder, array.getType(), builder.getI64Type(), array,
      ArrayRef<LLVM::GEPArg>{static_cast<int32_t>(place)});
}

Value EntryBuilder::load(Value array, int64_t place) {
  return LLVM::LoadOp::create(builder, builder.getI64Type(),
                              getPlace(array, place));
}

void EntryBuilder::store(Value value, Value array, int64_t place) {
  LLVM::StoreOp::create(builder, value, getPlace(array, place));
}

Value EntryBuilder::addressOf(LLVM::GlobalOp global) {
  return LLVM::AddressOfOp::create(builder, global);
}

//===----------------------------------------------------------------------===//
// Control
//===----------------------------------------------------------------------===//

void EntryBuilder::returnUnless(Value condition,
                                llvm::function_ref<Value()> getCode) {
  Block *before = builder.getInsertionBlock();
  Block *failed = builder.createBlock(&function.getBody());
  returnValue(refusal ? constant(*refusal) : getCode());
  Block *rest = builder.createBlock(&function.getBody());
  builder.setInsertionPointToEnd(before);
  LLVM::CondBrOp::create(builder, condition, rest, failed);
  builder.setInsertionPointToStart(rest);
}

void EntryBuilder::require(Value condition, const std::string &text) {
  returnUnless(condition, [&]() -> Value {
    return LLVM::ConstantOp::create(builder, builder.getI32Type(),
                                    codes.get(text));
  });
}

/// A number as the callee has it.
Value EntryBuilder::convert(Value value, Type type) {
  if (value.getType() == type)
    return value;
  if (!type.isInteger(1))
    return LLVM::BitcastOp::create(builder, type, value);
  Value zero = LLVM::ZeroOp::create(builder, value.getType());
  return compare(LLVM::ICmpPredicate::ne, value, zero);
}

/// Where a callee stores its error: zero before the call.
Value EntryBuilder::getErrorPlace() {
  OpBuilder::InsertionGuard guard(builder);
  builder.setInsertionPointToStart(&function.getBody().front());
  Type number = builder.getI32Type();
  Value one = LLVM::ConstantOp::create(builder, number, 1);
  Value zero = LLVM::ConstantOp::create(builder, number, 0);
  Value place = LLVM::AllocaOp::create(
      builder, LLVM::LLVMPointerType::get(builder.getContext()), number, one);
  LLVM::StoreOp::create(builder, zero, place);
  return place;
}

SmallVector<Value> EntryBuilder::callForAll(LLVM::LLVMFuncOp callee,
                                            ArrayRef<Value> arguments) {
  bool canFail = codes.canFail(callee);
  SmallVector<Value> passed(arguments);
  Value error;
  if (canFail)
    passed.push_back(error = getErrorPlace());
  for (auto [value, type] : llvm::zip_equal(passed, callee.getArgumentTypes()))
    value = convert(value, type);
  auto call = LLVM::CallOp::create(builder, callee, passed);
  if (canFail) {
    Value code = LLVM::LoadOp::create(builder, builder.getI32Type(), error);
    Value zero = LLVM::ZeroOp::create(builder, builder.getI32Type());
    returnUnless(compare(LLVM::ICmpPredicate::eq, code, zero),
                 [&] { return code; });
  }
  SmallVector<Value> results(call.getResults());
  if (results.empty() || !isa<LLVM::LLVMStructType>(results.front().getType()))
    return results;
  Value all = results.pop_back_val();
  size_t count = cast<LLVM::LLVMStructType>(all.getType()).getBody().size();
  for (size_t at = 0; at < count; ++at)
    results.push_back(LLVM::ExtractValueOp::create(
        builder, all, ArrayRef<int64_t>{static_cast<int64_t>(at)}));
  return results;
}

void EntryBuilder::returnValue(Value value) {
  LLVM::ReturnOp::create(builder, ValueRange{value});
}

void EntryBuilder::returnCode() {
  returnValue(LLVM::ZeroOp::create(builder, builder.getI32Type()));
}
