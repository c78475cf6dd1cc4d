# SPDX-License-Identifier: Apache-2.0
# Finds MLIR and wraps the two shared libraries, and nothing else, in one target.
# Component libraries such as MLIRIR are static archives that hold the same
# symbols as libMLIR.so: linking both gives two copies of every registry.

# -DMLIR_DIR=<prefix>/lib/cmake/mlir picks another MLIR 22.1.
find_package(MLIR 22.1 REQUIRED CONFIG HINTS /usr/lib/llvm-22/lib/cmake/mlir)
message(STATUS "Using MLIR ${LLVM_PACKAGE_VERSION} in ${MLIR_DIR}")

set(MLIR_BINARY_DIR ${PROJECT_BINARY_DIR})  # mlir-doc writes to <this>/docs
list(APPEND CMAKE_MODULE_PATH ${MLIR_CMAKE_DIR} ${LLVM_CMAKE_DIR})
# The packages' default for lit names a file they do not have; AddLLVM reads it.
# The environment of scripts/ has psutil, which lit needs for time limits.
find_program(LLVM_EXTERNAL_LIT NAMES lit
  HINTS ${PROJECT_SOURCE_DIR}/.venv/bin ${LLVM_TOOLS_BINARY_DIR} NO_DEFAULT_PATH REQUIRED)
include(TableGen)
include(AddLLVM)
include(AddMLIR)

separate_arguments(tensoropt_llvm_definitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")
add_library(tensoropt_mlir INTERFACE)
set_target_properties(tensoropt_mlir PROPERTIES EXPORT_NAME mlir)
# The install tree takes its MLIR from where it is used: TensorOptConfig.cmake.
target_include_directories(tensoropt_mlir SYSTEM INTERFACE "$<BUILD_INTERFACE:${MLIR_INCLUDE_DIRS}>")
# The libraries are built with NDEBUG, which changes the layout of llvm::Statistic.
target_compile_definitions(tensoropt_mlir INTERFACE ${tensoropt_llvm_definitions} NDEBUG)
target_link_libraries(tensoropt_mlir INTERFACE MLIR LLVM)

include_directories(SYSTEM ${MLIR_INCLUDE_DIRS})  # mlir_tablegen() reads the directory property
include_directories(${PROJECT_SOURCE_DIR}/include ${PROJECT_BINARY_DIR}/include)
