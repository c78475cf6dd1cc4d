# SPDX-License-Identifier: Apache-2.0
"""Functions that work in memory of their callers."""

import re

import numpy as np
import pytest
import tensoropt
from test_module_plans import CHAIN


@pytest.fixture(scope="module")
def chain():
    module = tensoropt.Module.parse(CHAIN)
    return module.compile("cpu{workspace=argument}", profile=True)


def matrices():
    random = np.random.default_rng(3)
    return random.random((8, 8), "f4"), random.random((8, 8), "f4")


def test_workspace(chain):
    a, out = matrices()
    expected = out.astype("f8") + np.linalg.matrix_power(a.astype("f8"), 5)
    internal = tensoropt.Module.parse(CHAIN).compile()(a, out.copy())
    np.testing.assert_allclose(internal, expected, rtol=1e-5)
    assert chain.workspace_size() == chain.workspace_size("chain") == 512
    assert chain["chain"].workspace_size == 512
    workspace = chain.allocate_workspace()
    assert workspace.ctypes.data % 64 == 0 and workspace.nbytes == 512
    for _ in range(2):
        workspace[:] = 255  # NaN
        given = out.copy()
        result = chain["chain"](a, given, workspace=workspace)
        assert np.shares_memory(result, given)
        assert np.array_equal(result, internal), "the same bits"
    assert (workspace != 255).any()
    larger = np.zeros(4096, "f4")
    start = -larger.ctypes.data % 64 // 4
    chain(a, out, workspace=larger[start:])
    assert np.array_equal(out, internal)


def test_wrong_workspaces(chain):
    a, out = matrices()
    good = np.zeros(1024, "u1")
    good = good[-good.ctypes.data % 64 :]
    need = "'chain': needs a workspace of 512 bytes at a multiple of 64, got "
    for workspace, message in [
        (None, need + "none"),
        (good[:511], need + "511 bytes"),
        (good[4:], need + "one that begins 4 bytes behind one"),
        (good[::2], "workspace: must be a writable array without gaps"),
        (np.frombuffer(bytes(1024), "u1"), "workspace: must be a writable"),
    ]:
        with pytest.raises(ValueError, match=re.escape(message)):
            chain(a, out, workspace=workspace)
    shared = good[:512].view("f4")
    with pytest.raises(ValueError, match="workspace shares memory with argument 0"):
        chain(shared[:64].reshape(8, 8), out, workspace=good)
    plain = tensoropt.Module.parse(CHAIN).compile()
    assert plain.workspace_size() == 0 and plain.allocate_workspace() is None
    with pytest.raises(ValueError, match="takes no workspace: it allocates what it"):
        plain(a, out, workspace=good)


def test_profile_and_count_with_workspaces(chain):
    a, out = matrices()
    assert chain.profile(a, out, runs=2).calls == 2
    module = tensoropt.Module.parse(CHAIN)
    module.count("chain", a, out, pipeline="cpu{workspace=argument}")
