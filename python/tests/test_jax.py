# SPDX-License-Identifier: Apache-2.0
"""Functions from JAX, against JAX."""

import numpy as np
import pytest
import tensoropt
from tensoropt import ModelError

jax = pytest.importorskip("jax")
pytest.importorskip("iree.compiler")
jnp = jax.numpy

RANDOM = np.random.default_rng(0)
WEIGHTS = jnp.asarray(RANDOM.standard_normal((16, 300)), jnp.float32)


def floats(*shape):
    return RANDOM.standard_normal(shape).astype(np.float32)


def predict(x, unused, parameters):
    """A constant of 19 kB, a parameter that nothing reads, and two results."""
    y = jnp.tanh(x @ WEIGHTS) + parameters["shift"]
    return jax.nn.softmax(y), jnp.argmax(y, -1)


def convolve(image, kernel):
    y = jax.lax.conv_general_dilated(image, kernel, (2, 1), "SAME")
    return jax.lax.reduce_window(
        y, -jnp.inf, jax.lax.max, (1, 1, 2, 2), (1, 1, 2, 2), "VALID"
    )


def attend(x, mask):
    scores = jnp.einsum("blhd,bmhd->bhlm", x, x) / 2
    scores = jnp.where(mask[:, None, None, :], scores, -1e9)
    return jnp.einsum("bhlm,bmhd->blhd", jax.nn.softmax(scores), x)


def gather(table, at):
    return table[at].sum(1), at % 4


def iterate(x):
    y = jax.lax.fori_loop(0, 5, lambda at, y: jnp.sin(y) + at * x, x)
    return jax.lax.while_loop(lambda y: y.sum() < 50, lambda y: 2 * y + 1, y)


def scan(rows):
    return jax.lax.scan(lambda sum, row: (sum + row, sum * row), rows[0], rows)


def choose(x):
    return jax.lax.cond(x[0, 0] > 0, lambda y: y + 1, lambda y: y - 1, x)


CASES = {
    iterate: (floats(3, 4),),
    scan: (floats(5, 4),),
    choose: (floats(2, 3),),
    predict: (floats(4, 16), np.arange(2, dtype=np.int32), {"shift": floats(300)}),
    convolve: (floats(2, 3, 9, 8), floats(4, 3, 3, 3)),
    attend: (floats(2, 5, 2, 4), RANDOM.random((2, 5)) < 0.7),
    gather: (floats(9, 4), RANDOM.integers(0, 9, (3, 2)).astype(np.int32)),
}


@pytest.mark.parametrize("function", CASES, ids=lambda function: function.__name__)
def test_equals_jax(function):
    arguments = CASES[function]
    expected = jax.tree.leaves(function(*arguments))
    module = tensoropt.from_jax(function, arguments)
    assert function.__name__ in module.functions
    network = module.compile()[function.__name__]
    inputs = jax.tree.leaves(arguments)
    results, again = network(*inputs), network(*inputs)
    if not isinstance(results, tuple):
        results, again = (results,), (again,)
    assert len(results) == len(expected)
    for result, repeated, array in zip(results, again, expected):
        exact = np.asarray(array)
        assert result.dtype == exact.dtype and result.shape == exact.shape
        assert result.tobytes() == repeated.tobytes()
        # Sums are in another order there.
        limit = 1e-5 * np.ptp(exact) if exact.dtype.kind == "f" else 0
        np.testing.assert_allclose(result, exact, rtol=0, atol=limit)


def test_shapes_without_values():
    shape = jax.ShapeDtypeStruct((3,), jnp.float32)
    network = tensoropt.from_jax(jax.jit(lambda x: 2 * x), (shape,)).compile()
    np.testing.assert_array_equal(network(np.float32([1, 2, 3])), [2, 4, 6])


def test_refuses_functions():
    def rows(x):
        return jnp.linalg.eigvalsh(x)

    def sums(x):
        return jnp.cumsum(x)

    with pytest.raises(ModelError, match=r"^rows: "):
        tensoropt.from_jax(rows, (floats(3, 3),))
    with pytest.raises(ModelError) as caught:
        tensoropt.from_jax(sums, (floats(3),))
    assert (
        str(caught.value) == "sums: leaves iree_linalg_ext.scan, which is not supported"
    )
    with pytest.raises(ModelError) as caught:
        tensoropt.from_jax(jnp.negative, (np.zeros(3, np.uint8),))
    assert str(caught.value) == (
        "negative: has unsigned integers in its interface, which are not supported"
    )
