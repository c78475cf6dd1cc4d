# SPDX-License-Identifier: Apache-2.0
# How lit runs the tests of this folder.
import os
import sys

import lit.formats
from lit.llvm import llvm_config

config.name = "TensorOpt"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir", ".test"]
config.excludes = ["Inputs"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.tensoropt_obj_root, "test")
config.environment["FILECHECK_OPTS"] = "-enable-var-scope"
llvm_config.with_system_environment(["HOME", "TMP", "TEMP"])
llvm_config.with_environment("PATH", config.llvm_tools_dir, append_path=True)
llvm_config.use_default_substitutions()

# Stock mlir-opt cannot load a sanitized plugin.
if not config.sanitized:
    config.available_features.add("plugin")

if os.path.exists(os.path.join(config.llvm_tools_dir, "mlir-runner")):
    config.available_features.add("mlir-runner")
libraries = os.path.join(os.path.dirname(config.llvm_tools_dir), "lib")
config.substitutions.append(("%mlir_libs", libraries))

tools = os.path.join(config.tensoropt_obj_root, "bin")
plugin = os.path.join(config.tensoropt_obj_root, "lib", "TensorOptPlugin.so")
config.substitutions.append(("%plugin", plugin))
config.substitutions.append(("%source", config.tensoropt_source_root))
config.substitutions.append(("%build", config.tensoropt_obj_root))
config.substitutions.append(("%python", sys.executable))
config.substitutions.append(("%cmake", config.cmake))
# For projects that a test configures: the compilers of this build.
compilers = " ".join(f"'-D{name}={value}'" for name, value in config.compilers.items())
config.substitutions.append(("%compilers", compilers))
config.substitutions.append(("%cc", config.compilers["CMAKE_C_COMPILER"]))
config.substitutions.append(("%cxx", config.compilers["CMAKE_CXX_COMPILER"]))
config.substitutions.append(
    ("%examples", os.path.join(config.tensoropt_source_root, "examples"))
)
llvm_config.add_tool_substitutions(
    [
        "tensor-compile",
        "tensor-opt",
        "tensor-plan",
        "tensor-run",
        "tensor-lsp-server",
        "mlir-opt",
        "mlir-runner",
    ],
    [tools, config.llvm_tools_dir],
)
