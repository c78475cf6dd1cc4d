// SPDX-License-Identifier: Apache-2.0
// Profiles in each form, and the line on the terminal.

#include "TensorOpt/Report/Progress.h"
#include "TensorOpt/Report/Report.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"
#include "gmock/gmock.h"
#include <filesystem>
#include <fstream>

using namespace tensoropt;
using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

namespace {

Report makeReport() {
  Profile profile;
  profile.calls = 5;
  profile.seconds = 0.01;
  profile.plainSeconds = 0.008;
  profile.plainMinSeconds = 0.0075;
  profile.outsideSeconds = 0.001;
  profile.lastSeconds = 0.0105;
  profile.machine = {2, 8e9, 4e9, 1e9};
  Profile::Operation first, second;
  first.what = {"net",
                "conv1",
                "convolution",
                "linalg.generic",
                "1x3xf32 -> 1x4xf32",
                false,
                2,
                0,
                std::nullopt};
  first.executions = 1;
  first.seconds = 0.006;
  first.flops = 12'000'000;
  first.transcendentals = 0;
  first.bytes = 3'000'000;
  second.what = {"net", "sort",       "loop", "scf.for", "",
                 true,  std::nullopt, 0,      3};
  second.executions = 7;
  second.seconds = 0.003;
  profile.operations = {first, second};
  profile.events = {{0, 0.0001, 0.006}, {1, 0.0062, 0.0004}};
  profile.droppedEvents = 6;
  Report report;
  report.tool = "tensor-run";
  Report::Measurement measurement;
  measurement.function = "net";
  measurement.repetitions = 5;
  measurement.profile = profile;
  report.measurements.push_back(measurement);
  return report;
}

TEST(ProfileText, TellsKindsTimesAndRoofs) {
  EXPECT_THAT(makeReport().toText(), EndsWith(R"(
  profile             5 calls with clocks, median 10 ms
  without clocks      median 8 ms; clocks add 25.0 %
  outside operations  1 ms, 10.0 %
  machine             2 threads: 8 GFLOP/s in f32, 4 in f64, 1 GB/s
  events              2 of the last call, 6 more left out

  by kind
        ms   share  operations  GFLOP/s  GB/s  kind
     6.000  60.0 %           1        2   0.5  convolution
     3.000  30.0 %           1                 loop
     1.000  10.0 %                             (outside)
    10.000                   2                 (all)

  by time
       ms   share  GFLOP/s  GB/s  flop/B  of roof  kind         layer  shapes
    6.000  60.0 %        2   0.5       4     50 %  convolution  conv1  1x3xf32 -> 1x4xf32
    3.000  30.0 %                                  loop         sort   7 times

  in order of execution
       ms   share  GFLOP/s  GB/s  flop/B  of roof  kind         layer  shapes
    6.000  60.0 %        2   0.5       4     50 %  convolution  conv1  1x3xf32 -> 1x4xf32
    3.000  30.0 %                                  loop         sort   7 times
)"));
}

TEST(ProfileJSON, RoundTripsAndTellsWhatFollows) {
  Report report = makeReport();
  std::string text = report.toJSON(), error;
  auto back = Report::fromJSON(text, error);
  ASSERT_TRUE(back) << error;
  EXPECT_EQ(back->toJSON(), text);
  const Profile &profile = *back->measurements[0].profile;
  EXPECT_EQ(profile.calls, 5);
  EXPECT_EQ(profile.machine.threads, 2);
  EXPECT_EQ(profile.operations[0].what.layer, "conv1");
  EXPECT_EQ(profile.operations[0].flops, 12'000'000);
  EXPECT_FALSE(profile.operations[1].flops);
  EXPECT_TRUE(profile.operations[1].what.isDouble);
  EXPECT_EQ(profile.events[1].start, 0.0062);
  EXPECT_EQ(profile.droppedEvents, 6);
  // 3 ms at the roof, by traffic.
  EXPECT_THAT(text, AllOf(HasSubstr("\"share\": 0.6"),
                          HasSubstr("\"roofShare\": 0.5"),
                          HasSubstr("\"intensity\": 4.0")));
}

TEST(ProfileJSON, RefusesEventsOfNoOperation) {
  for (int64_t number : {-1, 2}) {
    Report report = makeReport();
    report.measurements[0].profile->events[1].operation = number;
    std::string error;
    EXPECT_FALSE(Report::fromJSON(report.toJSON(), error));
    EXPECT_THAT(error, HasSubstr("events[1].operation"));
  }
}

TEST(ProfileHTML, ShowsBarsAndRoofsAndEscapes) {
  Report report = makeReport();
  report.measurements[0].profile->operations[0].what.layer = "<script>\"";
  std::string page = report.toHTML();
  EXPECT_THAT(page, AllOf(Not(HasSubstr("<script")), Not(HasSubstr("http")),
                          HasSubstr("&lt;script&gt;&quot;"),
                          HasSubstr("<rect class=\"c0\""),
                          HasSubstr("width:50.0%"), HasSubstr("<circle")));
  // Without arithmetic there is nothing under the roofs.
  report.measurements[0].profile->operations[0].flops = 0;
  EXPECT_THAT(report.toHTML(), Not(HasSubstr("<circle")));
  // Without a machine the points stay.
  report = makeReport();
  report.measurements[0].profile->machine = {};
  EXPECT_THAT(report.toHTML(),
              AllOf(HasSubstr("<circle"), Not(HasSubstr("nan"))));
}

TEST(ProfileTrace, IsWhatBrowsersRead) {
  auto value = llvm::json::parse(makeReport().toTrace());
  ASSERT_TRUE(bool(value)) << llvm::toString(value.takeError());
  const llvm::json::Array &events =
      *value->getAsObject()->getArray("traceEvents");
  ASSERT_EQ(events.size(), 5u); // two names, the call, two operations
  const llvm::json::Object &event = *events[3].getAsObject();
  EXPECT_EQ(event.getString("ph"), llvm::StringRef("X"));
  EXPECT_EQ(event.getString("name"), llvm::StringRef("conv1"));
  EXPECT_EQ(event.getString("cat"), llvm::StringRef("convolution"));
  EXPECT_DOUBLE_EQ(*event.getNumber("ts"), 100);
  EXPECT_DOUBLE_EQ(*event.getNumber("dur"), 6000);
  EXPECT_EQ(event.getObject("args")->getInteger("flops"), 12'000'000);
  EXPECT_EQ(events[2].getAsObject()->getString("name"), llvm::StringRef("net"));
}

TEST(ProfileTrace, NeedsAProfile) {
  std::string error;
  EXPECT_EQ(Report::formatOf("a.trace.json", error), Report::Format::Trace);
  EXPECT_EQ(Report::formatOf("trace.json", error), Report::Format::JSON);
  EXPECT_FALSE(Report().write("a.trace.json", error));
  EXPECT_EQ(error, "'a.trace.json': there is no profile to write a trace of");
}

TEST(ReportPath, IsTriedBeforeTheRun) {
  namespace fs = std::filesystem;
  std::string pattern = (fs::temp_directory_path() / "profile.XXXXXX").string();
  ASSERT_NE(mkdtemp(pattern.data()), nullptr);
  fs::path folder = pattern;
  std::string error;
  EXPECT_TRUE(Report::canWrite((folder / "a.html").string(), error)) << error;
  EXPECT_TRUE(fs::is_empty(folder));
  EXPECT_FALSE(Report::canWrite((folder / "no" / "a.html").string(), error));
  EXPECT_THAT(error, EndsWith("a.html': No such file or directory"));
  fs::create_directory(folder / "b.txt");
  EXPECT_FALSE(Report::canWrite((folder / "b.txt").string(), error));
  EXPECT_THAT(error, EndsWith("b.txt': Is a directory"));
  EXPECT_FALSE(Report::canWrite((folder / "a.pdf").string(), error));
  fs::remove_all(folder);
}

TEST(Progress, ComesAfterAWhileAndGoes) {
  using std::chrono::milliseconds;
  std::string text;
  llvm::raw_string_ostream os(text);
  {
    Progress progress(os, true, milliseconds(0), milliseconds(1));
    progress.show("compiling");
    std::this_thread::sleep_for(milliseconds(50));
    progress.finish();
    std::string before = text;
    EXPECT_THAT(before,
                AllOf(HasSubstr("compiling, 0 s\r"), EndsWith("\r\x1b[K")));
    progress.show("calling");
    EXPECT_EQ(text, before);
  }
  text.clear();
  {
    Progress late(os, true), off(os, false, milliseconds(0), milliseconds(1));
    late.show("a");
    off.show("b");
    std::this_thread::sleep_for(milliseconds(20));
    late.hide();
  }
  EXPECT_EQ(text, "");
}

} // namespace
