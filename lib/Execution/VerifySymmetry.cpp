// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/VerifySymmetry.h"
#include "CompleteOrbits.h"
#include "ListEntries.h"
#include "PackTensor.h"
#include "StorageSearch.h"
#include "Threads.h"
#include "VerifyMatrix.h"

using namespace tensoropt;

namespace {

/// Holds the entries of a tensor against their images.
class SymmetryVerifier {
public:
  SymmetryVerifier(const TensorData &tensor, double tolerance)
      : tensor(tensor), values(tensor.buffers.back()), tolerance(tolerance),
        mayPad(tensor.spec.levels.back().kind == LevelSpec::Kind::Dense) {}

  /// Checks the entries at places `begin` to `end` - 1.
  bool run(uint64_t begin, uint64_t end, std::string &error) const {
    StorageSearch search(tensor);
    std::vector<int64_t> image(tensor.spec.rank());
    return StorageWalk(tensor).run(
        begin, end, [&](const std::vector<int64_t> &coordinate, uint64_t at) {
          for (const SignedPermutation &generator :
               tensor.spec.group.generators()) {
            for (size_t slot = 0; slot < image.size(); ++slot)
              image[generator.permutation[slot]] = coordinate[slot];
            if (image != coordinate &&
                !checkImage(coordinate, at, image, search.find(image),
                            generator.character, error))
              return false;
          }
          return true;
        });
  }

private:
  bool checkImage(const std::vector<int64_t> &coordinate, uint64_t at,
                  const std::vector<int64_t> &image,
                  std::optional<uint64_t> imageAt, Character character,
                  std::string &error) const {
    size_t rank = coordinate.size();
    Scalar value = readValue(values, at);
    auto expected = applyCharacter(value, character);
    if (!imageAt) {
      if (mayPad && isPadding(tensor.spec, value))
        return true;
      error = describePlace(image.data(), rank) +
              " is missing: the symmetry makes it " +
              (expected ? describe(*expected)
                        : "the negative of the least integer") +
              ", from " + describePlace(coordinate.data(), rank);
      return false;
    }
    Scalar found = readValue(values, *imageAt);
    if (expected && equalWithin(found, *expected, tolerance))
      return true;
    error = describeMismatch(image.data(), found, coordinate.data(), value,
                             rank, character, tolerance);
    return false;
  }

  const TensorData &tensor;
  const Buffer &values;
  double tolerance;
  bool mayPad;
};

} // namespace

/// The entries that have images. Zeros of a dense last level may be padding,
/// which need not be symmetric.
static CoordinateTensor listImaged(const TensorData &tensor,
                                   const SymmetryCheck &check) {
  EntryFilter filter;
  filter.dropsZeros = tensor.spec.levels.back().kind == LevelSpec::Kind::Dense;
  filter.threads = check.threads;
  return listEntries(tensor, filter);
}

/// Sorts copies of the entries by orbit.
static bool verifyBySorting(const TensorData &tensor,
                            const CoordinateTensor &entries,
                            const SymmetryCheck &check, std::string &error) {
  PackOptions options;
  options.symmetry = check;
  return placeEntries(tensor.spec, entries, options, error).has_value();
}

bool tensoropt::verifySymmetry(const TensorData &tensor, std::string &error,
                               const SymmetryCheck &check) {
  const TensorSpec &spec = tensor.spec;
  if (!check.isOn || spec.canonical || spec.group.isTrivial())
    return true;
  if (isPlainMatrix(spec)) {
    if (isSymmetricMatrix(tensor, check.tolerance, check.threads))
      return true;
  } else {
    CoordinateTensor entries = listImaged(tensor, check);
    if (findCompleteOrbits(entries, spec.group, spec.triangle, check))
      return true;
    if (!StorageSearch::isFast(spec))
      return verifyBySorting(tensor, entries, check, error);
  }
  SymmetryVerifier verifier(tensor, check.tolerance);
  uint64_t count = tensor.storedEntries();
  unsigned parts = countThreads(check.threads, count);
  std::vector<std::string> errors(parts);
  runParts(parts, [&](unsigned number) {
    verifier.run(partBegin(count, parts, number),
                 partBegin(count, parts, number + 1), errors[number]);
  });
  // The first part that found something has the first place in storage order.
  for (std::string &found : errors)
    if (!found.empty()) {
      error = std::move(found);
      return false;
    }
  return true;
}
