// SPDX-License-Identifier: Apache-2.0

#include "ProfiledWork.h"
#include "ExtentMath.h"
#include "TensorOpt/IR/CountOperations.h"
#include "TensorOpt/IR/PackedOps.h"
#include "TensorOpt/IR/Record.h"
#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/Dialect/Affine/IR/AffineOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Math/IR/Math.h"
#include "mlir/Dialect/MemRef/IR/MemRef.h"
#include "mlir/Dialect/SCF/IR/SCF.h"
#include "mlir/IR/TypeUtilities.h"

using namespace mlir;
using namespace tensoropt;

//===----------------------------------------------------------------------===//
// What there is
//===----------------------------------------------------------------------===//

bool tensoropt::isLoop(Operation *op, bool &isParallel) {
  isParallel =
      isa<scf::ParallelOp, scf::ForallOp, affine::AffineParallelOp>(op);
  return isParallel || isa<scf::ForOp, scf::WhileOp, affine::AffineForOp>(op);
}

bool tensoropt::doesWork(Operation *op) {
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op)) {
    if (!linalgOp.hasPureBufferSemantics())
      return false;
    auto isLong = [](int64_t extent) {
      return ShapedType::isDynamic(extent) || extent > 1;
    };
    auto ranges = linalgOp.getStaticLoopRanges();
    return llvm::any_of(ranges, isLong) && !llvm::is_contained(ranges, 0);
  }
  if (auto copy = dyn_cast<memref::CopyOp>(op)) {
    auto type = dyn_cast<MemRefType>(copy.getSource().getType());
    return type && isa<MemRefType>(copy.getTarget().getType()) &&
           (!type.hasStaticShape() || type.getNumElements() > 1);
  }
  // These have results on tensors only.
  bool isOnBuffers = isa<SweepOp, ExpandOp>(op) && op->getNumResults() == 0;
  return isOnBuffers || isa<CloseOp>(op);
}

namespace {
/// Buffers, and encoded tensors, that an operation reads, and those it writes.
struct Operands {
  SmallVector<Value> read, written;
};
} // namespace

/// The buffers outside that a region reads element by element.
static SetVector<Value> findLoaded(Operation *op) {
  SetVector<Value> loaded;
  op->walk([&](memref::LoadOp load) {
    Value buffer = load.getMemRef();
    if (!op->isAncestor(buffer.getParentRegion()->getParentOp()))
      loaded.insert(buffer);
  });
  return loaded;
}

static Operands getOperands(Operation *op) {
  Operands operands;
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op)) {
    for (OpOperand *operand : linalgOp.getDpsInputOperands())
      operands.read.push_back(operand->get());
    llvm::append_range(operands.read, findLoaded(op));
    llvm::append_range(operands.written, linalgOp.getDpsInits());
  } else if (auto copy = dyn_cast<memref::CopyOp>(op)) {
    operands.read.push_back(copy.getSource());
    operands.written.push_back(copy.getTarget());
  } else if (auto sweep = dyn_cast<SweepOp>(op)) {
    operands.read.push_back(sweep.getDriver());
    llvm::append_range(operands.read, sweep.getJoins());
    llvm::append_range(operands.read, findLoaded(op));
    llvm::append_range(operands.written, sweep.getInits());
  } else if (auto expand = dyn_cast<ExpandOp>(op)) {
    operands.read.push_back(expand.getSource());
    operands.written.push_back(expand.getTarget());
  }
  return operands;
}

//===----------------------------------------------------------------------===//
// Words
//===----------------------------------------------------------------------===//

/// The extents of a tensor that its type leaves open, if they are at hand.
static FailureOr<SmallVector<OpFoldResult>> getOpenExtents(Value value,
                                                           OpBuilder *builder) {
  SmallVector<OpFoldResult> extents;
  auto type = dyn_cast<ShapedType>(value.getType());
  if (!type || !type.hasRank() || type.hasStaticShape())
    return extents;
  auto assembled = value.getDefiningOp<AssembleOp>();
  if (!assembled && !isa<MemRefType>(type))
    return failure();
  for (int64_t dimension = 0; dimension < type.getRank(); ++dimension) {
    if (!type.isDynamicDim(dimension))
      continue;
    OpFoldResult extent;
    if (assembled)
      extent = assembled.getExtents()[dimension];
    else if (builder)
      extent = memref::DimOp::create(*builder, value.getLoc(), value, dimension)
                   .getResult();
    extents.push_back(extent);
  }
  return extents;
}

static void printShape(Value value, raw_ostream &os) {
  auto type = dyn_cast<ShapedType>(value.getType());
  if (!type) {
    if (isa<BuilderType>(value.getType()))
      os << "encoded";
    else
      os << value.getType();
    return;
  }
  if (type.hasRank() && succeeded(getOpenExtents(value, nullptr)))
    for (int64_t extent : type.getShape()) {
      if (ShapedType::isDynamic(extent))
        os << "?x";
      else
        os << extent << "x";
    }
  os << type.getElementType();
  if (isa<TensorType>(type))
    os << " encoded";
}

static std::string printShapes(const Operands &operands) {
  std::string text;
  llvm::raw_string_ostream os(text);
  auto print = [&](Value value) { printShape(value, os); };
  llvm::interleaveComma(operands.read, os, print);
  if (!operands.written.empty()) {
    os << (operands.read.empty() ? "-> " : " -> ");
    llvm::interleaveComma(operands.written, os, print);
  }
  return text;
}

/// True if the body hands on what it gets, or a value from outside.
static bool computesNothing(linalg::LinalgOp op) {
  Block *body = op.getBlock();
  return llvm::none_of(body->getTerminator()->getOperands(), [&](Value value) {
    Operation *source = value.getDefiningOp();
    return source && body->getParentOp()->isAncestor(source);
  });
}

static StringRef getKind(linalg::LinalgOp op) {
  if (computesNothing(op)) {
    bool readsBuffers = llvm::any_of(op.getDpsInputs(), [](Value input) {
      return isa<MemRefType>(input.getType());
    });
    return readsBuffers ? "copy" : "fill";
  }
  if (!findLoaded(op).empty())
    return "gather";
  if (op.getNumReductionLoops() == 0)
    return "elementwise";
  bool multiplies = false;
  op.getBlock()->walk([&](Operation *inner) {
    multiplies |= isa<arith::MulFOp, arith::MulIOp, arith::AndIOp,
                      complex::MulOp, math::FmaOp>(inner);
  });
  bool hasWindow = llvm::any_of(op.getIndexingMapsArray(), [](AffineMap map) {
    return llvm::any_of(map.getResults(), [](AffineExpr place) {
      return isa<AffineBinaryOpExpr>(place);
    });
  });
  bool isProduct = multiplies && op.getNumDpsInputs() > 1;
  if (hasWindow)
    return isProduct ? "convolution" : "pooling";
  return isProduct ? "contraction" : "reduction";
}

static StringRef getKind(Operation *op) {
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
    return getKind(linalgOp);
  if (isa<memref::CopyOp>(op))
    return "copy";
  if (isa<SweepOp>(op))
    return "sweep";
  if (isa<ExpandOp>(op))
    return "expansion";
  return isa<CloseOp>(op) ? "storage" : "loop";
}

//===----------------------------------------------------------------------===//
// Numbers
//===----------------------------------------------------------------------===//

/// Functions that no processor computes in an instruction or two.
static bool isTranscendental(Operation *op) {
  if (isa_and_nonnull<math::MathDialect>(op->getDialect()))
    return !isa<math::AbsFOp, math::AbsIOp, math::CopySignOp, math::FmaOp,
                math::FloorOp, math::CeilOp, math::TruncOp, math::RoundOp,
                math::RoundEvenOp, math::IsNaNOp, math::IsInfOp,
                math::IsFiniteOp>(op);
  return isa<complex::AbsOp, complex::AngleOp, complex::ExpOp, complex::LogOp,
             complex::PowOp, complex::SqrtOp, complex::RsqrtOp, complex::SinOp,
             complex::CosOp, complex::TanhOp>(op);
}

/// Bits of a number, of one part where it is complex.
static unsigned getBits(Type element) {
  if (auto complex = dyn_cast<ComplexType>(element))
    element = complex.getElementType();
  if (isa<IndexType>(element))
    return 64;
  return element.isIntOrFloat() ? element.getIntOrFloatBitWidth() : 0;
}

/// Bytes of an element in memory; 0 for what has none that we know of.
static int64_t getBytes(Type element) {
  int64_t bytes = llvm::divideCeil(getBits(element), 8);
  return isa<ComplexType>(element) ? 2 * bytes : bytes;
}

static void countBody(linalg::LinalgOp op, ProfiledOperation &operation) {
  bool countsIntegers = llvm::any_of(op.getDpsInits(), [](Value init) {
    return isa<IntegerType>(getElementTypeOrSelf(init.getType()));
  });
  Operations flops;
  op.getBlock()->walk([&](Operation *inner) {
    if (isa<math::FmaOp>(inner))
      flops += {1, 1, 0};
    else if (isTranscendental(inner))
      ++operation.transcendentals;
    else
      flops += countOperations(inner, countsIntegers);
  });
  operation.flops = flops.total();
}

ProfiledOperation tensoropt::describe(Operation *op) {
  ProfiledOperation operation;
  if (auto function = op->getParentOfType<FunctionOpInterface>())
    operation.function = function.getName().str();
  operation.layer = printLocation(op->getLoc());
  operation.kind = getKind(op).str();
  operation.operation = op->getName().getStringRef().str();
  Operands operands = getOperands(op);
  operation.shapes = printShapes(operands);
  operation.isDouble = llvm::any_of(operands.written, [](Value value) {
    return getBits(getElementTypeOrSelf(value.getType())) == 64;
  });
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op))
    countBody(linalgOp, operation);
  else if (isa<memref::CopyOp>(op))
    operation.flops = 0;
  return operation;
}

//===----------------------------------------------------------------------===//
// Work
//===----------------------------------------------------------------------===//

namespace {

/// The work of an operation of linalg.
class LinalgWork {
public:
  LinalgWork(linalg::LinalgOp op, OpBuilder &builder)
      : op(op), math(builder, op.getLoc()) {
    for (const Range &range : op.createLoopRanges(builder, op.getLoc()))
      ranges.push_back(range.size);
    iterations = math.product(ranges);
  }

  OpFoldResult iterations;

  OpFoldResult countBytes() {
    OpFoldResult bytes = math.constant(0);
    SetVector<Value> read;
    for (OpOperand &operand : op->getOpOperands()) {
      bool isWritten = op.isDpsInit(&operand);
      if (!isa<MemRefType>(operand.get().getType()))
        continue;
      OpFoldResult once = getTouched(&operand);
      if (op.payloadUsesValueFromOperand(&operand) &&
          read.insert(operand.get()))
        bytes = math.add(bytes, once);
      if (isWritten)
        bytes = math.add(bytes, once);
    }
    for (Value loaded : findLoaded(op))
      bytes = math.add(
          bytes, math.multiply(math.min(math.elements(loaded), iterations),
                               sizeOf(loaded)));
    return bytes;
  }

private:
  OpFoldResult sizeOf(Value value) {
    return math.constant(getBytes(getElementTypeOrSelf(value.getType())));
  }

  /// Bytes of the elements that the loops reach.
  OpFoldResult getTouched(OpOperand *operand) {
    OpFoldResult elements = math.elements(operand->get());
    AffineMap map = op.getMatchingIndexingMap(operand);
    if (!map.isProjectedPermutation()) {
      SmallVector<OpFoldResult> reaching;
      for (auto [loop, range] : llvm::enumerate(ranges))
        if (map.isFunctionOfDim(loop))
          reaching.push_back(range);
      elements = math.min(elements, math.product(reaching));
    }
    return math.multiply(elements, sizeOf(operand->get()));
  }

  linalg::LinalgOp op;
  ExtentMath math;
  SmallVector<OpFoldResult> ranges;
};

} // namespace

ProfiledWork tensoropt::emitWork(Operation *op, OpBuilder &builder) {
  ExtentMath math(builder, op->getLoc());
  ProfiledWork work{math.constant(0), math.constant(0), {}};
  Operands operands = getOperands(op);
  for (ArrayRef<Value> values : {operands.read, operands.written})
    for (Value value : values)
      if (auto open = getOpenExtents(value, &builder); succeeded(open))
        work.extents.append(*open);
  if (auto linalgOp = dyn_cast<linalg::LinalgOp>(op)) {
    LinalgWork known(linalgOp, builder);
    work.iterations = known.iterations;
    work.bytes = known.countBytes();
  } else if (auto copy = dyn_cast<memref::CopyOp>(op)) {
    Type element = getElementTypeOrSelf(copy.getSource().getType());
    work.iterations = math.elements(copy.getSource());
    work.bytes =
        math.multiply(work.iterations, math.constant(2 * getBytes(element)));
  }
  return work;
}
