// SPDX-License-Identifier: Apache-2.0

#include "KernelPlan.h"
#include "mlir/IR/Builders.h"
#include "mlir/IR/Diagnostics.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace mlir;
using namespace tensoropt;
namespace json = llvm::json;

static constexpr llvm::StringLiteral planAttr = "tensoropt.kernel_plan";
/// Loops and their steps beyond are no plan.
static constexpr size_t mostLoops = 16;
static constexpr int64_t mostThreads = 1 << 16;
static constexpr int64_t mostElements = int64_t(1) << 32;

/// What is wrong with a plan, if anything.
static std::string findFault(const KernelPlan &plan) {
  if (!plan.algorithm.empty() &&
      !llvm::is_contained({"direct", "f2", "f4"}, plan.algorithm))
    return "'algorithm' is to be \"direct\", \"f2\" or \"f4\", got \"" +
           plan.algorithm + "\"";
  if (!plan.layout.empty() && plan.layout != "plain")
    return "'layout' is to be \"plain\", got \"" + plan.layout + "\"";
  if (!plan.copies.empty() &&
      !llvm::is_contained({"none", "right", "both"}, plan.copies))
    return "'copies' is to be \"none\", \"right\" or \"both\", got \"" +
           plan.copies + "\"";
  if (!plan.blocks.empty() && !plan.isOfProduct())
    return "'blocks' are of 'copies', which it has not";
  if (plan.isOfProduct() && !plan.hasLoops())
    return "'copies' are of a product with a 'tile', which it has not";
  if (plan.rows < 0 || plan.rows > mostElements ||
      (plan.rows > 0 && plan.algorithm != "f2" && plan.algorithm != "f4"))
    return "'rows' is to be a number above 0, of squares of results";
  if (plan.threads < 0 || plan.threads > mostThreads)
    return "'threads' is to be a number from 1 to " +
           std::to_string(mostThreads);
  if (plan.order.size() != plan.tile.size())
    return "'order' and 'tile' are to be of the same loops, got " +
           std::to_string(plan.order.size()) + " and " +
           std::to_string(plan.tile.size());
  if (plan.tile.size() > mostLoops)
    return "'tile' is of " + std::to_string(plan.tile.size()) +
           " loops, more than " + std::to_string(mostLoops);
  SmallVector<int64_t, 4> sorted = plan.order;
  llvm::sort(sorted);
  for (auto [at, loop] : llvm::enumerate(sorted))
    if (loop != int64_t(at))
      return "'order' is to have each loop once, counted from 0";
  for (int64_t step : plan.tile)
    if (step < 1 || step > mostElements)
      return "'tile' is to be numbers above 0, got " + std::to_string(step);
  if (!plan.blocks.empty() &&
      (plan.blocks.size() != 2 || llvm::any_of(plan.blocks, [](int64_t extent) {
         return extent < 1 || extent > mostElements;
       })))
    return "'blocks' are to be terms and columns, two numbers above 0";
  return "";
}

std::string *KernelPlan::findText(llvm::StringRef name) {
  return llvm::StringSwitch<std::string *>(name)
      .Case("algorithm", &algorithm)
      .Case("layout", &layout)
      .Case("copies", &copies)
      .Default(nullptr);
}

SmallVectorImpl<int64_t> *KernelPlan::findNumbers(llvm::StringRef name) {
  return llvm::StringSwitch<SmallVectorImpl<int64_t> *>(name)
      .Case("order", &order)
      .Case("tile", &tile)
      .Case("blocks", &blocks)
      .Default(nullptr);
}

json::Object KernelPlan::toJSON() const {
  json::Object object;
  if (!algorithm.empty())
    object["algorithm"] = algorithm;
  if (rows)
    object["rows"] = rows;
  if (!layout.empty())
    object["layout"] = layout;
  if (hasLoops()) {
    object["order"] = json::Array(order);
    object["tile"] = json::Array(tile);
  }
  if (isOfProduct())
    object["copies"] = copies;
  if (!blocks.empty())
    object["blocks"] = json::Array(blocks);
  if (threads)
    object["threads"] = threads;
  return object;
}

std::optional<KernelPlan> KernelPlan::fromJSON(const json::Object &object,
                                               std::string &error) {
  auto refuse = [&](const llvm::Twine &text) {
    error = text.str();
    return std::nullopt;
  };
  KernelPlan plan;
  for (const auto &[key, value] : object) {
    llvm::StringRef name = key;
    if (std::string *part = plan.findText(name)) {
      auto text = value.getAsString();
      if (!text)
        return refuse("'" + name + "' is no text");
      *part = text->str();
    } else if (name == "rows" || name == "threads") {
      (name == "rows" ? plan.rows : plan.threads) =
          value.getAsInteger().value_or(-1);
    } else if (SmallVectorImpl<int64_t> *part = plan.findNumbers(name)) {
      const json::Array *numbers = value.getAsArray();
      if (!numbers || numbers->size() > mostLoops)
        return refuse("'" + name + "' is no list of at most " +
                      llvm::Twine(mostLoops) + " numbers");
      for (const json::Value &number : *numbers)
        part->push_back(number.getAsInteger().value_or(-1));
    } else {
      return refuse("a plan has no '" + name + "'");
    }
  }
  error = findFault(plan);
  if (!error.empty())
    return std::nullopt;
  return plan;
}

FailureOr<KernelPlan> tensoropt::getKernelPlan(Operation *op) {
  Attribute attribute = op->getAttr(planAttr);
  if (!attribute)
    return KernelPlan();
  auto refuse = [&] { return op->emitError() << "'" << planAttr << "' "; };
  auto dictionary = dyn_cast<DictionaryAttr>(attribute);
  if (!dictionary)
    return refuse() << "is to be a dictionary";
  KernelPlan plan;
  for (NamedAttribute part : dictionary) {
    llvm::StringRef name = part.getName();
    Attribute value = part.getValue();
    auto text = dyn_cast<StringAttr>(value);
    auto number = dyn_cast<IntegerAttr>(value);
    auto numbers = dyn_cast<DenseI64ArrayAttr>(value);
    if (std::string *part = plan.findText(name); part && text)
      *part = text.str();
    else if ((name == "rows" || name == "threads") && number &&
             number.getType().isSignlessInteger(64))
      (name == "rows" ? plan.rows : plan.threads) = number.getInt();
    else if (auto *part = plan.findNumbers(name); part && numbers)
      part->assign(numbers.asArrayRef().begin(), numbers.asArrayRef().end());
    else
      return refuse() << "has '" << name
                      << "', expected texts 'algorithm', 'layout' and "
                         "'copies', numbers 'rows' and 'threads', and arrays "
                         "of i64 'order', 'tile' and 'blocks'";
  }
  if (std::string fault = findFault(plan); !fault.empty())
    return refuse() << "is no plan: " << fault;
  return plan;
}

void tensoropt::setKernelPlan(Operation *op, const KernelPlan &plan) {
  Builder builder(op->getContext());
  SmallVector<NamedAttribute> parts;
  auto add = [&](llvm::StringRef name, Attribute value) {
    parts.push_back(builder.getNamedAttr(name, value));
  };
  if (!plan.algorithm.empty())
    add("algorithm", builder.getStringAttr(plan.algorithm));
  if (!plan.layout.empty())
    add("layout", builder.getStringAttr(plan.layout));
  if (plan.rows)
    add("rows", builder.getI64IntegerAttr(plan.rows));
  if (plan.hasLoops()) {
    add("order", builder.getDenseI64ArrayAttr(plan.order));
    add("tile", builder.getDenseI64ArrayAttr(plan.tile));
  }
  if (plan.isOfProduct())
    add("copies", builder.getStringAttr(plan.copies));
  if (!plan.blocks.empty())
    add("blocks", builder.getDenseI64ArrayAttr(plan.blocks));
  if (plan.threads)
    add("threads", builder.getI64IntegerAttr(plan.threads));
  if (parts.empty())
    op->removeAttr(planAttr);
  else
    op->setAttr(planAttr, builder.getDictionaryAttr(parts));
}

bool tensoropt::keepsLayout(Operation *op) {
  auto plan = op->getAttrOfType<DictionaryAttr>(planAttr);
  auto layout = plan ? plan.getAs<StringAttr>("layout") : StringAttr();
  return layout && layout.getValue() == "plain";
}

void tensoropt::moveKernelPlan(Operation *from, Operation *to) {
  if (Attribute plan = from->getAttr(planAttr))
    to->setAttr(planAttr, plan);
}
