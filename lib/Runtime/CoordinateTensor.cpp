// SPDX-License-Identifier: Apache-2.0
//
// Checks on tensors in coordinate form.

#include "TensorOpt/Runtime/CoordinateTensor.h"

#include <algorithm>

using namespace tensoropt;

const char *tensoropt::getName(FileSymmetry symmetry) {
  switch (symmetry) {
  case FileSymmetry::General:
    return "general";
  case FileSymmetry::Symmetric:
    return "symmetric";
  case FileSymmetry::SkewSymmetric:
    return "skew-symmetric";
  case FileSymmetry::Hermitian:
    break;
  }
  return "hermitian";
}

namespace {

using Complex = std::complex<double>;

EntryProblem wholeTensor(std::string message) {
  return {std::nullopt, std::nullopt, std::move(message)};
}

/// The places of entries as duplicates are judged: the indices as they are,
/// or folded onto the lower triangle for the symmetric kinds.
class Places {
public:
  explicit Places(const CoordinateTensor &tensor)
      : tensor(tensor), folded(tensor.symmetry != FileSymmetry::General) {}

  int64_t index(size_t entry, size_t mode) const {
    const int64_t *indices = &tensor.coordinates[entry * tensor.rank()];
    if (!folded)
      return indices[mode];
    return mode == 0 ? std::max(indices[0], indices[1])
                     : std::min(indices[0], indices[1]);
  }

  /// Sign of place `a` minus place `b`; the first mode counts most, or the
  /// last one if `lastFirst`.
  int compare(size_t a, size_t b, bool lastFirst) const {
    for (size_t i = 0, rank = tensor.rank(); i < rank; ++i) {
      size_t mode = lastFirst ? rank - 1 - i : i;
      int64_t left = index(a, mode), right = index(b, mode);
      if (left != right)
        return left < right ? -1 : 1;
    }
    return 0;
  }

  bool ascend(bool lastFirst) const {
    for (size_t entry = 1, count = tensor.entries(); entry < count; ++entry)
      if (compare(entry - 1, entry, lastFirst) >= 0)
        return false;
    return true;
  }

  /// The place as one number. It wraps around for shapes of more than 2^64
  /// elements, so equal numbers do not prove equal places.
  uint64_t number(size_t entry) const {
    uint64_t result = 0;
    for (size_t mode = 0; mode < tensor.rank(); ++mode)
      result = result * static_cast<uint64_t>(tensor.shape[mode]) +
               static_cast<uint64_t>(index(entry, mode));
    return result;
  }

private:
  const CoordinateTensor &tensor;
  bool folded;
};

std::string placeText(const CoordinateTensor &tensor, size_t entry,
                      int64_t indexBase) {
  std::string text;
  for (size_t mode = 0; mode < tensor.rank(); ++mode) {
    int64_t index = tensor.coordinates[entry * tensor.rank() + mode];
    text += (mode ? ", " : "(") + std::to_string(index + indexBase);
  }
  return text + ")";
}

std::optional<EntryProblem> checkForm(const CoordinateTensor &tensor) {
  for (int64_t extent : tensor.shape)
    if (extent < 0)
      return wholeTensor("extent " + std::to_string(extent) + " is negative");
  size_t indices = tensor.coordinates.size();
  if (tensor.rank() == 0)
    return wholeTensor("tensor has no modes");
  if (indices % tensor.rank() || indices / tensor.rank() != tensor.entries())
    return wholeTensor(std::to_string(tensor.entries()) + " values of rank " +
                       std::to_string(tensor.rank()) + " have " +
                       std::to_string(indices) + " indices");
  if (tensor.symmetry == FileSymmetry::General)
    return std::nullopt;
  if (tensor.rank() != 2)
    return wholeTensor("only matrices can be symmetric, the rank is " +
                       std::to_string(tensor.rank()));
  if (tensor.shape[0] != tensor.shape[1])
    return wholeTensor("a symmetric kind needs a square matrix, got " +
                       std::to_string(tensor.shape[0]) + " by " +
                       std::to_string(tensor.shape[1]));
  if (tensor.symmetry == FileSymmetry::Hermitian &&
      !std::holds_alternative<std::vector<Complex>>(tensor.values))
    return wholeTensor("a hermitian matrix needs complex values");
  return std::nullopt;
}

std::optional<EntryProblem> checkRange(const CoordinateTensor &tensor) {
  size_t rank = tensor.rank();
  const int64_t *index = tensor.coordinates.data();
  for (size_t entry = 0; entry < tensor.entries(); ++entry)
    for (size_t mode = 0; mode < rank; ++mode, ++index)
      if (*index < 0 || *index >= tensor.shape[mode])
        return EntryProblem{entry, std::nullopt,
                            "zero-based index " + std::to_string(*index) +
                                " of mode " + std::to_string(mode) +
                                " is outside the extent " +
                                std::to_string(tensor.shape[mode])};
  return std::nullopt;
}

bool isZero(const CoordinateTensor &tensor, size_t entry) {
  return std::visit(
      [&](const auto &column) {
        using Value = std::decay_t<decltype(column[entry])>;
        return column[entry] == Value(0);
      },
      tensor.values);
}

std::optional<EntryProblem> checkDiagonal(const CoordinateTensor &tensor,
                                          int64_t indexBase) {
  bool skew = tensor.symmetry == FileSymmetry::SkewSymmetric;
  if (!skew && tensor.symmetry != FileSymmetry::Hermitian)
    return std::nullopt;
  for (size_t entry = 0; entry < tensor.entries(); ++entry) {
    if (tensor.coordinates[2 * entry] != tensor.coordinates[2 * entry + 1])
      continue;
    std::string place = placeText(tensor, entry, indexBase);
    if (skew && !isZero(tensor, entry))
      return EntryProblem{entry, std::nullopt,
                          "diagonal entry " + place +
                              " of a skew-symmetric matrix is not zero"};
    if (!skew &&
        std::get<std::vector<Complex>>(tensor.values)[entry].imag() != 0)
      return EntryProblem{entry, std::nullopt,
                          "diagonal entry " + place +
                              " of a hermitian matrix is not real"};
  }
  return std::nullopt;
}

/// Pair of an entry and an earlier one at the same place: of all such pairs
/// the one whose entry comes first, so that the answer does not depend on the
/// sorting.
std::optional<std::pair<size_t, size_t>>
findRepeated(const CoordinateTensor &tensor) {
  Places places(tensor);
  if (places.ascend(/*lastFirst=*/false) || places.ascend(/*lastFirst=*/true))
    return std::nullopt;
  struct Numbered {
    uint64_t number;
    size_t entry;
  };
  std::vector<Numbered> order(tensor.entries());
  for (size_t entry = 0; entry < order.size(); ++entry)
    order[entry] = {places.number(entry), entry};
  std::sort(order.begin(), order.end(),
            [&](const Numbered &a, const Numbered &b) {
              if (a.number != b.number)
                return a.number < b.number;
              int sign = places.compare(a.entry, b.entry, false);
              return sign != 0 ? sign < 0 : a.entry < b.entry;
            });
  std::optional<std::pair<size_t, size_t>> found;
  for (size_t i = 1; i < order.size(); ++i) {
    size_t earlier = order[i - 1].entry, entry = order[i].entry;
    if (order[i - 1].number == order[i].number &&
        places.compare(earlier, entry, false) == 0 &&
        (!found || entry < found->first))
      found = {entry, earlier};
  }
  return found;
}

} // namespace

size_t CoordinateTensor::entries() const {
  return std::visit([](const auto &column) { return column.size(); }, values);
}

std::optional<EntryProblem>
tensoropt::verifyEntries(const CoordinateTensor &tensor, int64_t indexBase) {
  if (auto problem = checkForm(tensor))
    return problem;
  if (auto problem = checkRange(tensor))
    return problem;
  if (auto problem = checkDiagonal(tensor, indexBase))
    return problem;
  auto repeated = findRepeated(tensor);
  if (!repeated)
    return std::nullopt;
  auto [entry, earlier] = *repeated;
  std::string place = placeText(tensor, entry, indexBase);
  std::string other = placeText(tensor, earlier, indexBase);
  return EntryProblem{entry, earlier,
                      place == other ? "entry " + place + " is stored twice"
                                     : "entry " + place + " repeats " + other +
                                           " of the other triangle"};
}
