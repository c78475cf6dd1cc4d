// SPDX-License-Identifier: Apache-2.0
// Orders nodes of the coordinate tree by their numbers of children: a loop over
// the children of one node after the other then mostly runs as often as the
// last time, which processors foresee.

#include "SortEntries.h"
#include "Threads.h"

#include <algorithm>
#include <numeric>

using namespace tensoropt;

namespace tensoropt {

/// Moves entries from `before` to the same places of `after`.
class NodeOrder {
public:
  NodeOrder(const SortedEntries &before, SortedEntries &after, size_t first,
            size_t last)
      : before(before), after(after), first(first), last(last) {}

  /// Works on entries [begin, end), all there is below some parents.
  void run(size_t begin, size_t end) {
    while (begin < end) {
      size_t next = begin + 1;
      while (next < end && before.firstNew[next] >= first)
        ++next;
      findNodes(begin, next);
      sortNodes();
      moveNodes(begin);
      begin = next;
    }
  }

private:
  struct Node {
    size_t begin, end, children;
  };

  /// The nodes below the parent of entries [begin, end).
  void findNodes(size_t begin, size_t end) {
    nodes.clear();
    for (size_t at = begin; at < end; ++at) {
      if (at == begin || before.firstNew[at] == first)
        nodes.push_back({at, at, 0});
      nodes.back().end = at + 1;
      nodes.back().children += at == begin || before.firstNew[at] <= last;
    }
  }

  /// Counting sort: no node has more children than there are entries.
  void sortNodes() {
    size_t most = 0;
    for (const Node &node : nodes)
      most = std::max(most, node.children);
    places.assign(most + 1, 0);
    for (const Node &node : nodes)
      ++places[node.children];
    std::exclusive_scan(places.begin(), places.end(), places.begin(),
                        size_t(0));
    ordered.resize(nodes.size());
    for (const Node &node : nodes)
      ordered[places[node.children]++] = node;
  }

  void moveNodes(size_t to) {
    size_t opening = before.firstNew[to];
    for (const Node &node : ordered) {
      size_t count = node.end - node.begin;
      auto move = [&](const auto &from, auto &into) {
        std::copy_n(from.begin() + node.begin, count, into.begin() + to);
      };
      move(before.order, after.order);
      move(before.firstNew, after.firstNew);
      if (!before.keys.empty())
        move(before.keys, after.keys);
      for (size_t index = 0; index < before.columns.size(); ++index)
        move(before.columns[index], after.columns[index]);
      // The first entry of a parent opens that as well.
      after.firstNew[to] = opening;
      opening = first;
      to += count;
    }
  }

  const SortedEntries &before;
  SortedEntries &after;
  size_t first, last;
  std::vector<Node> nodes, ordered;
  std::vector<size_t> places;
};

} // namespace tensoropt

std::vector<size_t> SortedEntries::divide(unsigned parts, size_t first) const {
  std::vector<size_t> begins;
  for (unsigned part = 0; part < parts; ++part) {
    size_t at = partBegin(count(), parts, part);
    while (part && at < count() && firstNew[at] >= first)
      ++at;
    begins.push_back(at);
  }
  begins.push_back(count());
  return begins;
}

void SortedEntries::orderByChildren(size_t first, size_t last,
                                    unsigned threads) {
  SortedEntries before = *this;
  unsigned parts = countThreads(threads, count());
  std::vector<size_t> begins = before.divide(parts, first);
  runParts(parts, [&](unsigned part) {
    NodeOrder(before, *this, first, last).run(begins[part], begins[part + 1]);
  });
}
