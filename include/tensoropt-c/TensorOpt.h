// SPDX-License-Identifier: Apache-2.0
// C interface: the dialect, its attributes, and pipelines by name. Everything
// else (contexts, modules, printing) is MLIR's own C interface, mlir-c/.
//
//   MlirDialectRegistry registry = mlirDialectRegistryCreate();
//   tensoroptRegisterAllDialects(registry);
//   tensoroptRegisterAllPasses();
//   MlirContext context = mlirContextCreateWithRegistry(registry, false);
//   MlirModule module = mlirModuleCreateParse(context, text);
//   if (mlirLogicalResultIsFailure(tensoroptRunPipeline(
//           module, mlirStringRefCreateFromCString("loops"), print, NULL)))
//     return 1;

#ifndef TENSOROPT_C_TENSOROPT_H
#define TENSOROPT_C_TENSOROPT_H

#include "mlir-c/IR.h"
#include "mlir-c/Support.h"

#ifdef __cplusplus
extern "C" {
#endif

//===----------------------------------------------------------------------===//
// Registration and version
//===----------------------------------------------------------------------===//

/// The dialect alone, for mlirDialectHandleRegisterDialect and the like. The
/// pipelines from `loops` on need tensoroptRegisterAllDialects instead.
MLIR_DECLARE_CAPI_DIALECT_REGISTRATION(TensorOpt, tensoropt);

/// Adds our dialect, and the dialects and interfaces of MLIR that input and
/// passes need, to `registry`. A context gets them when it is created with the
/// registry or by mlirContextAppendDialectRegistry.
MLIR_CAPI_EXPORTED void
tensoroptRegisterAllDialects(MlirDialectRegistry registry);

/// Makes our passes and pipelines known by name. May be called again.
MLIR_CAPI_EXPORTED void tensoroptRegisterAllPasses(void);

/// The version of this library, such as "0.1.0"; lives forever.
MLIR_CAPI_EXPORTED MlirStringRef tensoroptGetVersion(void);

//===----------------------------------------------------------------------===//
// Pipelines
//===----------------------------------------------------------------------===//

/// Prints the named pipelines, one per line, through `callback`, which may be
/// called several times with consecutive pieces of the text.
MLIR_CAPI_EXPORTED void tensoroptListPipelines(MlirStringCallback callback,
                                               void *userData);

/// Runs a pipeline on `module` in place. `pipeline` is a comma-separated list
/// of named pipelines ("loops") and registered passes, each with options in
/// braces; it may be anchored, as in "builtin.module(...)".
///
/// `diagnostics` is given the text of every diagnostic in pieces: lines
/// "location: severity: message", and for an error in `pipeline` what is wrong
/// with it. The calls come one after the other but maybe from several threads.
/// When it is NULL, diagnostics go to the context's handlers.
///
/// Fails if the text is not a pipeline (the module is as before) or if a pass
/// fails (the module is valid to destroy and to print, nothing else).
MLIR_CAPI_EXPORTED MlirLogicalResult
tensoroptRunPipeline(MlirModule module, MlirStringRef pipeline,
                     MlirStringCallback diagnostics, void *userData);

//===----------------------------------------------------------------------===//
// #tensoropt.symmetry
//===----------------------------------------------------------------------===//

/// What a symmetry does to an entry; bits, to be combined with |.
enum TensorOptCharacter {
  TENSOROPT_CHARACTER_NONE = 0,
  TENSOROPT_CHARACTER_NEGATE = 1,
  TENSOROPT_CHARACTER_CONJUGATE = 2
};

/// Whether `attr` is a #tensoropt.symmetry.
MLIR_CAPI_EXPORTED bool tensoroptAttributeIsASymmetryAttr(MlirAttribute attr);

/// The symmetry given by generators in cycle notation. The cycles of all
/// generators follow one another: generator g has numCycles[g] of them, cycle c
/// has cycleLengths[c] points, and `points` holds the points of all cycles.
/// characters[g] is a combination of TensorOptCharacter; NULL means NONE for
/// all. <(0 1), (0 2)(1 3) : negate> is
///
///   numCycles = {1, 2}, cycleLengths = {2, 2, 2},
///   points = {0, 1, 0, 2, 1, 3}, characters = {0, TENSOROPT_CHARACTER_NEGATE}
///
/// Arrays are copied. Null attribute, and an error at `location`, if a cycle is
/// shorter than two points, a point repeats in a generator or exceeds 63, a
/// character or a count is out of range, or characters contradict each other.
MLIR_CAPI_EXPORTED MlirAttribute tensoroptSymmetryAttrGetChecked(
    MlirLocation location, intptr_t numGenerators, const intptr_t *numCycles,
    const intptr_t *cycleLengths, const uint32_t *points,
    const uint32_t *characters);

/// One more than the largest dimension that is moved; 0 for no symmetry.
MLIR_CAPI_EXPORTED uint32_t
tensoroptSymmetryAttrGetDegree(MlirAttribute symmetry);

/// Number of generators, in the order in which the attribute keeps them.
MLIR_CAPI_EXPORTED intptr_t
tensoroptSymmetryAttrGetNumGenerators(MlirAttribute symmetry);

/// The dimension to which generator `generator` moves `dimension`; both must
/// be in range.
MLIR_CAPI_EXPORTED uint32_t tensoroptSymmetryAttrGetImage(
    MlirAttribute symmetry, intptr_t generator, uint32_t dimension);

/// The TensorOptCharacter bits of a generator, which must be in range.
MLIR_CAPI_EXPORTED uint32_t
tensoroptSymmetryAttrGetCharacter(MlirAttribute symmetry, intptr_t generator);

/// Number of elements of the group, UINT64_MAX if there are that many or more.
/// Canonical storage keeps about one entry in so many.
MLIR_CAPI_EXPORTED uint64_t
tensoroptSymmetryAttrGetGroupOrder(MlirAttribute symmetry);

//===----------------------------------------------------------------------===//
// #tensoropt.encoding
//===----------------------------------------------------------------------===//

/// Which entries are stored: all, or one per orbit.
enum TensorOptStored {
  TENSOROPT_STORED_FULL = 0,
  TENSOROPT_STORED_CANONICAL = 1
};

/// Which entry of an orbit is the stored one: of a matrix, the one of the
/// upper or of the lower triangle.
enum TensorOptTriangle {
  TENSOROPT_TRIANGLE_UPPER = 0,
  TENSOROPT_TRIANGLE_LOWER = 1
};

/// Whether `attr` is a #tensoropt.encoding.
MLIR_CAPI_EXPORTED bool tensoroptAttributeIsAEncodingAttr(MlirAttribute attr);

/// The encoding of a tensor type. `symmetry` is a #tensoropt.symmetry and
/// `sparse` a #sparse_tensor.encoding; one of them may be the null attribute.
/// `stored` is a TensorOptStored and `triangle` a TensorOptTriangle; FULL goes
/// with UPPER. Null attribute, and an error at `location`, if they do not fit
/// together or are out of range. Whether they fit a shape is checked where the
/// tensor type is made, by mlirRankedTensorTypeGetChecked.
MLIR_CAPI_EXPORTED MlirAttribute tensoroptEncodingAttrGetChecked(
    MlirLocation location, MlirAttribute symmetry, uint32_t stored,
    uint32_t triangle, MlirAttribute sparse);

/// The symmetry, or the null attribute.
MLIR_CAPI_EXPORTED MlirAttribute
tensoroptEncodingAttrGetSymmetry(MlirAttribute encoding);

/// Which entries are stored.
MLIR_CAPI_EXPORTED enum TensorOptStored
tensoroptEncodingAttrGetStored(MlirAttribute encoding);

/// Which entry of an orbit is the stored one.
MLIR_CAPI_EXPORTED enum TensorOptTriangle
tensoroptEncodingAttrGetTriangle(MlirAttribute encoding);

/// The #sparse_tensor.encoding, or the null attribute for dense storage: of all
/// entries, or packed, of the canonical ones alone.
MLIR_CAPI_EXPORTED MlirAttribute
tensoroptEncodingAttrGetSparse(MlirAttribute encoding);

#ifdef __cplusplus
}
#endif

#endif // TENSOROPT_C_TENSOROPT_H
