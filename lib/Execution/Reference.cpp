// SPDX-License-Identifier: Apache-2.0
// The interpreter of the reference.

#include "TensorOpt/Execution/Reference.h"
#include "ReferenceEinsum.h"
#include "TensorOpt/IR/PackedOps.h"
#include "mlir/Dialect/Arith/IR/Arith.h"
#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/Dialect/Func/IR/FuncOps.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"
#include "llvm/ADT/TypeSwitch.h"

#include <algorithm>
#include <memory>

using namespace mlir;
using namespace tensoropt;

using Complex = std::complex<double>;

namespace {

double toDouble(APFloat number) {
  bool losesInfo;
  number.convert(APFloat::IEEEdouble(), APFloat::rmNearestTiesToEven,
                 &losesInfo);
  return number.convertToDouble();
}

int64_t toInteger(const APInt &number, Type type) {
  return wrapInteger(number.zextOrTrunc(64).getZExtValue(), type);
}

/// Executes the operations of one function.
class Interpreter {
public:
  Interpreter(func::FuncOp function, uint64_t maxTerms, unsigned depth = 0)
      : function(function), maxTerms(maxTerms), depth(depth) {}

  FailureOr<std::vector<ReferenceTensor>>
  run(ArrayRef<ReferenceInput> arguments) {
    if (failed(checkBody()))
      return failure();
    if (arguments.size() != function.getNumArguments())
      return function.emitOpError()
             << "takes " << function.getNumArguments()
             << " arguments, the reference got " << arguments.size();
    for (auto [number, input] : llvm::enumerate(arguments))
      if (failed(bindArgument(number, input)))
        return failure();
    auto returned = runBody();
    if (failed(returned))
      return failure();
    return getResults(*returned);
  }

private:
  using Shared = std::shared_ptr<const ReferenceValue>;

  LogicalResult checkBody() {
    if (function.getBody().hasOneBlock())
      return success();
    return function.emitOpError("has no single block to interpret");
  }

  /// Executes the body; the arguments are bound already.
  FailureOr<SmallVector<Shared>> runBody() {
    for (Operation &op : function.front().without_terminator())
      if (failed(execute(&op)))
        return failure();
    Operation *terminator = function.front().getTerminator();
    if (!isa<func::ReturnOp>(terminator))
      return terminator->emitOpError("is not interpreted by the reference");
    SmallVector<Shared> returned;
    for (Value operand : terminator->getOperands())
      returned.push_back(values.lookup(operand));
    return returned;
  }

  void bind(Value value, ReferenceValue bound) {
    values[value] = std::make_shared<const ReferenceValue>(std::move(bound));
  }

  const ReferenceValue &get(Value value) { return *values.lookup(value); }

  int64_t getIndex(Value value) {
    return std::get<std::vector<int64_t>>(get(value).values).front();
  }

  LogicalResult bindArgument(unsigned number, const ReferenceInput &input) {
    BlockArgument argument = function.getArgument(number);
    auto error = [&] {
      return function.emitOpError() << "argument #" << number << ": ";
    };
    auto tensor = dyn_cast<RankedTensorType>(argument.getType());
    Type element = getElementTypeOrSelf(argument.getType());
    if (!makeColumn(element, 0))
      return error() << "the reference does not compute with "
                     << argument.getType();
    ReferenceValue value;
    std::string message;
    if (auto *sparse = std::get_if<ReferenceSparse>(&input)) {
      auto expanded = expandEntries(*sparse, element, message);
      if (!expanded)
        return error() << message;
      value = std::move(*expanded);
    } else {
      const auto &dense = std::get<ReferenceTensor>(input);
      value.shape = dense.shape;
      value.values = dense.values;
      auto count = countOf(dense.shape);
      if (!count || *count != sizeOf(dense.values))
        return error() << sizeOf(dense.values)
                       << " values do not fill the given shape";
      if (!convertColumn(value.values, element, message))
        return error() << message;
    }
    ArrayRef<int64_t> expected =
        tensor ? tensor.getShape() : ArrayRef<int64_t>();
    if (!fits(value.shape, expected))
      return error() << "data of shape [" << llvm::iterator_range(value.shape)
                     << "] for type " << argument.getType();
    bind(argument, std::move(value));
    return success();
  }

  static uint64_t sizeOf(const ScalarColumn &column) {
    return std::visit([](const auto &all) -> uint64_t { return all.size(); },
                      column);
  }

  static bool fits(ArrayRef<int64_t> shape, ArrayRef<int64_t> expected) {
    return shape.size() == expected.size() &&
           llvm::all_of(llvm::zip(shape, expected), [](auto pair) {
             auto [extent, stated] = pair;
             return ShapedType::isDynamic(stated) || extent == stated;
           });
  }

  LogicalResult execute(Operation *op) {
    return llvm::TypeSwitch<Operation *, LogicalResult>(op)
        .Case<EinsumOp, tensor::EmptyOp, tensor::CastOp, tensor::DimOp,
              linalg::FillOp, ExpandOp, arith::ConstantOp, complex::ConstantOp,
              func::CallOp>([&](auto known) { return executeOp(known); })
        .Default([&](Operation *) {
          return op->emitOpError("is not interpreted by the reference");
        });
  }

  LogicalResult executeOp(EinsumOp op) {
    SmallVector<const ReferenceValue *> inputs;
    for (Value input : op.getInputs())
      inputs.push_back(&get(input));
    SmallVector<ReferenceValue> outputs;
    for (Value init : op.getInits())
      outputs.push_back(get(init));
    for (Value operand : op->getOperands())
      if (!get(operand).isWritten)
        return op.emitOpError()
               << "reads a tensor that nothing has written: fill it first";
    if (failed(evaluateEinsum(op, inputs, outputs, maxTerms)))
      return failure();
    for (auto [result, output] : llvm::zip(op.getResults(), outputs))
      bind(result, std::move(output));
    return success();
  }

  LogicalResult executeOp(tensor::EmptyOp op) {
    ReferenceValue value;
    unsigned dynamic = 0;
    for (int64_t extent : op.getType().getShape())
      value.shape.push_back(ShapedType::isDynamic(extent)
                                ? getIndex(op.getDynamicSizes()[dynamic++])
                                : extent);
    value.isSparse = isEncoded(op.getType());
    std::vector<int64_t> stored = value.shape;
    if (value.isSparse)
      stored = {0};
    auto column = makeElements(op, op.getType(), stored);
    if (failed(column))
      return failure();
    value.values = std::move(*column);
    value.isWritten = value.isSparse || sizeOf(value.values) == 0;
    bind(op, std::move(value));
    return success();
  }

  /// Zeros for all elements of a shape.
  FailureOr<ScalarColumn> makeElements(Operation *op, RankedTensorType type,
                                       ArrayRef<int64_t> shape) {
    auto count = countOf(shape);
    if (!count || *count > maxTerms) {
      auto diagnostic = op->emitOpError("has ");
      if (count)
        diagnostic << *count;
      else
        diagnostic << "too many";
      return diagnostic << " elements for the reference, the limit is "
                        << maxTerms;
    }
    auto column = makeColumn(type.getElementType(), *count);
    if (!column)
      return op->emitOpError("is of type ")
             << type << ", which the reference does not compute with";
    return std::move(*column);
  }

  LogicalResult executeOp(tensor::CastOp op) {
    auto type = dyn_cast<RankedTensorType>(op.getType());
    if (!type || !fits(get(op.getSource()).shape, type.getShape()))
      return op.emitOpError()
             << "does not fit data of shape ["
             << llvm::iterator_range(get(op.getSource()).shape) << "]";
    values[op.getResult()] = values.lookup(op.getSource());
    return success();
  }

  LogicalResult executeOp(tensor::DimOp op) {
    const ReferenceValue &source = get(op.getSource());
    int64_t dimension = getIndex(op.getIndex());
    if (dimension < 0 || dimension >= static_cast<int64_t>(source.shape.size()))
      return op.emitOpError() << "asks for dimension " << dimension
                              << " of a tensor of rank " << source.shape.size();
    bind(op, {{},
              std::vector<int64_t>{source.shape[dimension]},
              {},
              /*isSparse=*/false,
              /*isWritten=*/true});
    return success();
  }

  LogicalResult executeOp(linalg::FillOp op) {
    Value scalar = op.getInputs().front(), init = op.getOutputs().front();
    if (op->getNumResults() != 1 ||
        scalar.getType() != getElementTypeOrSelf(init.getType()))
      return op.emitOpError("is interpreted by the reference only for a tensor "
                            "of the value's type");
    ReferenceValue value = get(init);
    if (value.isSparse)
      return op.emitOpError("fills a sparse tensor, which the reference does "
                            "not interpret");
    std::visit(
        [&](auto &all) {
          using Column = std::decay_t<decltype(all)>;
          std::fill(all.begin(), all.end(),
                    std::get<Column>(get(scalar).values).front());
        },
        value.values);
    value.isWritten = true;
    bind(op->getResult(0), std::move(value));
    return success();
  }

  /// Entries of packed tensors are listed with their symmetry written out.
  LogicalResult executeOp(ExpandOp op) {
    if (!op.getResult())
      return op.emitOpError("writes a buffer, which the reference does not "
                            "interpret");
    const ReferenceValue &source = get(op.getSource());
    if (!source.isSparse) {
      values[op.getResult()] = values.lookup(op.getSource());
      return success();
    }
    ReferenceValue full;
    full.shape = source.shape;
    auto column = makeElements(
        op, cast<RankedTensorType>(op.getResult().getType()), full.shape);
    if (failed(column))
      return failure();
    full.values = std::move(*column);
    std::visit(
        [&](auto &all) {
          using Column = std::decay_t<decltype(all)>;
          const auto &entries = std::get<Column>(source.values);
          for (size_t entry = 0; entry < entries.size(); ++entry) {
            size_t place = 0;
            for (size_t at = 0; at < full.shape.size(); ++at)
              place = place * full.shape[at] + source.coordinates[entry][at];
            all[place] = entries[entry];
          }
        },
        full.values);
    bind(op.getResult(), std::move(full));
    return success();
  }

  LogicalResult executeOp(arith::ConstantOp op) {
    ReferenceValue value;
    Type type = op.getType();
    auto refuse = [&] {
      return op.emitOpError("holds a constant that the reference does not "
                            "interpret: ")
             << op.getValue();
    };
    if (auto integer = dyn_cast<IntegerAttr>(op.getValue())) {
      if (!makeColumn(type, 0))
        return refuse();
      value.values = std::vector<int64_t>{toInteger(integer.getValue(), type)};
    } else if (auto real = dyn_cast<FloatAttr>(op.getValue())) {
      value.values = std::vector<double>{toDouble(real.getValue())};
    } else {
      auto elements = dyn_cast<DenseElementsAttr>(op.getValue());
      auto tensor = dyn_cast<RankedTensorType>(type);
      if (!elements || !tensor || tensor.getEncoding())
        return refuse();
      value.shape.assign(tensor.getShape().begin(), tensor.getShape().end());
      auto column = makeElements(op, tensor, value.shape);
      if (failed(column))
        return failure();
      value.values = std::move(*column);
      readElements(elements, tensor.getElementType(), value.values);
    }
    bind(op, std::move(value));
    return success();
  }

  static void readElements(DenseElementsAttr elements, Type type,
                           ScalarColumn &column) {
    if (auto *integers = std::get_if<std::vector<int64_t>>(&column)) {
      for (auto [at, number] : llvm::enumerate(elements.getValues<APInt>()))
        (*integers)[at] = toInteger(number, type);
    } else if (auto *reals = std::get_if<std::vector<double>>(&column)) {
      for (auto [at, number] : llvm::enumerate(elements.getValues<APFloat>()))
        (*reals)[at] = toDouble(number);
    } else {
      auto &all = std::get<std::vector<Complex>>(column);
      for (auto [at, number] :
           llvm::enumerate(elements.getValues<std::complex<APFloat>>()))
        all[at] = {toDouble(number.real()), toDouble(number.imag())};
    }
  }

  LogicalResult executeOp(complex::ConstantOp op) {
    auto part = [&](unsigned number) {
      return toDouble(cast<FloatAttr>(op.getValue()[number]).getValue());
    };
    ReferenceValue value;
    value.values = std::vector<Complex>{{part(0), part(1)}};
    bind(op, std::move(value));
    return success();
  }

  LogicalResult executeOp(func::CallOp op) {
    // Nothing is decided here, so that a function that calls itself never ends.
    constexpr unsigned deepest = 64;
    auto callee = SymbolTable::lookupNearestSymbolFrom<func::FuncOp>(
        op, op.getCalleeAttr());
    if (depth == deepest)
      return op.emitOpError() << "is deeper than " << deepest
                              << " calls, the limit of the reference";
    Interpreter inner(callee, maxTerms, depth + 1);
    if (failed(inner.checkBody()))
      return failure();
    for (auto [argument, operand] :
         llvm::zip(callee.getArguments(), op.getOperands()))
      inner.values[argument] = values.lookup(operand);
    auto returned = inner.runBody();
    if (failed(returned))
      return failure();
    for (auto [result, value] : llvm::zip(op.getResults(), *returned))
      values[result] = std::move(value);
    return success();
  }

  FailureOr<std::vector<ReferenceTensor>>
  getResults(ArrayRef<Shared> returned) {
    Operation *terminator = function.front().getTerminator();
    std::vector<ReferenceTensor> results;
    for (auto [number, value] : llvm::enumerate(returned)) {
      if (!value->isWritten)
        return terminator->emitOpError()
               << "returns as result #" << number
               << " a tensor that nothing has written";
      results.push_back({value->shape, value->values});
      results.back().isSparse = value->isSparse;
      results.back().coordinates = value->coordinates;
    }
    return results;
  }

  func::FuncOp function;
  uint64_t maxTerms;
  unsigned depth; ///< number of calls around this one
  llvm::DenseMap<Value, Shared> values;
};

} // namespace

FailureOr<std::vector<ReferenceTensor>>
tensoropt::runReference(func::FuncOp function,
                        ArrayRef<ReferenceInput> arguments, uint64_t maxTerms) {
  return Interpreter(function, maxTerms).run(arguments);
}
