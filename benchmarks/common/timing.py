# SPDX-License-Identifier: Apache-2.0
"""Times calls against each other: one repetition of each in turn, so that what
disturbs the machine disturbs all of them, and the median of each.

for median, least in interleaved([a.run, b.run], repetitions=9): ...
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter

SHORTEST = 2e-3  # seconds that one repetition takes at least
LONGEST = 20.0  # seconds for all repetitions of one call, or three repetitions


def once(call: Callable[[], object]) -> float:
    start = perf_counter()
    call()
    return perf_counter() - start


def _calls_per_repetition(call: Callable[[], object]) -> int:
    first = max(min(once(call), once(call)), 1e-7)
    return max(1, int(SHORTEST / first))


def interleaved(
    calls: list[Callable[[], object]], repetitions: int
) -> list[tuple[float, float]]:
    """The median and the least seconds of one call of each."""
    counts = [_calls_per_repetition(call) for call in calls]
    times: list[list[float]] = [[] for _ in calls]
    spent = [0.0] * len(calls)
    for repetition in range(repetitions):
        for at, call in enumerate(calls):
            if repetition >= 3 and spent[at] > LONGEST:
                continue

            def batch(
                call: Callable[[], object] = call, count: int = counts[at]
            ) -> None:
                for _ in range(count):
                    call()

            seconds = once(batch)
            spent[at] += seconds
            times[at].append(seconds / counts[at])
    return [(median(all), min(all)) for all in times]
