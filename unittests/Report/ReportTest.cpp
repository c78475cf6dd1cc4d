// SPDX-License-Identifier: Apache-2.0
// Renderings of reports, and writing them to files.

#include "TensorOpt/Report/Report.h"
#include "gmock/gmock.h"
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <sys/resource.h>

using namespace tensoropt;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

namespace {

Report makeReport(std::string text) {
  Report report;
  report.tool = "tensor-opt";
  report.entries.push_back(
      {Report::Kind::Missed, "pass", "Name", "f", "a.mlir:1:2", {{"m", text}}});
  return report;
}

TEST(ReportText, OneLinePerDecisionAndMetric) {
  Report report = makeReport("why");
  report.toolVersion = "1.2.3";
  report.pipeline = "loops";
  report.entries[0].metrics.push_back({"longer", int64_t(-3)});
  report.entries[0].metrics.push_back({"share", 0.25});
  report.entries.push_back({Report::Kind::Analysis, "p", "N", "", "", {}});
  EXPECT_EQ(report.toText(), R"(tool      tensor-opt 1.2.3
pipeline  loops
result    succeeded; 0 passed, 1 missed, 1 analysis

function f
  missed pass: Name at a.mlir:1:2
    m       why
    longer  -3
    share   0.25

module
  analysis p: N
)");
}

TEST(ReportText, TellsMeasurementsAndTheirShareOfTheBound) {
  Report report;
  Report::Measurement measurement;
  measurement.function = "f";
  measurement.repetitions = 5;
  measurement.minSeconds = 0.5;
  measurement.medianSeconds = 0.75;
  measurement.bytesMoved = 4096;
  measurement.floorSeconds = 0.25;
  measurement.check = Report::Check{"reference", 1e-12, 2e-12, 1e-9, true};
  report.measurements.push_back(measurement);
  EXPECT_THAT(report.toText(), EndsWith(R"(
measured f
  repetitions     5
  minimum         0.5 s
  median          0.75 s
  bytes moved     4096
  floor           0.25 s
  share of bound  50 %
  check           passed against reference
  absolute error  1e-12
  relative error  2e-12
  tolerance       1e-09
)"));
}

TEST(ReportText, KeepsControlCharactersFromTheTerminal) {
  std::string text = makeReport("a\x1b[31m\nb\x7f\xff").toText();
  EXPECT_THAT(text, HasSubstr("a\\x1B[31m\\x0Ab\\x7F\xef\xbf\xbd\n"));
}

TEST(ReportMeasurement, HasNoShareWithoutFloorOrTime) {
  Report::Measurement measurement;
  measurement.minSeconds = 1;
  EXPECT_FALSE(measurement.boundShare());
  measurement.floorSeconds = 0.5;
  EXPECT_EQ(measurement.boundShare(), 0.5);
  measurement.minSeconds = 0;
  EXPECT_FALSE(measurement.boundShare());
  measurement.minSeconds = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(measurement.boundShare());
}

TEST(ReportHTML, EscapesWhateverItPrints) {
  std::string bad = "<script>alert(\"'&\")</script>";
  std::string good =
      "&lt;script&gt;alert(&quot;&#39;&amp;&quot;)&lt;/script&gt;";
  Report report;
  report.tool = report.toolVersion = report.command = report.pipeline =
      report.input = bad;
  report.entries.push_back(
      {Report::Kind::Passed, bad, bad, bad, bad, {{bad, bad}}});
  Report::Measurement measurement;
  measurement.function = bad;
  measurement.check = Report::Check{bad, 0, 0, 0, true};
  report.measurements.push_back(measurement);
  std::string page = report.toHTML();
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  size_t count = 0;
  for (size_t at = 0; (at = page.find(good, at)) != std::string::npos; ++at)
    ++count;
  // Title and heading; tool, command, pipeline, input; function, pass, name,
  // location, column, value; measured function, reference. The tool's version
  // stands in the same row as the tool: fifteen in all.
  EXPECT_EQ(count, 15u);
}

TEST(ReportHTML, ReplacesWhatNoPageMayHold) {
  std::string page = makeReport(std::string("a\0b\x01\xc3(", 6)).toHTML();
  EXPECT_THAT(page, HasSubstr("a\xe2\x90\x80"
                              "b\xe2\x90\x81\xef\xbf\xbd("));
}

TEST(ReportHTML, HasOneTablePerFunctionAndPass) {
  Report report;
  for (const char *function : {"f", "g"})
    for (const char *pass : {"one", "two", "one"})
      report.entries.push_back(
          {Report::Kind::Passed, pass, "N", function, "", {}});
  std::string page = report.toHTML();
  size_t count = 0;
  for (size_t at = 0; (at = page.find("<table>", at)) != std::string::npos;
       ++at)
    ++count;
  EXPECT_EQ(count, 4u);
}

class ReportFile : public ::testing::Test {
protected:
  void SetUp() override {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "report.XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder); }

  std::string read(const std::string &name) {
    std::ifstream file(folder / name);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  size_t countFiles() {
    return std::distance(std::filesystem::directory_iterator(folder), {});
  }

  std::filesystem::path folder;
  std::string error;
};

TEST_F(ReportFile, ExtensionChoosesTheFormat) {
  Report report = makeReport("x");
  ASSERT_TRUE(report.write(folder / "a.json", error)) << error;
  ASSERT_TRUE(report.write(folder / "a.txt", error)) << error;
  ASSERT_TRUE(report.write(folder / "a.b.html", error)) << error;
  EXPECT_EQ(read("a.json"), report.toJSON());
  EXPECT_EQ(read("a.txt"), report.toText());
  EXPECT_EQ(read("a.b.html"), report.toHTML());
  EXPECT_EQ(countFiles(), 3u);
}

TEST_F(ReportFile, RefusesOtherExtensions) {
  for (const char *name : {"a.svg", "a", "json", "a.JSON", ""}) {
    EXPECT_FALSE(makeReport("x").write(folder / name, error)) << name;
    EXPECT_THAT(error, HasSubstr(".json, .txt, .html or .trace.json"));
  }
  EXPECT_EQ(countFiles(), 0u);
}

TEST_F(ReportFile, NamesAFolderThatIsNotThere) {
  EXPECT_FALSE(makeReport("x").write(folder / "no" / "a.json", error));
  EXPECT_THAT(error, HasSubstr("a.json': No such file or directory"));
}

TEST_F(ReportFile, ReplacesAnOldFile) {
  std::ofstream(folder / "a.txt") << std::string(100000, 'x');
  Report report = makeReport("new");
  ASSERT_TRUE(report.write(folder / "a.txt", error)) << error;
  EXPECT_EQ(read("a.txt"), report.toText());
}

TEST_F(ReportFile, KeepsTheOldFileWhenWritingFails) {
  std::ofstream(folder / "a.txt") << "old";
  // A limit on the size of files stands for a full disk.
  rlimit before;
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  auto *handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit small = before;
  small.rlim_cur = 4096;
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
  bool written =
      makeReport(std::string(100000, 'x')).write(folder / "a.txt", error);
  setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_FALSE(written);
  EXPECT_THAT(error, HasSubstr("a.txt': File too large"));
  EXPECT_EQ(read("a.txt"), "old");
  EXPECT_EQ(countFiles(), 1u);
}

TEST(PrintCommand, QuotesWhatAShellWouldChange) {
  const char *arguments[] = {
      "/some/where/tool", "a.mlir", "--arg=zeros", "x y", "$HOME", "it's", ""};
  EXPECT_EQ(printCommand("tool", 7, arguments),
            "tool a.mlir --arg=zeros 'x y' '$HOME' 'it'\\''s' ''");
}

} // namespace
