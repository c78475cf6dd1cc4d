# SPDX-License-Identifier: Apache-2.0
"""Turns a program that PyTorch exported (.pt2) into MLIR text. See _worker.py.

Needs PyTorch and torch-mlir.
"""

from __future__ import annotations

import math
import sys
from typing import Any

import torch
from torch.export.graph_signature import InputKind
from torch_mlir.dialects import torch as torch_dialect
from torch_mlir.extras import fx_importer
from torch_mlir.extras.fx_decomp_util import get_decomposition_table
from torch_mlir.ir import Context, Location, MLIRError

from tensoropt._torch_mlir import describe, lower
from tensoropt._worker import RefusedError, first_line, run, tell

_PASSES = (
    "func.func(torch-match-quantized-custom-ops),"
    # Else flattening becomes a view again.
    "torchdynamo-export-to-torch-backend-pipeline"
    "{backend-legal-ops=aten.flatten.using_ints},"
    "torch-backend-to-linalg-on-tensors-backend-pipeline"
)


class _LayerLocations(fx_importer.ContextCache):  # type: ignore[misc]
    """Locations are the names of layers, not the lines of their sources."""

    def get_node_location(self, node: Any) -> Location:
        layers = [name for name, _ in node.meta.get("nn_module_stack", {}).values()]
        parts = [part for part in (*layers[-1:], node.name) if part]
        return Location.name(".".join(parts), context=self._c)


def read(path: str) -> Any:
    tell(stage="reading")
    try:
        return torch.export.load(path)
    except Exception as error:  # of zip files, of JSON and of PyTorch itself
        raise RefusedError(f"cannot be read: {first_line(error)}") from error


def check_interface(program: Any) -> None:
    """Refuses what has no place in a function: writes, and unsigned integers."""
    signature = program.graph_signature
    for name in signature.buffers_to_mutate.values():
        raise RefusedError(
            f"writes to its buffer {name!r}: export what only reads, as after .eval()"
        )
    for name in signature.user_inputs_to_mutate.values():
        raise RefusedError(f"writes to its input {name!r}, which is not supported")
    roles = {name: "input" for name in signature.user_inputs}
    roles |= {name: "output" for name in signature.user_outputs}
    for node in program.graph.nodes:
        kind = str(getattr(node.meta.get("val"), "dtype", ""))
        if node.name in roles and kind.startswith("torch.uint"):
            raise RefusedError(
                f"has unsigned integers in its {roles[node.name]} {node.name!r}, which "
                "are not supported"
            )


def keep_buffers(program: Any) -> None:
    """Treats buffers that are not saved with weights as those that are.

    The importer looks for both in one place.
    """
    for spec in program.graph_signature.input_specs:
        if spec.kind == InputKind.BUFFER and not spec.persistent:
            program.state_dict[spec.target] = program.constants[spec.target]
            spec.persistent = True


def decompose(program: Any) -> Any:
    """Fewer operators, and writes as results."""
    tell(stage="decomposing")
    try:
        return program.run_decompositions(get_decomposition_table())
    except Exception as error:
        raise RefusedError(f"cannot be decomposed: {first_line(error)}") from error


def get_extents(node: Any) -> list[Any]:
    """Numbers, and expressions where extents are open."""
    shape = node.meta["val"].shape
    return [at if isinstance(at, int) else at.node.expr for at in shape]


def find_joined(inputs: list[Any], outputs: list[Any]) -> tuple[int, int] | None:
    """The first and last of the dimensions of which a view makes one, if it does."""
    joined = len(inputs) - len(outputs)
    for first in range(len(outputs) if joined > 0 else 0):
        last = first + joined
        product = math.prod(inputs[first : last + 1])
        if [*inputs[:first], product, *inputs[last + 1 :]] == outputs:
            return first, last
    return None


def flatten_views(program: Any) -> None:
    """Makes views that join dimensions, some of them open, flatten them.

    The lowering guesses what a view joins, and may take an open extent for 1.
    """
    flatten = torch.ops.aten.flatten.using_ints
    graph = program.graph
    for node in list(graph.nodes):
        if node.target is not torch.ops.aten.view.default:
            continue
        source = node.args[0]
        inputs = get_extents(source)
        joined = find_joined(inputs, get_extents(node))
        if joined is None or all(isinstance(at, int) for at in inputs):
            continue
        with graph.inserting_before(node):
            flat = graph.call_function(flatten, (source, *joined))
        flat.meta = node.meta
        node.replace_all_uses_with(flat)
        graph.erase_node(node)


def import_program(program: Any, context: Context) -> Any:
    tell(stage="importing")
    torch_dialect.register_dialect(context)
    fx_importer.ContextCache = _LayerLocations
    try:
        importer = fx_importer.FxImporter(context=context)
        importer.import_frozen_program(program)
        importer.module.operation.verify()
    except MLIRError as error:
        raise describe(error) from error
    except Exception as error:
        raise RefusedError(f"cannot be imported: {first_line(error)}") from error
    return importer.module.operation


def convert(source: str, target: str, name: str) -> None:
    program = decompose(read(source))
    check_interface(program)
    keep_buffers(program)
    flatten_views(program)
    with Context() as context:
        lower(import_program(program, context), context, _PASSES, name, target)


if __name__ == "__main__":
    sys.exit(run(convert))
