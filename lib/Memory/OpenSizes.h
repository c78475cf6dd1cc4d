// SPDX-License-Identifier: Apache-2.0
// Sizes of buffers as terms of the extents that a function's arguments leave
// open, and code that computes them without passing 64 bits.
//
//   OpenSizes sizes(function);
//   unsigned term = *sizes.find(alloc.getDynamicSizes()[0]);
//   auto created = createSizes(sizes.getTerms(), term, extents, builder, loc);
//   created.values[term];

#pragma once

#include "TensorOpt/Solvers/ExtentTerms.h"
#include "mlir/IR/AffineExpr.h"
#include "mlir/IR/Builders.h"
#include "mlir/Interfaces/FunctionInterfaces.h"

namespace tensoropt {

/// An extent of an argument; with a negative dimension an argument that is a
/// number itself.
struct ExtentSource {
  unsigned argument;
  int64_t dimension;
};

class OpenSizes {
public:
  explicit OpenSizes(mlir::FunctionOpInterface function) : function(function) {}

  /// The term that a number is, wherever it is computed; none if it follows
  /// from more than extents and numbers among the function's arguments. What
  /// has been found is not looked for again.
  std::optional<unsigned> find(mlir::Value number);
  /// The same for an extent of a buffer.
  std::optional<unsigned> findExtent(mlir::Value buffer, int64_t dimension);

  /// Whether a term is an extent itself, which is not negative.
  bool isExtent(unsigned term) const;

  ExtentTerms &getTerms() { return terms; }
  const ExtentTerms &getTerms() const { return terms; }
  /// What the terms' sources are.
  llvm::ArrayRef<ExtentSource> getSources() const { return sources; }

private:
  std::optional<unsigned> compute(mlir::Value number);
  std::optional<unsigned> compute(mlir::Operation *op);
  std::optional<unsigned> compute(mlir::AffineExpr expression,
                                  mlir::ValueRange dims,
                                  mlir::ValueRange symbols);
  std::optional<unsigned> find(mlir::OpFoldResult size);
  std::optional<unsigned> combine(TermKind kind, std::optional<unsigned> a,
                                  std::optional<unsigned> b);
  std::optional<unsigned> compare(mlir::Operation *op);
  unsigned addSource(mlir::BlockArgument argument, int64_t dimension);

  mlir::FunctionOpInterface function;
  ExtentTerms terms;
  llvm::SmallVector<ExtentSource> sources;
  llvm::DenseMap<mlir::Value, std::optional<unsigned>> found;
};

/// Terms as values of index type, by number; null for those that none of the
/// wanted ones is made of. `isWrong` is true where one of these has no number,
/// as ExtentTerms::evaluate() says, and null if that cannot be.
struct CreatedSizes {
  llvm::SmallVector<mlir::Value> values;
  mlir::Value isWrong;
};

CreatedSizes createSizes(const ExtentTerms &terms,
                         llvm::ArrayRef<unsigned> wanted,
                         mlir::ValueRange sources, mlir::OpBuilder &builder,
                         mlir::Location loc);

/// `wrong`, or where another condition holds; either may be null.
mlir::Value createEither(mlir::Value wrong, mlir::Value other,
                         mlir::OpBuilder &builder, mlir::Location loc);

/// The sources of a function's terms, from its arguments.
llvm::SmallVector<mlir::Value> createSources(const OpenSizes &sizes,
                                             mlir::ValueRange arguments,
                                             mlir::OpBuilder &builder,
                                             mlir::Location loc);

} // namespace tensoropt
