# SPDX-License-Identifier: Apache-2.0
"""MLIR's own sparsifier on full storage, compiled as well as it can be: sums in any
order, contraction, -O3 -march=native, with and without its vectorisation."""

from __future__ import annotations

import ctypes
import re
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from contender import Contender, Ready, RefusedError, in_place
from problems import Problem

_MIN_PLUS = """
    %s = sparse_tensor.binary %a0, %a1 : f64, f64 to f64
      overlap={ ^bb0(%p: f64, %q: f64):
          %t = arith.addf %p, %q : f64
          sparse_tensor.yield %t : f64 }
      left={} right={}
    %r = sparse_tensor.reduce %o, %s, %inf : f64 {
      ^bb0(%p: f64, %q: f64):
        %t = arith.minimumf %p, %q : f64
        sparse_tensor.yield %t : f64 }
"""


def _body(problem: Problem) -> str:
    if problem.kernel.semiring == "min_plus":
        return _MIN_PLUS
    lines, product = [], "%a0"
    for at in range(1, len(problem.kernel.inputs())):
        lines.append(f"    %m{at} = arith.mulf {product}, %a{at} : f64")
        product = f"%m{at}"
    lines.append(f"    %r = arith.addf %o, {product} : f64")
    return "\n".join(lines) + "\n"


def _type(shape: tuple[int, ...], element: str) -> str:
    return f"tensor<{''.join(f'{extent}x' for extent in shape)}{element}>"


def source(problem: Problem, buffers: list[np.ndarray]) -> str:
    """The kernel with static extents, which sparse_tensor.assemble wants."""
    kernel = problem.kernel
    matrix = (
        f"tensor<{'x'.join(map(str, problem.tensor.shape))}xf64, {kernel.storage()}>"
    )
    letters = "".join(dict.fromkeys("".join(kernel.inputs())))
    maps = ", ".join(
        f"affine_map<({', '.join(letters)}) -> ({', '.join(term)})>"
        for term in [*kernel.inputs(), kernel.output]
    )
    kinds = ", ".join(
        f'"{"parallel" if at in kernel.output else "reduction"}"' for at in letters
    )
    integers = [_type(buffer.shape, "i32") for buffer in buffers[:-1]]
    values = _type(buffers[-1].shape, "f64")
    types = [_type(operand.shape, "f64") for operand in problem.operands]
    output = _type(problem.shape_of(kernel.output), "f64")
    parameters = [f"%b{at}: {type}" for at, type in enumerate([*integers, values])]
    parameters += [f"%t{at}: {type}" for at, type in enumerate(types)]
    names = ["%A", *("%A" if at < 0 else f"%t{at}" for at in kernel.tensors)]
    name_types = [matrix, *(matrix if at < 0 else types[at] for at in kernel.tensors)]
    scalars = ", ".join(f"%a{at}: f64" for at in range(len(names)))
    assembled = ", ".join(f"%b{at}" for at in range(len(integers)))
    return f"""
func.func @kernel({", ".join(parameters)},
    %y: {output} {{bufferization.writable = true}}) -> {output}
    attributes {{ llvm.emit_c_interface }} {{
  %inf = arith.constant 0x7FF0000000000000 : f64
  %A = sparse_tensor.assemble ({assembled}), %b{len(integers)}
    : ({", ".join(integers)}), {values} to {matrix}
  %0 = linalg.generic {{ indexing_maps = [{maps}], iterator_types = [{kinds}] }}
    ins({", ".join(names)} : {", ".join(name_types)}) outs(%y : {output}) {{
  ^bb0({scalars}, %o: f64):
{_body(problem)}    linalg.yield %r : f64
  }} -> {output}
  return %0 : {output}
}}
"""


def _run(*command: str, stdin: str = "") -> str:
    done = subprocess.run(command, input=stdin, capture_output=True, text=True)
    if done.returncode != 0:
        raise RefusedError((done.stderr.splitlines() or [f"{command[0]} failed"])[0])
    return done.stdout


def _compile(text: str, options: str) -> ctypes.CDLL:
    options = f"enable-runtime-library=false reassociate-fp-reductions=true {options}"
    lowered = _run("mlir-opt-22", f"--sparsifier={options}", stdin=text)
    code = _run("mlir-translate-22", "--mlir-to-llvmir", stdin=lowered)
    # LLVM has no switch for these flags on code that comes without them.
    code = re.sub(r" (fadd|fmul) (?=double|<)", r" \1 reassoc contract ", code)
    with tempfile.TemporaryDirectory(prefix="tensoropt-") as folder:
        file, shared = f"{folder}/kernel.ll", f"{folder}/kernel.so"
        Path(file).write_text(code)
        flags = ["-O3", "-march=native", "-shared", "-fPIC", "-Wno-override-module"]
        _run("clang-22", *flags, file, "-o", shared)
        return ctypes.CDLL(shared)


class _Descriptor(ctypes.Structure):
    """A memref of any rank up to three."""

    _fields_ = (
        ("allocated", ctypes.c_void_p),
        ("aligned", ctypes.c_void_p),
        ("offset", ctypes.c_int64),
        ("numbers", ctypes.c_int64 * 6),
    )


def _describe(array: np.ndarray) -> _Descriptor:
    strides = [stride // array.itemsize for stride in array.strides]
    numbers = (ctypes.c_int64 * 6)(*array.shape, *strides)
    return _Descriptor(array.ctypes.data, array.ctypes.data, 0, numbers)


def build(options: str) -> Callable[[Problem], Callable[[], Ready]]:
    def build_for(problem: Problem) -> Callable[[], Ready]:
        shared = _compile(source(problem, problem.tensor.tree()), options)

        def convert() -> Ready:
            buffers = problem.tensor.tree()
            output = problem.output()
            arrays = [*buffers, *problem.operands, output]
            # The first argument is where the returned descriptor goes.
            descriptors = [_Descriptor(), *map(_describe, arrays)]
            arguments = [ctypes.byref(descriptor) for descriptor in descriptors]
            function = shared._mlir_ciface_kernel

            def run() -> None:
                function(*arguments)

            run.keep = (descriptors, arrays)
            bytes = sum(buffer.nbytes for buffer in buffers)
            return in_place(run, output, problem.identity, bytes)

        return convert

    return build_for


def contenders() -> list[Contender]:
    return [
        Contender("MLIR sparsifier", build("")),
        Contender("MLIR sparsifier, vl=8", build("vl=8")),
    ]
