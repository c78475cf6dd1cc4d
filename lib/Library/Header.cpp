// SPDX-License-Identifier: Apache-2.0

#include "Header.h"
#include "CNames.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

using namespace tensoropt;
using llvm::raw_ostream;
using llvm::StringRef;

namespace {

/// A type of C, and what has to be said of it.
struct CType {
  StringRef name, note;
};

CType getCType(ScalarType type) {
  switch (type.kind) {
  case ScalarKind::Bool:
    return {"uint8_t", "0 or 1"};
  case ScalarKind::I8:
    return {"int8_t", ""};
  case ScalarKind::I16:
    return {"int16_t", ""};
  case ScalarKind::I32:
    return {"int32_t", ""};
  case ScalarKind::I64:
    return {"int64_t", ""};
  case ScalarKind::U8:
    return {"uint8_t", ""};
  case ScalarKind::U16:
    return {"uint16_t", ""};
  case ScalarKind::U32:
    return {"uint32_t", ""};
  case ScalarKind::U64:
    return {"uint64_t", ""};
  case ScalarKind::BF16:
    return {"uint16_t", "bits of a bfloat16"};
  case ScalarKind::F16:
    return {"uint16_t", "bits of an IEEE 754 binary16"};
  case ScalarKind::F32:
    return {"float", ""};
  case ScalarKind::F64:
    return {"double", ""};
  case ScalarKind::C64:
    return {"float", "pairs: real part, imaginary part"};
  case ScalarKind::C128:
    return {"double", "pairs: real part, imaginary part"};
  default:
    return {"uint8_t", "bits of an 8-bit float"};
  }
}

class HeaderPrinter {
public:
  HeaderPrinter(const std::vector<LibraryFunction> &functions, raw_ostream &os)
      : functions(functions), os(os) {}

  void print(StringRef path, bool hasThreads);

private:
  void printIntroduction(StringRef file, bool hasThreads);
  void printConstants(const LibraryFunction &function);
  void printConstants(const LibraryFunction &function,
                      const LibraryValue &value);
  std::string describe(const LibraryFunction &function,
                       const LibraryValue &value) const;
  void printDescription(const LibraryFunction &function);
  void printShapes(const LibraryFunction &function);
  void printFunction(const LibraryFunction &function);
  void printPrototype(StringRef result, StringRef name,
                      llvm::ArrayRef<std::string> parameters);
  std::vector<std::string> getExtents(const LibraryFunction &function) const;
  std::vector<std::string> getNumbers(const LibraryFunction &function) const;

  const std::vector<LibraryFunction> &functions;
  raw_ostream &os;
};

} // namespace

//===----------------------------------------------------------------------===//
// Constants
//===----------------------------------------------------------------------===//

/// Of a tensor whose extents are known: how many elements, and its shape.
void HeaderPrinter::printConstants(const LibraryFunction &function,
                                   const LibraryValue &value) {
  if (!value.spec.isTensor || value.isOpen())
    return;
  std::string name = getMacroName(function.name + "_" + value.name);
  os << "#define " << name << "_SIZE "
     << value.bytes() / int64_t(value.spec.tensor.element.size())
     << " /* elements */\n#define " << name << "_RANK " << value.shape.size()
     << "\n";
  if (value.shape.empty())
    return;
  os << "#define " << name << "_SHAPE {";
  llvm::interleaveComma(value.shape, os,
                        [&](const LibraryDimension &at) { os << *at.size; });
  os << "}\n";
}

void HeaderPrinter::printConstants(const LibraryFunction &function) {
  for (const LibraryValue &input : function.inputs)
    printConstants(function, input);
  for (const LibraryValue &output : function.outputs)
    printConstants(function, output);
}

//===----------------------------------------------------------------------===//
// Descriptions
//===----------------------------------------------------------------------===//

/// Such as "float[batch][3][224], NCHW".
std::string HeaderPrinter::describe(const LibraryFunction &function,
                                    const LibraryValue &value) const {
  CType type = getCType(value.spec.isTensor ? value.spec.tensor.element
                                            : value.spec.scalar);
  std::string text = type.name.str();
  for (const LibraryDimension &dimension : value.shape) {
    if (dimension.size)
      text += "[" + std::to_string(*dimension.size) + "]";
    else
      text += "[" +
              (dimension.extent ? function.extents[*dimension.extent].name
                                : "computed") +
              "]";
  }
  if (type.name == "float" || type.name == "double") {
    bool isPair = !type.note.empty();
    text += isPair ? "[2]" : "";
  }
  return type.note.empty() ? text : text + ", " + type.note.str();
}

void HeaderPrinter::printDescription(const LibraryFunction &function) {
  os << "/*\n * " << function.name << ": function '" << function.symbol
     << "'\n *\n";
  for (const LibraryExtent &extent : function.extents) {
    os << " *   " << extent.name << ": ";
    llvm::interleaveComma(extent.places, os, [&](auto place) {
      os << "dimension " << place.second << " of "
         << function.inputs[place.first].name;
    });
    if (extent.most)
      os << "; at most " << *extent.most;
    os << "\n";
  }
  auto printValue = [&](const LibraryValue &value) {
    os << " *   " << value.name << ": " << describe(function, value);
    if (value.isOpen())
      os << "\n";
    else
      os << "; " << value.bytes() << " bytes\n";
  };
  llvm::for_each(function.inputs, printValue);
  for (const LibraryValue &output : function.outputs) {
    printValue(output);
    if (output.isOpen())
      os << " *     " << function.shapeName(output) << "() tells its shape\n";
  }
  if (function.takesWeights)
    os << " *   weights: the contents of the library's file of weights, "
       << function.takesWeights << " bytes,\n *     aligned to 64; "
       << function.name << "_check_weights() reads all of them\n";
  os << " *   workspace: "
     << (function.takesWorkspace ? function.name + "_workspace_size() bytes"
                                 : std::string("not used, may be NULL"))
     << (function.hasOpenWorkspace ? " for the extents\n *     of the call; "
                                     "SIZE_MAX for extents that it refuses"
                                   : "")
     << "\n";
  if (function.allocates)
    os << " *\n * Calls malloc and free: the sizes of some buffers are known "
          "during the call\n * only. Memory of a call that fails is lost.\n";
  os << " */\n";
}

//===----------------------------------------------------------------------===//
// Functions
//===----------------------------------------------------------------------===//

std::vector<std::string>
HeaderPrinter::getExtents(const LibraryFunction &function) const {
  std::vector<std::string> parameters;
  for (const LibraryExtent &extent : function.extents)
    parameters.push_back("int64_t " + extent.name);
  return parameters;
}

/// All that sizes are computed of: extents, and inputs that are numbers.
std::vector<std::string>
HeaderPrinter::getNumbers(const LibraryFunction &function) const {
  std::vector<std::string> parameters = getExtents(function);
  for (const LibraryValue &input : function.inputs)
    if (!input.spec.isTensor)
      parameters.push_back(getCType(input.spec.scalar).name.str() + " " +
                           input.name);
  return parameters;
}

void HeaderPrinter::printPrototype(StringRef result, StringRef name,
                                   llvm::ArrayRef<std::string> parameters) {
  std::string head = (result + name + "(").str();
  os << head;
  size_t column = head.size();
  for (auto [at, parameter] : llvm::enumerate(parameters)) {
    bool isFirst = at == 0;
    if (!isFirst && column + parameter.size() + 3 > 80) {
      os << ",\n" << std::string(head.size(), ' ');
      column = head.size();
      isFirst = true;
    }
    os << (isFirst ? "" : ", ") << parameter;
    column += parameter.size() + (isFirst ? 0 : 2);
  }
  os << (parameters.empty() ? "void);\n" : ");\n");
}

void HeaderPrinter::printShapes(const LibraryFunction &function) {
  for (const LibraryValue &output : function.outputs) {
    if (!output.isOpen())
      continue;
    std::vector<std::string> parameters = getNumbers(function);
    parameters.push_back("int64_t *shape");
    os << "/* Writes the " << output.shape.size() << " extents of "
       << output.name << ". */\n";
    printPrototype("int ", function.shapeName(output), parameters);
  }
}

void HeaderPrinter::printFunction(const LibraryFunction &function) {
  os << "\n";
  printDescription(function);
  printConstants(function);
  std::vector<std::string> parameters = getExtents(function);
  for (const LibraryValue &input : function.inputs) {
    if (input.spec.isTensor)
      parameters.push_back(
          ("const " + getCType(input.spec.tensor.element).name + " *").str() +
          input.name);
    else
      parameters.push_back(getCType(input.spec.scalar).name.str() + " " +
                           input.name);
  }
  for (const LibraryValue &output : function.outputs)
    parameters.push_back(
        (getCType(output.spec.isTensor ? output.spec.tensor.element
                                       : output.spec.scalar)
             .name +
         " *")
            .str() +
        output.name);
  if (function.takesWeights)
    parameters.push_back("const void *weights");
  parameters.push_back("void *workspace");
  printPrototype("int ", function.name, parameters);
  printShapes(function);
  printPrototype("size_t ", function.name + "_workspace_size",
                 function.hasOpenWorkspace ? getNumbers(function)
                                           : std::vector<std::string>());
  if (function.takesWeights)
    printPrototype("int ", function.name + "_check_weights",
                   {"const void *weights", "size_t bytes"});
  printPrototype("const char *", function.name + "_message", {"int code"});
}

//===----------------------------------------------------------------------===//
// The file
//===----------------------------------------------------------------------===//

void HeaderPrinter::printIntroduction(StringRef file, bool hasThreads) {
  os << "/*\n"
        " * Made by TensorOpt; C99 and C++.\n"
        " *\n"
        " * Arrays are dense and row-major, aligned as their elements are.\n"
        " * Inputs are only read; outputs must not overlap with each other, "
        "with inputs\n"
        " * or with the workspace. A workspace may have any alignment; its "
        "contents mean\n"
        " * nothing before and after a call.\n"
        " *\n"
        " * A function returns 0, or the number of an error, whose text "
        "NAME_message()\n"
        " * has; outputs hold anything then. Functions keep no state: several "
        "threads may\n"
        " * call them at the same time, each with a workspace and outputs of "
        "its own.\n";
  if (hasThreads)
    os << " *\n"
          " * The code starts threads by LLVM's OpenMP runtime: link with "
          "-lomp.\n";
  os << " */\n";
}

void HeaderPrinter::print(StringRef path, bool hasThreads) {
  StringRef file = llvm::sys::path::filename(path);
  std::string guard;
  for (char c : file)
    guard += llvm::isAlnum(c) ? llvm::toUpper(c) : '_';
  if (guard.empty() || !llvm::isAlpha(guard.front()))
    guard = "TENSOROPT_" + guard;
  printIntroduction(file, hasThreads);
  os << "#ifndef " << guard << "\n#define " << guard
     << "\n\n#include <stddef.h>\n#include <stdint.h>\n\n"
        "#ifdef __cplusplus\nextern \"C\" {\n#endif\n";
  for (const LibraryFunction &function : functions)
    printFunction(function);
  os << "\n#ifdef __cplusplus\n}\n#endif\n\n#endif /* " << guard << " */\n";
}

std::string
tensoropt::printHeader(const std::vector<LibraryFunction> &functions,
                       StringRef path, bool hasThreads) {
  std::string text;
  llvm::raw_string_ostream os(text);
  HeaderPrinter(functions, os).print(path, hasThreads);
  return text;
}
