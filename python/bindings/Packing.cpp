// SPDX-License-Identifier: Apache-2.0
// Packing of buffers: problems from columns or from CSV, and the search.

#include "Bindings.h"
#include "TensorOpt/Report/MemoryPlan.h"
#include "TensorOpt/Runtime/FileAccess.h"
#include "TensorOpt/Runtime/PackingCSV.h"
#include <future>
#include <pybind11/numpy.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

namespace py = pybind11;
using namespace tensoropt;

namespace {

using PlanPtr = std::shared_ptr<const MemoryPlan>;
template <typename T> using Column = std::vector<std::optional<T>>;
using Window = std::pair<int64_t, int64_t>;
using Gap = std::tuple<int64_t, int64_t, std::optional<Window>>;

//===----------------------------------------------------------------------===//
// Problems
//===----------------------------------------------------------------------===//

void check(const PackingProblem &problem) {
  if (std::string wrong = checkProblem(problem); !wrong.empty())
    throw py::value_error(wrong);
}

std::vector<PackingSpace> makeSpaces(
    const std::vector<std::tuple<std::string, std::optional<int64_t>, int64_t>>
        &given) {
  std::vector<PackingSpace> spaces;
  for (const auto &[name, capacity, cost] : given)
    spaces.push_back({name, capacity, cost});
  return spaces;
}

/// A member of all buffers from its column, which is empty if it is not given.
template <typename T, typename Member>
void fill(std::vector<PackingBuffer> &buffers, const std::vector<T> &column,
          Member member) {
  if (!column.empty() && column.size() != buffers.size())
    throw py::value_error("columns of different lengths");
  for (size_t at = 0; at < column.size(); ++at)
    buffers[at].*member = column[at];
}

void fillGaps(std::vector<PackingBuffer> &buffers,
              const std::vector<std::vector<Gap>> &column) {
  for (size_t at = 0; at < std::min(column.size(), buffers.size()); ++at)
    for (const auto &[lower, upper, window] : column[at])
      buffers[at].gaps.push_back({lower, upper, window});
}

PackingProblem readProblem(const std::filesystem::path &path,
                           std::vector<PackingSpace> spaces, bool needsLives) {
  std::string error;
  auto file = MappedFile::open(path.string(), error);
  if (!file) {
    PyErr_SetString(PyExc_OSError, error.c_str());
    throw py::error_already_set();
  }
  auto buffers = parseBuffers(path.string(), file->bytes(), spaces, error,
                              needsLives ? PackingColumns::LivesAndSizes
                                         : PackingColumns::Sizes);
  if (!buffers)
    throw py::value_error(error);
  PackingProblem problem;
  problem.buffers = std::move(*buffers);
  problem.spaces = std::move(spaces);
  return problem;
}

void bindProblem(py::module_ &module) {
  using Spaces =
      std::vector<std::tuple<std::string, std::optional<int64_t>, int64_t>>;
  py::class_<PackingProblem>(module, "PackingProblem", py::is_final(),
                             "Buffers, spaces and conflicts.")
      .def_static(
          "of_columns",
          [](const std::vector<std::string> &ids,
             const std::vector<int64_t> &lower,
             const std::vector<int64_t> &upper,
             const std::vector<int64_t> &size,
             const std::vector<int64_t> &alignment,
             const std::vector<int64_t> &traffic, const Column<int64_t> &offset,
             const Column<int64_t> &hint, const Column<unsigned> &space,
             const std::vector<std::vector<Gap>> &gaps, const Spaces &spaces) {
            PackingProblem problem;
            problem.spaces = makeSpaces(spaces);
            problem.buffers.resize(ids.size());
            fill(problem.buffers, ids, &PackingBuffer::id);
            fill(problem.buffers, lower, &PackingBuffer::lower);
            fill(problem.buffers, upper, &PackingBuffer::upper);
            fill(problem.buffers, size, &PackingBuffer::size);
            fill(problem.buffers, alignment, &PackingBuffer::alignment);
            fill(problem.buffers, traffic, &PackingBuffer::traffic);
            fill(problem.buffers, offset, &PackingBuffer::offset);
            fill(problem.buffers, hint, &PackingBuffer::hint);
            fill(problem.buffers, space, &PackingBuffer::space);
            fillGaps(problem.buffers, gaps);
            return problem;
          },
          py::arg("ids"), py::arg("lower"), py::arg("upper"), py::arg("size"),
          py::arg("alignment"), py::arg("traffic"), py::arg("offset"),
          py::arg("hint"), py::arg("space"), py::arg("gaps"), py::arg("spaces"),
          "A problem from columns; empty ones are not given.")
      .def_static(
          "read",
          [](const std::filesystem::path &path, const Spaces &spaces,
             bool needsLives) {
            return readProblem(path, makeSpaces(spaces), needsLives);
          },
          py::arg("path"), py::arg("spaces"), py::arg("needs_lives"),
          "A problem from a CSV file.")
      .def_property_readonly(
          "ids",
          [](const PackingProblem &self) {
            std::vector<std::string> ids;
            for (const PackingBuffer &buffer : self.buffers)
              ids.push_back(buffer.id);
            return ids;
          },
          "The names of the buffers.")
      .def(
          "set_conflicts",
          [](PackingProblem &self,
             std::vector<std::pair<unsigned, unsigned>> pairs) {
            self.conflicts = std::move(pairs);
          },
          py::arg("pairs"), "States all pairs that must not share bytes.");
}

//===----------------------------------------------------------------------===//
// Search
//===----------------------------------------------------------------------===//

/// Searches on another thread, so that this one can look for signals. What
/// stops the search is raised when it has stopped.
PackingResult solve(const PackingProblem &problem, PackingOptions options,
                    const py::object &progress) {
  std::atomic<bool> stop{false};
  std::optional<py::error_already_set> raised;
  auto guard = [&](auto call) {
    py::gil_scoped_acquire locked;
    if (raised)
      return;
    try {
      call();
    } catch (py::error_already_set &exception) {
      raised.emplace(exception);
      stop = true;
    }
  };
  options.stop = &stop;
  if (!progress.is_none())
    options.progress = [&](const PackingResult &best) {
      guard(
          [&] { progress(best.spaces[0].extent, best.spaces[0].lowerBound); });
    };
  PackingResult result;
  {
    py::gil_scoped_release unlocked;
    auto search = std::async(std::launch::async,
                             [&] { return solvePacking(problem, options); });
    while (search.wait_for(std::chrono::milliseconds(50)) !=
           std::future_status::ready)
      guard([] {
        if (PyErr_CheckSignals() != 0)
          throw py::error_already_set();
      });
    result = search.get();
  }
  if (raised)
    throw std::move(*raised);
  return result;
}

PlanPtr makePlan(PackingProblem problem, const PackingOptions &options,
                 const std::string &name, const py::object &progress) {
  check(problem);
  PackingResult result = solve(problem, options, progress);
  return std::make_shared<MemoryPlan>(
      MemoryPlan{name, std::move(problem), std::move(result)});
}

void bindSolve(py::module_ &module) {
  module.def(
      "solve_packing",
      [](PackingProblem problem, const std::string &name, double timeout,
         unsigned threads, uint64_t nodeLimit, uint64_t seed, bool minimize,
         const py::object &progress) {
        PackingOptions options;
        options.timeout = timeout;
        options.threads = threads;
        options.nodeLimit = nodeLimit;
        options.seed = seed;
        options.minimize = minimize;
        return makePlan(std::move(problem), options, name, progress);
      },
      py::arg("problem"), py::arg("name"), py::arg("timeout"),
      py::arg("threads"), py::arg("node_limit"), py::arg("seed"),
      py::arg("minimize"), py::arg("progress"), "Searches for a plan.");
}

} // namespace

void python::bindPacking(py::module_ &module) {
  bindProblem(module);
  bindSolve(module);
}
