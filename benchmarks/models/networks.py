# SPDX-License-Identifier: Apache-2.0
"""The networks of the zoo, at full size and cut down for tests.

Cut-down networks have each kind of block once or twice; what the architecture does
not fix, as the number of blocks, is smaller.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import torch
from timm.models.xception import Block, SeparableConv2d, legacy_xception
from torch import nn
from torchvision import models
from torchvision.models import googlenet as make_googlenet
from torchvision.models import inception, mobilenetv2, resnet, vgg
from torchvision.models.googlenet import BasicConv2d, Inception


@dataclass(frozen=True)
class Network:
    """How to build one, and the shape of its input."""

    full: Callable[[], nn.Module]
    reduced: Callable[[], nn.Module]
    shapes: tuple[tuple[int, ...], tuple[int, ...]]
    """Of the full and of the reduced one."""
    has_tokens: bool = False
    """Whether the input is integers; extents of the full one are open then."""


class Places(nn.Embedding):
    """A state for each place of a sequence."""

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        return self.weight[: tokens.shape[1]]


class Transformer(nn.Module):
    """An encoder in the shape of MiniLM: tokens to one state for each."""

    def __init__(self, layers: int, width: int, heads: int, tokens: int, longest: int):
        super().__init__()
        self.tokens = nn.Embedding(tokens, width)
        self.places = Places(longest, width)
        self.norm = nn.LayerNorm(width)
        self.layers = nn.ModuleList(
            TransformerLayer(width, heads) for _ in range(layers)
        )

    def forward(self, tokens: torch.Tensor) -> torch.Tensor:
        x = self.norm(self.tokens(tokens) + self.places(tokens))
        for layer in self.layers:
            x = layer(x)
        return x


class TransformerLayer(nn.Module):
    """Attention, then a perceptron; a norm follows each sum, as in BERT."""

    def __init__(self, width: int, heads: int):
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.merge = (
            nn.Linear(width, width) for _ in range(4)
        )
        self.norm = nn.LayerNorm(width)
        self.widen, self.narrow = (
            nn.Linear(width, 4 * width),
            nn.Linear(4 * width, width),
        )
        self.last_norm = nn.LayerNorm(width)

    def split(self, x: torch.Tensor) -> torch.Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        query, key, value = (
            self.split(layer(x)) for layer in (self.query, self.key, self.value)
        )
        scores = query @ key.transpose(-1, -2) * query.shape[-1] ** -0.5
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).flatten(2)
        x = self.norm(x + self.merge(mixed))
        return self.last_norm(x + self.narrow(nn.functional.gelu(self.widen(x))))


def convolve_twice(inputs: int, outputs: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, padding=1),
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
        nn.Conv2d(outputs, outputs, 3, padding=1),
        nn.BatchNorm2d(outputs),
        nn.ReLU(),
    )


class UNet(nn.Module):
    """Halves an image `levels` times, and comes back up beside itself."""

    def __init__(self, width: int, levels: int):
        super().__init__()
        widths = [width << level for level in range(levels + 1)]
        self.enter = convolve_twice(3, width)
        self.down = nn.ModuleList(
            convolve_twice(*pair) for pair in itertools.pairwise(widths)
        )
        self.grow = nn.ModuleList(
            nn.ConvTranspose2d(2 * width, width, 2, stride=2)
            for width in widths[-2::-1]
        )
        self.up = nn.ModuleList(
            convolve_twice(2 * width, width) for width in widths[-2::-1]
        )
        self.leave = nn.Conv2d(width, 2, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        kept = [self.enter(x)]
        for block in self.down:
            kept.append(block(nn.functional.max_pool2d(kept[-1], 2)))
        x = kept.pop()
        for grow, block in zip(self.grow, self.up):
            x = block(torch.cat([kept.pop(), grow(x)], 1))
        return self.leave(x)


def classify(width: int) -> list[nn.Module]:
    return [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(width, 10)]


def reduced_vgg() -> nn.Module:
    return nn.Sequential(
        vgg.make_layers([16, "M", 32, 32, "M"]),
        nn.Flatten(),
        nn.Linear(32 * 8 * 8, 64),
        nn.ReLU(),
        nn.Linear(64, 10),
    )


def reduced_googlenet() -> nn.Module:
    return nn.Sequential(
        BasicConv2d(3, 16, kernel_size=7, stride=2, padding=3),
        nn.MaxPool2d(3, stride=2, ceil_mode=True),
        Inception(16, 8, 8, 16, 4, 8, 8),
        nn.MaxPool2d(3, stride=2, ceil_mode=True),
        Inception(40, 16, 8, 24, 4, 8, 8),
        *classify(56),
    )


def reduced_inception() -> nn.Module:
    """Its blocks have wide convolutions of their own: the images are small."""
    return nn.Sequential(
        inception.BasicConv2d(3, 16, kernel_size=3, stride=2),
        nn.MaxPool2d(3, stride=2),
        inception.InceptionA(16, pool_features=16),
        inception.InceptionB(240),
        inception.InceptionC(720, channels_7x7=16),
        *classify(768),
    )


def reduced_xception() -> nn.Module:
    return nn.Sequential(
        nn.Conv2d(3, 16, 3, stride=2, bias=False),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        Block(16, 32, 2, 2, start_with_relu=False),
        Block(32, 32, 3, 1),
        SeparableConv2d(32, 48, 3, 1, 1),
        nn.BatchNorm2d(48),
        nn.ReLU(),
        *classify(48),
    )


def reduced_resnet(**options: int) -> nn.Module:
    return resnet.ResNet(resnet.Bottleneck, [1, 2, 1, 1], num_classes=10, **options)


def reduced_mobilenet() -> nn.Module:
    return mobilenetv2.MobileNetV2(
        num_classes=10,
        inverted_residual_setting=[[1, 8, 1, 1], [6, 16, 2, 2], [6, 24, 1, 2]],
    )


NETWORKS = {
    "resnet50": Network(
        models.resnet50, reduced_resnet, ((1, 3, 224, 224), (1, 3, 32, 32))
    ),
    "resnext50": Network(
        models.resnext50_32x4d,
        lambda: reduced_resnet(groups=32, width_per_group=4),
        ((1, 3, 224, 224), (1, 3, 32, 32)),
    ),
    "vgg16": Network(models.vgg16, reduced_vgg, ((1, 3, 224, 224), (1, 3, 32, 32))),
    "googlenet": Network(
        lambda: make_googlenet(
            aux_logits=False, transform_input=False, init_weights=False
        ),
        reduced_googlenet,
        ((1, 3, 224, 224), (1, 3, 32, 32)),
    ),
    "inception_v3": Network(
        # Without the auxiliary classifier, which only training uses.
        lambda: models.inception_v3(
            aux_logits=False, transform_input=False, init_weights=False
        ),
        reduced_inception,
        ((1, 3, 299, 299), (1, 3, 39, 39)),
    ),
    "mobilenet_v2": Network(
        models.mobilenet_v2, reduced_mobilenet, ((1, 3, 224, 224), (1, 3, 32, 32))
    ),
    "xception": Network(
        legacy_xception, reduced_xception, ((1, 3, 299, 299), (1, 3, 31, 31))
    ),
    "minilm": Network(
        lambda: Transformer(6, 384, 12, 1000, 128),
        lambda: Transformer(1, 32, 4, 50, 7),
        ((1, 64), (2, 7)),
        has_tokens=True,
    ),
    "unet": Network(
        lambda: UNet(16, 4), lambda: UNet(8, 2), ((1, 3, 128, 128), (1, 3, 16, 16))
    ),
}
