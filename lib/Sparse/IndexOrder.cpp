// SPDX-License-Identifier: Apache-2.0

#include "IndexOrder.h"
#include "TensorOpt/Solvers/CanonicalRegion.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace mlir;
using namespace tensoropt;

IndexOrder::IndexOrder(SweepOp sweep) {
  auto indices = sweep.getIndices();
  ArrayRef<int64_t> order = sweep.getOrder();
  for (; !order.empty(); order = order.drop_front(3))
    add(indices[order[0]], indices[order[1]]);
  addCanonical(sweep.getDriver().getType(),
               SmallVector<Value>(sweep.getCoordinate()));
  for (auto [number, join] : llvm::enumerate(sweep.getJoins()))
    addCanonical(
        join.getType(),
        llvm::map_to_vector(sweep.getJoinIndices(number),
                            [&](int64_t at) -> Value { return indices[at]; }));
}

bool IndexOrder::isKnown(Value lesser, Value greater) const {
  SmallVector<Value> pending{lesser};
  llvm::SmallPtrSet<void *, 8> seen;
  while (!pending.empty()) {
    Value at = pending.pop_back_val();
    if (at == greater)
      return true;
    if (seen.insert(at.getAsOpaquePointer()).second)
      for (auto [from, to] : pairs)
        if (from == at)
          pending.push_back(to);
  }
  return false;
}

void IndexOrder::add(Value lesser, Value greater) {
  pairs.emplace_back(lesser, greater);
}

/// Stored coordinates are canonical, but for those that a dense last level
/// pads with.
void IndexOrder::addCanonical(Type type, ArrayRef<Value> coordinate) {
  auto tensor = dyn_cast<RankedTensorType>(type);
  auto encoding = tensor ? dyn_cast_or_null<EncodingAttr>(tensor.getEncoding())
                         : EncodingAttr();
  if (!encoding || encoding.getStored() != Stored::Canonical)
    return;
  if (auto sparse = encoding.getSparse())
    if (!sparse.isPermutation() || sparse.isDenseLvl(sparse.getLvlRank() - 1))
      return;
  bool isLower = encoding.getTriangle() == TriangleKind::Lower;
  std::string unused;
  auto region =
      CanonicalRegion::get(encoding.getSymmetry().getGroup(tensor.getRank()),
                           isLower ? Triangle::Lower : Triangle::Upper, unused);
  for (unsigned slot = 0; region && slot < region->rank(); ++slot)
    for (const SlotBound &bound : region->bounds(slot)) {
      if (!bound.ties.empty())
        continue;
      Value here = coordinate[slot], there = coordinate[bound.slot];
      isLower ? add(here, there) : add(there, here);
    }
}
