// SPDX-License-Identifier: Apache-2.0
// Silence while a module is compiled again to be observed.
//
//   RecordsOff quiet(module.getContext());
//   auto compiled = CompiledModule::compile(module, options, error);

#pragma once

#include "TensorOpt/IR/TensorOpt.h"
#include "mlir/IR/MLIRContext.h"
#include <utility>

namespace tensoropt {

/// Keeps records of passes from who listens: they speak of the code that is
/// observed, not of the user's.
class RecordsOff {
public:
  explicit RecordsOff(mlir::MLIRContext *context)
      : dialect(context->getOrLoadDialect<TensorOptDialect>()),
        listener(std::exchange(dialect->recordListener, nullptr)) {}
  ~RecordsOff() { dialect->recordListener = std::move(listener); }
  RecordsOff(const RecordsOff &) = delete;
  RecordsOff &operator=(const RecordsOff &) = delete;

private:
  TensorOptDialect *dialect;
  RecordListener listener;
};

} // namespace tensoropt
