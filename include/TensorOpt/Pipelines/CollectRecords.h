// SPDX-License-Identifier: Apache-2.0
// From what passes say about their work to the entries of a report.
//
//   Report report;
//   collectRecords(context, report);
//   LogicalResult result = pm.run(module);
//   report.write("run.html", error);

#pragma once

namespace mlir {
class MLIRContext;
} // namespace mlir

namespace tensoropt {
struct Report;

/// From now on every record that is emitted in `context` becomes an entry of
/// `report`. Loads our dialect; takes the place of an earlier listener. Passes
/// may run on several functions at once: the entries of one call are kept in
/// the order of their functions' names, with numbers in names compared as
/// numbers, and within a function in the order of emission. `report` must
/// outlive the passes that run in `context`, and must not be read or collected
/// into from elsewhere while they run.
void collectRecords(mlir::MLIRContext &context, Report &report);

} // namespace tensoropt
