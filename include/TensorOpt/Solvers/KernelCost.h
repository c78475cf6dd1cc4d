// SPDX-License-Identifier: Apache-2.0
// What the loops of a kernel execute, as an expression in the shape of its
// data: how many nodes each level of the coordinate tree has, and the extents.
//
//   KernelCost cost;                    // y[i] += A[i,j] x[j], A in CSR
//   cost.blocks.push_back({{CostBlock::Visits::Nodes, 2}, {}, {}, {1, 1, 0}});
//   TreeCounts tree{{n, entries}, {1, filledRows}};
//   Operations all = cost.evaluate(tree, {}); // entries of each
//
// The blocks are read off the loops that the compiler wrote, so the numbers are
// those of the compiled code on one thread, not those of a model of it.

#pragma once

#include "TensorOpt/Solvers/ThreadCosts.h"
#include <cstdint>
#include <optional>
#include <vector>

namespace tensoropt {

/// Numbers of operations on elements; one on a vector counts once per lane.
/// Of a semiring, sums count as additions and products as what they are.
struct Operations {
  int64_t multiplies = 0;
  int64_t adds = 0;   ///< subtractions, minima and maxima included
  int64_t others = 0; ///< divisions

  int64_t total() const { return multiplies + adds + others; }
  bool operator==(const Operations &other) const {
    return multiplies == other.multiplies && adds == other.adds &&
           others == other.others;
  }
  Operations &operator+=(const Operations &other);
};

/// The same operations `times` times.
Operations operator*(const Operations &operations, int64_t times);

/// The coordinate tree of stored data. Loops are numbered from 1, outermost
/// first; a singleton level has none of its own.
struct TreeCounts {
  std::vector<int64_t> nodes;  ///< nodes[d - 1]: iterations of loop d in all
  std::vector<int64_t> filled; ///< filled[d - 1]: times that loop d has any
  /// Of storage in blocks, the part of these in blocks that lie inside all
  /// extents and beside all diagonals, whose loops need no bounds; else empty.
  std::vector<int64_t> innerNodes, innerFilled;

  /// Values that the innermost loop visits; 1 for a tensor without dimensions.
  int64_t entries() const { return nodes.empty() ? 1 : nodes.back(); }
};

/// Operations of one basic block, and how often it runs.
struct CostBlock {
  /// Where in the tree of the driving tensor the block stands.
  struct Place {
    enum class Visits {
      Once,   ///< outside its loops
      Nodes,  ///< each iteration of loop `depth`
      Filled, ///< each time that loop `depth` has an iteration
      First,  ///< as often: the iteration of a diagonal, apart from the others
      Rest,   ///< each iteration of loop `depth` but that one
      // In the loops that storage in blocks has twice:
      InnerNodes,  ///< each iteration in blocks that need no bounds
      InnerFilled, ///< each time that it has an iteration there
      OuterNodes,  ///< each iteration in the other blocks
      OuterFilled  ///< each time that it has an iteration there
    };
    Visits visits = Visits::Once;
    unsigned depth = 0;
  };
  using Visits = Place::Visits;

  /// A part of a free index that lies across vectors. The widest tile is taken
  /// as often as it fits. Of what is left each narrower one takes the highest
  /// power of two, and the next one with it if that is a quarter or more: 10 =
  /// 8 + 2 at once, 13 in two steps, and 9, too.
  struct Tile {
    unsigned index = 0; ///< number of the free index
    int64_t width = 1;  ///< values of it
    int64_t widest = 1; ///< a power of two

    bool isWidest() const { return width == widest; }
    /// How many such tiles an extent has. O(log(widest)).
    int64_t countIn(int64_t extent) const;
  };

  Place place;
  std::vector<unsigned> loops; ///< numbers of the free indices with loops
  std::vector<unsigned> asked; ///< of those whose extent must not be zero
  std::optional<Tile> tile;
  Operations operations; ///< of one run of the block

  /// How often it runs; `extents` has those of the free indices.
  int64_t runs(const TreeCounts &tree,
               const std::vector<int64_t> &extents) const;
};

struct KernelCost {
  std::vector<CostBlock> blocks;
  /// True if a condition in the body may skip some of the operations: the
  /// numbers are then upper bounds.
  bool isUpperBound = false;

  /// Operations on such data. O(blocks).
  Operations evaluate(const TreeCounts &tree,
                      const std::vector<int64_t> &extents) const;

  /// Multiply-adds, two operations each, per visit of a node of loop `depth`
  /// and per value of all free indices, in full tiles: what remains for large
  /// extents and long loops.
  double multiplyAddsPerNode(unsigned depth, unsigned freeIndices) const;

  /// Operations per node of loop `depth` that do not depend on all free
  /// indices, and so cost little when their extents are large.
  int64_t sharedOperationsPerNode(unsigned depth, unsigned freeIndices) const;
};

/// An extent of a compiled function: a constant, an argument of type index, or
/// a dimension of a memref. Arguments are numbered as in the compiled function.
struct ExtentSource {
  int64_t constant = -1;
  int64_t argument = -1;  ///< if there is no constant
  int64_t dimension = -1; ///< -1: the argument is the extent
};

/// An array that a kernel reads or writes.
struct OperandSource {
  int64_t elementBytes = 0;
  bool isWritten = false; ///< read and written
  std::vector<ExtentSource> extents;
};

/// Another form of a kernel, which sums one half of the output in panels of its
/// columns: what the program runs if entries * rowsPerEntry are no fewer than
/// the rows of a panel.
struct PanelForm {
  /// Bytes of the used half of a panel that leave a last cache room for more.
  static constexpr int64_t mostBytes = int64_t(8) << 20;

  /// Panels of at most `rows` rows have so many columns.
  struct Width {
    int64_t columns;
    int64_t rows;
  };
  /// From `widest` columns down to a cache line of elements: as many as leave
  /// a panel below `mostBytes`. The last one is for any number of rows.
  static std::vector<Width> widths(int64_t widest, int64_t elementBytes);

  /// The columns of the last panel, which takes what the others leave and so
  /// is less than twice as wide as those.
  static int64_t lastOf(int64_t extent, int64_t columns);

  /// True if each thread takes panels of its own, one after another, instead of
  /// all of them sharing each: there are enough for all, none has more than a
  /// third more columns than its part of the `extent`, and the elements alone,
  /// for two of which there is an entry, pay for threads. A thread has at most
  /// `most` columns.
  template <typename Number>
  static auto payOnThreads(Number rows, Number extent, Number panels,
                           Number most, int64_t threads, int64_t threadWork) {
    return (panels >= threads) & (extent * 4 >= most * (3 * threads)) &
           (rows * extent >= threadWork);
  }

  int64_t rowsPerEntry = 0;
  std::vector<ExtentSource> rows; ///< their product is the number of rows
  int64_t index = -1; ///< number of the free index that is cut, if one is
  int64_t widest = 0; ///< columns of a panel
  int64_t elementBytes = 0;
  KernelCost cost;
  KernelThreads threads;
};

/// One kernel of a compiled function: an einsum, or several over one tensor.
struct Kernel {
  /// The argument that holds the values of the driving tensor.
  int64_t driver = -1;
  std::vector<ExtentSource> freeExtents;
  std::vector<OperandSource> operands; ///< without the driving tensor
  KernelCost cost;
  KernelCost full; ///< the same without symmetry, on full storage
  KernelThreads threads;
  std::optional<PanelForm> panels;
};

} // namespace tensoropt
