# SPDX-License-Identifier: Apache-2.0
"""Turns an ONNX model into MLIR text, in a process of its own: the importer can abort.

Run by _networks.py as ``python -P _onnx_worker.py MODEL.onnx OUT.mlir``. Imports
nothing of this package; needs onnx and torch-mlir. Writes one JSON object a line:
``{"stage": ...}`` when a stage begins, and ``{"error": ..., "layer": ...}`` at the end
of one that failed.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

import onnx
import onnx.shape_inference
from torch_mlir.dialects import torch as torch_dialect
from torch_mlir.extras import onnx_importer
from torch_mlir.ir import Context, MLIRError, StringAttr, UnitAttr
from torch_mlir.passmanager import PassManager

# In this order more of the ONNX project's own tests get through than with the
# conversion and the reduction to the backend's contract as passes of their own.
_PASSES = (
    "torch-onnx-to-torch-backend-pipeline,"
    "torch-backend-to-linalg-on-tensors-backend-pipeline"
)


class RefusedError(Exception):
    """What is wrong with a model, and in which layer if that is known."""

    def __init__(self, message: str, layer: str = "") -> None:
        super().__init__(message)
        self.layer = layer


def tell(**fields: Any) -> None:
    print(json.dumps(fields), flush=True)


def first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


def read(path: str) -> onnx.ModelProto:
    tell(stage="reading")
    try:
        model = onnx.load(path)
    except Exception as error:  # protobuf's errors have no base class of their own
        raise RefusedError(f"cannot be read: {first_line(error)}") from error
    try:
        onnx.checker.check_model(model, full_check=True)
        tell(stage="inferring shapes")
        return onnx.shape_inference.infer_shapes(model, data_prop=True)
    except (
        onnx.checker.ValidationError,
        onnx.shape_inference.InferenceError,
        ValueError,  # as for models of more than 2 GB
    ) as error:
        raise RefusedError(f"is not valid: {first_line(error)}") from error


def name_layers(graph: onnx.GraphProto, prefix: str = "") -> None:
    """Gives names to nodes without one: they become the locations."""
    for number, node in enumerate(graph.node):
        if not node.name:
            node.name = f"{prefix}{node.op_type}_{number}"
        for attribute in node.attribute:
            if attribute.HasField("g"):
                name_layers(attribute.g, f"{node.name}/")


def check_operators(model: onnx.ModelProto) -> None:
    """Refuses operators that ONNX does not define, by the name of their layer."""
    defined = {(function.domain, function.name) for function in model.functions}
    for node in model.graph.node:
        if (node.domain, node.op_type) not in defined and not onnx.defs.has(
            node.op_type, node.domain
        ):
            domain = f"{node.domain}." if node.domain else ""
            raise RefusedError(
                f"has the operator {domain}{node.op_type}, which ONNX does not define",
                node.name,
            )


def check_interface(graph: onnx.GraphProto) -> None:
    """Refuses unsigned integers: below they would be told from signed ones no more."""
    for role, values in (("input", graph.input), ("output", graph.output)):
        for value in values:
            kind = value.type.tensor_type.elem_type
            if onnx.TensorProto.DataType.Name(kind).startswith("UINT"):
                raise RefusedError(
                    f"has unsigned integers in its {role} {value.name!r}, which are "
                    "not supported"
                )


def import_model(model: onnx.ModelProto, context: Context) -> Any:
    tell(stage="importing")
    config = onnx_importer.Config()
    # Any operator that ONNX defines by others may be written as those.
    config.function_expansion_allowlists_by_domain = None
    torch_dialect.register_dialect(context)
    try:
        info = onnx_importer.ModelInfo(model, config=config)
        module = info.create_module(context=context).operation
        importer = onnx_importer.NodeImporter.define_function(info.main_graph, module)
        importer.import_all()
        module.verify()
    except MLIRError as error:
        raise describe(error) from error
    except Exception as error:
        message = first_line(error)
        raise RefusedError(f"cannot be imported: {message}") from error
    return module


def get_layer(location: Any) -> str:
    """The outermost name: operators are expanded into unnamed others."""
    names = [name for name in re.findall(r'"([^"]*)"', str(location)) if name]
    return names[-1] if names else ""


def describe(error: MLIRError) -> RefusedError:
    """The first diagnostic in words: its operator, and the layer it stands in."""
    for diagnostic in error.error_diagnostics:
        layer = get_layer(diagnostic.location)
        operator = re.search(r'name = "onnx\.(\w+)"', diagnostic.message)
        if operator and "failed to legalize" in diagnostic.message:
            text = f"has the operator {operator[1]} in a form that is not supported"
        else:
            text = f"cannot be lowered: {diagnostic.message.splitlines()[0][:300]}"
        return RefusedError(text, layer)
    return RefusedError(f"cannot be lowered: {first_line(error)}")


def run_passes(passes: str, module: Any, context: Context) -> None:
    try:
        PassManager.parse(f"builtin.module({passes})", context=context).run(module)
    except MLIRError as error:
        raise describe(error) from error


def operations(parent: Any) -> Iterator[Any]:
    """All operations inside one, in their order."""
    for region in parent.regions:
        for block in region.blocks:
            for operation in block.operations:
                yield operation.operation
                yield from operations(operation.operation)


def lower_scans(module: Any, context: Context) -> None:
    """Sorts, scatters and scans, the one dialect that is not upstream's, to loops."""
    if not any(op.name.startswith("tm_tensor.") for op in operations(module)):
        return
    passes = "tm-tensor-bufferize,canonicalize,tm-tensor-to-loops"
    run_passes(f"func.func({passes})", module, context)
    # The passes made these buffers, which nothing else writes.
    for op in operations(module):
        if op.name == "bufferization.to_tensor":
            op.attributes["restrict"] = UnitAttr.get(context)
            op.attributes["writable"] = UnitAttr.get(context)


def check_lowered(module: Any) -> None:
    """Refuses what is left over. Assertions are errors of a call that fails them."""
    for op in operations(module):
        if op.name.split(".")[0] in ("torch", "torch_c", "tm_tensor"):
            raise RefusedError(
                f"leaves {op.name}, which is not supported", get_layer(op.location)
            )


def rename_entry(module: Any, model: onnx.ModelProto, context: Context) -> None:
    """Graphs have any name; symbols of libraries are identifiers."""
    name = re.sub(r"\W", "_", model.graph.name, flags=re.ASCII).strip("_")
    if not name or name[0].isdigit() or name == "main":
        name = f"net_{name}".rstrip("_")
    for function in module.regions[0].blocks[0].operations:
        if "function_type" in function.attributes:
            function.attributes["sym_name"] = StringAttr.get(name, context=context)


def convert(source: str, target: str) -> None:
    model = read(source)
    name_layers(model.graph)
    check_operators(model)
    check_interface(model.graph)
    with Context() as context:
        module = import_model(model, context)
        tell(stage="lowering")
        run_passes(_PASSES, module, context)
        lower_scans(module, context)
        check_lowered(module)
        rename_entry(module, model, context)
        tell(stage="writing")
        # Bytecode of another version of MLIR is not read by ours.
        with open(target, "w", encoding="utf-8") as file:
            module.print(file=file, enable_debug_info=True)


def main() -> int:
    try:
        convert(*sys.argv[1:])
    except RefusedError as error:
        tell(error=str(error), layer=error.layer)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
