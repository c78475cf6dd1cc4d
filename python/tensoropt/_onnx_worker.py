# SPDX-License-Identifier: Apache-2.0
"""Turns an ONNX model into MLIR text; needs onnx, onnxscript and torch-mlir.

See _worker.py. A model is imported as it is, and where that fails or crashes once more
with operators expanded and constants folded; see FORMS. Where both fail and operators
are old, that is tried with newer ones.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import sys
from collections.abc import Callable
from functools import partial
from multiprocessing.connection import Connection
from typing import Any

import onnx
import onnx.shape_inference
from torch_mlir.dialects import torch as torch_dialect
from torch_mlir.extras import onnx_importer
from torch_mlir.ir import (
    ArrayAttr,
    Context,
    DictAttr,
    FunctionType,
    MLIRError,
    TypeAttr,
    UnitAttr,
)

from tensoropt import _onnx_integers as integers
from tensoropt import _onnx_operators as operators
from tensoropt import _onnx_rewrite as rewrite
from tensoropt._torch_mlir import describe, lower
from tensoropt._worker import RefusedError, first_line, run, tell

# In this order more of the ONNX project's own tests get through than with the
# conversion and the reduction to the backend's contract as passes of their own.
_PASSES = (
    "torch-onnx-to-torch-backend-pipeline,"
    "torch-backend-to-linalg-on-tensors-backend-pipeline"
)


class CrashedError(Exception):
    """The importer took its process down, with a signal or an exit code."""

    def __init__(self, code: int) -> None:
        super().__init__(f"ended with {code}")
        self.code = code


def read(path: str, extents: dict[str, int]) -> onnx.ModelProto:
    tell(stage="reading")
    try:
        model = onnx.load(path)
    except Exception as error:  # protobuf's errors have no base class of their own
        raise RefusedError(f"cannot be read: {first_line(error)}") from error
    try:
        rewrite.fix_extents(model, extents)
        model = rewrite.correct_outputs(model)
        onnx.checker.check_model(model, full_check=True)
        tell(stage="inferring shapes")
        return rewrite.infer_shapes(model)
    except rewrite.UnsupportedError as error:
        raise RefusedError(str(error)) from error
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


def prepare(
    model: onnx.ModelProto,
) -> tuple[onnx.ModelProto, tuple[set[int], set[int]]]:
    """What torch-mlir lowers right; which inputs and outputs are unsigned."""
    try:
        model = rewrite.expand_functions(model, ("DynamicQuantizeLinear",))
        model, unsigned = integers.widen(model)
        model = operators.repair_operators(rewrite.infer_shapes(model))
        return rewrite.infer_shapes(model), unsigned
    except rewrite.UnsupportedError as error:
        raise RefusedError(str(error), error.layer) from error
    except Exception as error:  # of a model that ONNX's checker takes for valid
        raise RefusedError(f"cannot be prepared: {first_line(error)}") from error


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
        if kind := re.fullmatch(r"Unknown ONNX tensor element type: (\d+)", message):
            name = onnx.TensorProto.DataType.Name(int(kind[1])).lower()
            message = f"elements of type {name} are not supported"
        raise RefusedError(f"cannot be imported: {message}") from error
    return module


def expand(model: onnx.ModelProto) -> onnx.ModelProto:
    """Operators by their definitions, and constants for what follows from shapes."""
    tell(stage="expanding operators")
    try:
        model = rewrite.expand_functions(model)
        model = rewrite.fold_constants(model)
        return rewrite.infer_shapes(model)
    except Exception as error:  # of ONNX's optimizer, which has no base class
        raise RefusedError(f"cannot be rewritten: {first_line(error)}") from error


FORMS: tuple[Callable[[onnx.ModelProto], onnx.ModelProto], ...] = (
    lambda model: model,
    expand,
)
"""In which a model is tried, in this order. The first keeps the most of its layers."""


def mark_unsigned(
    module: Any, unsigned: tuple[set[int], set[int]], context: Context
) -> None:
    """Tells those who bind data which integers are unsigned."""
    context.allow_unregistered_dialects = True
    mark = DictAttr.get({"tensoropt.unsigned": UnitAttr.get(context)}, context)
    plain = DictAttr.get({}, context)
    for function in module.regions[0].blocks[0].operations:
        if "function_type" not in function.attributes:
            continue
        kind = FunctionType(TypeAttr(function.attributes["function_type"]).value)
        for name, types, numbers in (
            ("arg_attrs", kind.inputs, unsigned[0]),
            ("res_attrs", kind.results, unsigned[1]),
        ):
            if numbers:
                marks = [mark if at in numbers else plain for at in range(len(types))]
                function.attributes[name] = ArrayAttr.get(marks, context)


def write(
    form: Callable[[onnx.ModelProto], onnx.ModelProto],
    model: onnx.ModelProto,
    unsigned: tuple[set[int], set[int]],
    name: str,
    target: str,
) -> None:
    """Imports a model in one of the forms, and writes what it became to a file."""
    model = form(model)
    with Context() as context:
        module = import_model(model, context)

        def mark(module: Any) -> None:
            mark_unsigned(module, unsigned, context)

        lower(module, context, _PASSES, model.graph.name or name, target, mark)


def attempt(make: Callable[[], None], pipe: Connection) -> None:
    """In a process of its own: sends why it failed, or nothing."""
    try:
        make()
        pipe.send(None)
    except RefusedError as error:
        pipe.send((str(error), error.layer))


def run_apart(make: Callable[[], None]) -> RefusedError | CrashedError | None:
    """What went wrong; None if `make` came to its end."""
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)
    process = fork.Process(target=attempt, args=(make, theirs))
    process.start()
    theirs.close()
    try:
        answer = ours.recv()
    except EOFError:
        process.join()
        return CrashedError(process.exitcode or 1)
    process.join()
    return None if answer is None else RefusedError(*answer)


def update(model: onnx.ModelProto) -> onnx.ModelProto | None:
    """The model with newer operators, if it has old ones."""
    if (newer := rewrite.update_operators(model)) is None:
        return None
    name_layers(newer.graph)
    return rewrite.infer_shapes(newer)


def attempt_all(
    model: onnx.ModelProto, name: str, target: str
) -> list[RefusedError | CrashedError]:
    """Why a model could be written in none of the forms; nothing if it was."""
    try:
        model, unsigned = prepare(model)
    except RefusedError as error:
        return [error]
    errors: list[RefusedError | CrashedError] = []
    for form in FORMS:
        failure = run_apart(partial(write, form, model, unsigned, name, target))
        if failure is None:
            return []
        errors.append(failure)
    return errors


def convert(source: str, target: str, name: str = "", extents: str = "{}") -> None:
    model = read(source, json.loads(extents))
    name_layers(model.graph)
    check_operators(model)
    errors = attempt_all(model, name, target)
    if errors and (newer := update(model)) is not None:
        errors = attempt_all(newer, name, target)
    if errors:
        # About the model itself rather than what became of it, but words before a
        # crash.
        refused = [error for error in errors if isinstance(error, RefusedError)]
        raise (refused or errors)[0]


def main() -> int:
    try:
        return run(convert)
    except CrashedError as error:
        if error.code < 0:
            os.kill(os.getpid(), -error.code)
        return error.code


if __name__ == "__main__":
    sys.exit(main())
