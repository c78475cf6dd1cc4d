// SPDX-License-Identifier: Apache-2.0

#include "Profiling.h"
#include "TensorOpt/Execution/ProfileCalls.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/raw_ostream.h"

using namespace tensoropt;
using llvm::format;

static void print(const Profile &profile, llvm::raw_ostream &os) {
  os << "profile " << profile.operations.size() << " operations in "
     << format("%.4g ms", profile.seconds * 1e3)
     << format(", %.4g ms without clocks", profile.plainSeconds * 1e3)
     << format("; %.1f %% outside\n",
               100 * profile.share(profile.outsideSeconds));
}

bool tensoropt::profile(const CompiledFunction &function,
                        const std::vector<CallValue> &arguments, unsigned calls,
                        Report::Measurement &measurement, Progress &progress,
                        std::string &error) {
  ProfileOptions options;
  options.calls = calls ? calls : 10;
  options.progress = [&](const std::string &step) {
    progress.show("profile: " + step);
    return true;
  };
  measurement.profile = profileCalls(function, arguments, options, error);
  progress.hide();
  if (!measurement.profile)
    return false;
  const Profile &profile = *measurement.profile;
  if (measurement.repetitions == 0) {
    measurement.repetitions = profile.calls;
    measurement.minSeconds = profile.plainMinSeconds;
    measurement.medianSeconds = profile.plainSeconds;
  }
  print(profile, llvm::outs());
  return true;
}
