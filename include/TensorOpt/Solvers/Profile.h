// SPDX-License-Identifier: Apache-2.0
// Where the time of a function goes: what was measured of each of its
// operations, and how far each is from what the machine can do.
//
//   Profile profile = ...;
//   for (size_t at : profile.byTime())
//     profile.share(profile.operations[at].seconds);
//   profile.roofShare(profile.operations[0]); // of its least time

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tensoropt {

/// An operation of a program as the compiler knows it.
struct ProfiledOperation {
  std::string function;  ///< in which it stands
  std::string layer;     ///< its name, or its place in the program
  std::string kind;      ///< what it is, in a word, such as "convolution"
  std::string operation; ///< of the IR, such as "linalg.generic"
  /// Types of what it reads and writes, such as "2x?xf32, 4xf32 -> 2x4xf32".
  std::string shapes;
  bool isDouble = false; ///< computes with elements of 64 bits
  /// On elements, of one iteration; nothing where they are not known.
  std::optional<int64_t> flops;
  int64_t transcendentals = 0; ///< exponentials, roots, ..., of one iteration
  /// Of a sweep, its number among those of its function.
  std::optional<int64_t> sweep;
};

struct Profile {
  /// What the machine can do, as it was measured: the roofs.
  struct Machine {
    int64_t threads = 1;       ///< that computed and read at the same time
    double flopsPerSecond = 0; ///< multiply-adds in f32, two operations each
    double doubleFlopsPerSecond = 0; ///< the same in f64
    double bytesPerSecond = 0;       ///< read from memory
  };

  /// One operation in one call of the function.
  struct Operation {
    ProfiledOperation what;
    int64_t executions = 0; ///< more than one inside loops
    double seconds = 0;     ///< of all of them; the median of the calls
    /// What all of them do; nothing where it is not known.
    std::optional<int64_t> flops, transcendentals;
    /// Each operand read once and each result written once.
    std::optional<int64_t> bytes;

    /// Operations on elements per byte; nothing where either is not known.
    std::optional<double> intensity() const;
    std::optional<double> flopsPerSecond() const;
    std::optional<double> bytesPerSecond() const;
  };

  /// One execution of an operation in the last call.
  struct Event {
    int64_t operation = 0; ///< its place in `operations`
    double start = 0;      ///< seconds after the call's
    double seconds = 0;
  };

  /// All operations of one kind.
  struct Kind {
    std::string name;
    int64_t operations = 0;
    double seconds = 0;
    int64_t flops = 0, bytes = 0; ///< as far as they are known
  };

  int64_t calls = 0;          ///< that were timed
  double seconds = 0;         ///< of one with clocks, the median
  double plainSeconds = 0;    ///< of the same code without, the median
  double plainMinSeconds = 0; ///< the least of these
  double outsideSeconds = 0;  ///< of `seconds`, outside all operations
  double lastSeconds = 0;     ///< of the last call, that of the events
  Machine machine;
  std::vector<Operation> operations; ///< those executed, in their order
  std::vector<Event> events;         ///< by their start
  int64_t droppedEvents = 0;         ///< further ones, of which nothing is kept

  /// All operations and what is outside. On a machine that is not at rest this
  /// is less than `seconds`: few calls are slow everywhere, most somewhere.
  double sumOfParts() const;

  /// Of the sum of all parts.
  double share(double seconds) const;

  /// What the clocks add, as a share of the time without them.
  std::optional<double> overhead() const;

  /// The least time that the machine needs for an operation, by its arithmetic
  /// or its traffic, whichever is longer; nothing where neither is known.
  std::optional<double> leastSeconds(const Operation &operation) const;

  /// That over the time it took: 1 at the roof, more where data were in a
  /// cache.
  std::optional<double> roofShare(const Operation &operation) const;

  /// Places in `operations`, the longest time first.
  std::vector<size_t> byTime() const;

  /// The kinds of operations, the longest time first.
  std::vector<Kind> kinds() const;
};

} // namespace tensoropt
