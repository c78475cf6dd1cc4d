// SPDX-License-Identifier: Apache-2.0
// Packing of buffers: problems from columns or from CSV, the search, and plans.

#include "Bindings.h"
#include "TensorOpt/Report/OutputFile.h"
#include "TensorOpt/Report/Report.h"
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

/// One space of a plan.
struct SpaceView {
  PlanPtr owner;
  size_t at;

  const PackingSpace &given() const { return owner->problem.spaces[at]; }
  const PackingSpaceResult &found() const { return owner->result.spaces[at]; }
};

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

//===----------------------------------------------------------------------===//
// Plans
//===----------------------------------------------------------------------===//

/// Offsets that break a capacity are not handed out as a plan.
const std::vector<PackingPlacement> &getPlacements(const MemoryPlan &plan) {
  if (plan.fits())
    return plan.result.placements;
  throw py::value_error(plan.result.status == PackingStatus::Infeasible
                            ? "no plan fits the capacity"
                            : "no plan that fits the capacity was found");
}

template <typename Get>
py::array_t<int64_t> toColumn(const MemoryPlan &plan, Get get) {
  const auto &placements = getPlacements(plan);
  py::array_t<int64_t> column(placements.size());
  std::transform(placements.begin(), placements.end(), column.mutable_data(),
                 get);
  return column;
}

int64_t sum(const MemoryPlan &plan, int64_t PackingSpaceResult::*member) {
  int64_t sum = 0;
  for (const PackingSpaceResult &space : plan.result.spaces)
    sum += space.*member;
  return sum;
}

Report makeReport(const MemoryPlan &plan) {
  Report report;
  report.tool = "tensoropt";
  report.toolVersion = TENSOROPT_VERSION;
  report.succeeded = plan.fits();
  report.memoryPlans = {plan};
  return report;
}

std::string toCSV(const MemoryPlan &plan) {
  return printPlan(plan.problem, getPlacements(plan));
}

void save(const MemoryPlan &plan, const std::filesystem::path &path) {
  std::string error, text;
  if (path.extension() == ".csv")
    text = toCSV(plan);
  else if (path.extension() == ".svg")
    text = printMemoryMap(plan);
  else if (auto format = Report::formatOf(path.string(), error))
    text = makeReport(plan).render(*format);
  else
    throw py::value_error("'" + path.string() +
                          "': the name of a plan must end in .csv, .svg, "
                          ".html, .json, .txt or .trace.json");
  if (writeFile(path.string(), text, error))
    return;
  PyErr_SetString(PyExc_OSError, error.c_str());
  throw py::error_already_set();
}

std::vector<std::string> listUnfitting(const MemoryPlan &plan) {
  std::vector<std::string> ids;
  for (unsigned at : plan.result.unfitting)
    ids.push_back(plan.problem.buffers[at].id);
  return ids;
}

std::vector<SpaceView> listSpaces(const PlanPtr &plan) {
  std::vector<SpaceView> spaces;
  for (size_t at = 0; at < plan->problem.spaces.size(); ++at)
    spaces.push_back({plan, at});
  return spaces;
}

std::string toRepr(const MemoryPlan &plan) {
  return "<MemoryPlan of " + std::to_string(plan.problem.buffers.size()) +
         " buffers: " + std::string(stringify(plan.result.status)) +
         ", arena of " +
         std::to_string(sum(plan, &PackingSpaceResult::extent)) + " bytes>";
}

void bindSpace(py::module_ &module) {
  py::class_<SpaceView>(module, "MemorySpace", py::is_final(),
                        "What a plan uses of one memory.")
      .def_property_readonly(
          "name", [](const SpaceView &self) { return self.given().name; },
          "Its name; empty if there is only one.")
      .def_property_readonly(
          "capacity",
          [](const SpaceView &self) { return self.given().capacity; },
          "Its bytes, None for as many as are needed.")
      .def_property_readonly(
          "arena", [](const SpaceView &self) { return self.found().extent; },
          "The bytes that the plan uses.")
      .def_property_readonly(
          "lower_bound",
          [](const SpaceView &self) { return self.found().lowerBound; },
          "No plan with the same buffers here uses fewer.")
      .def_property_readonly(
          "max_live",
          [](const SpaceView &self) { return self.found().maxLive; },
          "The most bytes that are live at one time.")
      .def_property_readonly(
          "max_live_time",
          [](const SpaceView &self) -> std::optional<int64_t> {
            int64_t time = self.found().maxLiveTime;
            return self.owner->problem.conflicts ? std::nullopt
                                                 : std::optional(time);
          },
          "The first such time, None with a conflict graph.");
}

void bindPlan(py::module_ &module) {
  using Class = py::class_<MemoryPlan, std::shared_ptr<MemoryPlan>>;
  Class plan(module, "MemoryPlan", py::is_final(),
             "Where buffers are in memory, and how that was found.");
  plan.def_property_readonly(
          "offsets",
          [](const MemoryPlan &self) {
            return toColumn(self, [](const PackingPlacement &placement) {
              return placement.offset;
            });
          },
          "Of each buffer, an int64 array. ValueError if no plan fits.")
      .def_property_readonly(
          "space_of",
          [](const MemoryPlan &self) {
            return toColumn(self, [](const PackingPlacement &placement) {
              return int64_t(placement.space);
            });
          },
          "The place in `spaces` of each buffer's memory, an int64 array.")
      .def_property_readonly(
          "ids",
          [](const MemoryPlan &self) {
            std::vector<std::string> ids;
            for (const PackingBuffer &buffer : self.problem.buffers)
              ids.push_back(buffer.id);
            return ids;
          },
          "The names of the buffers.")
      .def_property_readonly(
          "spaces",
          [](const std::shared_ptr<MemoryPlan> &self) {
            return listSpaces(self);
          },
          "The memories, at least one.")
      .def_property_readonly(
          "arena",
          [](const MemoryPlan &self) {
            return sum(self, &PackingSpaceResult::extent);
          },
          "The bytes that the plan uses, of all spaces.")
      .def_property_readonly(
          "lower_bound",
          [](const MemoryPlan &self) {
            return sum(self, &PackingSpaceResult::lowerBound);
          },
          "No plan with the same spaces of buffers uses fewer.")
      .def_property_readonly(
          "max_live",
          [](const MemoryPlan &self) {
            return sum(self, &PackingSpaceResult::maxLive);
          },
          "The most bytes that are live at one time, of all spaces.")
      .def_property_readonly("sum_of_sizes", &MemoryPlan::sumOfSizes,
                             "The bytes without any sharing.")
      .def_property_readonly(
          "status",
          [](const MemoryPlan &self) { return stringify(self.result.status); },
          "\"optimal\", \"feasible\", \"infeasible\" or \"unknown\".")
      .def_property_readonly("proven", &MemoryPlan::isProven,
                             "Whether that it is the best, or that there is "
                             "none, is proven.")
      .def_property_readonly("fits", &MemoryPlan::fits,
                             "Whether there are offsets that fit.")
      .def_property_readonly("unfitting", &listUnfitting,
                             "If none fits: buffers that cannot fit together.");
  plan.def_property_readonly(
          "cost", [](const MemoryPlan &self) { return self.result.cost; },
          "Of what moves to and from the spaces.")
      .def_property_readonly(
          "cost_bound",
          [](const MemoryPlan &self) { return self.result.costBound; },
          "No plan costs less.")
      .def_property_readonly(
          "method", [](const MemoryPlan &self) { return self.result.method; },
          "What found it.")
      .def_property_readonly(
          "nodes", [](const MemoryPlan &self) { return self.result.nodes; },
          "Of the exact search.")
      .def_property_readonly(
          "seconds", [](const MemoryPlan &self) { return self.result.seconds; },
          "The search took.")
      .def("__len__",
           [](const MemoryPlan &self) { return self.problem.buffers.size(); })
      .def("__repr__", &toRepr)
      .def("__str__", &printSummary)
      .def(
          "svg", [](const MemoryPlan &self) { return printMemoryMap(self); },
          "The memory map: time across, offsets up.")
      .def(
          "html",
          [](const MemoryPlan &self) { return makeReport(self).toHTML(); },
          "A page with the map and a table.")
      .def("csv", &toCSV, "The buffers with their offsets.")
      .def(
          "to_json",
          [](const MemoryPlan &self) { return makeReport(self).toJSON(); },
          "A report, docs/report.md.")
      .def("save", &save, py::arg("path"),
           "Writes .csv, .svg, .html, .json, .txt or .trace.json.")
      .def("_repr_html_",
           [](const MemoryPlan &self) { return printMemoryMap(self); })
      .def("_repr_svg_",
           [](const MemoryPlan &self) { return printMemoryMap(self); });
}

} // namespace

void python::bindMemory(py::module_ &module) {
  bindProblem(module);
  bindSpace(module);
  bindPlan(module);
  bindSolve(module);
}
