# SPDX-License-Identifier: Apache-2.0
"""Weights from seeds, as tensoropt.random makes them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.fx.experimental import optimization


@dataclass(frozen=True)
class Uniform:
    """Numbers from `low` to `high`, the same on every machine."""

    seed: int
    low: float
    high: float

    def make(self, shape: tuple[int, ...]) -> np.ndarray:
        """The elements of tensoropt.random, bit for bit; docs/reference/Dialect.md."""
        with np.errstate(over="ignore"):
            z = np.arange(1, np.prod(shape, dtype=np.int64) + 1, dtype=np.uint64)
            z *= np.uint64(0x9E3779B97F4A7C15)
            z += np.uint64(self.seed)
            z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            z ^= z >> np.uint64(31)
        offset = (z >> np.uint64(11)).astype(np.float64) * 2.0**-53
        offset *= self.high - self.low
        return (self.low + offset).astype(np.float32).reshape(shape)

    def text(self) -> str:
        return f"seed({self.seed}) range({self.low!r}, {self.high!r})"


def fold_norms(module: nn.Module) -> nn.Module:
    """Convolutions take up the batch norms behind them."""
    module.eval()
    if not any(isinstance(layer, nn.BatchNorm2d) for layer in module.modules()):
        return module
    folded = optimization.fuse(module)
    assert not any(isinstance(layer, nn.BatchNorm2d) for layer in folded.modules())
    return folded


class Seeder:
    """Gives each parameter of a module a seed and a range of its own.

    Ranges are He's, sqrt(6 / fan_in), times the power of two that brings the spread of
    the layer's results next to one: activations neither vanish nor blow up, whatever
    the layers between do, and other machines find the same ranges.
    """

    def __init__(self, module: nn.Module) -> None:
        self.given: dict[str, Uniform] = {}
        self.names = {parameter: name for name, parameter in module.named_parameters()}

    def give(self, parameter: nn.Parameter, low: float, high: float) -> None:
        name = self.names[parameter]
        kept = self.given.get(name)
        seed = kept.seed if kept else len(self.given) + 1
        self.given[name] = Uniform(seed, low, high)
        values = self.given[name].make(tuple(parameter.shape))
        parameter.data = torch.from_numpy(values)

    def give_weights(self, layer: nn.Module, inputs: tuple[torch.Tensor, ...]) -> None:
        """Before the layer runs first: its range from what it makes of its input."""
        weight = layer.weight
        if isinstance(layer, nn.LayerNorm):
            self.give(weight, 0.75, 1.25)
        elif isinstance(layer, nn.Embedding):
            self.give(weight, -1.0, 1.0)
        else:
            outputs = 1 if isinstance(layer, nn.ConvTranspose2d) else 0
            fan_in = weight.numel() / weight.shape[outputs]
            limit = round(float(np.sqrt(6 / fan_in)), 4)
            self.give(weight, -limit, limit)
            if layer.bias is not None:
                layer.bias.data.zero_()
            spread = layer.forward(*inputs).std().item()
            limit *= 2.0 ** -round(float(np.log2(spread)))
            self.give(weight, -limit, limit)
        if getattr(layer, "bias", None) is not None:
            self.give(layer.bias, -0.125, 0.125)


def seed_weights(module: nn.Module, inputs: torch.Tensor) -> dict[str, Uniform]:
    """Sets all parameters, layer by layer as they run; says what each became."""
    seeder = Seeder(module)
    hooks = [
        layer.register_forward_pre_hook(seeder.give_weights)
        for layer in module.modules()
        if getattr(layer, "weight", None) is not None
    ]
    with torch.no_grad():
        module(inputs)
    for hook in hooks:
        hook.remove()
    missing = set(seeder.names.values()) - set(seeder.given)
    assert not missing, f"parameters without a seed: {missing}"
    return seeder.given
