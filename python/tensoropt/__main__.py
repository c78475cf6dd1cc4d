# SPDX-License-Identifier: Apache-2.0
"""The command line: ``python -m tensoropt --help``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

import tensoropt
from tensoropt import Argument, CompiledFunction, ModelError, Module, Pipeline
from tensoropt._module_plans import find_module
from tensoropt._networks import SUFFIXES, TIMEOUT

_ARGUMENTS = (
    "a file (.mtx, .tns, .npy, .npz of scipy.sparse), zeros, ones, rand:SEED "
    "or a number"
)

_NETWORKS = ", ".join(SUFFIXES)
_FILES = f".mlir (text), .mlirbc (bytecode) or a network ({_NETWORKS})"


def _list_pipelines(_: argparse.Namespace) -> None:
    for name, description in tensoropt.pipelines():
        print(f"{name:8} {description}".replace("\n", "\n" + 9 * " "))


def _load(
    path: str, timeout: float = TIMEOUT, extents: dict[str, int] | None = None
) -> Module:
    """A module or a network, with the stages of an import on a terminal."""

    def show(stage: str) -> None:
        if sys.stderr.isatty():
            print(f"{path}: {stage}", file=sys.stderr)

    return tensoropt.load(path, extents=extents, timeout=timeout, progress=show)


def _read_extents(option: str, texts: Sequence[str]) -> dict[str, int]:
    extents = {}
    for text in texts:
        name, _, number = text.rpartition("=")
        if not name or not number.isdecimal():
            raise ValueError(f"{option}={text}: expected EXTENT=N")
        extents[name] = int(number)
    return extents


def _import(options: argparse.Namespace) -> None:
    extents = _read_extents("--extent", options.extents)
    _load(options.file, options.timeout, extents).save(options.output)


def _optimize(options: argparse.Namespace) -> None:
    module = Pipeline(options.pipeline).run(_load(options.file))
    if options.output:
        module.save(options.output)
    else:
        print(module, end="")


def _read(text: str) -> Any:
    """The value of a text that names a file or a number; None for the rest."""
    if text.endswith((".mtx", ".tns")):
        return tensoropt.read(text)
    if text.endswith(".npy"):
        return np.load(text)
    if text.endswith(".npz"):
        from scipy.sparse import load_npz  # the only place that needs SciPy

        return load_npz(text)
    for number in (int, float):
        try:
            return number(text)
        except ValueError:
            pass
    return None


def _fill(text: str, argument: Argument, shape: Sequence[int | None]) -> Any:
    """An array as zeros, ones or rand:SEED say."""
    if argument.storage not in ("scalar", "dense"):
        raise ValueError(f"{text}: a tensor with an encoding comes from a file")
    extents = [extent for extent in shape if extent is not None]
    if len(extents) < len(shape):
        raise ValueError(f"{text}: the shape follows from no other argument")
    if text in ("zeros", "ones"):
        return np.full(extents, text == "ones", argument.dtype)
    kind, _, seed = text.partition(":")
    if kind != "rand" or not seed.isdecimal():
        raise ValueError(f"{text!r} is none of: {_ARGUMENTS}")
    values = np.random.default_rng(int(seed)).random(extents)
    if argument.dtype.kind in "iu":
        values = values * 8
    return np.asarray(values).astype(argument.dtype)


def _bind(function: CompiledFunction, texts: Sequence[str]) -> list[Any]:
    expected = len(function.arguments)
    if len(texts) != expected:
        raise ValueError(
            f"{function.name!r} takes {expected} arguments, got {len(texts)} --arg"
        )
    values = [_read(text) for text in texts]
    shapes = function.infer_shapes([getattr(value, "shape", None) for value in values])
    for at, value in enumerate(values):
        if value is None:
            values[at] = _fill(texts[at], function.arguments[at], shapes[at])
    return values


def _check(results: Any, reference: Any) -> None:
    """Compares with the reference, relative to its largest element.

    The limits leave room for sums of thousands of terms in another order.
    """
    several = isinstance(results, tuple)
    pairs = zip(results, reference) if several else [(results, reference)]
    for number, (result, expected) in enumerate(pairs):
        result = np.asarray(result)
        exact = result.dtype.kind not in "fc"
        digits = 0 if exact else np.finfo(result.dtype).precision
        tolerance = 0.0 if exact else {3: 1e-2, 6: 1e-5, 15: 1e-12}[int(digits)]
        error = np.abs(result - expected).max(initial=0)
        limit = tolerance * np.abs(expected).max(initial=0)
        print(f"result {number}: max abs error {error:.3g}, limit {limit:.3g}")
        if not error <= limit:
            raise ValueError(f"result {number} differs from the reference")


def _run(options: argparse.Namespace) -> None:
    module = _load(options.file)
    compiled = module.compile(options.pipeline, target_cpu=options.target_cpu)
    entry = options.entry or (compiled.names[0] if len(compiled) == 1 else None)
    if entry is None:
        raise ValueError(
            f"--entry is needed; the file has: {', '.join(compiled.names)}"
        )
    if entry not in compiled:
        raise ValueError(
            f"no function {entry!r}; the file has: {', '.join(compiled.names)}"
        )
    arguments = _bind(compiled[entry], options.arguments)
    # Before the call, which updates some arguments.
    reference = module.reference(entry, *arguments) if options.check else None
    results = compiled[entry](
        *arguments,
        verify_symmetry=options.verify_symmetry,
        symmetry_tolerance=options.symmetry_tolerance,
    )
    if options.output:
        np.save(options.output, results)
    else:
        print(results)
    if options.check:
        _check(results, reference)


def _compile(options: argparse.Namespace) -> None:
    _load(options.file).compile_library(
        options.output,
        header=options.header,
        weights=options.weights,
        emit=options.emit,
        pipeline=options.pipeline,
        entries=options.entries,
        prefix=options.prefix,
        max_extents=_read_extents("--max-extent", options.max_extents),
        allow_malloc=options.allow_malloc,
        target_triple=options.target_triple,
        target_cpu=options.target_cpu,
        target_features=options.target_features,
    )


def _add_compile(commands: Any) -> None:
    """The command ``compile``, with the options of ``tensor-compile``."""
    library = commands.add_parser("compile", help="make a library for C of a module")
    library.add_argument("file", help=_FILES)
    library.add_argument(
        "-o", "--output", required=True, help="the library: .so, .a, .o, .s or .ll"
    )
    library.add_argument("--header", metavar="FILE.h", help="its header")
    library.add_argument(
        "--weights", metavar="FILE", help="a file of its own for large constants"
    )
    library.add_argument(
        "--emit",
        choices=["shared", "static", "object", "assembly", "llvm"],
        help="what to write (default: what the suffix says)",
    )
    library.add_argument("--pipeline", default="cpu", metavar="NAME[{options}]")
    library.add_argument(
        "--entry",
        action="append",
        default=[],
        dest="entries",
        metavar="NAME",
        help="a function; may be repeated (default: all public ones)",
    )
    library.add_argument("--prefix", default="", help="put before names in C")
    library.add_argument(
        "--max-extent",
        action="append",
        default=[],
        dest="max_extents",
        metavar="EXTENT=N",
        help="the largest value of an extent, by its name in the header",
    )
    library.add_argument(
        "--allow-malloc", action="store_true", help="let functions call malloc"
    )
    library.add_argument("--target-triple", default="", metavar="TRIPLE")
    library.add_argument("--target-cpu", default="", metavar="NAME")
    library.add_argument("--target-features", default="", metavar="LIST")
    library.set_defaults(do=_compile)


def _plan_module(module: Module, options: argparse.Namespace) -> int:
    plans = tensoropt.plan_memory(module, options.capacity, pipeline=options.pipeline)
    print(plans, end="")
    for path in options.outputs:
        plans.save(path)
    return 0


def _plan(options: argparse.Namespace) -> int:
    if (module := find_module(options.file)) is not None:
        return _plan_module(module, options)
    plan = tensoropt.plan_memory(
        options.file,
        options.capacity,
        timeout=options.timeout,
        threads=options.threads,
        name=Path(options.file).name,
    )
    print(plan, end="")
    if not plan.fits:
        return 2 if plan.proven else 3
    for path in options.outputs:
        plan.save(path)
    return 0


def _tune(options: argparse.Namespace) -> None:
    def show(step: str, result: tensoropt.TuneResult) -> None:
        if sys.stderr.isatty():
            limit = f" of {options.budget:g} s" if options.budget else " s"
            print(
                f"{step}; {result.seconds:.0f}{limit}, "
                f"{result.speed_up:.3g} times as fast",
                file=sys.stderr,
            )

    result = tensoropt.tune(
        _load(options.file),
        options.plan,
        pipeline=options.pipeline,
        budget=options.budget,
        target_cpu=options.target_cpu,
        progress=show,
    )
    print(
        f"{result.measured} kernels measured, {result.known} known, "
        f"{result.skipped} not measured, {result.left} left, in "
        f"{result.seconds:.3g} s: {result.speed_up:.3g} times as fast"
    )


def _add_tune(commands: Any) -> None:
    """The command ``tune``."""
    tune = commands.add_parser(
        "tune", help="measure how the kernels of a network are computed fastest"
    )
    tune.add_argument("file", help=_FILES)
    tune.add_argument(
        "--plan",
        required=True,
        metavar="FILE.json",
        help="the plans that are known, to which those that are measured are added",
    )
    tune.add_argument("--pipeline", default="cpu", metavar="NAME[{options}]")
    tune.add_argument(
        "--budget",
        type=float,
        metavar="SECONDS",
        help="begin to measure no kernel afterwards (default: any)",
    )
    tune.add_argument("--target-cpu", default="native", metavar="NAME")
    tune.set_defaults(do=_tune)


def _is_module() -> bool:
    """Whether the program was started as python -m tensoropt."""
    return Path(sys.argv[0]).name == "__main__.py"


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tensoropt" if _is_module() else "tensoropt",
        description="Compile tensor programs that state symmetry and sparsity.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    listing = commands.add_parser("pipelines", help="list the named pipelines")
    listing.set_defaults(do=_list_pipelines)

    importer = commands.add_parser("import", help="make a module of a network")
    importer.add_argument("file", help=f"a network: {_NETWORKS}")
    importer.add_argument(
        "-o",
        "--output",
        required=True,
        help=".mlirbc (bytecode, with the names of layers) or .mlir (text)",
    )
    importer.add_argument(
        "--timeout",
        type=float,
        default=TIMEOUT,
        metavar="SECONDS",
        help="give up then (default: %(default)g)",
    )
    importer.add_argument(
        "--extent",
        action="append",
        default=[],
        dest="extents",
        metavar="EXTENT=N",
        help="an open extent of an ONNX network, by its name or as INPUT.DIMENSION",
    )
    importer.set_defaults(do=_import)

    optimize = commands.add_parser("opt", help="run a pipeline on a module")
    optimize.add_argument("file", help=_FILES)
    optimize.add_argument("--pipeline", required=True, metavar="NAME[{options}]")
    optimize.add_argument(
        "-o", "--output", help="write .mlir or .mlirbc instead of printing"
    )
    optimize.set_defaults(do=_optimize)

    run = commands.add_parser("run", help="compile a function and call it")
    run.add_argument("file", help=_FILES)
    run.add_argument(
        "--arg",
        action="append",
        default=[],
        metavar="VALUE",
        dest="arguments",
        help=f"one per parameter: {_ARGUMENTS}",
    )
    run.add_argument(
        "--entry", help="the function; may be left out if there is one only"
    )
    run.add_argument("--pipeline", default="cpu", metavar="NAME[{options}]")
    run.add_argument("--target-cpu", default="native", metavar="NAME")
    run.add_argument(
        "--no-verify-symmetry",
        action="store_false",
        dest="verify_symmetry",
        help="take matrices for symmetric where the function says they are",
    )
    run.add_argument(
        "--symmetry-tolerance",
        type=float,
        default=0.0,
        metavar="REL",
        help="largest relative difference of numbers that symmetry makes equal",
    )
    run.add_argument("--check", action="store_true", help="compare with the reference")
    run.add_argument(
        "-o", "--output", help="write the result as .npy instead of printing"
    )
    run.set_defaults(do=_run)

    _add_compile(commands)
    _add_tune(commands)

    plan = commands.add_parser(
        "plan", help="place the buffers of a module, or of a CSV file, in memory"
    )
    plan.add_argument("file", help=f"{_FILES}; .csv: columns id, lower, upper, ...")
    plan.add_argument(
        "--pipeline",
        default="plan-memory",
        metavar="NAME[{options}]",
        help="what plans the buffers of a module",
    )
    plan.add_argument("--capacity", type=int, metavar="BYTES")
    plan.add_argument("--timeout", type=float, default=60, metavar="SECONDS")
    plan.add_argument("--threads", type=int, default=1)
    plan.add_argument(
        "-o",
        "--output",
        action="append",
        default=[],
        dest="outputs",
        help="write .csv, .svg, .html, .json, .txt or .trace.json; may be repeated",
    )
    plan.set_defaults(do=_plan)

    version = commands.add_parser("version", help="print versions")
    version.set_defaults(
        do=lambda _: print(
            f"tensoropt {tensoropt.__version__}, MLIR {tensoropt.mlir_version}"
        )
    )
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    options = _make_parser().parse_args(arguments)
    try:
        return int(options.do(options) or 0)
    except tensoropt.CompileError as error:
        print(error, file=sys.stderr)
        return 1
    except (OSError, TypeError, ValueError, ImportError, ModelError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
