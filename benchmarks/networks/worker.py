# SPDX-License-Identifier: Apache-2.0
"""One system with one network in a process of its own, pinned to some cores.

python worker.py SYSTEM NETWORK MODEL.onnx INPUTS.npy FOLDER CORES TOLERANCE

It prepares the network, runs it once, leaves the results in FOLDER/outputs.npy, then
makes as many timed calls as each line of its input asks for. Each answer is a line of
JSON.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import resource
import sys
from pathlib import Path
from time import perf_counter

import numpy as np
from systems import SYSTEMS, Task


def read_status(name: str) -> float:
    """MB that the system tells of this process."""
    status = Path("/proc/self/status").read_text()
    found = re.search(rf"{name}:\s*(\d+) kB", status)
    assert found
    return int(found[1]) * 1024 / 1e6


def peak_of_process() -> float:
    """MB that lay in memory at most since the last forget_peak()."""
    return read_status("VmHWM")


def peak_of_children() -> float:
    """The same of a compiler that is a program of its own."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6


def forget_peak() -> None:
    """Gives back what was freed, and counts anew from what is left."""
    ctypes.CDLL(None).malloc_trim(0)
    Path("/proc/self/clear_refs").write_text("5")


def timed(call, inputs: np.ndarray) -> float:
    start = perf_counter()
    call(inputs)
    return perf_counter() - start


def main() -> None:
    system, network, model, inputs_path, folder, cores, tolerance = sys.argv[1:]
    pinned = {int(core) for core in cores.split(",")}
    os.sched_setaffinity(0, pinned)
    # Libraries that print must not disturb the answers.
    answers = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)
    inputs = np.load(inputs_path)
    task = Task(network, Path(model), Path(folder), len(pinned), float(tolerance))
    before = read_status("RssAnon")
    call, seconds = SYSTEMS[system](task)
    compile_mb = max(peak_of_process(), peak_of_children())
    # Without Python and libraries, whose files lie in memory as they are needed.
    own_mb = peak_of_process() - read_status("RssFile") - before
    forget_peak()
    np.save(Path(folder) / "outputs.npy", call(inputs))
    told = {"seconds": seconds, "megabytes": compile_mb, "own": own_mb}
    print(json.dumps(told), file=answers)
    for line in sys.stdin:
        call(inputs)  # what the others left in the caches goes
        times = [timed(call, inputs) for _ in range(int(line))]
        answer = {"times": times, "megabytes": peak_of_process()}
        print(json.dumps(answer), file=answers)


if __name__ == "__main__":
    main()
