// SPDX-License-Identifier: Apache-2.0
// Runs a pipeline on a file, through the C interface:
//   embed-c FILE PIPELINE

#include "tensoropt-c/TensorOpt.h"
#include <stdio.h>

static void print(MlirStringRef text, void *stream) {
  fwrite(text.data, 1, text.length, stream);
}

int main(int argc, char **argv) {
  static char text[1 << 16];
  FILE *file = argc == 3 ? fopen(argv[1], "rb") : NULL;
  if (!file) {
    fprintf(stderr, "usage: %s FILE PIPELINE, where PIPELINE is one of\n",
            argv[0]);
    tensoroptListPipelines(print, stderr);
    return 2;
  }
  size_t length = fread(text, 1, sizeof(text), file);
  fclose(file);

  MlirDialectRegistry registry = mlirDialectRegistryCreate();
  tensoroptRegisterAllDialects(registry);
  tensoroptRegisterAllPasses();
  MlirContext context = mlirContextCreateWithRegistry(registry, false);

  MlirModule module =
      mlirModuleCreateParse(context, mlirStringRefCreate(text, length));
  if (mlirModuleIsNull(module))
    return 1; // the context has printed why
  if (mlirLogicalResultIsFailure(tensoroptRunPipeline(
          module, mlirStringRefCreateFromCString(argv[2]), print, stderr)))
    return 1;
  mlirOperationPrint(mlirModuleGetOperation(module), print, stdout);

  mlirModuleDestroy(module);
  mlirContextDestroy(context);
  mlirDialectRegistryDestroy(registry);
  return 0;
}
