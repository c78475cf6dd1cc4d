// SPDX-License-Identifier: Apache-2.0

#include "Weights.h"
#include "EntryBuilder.h"
#include "mlir/Parser/Parser.h"
#include "llvm/Support/MathExtras.h"
#include <cstring>

using namespace mlir;
using namespace tensoropt;

static constexpr uint64_t headSize = 64;
static constexpr char magic[] = "TOWEIGHT";

//===----------------------------------------------------------------------===//
// The file
//===----------------------------------------------------------------------===//

/// One step of the checksum: a multiplication spreads a word upwards, a shift
/// brings it down again. The factor is that of FNV-1a.
static uint64_t addWord(uint64_t sum, uint64_t word) {
  sum = (sum ^ word) * 0x100000001b3;
  return sum ^ (sum >> 32);
}

/// The same in generated code, over a file's words behind its head.
static constexpr StringLiteral checksumText = R"(
llvm.func internal @tensoropt.checksum(%file: !llvm.ptr, %words: i64) -> i64 {
  %head = llvm.mlir.constant(8 : i64) : i64
  %one = llvm.mlir.constant(1 : i64) : i64
  %zero = llvm.mlir.constant(0 : i64) : i64
  %factor = llvm.mlir.constant(1099511628211 : i64) : i64
  %half = llvm.mlir.constant(32 : i64) : i64
  llvm.br ^loop(%head, %zero : i64, i64)
^loop(%at: i64, %sum: i64):
  %isInside = llvm.icmp "ult" %at, %words : i64
  llvm.cond_br %isInside, ^body, ^end
^body:
  %place = llvm.getelementptr %file[%at] : (!llvm.ptr, i64) -> !llvm.ptr, i64
  %word = llvm.load %place : !llvm.ptr -> i64
  %mixed = llvm.xor %sum, %word : i64
  %spread = llvm.mul %mixed, %factor : i64
  %high = llvm.lshr %spread, %half : i64
  %new = llvm.xor %spread, %high : i64
  %next = llvm.add %at, %one : i64
  llvm.br ^loop(%next, %new : i64, i64)
^end:
  llvm.return %sum : i64
}
)";

Weights::Weights(const std::vector<LargeConstant> &constants)
    : constants(constants), fileSize(headSize) {
  for (const LargeConstant &constant : constants) {
    offsets[constant.name] = fileSize;
    fileSize =
        llvm::alignTo(fileSize + constant.memory.bytes(), constantAlignment);
  }
  checksum = computeChecksum();
}

uint64_t Weights::computeChecksum() const {
  uint64_t sum = 0;
  for (const LargeConstant &constant : constants) {
    const char *data = static_cast<const char *>(constant.memory.data());
    uint64_t bytes = constant.memory.bytes();
    for (uint64_t at = 0; at < llvm::alignTo(bytes, constantAlignment);
         at += 8) {
      uint64_t word = 0;
      if (at < bytes)
        std::memcpy(&word, data + at, std::min<uint64_t>(8, bytes - at));
      sum = addWord(sum, word);
    }
  }
  return sum;
}

void Weights::print(raw_ostream &os) const {
  char head[headSize] = {};
  std::memcpy(head, magic, 8);
  std::memcpy(head + 8, &fileSize, 8);
  std::memcpy(head + 16, &checksum, 8);
  os.write(head, headSize);
  for (const LargeConstant &constant : constants) {
    uint64_t bytes = constant.memory.bytes();
    os.write(static_cast<const char *>(constant.memory.data()), bytes);
    os.write_zeros(
        llvm::offsetToAlignment(bytes, llvm::Align(constantAlignment)));
  }
}

//===----------------------------------------------------------------------===//
// Code
//===----------------------------------------------------------------------===//

LogicalResult Weights::detach(ModuleOp lowered) {
  SmallVector<LLVM::AddressOfOp> uses;
  lowered.walk([&](LLVM::AddressOfOp use) {
    if (!offsets.contains(use.getGlobalName()))
      return;
    uses.push_back(use);
    takers.insert(use->getParentOfType<LLVM::LLVMFuncOp>());
  });
  if (failed(addPointerArgument(lowered, takers)))
    return failure();
  for (LLVM::AddressOfOp use : uses) {
    auto function = use->getParentOfType<LLVM::LLVMFuncOp>();
    OpBuilder builder(use);
    Value offset = LLVM::ConstantOp::create(
        builder, use.getLoc(), builder.getI64Type(),
        static_cast<int64_t>(offsets.lookup(use.getGlobalName())));
    Value place = LLVM::GEPOp::create(
        builder, use.getLoc(), use.getType(), builder.getI8Type(),
        function.getArgument(function.getNumArguments() - 1),
        ArrayRef<LLVM::GEPArg>{offset});
    use.replaceAllUsesWith(place);
    use.erase();
  }
  for (const LargeConstant &constant : constants)
    lowered.lookupSymbol(constant.name)->erase();
  return success();
}

void Weights::addCheck(EntryBuilder &entry, Value file) const {
  entry.require(entry.isNotNull(file), "weights is NULL");
  entry.require(entry.compare(LLVM::ICmpPredicate::eq, entry.load(file, 2),
                              entry.constant(checksum)),
                "weights are not those of this library");
}

LogicalResult Weights::addCheckFunction(ModuleOp lowered, StringRef name,
                                        ErrorCodes &codes) const {
  constexpr StringLiteral symbol = "tensoropt.checksum";
  if (!lowered.lookupSymbol(symbol)) {
    OwningOpRef<ModuleOp> parsed =
        parseSourceString<ModuleOp>(checksumText, lowered.getContext());
    if (!parsed)
      return failure();
    lowered.getBody()->getOperations().splice(
        lowered.getBody()->end(), parsed->getBody()->getOperations());
  }
  auto equal = LLVM::ICmpPredicate::eq;
  EntryBuilder entry(lowered, lowered.getLoc(), name, codes);
  Value file = entry.addPointer();
  Value bytes = entry.addParameter(entry.getI64Type());
  entry.require(entry.isNotNull(file), "weights is NULL");
  entry.require(
      entry.compare(equal, entry.align(file, constantAlignment), file),
      "weights are not aligned to " + std::to_string(constantAlignment) +
          " bytes");
  entry.require(entry.compare(equal, bytes, entry.constant(fileSize)),
                "weights have not " + std::to_string(fileSize) + " bytes");
  addCheck(entry, file);
  Value sum = entry
                  .callForAll(lowered.lookupSymbol<LLVM::LLVMFuncOp>(symbol),
                              {file, entry.constant(fileSize / 8)})
                  .front();
  entry.require(entry.compare(equal, sum, entry.constant(checksum)),
                "weights are damaged: their checksum is another one");
  entry.returnCode();
  return success();
}
