// SPDX-License-Identifier: Apache-2.0
// The pass tensoropt-materialize-random.

#include "ConstantElements.h"
#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/IR/TensorOpt.h"
#include "TensorOpt/IR/TypeBytes.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/IR/BuiltinDialect.h"
#include "mlir/IR/DialectResourceBlobManager.h"
#include "mlir/IR/Threading.h"

namespace tensoropt {
#define GEN_PASS_DEF_MATERIALIZERANDOM
#include "TensorOpt/Dense/Passes.h.inc"
} // namespace tensoropt

using namespace mlir;
using namespace tensoropt;

namespace {

/// What the constants of a module may need.
constexpr int64_t maxModuleBytes = int64_t(16) << 30;

/// Element `index` of the sequence of SplitMix64.
uint64_t hash(uint64_t seed, uint64_t index) {
  uint64_t z = seed + (index + 1) * 0x9e3779b97f4a7c15;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
  return z ^ (z >> 31);
}

void store(float &element, double value) {
  element = static_cast<float>(value);
}
void store(double &element, double value) { element = value; }

/// The bits of a 16-bit float.
template <const llvm::fltSemantics &(*getSemantics)()> struct Half {
  uint16_t bits;
};
template <const llvm::fltSemantics &(*getSemantics)()>
void store(Half<getSemantics> &element, double value) {
  APFloat number(value);
  bool losesInfo;
  number.convert(getSemantics(), APFloat::rmNearestTiesToEven, &losesInfo);
  element.bits = number.bitcastToAPInt().getZExtValue();
}

template <typename T> void fill(void *data, int64_t count, RandomOp op) {
  uint64_t seed = op.getSeed();
  double low = op.getLow().convertToDouble();
  double width = op.getHigh().convertToDouble() - low;
  for (int64_t at = 0; at < count; ++at) {
    // A statement of its own: compilers may fuse products and sums within one.
    double offset = static_cast<double>(hash(seed, at) >> 11) * 0x1p-53 * width;
    store(static_cast<T *>(data)[at], low + offset);
  }
}

/// Nothing if there is no memory.
std::optional<Buffer> draw(RandomOp op) {
  RankedTensorType type = op.getType();
  int64_t count = type.getNumElements();
  std::optional<Buffer> buffer =
      Buffer::allocate(ScalarType{ScalarKind::U8}, *countBytes(type));
  if (!buffer)
    return std::nullopt;
  void *data = buffer->data();
  Type element = type.getElementType();
  if (element.isF64())
    fill<double>(data, count, op);
  else if (element.isF32())
    fill<float>(data, count, op);
  else if (element.isF16())
    fill<Half<APFloat::IEEEhalf>>(data, count, op);
  else
    fill<Half<APFloat::BFloat>>(data, count, op);
  return buffer;
}

struct MaterializeRandomPass
    : tensoropt::impl::MaterializeRandomBase<MaterializeRandomPass> {
  void runOnOperation() override {
    SmallVector<RandomOp> ops;
    getOperation()->walk([&](RandomOp op) { ops.push_back(op); });
    int64_t total = 0;
    for (RandomOp op : ops) {
      total += *countBytes(op.getType());
      if (total > maxModuleBytes) {
        op.emitError() << "random tensors up to this one need more than "
                       << (maxModuleBytes >> 30) << " GiB together";
        return signalPassFailure();
      }
    }
    std::vector<std::optional<Buffer>> buffers(ops.size());
    parallelFor(&getContext(), 0, ops.size(),
                [&](size_t number) { buffers[number] = draw(ops[number]); });
    for (auto [op, buffer] : llvm::zip_equal(ops, buffers)) {
      if (!buffer) {
        op.emitError("no memory for the elements");
        return signalPassFailure();
      }
      OpBuilder builder(op);
      auto constant = arith::ConstantOp::create(
          builder, op.getLoc(), op.getType(),
          DenseResourceElementsAttr::get(op.getType(), "random",
                                         makeBlob(*buffer)));
      op.replaceAllUsesWith(constant.getResult());
      op.erase();
    }
  }
};

} // namespace
