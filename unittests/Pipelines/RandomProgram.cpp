// SPDX-License-Identifier: Apache-2.0
// How random einsums are drawn.

#include "RandomProgram.h"
#include "../Execution/BlockLevels.h"

using namespace tensoropt;
using namespace tensoropt::property;

namespace {

oracle::Images identityOf(unsigned degree) {
  oracle::Images images(degree);
  std::iota(images.begin(), images.end(), 0u);
  return images;
}

/// Draws one program; its parts are drawn in the order in which they depend on
/// each other.
class ProgramDraw {
public:
  explicit ProgramDraw(unsigned seed) : random(seed) { program.seed = seed; }

  Program run() {
    drawElements();
    rank = chance(random, 3) ? 1 : draw(random, 2, chance(random, 75) ? 4 : 6);
    program.driver = std::string("ijklmn").substr(0, rank);
    for (char letter : program.driver + "rs")
      program.sameExtent[letter] = letter;
    drawStorage();
    drawGroup();
    if (rank > 1 && chance(random, 6))
      drawDiagonal();
    drawFactors();
    drawOutputs();
    program.driverPlace =
        chance(random, 60) ? 0 : draw(random, 0, program.factors.size());
    if (chance(random, 15))
      for (const auto &[letter, same] : program.sameExtent)
        if (chance(random, 60))
          program.extents[same] = draw(random, 1, rank > 4 ? 2 : 3);
    return program;
  }

private:
  void drawElements() {
    program.semiring =
        chance(random, 50)
            ? "plus_times"
            : pick<std::string>(random,
                                {"min_plus", "max_plus", "max_times", "or_and",
                                 "max_min", "xor_and", "plus_twice"});
    program.statesIdempotent =
        program.semiring == "max_min" && chance(random, 60);
    program.statesCommutative =
        program.semiring != "plus_twice" && chance(random, 60);
    std::vector<ScalarKind> kinds = {ScalarKind::F32, ScalarKind::F64,
                                     ScalarKind::I8,  ScalarKind::I16,
                                     ScalarKind::I32, ScalarKind::I64};
    if (program.semiring == "plus_times")
      kinds.insert(kinds.end(), {ScalarKind::C64, ScalarKind::C128,
                                 ScalarKind::F64, ScalarKind::C128});
    if (program.semiring == "or_and")
      kinds = {ScalarKind::Bool};
    if (program.semiring == "xor_and")
      kinds = {ScalarKind::Bool, ScalarKind::I8, ScalarKind::I32};
    program.kind = pick(random, kinds);
  }

  //===--------------------------------------------------------------------===//
  // Storage
  //===--------------------------------------------------------------------===//

  void drawStorage() {
    Storage &storage = program.storage;
    int form = draw(random, 1, 100);
    storage.form = form <= 6    ? Storage::Form::Plain
                   : form <= 14 ? Storage::Form::Upstream
                                : Storage::Form::Ours;
    if (storage.form == Storage::Form::Plain)
      return;
    storage.canonical =
        storage.form == Storage::Form::Ours && chance(random, 85);
    storage.lower = storage.canonical && chance(random, 40);
    if (storage.form == Storage::Form::Ours && chance(random, 18))
      return; // dense: in full with a stated symmetry, or packed
    drawLevels(storage);
    std::vector<unsigned> widths = {0, 8, 16, 32, 64};
    storage.positionWidth = pick(random, widths);
    storage.coordinateWidth = pick(random, widths);
  }

  void drawLevels(Storage &storage) {
    std::vector<unsigned> order = identityOf(rank);
    if (chance(random, 60))
      std::shuffle(order.begin(), order.end(), random);
    auto add = [&](LevelSpec::Kind kind, bool unique = true) {
      storage.levels.push_back(
          {kind, order[storage.levels.size()], unique, true});
    };
    int style = draw(random, 0, 5);
    while (storage.levels.size() < rank) {
      bool isFirst = storage.levels.empty();
      int kind = draw(random, 0, 3);
      bool isDense = style == 0   ? isFirst   // CSR, CSC, CSF below dense
                     : style == 1 ? false     // DCSR, CSF
                     : style == 2 ? rank == 1 // COO
                                  : kind == 0;
      bool isCoordinates = style == 2 || (style > 2 && kind == 1);
      if (isDense) {
        add(LevelSpec::Kind::Dense);
      } else if (isCoordinates && storage.levels.size() + 1 < rank) {
        size_t end =
            style == 2 ? rank : draw(random, storage.levels.size() + 2, rank);
        add(LevelSpec::Kind::Compressed, /*unique=*/false);
        while (storage.levels.size() < end)
          add(LevelSpec::Kind::Singleton, storage.levels.size() + 1 == end);
      } else {
        add(LevelSpec::Kind::Compressed);
      }
    }
    for (LevelSpec &level : storage.levels)
      if (level.kind == LevelSpec::Kind::Compressed && level.unique &&
          chance(random, 20))
        level.ordered = false;
  }

  //===--------------------------------------------------------------------===//
  // Groups
  //===--------------------------------------------------------------------===//

  unsigned drawCharacter() {
    if (chance(random, 60))
      return 0;
    unsigned character = 0;
    // An entry of max_times must not be negative.
    if (program.kind != ScalarKind::Bool && program.semiring != "max_times")
      character |= draw(random, 0, 1);
    if (isComplexKind(program.kind))
      character |= 2 * draw(random, 0, 1);
    return character;
  }

  /// A cycle through slots, in their order.
  Element cycleOf(const std::vector<unsigned> &slots, unsigned character) {
    oracle::Images images = identityOf(rank);
    for (size_t at = 0; at < slots.size(); ++at)
      images[slots[at]] = slots[(at + 1) % slots.size()];
    return {images, character};
  }

  /// Products of symmetric groups on random blocks of slots.
  std::vector<Element> drawProduct(bool oneBlock) {
    std::vector<unsigned> slots = identityOf(rank);
    std::shuffle(slots.begin(), slots.end(), random);
    std::vector<Element> generators;
    for (size_t first = 0; first < rank;) {
      size_t end = oneBlock ? rank : draw(random, first + 1, rank);
      unsigned character = drawCharacter();
      for (size_t at = first; at + 1 < end; ++at)
        generators.push_back(cycleOf({slots[at], slots[at + 1]}, character));
      first = end;
    }
    return generators;
  }

  std::vector<Element> drawCyclic() {
    std::vector<unsigned> slots = identityOf(rank);
    std::shuffle(slots.begin(), slots.end(), random);
    slots.resize(draw(random, std::min(rank, 2u), rank));
    return {cycleOf(slots, drawCharacter())};
  }

  /// Pairs (or a pair of triples) that are symmetric, and are exchanged: the
  /// 8-fold symmetry of integrals is the one with two pairs.
  std::vector<Element> drawWreath() {
    if (rank < 4)
      return drawProduct(/*oneBlock=*/true);
    unsigned size = rank == 6 && chance(random, 40) ? 3 : 2;
    unsigned blocks = (rank - rank % 2) / size;
    unsigned inner = drawCharacter(), outer = drawCharacter();
    std::vector<Element> generators;
    for (unsigned block = 0; block < blocks; ++block)
      for (unsigned at = 0; at + 1 < size; ++at)
        generators.push_back(
            cycleOf({block * size + at, block * size + at + 1}, inner));
    for (unsigned block = 0; block + 1 < blocks; ++block) {
      oracle::Images images = identityOf(rank);
      for (unsigned at = 0; at < size; ++at)
        std::swap(images[block * size + at], images[(block + 1) * size + at]);
      generators.push_back({images, outer});
    }
    return generators;
  }

  /// Blocks of neighbouring slots, most of them symmetric, that are exchanged
  /// or not; the last one may be smaller.
  std::vector<Element> drawNeighbours() {
    blockSize = draw(random, 2, 3);
    std::vector<Element> generators;
    for (unsigned at = 0; at + 1 < rank; ++at)
      if ((at + 1) % blockSize != 0 && chance(random, 80))
        generators.push_back(
            cycleOf({at, at + 1}, chance(random, 90) ? 0 : drawCharacter()));
    if (chance(random, 60))
      for (unsigned first = 0; first + 2 * blockSize <= rank;
           first += blockSize) {
        oracle::Images images = identityOf(rank);
        for (unsigned at = first; at < first + blockSize; ++at)
          std::swap(images[at], images[at + blockSize]);
        generators.push_back({images, drawCharacter()});
      }
    return generators;
  }

  std::vector<Element> drawAny() {
    std::vector<Element> generators;
    for (int64_t more = draw(random, 1, 3); more > 0; --more) {
      oracle::Images images = identityOf(rank);
      std::shuffle(images.begin(), images.end(), random);
      generators.push_back({images, drawCharacter()});
    }
    return generators;
  }

  static bool isConsistent(const ElementSet &elements) {
    std::set<oracle::Images> seen;
    return std::all_of(elements.begin(), elements.end(), [&](const Element &e) {
      return seen.insert(e.first).second;
    });
  }

  void drawGroup() {
    const oracle::Images identity = identityOf(rank);
    program.elements = {{identity, 0}};
    if (program.storage.form != Storage::Form::Ours) {
      avoidPadding();
      return;
    }
    do {
      int style = draw(random, 0, 5);
      // Packed storage is for products of symmetric groups and for wreaths.
      bool isPacked =
          program.storage.canonical && program.storage.levels.empty();
      if (isPacked && style != 0)
        style = style == 3 ? 3 : style == 1 ? 1 : 6;
      blockSize = 0;
      program.generators = style <= 1   ? drawProduct(style == 0)
                           : style == 2 ? drawCyclic()
                           : style == 3 ? drawWreath()
                           : style == 4 ? drawAny()
                           : style == 6 ? drawNeighbours()
                                        : std::vector<Element>();
      auto isIdentity = [&](const Element &generator) {
        return generator == Element(identity, 0);
      };
      auto &all = program.generators;
      all.erase(std::remove_if(all.begin(), all.end(), isIdentity), all.end());
      program.elements = oracle::closure(rank, all);
      // Larger groups make long code; some of them are enough.
    } while (!isConsistent(program.elements) ||
             (program.elements.size() > 24 && chance(random, 80)));
    if (program.generators.empty())
      program.storage.canonical = program.storage.lower = false;
    if (program.generators.empty() && program.storage.levels.empty())
      drawLevels(program.storage);
    if (chance(random, 15))
      drawFill();
    avoidPadding();
    if (chance(random, 25))
      drawBlocks();
    for (const Element &element : program.elements)
      for (unsigned slot = 0; slot < rank; ++slot)
        unify(program.driver[slot], program.driver[element.first[slot]]);
  }

  /// Names two slots of the driving tensor by one letter, which storage in
  /// blocks refuses.
  void drawDiagonal() {
    for (const LevelSpec &level : program.storage.levels)
      if (level.part != LevelSpec::Part::Whole)
        return;
    unsigned last = draw(random, 1, rank - 1);
    unsigned first = draw(random, 0, last - 1);
    unify(program.driver[last], program.driver[first]);
    program.driver[last] = program.driver[first];
  }

  /// Divides dimensions into blocks where that is supported: not for products
  /// that are sums, and in canonical storage for all permutations of dimensions
  /// with equal blocks.
  void drawBlocks() {
    std::vector<int64_t> blocks;
    for (unsigned slot = 0; slot < rank; ++slot)
      blocks.push_back(draw(random, 1, 3));
    size_t permutations = 1;
    if (program.storage.canonical)
      for (unsigned slot = 0; slot < rank; ++slot) {
        std::set<unsigned> before;
        for (const Element &element : program.elements)
          if (element.first[slot] <= slot)
            before.insert(element.first[slot]);
        permutations *= before.size();
        blocks[slot] = blocks[*before.begin()];
      }
    bool permutesAll =
        permutations == 1 || program.elements.size() == permutations;
    if (program.storage.levels.empty() || !permutesAll || program.isCustom() ||
        program.semiring.find("_plus") != std::string::npos)
      return;
    tensoropt::testing::divideIntoBlocks(
        program.storage.levels, blocks,
        [&](size_t least, size_t most) { return draw(random, least, most); });
  }

  /// A value of entries that are not stored: often the one that adds nothing.
  void drawFill() {
    if (program.storage.levels.empty() || isComplexKind(program.kind))
      return;
    Scalar fill = program.zero();
    bool isNegated =
        std::any_of(program.elements.begin(), program.elements.end(),
                    [](const Element &element) { return element.second & 1; });
    if (isNegated)
      fill = {};
    else if (chance(random, 40))
      fill = isFloatKind(program.kind)
                 ? Scalar{0, draw(random, 0, 8) / 4.0}
                 : Scalar{draw(random, 0,
                               program.kind == ScalarKind::Bool ? 1 : 5),
                          {}};
    program.storage.fill = fill;
  }

  /// Dense last levels pad with zeros below sparse ones, and at coordinates
  /// that are not canonical; min_plus, max_plus and what the user defines
  /// refuse it unless `fill` says otherwise.
  void avoidPadding() {
    std::vector<LevelSpec> &levels = program.storage.levels;
    bool counts = program.isCustom() ||
                  program.semiring.find("_plus") != std::string::npos;
    if (!counts || program.storage.fill || levels.empty())
      return;
    bool isSparse =
        std::any_of(levels.begin(), levels.end(), [](const LevelSpec &level) {
          return level.kind != LevelSpec::Kind::Dense;
        });
    bool isDense = levels.back().kind == LevelSpec::Kind::Dense;
    if (isDense && (isSparse || program.storage.canonical))
      levels.back().kind = LevelSpec::Kind::Compressed;
  }

  //===--------------------------------------------------------------------===//
  // Operands
  //===--------------------------------------------------------------------===//

  void unify(char a, char b) {
    char from = program.sameExtent.at(a), to = program.sameExtent.at(b);
    for (auto &[letter, same] : program.sameExtent)
      if (same == from)
        same = to;
  }

  void unifyTerms(const std::string &a, const std::string &b) {
    for (size_t at = 0; at < a.size(); ++at)
      unify(a[at], b[at]);
  }

  void addFactor(const std::string &term, int reusePercent) {
    for (unsigned at = 0; at < program.tensors.size(); ++at)
      if (program.tensors[at].size() == term.size() &&
          chance(random, reusePercent)) {
        unifyTerms(program.tensors[at], term);
        program.factors.push_back({term, at});
        return;
      }
    program.factors.push_back({term, unsigned(program.tensors.size())});
    program.tensors.push_back(term);
  }

  /// Half of the time unrelated terms, else one term per slot, as in MTTKRP.
  /// Large groups get the latter, whose updates are few.
  void drawFactors() {
    std::set<char> different(program.driver.begin(), program.driver.end());
    if (different.size() < rank)
      blockSize = 0; // an output has no index twice
    if (blockSize > 0)
      return drawBlockFactors();
    if (chance(random, 50) || program.elements.size() > 48) {
      std::string before = chance(random, 15) ? "r" : "";
      std::string after = pick<std::string>(random, {"", "", "s"});
      if (before.empty())
        after = pick<std::string>(random, {"", "r", "r", "rs"});
      int omitted = draw(random, 0, rank - 1);
      for (unsigned slot = 0; slot < rank; ++slot)
        if (int(slot) != omitted && program.factors.size() < 5)
          addFactor(before + program.driver[slot] + after, 95);
      return;
    }
    for (int64_t more = draw(random, 0, 3); more > 0; --more) {
      std::string letters = program.driver + "rs", term;
      int64_t most = std::min<int64_t>(rank, 3);
      for (int64_t count = draw(random, 0, most); count > 0; --count) {
        char letter = letters[draw(random, 0, letters.size() - 1)];
        term += letter;
      }
      addFactor(term, 50);
    }
  }

  /// Neighbouring letters of packed storage go together, to factors or to the
  /// output, so that they can become one.
  void drawBlockFactors() {
    std::string output, packed;
    for (size_t first = 0; first < rank; first += blockSize) {
      std::string block = program.driver.substr(first, blockSize);
      if (chance(random, 50) && output.size() + block.size() <= 4) {
        output += block;
        if (packed.empty() && block.size() > 1 && isSymmetric(first, block))
          packed = block;
        continue;
      }
      if (chance(random, 70))
        std::shuffle(block.begin(), block.end(), random);
      addFactor(block + pick<std::string>(random, {"", "", "r"}), 50);
    }
    if (chance(random, 30))
      std::shuffle(output.begin(), output.end(), random);
    bool hasFree = program.letters().find('r') != std::string::npos;
    if (hasFree && output.size() < 4 && chance(random, 50))
      output += "r";
    if (chance(random, 40))
      packed.clear();
    program.outputs.push_back({output, -1, packed, chance(random, 50)});
  }

  /// Whether letters of neighbouring slots may be exchanged, values staying.
  bool isSymmetric(size_t first, const std::string &block) {
    for (unsigned at = first; at + 1 < first + block.size(); ++at)
      if (!program.elements.count(cycleOf({at, at + 1}, 0)))
        return false;
    return true;
  }

  void drawOutputs() {
    if (blockSize > 0)
      return;
    std::string letters = program.letters();
    for (int64_t more = chance(random, 75) ? 1 : 2; more > 0; --more) {
      std::shuffle(letters.begin(), letters.end(), random);
      size_t most =
          std::min<size_t>(letters.size(), chance(random, 80) ? 2 : 4);
      std::string term = letters.substr(0, draw(random, 0, most));
      int tensor = -1;
      for (unsigned at = 0; at < program.tensors.size(); ++at)
        if (program.tensors[at].size() == term.size() && chance(random, 6)) {
          unifyTerms(program.tensors[at], term);
          tensor = at;
          break;
        }
      program.outputs.push_back({term, tensor, "", false});
    }
    program.isSplit = chance(random, 30);
  }

  Random random;
  Program program;
  unsigned rank = 0;
  /// Of neighbouring slots that factors and outputs take as wholes; 0: any.
  unsigned blockSize = 0;
};

} // namespace

Program tensoropt::property::drawProgram(unsigned seed) {
  return ProgramDraw(seed).run();
}
