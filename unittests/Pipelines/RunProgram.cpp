// SPDX-License-Identifier: Apache-2.0
// Compilation and calls of random einsums.

#include "RunProgram.h"
#include "TensorOpt/InitAll.h"
#include "TensorOpt/Pipelines/Pipelines.h"
#include "mlir/Parser/Parser.h"

#include <cstring>
#include <sstream>

using namespace mlir;
using namespace tensoropt;
using namespace tensoropt::property;

namespace {

/// The options of the cpu pipeline that change code, with values to draw from.
const std::vector<std::pair<std::string, std::vector<std::string>>> options = {
    {"reassociate", {"true", "false"}},
    {"factor", {"true", "false"}},
    {"vector-bytes", {"0", "16", "64", "256"}},
    {"output-symmetry", {"auto", "always", "never"}},
    {"merge-indices", {"true", "false"}},
    {"threads", {"1", "2", "3", "9"}},
    {"thread-work", {"0"}},
    // Atomic updates are refused for some types.
    {"conflicts", {"auto", "copies", "columns", "colour", "rows"}},
};

} // namespace

Settings property::drawSettings(unsigned seed) {
  Random random(seed);
  Settings settings;
  settings.optimisation = draw(random, 0, 1);
  std::string chosen;
  for (const auto &[name, values] : options)
    if (chance(random, 75))
      chosen += (chosen.empty() ? "" : " ") + name + "=" + pick(random, values);
  if (!chosen.empty())
    settings.pipeline += "{" + chosen + "}";
  settings.counts = chance(random, 20);
  return settings;
}

//===----------------------------------------------------------------------===//
// Compilation
//===----------------------------------------------------------------------===//

Compiler::Compiler() {
  DialectRegistry registry;
  tensoropt::registerAllDialects(registry);
  tensoropt::registerAllPasses();
  context =
      std::make_unique<MLIRContext>(registry, MLIRContext::Threading::DISABLED);
}

std::unique_ptr<CompiledModule>
Compiler::compile(const std::vector<Program> &programs,
                  const Settings &settings, std::string &error) {
  std::string text;
  for (size_t at = 0; at < programs.size(); ++at)
    text += programs[at].text("f" + std::to_string(at));
  std::string diagnostics;
  ScopedDiagnosticHandler handler(context.get(), [&](Diagnostic &diagnostic) {
    if (diagnostic.getSeverity() == DiagnosticSeverity::Error)
      diagnostics += diagnostic.str() + "\n";
    return success();
  });
  auto module = parseSourceString<ModuleOp>(text, context.get());
  std::unique_ptr<CompiledModule> compiled;
  if (module) {
    CompileOptions compileOptions;
    compileOptions.optimisation = settings.optimisation;
    compileOptions.countOperations = settings.counts;
    compileOptions.addPasses = [&](PassManager &pm, raw_ostream &errors) {
      return parsePipeline(settings.pipeline, pm, errors);
    };
    compiled = CompiledModule::compile(*module, compileOptions, error);
  }
  if (!compiled)
    error += "\n" + diagnostics;
  return compiled;
}

//===----------------------------------------------------------------------===//
// Arguments
//===----------------------------------------------------------------------===//

namespace {

constexpr size_t guardBytes = 64;
/// Floats of such bytes are NaN: what reads them by mistake shows, too.
constexpr unsigned char guard = 0xFF;

/// A buffer between two guards.
Buffer allocateGuarded(ScalarType type, size_t count) {
  size_t bytes = count * type.size();
  auto owner = std::make_shared<Buffer>(
      *Buffer::allocate(ScalarType{ScalarKind::U8}, bytes + 2 * guardBytes));
  auto *start = owner->as<unsigned char>();
  std::memset(start, guard, bytes + 2 * guardBytes);
  return Buffer::borrow(type, count, start + guardBytes, owner);
}

bool guardsHold(const Buffer &buffer) {
  auto *start = static_cast<unsigned char *>(buffer.data()) - guardBytes;
  auto *end = start + guardBytes + buffer.bytes();
  auto isGuard = [](unsigned char byte) { return byte == guard; };
  return std::all_of(start, start + guardBytes, isGuard) &&
         std::all_of(end, end + guardBytes, isGuard);
}

template <typename T> void store(const Buffer &buffer, size_t at, T value) {
  std::memcpy(static_cast<char *>(buffer.data()) + at * sizeof(T), &value,
              sizeof(T));
}

void storeScalar(const Buffer &buffer, size_t at, const Scalar &value) {
  switch (buffer.type().kind) {
  case ScalarKind::Bool:
  case ScalarKind::I8:
    return store<int8_t>(buffer, at, value.integer);
  case ScalarKind::I16:
    return store<int16_t>(buffer, at, value.integer);
  case ScalarKind::I32:
    return store<int32_t>(buffer, at, value.integer);
  case ScalarKind::I64:
    return store<int64_t>(buffer, at, value.integer);
  case ScalarKind::F32:
    return store<float>(buffer, at, value.number.real());
  case ScalarKind::F64:
    return store<double>(buffer, at, value.number.real());
  case ScalarKind::C64:
    return store(buffer, at, std::complex<float>(value.number));
  default:
    return store(buffer, at, value.number);
  }
}

/// A dense tensor.
TensorData makeDense(const TensorSpec &spec, const Coordinate &shape,
                     const std::vector<Scalar> &values) {
  Buffer buffer = allocateGuarded(spec.element, values.size());
  for (size_t at = 0; at < values.size(); ++at)
    storeScalar(buffer, at, values[at]);
  return {spec, shape, {buffer}};
}

/// The values that a packed output starts from: those of canonical entries, in
/// lexicographic order.
std::vector<Scalar> storedValues(const Program::Output &output,
                                 const Coordinate &shape,
                                 const std::vector<Scalar> &values) {
  std::vector<Scalar> stored;
  forEach(shape, [&](const Coordinate &at) {
    if (output.stored(at) == at)
      stored.push_back(values[Data::place(shape, at)]);
  });
  return stored;
}

/// Reverses the entries below each parent, where they may be in any order.
void disorder(TensorData &tensor) {
  if (tensor.spec.levels.empty() || tensor.spec.levels.back().ordered)
    return;
  size_t count = tensor.buffers.size();
  const Buffer &positions = tensor.buffers[count - 3];
  auto position = [&](size_t at) {
    uint64_t value = 0;
    std::memcpy(&value,
                static_cast<char *>(positions.data()) +
                    at * positions.type().size(),
                positions.type().size());
    return value;
  };
  for (const Buffer &buffer :
       {tensor.buffers[count - 2], tensor.buffers[count - 1]}) {
    size_t size = buffer.type().size();
    auto *data = static_cast<char *>(buffer.data());
    for (size_t at = 0; at + 1 < positions.count(); ++at)
      for (uint64_t low = position(at), high = position(at + 1); low + 1 < high;
           ++low)
        std::swap_ranges(data + low * size, data + (low + 1) * size,
                         data + --high * size);
  }
}

/// The driving tensor; empty with a reason.
std::optional<TensorData> makeDriver(const TensorSpec &spec,
                                     const Program &program, const Data &data,
                                     std::string &error) {
  if (program.storage.form == Storage::Form::Plain) {
    FullTensor full = expand(program, data);
    return makeDense(spec, full.shape, full.values);
  }
  CoordinateTensor file;
  file.shape = data.shapeOf(program.driver);
  std::vector<int64_t> integers;
  std::vector<double> reals;
  std::vector<std::complex<double>> numbers;
  for (const auto &[at, value] : data.entries) {
    file.coordinates.insert(file.coordinates.end(), at.begin(), at.end());
    integers.push_back(value.integer);
    reals.push_back(value.number.real());
    numbers.push_back(value.number);
  }
  if (isComplexKind(program.kind))
    file.values = numbers;
  else if (isFloatKind(program.kind))
    file.values = reals;
  else
    file.values = integers;
  auto tensor = packTensor(spec, file, error, GivenEntries::OnePerOrbit);
  if (tensor)
    disorder(*tensor);
  return tensor;
}

std::vector<std::vector<char>> copyOf(const TensorData &tensor) {
  std::vector<std::vector<char>> copies;
  for (const Buffer &buffer : tensor.buffers) {
    auto *data = static_cast<const char *>(buffer.data());
    copies.push_back({data, data + buffer.bytes()});
  }
  return copies;
}

//===----------------------------------------------------------------------===//
// Results
//===----------------------------------------------------------------------===//

/// Relative to the sum of the magnitudes of an element's terms: n additions and
/// k multiplications are off by (n + k) u at most, u = 2^-53 or 2^-24. With at
/// most 8192 terms that is 9e-13 in double precision; in single precision
/// errors of that many terms do not all go one way, and stay below 1e-5.
double toleranceOf(ScalarKind kind) {
  bool isSingle = kind == ScalarKind::F32 || kind == ScalarKind::C64;
  return isSingle ? 1e-5 : 1e-12;
}

bool agrees(ScalarKind kind, const ScalarColumn &column, size_t at,
            const Sum &expected) {
  if (auto *integers = std::get_if<std::vector<int64_t>>(&column))
    return (*integers)[at] == expected.value.integer;
  std::complex<double> actual;
  if (auto *reals = std::get_if<std::vector<double>>(&column))
    actual = (*reals)[at];
  else
    actual = std::get<std::vector<std::complex<double>>>(column)[at];
  return actual == expected.value.number ||
         std::abs(actual - expected.value.number) <=
             toleranceOf(kind) * expected.magnitude;
}

std::string describe(const ScalarColumn &column, size_t at, const Sum &sum) {
  std::ostringstream os;
  os.precision(17);
  std::visit([&](const auto &values) { os << "is " << values[at]; }, column);
  os << " instead of ";
  if (std::holds_alternative<std::vector<int64_t>>(column))
    os << sum.value.integer;
  else
    os << sum.value.number;
  return os.str();
}

/// Leaves those elements of an output that are stored.
void keepStored(const Program::Output &output, const Coordinate &shape,
                std::vector<Sum> &sums) {
  if (output.packed.empty())
    return;
  std::vector<Sum> stored;
  forEach(shape, [&](const Coordinate &at) {
    if (output.stored(at) == at)
      stored.push_back(sums[Data::place(shape, at)]);
  });
  sums = std::move(stored);
}

std::string compareResults(const Program &program, const Data &data,
                           const std::vector<CallValue> &results) {
  auto expected = evaluate(program, data);
  for (size_t output = 0; output < expected.size(); ++output) {
    ScalarColumn column =
        readColumn(std::get<TensorData>(results[output]).buffers[0]);
    std::string name = "result " + std::to_string(output);
    size_t count = std::visit([](auto &all) { return all.size(); }, column);
    keepStored(program.outputs[output],
               data.shapeOf(program.outputs[output].term), expected[output]);
    if (count != expected[output].size())
      return name + " has " + std::to_string(count) + " elements";
    for (size_t at = 0; at < count; ++at)
      if (!agrees(program.kind, column, at, expected[output][at]))
        return name + ", element " + std::to_string(at) + " " +
               describe(column, at, expected[output][at]);
  }
  return "";
}

} // namespace

std::string property::runProgram(const CompiledFunction &function,
                                 const Program &program, const Data &data) {
  std::string error;
  const auto &specs = function.spec().arguments;
  auto driver = makeDriver(specs[0].tensor, program, data, error);
  if (!driver)
    return "cannot pack: " + error;
  std::vector<CallValue> arguments{*driver}, results;
  std::vector<std::string> terms = program.denseTerms();
  for (size_t at = 0; at < terms.size(); ++at) {
    Coordinate shape = data.shapeOf(terms[at]);
    const Program::Output *output = program.ownerOf(at);
    arguments.push_back(
        makeDense(specs[at + 1].tensor, shape,
                  output && !output->packed.empty()
                      ? storedValues(*output, shape, data.dense[at])
                      : data.dense[at]));
  }
  std::vector<std::vector<std::vector<char>>> before;
  for (const CallValue &argument : arguments)
    before.push_back(copyOf(std::get<TensorData>(argument)));

  if (!function.call(arguments, results, error))
    return "call refused: " + error;

  for (size_t at = 0; at < arguments.size(); ++at) {
    const auto &argument = std::get<TensorData>(arguments[at]);
    std::string name = "argument " + std::to_string(at);
    if (argument.spec.isDense() && !guardsHold(argument.buffers[0]))
      return name + " was written outside its memory";
    if (!function.updates(at) && copyOf(argument) != before[at])
      return name + " was changed";
  }
  return compareResults(program, data, results);
}
