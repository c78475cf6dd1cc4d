# SPDX-License-Identifier: Apache-2.0
"""Tables of a run: text, CSV, JSON, and bars as SVG."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from html import escape
from itertools import groupby
from pathlib import Path


@dataclass
class Row:
    """One system on one problem; times in milliseconds."""

    problem: str
    system: str
    kernel_ms: float | None = None  # median of one call
    least_ms: float | None = None
    end_to_end_ms: float | None = None  # conversion of the data and one call
    stored_mb: float | None = None  # of A, if known
    relative: float | None = None  # kernel time over the least of TensorOpt's
    limit: float | None = None  # of full storage over canonical, our rows only
    limit_by: str = ""
    share: float | None = None  # of the limit that is reached
    note: str = ""  # why there is no time


def _number(value: float | None, digits: int = 3) -> str:
    return "" if value is None else f"{value:.{digits}g}"


def _limit(row: Row) -> str:
    if row.limit is None:
        return ""
    share = "" if row.share is None else f", {row.share:.0%} reached"
    return f"{row.limit:.2f} ({row.limit_by}){share}"


def _line(
    system: str, kernel: str, whole: str, size: str, over: str, limit: str
) -> str:
    text = f"  {system:36}{kernel:>10}{whole:>12}{size:>9}{over:>8}  {limit}"
    return text.rstrip()


def lines(rows: list[Row]) -> list[str]:
    """The table of one problem."""
    titles = ("system", "kernel", "with", "A", "over", "limit over")
    units = ("", "ms", "conversion", "MB", "ours", "full storage")
    result = [rows[0].problem, _line(*titles), _line(*units)]
    for row in rows:
        if row.note:
            result.append(f"  {row.system:36}  {row.note}")
            continue
        numbers = (row.kernel_ms, row.end_to_end_ms, row.stored_mb, row.relative)
        result.append(_line(row.system, *map(_number, numbers), _limit(row)))
    return result


def _bars(rows: Iterable[Row], top: int) -> tuple[list[str], int]:
    """Bars of one problem, as long as their times."""
    timed = [row for row in rows if row.kernel_ms is not None]
    if not timed:
        return [], top
    longest = max(row.kernel_ms or 0 for row in timed)
    parts = [
        f'<text x="10" y="{top + 14}" class="title">{escape(timed[0].problem)}</text>'
    ]
    top += 22
    for row in timed:
        width = 420 * (row.kernel_ms or 0) / longest
        kind = "ours" if row.system.startswith("TensorOpt") else "other"
        relative = "" if row.relative is None else f", {row.relative:.2f} x ours"
        line = f'y="{top + 11}"'
        parts += [
            f'<text x="200" {line} text-anchor="end">{escape(row.system)}</text>',
            f'<rect x="206" y="{top}" width="{max(width, 1):.1f}" height="13" '
            f'class="{kind}"/>',
            f'<text x="{212 + width:.1f}" {line}>{_number(row.kernel_ms)} ms'
            f"{relative}</text>",
        ]
        top += 16
    return parts, top + 12


def svg(rows: list[Row]) -> str:
    parts: list[str] = []
    top = 10
    for _, group in groupby(rows, key=lambda row: row.problem):
        more, top = _bars(list(group), top)
        parts += more
    style = (
        "text { font: 11px sans-serif; fill: #222 } .title { font-weight: bold }"
        " .ours { fill: #2a6fbb } .other { fill: #b9bec6 }"
        " @media (prefers-color-scheme: dark) { text { fill: #ddd } }"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="820" height="{top}">'
        f"<style>{style}</style>\n" + "\n".join(parts) + "\n</svg>\n"
    )


def write(folder: Path, machine: dict[str, str], rows: list[Row]) -> None:
    """symmetry.csv, symmetry.json and symmetry.svg."""
    folder.mkdir(parents=True, exist_ok=True)
    records = [asdict(row) for row in rows]
    with (folder / "symmetry.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Row)])
        writer.writeheader()
        writer.writerows(records)
    text = json.dumps({"machine": machine, "rows": records}, indent=1)
    (folder / "symmetry.json").write_text(text + "\n")
    (folder / "symmetry.svg").write_text(svg(rows))
