// SPDX-License-Identifier: Apache-2.0

#include "Unplanned.h"
#include "TensorOpt/IR/Record.h"

using namespace mlir;
using namespace tensoropt;

void tensoropt::emitUnplanned(const MemoryScope &scope, llvm::StringRef pass) {
  for (const UnplannedBuffer &buffer : scope.unplanned) {
    Record record(Record::Kind::Missed, pass, "Unplanned");
    record.add("buffer", buffer.id).add("reason", buffer.reason);
    emitRecord(buffer.op, std::move(record));
  }
}
