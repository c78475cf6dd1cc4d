// SPDX-License-Identifier: Apache-2.0
//
// Tables of buffers: what is read, each error with its place, damaged ones.

#include "TensorOpt/Runtime/PackingCSV.h"

#include "FileTesting.h"

using namespace tensoropt;

namespace {

using Pairs = std::vector<std::pair<unsigned, unsigned>>;

std::string error;

std::optional<std::vector<PackingBuffer>>
parse(std::string_view text, std::vector<PackingSpace> spaces = {{}}) {
  error.clear();
  auto buffers = parseBuffers("a.csv", text, spaces, error);
  EXPECT_EQ(buffers.has_value(), error.empty()) << error;
  return buffers;
}

std::string bad(std::string_view text) {
  EXPECT_FALSE(parse(text)) << text;
  EXPECT_EQ(error.find('\n'), std::string::npos) << error;
  return error;
}

TEST(PackingCSV, ReadsColumnsInAnyOrder) {
  auto buffers = parse("size,alignment,id,upper,offset,lower,hint\r\n"
                       " 64 , 16 ,first, 3,,0,-1\r\n"
                       "8,,second,9223372036854775807,32,-2,5\r\n"
                       "\r\n\r\n");
  ASSERT_TRUE(buffers) << error;
  ASSERT_EQ(buffers->size(), 2u);
  const PackingBuffer &first = (*buffers)[0], &second = (*buffers)[1];
  EXPECT_EQ(first.id, "first");
  EXPECT_EQ(first.lower, 0);
  EXPECT_EQ(first.upper, 3);
  EXPECT_EQ(first.size, 64);
  EXPECT_EQ(first.alignment, 16);
  EXPECT_FALSE(first.offset || first.hint || first.space);
  EXPECT_EQ(second.lower, -2);
  EXPECT_EQ(second.upper, INT64_MAX);
  EXPECT_EQ(second.alignment, 1);
  EXPECT_EQ(second.offset, 32);
  EXPECT_EQ(second.hint, 5);
}

TEST(PackingCSV, KnowsTheOtherNamesAndInclusiveEnds) {
  for (const char *header :
       {"buffer,start,end,size,gaps", "\xef\xbb\xbf"
                                      "buffer_id,begin,end,size,gaps"}) {
    auto buffers = parse(std::string(header) + "\nb,-4,8,4,-3--2 5-6@1:3\n");
    ASSERT_TRUE(buffers) << error;
    const PackingBuffer &buffer = buffers->front();
    EXPECT_EQ(buffer.upper, 9);
    ASSERT_EQ(buffer.gaps.size(), 2u);
    EXPECT_EQ(buffer.gaps[0].lower, -3);
    EXPECT_EQ(buffer.gaps[0].upper, -1);
    EXPECT_FALSE(buffer.gaps[0].window);
    EXPECT_EQ(buffer.gaps[1].upper, 7);
    EXPECT_EQ(buffer.gaps[1].window, std::pair(int64_t(1), int64_t(3)));
  }
}

TEST(PackingCSV, ReadsSpacesAndTraffic) {
  auto buffers = parse("id,lower,upper,size,space,traffic\n"
                       "a,0,1,2,,7\nb,0,1,2,dram,\n",
                       {{"sram", 64, 1}, {"dram", std::nullopt, 9}});
  ASSERT_TRUE(buffers) << error;
  EXPECT_FALSE((*buffers)[0].space);
  EXPECT_EQ((*buffers)[0].traffic, 7);
  EXPECT_EQ((*buffers)[1].space, 1u);
}

TEST(PackingCSV, TakesATableWithoutRowsOrFinalNewline) {
  EXPECT_TRUE(parse("id,lower,upper,size")) << error;
  EXPECT_EQ(parse("id,lower,upper,size\na,0,1,2")->size(), 1u);
}

TEST(PackingCSV, LocatesWhatIsWrong) {
  const std::string head = "id,lower,upper,size\n";
  EXPECT_EQ(bad(""), "a.csv:1:1: error: expected a header that names the "
                     "columns");
  EXPECT_EQ(bad("id,lower,size\na,0,1\n"),
            "a.csv:1:1: error: expected a column 'upper'");
  EXPECT_EQ(bad("lower,upper,size\n"),
            "a.csv:1:1: error: expected a column 'id'");
  EXPECT_EQ(bad("id,lower,upper,end,size\n"),
            "a.csv:1:16: error: column 'end' says what 'upper' says already");
  EXPECT_EQ(bad(head + "a,0,1\n"),
            "a.csv:2:6: error: row has 3 cells, the header has 4");
  EXPECT_EQ(bad(head + "a,0,1,2,3\n"),
            "a.csv:2:9: error: row has more cells than the header, which has "
            "4");
  EXPECT_EQ(bad(head + "a,0,1,x\n"),
            "a.csv:2:7: error: expected a whole number as size, got 'x'");
  EXPECT_EQ(bad(head + "a,0,1,2.5\n"),
            "a.csv:2:7: error: expected a whole number as size, got '2.5'");
  EXPECT_EQ(bad(head + "a,0,1,\n"),
            "a.csv:2:7: error: expected a number as size");
  EXPECT_EQ(bad(head + "a,0,1,9223372036854775808\n"),
            "a.csv:2:7: error: size '9223372036854775808' does not fit 64 "
            "bits");
  EXPECT_EQ(bad(head + "a,0,1,-2\n"),
            "a.csv:2:7: error: size of buffer 'a' is -2, less than 0");
  EXPECT_EQ(bad(head + "a,5,1,2\n"),
            "a.csv:2:5: error: buffer 'a' ends at 1, before it begins at 5");
  EXPECT_EQ(bad(head + "a,0,1,2\nb,0,1,2\n a,0,1,2\n"),
            "a.csv:4:2: error: buffer 'a' is listed twice, first in line 2");
  EXPECT_EQ(bad(head + ",0,1,2\n"), "a.csv:2:1: error: buffer without an id");
  EXPECT_EQ(bad(head + "a,0,1,2\n\nb,0,1,2\n"),
            "a.csv:3:1: error: blank line before the end of the table");
  EXPECT_EQ(bad(head + "\"a\",0,1,2\n"),
            "a.csv:2:1: error: quotes are not part of the format");
  EXPECT_EQ(bad(head + "a\x1b[m,0,1,2\n"),
            "a.csv:2:2: error: control character in a cell");
  EXPECT_EQ(bad("id,start,end,size\na,0,9223372036854775807,2\n"),
            "a.csv:2:5: error: time '9223372036854775807' plus one overflows");
}

TEST(PackingCSV, RefusesColumnsItDoesNotKnow) {
  std::string message = bad("id,lower,upper,size,aligment\na,0,1,2,3\n");
  EXPECT_EQ(message.find("a.csv:1:21: error: unknown column 'aligment', the "
                         "known ones are id, buffer,"),
            0u)
      << message;
}

TEST(PackingCSV, LocatesOptionalCells) {
  auto cell = [](const std::string &column, const std::string &text) {
    return bad("id,lower,upper,size," + column + "\na,0,9,4," + text + "\n");
  };
  const std::string at = "a.csv:2:9: error: ";
  EXPECT_EQ(cell("alignment", "0"),
            at + "alignment of buffer 'a' is 0, less than 1");
  EXPECT_EQ(cell("offset", "-8"),
            at + "offset of buffer 'a' is -8, less than 0");
  EXPECT_EQ(cell("hint", "-2"), at + "hint of buffer 'a' is -2, less than -1");
  EXPECT_EQ(cell("space", "sram"), at + "no space is named 'sram'");
  EXPECT_EQ(cell("gaps", "1-2,"),
            "a.csv:2:13: error: row has more cells than the header, which has "
            "5");
  for (const char *broken : {"1", "1-", "-", "1-2@", "1-2@0", "1-2@0:", "x-2",
                             "1-2@0:1x", "1-99999999999999999999"})
    EXPECT_EQ(cell("gaps", broken),
              at + "expected a gap LO-HI or LO-HI@WLO:WHI, got '" + broken +
                  "'");
  for (const char *outside : {"0-10", "-1-2", "3-3", "4-3"})
    EXPECT_EQ(cell("gaps", outside), at + "gap '" + outside +
                                         "' of buffer 'a' is not within its "
                                         "life and behind its other gaps");
  EXPECT_EQ(cell("gaps", "1-3 2-4"),
            "a.csv:2:13: error: gap '2-4' of buffer 'a' is not within its life "
            "and behind its other gaps");
  EXPECT_EQ(cell("gaps", "1-3@0:5"),
            at + "window of gap '1-3@0:5' is not within the 4 bytes of buffer "
                 "'a'");
}

//===----------------------------------------------------------------------===//
// Conflicts
//===----------------------------------------------------------------------===//

TEST(PackingConflicts, AreReadOnceInOrder) {
  auto buffers = parse("id,lower,upper,size\na,0,1,1\nb,0,1,1\nc,0,1,1\n");
  auto pairs =
      parseConflicts("p.csv", "second,first\nc,b\na,b\nb,a\n", *buffers, error);
  ASSERT_TRUE(pairs) << error;
  EXPECT_EQ(*pairs, (Pairs{{0, 1}, {1, 2}}));
}

TEST(PackingConflicts, NeedNoLives) {
  auto buffers = parseBuffers("a.csv", "id,size\na,8\n", {{}}, error,
                              PackingColumns::Sizes);
  ASSERT_TRUE(buffers) << error;
  EXPECT_LT(buffers->front().lower, buffers->front().upper);
}

TEST(PackingConflicts, LocatesWhatIsWrong) {
  auto buffers = parse("id,lower,upper,size\na,0,1,1\n");
  auto wrong = [&](std::string_view text) {
    error.clear();
    EXPECT_FALSE(parseConflicts("p.csv", text, *buffers, error));
    return error;
  };
  EXPECT_EQ(wrong("a,b\n"),
            "p.csv:1:1: error: expected the columns 'first' and 'second'");
  EXPECT_EQ(wrong("first,second\na,b\n"),
            "p.csv:2:3: error: no buffer has the id 'b'");
  EXPECT_EQ(wrong("first,second\na,a\n"),
            "p.csv:2:3: error: buffer 'a' conflicts with itself");
}

//===----------------------------------------------------------------------===//
// Plans
//===----------------------------------------------------------------------===//

PackingProblem makeProblem() {
  PackingProblem problem;
  problem.spaces = {{"sram", 64, 1}, {"dram", std::nullopt, 9}};
  problem.buffers = *parse("id,lower,upper,size,alignment,hint,gaps,traffic\n"
                           "a,0,9,4,2,-1,1-2 3-5@0:2,7\n"
                           "b,2,5,8,,16,,\n",
                           problem.spaces);
  return problem;
}

TEST(PackingPlan, IsReadAsItWasPrinted) {
  PackingProblem problem = makeProblem();
  std::string text = printPlan(problem, {{1, 6}, {0, 0}});
  EXPECT_EQ(text, "id,lower,upper,size,alignment,hint,gaps,traffic,space,"
                  "offset\n"
                  "a,0,9,4,2,-1,1-2 3-5@0:2,7,dram,6\n"
                  "b,2,5,8,1,16,,0,sram,0\n");
  auto placements = parsePlan("p.csv", text, problem, error);
  ASSERT_TRUE(placements) << error;
  EXPECT_EQ((*placements)[0].space, 1u);
  EXPECT_EQ((*placements)[0].offset, 6);
  EXPECT_EQ((*placements)[1].space, 0u);
  auto again = parse(text, problem.spaces);
  ASSERT_TRUE(again) << error;
  EXPECT_EQ(again->front().offset, 6);
}

TEST(PackingPlan, LeavesOutWhatSaysNothing) {
  PackingProblem problem;
  problem.buffers = {{"a", 0, 2, 64}};
  EXPECT_EQ(printPlan(problem, {{0, 0}}),
            "id,lower,upper,size,offset\na,0,2,64,0\n");
}

TEST(PackingPlan, MustBeOfTheInstance) {
  PackingProblem problem;
  problem.buffers = {{"a", 0, 2, 64}, {"b", 1, 3, 8}};
  auto wrong = [&](std::string_view text) {
    error.clear();
    EXPECT_FALSE(parsePlan("p.csv", text, problem, error));
    return error;
  };
  EXPECT_EQ(wrong("id\na\nb\n"),
            "p.csv:1:1: error: expected a column 'offset'");
  EXPECT_EQ(wrong("id,offset\na,0\n"),
            "p.csv:1:1: error: plan of another instance: it lacks buffer 'b'");
  EXPECT_EQ(wrong("id,offset\na,0\nc,0\nb,0\n"),
            "p.csv:3:1: error: plan of another instance: there is no buffer "
            "'c'");
  EXPECT_EQ(wrong("id,size,offset\nb,8,0\na,32,0\n"),
            "p.csv:3:3: error: plan of another instance: size of buffer 'a' is "
            "32 here, 64 there");
  EXPECT_EQ(wrong("id,offset\na,0\nb,\n"),
            "p.csv:3:3: error: buffer 'b' has no offset");
}

//===----------------------------------------------------------------------===//
// Damage
//===----------------------------------------------------------------------===//

TEST(PackingCSV, SurvivesDamage) {
  PackingProblem problem = makeProblem();
  std::string good = printPlan(problem, {{1, 6}, {0, 0}});
  forEachMutation(good, 20000, [&](const std::string &bytes, unsigned seed) {
    auto buffers = parse(bytes, problem.spaces);
    parsePlan("p.csv", bytes, problem, error);
    parseConflicts("p.csv", bytes, problem.buffers, error);
    EXPECT_EQ(error.find('\n'), std::string::npos) << seed;
    if (!buffers)
      return;
    PackingProblem read = problem;
    read.buffers = std::move(*buffers);
    checkProblem(read);
  });
}

} // namespace
