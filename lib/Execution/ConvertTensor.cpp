// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Execution/ConvertTensor.h"
#include "ConvertMatrix.h"
#include "ListEntries.h"
#include "PackTensor.h"
#include "PlaceEntries.h"

#include <algorithm>

using namespace tensoropt;

using Kind = LevelSpec::Kind;

/// Whether two groups state the same; all trivial ones do.
static bool sameGroup(const PermutationGroup &a, const PermutationGroup &b) {
  return a.isTrivial() ? b.isTrivial() : a == b;
}

/// Checks that a tensor that stores all entries has a symmetry.
static bool checkClaim(const TensorData &tensor, const PermutationGroup &group,
                       const ConvertOptions &options, std::string &error) {
  TensorData claimed = tensor;
  claimed.spec.levels = getLevels(tensor.spec);
  claimed.spec.group = group;
  SymmetryCheck check = options.symmetry;
  check.threads = options.threads;
  return (!ForcedEntries(group).mayForceAny() ||
          verifyTensor(claimed, error)) &&
         verifySymmetry(claimed, error, check);
}

namespace {

/// One conversion; `claims` tells that the target states a symmetry that the
/// source, which stores all entries, does not.
class Conversion {
public:
  Conversion(const TensorData &tensor, const TensorSpec &spec,
             const ConvertOptions &options, std::string &error)
      : tensor(tensor), spec(spec), options(options), error(error),
        isSame(sameGroup(tensor.spec.group, spec.group)),
        claims(!isSame && !spec.group.isTrivial()) {}

  std::optional<TensorData> run() {
    if (!checkExtents(spec, tensor.extents, error))
      return std::nullopt;
    if (claims && tensor.spec.canonical)
      return expandFirst();
    if (spec.rank() == 2)
      if (auto converted = tryMatrix())
        return std::move(*converted);
    return convertEntries();
  }

private:
  /// The outer optional is empty if the matrix needs the general way.
  std::optional<std::optional<TensorData>> tryMatrix() {
    // Only entries know how to drop what is within the tolerance, or to choose
    // one of an orbit.
    if (claims && (options.symmetry.tolerance > 0 || !options.symmetry.isOn))
      return std::nullopt;
    if (claims && !checkClaim(tensor, spec.group, options, error))
      return std::optional<TensorData>();
    const TensorSpec &from = tensor.spec;
    EntryImages images;
    if (from.canonical) {
      images.isMirrored = !spec.canonical || spec.triangle != from.triangle;
      images.isItself = !spec.canonical || spec.triangle == from.triangle;
      if (getLevels(from).back().kind == Kind::Dense)
        images.triangle = from.triangle;
    } else if (spec.canonical) {
      images.triangle = spec.triangle;
    }
    const PermutationGroup &group =
        from.group.isTrivial() ? spec.group : from.group;
    Character character;
    if (!group.isTrivial())
      character = group.generators().front().character;
    auto converted =
        convertMatrix(tensor, spec, images, character, options.threads);
    if (!converted)
      return std::nullopt;
    return converted;
  }

  /// A canonical source whose symmetry is not the one that the target states.
  std::optional<TensorData> expandFirst() {
    TensorSpec full = spec;
    full.group = PermutationGroup(0);
    full.canonical = false;
    auto expanded = Conversion(tensor, full, options, error).run();
    return expanded ? Conversion(*expanded, spec, options, error).run()
                    : std::nullopt;
  }

  std::optional<TensorData> convertEntries() {
    std::vector<LevelSpec> levels = getLevels(tensor.spec);
    EntryFilter filter;
    filter.dropsZeros = levels.empty() || levels.back().kind == Kind::Dense;
    filter.threads = options.threads;
    PackOptions pack;
    pack.threads = options.threads;
    TensorSpec target = spec;
    if (claims) {
      pack.symmetry = options.symmetry;
    } else if (tensor.spec.canonical) {
      filter.symmetry = &tensor.spec;
      target.group = tensor.spec.group;
      pack.given = GivenEntries::OnePerOrbit;
    } else if (spec.canonical) {
      filter.symmetry = &spec;
      pack.given = GivenEntries::OnePerOrbit;
    } else {
      // All entries, which have the symmetry: no second look at it.
      filter.symmetry = &spec;
      target.group = PermutationGroup(0);
    }
    CoordinateTensor entries = listEntries(tensor, filter);
    if (tensor.spec.element.kind == ScalarKind::U64 && !checkUnsigned(entries))
      return std::nullopt;
    auto converted = packTensor(target, entries, error, pack);
    if (converted)
      converted->spec = spec;
    return converted;
  }

  /// Entries hold signed numbers, into which the largest unsigned ones wrap.
  bool checkUnsigned(const CoordinateTensor &entries) {
    const auto &values = std::get<std::vector<int64_t>>(entries.values);
    auto wrapped = std::find_if(values.begin(), values.end(),
                                [](int64_t value) { return value < 0; });
    if (wrapped == values.end())
      return true;
    size_t at = wrapped - values.begin(), rank = entries.rank();
    error = describePlace(entries.coordinates.data() + at * rank, rank) +
            " is " + std::to_string(static_cast<uint64_t>(*wrapped)) +
            ", entries hold at most 9223372036854775807";
    return false;
  }

  const TensorData &tensor;
  const TensorSpec &spec;
  const ConvertOptions &options;
  std::string &error;
  bool isSame, claims;
};

} // namespace

std::optional<TensorData>
tensoropt::convertTensor(const TensorData &tensor, const TensorSpec &spec,
                         std::string &error, const ConvertOptions &options) {
  if (tensor.spec.fill || spec.fill) {
    error = "conversion from " + tensor.spec.str() + " to " + spec.str() +
            " is not supported: fill values cannot be converted";
    return std::nullopt;
  }
  return Conversion(tensor, spec, options, error).run();
}
