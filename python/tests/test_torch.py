# SPDX-License-Identifier: Apache-2.0
"""Networks from PyTorch, against PyTorch."""

import numpy as np
import pytest
import tensoropt
from command import run
from tensoropt import ModelError

torch = pytest.importorskip("torch")
pytest.importorskip("torch_mlir")
nn = torch.nn


class Convolutional(nn.Module):
    """Batch norms, a residual, and a buffer that is not saved with the weights."""

    def __init__(self):
        super().__init__()
        self.enter = nn.Conv2d(3, 8, 3, stride=2, padding=1)
        self.norm = nn.BatchNorm2d(8)
        self.inner = nn.Conv2d(8, 8, 3, padding=1, groups=4)
        self.leave = nn.Linear(8, 4)
        self.register_buffer("scale", torch.arange(4.0) + 1, persistent=False)
        self.norm.running_mean.copy_(torch.rand(8))
        self.norm.running_var.copy_(torch.rand(8) + 0.5)

    def forward(self, x):
        x = torch.relu(self.norm(self.enter(x)))
        x = nn.functional.max_pool2d(x + torch.relu(self.inner(x)), 2)
        return self.leave(x.mean((2, 3))) * self.scale


class Several(nn.Module):
    """Nested inputs and outputs, integers and booleans."""

    def forward(self, x, pair):
        y, at = pair
        gathered = x[at]
        return {"sum": gathered + y, "where": (gathered > y, at * 2)}


class Attention(nn.Module):
    """Linear layers on open batches and lengths, before and after heads are joined."""

    def __init__(self):
        super().__init__()
        self.enter, self.leave = nn.Linear(16, 48), nn.Linear(16, 16)
        self.norm = nn.LayerNorm(16)

    def forward(self, x):
        parts = self.enter(x).unflatten(-1, (3, 4, 4)).permute(2, 0, 3, 1, 4)
        query, key, value = parts
        shares = (query @ key.transpose(-1, -2) / 2).softmax(-1)
        return self.norm(x + self.leave((shares @ value).transpose(1, 2).flatten(2)))


def encoder():
    layer = nn.TransformerEncoderLayer(16, 4, 32, dropout=0.0, batch_first=True)
    return nn.TransformerEncoder(layer, 2, enable_nested_tensor=False)


def perceptron():
    return nn.Sequential(nn.Linear(20, 30), nn.GELU(), nn.Linear(30, 4), nn.Softmax(-1))


def recurrent():
    return nn.LSTM(5, 7, batch_first=True)


OPEN = torch.export.Dim.DYNAMIC

CASES = {
    "perceptron": (perceptron, ({0: OPEN},), [(n, 20) for n in (3, 1, 8)]),
    "convolutional": (Convolutional, ({0: OPEN},), [(n, 3, 17, 16) for n in (2, 5)]),
    "encoder": (encoder, None, [(2, 7, 16)]),
    "attention": (
        Attention,
        ({0: OPEN, 1: OPEN},),
        [(2, 7, 16), (1, 3, 16), (3, 1, 16)],
    ),
    "recurrent": (recurrent, None, [(2, 6, 5)]),
}


def check(network, inputs, expected):
    expected = torch.utils._pytree.tree_leaves(expected)
    results = network(*(tensor.numpy() for tensor in inputs))
    again = network(*(tensor.numpy() for tensor in inputs))
    if not isinstance(results, tuple):
        results, again = (results,), (again,)
    assert len(results) == len(expected)
    for result, repeated, tensor in zip(results, again, expected):
        exact = tensor.detach().numpy()
        assert result.dtype == exact.dtype and result.shape == exact.shape
        assert result.tobytes() == repeated.tobytes()
        # Sums are in another order there.
        limit = 1e-5 * np.ptp(exact) if exact.dtype.kind == "f" else 0
        np.testing.assert_allclose(result, exact, rtol=0, atol=limit)


@pytest.mark.parametrize("name", CASES)
def test_equals_pytorch(name):
    build, dynamic, shapes = CASES[name]
    torch.manual_seed(0)
    module = build().eval()
    inputs = [torch.randn(shape) for shape in shapes]
    module_of_ours = tensoropt.from_torch(module, (inputs[0],), dynamic=dynamic)
    assert module_of_ours.functions == [type(module).__name__]
    network = module_of_ours.compile()
    for x in inputs:
        check(network, [x], module(x))


def test_nested_values():
    x, y, at = torch.randn(5), torch.randn(3), torch.tensor([4, 0, 2])
    network = tensoropt.from_torch(Several(), (x, (y, at))).compile()
    check(network, (x, y, at), Several()(x, (y, at)))


def test_exported_programs_and_files(tmp_path):
    torch.manual_seed(1)
    module = Convolutional().eval()
    x = torch.randn(1, 3, 8, 8)
    program = torch.export.export(module, (x,))
    check(tensoropt.from_torch(program).compile(), [x], module(x))
    path = tmp_path / "a-network.pt2"
    torch.export.save(program, path)
    stages = []
    loaded = tensoropt.load(path, progress=stages.append)
    assert loaded.functions == ["a_network"]
    assert stages == ["reading", "decomposing", "importing", "lowering", "writing"]
    check(loaded.compile(), [x], module(x))
    run("import", path, "-o", tmp_path / "module.mlirbc")
    # The names of layers are there.
    assert b"enter.convolution" in (tmp_path / "module.mlirbc").read_bytes()
    check(tensoropt.load(tmp_path / "module.mlirbc").compile(), [x], module(x))


def test_the_module_stays_as_it_is():
    module = Convolutional().train()
    before = {name: value.clone() for name, value in module.state_dict().items()}
    with pytest.raises(ModelError, match=r"'norm\.\w+': export what only reads"):
        tensoropt.from_torch(module, (torch.randn(2, 3, 8, 8),))
    assert module.training
    for name, value in module.state_dict().items():
        assert torch.equal(value, before[name])


class Unsigned(nn.Module):
    def forward(self, x):
        return x + 1


class Refused(nn.Module):
    """The importer has no eigenvalues."""

    def __init__(self):
        super().__init__()
        self.inner = nn.Identity()

    def forward(self, x):
        return torch.linalg.eigvals(self.inner(x))


def test_refuses_modules():
    with pytest.raises(ModelError) as caught:
        tensoropt.from_torch(Unsigned(), (torch.zeros(3, dtype=torch.uint8),))
    assert str(caught.value) == (
        "Unsigned: has unsigned integers in its input 'x', which are not supported"
    )
    with pytest.raises(ModelError, match=r"^Refused: "):
        tensoropt.from_torch(Refused(), (torch.eye(3),))


def test_refuses_a_tensor_for_arguments():
    with pytest.raises(TypeError, match="expected the arguments of a call"):
        tensoropt.from_torch(Unsigned(), torch.zeros(3))


def test_refuses_broken_files(tmp_path):
    path = tmp_path / "network.pt2"
    for content in (b"", b"hello world" * 10):
        path.write_bytes(content)
        with pytest.raises(ModelError, match=r"network\.pt2: cannot be read: "):
            tensoropt.load(path)
    with pytest.raises(FileNotFoundError):
        tensoropt.load(tmp_path / "nothing.pt2")
