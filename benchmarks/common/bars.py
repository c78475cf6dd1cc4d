# SPDX-License-Identifier: Apache-2.0
"""Bars below one another as SVG, a group for each case with a bar for each system.

svg = bars.draw("time of networks", ["ours", "theirs"], {"vgg16": [20.1, None]}, "ms")
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

COLOURS = ("#1b6ca8", "#d98324", "#6a994e", "#8d6a9f")
LONGEST = 520


def _legend(systems: Sequence[str], left: int) -> list[str]:
    lines = []
    for at, (name, colour) in enumerate(zip(systems, COLOURS)):
        x = left + 150 * at
        lines.append(f'<rect x="{x}" y="12" width="12" height="12" fill="{colour}"/>')
        lines.append(f'<text x="{x + 18}" y="22">{escape(name)}</text>')
    return lines


def _bar(left: int, top: int, width: float, colour: str, text: str) -> str:
    return (
        f'<rect x="{left}" y="{top}" width="{width:.1f}" height="11" fill="{colour}"/>'
        f'<text x="{left + 6 + width:.1f}" y="{top + 10}" font-size="10">{text}</text>'
    )


def draw(
    label: str,
    systems: Sequence[str],
    groups: Mapping[str, Sequence[float | None]],
    unit: str,
    *,
    common_scale: bool = True,
) -> str:
    """Without a common scale the longest bars of all groups are of one length."""
    most = max(number or 0.0 for numbers in groups.values() for number in numbers)
    left = 20 + 7 * max(map(len, groups))
    lines, top = _legend(systems, left), 40
    for name, numbers in groups.items():
        middle = top + 6 * len(numbers) + 4
        lines.append(
            f'<text x="{left - 10}" y="{middle}" text-anchor="end">'
            f"{escape(name)}</text>"
        )
        longest = most if common_scale else max(number or 0.0 for number in numbers)
        for number, colour in zip(numbers, COLOURS):
            if number is not None:
                text = f"{number:.3g} {unit}"
                lines.append(_bar(left, top, LONGEST * number / longest, colour, text))
            top += 12
        top += 14
    width = left + LONGEST + 120
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {top}" '
        f'role="img" aria-label="{escape(label)}" font-family="sans-serif" '
        'font-size="12">\n' + "\n".join(lines) + "\n</svg>\n"
    )
