// SPDX-License-Identifier: Apache-2.0
// Compiles a module ahead of time, into files that a C program links: an
// object, a static or a shared library, and a header.
//
//   LibraryOptions options;
//   options.addPasses = [](PassManager &pm, raw_ostream &errors) {
//     return parsePipeline("cpu", pm, errors);
//   };
//   auto library = Library::compile(module, options, error);
//   bool ok = library && library->write(LibraryFormat::Shared, "libnet.so",
//                                       error) &&
//             library->writeHeader("net.h", error);

#pragma once

#include "TensorOpt/Execution/CodeGeneration.h"
#include "TensorOpt/Execution/LargeConstants.h"
#include "TensorOpt/Library/LibraryInterface.h"
#include "mlir/IR/OwningOpRef.h"
#include "llvm/Support/CodeGen.h"
#include "llvm/Support/Error.h"

namespace llvm {
class LLVMContext;
class Module;
class raw_pwrite_stream;
namespace sys::fs {
class TempFile;
} // namespace sys::fs
} // namespace llvm

namespace tensoropt {

class Weights;

/// What a file is to hold.
enum class LibraryFormat { Object, Static, Shared, LLVM, Assembly };

/// The largest value of a parameter: EXTENT, or FUNCTION.EXTENT, in C.
struct ExtentBound {
  std::string extent;
  int64_t most;
};

struct LibraryOptions {
  /// As those of CompileOptions.
  std::function<mlir::LogicalResult(mlir::PassManager &, llvm::raw_ostream &)>
      addPasses;
  std::vector<std::string> entries;
  unsigned optimisation = 3; ///< LLVM's -O level, 0 to 3
  LibraryTarget target;
  /// Before the names of functions in C.
  std::string prefix;
  /// Memory is planned for extents up to these, and calls with larger ones are
  /// refused.
  std::vector<ExtentBound> bounds;
  /// Whether functions may call malloc for memory whose size does not follow
  /// from the extents of their arguments.
  bool mayAllocate = false;
  /// Whether constants of 4 kB and more are for a file of their own.
  bool weightsApart = false;
  /// The compiler or linker that makes shared libraries; empty: the system's.
  std::string linker;
};

class Library {
public:
  /// Compiles the public functions of a copy of `module`. On failure returns
  /// null; diagnostics went to the context's handlers, and `error` is a
  /// one-line summary, or empty where they say it all.
  static std::unique_ptr<Library> compile(mlir::ModuleOp module,
                                          const LibraryOptions &options,
                                          std::string &error);
  ~Library();

  /// The format that a file's suffix stands for: .o, .a, .so, .ll or .s.
  static std::optional<LibraryFormat> findFormat(llvm::StringRef path);

  /// Writes the code, once: it goes from memory on the way. A file holds all of
  /// it, or is as it was. Shared libraries are linked by the C compiler of the
  /// system. Functions that run out of
  /// registers are told in records, so the context of the module has to be
  /// there.
  bool write(LibraryFormat format, const std::string &path, std::string &error);

  /// Writes the file that functions take as `weights`, if they are apart.
  bool writeWeights(const std::string &path, std::string &error) const;

  /// Writes the header in C99, which is C++, too.
  bool writeHeader(const std::string &path, std::string &error) const;

  const std::vector<LibraryFunction> &functions() const { return interface; }

private:
  Library();
  bool lower(mlir::ModuleOp module, NewResources &made, std::string &error);
  bool optimize(mlir::ModuleOp lowered, std::string &error);
  llvm::Error generate(llvm::CodeGenFileType kind, llvm::raw_pwrite_stream &os);
  bool writeText(LibraryFormat format, const std::string &path,
                 std::string &error);
  llvm::Error writeObject(llvm::sys::fs::TempFile &file);

  LibraryOptions options;
  std::vector<LibraryFunction> interface;
  /// Its functions without their bodies, for what is told of them.
  mlir::OwningOpRef<mlir::ModuleOp> declarations;
  std::unique_ptr<llvm::TargetMachine> machine;
  std::unique_ptr<llvm::LLVMContext> context;
  std::unique_ptr<llvm::Module> code;
  std::vector<LargeConstant> constants;
  std::unique_ptr<Weights> weights; ///< if they are apart
  bool hasThreads = false;
};

} // namespace tensoropt
