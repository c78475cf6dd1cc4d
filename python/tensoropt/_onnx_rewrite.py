# SPDX-License-Identifier: Apache-2.0
"""Rewrites an ONNX model into one that says the same with fewer operators.

    model = expand_functions(model)     # operators that ONNX defines by others
    model = fold_constants(model)       # what does not depend on the inputs

Part of _onnx_worker.py's process; needs onnx and onnxscript. Nodes that come out of one
layer keep its name in front of a slash.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Container, Iterable, Iterator
from typing import Any, NoReturn

import numpy as np
import onnx
import onnx.shape_inference
import onnx.version_converter

_KEPT = {"Range", "CastLike"}
"""Range would become a loop; the importer knows what CastLike means."""

_LASTING = {"DynamicQuantizeLinear"}
"""Defined by forms of operators that no later version of ONNX changes."""

OLDEST = 15
"""The version of ONNX's operators from which on torch-mlir knows their forms."""

_CHANGED = {"Hardmax": 13, "Scan": 9}
"""Versions in which operators became others, which ONNX's converter does not know."""

_SMALL = 64
"""Elements of what paddings are computed from."""

_ROUNDS = 8
"""Bodies call other functions, but not each other in circles."""


def graphs(graph: onnx.GraphProto) -> Iterator[onnx.GraphProto]:
    """The graph and all that its nodes hold."""
    yield graph
    for node in graph.node:
        for attribute in node.attribute:
            if attribute.HasField("g"):
                yield from graphs(attribute.g)
            for inner in attribute.graphs:
                yield from graphs(inner)


def opset_of(model: onnx.ModelProto) -> int:
    """The version of ONNX's own operators that the model uses; 0 if it uses none."""
    return next((int(set.version) for set in model.opset_import if not set.domain), 0)


def infer_shapes(model: onnx.ModelProto) -> onnx.ModelProto:
    return onnx.shape_inference.infer_shapes(model, data_prop=True)


def fix_extents(model: onnx.ModelProto, extents: dict[str, int]) -> None:
    """Gives open extents of inputs the values that the user knows.

    A key is the name of an extent, or INPUT.N for dimension N of an input. Raises
    UnsupportedError for one that is not there.
    """
    given = {tensor.name for tensor in model.graph.initializer}
    inputs = [value for value in model.graph.input if value.name not in given]
    open_extents = {
        f"{value.name}.{at}": extent
        for value in inputs
        for at, extent in enumerate(value.type.tensor_type.shape.dim)
        # Some exporters write -1.
        if not extent.HasField("dim_value") or extent.dim_value < 0
    }
    names = {extent.dim_param for extent in open_extents.values()} - {""}
    for key, number in extents.items():
        if key not in open_extents and key not in names:
            known = ", ".join([*sorted(names), *open_extents]) or "none"
            raise UnsupportedError(f"has no open extent {key}; there are: {known}", "")
        if key in open_extents:
            open_extents[key].dim_value = number
            continue
        for value in [*inputs, *model.graph.output]:
            for extent in value.type.tensor_type.shape.dim:
                if extent.dim_param == key:
                    extent.dim_value = number
    if extents:
        del model.graph.value_info[:]


def correct_outputs(model: onnx.ModelProto) -> onnx.ModelProto:
    """Shapes of outputs that are missing or wrong become those that follow."""
    plain = update_operators(model) or onnx.ModelProto.FromString(
        model.SerializeToString()
    )
    for value in plain.graph.output:
        if value.type.HasField("tensor_type"):
            value.type.tensor_type.ClearField("shape")
    inferred = {value.name: value.type for value in infer_shapes(plain).graph.output}
    for value in model.graph.output:
        stated, known = (
            type.tensor_type for type in (value.type, inferred[value.name])
        )
        if not known.HasField("shape"):
            continue
        extents = [[dim.dim_value for dim in t.shape.dim] for t in (stated, known)]
        if (
            not stated.HasField("shape")
            or len(extents[0]) != len(extents[1])
            or any(a and b and a != b for a, b in zip(*extents, strict=True))
        ):
            stated.shape.CopyFrom(known.shape)
    return model


def update_operators(model: onnx.ModelProto) -> onnx.ModelProto | None:
    """With operators of version OLDEST; None where ONNX cannot raise them to that."""
    opset = opset_of(model)
    nodes = [node for graph in graphs(model.graph) for node in graph.node]
    if not 0 < opset < OLDEST or any(
        opset < _CHANGED.get(node.op_type, 0) for node in nodes
    ):
        return None
    try:
        return onnx.version_converter.convert_version(model, OLDEST)
    except Exception:  # it has no class of its own
        return None


def types_of(model: onnx.ModelProto) -> dict[str, onnx.TypeProto]:
    """The types of all values, of a model in which they are inferred."""
    types: dict[str, onnx.TypeProto] = {}
    for graph in graphs(model.graph):
        for tensor in graph.initializer:
            types[tensor.name] = onnx.helper.make_tensor_type_proto(
                tensor.data_type, tensor.dims
            )
        for values in (graph.value_info, graph.output, graph.input):
            types.update((value.name, value.type) for value in values)
    return types


def expand_functions(
    model: onnx.ModelProto, only: Container[str] | None = None
) -> onnx.ModelProto:
    """Writes the bodies of operators in their place, where ONNX defines such.

    Each round infers the types anew: what an operator is defined by may depend on them.
    Those of the model are inferred, and so are the result's.
    """
    result = onnx.ModelProto()
    result.CopyFrom(model)
    opset = opset_of(model)
    for _ in range(_ROUNDS):
        types = types_of(result)
        expanded = False
        for graph in list(graphs(result.graph)):
            nodes: list[onnx.NodeProto] = []
            for node in graph.node:
                wanted = only is None or node.op_type in only
                body = _find_body(node, opset, types) if wanted else None
                nodes.extend(_inline(node, body) if body else [node])
                expanded |= body is not None
            copy_nodes(graph, nodes)
        if not expanded:
            break
        result = infer_shapes(result)
    return result


def fold_constants(model: onnx.ModelProto) -> onnx.ModelProto:
    """What does not depend on the inputs, as shapes, becomes constants."""
    from onnxscript import optimizer  # takes a while, and most models do without

    def should_fold(node: Any) -> bool | None:
        """Paddings begin with a few zeros, which are left alone otherwise."""
        if node.op_type != "ConstantOfShape":
            return None
        shape = node.inputs[0].const_value
        return shape is not None and 0 <= math.prod(shape.numpy().tolist()) <= _SMALL

    model = infer_shapes(optimizer.optimize(model))
    optimizer.fold_constants(model, onnx_shape_inference=True, should_fold=should_fold)
    return optimizer.optimize(model)


def copy_nodes(graph: onnx.GraphProto, nodes: Iterable[onnx.NodeProto]) -> None:
    """Makes these the nodes of the graph, which may be some of them."""
    copies = []
    for node in nodes:
        copy = onnx.NodeProto()
        copy.CopyFrom(node)
        copies.append(copy)
    del graph.node[:]
    graph.node.extend(copies)


class UnsupportedError(Exception):
    """There is nothing to rewrite an operator into."""

    def __init__(self, message: str, layer: str) -> None:
        super().__init__(message)
        self.layer = layer


class Builder:
    """Collects the nodes that stand for those of a model, and their constants."""

    def __init__(self, model: onnx.ModelProto) -> None:
        types = {
            name: type.tensor_type
            for name, type in types_of(model).items()
            if type.HasField("tensor_type")
        }
        self.types: dict[str, int] = {n: type.elem_type for n, type in types.items()}
        self.shapes = {
            # Zero stands for an extent that is open.
            name: [extent.dim_value for extent in type.shape.dim]
            for name, type in types.items()
            if type.HasField("shape")
        }
        self.opset = opset_of(model)
        self.numbers = itertools.count()
        self.constants: list[onnx.TensorProto] = []
        self.nodes: list[onnx.NodeProto] = []
        self.layer = ""

    def refuse(self, node: onnx.NodeProto, form: str) -> NoReturn:
        raise UnsupportedError(
            f"has the operator {node.op_type} {form}, which is not supported", node.name
        )

    def add(self, operator: str, *inputs: str, output: str = "", **given: Any) -> str:
        """Appends a node with one result, whose name is returned."""
        name = f"{self.layer}/{operator}_{next(self.numbers)}"
        output = output or name
        node = onnx.helper.make_node(operator, inputs, [output], name, **given)
        self.nodes.append(node)
        return output

    def cast(self, name: str, kind: int) -> str:
        return self.add("Cast", name, to=kind)

    def constant(self, value: Any, kind: int) -> str:
        name = f"{self.layer}/constant_{next(self.numbers)}"
        array = np.asarray(value, onnx.helper.tensor_dtype_to_np_dtype(kind))
        self.constants.append(onnx.numpy_helper.from_array(array, name))
        return name


def _find_body(
    node: onnx.NodeProto, opset: int, types: dict[str, onnx.TypeProto]
) -> onnx.FunctionProto | None:
    """What ONNX defines the node by; None if nothing, or if it is not known."""
    if node.domain or node.op_type in _KEPT or not onnx.defs.has(node.op_type):
        return None
    # The stubs of ONNX do not know all of it.
    schema: Any = onnx.defs.get_schema(node.op_type, opset)
    plain = [at for at in schema.function_opset_versions if at <= opset]
    typed = [
        at for at in schema.context_dependent_function_opset_versions if at <= opset
    ]
    version = max(plain + typed, default=0)
    if not version:
        return None
    if version in plain:
        text = schema.get_function_with_opset_version(version)
    else:
        inputs = [types.get(name, onnx.TypeProto()) for name in node.input]
        text = schema.get_context_dependent_function_with_opset_version(
            version, node.SerializeToString(), [t.SerializeToString() for t in inputs]
        )
    if not text:
        return None
    body = onnx.FunctionProto()
    body.ParseFromString(text)
    _fill_attributes(body, node, schema)
    lasts = node.op_type in _LASTING or _means_the_same(body, version, opset)
    return body if lasts else None


def _means_the_same(body: onnx.FunctionProto, version: int, opset: int) -> bool:
    """Whether the body's operators are in both versions of ONNX the same."""
    graph = onnx.GraphProto(node=body.node)
    for part in graphs(graph):
        for node in part.node:
            if node.domain:
                return False
            first, second = (
                onnx.defs.get_schema(node.op_type, at).since_version
                for at in (version, opset)
            )
            if first != second:
                return False
    return True


def _fill_attributes(
    body: onnx.FunctionProto, node: onnx.NodeProto, schema: Any
) -> None:
    """Attributes that refer to the caller's get its values, or the defaults."""
    given = {name: known.default_value for name, known in schema.attributes.items()}
    given.update((attribute.name, attribute) for attribute in node.attribute)
    holder = onnx.GraphProto(node=body.node)
    for graph in graphs(holder):
        for inner in graph.node:
            kept = []
            for attribute in inner.attribute:
                value = onnx.AttributeProto()
                if not attribute.ref_attr_name:
                    value.CopyFrom(attribute)
                elif attribute.ref_attr_name in given:
                    value.CopyFrom(given[attribute.ref_attr_name])
                    value.name = attribute.name
                if value.type:
                    kept.append(value)
            del inner.attribute[:]
            inner.attribute.extend(kept)
    del body.node[:]
    body.node.extend(holder.node)


def _inline(node: onnx.NodeProto, body: onnx.FunctionProto) -> list[onnx.NodeProto]:
    """The body's nodes, with names of values and layers that are the node's own."""
    names = {"": ""}
    # What is left out at the end of a list has no name at all.
    for formal, actual in (
        *zip(body.input, [*node.input, *[""] * len(body.input)]),
        *zip(body.output, node.output),
    ):
        names[formal] = actual
    if missing := [name for name in body.output if not names.get(name)]:
        names.update((name, f"{node.name}/{name}") for name in missing)

    holder = onnx.GraphProto(node=body.node)
    _rename(holder, lambda name: names.get(name, f"{node.name}/{name}"))
    for number, inner in enumerate(holder.node):
        inner.name = f"{node.name}/{inner.name or f'{inner.op_type}_{number}'}"
    return list(holder.node)


def _rename(graph: onnx.GraphProto, rename: Callable[[str], str]) -> None:
    for part in graphs(graph):
        for values in (part.input, part.output, part.value_info, part.initializer):
            for value in values:
                value.name = rename(value.name)
        for node in part.node:
            node.input[:] = [rename(name) for name in node.input]
            node.output[:] = [rename(name) for name in node.output]
