// SPDX-License-Identifier: Apache-2.0
// Memory plans in words, pictures and all forms of reports.

#include "TensorOpt/Report/MemoryPlan.h"
#include "TensorOpt/Report/Report.h"
#include "llvm/Support/JSON.h"
#include "gmock/gmock.h"
#include <limits>
#include <map>
#include <random>

using namespace tensoropt;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::Pair;

namespace {

size_t count(const std::string &text, const std::string &part) {
  size_t found = 0;
  for (size_t at = 0; (at = text.find(part, at)) != std::string::npos; ++at)
    ++found;
  return found;
}

/// Two buffers side by side, one on top with a gap; 96 bytes live at time 1.
MemoryPlan makePlan() {
  MemoryPlan plan{"net", {}, {}};
  plan.problem.buffers = {{"a", 0, 2, 64}, {"b", 1, 9, 32}, {"c", 2, 4, 64}};
  plan.problem.buffers[1].gaps = {{4, 6, std::pair(int64_t(8), int64_t(16))},
                                  {7, 8}};
  plan.problem.buffers[2].offset = 0;
  plan.problem.spaces[0].capacity = 128;
  plan.result.status = PackingStatus::Optimal;
  plan.result.placements = {{0, 0}, {0, 64}, {0, 0}};
  plan.result.spaces = {{96, 96, 96, 1}};
  plan.result.method = "by hand";
  plan.result.seconds = 0.5;
  return plan;
}

TEST(MemoryPlanText, TellsArenaAndGap) {
  MemoryPlan plan = makePlan();
  auto rows = describe(plan);
  EXPECT_THAT(rows, testing::Contains(Pair("buffers", "3")));
  EXPECT_THAT(rows, testing::Contains(Pair("sum of sizes", "160 B")));
  EXPECT_THAT(rows, testing::Contains(Pair("max-live", "96 B at time 1")));
  EXPECT_THAT(rows, testing::Contains(Pair("arena", "96 B")));
  EXPECT_THAT(rows, testing::Contains(Pair(
                        "gap", "none: the arena is as small as the bound")));
  EXPECT_THAT(
      rows, testing::Contains(Pair("status", "optimal: proven that no plan is "
                                             "smaller")));
  plan.result.spaces[0].extent = 2048;
  EXPECT_THAT(describe(plan),
              testing::Contains(Pair("gap", "1952 B (1.906 KiB) above the "
                                            "bound of 96 B, 2.03e+03 %")));
}

TEST(MemoryPlanText, NamesWhatDoesNotFit) {
  MemoryPlan plan = makePlan();
  plan.result.status = PackingStatus::Infeasible;
  plan.result.unfitting = {0, 2};
  EXPECT_THAT(describe(plan),
              testing::Contains(Pair("do not fit together", "a, c")));
}

TEST(MemoryPlanText, PrintsBytes) {
  EXPECT_EQ(printByteCount(0), "0 B");
  EXPECT_EQ(printByteCount(1023), "1023 B");
  EXPECT_EQ(printByteCount(1536), "1536 B (1.5 KiB)");
  EXPECT_EQ(printByteCount(int64_t(1) << 62), "4611686018427387904 B (4 EiB)");
}

//===----------------------------------------------------------------------===//
// Pictures
//===----------------------------------------------------------------------===//

TEST(MemoryMap, HasABoxForEachPartOfALife) {
  std::string svg = printMemoryMap(makePlan());
  EXPECT_THAT(svg, testing::StartsWith("<svg class=\"map\""));
  EXPECT_THAT(svg, HasSubstr("xmlns=\"http://www.w3.org/2000/svg\""));
  EXPECT_THAT(svg, HasSubstr("<title>a: 64 B at 0, from 0 to 2</title>"));
  // c lives in one part; b before, in and between its gaps, and after.
  EXPECT_EQ(count(svg, "<title>c: 64 B at 0, fixed, from 2 to 4</title>"), 1u);
  EXPECT_EQ(count(svg, "<title>b: 32 B at 64, from 1 to 9</title>"), 4u);
  EXPECT_THAT(svg, HasSubstr("arena 96 B, 3 buffers"));
  EXPECT_THAT(svg, HasSubstr("capacity 128 B"));
  EXPECT_THAT(svg, Not(HasSubstr("var(--")));
}

/// The rectangle of the 96 bytes between 444, the bottom, and 44, the top, of
/// which the capacity of 128 is one: a covers 64 / 128 of the height, and 2 of
/// 9 units of time.
TEST(MemoryMap, PutsBoxesInTheirPlaces) {
  EXPECT_THAT(printMemoryMap(makePlan()),
              HasSubstr("<rect class=\"c0\" x=\"80.00\" y=\"244.00\" "
                        "width=\"201.11\" height=\"200.00\">"));
}

TEST(MemoryMap, LeavesOutLabelsThatDoNotFit) {
  MemoryPlan plan = makePlan();
  EXPECT_EQ(count(printMemoryMap(plan), "class=\"label\""), 6u);
  plan.problem.buffers[0].id = std::string(100, 'x');
  EXPECT_EQ(count(printMemoryMap(plan), "class=\"label\""), 5u);
}

TEST(MemoryMap, DrawsEventsSideBySideWhereTimesAreFarApart) {
  MemoryPlan plan = makePlan();
  EXPECT_THAT(printMemoryMap(plan), HasSubstr(">time</text>"));
  plan.problem.buffers[2].upper = std::numeric_limits<int64_t>::max();
  plan.problem.buffers[0].lower = std::numeric_limits<int64_t>::min();
  EXPECT_THAT(printMemoryMap(plan), HasSubstr("not to scale"));
}

TEST(MemoryMap, AggregatesBeyondALimit) {
  MemoryPlan plan = makePlan();
  plan.problem.spaces[0].capacity.reset();
  for (int at = 0; at < 10000; ++at) {
    plan.problem.buffers.push_back({"s" + std::to_string(at), at, at + 1, 1});
    plan.result.placements.push_back({0, 96});
  }
  plan.result.spaces[0].extent = 97;
  std::string svg = printMemoryMap(plan);
  EXPECT_THAT(svg, HasSubstr("10003 buffers, the 4000 largest as boxes, the "
                             "others grey"));
  EXPECT_THAT(svg, HasSubstr("<title>6003 small buffers</title>"));
  EXPECT_LT(svg.size(), 1000u * 1000u);
}

TEST(MemoryMap, DrawsConflictGraphsWithoutLives) {
  MemoryPlan plan = makePlan();
  for (PackingBuffer &buffer : plan.problem.buffers)
    buffer.lower = 0, buffer.upper = 1;
  plan.problem.conflicts = {{0, 1}, {1, 2}};
  std::string svg = printMemoryMap(plan);
  EXPECT_THAT(svg, HasSubstr("buffers; their lives are not stated"));
  EXPECT_THAT(svg, Not(HasSubstr("live bytes")));
}

TEST(MemoryMap, HasAPanelForEachSpace) {
  MemoryPlan plan = makePlan();
  plan.problem.spaces = {{"sram", 64, 1}, {"dram", std::nullopt, 9}};
  plan.result.placements[1] = {1, 0};
  plan.result.spaces = {{64, 64, 64, 0}, {32, 32, 32, 1}};
  std::string svg = printMemoryMap(plan);
  EXPECT_THAT(svg, HasSubstr("net, sram: arena 64 B, 2 buffers"));
  EXPECT_THAT(svg, HasSubstr("net, dram: arena 32 B, 1 buffer<"));
  EXPECT_THAT(svg, HasSubstr("viewBox=\"0 0 1000 1140\""));
}

TEST(MemoryMap, IsEmptyWithoutBuffers) {
  MemoryPlan plan{"", {}, {}};
  plan.result.spaces.resize(1);
  EXPECT_THAT(printMemoryMap(plan), HasSubstr("arena 0 B, 0 buffers"));
}

TEST(MemoryMap, EscapesNames) {
  MemoryPlan plan = makePlan();
  plan.name = plan.problem.buffers[0].id = "<script>\"\xff\x01";
  std::string svg = printMemoryMap(plan);
  EXPECT_THAT(svg, Not(HasSubstr("<script")));
  EXPECT_THAT(svg, Not(HasSubstr("\xff")));
}

//===----------------------------------------------------------------------===//
// Reports
//===----------------------------------------------------------------------===//

Report makeReport() {
  Report report;
  report.tool = "tensor-plan";
  report.memoryPlans = {makePlan()};
  return report;
}

TEST(MemoryPlanReport, IsReadAsItWasWritten) {
  Report report = makeReport();
  MemoryPlan &plan = report.memoryPlans[0];
  plan.problem.spaces = {{"sram", 128, 1}, {"dram", std::nullopt, 9}};
  plan.problem.buffers[0].hint = 5;
  plan.problem.buffers[2].space = 0;
  plan.result.spaces.push_back({0, 0, 0, 0});
  plan.result.status = PackingStatus::Infeasible;
  plan.result.unfitting = {0, 1};
  plan.result.nodes = 17;
  std::string error, text = report.toJSON();
  auto read = Report::fromJSON(text, error);
  ASSERT_TRUE(read) << error;
  EXPECT_EQ(read->toJSON(), text);
  const PackingBuffer &buffer = read->memoryPlans[0].problem.buffers[1];
  EXPECT_EQ(buffer.gaps[0].window, std::pair(int64_t(8), int64_t(16)));
  EXPECT_FALSE(buffer.gaps[1].window);
  EXPECT_EQ(read->memoryPlans[0].result.unfitting.size(), 2u);
}

TEST(MemoryPlanReport, KeepsConflicts) {
  Report report = makeReport();
  report.memoryPlans[0].problem.conflicts = {{0, 1}, {1, 2}};
  std::string error, text = report.toJSON();
  auto read = Report::fromJSON(text, error);
  ASSERT_TRUE(read) << error;
  EXPECT_EQ(read->memoryPlans[0].problem.conflicts->size(), 2u);
  EXPECT_EQ(read->toJSON(), text);
}

TEST(MemoryPlanReport, RefusesWhatIsNoPlan) {
  std::string text = makeReport().toJSON(), error;
  auto refuses = [&](const std::string &part, const std::string &other) {
    std::string changed = text;
    size_t at = changed.find(part);
    ASSERT_NE(at, std::string::npos) << part;
    changed.replace(at, part.size(), other);
    EXPECT_FALSE(Report::fromJSON(changed, error)) << other;
  };
  refuses("\"optimal\"", "\"best\"");
  refuses("\"space\": 0", "\"space\": 1");
  refuses("\"space\": 0", "\"space\": -1");
  refuses("\"offset\": 64", "\"offset\": -64");
  refuses("\"offset\": 64", "\"offset\": 9000000000000000000");
  refuses("\"size\": 64", "\"size\": -64");
  refuses("\"upper\": 2", "\"upper\": 0");
  refuses("\"extent\": 96", "\"extent\": -9000000000000000000");
  refuses("\"spaces\": [", "\"spaces\": [],\n\"other\": [");
}

/// What is read can be shown: digits, names and commas are changed at random.
TEST(MemoryPlanReport, SurvivesDamage) {
  Report report = makeReport();
  report.memoryPlans[0].result.unfitting = {0, 2};
  std::string good = report.toJSON(), error;
  size_t read = 0;
  for (unsigned seed = 0; seed < 5000; ++seed) {
    std::mt19937 random(seed);
    std::string text = good;
    text[random() % text.size()] = good[random() % good.size()];
    size_t digit = text.find_first_of("0123456789", random() % text.size());
    if (random() % 2 && digit != std::string::npos)
      text.insert(digit, "922337203685477580", random() % 19);
    auto changed = Report::fromJSON(text, error);
    if (!changed)
      continue;
    ++read;
    EXPECT_FALSE(changed->toHTML().empty()) << seed;
    EXPECT_FALSE(changed->toText().empty()) << seed;
    EXPECT_FALSE(changed->toTrace().empty()) << seed;
  }
  EXPECT_GT(read, 100u);
}

TEST(MemoryPlanReport, PrintsATableOfBuffers) {
  EXPECT_THAT(makeReport().toText(), HasSubstr(R"(
memory of net
  buffers       3
  sum of sizes  160 B
  max-live      96 B at time 1
  arena         96 B
  capacity      128 B
  gap           none: the arena is as small as the bound
  status        optimal: proven that no plan is smaller
  method        by hand
  seconds       0.5

  buffers
    offset  size  lower  upper  alignment  id
         0    64      0      2          1  a
        64    32      1      9          1  b
         0    64      2      4          1  c
)"));
}

TEST(MemoryPlanReport, PutsThePictureOnThePage) {
  std::string page = makeReport().toHTML();
  EXPECT_THAT(page, HasSubstr("<h2>Memory of <code>net</code></h2>"));
  EXPECT_THAT(page, HasSubstr("<svg class=\"map\" viewBox"));
  EXPECT_EQ(count(page, "<style>"), 1u);
  EXPECT_THAT(page, HasSubstr("<td>c</td>"));
}

/// Events of one thread must not overlap: b lives beside a and c.
TEST(MemoryPlanReport, TracesLivesInAsManyThreadsAsNeeded) {
  auto trace = llvm::json::parse(makeReport().toTrace());
  ASSERT_TRUE(bool(trace));
  auto *events = trace->getAsObject()->getArray("traceEvents");
  ASSERT_TRUE(events);
  std::map<std::string, int64_t> threads;
  std::vector<int64_t> live;
  for (const llvm::json::Value &value : *events) {
    const llvm::json::Object &event = *value.getAsObject();
    if (event.getString("ph") == "X")
      threads[event.getString("name")->str()] = *event.getInteger("tid");
    if (event.getString("ph") == "C")
      live.push_back(*event.getObject("args")->getInteger("bytes"));
  }
  EXPECT_EQ(threads,
            (std::map<std::string, int64_t>{{"a", 1}, {"b", 2}, {"c", 1}}));
  EXPECT_EQ(live, (std::vector<int64_t>{64, 96, 96, 8, 32, 0, 32, 0}));
}

} // namespace
