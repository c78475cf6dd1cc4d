# SPDX-License-Identifier: Apache-2.0
"""Races the systems on one network: results first, then turns of timed calls.

for result in race(contest, ["TensorOpt", "onnxruntime"], [[0], [0, 1]], 9): ...
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import sleep

import numpy as np

OURS = "TensorOpt"
REFERENCE = "onnxruntime"
TURN = 0.05  # seconds that the timed calls of one turn take about
PAUSE = 0.3  # seconds after which threads of others no longer spin


@dataclass(frozen=True)
class Contest:
    network: str
    model: Path
    inputs: Path
    tolerance: float
    """Largest error, in parts of the range of the outputs, of any system; and what ours
    may spend on faster convolutions. Sums in another order give 1e-6."""


@dataclass
class Result:
    """One system on one network with one number of threads."""

    network: str
    system: str
    threads: int
    milliseconds: float  # median of a call
    least_milliseconds: float  # for machines with other work
    error: float  # of the range, beside the reference
    compile_seconds: float
    compile_megabytes: float
    own_megabytes: float  # of these, without Python and the files of libraries
    run_megabytes: float


class Runner:
    """A worker process, which waits but for its turns."""

    def __init__(self, contest: Contest, system: str, cores: Sequence[int], at: Path):
        self.system, self.threads = system, len(cores)
        self.times: list[float] = []
        at.mkdir(parents=True)
        command = [
            sys.executable,
            Path(__file__).with_name("worker.py"),
            system,
            contest.network,
            contest.model,
            contest.inputs,
            at,
            ",".join(map(str, cores)),
            contest.tolerance,
        ]
        self.log = (at / "log").open("w+")
        self.process = subprocess.Popen(
            list(map(str, command)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
        )
        answer = self.listen()
        self.compile_seconds = answer["seconds"]
        self.compile_megabytes = answer["megabytes"]
        self.own_megabytes = answer["own"]
        self.run_megabytes = 0.0
        self.outputs = np.load(at / "outputs.npy")

    def listen(self) -> dict:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            self.log.seek(0)
            tail = self.log.read()[-2000:]
            raise RuntimeError(f"{self.system} ended:\n{tail}")
        return json.loads(line)

    def ask(self, calls: int) -> list[float]:
        assert self.process.stdin
        print(calls, file=self.process.stdin, flush=True)
        answer = self.listen()
        self.run_megabytes = answer["megabytes"]
        return answer["times"]

    def take_turn(self) -> None:
        # The first turn is a call, which tells how many the others have.
        calls = max(1, int(TURN / median(self.times))) if self.times else 1
        self.times += self.ask(calls)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.log):
            pipe.close()


def compare(runners: Sequence[Runner], tolerance: float) -> list[float]:
    """Errors in parts of the range of each; stops where one is no rounding."""
    reference = next(r.outputs for r in runners if r.system == REFERENCE)
    errors = []
    for runner in runners:
        if runner.outputs.shape != reference.shape:
            shapes = f"{runner.outputs.shape}, not {reference.shape}"
            raise RuntimeError(f"{runner.system}: results of shape {shapes}")
        difference = np.abs(runner.outputs - reference).max()
        errors.append(float(difference / np.ptp(reference)))
        if not errors[-1] <= tolerance:
            raise RuntimeError(f"{runner.system}: error {errors[-1]:.2g} of the range")
    return errors


def start(
    runners: list[Runner],
    contest: Contest,
    system: str,
    cores: Sequence[int],
    folder: Path,
) -> None:
    """Adds a runner; one that cannot run the network is left out with a note."""
    try:
        runners.append(Runner(contest, system, cores, folder / f"{system}{len(cores)}"))
    except RuntimeError as error:
        if system in (OURS, REFERENCE):
            raise
        print(f"{contest.network} without {error}", file=sys.stderr)


def race(
    contest: Contest,
    systems: Sequence[str],
    pins: Sequence[Sequence[int]],
    repetitions: int,
) -> list[Result]:
    """Each system on each of these sets of cores, a thread on each. All take turns,
    as how fast a core is changes with the work of others."""
    runners: list[Runner] = []
    with tempfile.TemporaryDirectory() as folder:
        try:
            for cores in pins:
                for system in systems:
                    start(runners, contest, system, cores, Path(folder))
            errors = compare(runners, contest.tolerance)
            last = 1  # threads of the runner before, which may spin for a while
            for _ in range(repetitions):
                for runner in runners:
                    if max(last, runner.threads) > 1:
                        sleep(PAUSE)
                    runner.take_turn()
                    last = runner.threads
        finally:
            for runner in runners:
                runner.close()
    return [
        Result(
            contest.network,
            runner.system,
            runner.threads,
            1e3 * median(runner.times),
            1e3 * min(runner.times),
            error,
            runner.compile_seconds,
            runner.compile_megabytes,
            runner.own_megabytes,
            runner.run_megabytes,
        )
        for runner, error in zip(runners, errors)
    ]
