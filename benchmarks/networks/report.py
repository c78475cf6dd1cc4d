# SPDX-License-Identifier: Apache-2.0
"""What a run tells: a table of times, one of compilation and memory, bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import bars
import tables
from race import OURS, Result

FASTEST = ("onnxruntime", "OpenVINO")
COMPILERS = (OURS, "IREE")

Row = Mapping[str, Result]
"""The systems on one network with one number of threads."""


def rows_of(results: Sequence[Result]) -> dict[tuple[str, int], Row]:
    rows: dict[tuple[str, int], dict[str, Result]] = {}
    for result in results:
        rows.setdefault((result.network, result.threads), {})[result.system] = result
    return rows


def ratio(row: Row, systems: Sequence[str]) -> str:
    """Our time over that of the fastest of others, of those that ran."""
    times = [row[system].milliseconds for system in systems if system in row]
    return f"{row[OURS].milliseconds / min(times):.2f}" if times else ""


def speed_up(first: Row, row: Row, systems: Sequence[str]) -> str:
    """What the fastest of them took at least before, over that of now."""
    least = [
        min(one[system].least_milliseconds for system in systems if system in one)
        for one in (first, row)
    ]
    return f"{least[0] / least[1]:.2f}"


def milliseconds(row: Row, system: str) -> float | None:
    return row[system].milliseconds if system in row else None


def seconds(row: Row, system: str) -> str:
    return tables.number(row[system].compile_seconds, 2) if system in row else ""


def megabytes(row: Row, system: str) -> str:
    if system not in row:
        return ""
    return f"{row[system].compile_megabytes:.0f}, {row[system].run_megabytes:.0f}"


def times(results: Sequence[Result]) -> str:
    rows = rows_of(results)
    systems = list(dict.fromkeys(result.system for result in results))
    titles = ["network", "threads", *(f"{system} ms" for system in systems)]
    titles += ["/ faster of " + ", ".join(FASTEST), "/ IREE"]
    titles += ["our speed-up", "theirs", "error"]
    lines, base = [], {}
    for (network, threads), row in rows.items():
        first = base.setdefault(network, row)
        lines.append(
            [
                network,
                str(threads),
                *(tables.number(milliseconds(row, system)) for system in systems),
                ratio(row, FASTEST),
                ratio(row, ["IREE"]),
                speed_up(first, row, [OURS]),
                speed_up(first, row, FASTEST),
                f"{max(result.error for result in row.values()):.0e}",
            ]
        )
    return tables.markdown(titles, lines)


def costs(results: Sequence[Result]) -> str:
    """Seconds to compile, and MB at most: ours without Python and libraries, then of
    the process with them."""
    systems = list(dict.fromkeys(result.system for result in results))
    titles = ["network", "threads", *(f"{system} compile s" for system in COMPILERS)]
    titles += [f"{OURS}'s own MB to compile"]
    titles += [f"{system} MB to compile, run" for system in systems]
    lines = []
    for (network, threads), row in rows_of(results).items():
        compile_seconds = (seconds(row, system) for system in COMPILERS)
        memory = (megabytes(row, system) for system in systems)
        own = f"{row[OURS].own_megabytes:.0f}"
        lines.append([network, str(threads), *compile_seconds, own, *memory])
    return tables.markdown(titles, lines)


def plot(results: Sequence[Result]) -> str:
    systems = list(dict.fromkeys(result.system for result in results))
    groups = {
        f"{network}, {threads} thread" + "s" * (threads > 1): [
            milliseconds(row, system) for system in systems
        ]
        for (network, threads), row in rows_of(results).items()
    }
    label = "milliseconds of networks, each group to its own scale"
    return bars.draw(label, systems, groups, "ms", common_scale=False)
