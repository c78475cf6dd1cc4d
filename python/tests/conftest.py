# SPDX-License-Identifier: Apache-2.0
import pytest
import tensoropt
from kernels import EXAMPLE


@pytest.fixture(scope="session")
def example():
    """The module of examples/ssymv.mlir."""
    return tensoropt.Module.load(EXAMPLE)


@pytest.fixture(scope="session")
def compiled(example):
    """The same, compiled."""
    return example.compile()
