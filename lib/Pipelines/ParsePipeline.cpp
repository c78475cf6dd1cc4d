// SPDX-License-Identifier: Apache-2.0
// The table of named pipelines, and the parser of pipeline texts.

#include "TensorOpt/Pipelines/Pipelines.h"
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
  void (*registerAs)(StringRef argument, StringRef description);
};

template <typename Options, void (*build)(OpPassManager &, const Options &)>
void registerAs(StringRef argument, StringRef description) {
  PassPipelineRegistration<Options>(argument, description, build);
}

template <void (*build)(OpPassManager &)>
void registerAs(StringRef argument, StringRef description) {
  PassPipelineRegistration<>(argument, description, build);
}

constexpr NamedPipeline pipelines[] = {
    {"cpu", "Einsums to the LLVM dialect, ready to compile for a processor",
     registerAs<CPUOptions, buildCPUPipeline>},
    {"loops", "Einsums to loops on buffers",
     registerAs<LoopsOptions, buildLoopsPipeline>},
    {"sweep", "Einsums to sweeps over canonical entries",
     registerAs<buildSweepPipeline>},
};

/// The name under which MLIR knows one of our pipelines.
std::string registeredName(StringRef name) {
  return ("tensoropt-" + name).str();
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

/// Splits at commas outside braces and parentheses.
SmallVector<StringRef> splitElements(StringRef text) {
  SmallVector<StringRef> elements;
  int nesting = 0;
  size_t start = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (StringRef("{([").contains(text[at]))
      ++nesting;
    else if (StringRef("})]").contains(text[at]))
      --nesting;
    else if (text[at] == ',' && nesting == 0) {
      elements.push_back(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  elements.push_back(text.drop_front(start).trim());
  return elements;
}

/// Replaces short names by registered ones; refuses unknown names.
FailureOr<std::string> expandNames(StringRef text, raw_ostream &errors) {
  SmallVector<std::string> expanded;
  for (StringRef element : splitElements(text)) {
    StringRef name =
        element.take_until([](char c) { return StringRef("{( ").contains(c); });
    auto isShort = [&](const NamedPipeline &p) { return p.name == name; };
    if (llvm::any_of(pipelines, isShort)) {
      expanded.push_back("tensoropt-" + element.str());
      continue;
    }
    // An anchor such as func.func(...) holds passes, which MLIR checks.
    bool isAnchor = element.drop_front(name.size()).ltrim().starts_with("(");
    if (!isAnchor && !PassInfo::lookup(name) &&
        !PassPipelineInfo::lookup(name)) {
      errors << "error: unknown pipeline '" << name << "'";
      if (auto nearest = findNearest(name))
        errors << "; did you mean '" << *nearest << "'?";
      errors << "\n";
      return failure();
    }
    expanded.push_back(element.str());
  }
  return llvm::join(expanded, ",");
}

} // namespace

LogicalResult tensoropt::parsePipeline(StringRef text, OpPassManager &pm,
                                       raw_ostream &errors) {
  text = text.trim();
  // MLIR would run an anchored pipeline on modules inside the module: unwrap
  // the anchor when it is the manager's own.
  StringRef anchor = text.take_until([](char c) { return c == '('; });
  if (anchor.rtrim() == pm.getOpAnchorName() && text.ends_with(")"))
    text = text.drop_front(anchor.size() + 1).drop_back();
  FailureOr<std::string> expanded = expandNames(text, errors);
  if (failed(expanded))
    return failure();
  return parsePassPipeline(*expanded, pm, errors);
}

void tensoropt::registerPipelines() {
  static std::once_flag once;
  std::call_once(once, [] {
    for (const NamedPipeline &pipeline : pipelines)
      pipeline.registerAs(registeredName(pipeline.name), pipeline.description);
  });
}

void tensoropt::listPipelines(raw_ostream &os) {
  for (const NamedPipeline &pipeline : pipelines)
    os << pipeline.name << ": " << pipeline.description << "\n";
}
