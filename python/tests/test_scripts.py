# SPDX-License-Identifier: Apache-2.0
"""The scripts of examples/ and scripts/ do what they say."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import scipy.io

ROOT = Path(__file__).parents[2]


def run(*command: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, command)], capture_output=True, text=True
    )


def test_matrix_of_finite_elements(tmp_path: Path) -> None:
    path = tmp_path / "brick.mtx"
    done = run(ROOT / "examples/make_matrix.py", 2, 3, 4, path)
    assert done.returncode == 0, done.stderr
    assert "symmetric" in path.read_text().splitlines()[0]
    matrix = scipy.io.mmread(path).toarray()
    assert matrix.shape == (60, 60)
    assert (matrix == matrix.T).all()
    # A constant has no gradient: the rows sum to zero, and no other vector of
    # this connected grid has zero energy.
    eigenvalues = np.linalg.eigvalsh(matrix)
    assert abs(matrix.sum(axis=1)).max() < 1e-14
    assert abs(eigenvalues[0]) < 1e-14 < 0.01 < eigenvalues[1]


def test_matrix_needs_elements(tmp_path: Path) -> None:
    done = run(ROOT / "examples/make_matrix.py", 2, 0, 4, tmp_path / "a.mtx")
    assert done.returncode == 2
    assert "each direction needs at least one element" in done.stderr


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of what new_pass.py touches."""
    for folder in ("include/TensorOpt/Sparse", "lib/Sparse", "test/Sparse"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def test_new_pass(tree: Path) -> None:
    script = ROOT / "scripts/new_pass.py"
    done = run(script, "Sparse", "color-rows", "Colour rows", "--root", tree)
    assert done.returncode == 0, done.stderr
    source = (tree / "lib/Sparse/ColorRows.cpp").read_text()
    assert "#define GEN_PASS_DEF_COLORROWS" in source
    assert "ColorRows.cpp" in (tree / "lib/Sparse/CMakeLists.txt").read_text()
    assert (
        "--tensoropt-color-rows" in (tree / "test/Sparse/color-rows.mlir").read_text()
    )

    tblgen = shutil.which("mlir-tblgen-22")
    include = subprocess.run(
        ["llvm-config-22", "--includedir"], capture_output=True, text=True, check=True
    ).stdout.strip()
    assert tblgen
    includes = ["-I", include, "-I", tree / "include"]
    definitions = tree / "include/TensorOpt/Sparse/Passes.td"
    generated = subprocess.run(
        [tblgen, "-gen-pass-decls", "-name", "X", *includes, definitions],
        capture_output=True,
        text=True,
    )
    assert generated.returncode == 0, generated.stderr
    assert "class ColorRowsBase" in generated.stdout


@pytest.mark.parametrize(
    ("room", "stem", "message"),
    [
        ("Nowhere", "color-rows", "room 'Nowhere' has no"),
        ("Sparse", "ColorRows", "is not a kebab-case stem"),
        ("Sparse", "lower-sweep", "is there already"),
    ],
)
def test_new_pass_refuses(tree: Path, room: str, stem: str, message: str) -> None:
    done = run(ROOT / "scripts/new_pass.py", room, stem, "Do", "--root", tree)
    assert done.returncode == 1
    assert message in done.stderr
