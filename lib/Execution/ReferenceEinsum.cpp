// SPDX-License-Identifier: Apache-2.0

#include "ReferenceEinsum.h"
#include "ReferenceFill.h"
#include "ReferenceRegion.h"

#include <algorithm>
#include <cmath>
#include <map>

using namespace mlir;
using namespace tensoropt;

using Complex = std::complex<double>;

//===----------------------------------------------------------------------===//
// Semirings
//===----------------------------------------------------------------------===//

// Integers are computed without sign, in which overflow is defined.
static int64_t times(int64_t a, int64_t b) {
  return static_cast<int64_t>(static_cast<uint64_t>(a) *
                              static_cast<uint64_t>(b));
}
static double times(double a, double b) { return a * b; }
static Complex times(Complex a, Complex b) {
  return {a.real() * b.real() - a.imag() * b.imag(),
          a.real() * b.imag() + a.imag() * b.real()};
}

static int64_t plus(int64_t a, int64_t b) {
  return static_cast<int64_t>(static_cast<uint64_t>(a) +
                              static_cast<uint64_t>(b));
}
template <typename T> static T plus(T a, T b) { return a + b; }

/// The lesser of a sum and a term; a term that is NaN is passed over.
template <typename T> static T least(T sum, T term) {
  return term < sum ? term : sum;
}
template <typename T> static T greatest(T sum, T term) {
  return sum < term ? term : sum;
}
// Complex numbers have no order; the verifier of einsum keeps them away.
template <> Complex least(Complex a, Complex) { return a; }
template <> Complex greatest(Complex a, Complex) { return a; }

template <typename T> static T multiply(SemiringKind semiring, T a, T b) {
  switch (semiring) {
  case SemiringKind::PlusTimes:
  case SemiringKind::MaxTimes:
    return times(a, b);
  case SemiringKind::MinPlus:
  case SemiringKind::MaxPlus:
    return plus(a, b);
  case SemiringKind::OrAnd:
    return T(a != T(0) && b != T(0));
  case SemiringKind::Custom:
    break; // has regions
  }
  llvm_unreachable("unknown semiring");
}

template <typename T> static T add(SemiringKind semiring, T a, T b) {
  switch (semiring) {
  case SemiringKind::PlusTimes:
    return plus(a, b);
  case SemiringKind::MinPlus:
    return least(a, b);
  case SemiringKind::MaxPlus:
  case SemiringKind::MaxTimes:
    return greatest(a, b);
  case SemiringKind::OrAnd:
    return T(a != T(0) || b != T(0));
  case SemiringKind::Custom:
    break; // has regions
  }
  llvm_unreachable("unknown semiring");
}

//===----------------------------------------------------------------------===//
// Loops
//===----------------------------------------------------------------------===//

namespace {

/// Product and sum of an einsum.
struct Arithmetic {
  SemiringKind kind;
  std::optional<ReferenceRegion> product, sum; ///< of custom semirings

  template <typename T> T multiply(T a, T b) {
    return product ? product->evaluate(a, b) : ::multiply(kind, a, b);
  }
  template <typename T> T add(T a, T b) {
    return sum ? sum->evaluate(a, b) : ::add(kind, a, b);
  }
};

FailureOr<Arithmetic> getArithmetic(EinsumOp op) {
  Arithmetic arithmetic{op.getSemiring(), {}, {}};
  if (op.getSemiring() != SemiringKind::Custom)
    return arithmetic;
  auto semiring = SymbolTable::lookupNearestSymbolFrom<SemiringOp>(
      op, op.getSemiringNameAttr());
  auto product = ReferenceRegion::get(semiring.getMultiply());
  auto sum = ReferenceRegion::get(semiring.getReduce());
  if (failed(product) || failed(sum))
    return failure();
  arithmetic.product = std::move(*product);
  arithmetic.sum = std::move(*sum);
  return arithmetic;
}

/// An operand with the letters of its term as numbers.
struct Operand {
  const ReferenceValue *value;
  std::vector<unsigned> letters;
  /// Of dense operands: what a step of each letter adds to the offset.
  std::vector<uint64_t> strides;
  /// Of sparse operands that are looked up: the entry at a coordinate.
  std::map<std::vector<int64_t>, size_t> entryAt;
};

/// The loops of one product.
class Loops {
public:
  Loops(EinsumOp op, EinsumSpec product, Arithmetic &arithmetic,
        uint64_t maxTerms)
      : op(op), arithmetic(arithmetic), spec(std::move(product)),
        names(spec.letters()), extents(names.size(), -1), index(names.size()),
        maxTerms(maxTerms) {}

  LogicalResult run(ArrayRef<const ReferenceValue *> values,
                    MutableArrayRef<ReferenceValue> results) {
    for (auto [term, value] : llvm::zip(spec.inputs, values))
      if (failed(addOperand(term, *value, inputs)))
        return failure();
    for (auto [term, value] : llvm::zip(spec.outputs, results))
      if (failed(addOperand(term, value, outputs)))
        return failure();
    chooseDriver();
    if (failed(checkTerms()))
      return failure();
    for (Operand &input : inputs)
      prepare(input);
    for (Operand &output : outputs)
      prepare(output);
    std::visit(
        [&](auto &first) {
          evaluate<std::decay_t<decltype(first[0])>>(results);
        },
        results.front().values);
    return success();
  }

private:
  LogicalResult addOperand(const std::string &term, const ReferenceValue &value,
                           std::vector<Operand> &into) {
    Operand operand{&value, {}, {}, {}};
    for (auto [letter, extent] : llvm::zip(term, value.shape)) {
      unsigned number = names.find(letter);
      if (extents[number] >= 0 && extents[number] != extent)
        return op.emitOpError() << "index '" << letter << "' has extents "
                                << extents[number] << " and " << extent;
      extents[number] = extent;
      operand.letters.push_back(number);
    }
    into.push_back(std::move(operand));
    return success();
  }

  /// Number of terms if the entries of `operand` are visited.
  uint64_t countTerms(const Operand *operand) const {
    uint64_t count = operand ? operand->value->coordinates.size() : 1;
    for (unsigned letter = 0; letter < names.size(); ++letter)
      if (!operand || !llvm::is_contained(operand->letters, letter)) {
        if (extents[letter] == 0)
          return 0;
        count = count > UINT64_MAX / extents[letter] ? UINT64_MAX
                                                     : count * extents[letter];
      }
    return count;
  }

  /// Visits the entries of the sparse input that gives the fewest terms.
  void chooseDriver() {
    for (Operand &input : inputs)
      if (input.value->isSparse &&
          (!driver || countTerms(&input) < countTerms(driver)))
        driver = &input;
    for (unsigned letter = 0; letter < names.size(); ++letter)
      if (!driver || !llvm::is_contained(driver->letters, letter))
        freeLetters.push_back(letter);
  }

  LogicalResult checkTerms() {
    uint64_t count = countTerms(driver);
    if (count <= maxTerms)
      return success();
    return op.emitOpError()
           << "needs " << count << " terms in the reference, the limit is "
           << maxTerms << ": raise it or check with smaller data";
  }

  void prepare(Operand &operand) const {
    if (&operand == driver)
      return;
    if (operand.value->isSparse) {
      for (auto [number, place] : llvm::enumerate(operand.value->coordinates))
        operand.entryAt[place] = number;
      return;
    }
    operand.strides.assign(names.size(), 0);
    uint64_t stride = 1;
    for (size_t slot = operand.letters.size(); slot-- > 0;) {
      operand.strides[operand.letters[slot]] += stride;
      stride *= operand.value->shape[slot];
    }
  }

  /// Place of the operand's value at the current indices; empty if it stores
  /// none.
  std::optional<size_t> find(const Operand &operand, size_t driverEntry) const {
    if (&operand == driver)
      return driverEntry;
    if (operand.value->isSparse) {
      std::vector<int64_t> place;
      for (unsigned letter : operand.letters)
        place.push_back(index[letter]);
      auto found = operand.entryAt.find(place);
      if (found == operand.entryAt.end())
        return std::nullopt;
      return found->second;
    }
    size_t offset = 0;
    for (size_t letter = 0; letter < index.size(); ++letter)
      offset += operand.strides[letter] * index[letter];
    return offset;
  }

  template <typename T>
  void addTerm(size_t entry, MutableArrayRef<ReferenceValue> results) {
    std::optional<T> product;
    for (const Operand &input : inputs) {
      auto place = find(input, entry);
      if (!place)
        return;
      T factor = std::get<std::vector<T>>(input.value->values)[*place];
      product = product ? wrap(arithmetic.multiply(*product, factor)) : factor;
    }
    for (auto [output, result] : llvm::zip(outputs, results)) {
      auto &values = std::get<std::vector<T>>(result.values);
      if (result.isSparse && !find(output, entry)) {
        addEntry(output, result);
        values.push_back(*product);
        continue;
      }
      T &sum = values[*find(output, entry)];
      sum = wrap(arithmetic.add(sum, *product));
    }
  }

  /// Makes room for the current place of a sparse output.
  void addEntry(Operand &output, ReferenceValue &result) {
    std::vector<int64_t> place;
    for (unsigned letter : output.letters)
      place.push_back(index[letter]);
    output.entryAt[place] = result.coordinates.size();
    result.coordinates.push_back(std::move(place));
  }

  int64_t wrap(int64_t value) const { return wrapInteger(value, element); }
  template <typename T> T wrap(T value) const { return value; }

  /// Runs over all values of the letters that the driver does not have.
  template <typename T>
  void visitFree(size_t number, size_t entry,
                 MutableArrayRef<ReferenceValue> results) {
    if (number == freeLetters.size())
      return addTerm<T>(entry, results);
    unsigned letter = freeLetters[number];
    for (index[letter] = 0; index[letter] < extents[letter]; ++index[letter])
      visitFree<T>(number + 1, entry, results);
  }

  template <typename T> void evaluate(MutableArrayRef<ReferenceValue> results) {
    if (!driver)
      return visitFree<T>(0, 0, results);
    for (auto [entry, place] : llvm::enumerate(driver->value->coordinates)) {
      bool agrees = true; // a letter twice in the term visits its diagonal
      for (auto [slot, letter] : llvm::enumerate(driver->letters))
        index[letter] = place[slot];
      for (auto [slot, letter] : llvm::enumerate(driver->letters))
        agrees &= index[letter] == place[slot];
      if (agrees)
        visitFree<T>(0, entry, results);
    }
  }

  EinsumOp op;
  Arithmetic &arithmetic;
  EinsumSpec spec;
  std::string names;            ///< the letters, by number
  std::vector<int64_t> extents; ///< by letter
  std::vector<int64_t> index;   ///< by letter, where the loops are
  uint64_t maxTerms;
  std::vector<Operand> inputs, outputs;
  Operand *driver = nullptr;
  std::vector<unsigned> freeLetters;
  Type element =
      cast<RankedTensorType>(op.getInits().front().getType()).getElementType();
};

} // namespace

LogicalResult tensoropt::evaluateEinsum(EinsumOp op,
                                        ArrayRef<const ReferenceValue *> inputs,
                                        MutableArrayRef<ReferenceValue> outputs,
                                        uint64_t maxTerms) {
  EinsumSpec spec = op.getParsedSpec();
  std::vector<ReferenceValue> filled(inputs.size());
  SmallVector<const ReferenceValue *> values(inputs);
  for (size_t at = 0; at < inputs.size(); ++at) {
    auto type = cast<RankedTensorType>(op.getInputs()[at].getType());
    auto changed = fillReference(op, type, *inputs[at], maxTerms);
    if (failed(changed))
      return failure();
    if (!*changed)
      continue;
    filled[at] = std::move(**changed);
    values[at] = &filled[at];
  }
  inputs = values;
  FailureOr<Arithmetic> arithmetic = getArithmetic(op);
  if (failed(arithmetic))
    return failure();
  for (unsigned number = 0; number < spec.products.size(); ++number) {
    unsigned size = spec.products[number];
    if (failed(Loops(op, spec.product(number), *arithmetic, maxTerms)
                   .run(inputs.take_front(size), outputs)))
      return failure();
    inputs = inputs.drop_front(size);
  }
  return success();
}
