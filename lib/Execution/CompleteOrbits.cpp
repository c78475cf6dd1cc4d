// SPDX-License-Identifier: Apache-2.0
// Canonical entries go to a hash table; each other one looks up its own and
// marks a bit for the element that leads there. No bit twice, and as many bits
// as the orbits have entries: then nothing is missing.

#include "CompleteOrbits.h"
#include "ElementOps.h"
#include "OrbitFolder.h"
#include "Threads.h"

#include <atomic>

using namespace tensoropt;

namespace {

/// Keys of canonical places and the entries there. Linear probing in at least
/// twice the room.
class CanonicalTable {
public:
  explicit CanonicalTable(size_t count) {
    while ((size_t(1) << bits) < 2 * count)
      ++bits;
    slots.resize(size_t(1) << bits);
  }

  size_t size() const { return slots.size(); }

  /// False if the key is there already.
  bool insert(uint64_t key, uint64_t entry) {
    size_t at = home(key);
    for (; slots[at].next; at = (at + 1) & (slots.size() - 1))
      if (slots[at].key == key)
        return false;
    slots[at] = {key, entry + 1};
    return true;
  }

  void prefetch(uint64_t key) const { __builtin_prefetch(&slots[home(key)]); }

  /// The slot of a key; empty if it is not there.
  std::optional<size_t> find(uint64_t key) const {
    for (size_t at = home(key); slots[at].next;
         at = (at + 1) & (slots.size() - 1))
      if (slots[at].key == key)
        return at;
    return std::nullopt;
  }

  uint64_t entryIn(size_t slot) const { return slots[slot].next - 1; }

private:
  struct Slot {
    uint64_t key = 0;
    uint64_t next = 0; ///< the entry plus one; zero in an empty slot
  };

  /// Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4).
  size_t home(uint64_t key) const {
    return (key * 0x9e3779b97f4a7c15) >> (64 - bits);
  }

  unsigned bits = 1;
  std::vector<Slot> slots;
};

/// Bits that several threads may set.
class Marks {
public:
  Marks(uint64_t count, unsigned threads)
      : words(count / 64 + 1), isShared(threads > 1) {}

  /// False if the bit is set already.
  bool set(uint64_t bit) {
    constexpr auto order = std::memory_order_relaxed;
    std::atomic<uint64_t> &word = words[bit / 64];
    uint64_t mask = uint64_t(1) << (bit % 64);
    uint64_t before = word.load(order);
    // A locked operation costs more than all else that is done to an entry.
    if (isShared)
      before = word.fetch_or(mask, order);
    else
      word.store(before | mask, order);
    return !(before & mask);
  }

private:
  std::vector<std::atomic<uint64_t>> words;
  bool isShared;
};

class OrbitChecker {
public:
  OrbitChecker(const CoordinateTensor &file, const PermutationGroup &group,
               const OrbitFolder &folder, const SymmetryCheck &symmetry)
      : file(file), folder(folder), symmetry(symmetry), forced(group),
        columns(IndexColumns::ofEntries(file.coordinates.data(), file.rank())),
        count(file.entries()), parts(countThreads(symmetry.threads, count)) {}

  std::optional<CompleteOrbits> run() {
    if (!selectCanonical())
      return std::nullopt;
    // Marks of nearly empty orbits would take more memory than the entries.
    CanonicalTable table(orbits.canonical.size());
    if (table.size() > 256 * (count + 1024) / folder.order() || !fill(table) ||
        !checkImages(table))
      return std::nullopt;
    orbits.hasForcedZeros = hasZeros;
    return std::move(orbits);
  }

private:
  static constexpr size_t blockSize = 512;

  /// Calls `visit(begin, count, part)` for blocks of entries until it returns
  /// false; false if one did.
  template <typename Visit> bool visitBlocks(Visit visit) {
    std::atomic<bool> goesOn = true;
    forParts(count, parts, [&](size_t begin, size_t end, unsigned part) {
      for (; begin < end && goesOn; begin += blockSize)
        if (!visit(begin, std::min(blockSize, end - begin), part))
          goesOn = false;
    });
    return goesOn;
  }

  /// Whether an entry is one that the group lets be what it is. A forced zero
  /// is none, and nothing but `isZero` tells so.
  bool isPlain(size_t entry, bool &isZero) {
    const int64_t *place = &file.coordinates[entry * file.rank()];
    isZero = false;
    if (!forced.mayForce(place))
      return true;
    std::string ignored;
    auto value = getValue(file.values, entry, {});
    Forced found = forced.check(place, *value, 0, ignored);
    isZero = found == Forced::Zero;
    if (isZero)
      hasZeros = true;
    return isZero || found == Forced::Nothing;
  }

  bool selectCanonical() {
    std::vector<std::vector<uint64_t>> found(parts);
    bool fits = visitBlocks([&](size_t begin, size_t size, unsigned part) {
      uint8_t isCanonical[blockSize];
      uint64_t chosen[blockSize];
      size_t kept = 0;
      folder.findCanonical(columns, begin, size, isCanonical);
      for (size_t at = 0; at < size; ++at) {
        bool isZero = false;
        if (forced.mayForceAny() && isCanonical[at] &&
            !isPlain(begin + at, isZero))
          return false;
        chosen[kept] = begin + at;
        kept += isCanonical[at] && !isZero;
      }
      found[part].insert(found[part].end(), chosen, chosen + kept);
      return true;
    });
    for (const std::vector<uint64_t> &some : found)
      orbits.canonical.insert(orbits.canonical.end(), some.begin(), some.end());
    return fits;
  }

  /// Enters the canonical entries and adds up the sizes of their orbits.
  bool fill(CanonicalTable &table) {
    const KeyLayout &layout = folder.layout();
    for (uint64_t entry : orbits.canonical) {
      uint64_t key = 0;
      for (size_t slot = 0; slot < file.rank(); ++slot)
        key |= static_cast<uint64_t>(columns.at(slot, entry))
               << layout.shifts[slot];
      if (!table.insert(key, entry))
        return false;
      expected += folder.orbitSize(columns, entry);
    }
    return true;
  }

  bool checkImages(const CanonicalTable &table) {
    Marks marks(table.size() * folder.order(), parts);
    std::vector<uint64_t> plain(parts);
    bool fits = std::visit(
        [&](const auto &values) {
          return visitBlocks([&](size_t begin, size_t size, unsigned part) {
            return checkBlock(table, marks, values, begin, size, plain[part]);
          });
        },
        file.values);
    uint64_t sum = 0;
    for (uint64_t ofPart : plain)
      sum += ofPart;
    return fits && (!symmetry.isOn || sum == expected);
  }

  template <typename Value>
  bool checkBlock(const CanonicalTable &table, Marks &marks,
                  const std::vector<Value> &values, size_t begin, size_t size,
                  uint64_t &plain) {
    uint64_t keys[blockSize];
    uint32_t numbers[blockSize];
    folder.fold(columns, begin, size, keys, numbers);
    for (size_t at = 0; at < size; ++at)
      table.prefetch(keys[at]);
    for (size_t at = 0; at < size; ++at) {
      size_t entry = begin + at;
      bool isZero = false;
      if (forced.mayForceAny() && !isPlain(entry, isZero))
        return false;
      if (isZero)
        continue;
      auto slot = table.find(keys[at]);
      if (!slot || !marks.set(*slot * folder.order() + numbers[at]))
        return false;
      if (symmetry.isOn &&
          !agree(values[entry], values[table.entryIn(*slot)], numbers[at]))
        return false;
      ++plain;
    }
    return true;
  }

  /// Whether a value is that of the canonical entry. Those within a tolerance
  /// are for the careful way.
  template <typename Value>
  bool agree(Value value, Value canonical, uint32_t number) const {
    return (!folder.hasCharacters() ||
            apply(folder.character(number), canonical)) &&
           equalElements(value, canonical);
  }

  const CoordinateTensor &file;
  const OrbitFolder &folder;
  const SymmetryCheck &symmetry;
  ForcedEntries forced;
  IndexColumns columns;
  size_t count;
  unsigned parts;
  CompleteOrbits orbits;
  std::atomic<bool> hasZeros = false;
  uint64_t expected = 0;
};

} // namespace

std::optional<CompleteOrbits>
tensoropt::findCompleteOrbits(const CoordinateTensor &file,
                              const PermutationGroup &group, Triangle triangle,
                              const SymmetryCheck &symmetry) {
  auto folder = OrbitFolder::get(group, triangle, file.shape);
  if (!folder)
    return std::nullopt;
  return OrbitChecker(file, group, *folder, symmetry).run();
}
