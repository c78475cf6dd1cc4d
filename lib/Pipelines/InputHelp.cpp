// SPDX-License-Identifier: Apache-2.0

#include "TensorOpt/Pipelines/InputHelp.h"
#include "InputTable.h"
#include "mlir/Bytecode/BytecodeReader.h"
#include "mlir/IR/MLIRContext.h"
#include "mlir/Parser/Parser.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"

using namespace mlir;
using namespace tensoropt;

namespace {

/// The names that a message has in quotation marks: 'tensor.pack', `torch',
/// #"mhlo"<...>.
SmallVector<StringRef> findQuoted(StringRef message) {
  constexpr StringLiteral marks("'`\"");
  SmallVector<StringRef> names;
  for (size_t at = message.find_first_of(marks); at != StringRef::npos;
       at = message.find_first_of(marks)) {
    message = message.drop_front(at + 1);
    StringRef name = message.take_while(
        [](char c) { return llvm::isAlnum(c) || c == '_' || c == '.'; });
    StringRef rest = message.drop_front(name.size());
    if (!rest.empty() && marks.contains(rest.front()))
      names.push_back(name);
  }
  return names;
}

/// Messages on an operation in generic form do not name it: in the text it
/// stands, in quotation marks, before the place.
StringRef findGenericName(Location location, StringRef text) {
  auto place = dyn_cast<FileLineColLoc>(location);
  if (!place || place.getLine() == 0)
    return {};
  for (unsigned line = 1; line < place.getLine(); ++line)
    text = text.split('\n').second;
  StringRef before = text.take_front(place.getColumn() - 1).rtrim();
  if (!before.consume_back("\""))
    return {};
  return before.rsplit('"').second;
}

/// True if a message on an operation that is read is about its form, which may
/// be an old one, and not about its operands.
bool isOnForm(StringRef message) {
  constexpr StringLiteral parts[] = {
      "is unknown",         "unregistered operation",    "operands, but found",
      "requires attribute", "requires a single operand", "invalid properties",
      "'output_shape'"};
  return llvm::any_of(parts,
                      [&](StringRef part) { return message.contains(part); });
}

StringRef findHelp(const Diagnostic &diagnostic, StringRef text) {
  std::string message = diagnostic.str();
  SmallVector<StringRef> names = findQuoted(message);
  // "invalid properties {...} for op tosa.mul: ...".
  names.push_back(StringRef(message).split(" for op ").second.split(':').first);
  names.push_back(findGenericName(diagnostic.getLocation(), text));
  // Those of operations say more than those of dialects.
  for (bool isOperation : {true, false})
    for (StringRef name : names)
      if (name.contains('.') == isOperation &&
          (isOnForm(message) || !isReadDialect(name.split('.').first)))
        if (StringRef help = findProducer(name); !help.empty())
          return help;
  return isBytecode(llvm::MemoryBufferRef(text, "")) ? getBytecodeHelp() : "";
}

} // namespace

InputHelp::InputHelp(MLIRContext *context, StringRef text)
    : handler(context, [text](Diagnostic &diagnostic) {
        if (diagnostic.getSeverity() == DiagnosticSeverity::Error) {
          StringRef help = findHelp(diagnostic, text);
          if (!help.empty())
            diagnostic.attachNote() << help;
        }
        return failure(); // goes on
      }) {}

void tensoropt::explainRefusal(std::unique_ptr<llvm::MemoryBuffer> buffer,
                               MLIRContext &context, llvm::raw_ostream &os) {
  StringRef text = buffer->getBuffer();
  llvm::SourceMgr sources;
  sources.AddNewSourceBuffer(std::move(buffer), llvm::SMLoc());
  SourceMgrDiagnosticHandler printer(sources, &context, os);
  ScopedDiagnosticHandler handler(&context, [&](Diagnostic &diagnostic) {
    if (diagnostic.getSeverity() != DiagnosticSeverity::Error)
      return;
    StringRef help = findHelp(diagnostic, text);
    if (!help.empty())
      printer.emitDiagnostic(diagnostic.getLocation(), help,
                             DiagnosticSeverity::Note,
                             /*displaySourceLine=*/false);
  });
  Block block;
  (void)parseSourceFile(sources, &block, ParserConfig(&context));
}
