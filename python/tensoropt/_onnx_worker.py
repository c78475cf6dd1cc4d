# SPDX-License-Identifier: Apache-2.0
"""Turns an ONNX model into MLIR text; needs onnx and torch-mlir. See _worker.py."""

from __future__ import annotations

import sys
from typing import Any

import onnx
import onnx.shape_inference
from torch_mlir.dialects import torch as torch_dialect
from torch_mlir.extras import onnx_importer
from torch_mlir.ir import Context, MLIRError

from tensoropt._torch_mlir import describe, lower
from tensoropt._worker import RefusedError, first_line, run, tell

# In this order more of the ONNX project's own tests get through than with the
# conversion and the reduction to the backend's contract as passes of their own.
_PASSES = (
    "torch-onnx-to-torch-backend-pipeline,"
    "torch-backend-to-linalg-on-tensors-backend-pipeline"
)


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


def convert(source: str, target: str, name: str = "") -> None:
    model = read(source)
    name_layers(model.graph)
    check_operators(model)
    check_interface(model.graph)
    with Context() as context:
        module = import_model(model, context)
        lower(module, context, _PASSES, model.graph.name or name, target)


if __name__ == "__main__":
    sys.exit(run(convert))
