# SPDX-License-Identifier: Apache-2.0
"""The package itself: version, types, docs and examples."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import tensoropt
from kernels import ROOT

PACKAGE = Path(tensoropt.__file__).parent


def run(*command, **options):
    return subprocess.run(
        [sys.executable, *map(str, command)],
        capture_output=True,
        text=True,
        # The package under test, whatever folder this runs in.
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        **options,
    )


def test_one_version():
    stated = re.search(
        r"project\(TensorOpt VERSION ([\d.]+)", (ROOT / "CMakeLists.txt").read_text()
    )
    assert tensoropt.__version__ == stated[1]
    assert tensoropt.mlir_version.startswith("22.1.")


def test_everything_public_has_a_text():
    for name in tensoropt.__all__:
        assert hasattr(tensoropt, name)
        value = getattr(tensoropt, name)
        if not isinstance(value, str):
            assert value.__doc__, name


def test_types_are_shipped():
    assert (PACKAGE / "py.typed").exists()
    assert (PACKAGE / "_tensoropt.pyi").exists()


def test_stubs_are_those_of_the_module(tmp_path):
    """stubtest compares names and signatures with the module at run time.

    pybind11 gives all classes a metaclass and an __init__ that raises. Workers need
    what is not installed for tests.
    """
    allowed = tmp_path / "allowed.txt"
    allowed.write_text(
        r"tensoropt\._tensoropt\.[A-Z]\w+(\.__init__)?"
        "\n"
        r"tensoropt\._(torch|jax|tflite)_worker"
        "\n"
    )
    done = run(
        "-m",
        "mypy.stubtest",
        "tensoropt",
        "--mypy-config-file=pyproject.toml",
        f"--allowlist={allowed}",
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout


def test_strict_types_of_the_package():
    done = run("-m", "mypy", "--strict", PACKAGE, cwd=ROOT)
    assert done.returncode == 0, done.stdout


def test_strict_types_of_a_client():
    client = Path(__file__).with_name("client.py")
    done = run("-m", "mypy", "--strict", client, cwd=ROOT)
    errors = [line for line in done.stdout.splitlines() if ": error: " in line]
    marked = [
        number
        for number, line in enumerate(client.read_text().splitlines(), 1)
        if "# the marked error" in line
    ]
    assert {int(line.split(":")[1]) for line in errors} == set(marked), done.stdout


def test_ruff():
    for check in (["check"], ["format", "--check"]):
        done = run("-m", "ruff", *check, "python", "examples", cwd=ROOT)
        assert done.returncode == 0, done.stdout


def test_snippets_of_the_docs():
    """The fenced blocks of docs/python.md run one after another."""
    text = (ROOT / "docs" / "python.md").read_text()
    blocks = re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert len(blocks) >= 7
    done = run("-c", "\n".join(blocks), cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert "shares memory with argument 1" in done.stdout


def test_kernels_of_the_docs():
    """All blocks of docs/kernels.md run as they stand."""
    text = (ROOT / "docs" / "kernels.md").read_text()
    (commands,) = re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    (snippet,) = re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", commands],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("passed") == 2
    done = run("-c", snippet, cwd=ROOT)
    assert done.returncode == 0, done.stderr


def test_memory_docs():
    """The commands and the snippet of docs/memory.md, and what they print."""
    text = (ROOT / "docs" / "memory.md").read_text()
    blocks = re.findall(r"^```sh\n(.*?)^```\n```\n(.*?)^```", text, re.DOTALL | re.M)
    assert len(blocks) == 2
    for commands, expected in blocks:
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", commands],
            cwd=ROOT,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        shown, printed = (
            re.sub(r"(method|seconds) .*", "", output)
            for output in (expected, done.stdout)
        )
        assert printed == shown
    (snippet,) = re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    done = run("-c", snippet, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert "['conv1', 'relu1']" in done.stdout


def test_readme():
    """The commands and the snippet under "Use it" run as they stand."""
    text = (ROOT / "README.md").read_text()
    use = text[text.index("## Use it") : text.index("## Read on")]
    commands = re.findall(r"^```sh\n(.*?)^```", use, re.DOTALL | re.MULTILINE)
    (snippet,) = re.findall(r"^```python\n(.*?)^```", use, re.DOTALL | re.MULTILINE)
    assert len(commands) == 5
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "\n".join(commands)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "check   result 0" in done.stdout and "passed" in done.stdout
    assert "tensoropt.sweep" in done.stdout and "scf.for" in done.stdout
    check = "assert abs(y - A @ np.ones(1000)).max() < 1e-12"
    done = run("-c", snippet + check, cwd=ROOT)
    assert done.returncode == 0, done.stderr


def test_commands_of_the_docs():
    text = (ROOT / "docs" / "python.md").read_text()
    (block,) = re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    commands = block.replace("\\\n", " ").splitlines()
    assert len(commands) == 3
    for command in commands:
        words = command.split()
        assert words[0] == "python"
        done = run(*words[1:], cwd=ROOT)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["ssymv.py"])
def test_examples(name, tmp_path):
    done = run(ROOT / "examples" / name, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    found = re.search(r"largest difference from SciPy: (\S+)", done.stdout)
    # Rows of five products of numbers up to 4.
    assert float(found[1]) < 5 * 5 * 4 * sys.float_info.epsilon
