# SPDX-License-Identifier: Apache-2.0
"""Tables of Markdown, as the documents have them, and records as files.

print(tables.markdown(["network", "ms"], [["vgg16", "20.1"]]))
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any


def number(value: float | None, digits: int = 3) -> str:
    """Digits that mean something, never in powers of ten."""
    if value is None:
        return ""
    if abs(value) >= 10 ** (digits - 1):
        return f"{value:.0f}"
    return f"{value:#.{digits}g}".rstrip(".")


def markdown(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def write_csv(path: Path, records: Sequence[Any]) -> None:
    """One line for each dataclass."""
    assert all(is_dataclass(record) for record in records)
    rows = [asdict(record) for record in records]
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def write_json(path: Path, records: Sequence[Any], **about: object) -> None:
    rows = [asdict(record) for record in records]
    path.write_text(json.dumps({**about, "rows": rows}, indent=1) + "\n")
