// SPDX-License-Identifier: Apache-2.0
// The table of named pipelines, and the parser of pipeline texts.

#include "TensorOpt/Pipelines/Pipelines.h"
#include "mlir/IR/BuiltinOps.h"
#include "mlir/Pass/PassRegistry.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <mutex>

using namespace mlir;
using namespace tensoropt;

namespace {

struct NamedPipeline {
  StringRef name;
  StringRef description;
  bool needsModule; ///< holds passes that run on nothing but a module
  void (*registerAs)(StringRef argument, StringRef description);
  void (*listOptions)(raw_ostream &os);
};

template <typename Options, void (*build)(OpPassManager &, const Options &)>
void registerAs(StringRef argument, StringRef description) {
  PassPipelineRegistration<Options>(argument, description, build);
}

/// How many brackets are open: parentheses count outside options only.
struct Nesting {
  int braces = 0;
  int parentheses = 0;

  void step(char c) {
    braces += (c == '{') - (c == '}');
    if (braces == 0)
      parentheses += (c == '(') - (c == ')');
  }
  bool isOutside() const { return braces == 0 && parentheses == 0; }
  bool isClosedTwice() const { return braces < 0 || parentheses < 0; }
};

/// Splits at separators outside brackets.
SmallVector<StringRef> splitOutside(StringRef text, char separator) {
  SmallVector<StringRef> parts;
  Nesting nesting;
  size_t start = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    nesting.step(text[at]);
    if (text[at] == separator && nesting.isOutside()) {
      parts.push_back(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  parts.push_back(text.drop_front(start).trim());
  return parts;
}

/// Prints "NAME=DEFAULT  DESCRIPTION" for each option.
template <typename Options> void listOptions(raw_ostream &os) {
  struct : Options {
    using llvm::cl::SubCommand::OptionsMap;
  } options;
  std::string printed;
  llvm::raw_string_ostream printer(printed);
  options.print(printer); // "{NAME=DEFAULT NAME=DEFAULT}"
  StringRef assignments(printed);
  assignments.consume_front("{");
  assignments.consume_back("}");
  for (StringRef assignment : splitOutside(assignments, ' ')) {
    StringRef name = assignment.take_until([](char c) { return c == '='; });
    if (llvm::cl::Option *option = options.OptionsMap.lookup(name))
      os << "    " << assignment << "  " << option->HelpStr << "\n";
  }
}

constexpr NamedPipeline pipelines[] = {
    {"cpu", "Einsums to the LLVM dialect, ready to compile for a processor",
     true, registerAs<CPUOptions, buildCPUPipeline>, listOptions<CPUOptions>},
    {"loops", "Einsums to loops on buffers", true,
     registerAs<LoopsOptions, buildLoopsPipeline>, listOptions<LoopsOptions>},
    {"plan-memory", "Einsums to loops on buffers that lie in one arena", true,
     registerAs<PlanMemoryPipelineOptions, buildPlanMemoryPipeline>,
     listOptions<PlanMemoryPipelineOptions>},
    {"sweep", "Einsums to sweeps over canonical entries", false,
     registerAs<SweepPipelineOptions, buildSweepPipeline>,
     listOptions<SweepPipelineOptions>},
};

/// The name under which MLIR knows one of our pipelines. It has one list of
/// names for passes and pipelines, so that one that is called as its main pass
/// needs another.
std::string registeredName(StringRef name) {
  return ("tensoropt-" + name + (name == "plan-memory" ? "-pipeline" : ""))
      .str();
}

/// The pipeline of that name, short or registered.
const NamedPipeline *findPipeline(StringRef name) {
  auto *found = llvm::find_if(pipelines, [&](const NamedPipeline &pipeline) {
    return pipeline.name == name || registeredName(pipeline.name) == name;
  });
  return found == std::end(pipelines) ? nullptr : found;
}

/// The known pipeline, short or registered, that is nearest to `name`.
std::optional<std::string> findNearest(StringRef name) {
  std::optional<std::string> nearest;
  unsigned best = std::max<size_t>(2, name.size() / 2) + 1;
  for (const NamedPipeline &pipeline : pipelines)
    for (const std::string &known :
         {pipeline.name.str(), registeredName(pipeline.name)}) {
      unsigned distance = name.edit_distance(known, true, best);
      if (distance < best) {
        best = distance;
        nearest = known;
      }
    }
  return nearest;
}

LogicalResult refuse(StringRef name, raw_ostream &errors) {
  if (name.empty()) {
    errors << "error: expected the name of a pass or pipeline";
  } else {
    errors << "error: unknown pipeline '" << name << "'";
    if (auto nearest = findNearest(name)) {
      errors << "; did you mean '" << *nearest << "'?\n";
      return failure();
    }
  }
  errors << "; the named pipelines are "
         << llvm::join(llvm::map_range(
                           pipelines,
                           [](const NamedPipeline &p) { return p.name.str(); }),
                       ", ")
         << "\n";
  return failure();
}

/// Replaces short names by registered ones in a list of passes that run on
/// operations called `anchor`; refuses unknown names.
FailureOr<std::string> expandNames(StringRef text, StringRef anchor,
                                   raw_ostream &errors) {
  SmallVector<std::string> expanded;
  for (StringRef element : splitOutside(text, ',')) {
    size_t nameLength = std::min(element.find_first_of("{("), element.size());
    StringRef name = element.take_front(nameLength).rtrim();
    StringRef rest = element.drop_front(nameLength);
    if (!name.empty() && rest.consume_front("(") && rest.consume_back(")")) {
      // Passes on nested operations, such as func.func(...).
      FailureOr<std::string> inside = expandNames(rest, name, errors);
      if (failed(inside))
        return failure();
      expanded.push_back((name + "(" + *inside + ")").str());
      continue;
    }
    const NamedPipeline *named = findPipeline(name);
    if (named && named->needsModule && anchor != ModuleOp::getOperationName()) {
      errors << "error: pipeline '" << name
             << "' runs on builtin.module, not on " << anchor << "\n";
      return failure();
    }
    if (!named && !PassInfo::lookup(name) && !PassPipelineInfo::lookup(name))
      return refuse(name, errors);
    expanded.push_back((named ? registeredName(named->name) : name.str()) +
                       rest.str());
  }
  return llvm::join(expanded, ",");
}

LogicalResult checkBrackets(StringRef text, raw_ostream &errors) {
  Nesting nesting;
  for (char c : text) {
    nesting.step(c);
    if (nesting.isClosedTwice())
      break;
  }
  if (nesting.isOutside())
    return success();
  errors << "error: unbalanced brackets in pipeline '" << text << "'\n";
  return failure();
}

/// The text inside "ANCHOR(...)", or all of it where it has another form.
StringRef unwrap(StringRef text, StringRef anchor) {
  if (splitOutside(text, ',').size() != 1)
    return text;
  StringRef inside = text;
  if (!inside.consume_front(anchor))
    return text;
  inside = inside.ltrim();
  if (!inside.consume_front("(") || !inside.consume_back(")"))
    return text;
  return inside.trim();
}

} // namespace

LogicalResult tensoropt::parsePipeline(StringRef text, OpPassManager &pm,
                                       raw_ostream &errors) {
  text = text.trim();
  if (failed(checkBrackets(text, errors)))
    return failure();
  // MLIR would run an anchored pipeline on modules inside the module: unwrap
  // the anchor when it is the manager's own.
  StringRef elements = unwrap(text, pm.getOpAnchorName());
  if (elements.empty() && !text.empty())
    return success();
  FailureOr<std::string> expanded =
      expandNames(elements, pm.getOpAnchorName(), errors);
  if (failed(expanded))
    return failure();
  return parsePassPipeline(*expanded, pm, errors);
}

std::optional<std::string> tensoropt::takeKernelPlan(StringRef text,
                                                     StringRef path,
                                                     bool kernelsOnly,
                                                     std::string &error) {
  auto refuse = [&](const llvm::Twine &why) {
    error = why.str();
    return std::nullopt;
  };
  if (path.empty() || path.find_first_of("{}'\"\\") != StringRef::npos)
    return refuse("'" + path +
                  "' is no name for a plan: it is to be without "
                  "brackets and quotes");
  std::string option = ("kernel-plan='" + path + "'").str();
  if (kernelsOnly)
    option += " kernels-only=true";
  for (StringRef element : splitOutside(text, ',')) {
    size_t length = std::min(element.find_first_of("{("), element.size());
    StringRef name = element.take_front(length).rtrim();
    const NamedPipeline *named = findPipeline(name);
    if (!named || named->name == "sweep")
      continue;
    if (element.contains("kernel-plan="))
      return refuse("pipeline '" + name + "' takes a kernel-plan already");
    size_t end = element.data() - text.data() + length;
    StringRef rest = text.drop_front(end);
    bool hasOptions = rest.consume_front("{");
    return (text.take_front(end) + "{" + option + (hasOptions ? " " : "}") +
            rest)
        .str();
  }
  return refuse("pipeline '" + text +
                "' has none of cpu, loops and "
                "plan-memory, which take a plan of kernels");
}

void tensoropt::registerPipelines() {
  static std::once_flag once;
  std::call_once(once, [] {
    for (const NamedPipeline &pipeline : pipelines)
      pipeline.registerAs(registeredName(pipeline.name), pipeline.description);
  });
}

void tensoropt::listPipelines(raw_ostream &os) {
  for (const NamedPipeline &pipeline : pipelines) {
    os << pipeline.name << ": " << pipeline.description << "\n";
    pipeline.listOptions(os);
  }
}
