// SPDX-License-Identifier: Apache-2.0

#include "CNames.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Analysis/TargetLibraryInfo.h"
#include "llvm/TargetParser/Triple.h"

using namespace mlir;
using namespace tensoropt;

/// Keywords of C23 and C++23, whose alternative tokens are words, too.
static const llvm::StringSet<> &getKeywords() {
  static const llvm::StringSet<> keywords = {"alignas",
                                             "alignof",
                                             "and",
                                             "and_eq",
                                             "asm",
                                             "auto",
                                             "bitand",
                                             "bitor",
                                             "bool",
                                             "break",
                                             "case",
                                             "catch",
                                             "char",
                                             "char8_t",
                                             "char16_t",
                                             "char32_t",
                                             "class",
                                             "compl",
                                             "concept",
                                             "const",
                                             "consteval",
                                             "constexpr",
                                             "constinit",
                                             "const_cast",
                                             "continue",
                                             "co_await",
                                             "co_return",
                                             "co_yield",
                                             "decltype",
                                             "default",
                                             "delete",
                                             "do",
                                             "double",
                                             "dynamic_cast",
                                             "else",
                                             "enum",
                                             "explicit",
                                             "export",
                                             "extern",
                                             "false",
                                             "float",
                                             "for",
                                             "friend",
                                             "goto",
                                             "if",
                                             "inline",
                                             "int",
                                             "long",
                                             "mutable",
                                             "namespace",
                                             "new",
                                             "noexcept",
                                             "not",
                                             "not_eq",
                                             "nullptr",
                                             "operator",
                                             "or",
                                             "or_eq",
                                             "private",
                                             "protected",
                                             "public",
                                             "register",
                                             "reinterpret_cast",
                                             "requires",
                                             "restrict",
                                             "return",
                                             "short",
                                             "signed",
                                             "sizeof",
                                             "static",
                                             "static_assert",
                                             "static_cast",
                                             "struct",
                                             "switch",
                                             "template",
                                             "this",
                                             "thread_local",
                                             "throw",
                                             "true",
                                             "try",
                                             "typedef",
                                             "typeid",
                                             "typename",
                                             "typeof",
                                             "typeof_unqual",
                                             "union",
                                             "unsigned",
                                             "using",
                                             "virtual",
                                             "void",
                                             "volatile",
                                             "wchar_t",
                                             "while",
                                             "xor",
                                             "xor_eq"};
  return keywords;
}

/// Why a name cannot be that of a function; empty if it can.
static StringRef findFault(StringRef name) {
  auto isPart = [](char c) { return llvm::isAlnum(c) || c == '_'; };
  if (name.empty() || llvm::isDigit(name.front()) ||
      !llvm::all_of(name, isPart))
    return "is not an identifier of C";
  if (name.front() == '_')
    return "begins with an underscore, as names of the system do";
  if (getKeywords().contains(name))
    return "is a keyword of C or C++";
  if (name == "main")
    return "is that of the program";
  // Generated code calls some of them.
  llvm::LibFunc unused;
  if (llvm::TargetLibraryInfoImpl(llvm::Triple("x86_64-linux-gnu"))
          .getLibFunc(name, unused))
    return "is that of a function of C";
  return "";
}

std::string tensoropt::getMacroName(StringRef name) { return name.upper(); }

LogicalResult CNames::take(func::FuncOp function, std::string name) {
  auto [known, isNew] = taken.try_emplace(name, function);
  if (isNew)
    return success();
  InFlightDiagnostic error = function.emitError()
                             << "'" << name << "', of function '"
                             << function.getName() << "', is taken";
  error.attachNote(known->second.getLoc()) << "by this function";
  return error;
}

LogicalResult CNames::add(func::FuncOp function,
                          const LibraryFunction &interface) {
  StringRef fault = findFault(interface.name);
  if (!fault.empty())
    return function.emitError()
           << "the name '" << interface.name << "' " << fault
           << "; rename the function, or put a prefix before all names";
  for (StringRef suffix : {"", "_workspace_size", "_check_weights", "_message"})
    if (failed(take(function, interface.name + suffix.str())))
      return failure();
  for (const LibraryValue &output : interface.outputs)
    if (failed(take(function, interface.shapeName(output))))
      return failure();
  // Constants begin with it.
  std::string macro = getMacroName(interface.name);
  return macro == interface.name ? success() : take(function, macro);
}
