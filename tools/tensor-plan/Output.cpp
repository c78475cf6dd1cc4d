// SPDX-License-Identifier: Apache-2.0

#include "Output.h"
#include "TensorOpt/Report/OutputFile.h"
#include "TensorOpt/Runtime/PackingCSV.h"

using namespace tensoropt;

bool tensoropt::checkPaths(const OutputPaths &paths, std::string &error) {
  auto isFine = [&](const std::string &path) {
    return path.empty() || path == "-" || canWriteFile(path, error);
  };
  return isFine(paths.plan) && isFine(paths.svg) && isFine(paths.html) &&
         isFine(paths.json) && isFine(paths.trace);
}

bool tensoropt::writeOutputs(const OutputPaths &paths, const Report &report,
                             std::string &error) {
  const MemoryPlan &plan = report.memoryPlans.front();
  auto write = [&](const std::string &path, auto print) {
    return path.empty() || writeFile(path, print(), error);
  };
  auto render = [&](Report::Format format) {
    return [&report, format] { return report.render(format); };
  };
  if (plan.fits() && !write(paths.plan, [&] {
        return printPlan(plan.problem, plan.result.placements);
      }))
    return false;
  return write(paths.svg, [&] { return printMemoryMap(plan); }) &&
         write(paths.html, render(Report::Format::HTML)) &&
         write(paths.json, render(Report::Format::JSON)) &&
         write(paths.trace, render(Report::Format::Trace));
}
