// SPDX-License-Identifier: Apache-2.0
// The C interface as a C99 compiler sees it. Prints each check that fails and
// returns how many did.

#include "mlir-c/BuiltinAttributes.h"
#include "mlir-c/BuiltinTypes.h"
#include "mlir-c/Diagnostics.h"
#include "tensoropt-c/TensorOpt.h"
#include <stdio.h>
#include <string.h>

static int failures = 0;

#define CHECK(condition)                                                       \
  ((condition) ? (void)0                                                       \
               : (void)(++failures, fprintf(stderr, "%s:%d: failed: %s\n",     \
                                            __FILE__, __LINE__, #condition)))

// Text that callbacks append to, cut off when it is full.
struct Text {
  size_t length;
  char data[1 << 16];
};
static struct Text printed, errors;

static void append(MlirStringRef piece, void *userData) {
  struct Text *text = userData;
  size_t room = sizeof(text->data) - 1 - text->length;
  size_t length = piece.length < room ? piece.length : room;
  memcpy(text->data + text->length, piece.data, length);
  text->length += length;
  text->data[text->length] = 0;
}

static void clear(struct Text *text) {
  text->length = 0;
  text->data[0] = 0;
}

static MlirLogicalResult appendDiagnostic(MlirDiagnostic diagnostic,
                                          void *userData) {
  mlirDiagnosticPrint(diagnostic, append, userData);
  return mlirLogicalResultSuccess();
}

// Whether `part` is in what was captured; shows the capture if it is not.
static bool has(const struct Text *text, const char *part) {
  if (strstr(text->data, part))
    return true;
  fprintf(stderr, "expected '%s' in:\n%s\n", part, text->data);
  return false;
}

static MlirStringRef ref(const char *text) {
  return mlirStringRefCreateFromCString(text);
}

static const char ssymv[] =
    "#CSR = #sparse_tensor.encoding<{"
    "  map = (i, j) -> (i : dense, j : compressed) }>\n"
    "#SymCSR = #tensoropt.encoding<{"
    "  symmetry = <(0 1)>, stored = canonical, sparse = #CSR }>\n"
    "func.func @ssymv(%A: tensor<?x?xf64, #SymCSR>, %x: tensor<?xf64>,"
    "                 %y: tensor<?xf64>) -> tensor<?xf64> {\n"
    "  %0 = tensoropt.einsum \"ij,j->i\""
    "         ins(%A, %x : tensor<?x?xf64, #SymCSR>, tensor<?xf64>)"
    "         outs(%y : tensor<?xf64>) -> tensor<?xf64>\n"
    "  return %0 : tensor<?xf64>\n"
    "}\n";

static bool runs(MlirModule module, const char *pipeline) {
  clear(&errors);
  return mlirLogicalResultIsSuccess(
      tensoroptRunPipeline(module, ref(pipeline), append, &errors));
}

static void print(MlirModule module) {
  clear(&printed);
  mlirOperationPrint(mlirModuleGetOperation(module), append, &printed);
}

static void testPipelines(MlirContext context) {
  clear(&printed);
  tensoroptListPipelines(append, &printed);
  CHECK(has(&printed, "sweep"));
  CHECK(has(&printed, "loops"));

  MlirModule module = mlirModuleCreateParse(context, ref(ssymv));
  CHECK(!mlirModuleIsNull(module));
  CHECK(runs(module, "sweep"));
  print(module);
  CHECK(has(&printed, "tensoropt.sweep"));
  CHECK(!strstr(printed.data, "tensoropt.einsum"));

  // Options and the anchored spelling; what is left of `loops` from here.
  CHECK(runs(module, "builtin.module(loops{reassociate=false})"));
  print(module);
  CHECK(has(&printed, "scf.for"));
  CHECK(has(&printed, "memref.store"));
  CHECK(!strstr(printed.data, "tensoropt.sweep"));
  CHECK(!strstr(printed.data, "fastmath<reassoc"));
  CHECK(errors.length == 0);
  mlirModuleDestroy(module);
}

static void testPipelineErrors(MlirContext context) {
  MlirModule module = mlirModuleCreateParse(context, ref(ssymv));
  CHECK(!runs(module, "lops"));
  CHECK(has(&errors, "unknown pipeline 'lops'; did you mean 'loops'?"));
  CHECK(!runs(module, "loops{speed=high}"));
  CHECK(has(&errors, "speed"));
  CHECK(!runs(module, "loops{"));
  CHECK(errors.length > 0);
  print(module);
  CHECK(has(&printed, "tensoropt.einsum"));
  mlirModuleDestroy(module);

  // A pass that fails: its diagnostic has place and severity.
  module = mlirModuleCreateParse(
      context, ref("#S = #sparse_tensor.encoding<{ map = (i, j) -> (i : "
                   "compressed, j : dense) }>\n"
                   "func.func @padded(%A: tensor<4x4xf64, #S>, %y: tensor<f64>)"
                   " -> tensor<f64> {\n"
                   "  %0 = tensoropt.einsum \"ij->\" semiring<min_plus> ins(%A "
                   ": tensor<4x4xf64, #S>)"
                   " outs(%y : tensor<f64>) -> tensor<f64>\n"
                   "  return %0 : tensor<f64>\n"
                   "}\n"));
  CHECK(!mlirModuleIsNull(module));
  CHECK(!runs(module, "sweep"));
  CHECK(has(&errors, ":3:8: error: "));

  // Without a callback the context's handler gets the same.
  clear(&errors);
  MlirDiagnosticHandlerID handler = mlirContextAttachDiagnosticHandler(
      context, appendDiagnostic, &errors, NULL);
  CHECK(mlirLogicalResultIsFailure(
      tensoroptRunPipeline(module, ref("lops"), NULL, NULL)));
  CHECK(has(&errors, "did you mean 'loops'?"));
  mlirModuleDestroy(module);

  clear(&errors);
  module = mlirModuleCreateParse(context, ref("func.func @broken("));
  CHECK(mlirModuleIsNull(module));
  CHECK(errors.length > 0);
  mlirContextDetachDiagnosticHandler(context, handler);
}

static MlirAttribute parse(MlirContext context, const char *text) {
  return mlirAttributeParseGet(context, ref(text));
}

// <(0 1), (2 3), (0 2)(1 3)>, the symmetry of two-electron integrals.
static MlirAttribute getIntegralSymmetry(MlirLocation location) {
  const intptr_t numCycles[] = {1, 1, 2};
  const intptr_t lengths[] = {2, 2, 2, 2};
  const uint32_t points[] = {0, 1, 2, 3, 0, 2, 1, 3};
  return tensoroptSymmetryAttrGetChecked(location, 3, numCycles, lengths,
                                         points, NULL);
}

static void testSymmetry(MlirContext context) {
  MlirLocation location = mlirLocationUnknownGet(context);
  MlirAttribute eri = getIntegralSymmetry(location);
  CHECK(tensoroptAttributeIsASymmetryAttr(eri));
  CHECK(!tensoroptAttributeIsAEncodingAttr(eri));
  CHECK(mlirAttributeEqual(
      eri, parse(context, "#tensoropt.symmetry<(0 1), (2 3), (0 2)(1 3)>")));
  CHECK(tensoroptSymmetryAttrGetDegree(eri) == 4);
  CHECK(tensoroptSymmetryAttrGetNumGenerators(eri) == 3);
  CHECK(tensoroptSymmetryAttrGetGroupOrder(eri) == 8);

  const intptr_t numCycles[] = {1};
  const intptr_t lengths[] = {3};
  const uint32_t points[] = {0, 1, 2};
  const uint32_t both[] = {TENSOROPT_CHARACTER_CONJUGATE};
  // Three turns are the identity, so conjugating would force real entries.
  MlirDiagnosticHandlerID handler = mlirContextAttachDiagnosticHandler(
      context, appendDiagnostic, &errors, NULL);
  clear(&errors);
  CHECK(mlirAttributeIsNull(tensoroptSymmetryAttrGetChecked(
      location, 1, numCycles, lengths, points, both)));
  CHECK(has(&errors, "symmetry is inconsistent"));
  mlirContextDetachDiagnosticHandler(context, handler);

  MlirAttribute turn = tensoroptSymmetryAttrGetChecked(location, 1, numCycles,
                                                       lengths, points, NULL);
  CHECK(tensoroptSymmetryAttrGetImage(turn, 0, 0) == 1);
  CHECK(tensoroptSymmetryAttrGetImage(turn, 0, 1) == 2);
  CHECK(tensoroptSymmetryAttrGetImage(turn, 0, 2) == 0);
  CHECK(tensoroptSymmetryAttrGetGroupOrder(turn) == 3);

  MlirAttribute skew =
      parse(context, "#tensoropt.symmetry<(0 1) : negate conjugate>");
  CHECK(tensoroptSymmetryAttrGetCharacter(skew, 0) ==
        (TENSOROPT_CHARACTER_NEGATE | TENSOROPT_CHARACTER_CONJUGATE));

  MlirAttribute none =
      tensoroptSymmetryAttrGetChecked(location, 0, NULL, NULL, NULL, NULL);
  CHECK(tensoroptSymmetryAttrGetNumGenerators(none) == 0);
  CHECK(tensoroptSymmetryAttrGetDegree(none) == 0);
  CHECK(tensoroptSymmetryAttrGetGroupOrder(none) == 1);
}

// One generator of one cycle; it must be refused with `message`.
static void refuse(MlirLocation location, intptr_t count, intptr_t length,
                   const uint32_t *points, uint32_t character,
                   const char *message) {
  clear(&errors);
  CHECK(mlirAttributeIsNull(tensoroptSymmetryAttrGetChecked(
      location, 1, &count, &length, points, &character)));
  CHECK(has(&errors, message));
}

static void testSymmetryErrors(MlirContext context) {
  MlirLocation location = mlirLocationUnknownGet(context);
  MlirDiagnosticHandlerID handler = mlirContextAttachDiagnosticHandler(
      context, appendDiagnostic, &errors, NULL);
  const uint32_t twice[] = {1, 1}, large[] = {0, 64}, swap[] = {0, 1};
  refuse(location, 1, 2, twice, 0, "point 1 appears twice");
  refuse(location, 1, 2, large, 0, "point 64 is out of range");
  refuse(location, 1, 1, swap, 0, "has one point");
  refuse(location, 1, 0, swap, 0, "cycle 1 is empty");
  refuse(location, 1, -1, swap, 0, "a cycle of -1 points");
  refuse(location, -1, 2, swap, 0, "-1 cycles");
  refuse(location, 1, 2, swap, 4, "character 4, the limit is 3");
  refuse(location, 0, 0, swap, TENSOROPT_CHARACTER_NEGATE,
         "symmetry is inconsistent");
  mlirContextDetachDiagnosticHandler(context, handler);
}

static void testEncoding(MlirContext context) {
  MlirLocation location = mlirLocationUnknownGet(context);
  MlirAttribute null = mlirAttributeGetNull();
  MlirAttribute symmetry = parse(context, "#tensoropt.symmetry<(0 1)>");
  MlirAttribute sparse =
      parse(context, "#sparse_tensor.encoding<{"
                     " map = (i, j) -> (i : dense, j : compressed) }>");
  MlirAttribute encoding = tensoroptEncodingAttrGetChecked(
      location, symmetry, TENSOROPT_STORED_CANONICAL, TENSOROPT_TRIANGLE_LOWER,
      sparse);
  CHECK(tensoroptAttributeIsAEncodingAttr(encoding));
  CHECK(!tensoroptAttributeIsASymmetryAttr(encoding));
  CHECK(!tensoroptAttributeIsAEncodingAttr(null));
  CHECK(mlirAttributeEqual(
      encoding,
      parse(context, "#tensoropt.encoding<{ symmetry = <(0 1)>,"
                     " stored = canonical, triangle = lower,"
                     " sparse = #sparse_tensor.encoding<{ map ="
                     " (i, j) -> (i : dense, j : compressed) }> }>")));
  CHECK(
      mlirAttributeEqual(tensoroptEncodingAttrGetSymmetry(encoding), symmetry));
  CHECK(mlirAttributeEqual(tensoroptEncodingAttrGetSparse(encoding), sparse));
  CHECK(tensoroptEncodingAttrGetStored(encoding) == TENSOROPT_STORED_CANONICAL);
  CHECK(tensoroptEncodingAttrGetTriangle(encoding) == TENSOROPT_TRIANGLE_LOWER);

  MlirAttribute full = tensoroptEncodingAttrGetChecked(
      location, null, TENSOROPT_STORED_FULL, TENSOROPT_TRIANGLE_UPPER, sparse);
  CHECK(mlirAttributeIsNull(tensoroptEncodingAttrGetSymmetry(full)));

  MlirAttribute packed = tensoroptEncodingAttrGetChecked(
      location, symmetry, TENSOROPT_STORED_CANONICAL, TENSOROPT_TRIANGLE_LOWER,
      null);
  CHECK(mlirAttributeIsNull(tensoroptEncodingAttrGetSparse(packed)));
  CHECK(mlirAttributeEqual(
      packed, parse(context, "#tensoropt.encoding<{ symmetry = <(0 1)>,"
                             " stored = canonical, triangle = lower }>")));

  MlirDiagnosticHandlerID handler = mlirContextAttachDiagnosticHandler(
      context, appendDiagnostic, &errors, NULL);
  clear(&errors);
  CHECK(mlirAttributeIsNull(tensoroptEncodingAttrGetChecked(
      location, null, TENSOROPT_STORED_CANONICAL, TENSOROPT_TRIANGLE_UPPER,
      sparse)));
  CHECK(has(&errors, "'stored = canonical' needs a symmetry"));
  clear(&errors);
  CHECK(mlirAttributeIsNull(
      tensoroptEncodingAttrGetChecked(location, sparse, TENSOROPT_STORED_FULL,
                                      TENSOROPT_TRIANGLE_UPPER, null)));
  CHECK(has(&errors, "expected a #tensoropt.symmetry, got"));
  clear(&errors);
  CHECK(mlirAttributeIsNull(tensoroptEncodingAttrGetChecked(
      location, symmetry, 2, TENSOROPT_TRIANGLE_UPPER, null)));
  CHECK(has(&errors, "stored is out of range"));

  // The encoding checks the tensor type that it is given to.
  clear(&errors);
  const int64_t shape[] = {3, 4};
  CHECK(mlirTypeIsNull(mlirRankedTensorTypeGetChecked(
      location, 2, shape, mlirF64TypeGet(context), encoding)));
  CHECK(has(&errors, "exchanges dimensions 0 and 1 of extents 3 and 4"));
  mlirContextDetachDiagnosticHandler(context, handler);
}

// Attributes can be made in a context that was never told about the dialect.
static void testPlainContext(void) {
  MlirContext context = mlirContextCreate();
  MlirAttribute eri = getIntegralSymmetry(mlirLocationUnknownGet(context));
  CHECK(tensoroptSymmetryAttrGetGroupOrder(eri) == 8);
  MlirDialectHandle handle = mlirGetDialectHandle__tensoropt__();
  CHECK(mlirStringRefEqual(mlirDialectHandleGetNamespace(handle),
                           ref("tensoropt")));
  mlirContextDestroy(context);
}

int main(void) {
  MlirDialectRegistry registry = mlirDialectRegistryCreate();
  tensoroptRegisterAllDialects(registry);
  tensoroptRegisterAllDialects(registry);
  tensoroptRegisterAllPasses();
  tensoroptRegisterAllPasses();
  MlirContext context = mlirContextCreateWithRegistry(registry, false);
  mlirDialectRegistryDestroy(registry);

  MlirStringRef version = tensoroptGetVersion();
  CHECK(version.length >= strlen("0.0.0"));
  testPipelines(context);
  testPipelineErrors(context);
  testSymmetry(context);
  testSymmetryErrors(context);
  testEncoding(context);
  testPlainContext();
  mlirContextDestroy(context);

  printf("%d checks failed\n", failures);
  return failures != 0;
}
