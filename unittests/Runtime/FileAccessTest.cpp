// SPDX-License-Identifier: Apache-2.0
//
// Mapped and atomically replaced files, and the table of scalar types.

#include "TensorOpt/Runtime/FileAccess.h"

#include "FileTesting.h"
#include "TensorOpt/Runtime/ScalarType.h"

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace tensoropt;

namespace {

TEST(AtomicFile, AppearsOnlyWhenWhole) {
  TestFolder folder;
  folder.write("a", "old");
  std::string error;
  std::string large(3 << 20, 'x');
  {
    AtomicFile file(folder.path("a"));
    file.append("small ");
    file.append(large);
    EXPECT_EQ(folder.read("a"), "old");
    ASSERT_TRUE(file.commit(error)) << error;
  }
  EXPECT_EQ(folder.read("a"), "small " + large);
  EXPECT_EQ(folder.count(), 1u);
}

TEST(AtomicFile, LeavesNothingWithoutCommit) {
  TestFolder folder;
  {
    AtomicFile(folder.path("a")).append("text");
  }
  EXPECT_EQ(folder.count(), 0u);
}

TEST(AtomicFile, TellsOfAFullDevice) {
  TestFolder folder;
  folder.write("a", "old");
  rlimit unlimited;
  getrlimit(RLIMIT_FSIZE, &unlimited);
  rlimit limited{1 << 16, unlimited.rlim_max};
  auto handler = std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &limited);
  std::string error;
  {
    AtomicFile file(folder.path("a"));
    file.append(std::string(1 << 18, 'x'));
    EXPECT_FALSE(file.commit(error));
  }
  setrlimit(RLIMIT_FSIZE, &unlimited);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(folder.shorten(error), "a: cannot be written: File too large");
  EXPECT_EQ(folder.read("a"), "old");
  EXPECT_EQ(folder.count(), 1u);
}

TEST(AtomicFile, DoesNotReplaceAFolder) {
  TestFolder folder;
  ASSERT_EQ(mkdir(folder.path("a").c_str(), 0777), 0);
  std::string error;
  {
    AtomicFile file(folder.path("a"));
    EXPECT_FALSE(file.commit(error));
  }
  EXPECT_EQ(folder.shorten(error), "a: cannot be replaced: Is a directory");
  EXPECT_EQ(folder.count(), 1u);
}

TEST(MappedFile, DoesNotWaitOnAPipe) {
  TestFolder folder;
  ASSERT_EQ(mkfifo(folder.path("a").c_str(), 0666), 0);
  std::string error;
  EXPECT_FALSE(MappedFile::open(folder.path("a"), error));
  EXPECT_EQ(folder.shorten(error), "a: is not a regular file");
}

TEST(MappedFile, TellsOfMissingRights) {
  if (geteuid() == 0)
    GTEST_SKIP() << "root may read everything";
  TestFolder folder;
  folder.write("a", "text");
  ASSERT_EQ(chmod(folder.path("a").c_str(), 0), 0);
  std::string error;
  EXPECT_FALSE(MappedFile::open(folder.path("a"), error));
  EXPECT_EQ(folder.shorten(error), "a: cannot be opened: Permission denied");
}

TEST(MappedFile, Moves) {
  TestFolder folder;
  folder.write("a", "text");
  folder.write("b", "more");
  std::string error;
  auto a = MappedFile::open(folder.path("a"), error);
  auto b = MappedFile::open(folder.path("b"), error);
  ASSERT_TRUE(a && b) << error;
  MappedFile moved = std::move(*a);
  EXPECT_EQ(moved.bytes(), "text");
  moved = std::move(*b);
  EXPECT_EQ(moved.bytes(), "more");
}

TEST(ScalarType, KnowsItsFacts) {
  ScalarType complex{ScalarKind::C128}, flag{ScalarKind::Bool};
  EXPECT_EQ(complex.size(), 16u);
  EXPECT_EQ(complex.partSize(), 8u);
  EXPECT_EQ(complex.name(), "c128");
  EXPECT_EQ(complex.numpyDescr(), "<c16");
  EXPECT_EQ(flag.numpyDescr(), "|b1");
  EXPECT_EQ(ScalarType::fromNumpyCode("f2"), ScalarType{ScalarKind::F16});
  EXPECT_EQ(ScalarType::fromNumpyCode("f16"), std::nullopt);
  EXPECT_EQ(ScalarType::fromNumpyCode(""), std::nullopt);
}

} // namespace
