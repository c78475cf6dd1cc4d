// SPDX-License-Identifier: Apache-2.0

#include "TransposedOutputs.h"
#include "TensorOpt/IR/Semiring.h"
#include "mlir/Dialect/Linalg/IR/Linalg.h"
#include "mlir/Dialect/Tensor/IR/Tensor.h"

using namespace mlir;
using namespace tensoropt;

Value tensoropt::makeNewOutput(ImplicitLocOpBuilder &builder,
                               const Reduction &reduction,
                               ArrayRef<OpFoldResult> sizes, Type elementType) {
  Value empty = tensor::EmptyOp::create(builder, sizes, elementType);
  Value identity = emitIdentity(builder, reduction, elementType);
  return linalg::FillOp::create(builder, identity, empty).getResult(0);
}

Value tensoropt::addTransposed(ImplicitLocOpBuilder &builder,
                               const Reduction &reduction, Value init,
                               Value sum, const UpdatePlan &plan,
                               size_t output) {
  auto type = cast<RankedTensorType>(init.getType());
  SmallVector<AffineMap> maps;
  AffineMap identity = builder.getMultiDimIdentityMap(type.getRank());
  for (const auto &transposition : plan.transpositions)
    maps.push_back(transposition[output].empty()
                       ? identity
                       : AffineMap::getPermutationMap(transposition[output],
                                                      builder.getContext()));
  SmallVector<Value> inputs(maps.size(), sum);
  maps.push_back(identity);
  SmallVector<utils::IteratorType> loops(type.getRank(),
                                         utils::IteratorType::parallel);
  return linalg::GenericOp::create(
             builder, init.getType(), inputs, init, maps, loops,
             [&](OpBuilder &nested, Location loc, ValueRange values) {
               ImplicitLocOpBuilder body(loc, nested);
               Value total = values.back();
               for (Value value : values.drop_back())
                 total = emitReduce(body, reduction, total, value);
               linalg::YieldOp::create(body, total);
             })
      .getResult(0);
}
