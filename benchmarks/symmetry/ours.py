# SPDX-License-Identifier: Apache-2.0
"""TensorOpt: canonical storage, and full storage without stated symmetry."""

from __future__ import annotations

from collections.abc import Callable

import tensoropt
from contender import Contender, Ready, RefusedError, in_place
from kernels import Kernel
from problems import Problem


def _encoding(kernel: Kernel, canonical: bool, by_length: bool) -> str:
    if not canonical:
        return kernel.storage(by_length)
    generators = ", ".join(f"({at} {at + 1})" for at in range(kernel.rank - 1))
    return (
        f"#tensoropt.encoding<{{ symmetry = <{generators}>, stored = canonical, "
        f"sparse = {kernel.storage(by_length)} }}>"
    )


def source(kernel: Kernel, canonical: bool, by_length: bool = False) -> str:
    """The kernel as a module, with dynamic extents. In full storage a tensor that
    stands in it twice is two arguments, which nobody knows to be equal."""

    def dense(term: str) -> str:
        return f"tensor<{'?x' * len(term)}f64>"

    encoding = _encoding(kernel, canonical and kernel.symmetric, by_length)
    matrix = f"tensor<{'?x' * kernel.rank}f64, {encoding}>"
    terms = {at: dense(term) for at, term in kernel.terms().items() if at >= 0}
    again = "%A" if canonical else "%again"
    parameters = [f"%A: {matrix}"]
    if kernel.uses > 1 and not canonical:
        parameters.append(f"{again}: {matrix}")
    parameters += [f"%t{at}: {type}" for at, type in sorted(terms.items())]
    names = ["%A", *(again if at < 0 else f"%t{at}" for at in kernel.tensors)]
    types = [matrix, *(matrix if at < 0 else terms[at] for at in kernel.tensors)]
    output = dense(kernel.output)
    return f"""
func.func @kernel({", ".join(parameters)}, %y: {output}) -> {output} {{
  %0 = tensoropt.einsum "{kernel.spec()}" semiring<{kernel.semiring}>
    ins({", ".join(names)} : {", ".join(types)}) outs(%y : {output}) -> {output}
  return %0 : {output}
}}
"""


def build(
    canonical: bool, pipeline: str, by_length: bool = False
) -> Callable[[Problem], Callable[[], Ready]]:
    def build_for(problem: Problem) -> Callable[[], Ready]:
        kernel = problem.kernel
        if by_length and kernel.rank < 3:
            raise RefusedError("has no such kernel")
        try:
            module = tensoropt.Module.parse(source(kernel, canonical, by_length))
            function = module.compile(pipeline)["kernel"]
        except (tensoropt.CompileError, ValueError) as error:
            # ValueError: this version of the pipeline lacks the option.
            raise RefusedError(str(error).splitlines()[0]) from error
        given = problem.tensor.csr() if kernel.rank == 2 else problem.tensor.coo()

        def convert() -> Ready:
            matrix = tensoropt.SparseTensor.pack(given, like=function.arguments[0])
            output = problem.output()
            matrices = [matrix] * (1 if canonical else kernel.uses)
            arguments = (*matrices, *problem.operands, output)
            return in_place(
                lambda: function(*arguments), output, problem.identity, matrix.nbytes
            )

        return convert

    return build_for


def contenders(threads: int) -> list[Contender]:
    """Ours with one thread; with more where the pipeline has the option. Tensors also
    with fibres by length, in full storage as well."""
    found = []
    for by_length in (False, True):
        order = ", by length" if by_length else ""
        found += [
            Contender(
                f"TensorOpt, full storage{order}",
                build(False, "cpu", by_length),
                "full",
            ),
            Contender(f"TensorOpt{order}", build(True, "cpu", by_length), "ours"),
        ]
        if threads > 1:
            pipeline = f"cpu{{threads={threads}}}"
            found.append(
                Contender(
                    f"TensorOpt, {threads} threads{order}",
                    build(True, pipeline, by_length),
                )
            )
    return found
