// SPDX-License-Identifier: Apache-2.0
// Named pipelines, their options, and the one parser of pipeline texts that the
// command line, the C interface and Python share.
//
//   auto pm = PassManager::on<ModuleOp>(&context);
//   if (failed(parsePipeline("cpu{reassociate=false}", pm, llvm::errs())))
//     return failure();

#pragma once

#include "TensorOpt/Dense/Passes.h"
#include "TensorOpt/Memory/Passes.h"
#include "TensorOpt/Sparse/Passes.h"
#include "TensorOpt/Symmetry/Passes.h"
#include "mlir/Pass/PassManager.h"
#include "mlir/Pass/PassOptions.h"
#include <optional>
#include <string>

namespace tensoropt {

/// Options of every pipeline that begins with `sweep`.
template <typename Options>
struct SymmetryOptions : mlir::PassPipelineOptions<Options> {
  mlir::detail::PassOptions::Option<OutputSymmetry> outputSymmetry{
      *this, "output-symmetry",
      llvm::cl::desc("Compute outputs that come out symmetric once: auto, "
                     "always or never"),
      llvm::cl::init(OutputSymmetry::Auto),
      llvm::cl::values(
          clEnumValN(OutputSymmetry::Auto, "auto",
                     "where the output is small beside the input, or entries "
                     "are many"),
          clEnumValN(OutputSymmetry::Always, "always", "wherever there is one"),
          clEnumValN(OutputSymmetry::Never, "never", ""))};
  mlir::detail::PassOptions::Option<bool> expand{
      *this, "expand",
      llvm::cl::desc(
          "Store canonical matrices of a product in full first where "
          "visits of their halves are dear"),
      llvm::cl::init(true)};
  mlir::detail::PassOptions::Option<bool> mergeIndices{
      *this, "merge-indices",
      llvm::cl::desc("Take neighbouring indices of packed storage as one where "
                     "an einsum uses them as wholes"),
      llvm::cl::init(true)};
  mlir::detail::PassOptions::Option<bool> checkInput{
      *this, "check-input",
      llvm::cl::desc("Refuse operations that no pass here knows; compilers "
                     "with operations of their own may leave them"),
      llvm::cl::init(true)};
};

/// Options of `sweep`.
struct SweepPipelineOptions : SymmetryOptions<SweepPipelineOptions> {};

/// Options of every pipeline that goes through `loops`.
template <typename Derived> struct AllLoopsOptions : SymmetryOptions<Derived> {
  template <typename T> using Option = mlir::detail::PassOptions::Option<T>;
  Option<bool> reassociate{
      *this, "reassociate",
      llvm::cl::desc("Let sums of floats be taken in any order"),
      llvm::cl::init(true)};
  Option<bool> factor{
      *this, "factor",
      llvm::cl::desc("Multiply each factor in the outermost loop that knows "
                     "it; needs reassociate for floats"),
      llvm::cl::init(true)};
  Option<unsigned> vectorBytes{
      *this, "vector-bytes",
      llvm::cl::desc("Bytes of vectors that hold a tile of a free index, a "
                     "power of two, twice as many where few are carried from "
                     "loop to loop; 0: no vectors"),
      llvm::cl::init(256)};
  Option<bool> fuse{
      *this, "fuse",
      llvm::cl::desc("Compute dense operations that share rows in one loop"),
      llvm::cl::init(true)};
  Option<bool> approximate{
      *this, "approximate",
      llvm::cl::desc("Compute exp, tanh and erf of f32 by polynomials, of "
                     "relative errors of 3.2e-7 at most"),
      llvm::cl::init(true)};
  Option<bool> widen{
      *this, "widen",
      llvm::cl::desc("Compute in f32 what is stored in f16 and bf16; else each "
                     "operation rounds its result"),
      llvm::cl::init(true)};
  Option<bool> pack{
      *this, "pack",
      llvm::cl::desc("Lay the weights of dense products out for kernels that "
                     "keep tiles of results in registers; needs fuse and "
                     "reassociate"),
      llvm::cl::init(true)};
  Option<StoredWeights> weights{
      *this, "weights",
      llvm::cl::desc("What large constant weights of f32 are rounded to: f32, "
                     "bf16, f16, i16 (multiples of scales) or auto: i16 where "
                     "few rows read many, within the tolerance; needs pack, "
                     "and winograd other than off"),
      llvm::cl::init(StoredWeights::Auto),
      llvm::cl::values(
          clEnumValN(StoredWeights::F32, "f32", "as they are"),
          clEnumValN(StoredWeights::BF16, "bf16", "8 binary digits"),
          clEnumValN(StoredWeights::F16, "f16", "11 digits, up to 65504"),
          clEnumValN(StoredWeights::I16, "i16", "multiples of scales"),
          clEnumValN(StoredWeights::Auto, "auto",
                     "i16 where few rows read many"))};
  Option<Winograd> winograd{
      *this, "winograd",
      llvm::cl::desc("Squares of results that convolutions by windows of 3 x 3 "
                     "are computed by: off, f2, f4 or auto; needs pack"),
      llvm::cl::init(Winograd::Auto),
      llvm::cl::values(
          clEnumValN(Winograd::Off, "off", "none"),
          clEnumValN(Winograd::F2, "f2", "2 x 2, whatever the tolerance"),
          clEnumValN(Winograd::F4, "f4", "4 x 4, whatever the tolerance"),
          clEnumValN(Winograd::Auto, "auto",
                     "what is fastest within the tolerance"))};
  Option<double> tolerance{
      *this, "tolerance",
      llvm::cl::desc("Error that winograd=auto and weights=auto may make, as a "
                     "share of the range of results"),
      llvm::cl::init(1e-4)};
  Option<std::string> kernelPlan{
      *this, "kernel-plan",
      llvm::cl::desc("JSON file of plans of kernels to take, as --tune of "
                     "tensor-run writes it; needs fuse"),
      llvm::cl::init("")};
  Option<std::string> kernelPlanOut{
      *this, "kernel-plan-out",
      llvm::cl::desc("JSON file to add the plans of kernels to that it lacks"),
      llvm::cl::init("")};
  Option<bool> kernelsOnly{
      *this, "kernels-only",
      llvm::cl::desc(
          "Leave operations and layouts as they are, and only decide "
          "and write kernels, as --tune does with each alone"),
      llvm::cl::init(false)};
  Option<unsigned> threads{
      *this, "threads",
      llvm::cl::desc("Threads of a sweep that has enough entries for them"),
      llvm::cl::init(1)};
  Option<Conflicts> conflicts{
      *this, "conflicts",
      llvm::cl::desc("How threads share an output that several of them add to: "
                     "auto, copies, columns, colour, rows or atomic"),
      llvm::cl::init(Conflicts::Auto),
      llvm::cl::values(
          clEnumValN(Conflicts::Auto, "auto",
                     "copies, columns, colours or one thread, by the sizes"),
          clEnumValN(Conflicts::Copies, "copies",
                     "private copies, added at the end in the same order "
                     "each time"),
          clEnumValN(Conflicts::Columns, "columns",
                     "columns of a long free index, cut among the threads"),
          clEnumValN(Conflicts::Colour, "colour",
                     "blocks of rows that share no place, colour after colour"),
          clEnumValN(
              Conflicts::Rows, "rows",
              "rows of the outputs, cut among the threads: sums are taken "
              "in the order of one thread"),
          clEnumValN(Conflicts::Atomic, "atomic",
                     "atomic updates, in any order and without vectors"))};
  Option<unsigned> threadWork{
      *this, "thread-work",
      llvm::cl::desc("Terms that pay for starting threads; 0: any number, and "
                     "any number pays for copies"),
      llvm::cl::init(20000)};
  Option<bool> transpose{
      *this, "transpose",
      llvm::cl::desc("Copy sparse tensors of a product into another order of "
                     "levels first where the loops are much cheaper then"),
      llvm::cl::init(true)};
  Option<bool> profile{
      *this, "profile",
      llvm::cl::desc("Put clocks around operations, which code then calls the "
                     "runtime for"),
      llvm::cl::init(false)};
  Option<int64_t> memoryCapacity{
      *this, "memory-capacity",
      llvm::cl::desc("Bytes that the arena may have; 0: any"),
      llvm::cl::init(0)};
  Option<bool> reuse{
      *this, "reuse",
      llvm::cl::desc("Where buffers get places, make them where others end "
                     "instead of copying"),
      llvm::cl::init(true)};
  Option<bool> schedule{
      *this, "schedule",
      llvm::cl::desc("Before buffers get places, put operations in the order "
                     "that needs the least memory"),
      llvm::cl::init(true)};
  Option<double> planTimeout{
      *this, "plan-timeout",
      llvm::cl::desc("Seconds of each search for an order or an arena; 0: any"),
      llvm::cl::init(0)};
  Option<bool> planOpen{
      *this, "plan-open",
      llvm::cl::desc("Plan buffers, too, whose sizes follow from open extents: "
                     "less memory, but LLVM no longer sees them apart"),
      llvm::cl::init(false)};
  Option<std::string> planFile{
      *this, "plan-file",
      llvm::cl::desc("File to write the plan of the arena to, as JSON"),
      llvm::cl::init("")};
  Option<Workspace> workspace{
      *this, "workspace",
      llvm::cl::desc("Whose memory the arena is: internal or argument"),
      llvm::cl::init(Workspace::Internal),
      llvm::cl::values(
          clEnumValN(Workspace::Internal, "internal", "allocated in each call"),
          clEnumValN(Workspace::Argument, "argument",
                     "the caller's, handed over as last "
                     "argument"))};
  Option<bool> poisonMemory{
      *this, "poison-memory",
      llvm::cl::desc("For tests: fill what holds nothing with NaN, and check "
                     "that nothing is written to behind buffers"),
      llvm::cl::init(false)};
};

/// Options of `loops`.
struct LoopsOptions : AllLoopsOptions<LoopsOptions> {
  Option<bool> planMemory{
      *this, "plan-memory",
      llvm::cl::desc("Put buffers of known sizes into one arena"),
      llvm::cl::init(false)};
};

/// Options of `plan-memory`.
struct PlanMemoryPipelineOptions : AllLoopsOptions<PlanMemoryPipelineOptions> {
};

/// Options of `cpu`.
struct CPUOptions : AllLoopsOptions<CPUOptions> {
  Option<bool> planMemory{
      *this, "plan-memory",
      llvm::cl::desc("Put buffers of known sizes into one arena"),
      llvm::cl::init(true)};
};

/// Einsums to sweeps over canonical entries.
void buildSweepPipeline(mlir::OpPassManager &pm,
                        const SweepPipelineOptions &options);

/// Einsums to loops on buffers.
void buildLoopsPipeline(mlir::OpPassManager &pm, const LoopsOptions &options);

/// As `loops`, with buffers of known sizes in one arena.
void buildPlanMemoryPipeline(mlir::OpPassManager &pm,
                             const PlanMemoryPipelineOptions &options);

/// Einsums to the LLVM dialect for this machine's processor.
void buildCPUPipeline(mlir::OpPassManager &pm, const CPUOptions &options);

/// Registers the pipelines, as `tensoropt-NAME`, with MLIR's registry;
/// `plan-memory`, whose pass is called so, as `tensoropt-plan-memory-pipeline`.
/// Safe to call more than once.
void registerPipelines();

/// Appends a pipeline to `pm`. `text` is a comma-separated list of our named
/// pipelines, by short name, and of any registered pass or pipeline, each with
/// options in braces; parts of it may be anchored, as in "func.func(cse)", and
/// an anchor around all of it may be `pm`'s own. Failures leave a message in
/// `errors` (what an option's value lacks goes to the standard error stream);
/// an unknown name is answered with the nearest known one.
mlir::LogicalResult parsePipeline(llvm::StringRef text, mlir::OpPassManager &pm,
                                  llvm::raw_ostream &errors);

/// The pipeline `text` with the option `kernel-plan` of the first named
/// pipeline that has it, and with `kernels-only` if asked. Nothing, with a
/// sentence in `error`, if there is none, or it takes a plan already, or the
/// path has characters that the options of pipelines cannot hold.
std::optional<std::string> takeKernelPlan(llvm::StringRef text,
                                          llvm::StringRef path,
                                          bool kernelsOnly, std::string &error);

/// Prints "NAME: description" for each named pipeline, and below it a line
/// "OPTION=DEFAULT  description" for each of its options.
void listPipelines(llvm::raw_ostream &os);

} // namespace tensoropt
