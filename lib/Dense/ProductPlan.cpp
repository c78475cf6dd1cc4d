// SPDX-License-Identifier: Apache-2.0

#include "ProductPlan.h"
#include "mlir/Interfaces/LoopLikeInterface.h"

using namespace mlir;
using namespace tensoropt;

static constexpr llvm::StringLiteral noCopies = "none", rightCopies = "right",
                                     bothCopies = "both";
/// A copy of a block that takes more would not stay in any cache.
static constexpr int64_t mostBlockBytes = 1 << 28;

static std::optional<MatrixProduct> findProduct(linalg::LinalgOp op,
                                                VectorRegisters registers) {
  if (!op.hasPureBufferSemantics())
    return std::nullopt;
  std::optional<MatrixProduct> product = MatrixProduct::find(op);
  if (!product)
    return std::nullopt;
  int64_t lanes =
      registers.bytes * 8 / product->elementType().getIntOrFloatBitWidth();
  auto result = cast<MemRefType>(op.getDpsInits()[0].getType());
  if (lanes < 2 || product->guess(product->column) < lanes / 2 ||
      !result.areTrailingDimsContiguous(1))
    return std::nullopt;
  return product;
}

SmallVector<MatrixProduct, 0>
tensoropt::findProducts(Operation *within, VectorRegisters registers) {
  SmallVector<MatrixProduct, 0> products;
  within->walk([&](linalg::LinalgOp op) {
    if (std::optional<MatrixProduct> product = findProduct(op, registers))
      products.push_back(*product);
  });
  return products;
}

unsigned tensoropt::countProductThreads(const MatrixProduct &product,
                                        unsigned threads, double threadWork) {
  double terms = 1;
  linalg::LinalgOp op = product.op;
  for (unsigned loop = 0; loop < op.getNumLoops(); ++loop)
    terms *= product.guess(loop);
  bool isShared = product.op->getParentOfType<LoopLikeOpInterface>() != nullptr;
  return terms >= threadWork && !isShared ? threads : 1;
}

KernelPlan tensoropt::toProductPlan(const ProductBlocks &blocks) {
  KernelPlan plan;
  plan.order = {0, 1};
  plan.tile = {blocks.rows, blocks.vectors};
  plan.copies = !blocks.packsRight ? noCopies.str()
                : blocks.packsLeft ? bothCopies.str()
                                   : rightCopies.str();
  if (blocks.packsRight)
    plan.blocks = {blocks.sums, blocks.right};
  return plan;
}

std::optional<ProductBlocks>
tensoropt::obeyProductPlan(const KernelPlan &plan, const MatrixProduct &product,
                           VectorRegisters registers, std::string &fault) {
  auto refuse = [&](const Twine &text) {
    fault = text.str();
    return std::nullopt;
  };
  if (plan.tile.size() != 2 || plan.order[0] != 0)
    return refuse("of a product is to have 'order' 0, 1 and a tile of rows and "
                  "registers of columns");
  ProductBlocks blocks = ProductBlocks::choose(product, registers);
  blocks.rows = plan.tile[0];
  blocks.vectors = plan.tile[1];
  // A register for each column of factors, and one for an element.
  int64_t most = registers.count - 1;
  if (blocks.vectors > most || blocks.rows > most / blocks.vectors - 1)
    return refuse("has a tile of " + Twine(blocks.rows) + " x " +
                  Twine(blocks.vectors) +
                  " registers, which with the factors do not fit " +
                  Twine(registers.count));
  blocks.packsRight = plan.copies != noCopies;
  blocks.packsLeft = plan.copies == bothCopies;
  if (blocks.packsRight != !plan.blocks.empty())
    return refuse(blocks.packsRight ? "has copies, but no blocks"
                                    : "has blocks, but no copies");
  if (blocks.packsLeft && !product.canPackLeft())
    return refuse("copies rows that are no neighbours in memory, neither they "
                  "nor their terms");
  if (!blocks.packsRight && !product.isRightAlongColumns())
    return refuse("copies no columns, which are no neighbours in memory");
  if (!blocks.packsRight)
    return blocks;
  blocks.sums = plan.blocks[0];
  blocks.right = plan.blocks[1];
  if (blocks.sums % blocks.lanes != 0 || blocks.right % blocks.columns() != 0)
    return refuse("has blocks of " + Twine(blocks.sums) + " terms and " +
                  Twine(blocks.right) + " columns, no multiples of " +
                  Twine(blocks.lanes) + " and " + Twine(blocks.columns()));
  int64_t bytes = product.elementType().getIntOrFloatBitWidth() / 8;
  if (blocks.sums > mostBlockBytes / bytes / blocks.right)
    return refuse("has blocks of more than " + Twine(mostBlockBytes >> 20) +
                  " MB");
  return blocks;
}

/// Relative time of a tile: elements of whole tiles for one of the result, and
/// loads for each product.
static double guessCost(const MatrixProduct &product,
                        const ProductBlocks &blocks) {
  auto fill = [&](unsigned loop, int64_t step) {
    int64_t extent = product.guess(loop);
    return double(llvm::alignTo(extent, step)) / extent;
  };
  double loads = 1.0 / blocks.rows + 1.0 / blocks.vectors;
  return fill(product.row, blocks.rows) *
         fill(product.column, blocks.columns()) * (1 + loads / 2);
}

/// The model's blocks with other tiles, the best first.
static SmallVector<ProductBlocks, 0> listTiles(const MatrixProduct &product,
                                               const ProductBlocks &model,
                                               VectorRegisters registers) {
  SmallVector<std::tuple<double, int64_t, int64_t>> tiles;
  auto make = [&](int64_t vectors, int64_t rows) {
    ProductBlocks blocks = model;
    blocks.vectors = vectors;
    blocks.rows = rows;
    blocks.right = llvm::alignTo(blocks.right, blocks.columns());
    return blocks;
  };
  for (int64_t vectors : {1, 2, 3, 4})
    for (int64_t rows = 2; rows < registers.count; ++rows)
      tiles.emplace_back(guessCost(product, make(vectors, rows)), vectors,
                         rows);
  llvm::sort(tiles);
  SmallVector<ProductBlocks, 0> sorted;
  for (auto [cost, vectors, rows] : tiles)
    sorted.push_back(make(vectors, rows));
  return sorted;
}

SmallVector<KernelPlan>
tensoropt::listProductPlans(const MatrixProduct &product,
                            VectorRegisters registers, unsigned count) {
  ProductBlocks model = ProductBlocks::choose(product, registers);
  SmallVector<KernelPlan> plans;
  auto add = [&](const ProductBlocks &blocks, size_t most) {
    KernelPlan plan = toProductPlan(blocks);
    std::string fault;
    if (plans.size() < most && !(plan == toProductPlan(model)) &&
        !llvm::is_contained(plans, plan) &&
        obeyProductPlan(plan, product, registers, fault))
      plans.push_back(plan);
  };
  for (const ProductBlocks &blocks : listTiles(product, model, registers))
    add(blocks, (count + 1) / 2);
  for (auto [right, left] :
       {std::pair(false, false), {true, false}, {true, true}}) {
    ProductBlocks blocks = model;
    blocks.packsRight = right;
    blocks.packsLeft = left;
    add(blocks, count);
  }
  // Longer sums of fewer columns, and the other way round.
  for (int64_t factor : {2, 4}) {
    ProductBlocks longer = model, wider = model;
    longer.sums *= factor;
    longer.right = llvm::alignTo(longer.right / factor, longer.columns());
    add(longer, count);
    wider.sums = llvm::alignTo(wider.sums / factor, wider.lanes);
    wider.right *= factor;
    add(wider, count);
  }
  return plans;
}
