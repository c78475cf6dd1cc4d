// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Report/Progress.h"
#include "llvm/Support/raw_ostream.h"

using namespace tensoropt;
using Clock = std::chrono::steady_clock;

Progress::Progress(llvm::raw_ostream &os, bool isOn,
                   std::chrono::milliseconds delay,
                   std::chrono::milliseconds interval)
    : os(os), start(Clock::now()), delay(delay), interval(interval) {
  if (isOn)
    writer = std::thread([this] { write(); });
}

void Progress::show(const std::string &next) {
  std::lock_guard<std::mutex> lock(mutex);
  step = next;
}

void Progress::finish() {
  {
    std::lock_guard<std::mutex> lock(mutex);
    isDone = true;
  }
  changed.notify_one();
  if (writer.joinable())
    writer.join();
}

void Progress::hide() {
  std::lock_guard<std::mutex> lock(mutex);
  step.clear();
  erase();
}

void Progress::erase() {
  if (isWritten)
    os << "\x1b[K"; // the rest of the line
  os.flush();
  isWritten = false;
}

void Progress::write() {
  std::unique_lock<std::mutex> lock(mutex);
  auto wake = start + delay;
  while (!changed.wait_until(lock, wake, [this] { return isDone; })) {
    auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - start);
    if (!step.empty()) {
      erase();
      os << step << ", " << seconds.count() << " s\r";
      os.flush();
      isWritten = true;
    }
    wake = Clock::now() + interval;
  }
  erase();
}
