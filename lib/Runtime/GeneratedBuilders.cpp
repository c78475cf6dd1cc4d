// SPDX-License-Identifier: Apache-2.0
// How generated code builds sparse results.

#include "TensorOpt/Runtime/EntryBuilder.h"
#include "TensorOpt/Runtime/GeneratedCode.h"

using namespace tensoropt;

static EntryBuilder &builderOf(int64_t handle) {
  return *reinterpret_cast<EntryBuilder *>(handle);
}

int64_t tensoroptBuilderOpen(int64_t number, int64_t bytes, int64_t sum) {
  EntryBuilder::Element element{static_cast<EntryBuilder::Number>(number),
                                static_cast<unsigned>(bytes)};
  return reinterpret_cast<int64_t>(
      new EntryBuilder(element, static_cast<EntryBuilder::Sum>(sum)));
}

void tensoroptBuilderLevel(int64_t handle, int64_t kind, int64_t extent,
                           int64_t positionBytes, int64_t coordinateBytes) {
  builderOf(handle).addLevel({static_cast<EntryBuilder::Level::Kind>(kind),
                              extent, static_cast<unsigned>(positionBytes),
                              static_cast<unsigned>(coordinateBytes)});
}

void tensoroptBuilderAppend(int64_t handle, int64_t count, int64_t coordinates,
                            int64_t values) {
  builderOf(handle).append(count,
                           reinterpret_cast<const int64_t *>(coordinates),
                           reinterpret_cast<const void *>(values));
}

void tensoroptBuilderAppendFibre(int64_t handle, int64_t prefix, int64_t count,
                                 int64_t indices, int64_t workspace) {
  builderOf(handle).appendFibre(reinterpret_cast<const int64_t *>(prefix),
                                count, reinterpret_cast<int64_t *>(indices),
                                reinterpret_cast<const void *>(workspace));
}

void tensoroptBuilderAppendSorted(int64_t handle, int64_t prefix, int64_t count,
                                  int64_t indices, int64_t values) {
  builderOf(handle).appendSortedFibre(
      reinterpret_cast<const int64_t *>(prefix), count,
      reinterpret_cast<const int64_t *>(indices),
      reinterpret_cast<const void *>(values));
}

int64_t tensoroptBuilderFork(int64_t handle) {
  return reinterpret_cast<int64_t>(builderOf(handle).fork().release());
}

void tensoroptBuilderJoin(int64_t handle, int64_t other) {
  builderOf(handle).join(std::unique_ptr<EntryBuilder>(&builderOf(other)));
}

void tensoroptBuilderFinish(int64_t handle) {
  std::string error;
  if (!builderOf(handle).finish(error))
    tensoroptFail(("a sparse result: " + error).c_str());
}

int64_t tensoroptBuilderSize(int64_t handle) {
  return builderOf(handle).nextSize();
}

void tensoroptBuilderFill(int64_t handle, int64_t buffer) {
  builderOf(handle).fillNext(reinterpret_cast<void *>(buffer));
}

void tensoroptBuilderClose(int64_t handle) { delete &builderOf(handle); }
