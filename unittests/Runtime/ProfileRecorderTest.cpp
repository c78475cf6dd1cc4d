// SPDX-License-Identifier: Apache-2.0
// Clocks of generated code, told by hand.

#include "TensorOpt/Runtime/ProfileRecorder.h"
#include "TensorOpt/Runtime/GeneratedCode.h"
#include "TensorOpt/Runtime/MachinePeaks.h"
#include "gmock/gmock.h"
#include <chrono>
#include <limits>
#include <thread>

using namespace tensoropt;
using ::testing::ElementsAre;

namespace {

constexpr int64_t largest = std::numeric_limits<int64_t>::max();

TEST(ProfileRecorder, AddsUpExecutions) {
  ProfileRecorder recorder(3, 2);
  {
    ProfileRecorder::Scope scope(recorder);
    for (int64_t extent : {5, 7, 6}) {
      tensoroptProfileExtent(2, 1, extent);
      tensoroptProfileBegin(2);
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      tensoroptProfileEnd(2, extent, 10);
    }
    tensoroptProfileBegin(0);
    tensoroptProfileEnd(0, largest, 1);
    tensoroptProfileBegin(0);
    tensoroptProfileEnd(0, 1, 1);
  }
  const auto &operations = recorder.operations();
  EXPECT_EQ(operations[2].executions, 3);
  EXPECT_EQ(operations[2].iterations, 18);
  EXPECT_EQ(operations[2].bytes, 30);
  EXPECT_THAT(operations[2].extents, ElementsAre(0, 6));
  EXPECT_GE(operations[2].nanoseconds, 3'000'000);
  EXPECT_EQ(operations[1].executions, 0);
  EXPECT_EQ(operations[0].iterations, largest);
  EXPECT_GE(operations[0].first, operations[2].first);
  EXPECT_LE(operations[0].nanoseconds + operations[2].nanoseconds,
            recorder.nanoseconds());
  ASSERT_EQ(recorder.events().size(), 2u);
  EXPECT_EQ(recorder.events()[1].operation, 2);
  EXPECT_GE(recorder.events()[1].start,
            recorder.events()[0].start + recorder.events()[0].nanoseconds);
  EXPECT_EQ(recorder.droppedEvents(), 3);
}

TEST(ProfileRecorder, LeavesOutWhatIsInsideAndWhatThereIsNot) {
  ProfileRecorder recorder(2, 10);
  {
    ProfileRecorder::Scope scope(recorder);
    tensoroptProfileBegin(0);
    tensoroptProfileExtent(1, 0, 5);
    tensoroptProfileBegin(1);
    tensoroptProfileEnd(1, 1, 1);
    tensoroptProfileEnd(0, 1, 1);
    for (int64_t number : {int64_t(-1), int64_t(2), largest}) {
      tensoroptProfileExtent(number, 0, 1);
      tensoroptProfileBegin(number);
      tensoroptProfileEnd(number, 1, 1);
    }
    tensoroptProfileExtent(0, -1, 1);
    tensoroptProfileExtent(0, ProfileRecorder::maxExtents, 1);
  }
  EXPECT_EQ(recorder.operations()[0].executions, 1);
  EXPECT_TRUE(recorder.operations()[0].extents.empty());
  EXPECT_EQ(recorder.operations()[1].executions, 0);
  EXPECT_TRUE(recorder.operations()[1].extents.empty());
  EXPECT_EQ(recorder.events().size(), 1u);
}

TEST(ProfileRecorder, EachThreadTellsItsOwn) {
  // Nobody listens.
  tensoroptProfileBegin(0);
  tensoroptProfileEnd(0, 1, 1);
  ProfileRecorder outer(1, 0), inner(1, 0), other(1, 0);
  ProfileRecorder::Scope scope(outer);
  std::thread([&] {
    ProfileRecorder::Scope scope(other);
    tensoroptProfileBegin(0);
    tensoroptProfileEnd(0, 1, 1);
  }).join();
  {
    ProfileRecorder::Scope scope(inner);
    tensoroptProfileBegin(0);
    tensoroptProfileEnd(0, 2, 1);
  }
  tensoroptProfileBegin(0);
  tensoroptProfileEnd(0, 3, 1);
  EXPECT_EQ(other.operations()[0].iterations, 1);
  EXPECT_EQ(inner.operations()[0].iterations, 2);
  EXPECT_EQ(outer.operations()[0].iterations, 3);
}

TEST(MachinePeaks, AreMeasuredOnce) {
  MachinePeaks peaks = measurePeaks(1);
  EXPECT_GT(peaks.flopsPerSecond, 0);
  EXPECT_GT(peaks.doubleFlopsPerSecond, 0);
  EXPECT_GT(peaks.bytesPerSecond, 0);
  EXPECT_EQ(measurePeaks(0).flopsPerSecond, peaks.flopsPerSecond);
}

} // namespace
