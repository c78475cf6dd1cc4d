// SPDX-License-Identifier: Apache-2.0
// Where the time of a function goes.

#include "Bindings.h"
#include "Calls.h"
#include "Sparse.h"
#include "TensorOpt/Execution/ProfileCalls.h"
#include "TensorOpt/Report/Report.h"
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

namespace py = pybind11;
using namespace tensoropt;
using namespace tensoropt::python;

namespace {

/// A profile with the name of its function.
struct FunctionProfile {
  std::string function;
  Profile profile;
};
using ProfilePtr = std::shared_ptr<const FunctionProfile>;

/// One operation of a profile.
struct OperationView {
  ProfilePtr owner;
  size_t at;

  const Profile::Operation &get() const {
    return owner->profile.operations[at];
  }
};

/// The profile as the measurement of a report.
Report makeReport(const FunctionProfile &self) {
  Report report;
  report.tool = "tensoropt";
  report.toolVersion = TENSOROPT_VERSION;
  Report::Measurement measurement;
  measurement.function = self.function;
  measurement.repetitions = self.profile.calls;
  measurement.minSeconds = self.profile.plainMinSeconds;
  measurement.medianSeconds = self.profile.plainSeconds;
  measurement.profile = self.profile;
  report.measurements.push_back(std::move(measurement));
  return report;
}

void save(const FunctionProfile &self, const std::filesystem::path &path) {
  std::string error;
  if (!Report::formatOf(path.string(), error))
    throw py::value_error(error);
  if (makeReport(self).write(path.string(), error))
    return;
  PyErr_SetString(PyExc_OSError, error.c_str());
  throw py::error_already_set();
}

std::vector<OperationView> listOperations(const ProfilePtr &self,
                                          bool isByTime) {
  std::vector<OperationView> operations;
  std::vector<size_t> order = self->profile.byTime();
  for (size_t at = 0; at < order.size(); ++at)
    operations.push_back({self, isByTime ? order[at] : at});
  return operations;
}

} // namespace

py::object python::profileOf(const CompiledFunction &callee,
                             const py::args &objects, unsigned runs,
                             const py::object &progress,
                             const SymmetryCheck &symmetry) {
  std::vector<CallValue> arguments = bindArguments(callee, objects, symmetry);
  ProfileOptions options;
  options.calls = runs;
  // What stops the runs is raised when they have stopped.
  std::optional<py::error_already_set> raised;
  options.progress = [&](const std::string &step) {
    py::gil_scoped_acquire locked;
    try {
      if (PyErr_CheckSignals() != 0)
        throw py::error_already_set();
      if (!progress.is_none())
        progress(step);
    } catch (py::error_already_set &exception) {
      raised.emplace(exception);
    }
    return !raised;
  };
  std::string error;
  std::optional<Profile> profile;
  {
    py::gil_scoped_release unlocked;
    profile = profileCalls(callee, arguments, options, error);
  }
  if (raised)
    throw std::move(*raised);
  if (!profile)
    throw py::value_error(error);
  return py::cast(std::make_shared<FunctionProfile>(
      FunctionProfile{callee.spec().name, std::move(*profile)}));
}

static void bindOperation(py::module_ &module) {
  auto text = [](std::string ProfiledOperation::*member) {
    return [=](const OperationView &self) { return self.get().what.*member; };
  };
  auto number = [](auto member) {
    return [=](const OperationView &self) {
      return std::invoke(member, self.get());
    };
  };
  using Operation = Profile::Operation;
  py::class_<OperationView>(module, "ProfiledOperation", py::is_final(),
                            "An operation of a function and what it does in "
                            "one call; None where that "
                            "is not known.")
      .def_property_readonly("function", text(&ProfiledOperation::function),
                             "The function in which it stands.")
      .def_property_readonly("layer", text(&ProfiledOperation::layer),
                             "Its name, or its place in the program.")
      .def_property_readonly("kind", text(&ProfiledOperation::kind),
                             "What it is, in a word.")
      .def_property_readonly("operation", text(&ProfiledOperation::operation),
                             "What it is in the IR.")
      .def_property_readonly("shapes", text(&ProfiledOperation::shapes),
                             "Types of what it reads and writes.")
      .def_property_readonly("executions", number(&Operation::executions),
                             "How often it runs.")
      .def_property_readonly("seconds", number(&Operation::seconds),
                             "The median of the calls.")
      .def_property_readonly(
          "share",
          [](const OperationView &self) {
            return self.owner->profile.share(self.get().seconds);
          },
          "Of the sum of all operations and what is outside.")
      .def_property_readonly("flops", number(&Operation::flops),
                             "Operations on elements.")
      .def_property_readonly(
          "transcendentals", number(&Operation::transcendentals),
          "Exponentials, roots, ..., which flops leaves out.")
      .def_property_readonly("bytes", number(&Operation::bytes),
                             "Each operand once and each result once.")
      .def_property_readonly("intensity", number(&Operation::intensity),
                             "Operations per byte.")
      .def_property_readonly("flops_per_second",
                             number(&Operation::flopsPerSecond))
      .def_property_readonly("bytes_per_second",
                             number(&Operation::bytesPerSecond))
      .def_property_readonly(
          "roof_share",
          [](const OperationView &self) {
            return self.owner->profile.roofShare(self.get());
          },
          "The least time on this machine over the time it took; more than 1 "
          "where data were in a cache.")
      .def("__repr__", [](const OperationView &self) {
        const Profile::Operation &operation = self.get();
        return "ProfiledOperation(" + operation.what.layer + ": " +
               operation.what.kind + ", " +
               std::to_string(operation.seconds * 1e6) + " us)";
      });
}

void python::bindProfiles(py::module_ &module) {
  bindOperation(module);
  auto number = [](auto member) {
    return [=](const FunctionProfile &self) {
      return std::invoke(member, self.profile);
    };
  };
  py::class_<FunctionProfile, std::shared_ptr<FunctionProfile>>(
      module, "Profile", py::is_final(),
      R"doc(Where the time of a function goes. str() is the text with tables by kind, by
time and in order of execution.)doc")
      .def_readonly("function", &FunctionProfile::function)
      .def_property_readonly("calls", number(&Profile::calls),
                             "How many were timed.")
      .def_property_readonly("seconds", number(&Profile::seconds),
                             "Of one call with clocks, the median.")
      .def_property_readonly("plain_seconds", number(&Profile::plainSeconds),
                             "Of one call without clocks, the median.")
      .def_property_readonly("outside_seconds",
                             number(&Profile::outsideSeconds),
                             "Of seconds, outside all operations.")
      .def_property_readonly(
          "operations",
          [](const std::shared_ptr<FunctionProfile> &self) {
            return listOperations(self, /*isByTime=*/false);
          },
          "A list of ProfiledOperation in order of execution.")
      .def_property_readonly(
          "by_time",
          [](const std::shared_ptr<FunctionProfile> &self) {
            return listOperations(self, /*isByTime=*/true);
          },
          "The same, the longest time first.")
      .def(
          "save", save, py::arg("path"),
          "Writes a text (.txt), a page (.html), the report in JSON (.json) or "
          "a trace for chrome://tracing and Perfetto (.trace.json), the whole "
          "file or nothing.")
      .def(
          "to_json",
          [](const FunctionProfile &self) { return makeReport(self).toJSON(); },
          "The report in JSON; docs/report.md has the schema.")
      .def(
          "__str__",
          [](const FunctionProfile &self) { return makeReport(self).toText(); })
      .def("__repr__", [](const FunctionProfile &self) {
        return "Profile(" + self.function + ": " +
               std::to_string(self.profile.operations.size()) +
               " operations in " + std::to_string(self.profile.seconds * 1e3) +
               " ms)";
      });
}
