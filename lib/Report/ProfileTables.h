// SPDX-License-Identifier: Apache-2.0
// What the text and the page say alike of a profile.
//
//   for (const Table &table : {tabulateKinds(profile),
//                              tabulateOperations(profile, profile.byTime())})
//     print(table);

#pragma once

#include "Rows.h"
#include "Table.h"

namespace tensoropt {

/// The longest operations that are listed by time.
inline constexpr size_t longestOperations = 20;

/// Calls, time inside and outside of operations, and the machine.
std::vector<Row> describe(const Profile &profile);

/// A row for each kind of operation, the longest time first.
Table tabulateKinds(const Profile &profile);

/// The longest operations, by time.
Table tabulateLongest(const Profile &profile);

/// All operations as they are executed.
Table tabulateAll(const Profile &profile);

/// One operation in a line: layer, kind, shapes, time and speed.
std::string describe(const Profile &profile,
                     const Profile::Operation &operation);

/// A time with its unit, to three or four digits.
std::string printSeconds(double seconds);

} // namespace tensoropt
