// SPDX-License-Identifier: Apache-2.0

#include "ExpandFactors.h"
#include "JoinSweeps.h"
#include "TensorOpt/IR/PackedOps.h"

using namespace mlir;
using namespace tensoropt;

static void report(EinsumOp op, unsigned input) {
  Record record(Record::Kind::Passed, "symmetrize", "ExpandedFactor");
  record.add("spec", op.getSpec().str())
      .add("input", int64_t(input))
      .add("reason", "a larger tensor is visited, and reads each entry of the "
                     "packed input many times");
  emitRecord(op, std::move(record));
}

void tensoropt::expandFactors(EinsumOp op, RewriterBase &rewriter) {
  int64_t largest = 0;
  for (Type type : op.getInputs().getTypes())
    if (mustBeVisited(type))
      largest = std::max(largest, cast<RankedTensorType>(type).getRank());
  for (OpOperand &input : op.getInputsMutable()) {
    auto type = cast<RankedTensorType>(input.get().getType());
    if (!isPackedTensor(type) || type.getRank() >= largest)
      continue;
    auto stated = EncodingAttr::get(op.getContext(), getSymmetry(type),
                                    Stored::Full, TriangleKind::Upper, {}, {});
    auto full =
        RankedTensorType::get(type.getShape(), type.getElementType(), stated);
    rewriter.setInsertionPoint(op);
    Value expanded = ExpandOp::create(rewriter, op.getLoc(), full, input.get(),
                                      /*target=*/Value())
                         .getResult();
    report(op, input.getOperandNumber());
    rewriter.modifyOpInPlace(op, [&] { input.set(expanded); });
  }
}
