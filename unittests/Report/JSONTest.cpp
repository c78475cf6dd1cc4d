// SPDX-License-Identifier: Apache-2.0
// The JSON schema of reports, there and back.

#include "llvm/Support/JSON.h"
#include "TensorOpt/Report/Report.h"
#include "gmock/gmock.h"
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>

using namespace tensoropt;
using ::testing::HasSubstr;

namespace {

Report withMetric(Report::Metric metric) {
  Report report;
  report.entries.push_back(
      {Report::Kind::Passed, "p", "N", "f", "l", {{"m", std::move(metric)}}});
  return report;
}

/// The metric of `withMetric` after a round trip.
Report::Metric roundTrip(Report::Metric metric) {
  std::string error;
  auto back = Report::fromJSON(withMetric(std::move(metric)).toJSON(), error);
  if (!back) {
    ADD_FAILURE() << error;
    return {};
  }
  return back->entries.at(0).metrics.at(0).second;
}

TEST(ReportJSON, IsASchemaThatOthersCanRead) {
  // The oracle is LLVM's parser, and names written out here.
  llvm::Expected<llvm::json::Value> value =
      llvm::json::parse(withMetric(int64_t(7)).toJSON());
  ASSERT_TRUE(bool(value)) << llvm::toString(value.takeError());
  const llvm::json::Object &report = *value->getAsObject();
  EXPECT_EQ(report.getInteger("version"), 1);
  EXPECT_EQ(report.getBoolean("succeeded"), true);
  const llvm::json::Object &entry =
      *report.getArray("entries")->front().getAsObject();
  EXPECT_EQ(entry.getString("kind"), llvm::StringRef("passed"));
  const llvm::json::Object &metric =
      *entry.getArray("metrics")->front().getAsObject();
  EXPECT_EQ(metric.getString("name"), llvm::StringRef("m"));
  EXPECT_EQ(metric.getString("type"), llvm::StringRef("int"));
  EXPECT_EQ(metric.getInteger("value"), 7);
}

TEST(ReportJSON, RoundTripsEveryField) {
  Report report = withMetric("text");
  report.tool = "tensor-run";
  report.toolVersion = "1.2.3";
  report.command = "tensor-run \"a b\"";
  report.pipeline = "cpu{reassociate=false}";
  report.input = "-";
  report.succeeded = false;
  report.entries.push_back({Report::Kind::Missed,
                            "q",
                            "M",
                            "",
                            "",
                            {{"z", int64_t(1)}, {"a", 2.5}, {"z", "again"}}});
  report.entries.push_back({Report::Kind::Analysis, "", "", "", "", {}});
  report.measurements.push_back(
      {"f", 3, 0.5, 0.75, {}, {}, {}, {}, {}, {}, {}, {}});
  report.measurements.push_back(
      {"g",
       1,
       1e-9,
       1e-9,
       int64_t(1) << 40,
       1e-10,
       5,
       Report::Check{"reference", 1e-300, 0.1, 1e-6, true},
       {{5, 2, 10, 11, 1, true, 640, {}, {}, {}, {}, "", 3},
        {7, 1, 14, 7, 0, false, 64, 0.25, 28, 1.25, 1.75, "2 threads, rows",
         0}},
       {{12, 13, 14}, {0, 1, 0}},
       int64_t(1) << 50,
       {}});

  std::string error;
  std::optional<Report> back = Report::fromJSON(report.toJSON(), error);
  ASSERT_TRUE(back) << error;
  EXPECT_EQ(back->tool, "tensor-run");
  EXPECT_EQ(back->toolVersion, "1.2.3");
  EXPECT_EQ(back->command, "tensor-run \"a b\"");
  EXPECT_EQ(back->pipeline, "cpu{reassociate=false}");
  EXPECT_EQ(back->input, "-");
  EXPECT_FALSE(back->succeeded);
  ASSERT_EQ(back->entries.size(), 3u);
  EXPECT_EQ(back->entries[1].kind, Report::Kind::Missed);
  // Order and repeated names are kept.
  EXPECT_EQ(back->entries[1].metrics, report.entries[1].metrics);
  EXPECT_EQ(back->entries[2].kind, Report::Kind::Analysis);
  ASSERT_EQ(back->measurements.size(), 2u);
  EXPECT_FALSE(back->measurements[0].bytesMoved);
  EXPECT_FALSE(back->measurements[0].floorSeconds);
  EXPECT_FALSE(back->measurements[0].check);
  const Report::Measurement &second = back->measurements[1];
  EXPECT_EQ(second.repetitions, 1);
  EXPECT_EQ(second.minSeconds, 1e-9);
  EXPECT_EQ(second.bytesMoved, int64_t(1) << 40);
  EXPECT_FALSE(back->measurements[0].denseOperations);
  EXPECT_FALSE(back->measurements[0].denseOperationsPerSecond());
  EXPECT_EQ(second.denseOperations, 5);
  EXPECT_DOUBLE_EQ(*second.denseOperationsPerSecond(), 5e9);
  EXPECT_EQ(second.floorSeconds, 1e-10);
  EXPECT_EQ(second.check->maxAbsoluteError, 1e-300);
  EXPECT_TRUE(second.check->passed);
  ASSERT_EQ(second.kernels.size(), 2u);
  EXPECT_EQ(second.kernels[0].passes, 2);
  EXPECT_EQ(second.kernels[0].panels, 3);
  EXPECT_EQ(second.kernels[0].operations(), 22);
  EXPECT_TRUE(second.kernels[0].isUpperBound);
  EXPECT_FALSE(second.kernels[0].fullOperations);
  EXPECT_FALSE(second.kernels[0].bytesLimit);
  EXPECT_FALSE(second.kernels[0].padding);
  EXPECT_EQ(second.kernels[1].padding, 0.25);
  EXPECT_EQ(second.kernels[1].fullOperations, 28);
  EXPECT_EQ(second.kernels[1].operationsLimit, 1.25);
  EXPECT_EQ(second.kernels[1].bytesLimit, 1.75);
  EXPECT_EQ(second.kernels[0].threads, "");
  EXPECT_EQ(second.kernels[1].threads, "2 threads, rows");
  EXPECT_TRUE(back->measurements[0].executed.empty());
  EXPECT_FALSE(back->measurements[0].executedInFull);
  ASSERT_EQ(second.executed.size(), 2u);
  EXPECT_EQ(second.executed[0].multiplies, 12);
  EXPECT_EQ(second.executed[0].adds, 13);
  EXPECT_EQ(second.executed[0].others, 14);
  EXPECT_EQ(second.executed[1].total(), 1);
  EXPECT_EQ(second.executedInFull, int64_t(1) << 50);
  // 22 + 21 operations and 640 + 64 bytes in a nanosecond.
  EXPECT_DOUBLE_EQ(*second.operationsPerSecond(), 43e9);
  EXPECT_DOUBLE_EQ(*second.bytesPerSecond(), 704e9);
  EXPECT_FALSE(back->measurements[0].bytesPerSecond());
  EXPECT_EQ(back->toJSON(), report.toJSON());
}

TEST(ReportJSON, KeepsTypesAndBitsOfNumbers) {
  using Limits = std::numeric_limits<double>;
  for (int64_t count : {int64_t(0), std::numeric_limits<int64_t>::min(),
                        std::numeric_limits<int64_t>::max()})
    EXPECT_EQ(roundTrip(count), Report::Metric(count));
  for (double number :
       {2.0, 0.1, 1e22, 1e300, -1e-5, Limits::max(), Limits::denorm_min(),
        Limits::infinity(), -Limits::infinity()})
    EXPECT_EQ(roundTrip(number), Report::Metric(number));
  EXPECT_TRUE(std::isnan(std::get<double>(roundTrip(Limits::quiet_NaN()))));
  EXPECT_TRUE(std::signbit(std::get<double>(roundTrip(-0.0))));
  // Texts that look like numbers stay texts.
  for (const char *text : {"nan", "inf", "12", ""})
    EXPECT_EQ(roundTrip(std::string(text)), Report::Metric(std::string(text)));
}

TEST(ReportJSON, KeepsQuotesNewlinesAndControlCharacters) {
  std::string text("\"\\/\n\r\t\0\x1f<script>\x7f \xc3\xa9 \xf0\x9f\x99\x82",
                   26);
  EXPECT_EQ(roundTrip(text), Report::Metric(text));
}

TEST(ReportJSON, ReplacesWhatIsNotUTF8) {
  EXPECT_EQ(roundTrip(std::string("a\xff"
                                  "b")),
            Report::Metric(std::string("a\xef\xbf\xbd"
                                       "b")));
}

struct BadCase {
  const char *what;
  std::string text;
  const char *message;
};

TEST(ReportJSON, RefusesOtherDocumentsWithThePlace) {
  std::string good = withMetric(int64_t(7)).toJSON();
  auto changed = [&](std::string from, std::string to) {
    std::string text = good;
    size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
  };
  const BadCase cases[] = {
      {"empty", "", "Unexpected EOF"},
      {"truncated", good.substr(0, good.size() / 2), "[15:"},
      {"another document", "[]", "expected object"},
      {"no version", "{}", "report.version"},
      {"later version", changed("\"version\": 1", "\"version\": 2"),
       "version 1 only at report.version"},
      {"no tool", changed("\"tool\"", "\"tooth\""), "report.tool"},
      {"tool of another type", changed("\"tool\": {", "\"tool\": 3, \"x\": {"),
       "report.tool"},
      {"unknown kind", changed("\"passed\"", "\"skipped\""),
       "report.entries[0].kind"},
      {"no metrics", changed("\"metrics\"", "\"matrix\""),
       "report.entries[0].metrics"},
      {"unknown type", changed("\"int\"", "\"float\""),
       "report.entries[0].metrics[0].type"},
      {"value of another type", changed("7", "\"7\""),
       "report.entries[0].metrics[0].value"},
      {"count out of range", changed("7", "9223372036854775808"),
       "report.entries[0].metrics[0].value"},
      {"not UTF-8", changed("\"pass\": \"p\"", "\"pass\": \"\xff\""), "UTF-8"},
      {"deep nesting", std::string(1000000, '['), "nested"},
  };
  for (const BadCase &bad : cases) {
    std::string error;
    EXPECT_FALSE(Report::fromJSON(bad.text, error)) << bad.what;
    EXPECT_THAT(error, HasSubstr(bad.message)) << bad.what;
  }
}

TEST(ReportJSON, ReadsTheExampleOfTheDocumentation) {
  std::ifstream file(TENSOROPT_SOURCE_DIR "/docs/report.md");
  std::string page(std::istreambuf_iterator<char>(file), {});
  size_t start = page.find("```json\n");
  ASSERT_NE(start, std::string::npos);
  start += 8;
  std::string error;
  std::optional<Report> report = Report::fromJSON(
      page.substr(start, page.find("```", start) - start), error);
  ASSERT_TRUE(report) << error;
  EXPECT_EQ(report->entries.at(0).metrics.size(), 2u);
  EXPECT_EQ(report->measurements.at(0).check->reference, "interpreter");
}

TEST(ReportJSON, IgnoresUnknownMembers) {
  std::string text = withMetric(int64_t(7)).toJSON();
  text.replace(text.find("\"version\""), 0, "\"later\": [{}], ");
  std::string error;
  EXPECT_TRUE(Report::fromJSON(text, error)) << error;
}

} // namespace
