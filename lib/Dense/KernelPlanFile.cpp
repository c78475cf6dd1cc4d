// SPDX-License-Identifier: Apache-2.0

#include "KernelPlanFile.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>

using namespace tensoropt;
namespace json = llvm::json;

static constexpr llvm::StringLiteral formatName = "tensoropt-kernel-plan";
/// Larger files are none of ours.
static constexpr uint64_t mostBytes = uint64_t(64) << 20;
/// The parser of LLVM calls itself for each bracket.
static constexpr int mostNested = 32;
static constexpr int64_t mostThreads = 1 << 16;

/// True if no value is nested too deeply to be parsed.
static bool isShallow(llvm::StringRef text) {
  int depth = 0;
  bool isText = false;
  for (size_t at = 0; at < text.size(); ++at) {
    char c = text[at];
    if (isText && c == '\\')
      ++at;
    else if (c == '"')
      isText = !isText;
    else if (!isText)
      depth += (c == '[' || c == '{') - (c == ']' || c == '}');
    if (depth > mostNested)
      return false;
  }
  return true;
}

bool KernelPlanFile::add(const json::Value &value, std::string &error) {
  const json::Object *object = value.getAsObject();
  std::string where = "kernel " + std::to_string(choices.size());
  auto refuse = [&](const llvm::Twine &text) {
    error = (where + " " + text).str();
    return false;
  };
  if (!object)
    return refuse("is no object");
  auto kernel = object->getString("kernel");
  if (!kernel || kernel->empty())
    return refuse("lacks the text 'kernel'");
  where = "'" + kernel->str() + "'";
  KernelChoice choice;
  choice.kernel = kernel->str();
  if (const json::Value *machine = object->get("machine")) {
    if (!machine->getAsString())
      return refuse("has a 'machine' that is no text");
    choice.machine = machine->getAsString()->str();
  }
  if (const json::Value *threads = object->get("threads"))
    choice.threads = threads->getAsInteger().value_or(-1);
  if (choice.threads < 1 || choice.threads > mostThreads)
    return refuse("has 'threads' that are no number from 1 to " +
                  llvm::Twine(mostThreads));
  const json::Object *plan = object->getObject("plan");
  if (!plan)
    return refuse("lacks the object 'plan'");
  std::string fault;
  auto read = KernelPlan::fromJSON(*plan, fault);
  if (!read)
    return refuse("has no plan: " + fault);
  choice.plan = *read;
  for (auto [name, number] : {std::pair("seconds", &choice.seconds),
                              std::pair("model_seconds", &choice.modelSeconds)})
    if (const json::Value *seconds = object->get(name)) {
      *number = seconds->getAsNumber().value_or(-1);
      if (!(*number >= 0) || !std::isfinite(*number))
        return refuse("has '" + llvm::Twine(name) +
                      "' that are no number from 0");
    }
  choice.measured = object->getInteger("measured").value_or(0);
  set(std::move(choice));
  return true;
}

bool KernelPlanFile::read(llvm::StringRef path, std::string &error) {
  auto refuse = [&](const llvm::Twine &text) {
    error = ("the plan '" + path + "' " + text).str();
    return false;
  };
  uint64_t bytes = 0;
  if (std::error_code code = llvm::sys::fs::file_size(path, bytes)) {
    error = ("cannot read the plan '" + path + "': " + code.message()).str();
    return false;
  }
  if (bytes > mostBytes)
    return refuse("has " + llvm::Twine(bytes) + " bytes, at most " +
                  llvm::Twine(mostBytes) + " are read");
  auto buffer = llvm::MemoryBuffer::getFile(path);
  if (!buffer) {
    error =
        ("cannot read the plan '" + path + "': " + buffer.getError().message())
            .str();
    return false;
  }
  if (!isShallow((*buffer)->getBuffer()))
    return refuse("is no plan: values are nested too deeply");
  llvm::Expected<json::Value> value = json::parse((*buffer)->getBuffer());
  if (!value)
    return refuse("is no JSON: " + llvm::toString(value.takeError()));
  const json::Object *file = value->getAsObject();
  if (!file || file->getString("format").value_or("") != formatName)
    return refuse("is no plan of kernels: it lacks \"format\": \"" +
                  formatName + "\"");
  if (file->getInteger("version").value_or(0) != 1)
    return refuse("has another version than 1");
  const json::Array *kernels = file->getArray("kernels");
  if (!kernels)
    return refuse("lacks the list 'kernels'");
  std::string fault;
  for (const json::Value &kernel : *kernels)
    if (!add(kernel, fault))
      return refuse("is broken: " + fault);
  return true;
}

bool KernelPlanFile::write(llvm::StringRef path, std::string &error) const {
  json::Array kernels;
  for (const auto &[key, choice] : choices) {
    json::Object object{{"kernel", choice.kernel},
                        {"threads", choice.threads},
                        {"plan", choice.plan.toJSON()}};
    if (!choice.machine.empty())
      object["machine"] = choice.machine;
    if (choice.measured) {
      object["seconds"] = choice.seconds;
      object["model_seconds"] = choice.modelSeconds;
      object["measured"] = choice.measured;
    }
    kernels.push_back(std::move(object));
  }
  json::Value file = json::Object{
      {"format", formatName}, {"version", 1}, {"kernels", std::move(kernels)}};
  // By way of a temporary file that takes its place.
  llvm::Error failed =
      llvm::writeToOutput(path, [&](llvm::raw_ostream &os) -> llvm::Error {
        os << llvm::formatv("{0:2}\n", file);
        return llvm::Error::success();
      });
  if (!failed)
    return true;
  error = ("cannot write the plan '" + path +
           "': " + llvm::toString(std::move(failed)))
              .str();
  return false;
}

const KernelChoice *KernelPlanFile::lookup(llvm::StringRef kernel,
                                           llvm::StringRef machine,
                                           int64_t threads) const {
  for (const std::string &name : {machine.str(), std::string()}) {
    auto found = choices.find({kernel.str(), name, threads});
    if (found != choices.end())
      return &found->second;
  }
  return nullptr;
}

void KernelPlanFile::set(KernelChoice choice) {
  Key key(choice.kernel, choice.machine, choice.threads);
  choices[key] = std::move(choice);
}

void KernelPlanFile::addMissing(const KernelPlanFile &other) {
  choices.insert(other.choices.begin(), other.choices.end());
}
