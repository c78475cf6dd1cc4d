// SPDX-License-Identifier: Apache-2.0
// What a long run is at: a line on a terminal, rewritten each second, which
// comes after a while and goes at the end.
//
//   Progress progress(llvm::errs(), isTerminal);
//   progress.show("compiling");
//   compile();
//   progress.show("call 1 of 20");

#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace llvm {
class raw_ostream;
} // namespace llvm

namespace tensoropt {

class Progress {
public:
  /// Writes nothing unless `isOn`, and nothing before `delay` has passed. What
  /// others write on the terminal meanwhile begins at the first column.
  Progress(llvm::raw_ostream &os, bool isOn,
           std::chrono::milliseconds delay = std::chrono::seconds(2),
           std::chrono::milliseconds interval = std::chrono::seconds(1));
  ~Progress() { finish(); }
  Progress(const Progress &) = delete;
  Progress &operator=(const Progress &) = delete;

  /// What begins now.
  void show(const std::string &step);

  /// Takes the line away until the next step, before others write.
  void hide();

  /// Takes the line away; nothing is written afterwards.
  void finish();

private:
  void write();
  void erase();

  llvm::raw_ostream &os;
  std::chrono::steady_clock::time_point start;
  std::chrono::milliseconds delay, interval;
  std::mutex mutex;
  std::condition_variable changed;
  std::string step;
  bool isDone = false, isWritten = false;
  std::thread writer;
};

} // namespace tensoropt
