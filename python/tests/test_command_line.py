# SPDX-License-Identifier: Apache-2.0
"""python -m tensoropt."""

import numpy as np
import pytest
import scipy.io
import scipy.sparse as sp
import tensoropt
from command import run
from kernels import EXAMPLE, matvec, random_matrix, random_vector

KARATE = EXAMPLE.with_name("karate.mtx")


@pytest.mark.parametrize(
    "command", ["", "pipelines", "opt", "run", "compile", "plan", "version"]
)
def test_help(command):
    text = run(*command.split(), "--help")
    assert text.startswith(f"usage: python -m tensoropt {command}".rstrip())


def test_no_command():
    assert "required: COMMAND" in run(code=2)


def test_version():
    expected = f"tensoropt {tensoropt.__version__}, MLIR {tensoropt.mlir_version}\n"
    assert run("version") == expected


def test_pipelines():
    lines = run("pipelines").splitlines()
    assert "sweep    Einsums to sweeps over canonical entries" in lines
    assert any(line.startswith("         reassociate=true") for line in lines)


def test_opt(example, tmp_path):
    expected = str(tensoropt.Pipeline("sweep").run(example))
    assert run("opt", EXAMPLE, "--pipeline=sweep") == expected
    for name in ("out.mlir", "out.mlirbc"):
        path = tmp_path / name
        assert run("opt", EXAMPLE, "--pipeline=sweep", "-o", path) == ""
        assert str(tensoropt.Module.load(path)) == expected


def test_run(tmp_path):
    arguments = [f"--arg={value}" for value in (KARATE, "rand:1", "ones")]
    out = tmp_path / "y.npy"
    text = run("run", EXAMPLE, "--entry=ssymv", *arguments, "--check", "-o", out)
    assert text.startswith("result 0: max abs error ")
    matrix = sp.csr_array(scipy.io.mmread(KARATE))
    x = np.random.default_rng(1).random(34)
    # Rows of at most 34 products of numbers below 10.
    bound = 34 * np.finfo(float).eps * 34 * 10
    assert np.abs(np.load(out) - 1 - matrix @ x).max() < bound


def test_run_on_arrays(tmp_path):
    """One function needs no --entry; .npz is SciPy's, numbers are scalars."""
    a, x = random_matrix(1, 9), random_vector(2, 9)
    sp.save_npz(tmp_path / "a.npz", a)
    np.save(tmp_path / "x.npy", x)
    program = tmp_path / "f.mlir"
    program.write_text(matvec())
    arguments = [tmp_path / "a.npz", tmp_path / "x.npy", "zeros"]
    out = tmp_path / "y.npy"
    run("run", program, *[f"--arg={value}" for value in arguments], "-o", out)
    assert np.allclose(np.load(out), a @ x, rtol=0, atol=1e-14)
    program.write_text(
        "func.func @f(%a: f64, %b: i32) -> (f64, i32) { return %a, %b : f64, i32 }"
    )
    assert run("run", program, "--arg=1.5", "--arg=-3") == "(1.5, -3)\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["opt", EXAMPLE, "--pipeline=lops"], "error: unknown pipeline 'lops'; did"),
        (["opt", "none.mlir", "--pipeline=cpu"], "No such file or directory"),
        (["opt", KARATE, "--pipeline=cpu"], f"error: {KARATE}: expected a name that"),
        (["run", EXAMPLE], "error: --entry is needed; the file has: spmv, ssymv"),
        (["run", EXAMPLE, "--entry=f"], "error: no function 'f'; the file has: spmv"),
        (["run", EXAMPLE, "--entry=spmv"], "'spmv' takes 3 arguments, got 0 --arg"),
        (
            ["run", EXAMPLE, "--entry=spmv", "--arg=x", "--arg=x", "--arg=x"],
            "a tensor with an encoding comes from a file",
        ),
        (
            ["run", EXAMPLE, "--entry=spmv", f"--arg={KARATE}", "--arg=x", "--arg=x"],
            "'x' is none of: a file",
        ),
    ],
)
def test_errors(arguments, message):
    text = run(*arguments, code=1)
    assert message in text
    assert "Traceback" not in text


def test_plan(tmp_path):
    network = EXAMPLE.with_name("network.csv")
    outputs = [tmp_path / name for name in ("plan.csv", "map.svg")]
    flags = [word for path in outputs for word in ("-o", path)]
    text = run("plan", network, "--capacity=2097152", *flags)
    assert "status        optimal" in text and "network.csv" not in text
    assert outputs[0].read_text().startswith("id,lower,upper,size,alignment,offset\n")
    assert "network.csv: arena" in outputs[1].read_text()
    run("plan", network, "--capacity=1000", "-o", tmp_path / "no.csv", code=2)
    assert not (tmp_path / "no.csv").exists()
    assert "cannot be opened" in run("plan", tmp_path / "missing.csv", code=1)
