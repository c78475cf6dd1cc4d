# SPDX-License-Identifier: Apache-2.0
"""From torch-mlir's own dialects to linalg: for the workers of ONNX and PyTorch."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from torch_mlir.ir import (
    Context,
    InsertionPoint,
    IntegerAttr,
    MLIRError,
    Operation,
    StringAttr,
    UnitAttr,
)
from torch_mlir.passmanager import PassManager

from tensoropt._worker import RefusedError, first_line, make_symbol, tell

# By the number of arith.cmpf's predicate: ogt and olt.
_EXTREMA = {2: "arith.maximumf", 4: "arith.minimumf"}


def get_layer(location: Any) -> str:
    """The outermost name: operators are expanded into unnamed others."""
    names = [name for name in re.findall(r'"([^"]*)"', str(location)) if name]
    return names[-1] if names else ""


def describe(error: MLIRError) -> RefusedError:
    """The first diagnostic in words: its operator, and the layer it stands in."""
    for diagnostic in error.error_diagnostics:
        layer = get_layer(diagnostic.location)
        message = diagnostic.message
        operator = re.search(r'name = "onnx\.(\w+)"|\'torch\.(aten\.[\w.]+)\'', message)
        if operator and "failed to legalize" in message:
            name = operator[1] or operator[2]
            text = f"has the operator {name} in a form that is not supported"
        else:
            text = f"cannot be lowered: {message.splitlines()[0][:300]}"
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


def keep_nans(module: Any) -> None:
    """Makes maxima of ``a > b ? a : b``, which is b where a is no number.

    torch-mlir writes the operators so that ONNX and PyTorch both define to keep NaNs.
    A network's own choice by a comparison is two operations of linalg, not one.
    """
    for generic in operations(module):
        if generic.name != "linalg.generic":
            continue
        body = [op.operation for op in generic.regions[0].blocks[0].operations]
        if [op.name for op in body[:2]] != ["arith.cmpf", "arith.select"]:
            continue
        compare, select = body[:2]
        predicate = IntegerAttr(compare.attributes["predicate"]).value
        operands = list(compare.operands)
        if predicate in _EXTREMA and list(select.operands) == [
            compare.result,
            *operands,
        ]:
            with InsertionPoint(select), select.location:
                extremum = Operation.create(
                    _EXTREMA[predicate], [select.result.type], operands
                )
            select.result.replace_all_uses_with(extremum.result)
            select.erase()
            if not list(compare.result.uses):
                compare.erase()


def check_lowered(module: Any) -> None:
    """Refuses what is left over. Assertions are errors of a call that fails them."""
    for op in operations(module):
        if op.name.split(".")[0] in ("torch", "torch_c", "tm_tensor"):
            raise RefusedError(
                f"leaves {op.name}, which is not supported", get_layer(op.location)
            )


def lower(
    module: Any,
    context: Context,
    passes: str,
    name: str,
    target: str,
    mark: Callable[[Any], None] = lambda module: None,
) -> None:
    """Lowers a module by `passes` and what they leave, and writes it to a file.

    `mark` is called on the module before it is written.
    """
    tell(stage="lowering")
    run_passes(passes, module, context)
    lower_scans(module, context)
    check_lowered(module)
    keep_nans(module)
    for function in module.regions[0].blocks[0].operations:
        if "function_type" in function.attributes:
            symbol = StringAttr.get(make_symbol(name), context=context)
            function.attributes["sym_name"] = symbol
    mark(module)
    tell(stage="writing")
    # Bytecode of another version of MLIR is not read by ours.
    with open(target, "w", encoding="utf-8") as file:
        module.print(file=file, enable_debug_info=True)
