// SPDX-License-Identifier: Apache-2.0

#include "CommandLine.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/raw_ostream.h"
#include <cmath>

using namespace tensoropt;
namespace cl = llvm::cl;

static constexpr const char *formatHelp = R"(
BUFFERS.csv, or - for standard input, has a row for each buffer. The columns, in
any order:

  id, lower, upper, size   The buffer lives from lower up to but not including
                           upper, and needs size bytes.
  alignment                Its offset is a multiple (default: 1).
  gaps                     Times in which it needs none of its bytes, LO-HI, or
                           only some, LO-HI@BYTE:BYTE, with blanks between them.
  offset                   Where it has to be; empty if that is open.
  hint                     Where it is tried first; -1 if nowhere.
  space                    The --space it has to be in; empty if that is open.
  traffic                  Bytes that are read and written, for costs.

Other names: buffer and buffer_id for id, start and begin for lower; end, which
is the last time itself, for upper.

Exit codes: 0 a plan; 1 an error; 2 it is proven that no plan fits the capacity;
3 none was found; 130 interrupted, what was found until then is written.
)";

namespace {

/// Made when LLVM's own options, some of which have the same names, are gone.
struct Options {
  cl::OptionCategory category{"tensor-plan options"};

  cl::opt<std::string> inputFile{cl::Positional, cl::Required,
                                 cl::desc("BUFFERS.csv"), cl::cat(category)};
  cl::opt<std::string> capacity{
      "capacity",
      cl::desc("Bytes of the memory, such as 65536 or 64Ki (default: as "
               "many as are needed)"),
      cl::value_desc("N"), cl::cat(category)};
  cl::list<std::string> spaces{
      "space",
      cl::desc("A memory: its bytes, or nothing for as many as are "
               "needed, and the cost of a byte that moves to or from it; "
               "may be given several times"),
      cl::value_desc("NAME:CAPACITY:COST"), cl::cat(category)};
  cl::opt<std::string> conflicts{
      "conflicts",
      cl::desc("Pairs of ids, in columns 'first' and 'second', that "
               "must not share bytes; then lives decide nothing"),
      cl::value_desc("PAIRS.csv"), cl::cat(category)};
  cl::opt<bool> minimize{"minimize",
                         cl::desc("Search for the smallest arena (default: "
                                  "true); else for any that fits the capacity"),
                         cl::init(true), cl::cat(category)};
  cl::opt<double> timeout{
      "timeout",
      cl::desc("Seconds after which the best plan so far is "
               "taken (default: 60; 0: no limit)"),
      cl::value_desc("S"), cl::init(60), cl::cat(category)};
  cl::opt<unsigned> threads{
      "threads", cl::desc("Searches side by side (default: 1)"),
      cl::value_desc("N"), cl::init(1), cl::cat(category)};
  cl::opt<uint64_t> nodeLimit{
      "node-limit",
      cl::desc("Nodes after which the exact search ends; "
               "unlike seconds, the same everywhere "
               "(default: none)"),
      cl::value_desc("N"), cl::init(0), cl::cat(category)};
  cl::opt<uint64_t> seed{"seed", cl::desc("Of random choices (default: 0)"),
                         cl::value_desc("N"), cl::init(0), cl::cat(category)};
  cl::opt<std::string> verify{"verify",
                              cl::desc("Check this plan of the buffers instead "
                                       "of making one"),
                              cl::value_desc("PLAN.csv"), cl::cat(category)};

  cl::opt<std::string> planPath{
      "o", cl::desc("Write the buffers with their offsets"),
      cl::value_desc("PLAN.csv"), cl::cat(category)};
  cl::opt<std::string> svgPath{"svg",
                               cl::desc("Draw the memory map: time across, "
                                        "offsets up"),
                               cl::value_desc("FILE"), cl::cat(category)};
  cl::opt<std::string> htmlPath{
      "html", cl::desc("Write a page with the map and a table"),
      cl::value_desc("FILE"), cl::cat(category)};
  cl::opt<std::string> jsonPath{"json", cl::desc("Write a report for programs"),
                                cl::value_desc("FILE"), cl::cat(category)};
  cl::opt<std::string> tracePath{
      "trace", cl::desc("Write the lives for chrome://tracing and Perfetto"),
      cl::value_desc("FILE"), cl::cat(category)};
  cl::extrahelp help{formatHelp};
};

} // namespace

std::optional<Settings> tensoropt::parseCommandLine(int argc,
                                                    const char *const *argv,
                                                    std::string &error) {
  cl::ResetCommandLineParser();
  static Options given;
  cl::HideUnrelatedOptions(given.category);
  cl::SetVersionPrinter([](llvm::raw_ostream &os) {
    os << "TensorOpt " << TENSOROPT_VERSION << "\n";
  });
  cl::ParseCommandLineOptions(argc, argv,
                              "Places buffers in memory so that those that "
                              "live at the same time do not overlap\n");
  if (given.threads < 1 || given.threads > 1024) {
    error = makeError("--threads: expected a number from 1 to 1024");
    return std::nullopt;
  }
  if (std::isnan(given.timeout)) {
    error = makeError("--timeout: expected a number of seconds");
    return std::nullopt;
  }
  Settings settings;
  settings.source = {given.inputFile,
                     given.conflicts,
                     {given.spaces.begin(), given.spaces.end()},
                     given.capacity};
  settings.paths = {given.planPath, given.svgPath, given.htmlPath,
                    given.jsonPath, given.tracePath};
  settings.verify = given.verify;
  settings.options.timeout = given.timeout;
  settings.options.nodeLimit = given.nodeLimit;
  settings.options.threads = given.threads;
  settings.options.seed = given.seed;
  settings.options.minimize = given.minimize;
  return settings;
}
