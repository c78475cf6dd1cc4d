// SPDX-License-Identifier: Apache-2.0
// Memory plans: what they say, as text, pictures and files.

#include "Bindings.h"
#include "TensorOpt/Report/OutputFile.h"
#include "TensorOpt/Report/Report.h"
#include "TensorOpt/Runtime/PackingCSV.h"
#include <functional>
#include <pybind11/numpy.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

namespace py = pybind11;
using namespace tensoropt;

namespace {

using PlanPtr = std::shared_ptr<const MemoryPlan>;

/// One space of a plan.
struct SpaceView {
  PlanPtr owner;
  size_t at;

  const PackingSpace &given() const { return owner->problem.spaces[at]; }
  const PackingSpaceResult &found() const { return owner->result.spaces[at]; }
};

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

Report makeReport(std::vector<MemoryPlan> plans) {
  Report report;
  report.tool = "tensoropt";
  report.toolVersion = TENSOROPT_VERSION;
  report.succeeded =
      std::all_of(plans.begin(), plans.end(), std::mem_fn(&MemoryPlan::fits));
  report.memoryPlans = std::move(plans);
  return report;
}

std::string toCSV(const MemoryPlan &plan) {
  return printPlan(plan.problem, getPlacements(plan));
}

void write(const std::filesystem::path &path, const std::string &text) {
  std::string error;
  if (writeFile(path.string(), text, error))
    return;
  PyErr_SetString(PyExc_OSError, error.c_str());
  throw py::error_already_set();
}

/// Several in one file, for which not every format has room.
void saveAll(const std::vector<MemoryPlan> &plans,
             const std::filesystem::path &path, const std::string &expected) {
  std::string error;
  auto format = Report::formatOf(path.string(), error);
  if (!format)
    throw py::value_error("'" + path.string() + "': " + expected);
  write(path, makeReport(plans).render(*format));
}

void save(const MemoryPlan &plan, const std::filesystem::path &path) {
  if (path.extension() == ".csv")
    write(path, toCSV(plan));
  else if (path.extension() == ".svg")
    write(path, printMemoryMap(plan));
  else
    saveAll({plan}, path,
            "the name of a plan must end in .csv, .svg, .html, .json, .txt or "
            ".trace.json");
}

/// The table of the buffers as rows.
std::vector<py::dict> listBuffers(const MemoryPlan &plan) {
  std::vector<py::dict> rows;
  for (size_t at = 0; at < plan.problem.buffers.size(); ++at) {
    const PackingBuffer &buffer = plan.problem.buffers[at];
    const PackingPlacement &place = getPlacements(plan)[at];
    rows.push_back(
        py::dict(py::arg("id") = buffer.id, py::arg("lower") = buffer.lower,
                 py::arg("upper") = buffer.upper, py::arg("size") = buffer.size,
                 py::arg("alignment") = buffer.alignment,
                 py::arg("offset") = place.offset,
                 py::arg("space") = plan.problem.spaces[place.space].name));
  }
  return rows;
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
      .def_property_readonly("buffers", &listBuffers,
                             "The table of the buffers, a dict for each. "
                             "ValueError if no plan fits.")
      .def_property_readonly(
          "name", [](const MemoryPlan &self) { return self.name; },
          "Of the file or function.")
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
          [](const MemoryPlan &self) { return makeReport({self}).toHTML(); },
          "A page with the map and a table.")
      .def("csv", &toCSV, "The buffers with their offsets.")
      .def(
          "to_json",
          [](const MemoryPlan &self) { return makeReport({self}).toJSON(); },
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
  bindSpace(module);
  bindPlan(module);
  module.def(
      "save_plans",
      [](const std::vector<MemoryPlan> &plans,
         const std::filesystem::path &path) {
        saveAll(plans, path,
                "the name of several plans must end in .html, .json, .txt or "
                ".trace.json");
      },
      py::arg("plans"), py::arg("path"), "Writes plans to one file.");
  module.def(
      "plans_html",
      [](const std::vector<MemoryPlan> &plans) {
        return makeReport(plans).toHTML();
      },
      py::arg("plans"), "A page with the maps and tables of plans.");
}
