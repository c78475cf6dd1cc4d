# SPDX-License-Identifier: Apache-2.0
"""Memory plans: plan_memory and MemoryPlan."""

import itertools
import json
import os
import signal
import subprocess
import sys
import threading
import time
import xml.dom.minidom

import numpy as np
import pytest
import tensoropt
from kernels import ROOT
from tensoropt import plan_memory

NETWORK = ROOT / "examples" / "network.csv"
# Two of 4 bytes one after the other beside 8 bytes: 12.
BUFFERS = [(0, 3, 4), (0, 9, 8), (3, 9, 4)]


def random_buffers(seed, count, times=20):
    random = np.random.default_rng(seed)
    lower = random.integers(0, times - 1, count)
    upper = lower + 1 + random.integers(0, times // 2, count)
    return np.stack([lower, upper, random.integers(1, 50, count)], axis=1)


def verify(buffers, offsets, alignment=1):
    """No two that live at one time overlap: by all pairs."""
    assert (offsets >= 0).all() and (offsets % alignment == 0).all()
    for (a, at), (b, other) in itertools.combinations(zip(buffers, offsets), 2):
        if a[0] < b[1] and b[0] < a[1]:
            assert at + a[2] <= other or other + b[2] <= at, (a, at, b, other)


def max_live(buffers):
    return max(
        sum(size for lower, upper, size in buffers if lower <= time < upper)
        for time in range(buffers[:, 1].max())
    )


def test_tuples():
    plan = plan_memory(BUFFERS)
    assert plan.status == "optimal" and plan.proven and plan.fits
    assert plan.arena == plan.lower_bound == plan.max_live == 12
    assert plan.sum_of_sizes == 16 and len(plan) == 3
    assert plan.offsets.dtype == np.int64
    verify(BUFFERS, plan.offsets)
    assert plan.ids == ["0", "1", "2"]
    assert repr(plan) == "<MemoryPlan of 3 buffers: optimal, arena of 12 bytes>"
    (space,) = plan.spaces
    assert (space.name, space.capacity, space.arena) == ("", None, 12)
    assert space.max_live_time == 0


@pytest.mark.parametrize("seed", range(20))
def test_random_arrays(seed):
    buffers = random_buffers(seed, 40)
    plan = plan_memory(buffers, node_limit=1000)
    verify(buffers, plan.offsets)
    assert plan.max_live == max_live(buffers) <= plan.lower_bound <= plan.arena
    assert plan.arena == (plan.offsets + buffers[:, 2]).max()
    assert np.array_equal(
        plan.offsets, plan_memory(buffers, node_limit=1000).offsets
    ), "the same again"


def test_alignment():
    plan = plan_memory([(0, 2, 5), (0, 2, 5), (1, 3, 5, 1)], alignment=16)
    assert (plan.offsets[:2] % 16 == 0).all()
    assert plan.arena == 21  # 5 at 0, 5 between, 5 at 16
    array = np.array([(0, 2, 5, 64), (0, 2, 5, 64)])
    assert plan_memory(array).arena == 69


def test_mappings():
    buffers = [
        {"id": "a", "start": 0, "end": 2, "size": np.int32(8), "offset": 16},
        {"id": "b", "lower": 1, "upper": 9, "size": 16, "gaps": [(3, 4), (5, 6, 0, 8)]},
        {"buffer": "c", "begin": 3, "upper": 4, "size": 16},
    ]
    plan = plan_memory(buffers)
    assert plan.ids == ["a", "b", "c"]
    assert plan.offsets[0] == 16
    # In its first gap b makes room for c: 16 bytes, and a behind them.
    assert plan.arena == 24


def test_structured_array():
    array = np.array(
        [("x", 0, 3, 4), ("y", 0, 9, 8)],
        dtype=[("id", "U8"), ("lower", "i8"), ("upper", "u4"), ("size", "i4")],
    )
    plan = plan_memory(array)
    assert plan.ids == ["x", "y"] and plan.arena == 12


def test_no_buffers():
    plan = plan_memory([])
    assert plan.arena == 0 and len(plan.offsets) == 0
    assert plan.svg().startswith("<svg")


def test_file(tmp_path):
    plan = plan_memory(NETWORK)
    assert plan.ids[0] == "image" and plan.arena == 1605632
    assert plan.csv().startswith("id,lower,upper,size,alignment,offset\nimage,0,2,")
    plan.save(tmp_path / "plan.csv")
    again = plan_memory(str(tmp_path / "plan.csv"))
    assert np.array_equal(again.offsets, plan.offsets)
    with pytest.raises(OSError, match="cannot be"):
        plan_memory(tmp_path / "missing.csv")
    (tmp_path / "bad.csv").write_text("id,lower,upper,size\na,0,1,x\n")
    with pytest.raises(ValueError, match=r"bad\.csv:2:7: error: expected a whole"):
        plan_memory(tmp_path / "bad.csv")


def test_capacity():
    assert plan_memory(BUFFERS, 12).fits
    plan = plan_memory(BUFFERS, capacity=11)
    assert plan.status == "infeasible" and plan.proven and not plan.fits
    with pytest.raises(ValueError, match="no plan fits the capacity"):
        _ = plan.offsets
    with pytest.raises(ValueError, match="no plan fits the capacity"):
        plan.csv()
    assert "infeasible" in str(plan) and "capacity 11 B" in plan.svg()


def test_conflicts():
    sizes = [{"id": name, "size": 8} for name in "abcd"]
    ring = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "a"), ("a", "d")]
    plan = plan_memory(sizes, conflicts=ring)
    assert plan.arena == 16
    a, b, c, d = plan.offsets
    assert a == c != b == d
    by_number = plan_memory(sizes, conflicts=np.array([(0, 1), (2, 1), (2, 3), (0, 3)]))
    assert by_number.arena == 16
    assert plan.spaces[0].max_live_time is None
    assert plan_memory(BUFFERS, conflicts=[]).arena == 8


def test_pictures_and_files(tmp_path):
    plan = plan_memory(NETWORK, capacity=2**21, name="net <work>")
    picture = xml.dom.minidom.parseString(plan.svg())
    titles = [node.firstChild.data for node in picture.getElementsByTagName("title")]
    assert len(titles) == 12 and titles[0].startswith("image: 602112 B")
    assert plan._repr_svg_() == plan._repr_html_() == plan.svg()
    assert "net &lt;work&gt;" in plan.html()
    (read,) = json.loads(plan.to_json())["memoryPlans"]
    assert [b["offset"] for b in read["buffers"]] == plan.offsets.tolist()
    assert "max-live" in str(plan)
    for suffix in (".csv", ".svg", ".html", ".json", ".txt", ".trace.json"):
        path = tmp_path / f"plan{suffix}"
        plan.save(path)
        assert path.stat().st_size
    with pytest.raises(ValueError, match=r"must end in \.csv"):
        plan.save(tmp_path / "plan.png")
    with pytest.raises(OSError, match="No such file"):
        plan.save(tmp_path / "none" / "plan.csv")


@pytest.mark.parametrize(
    "buffers, options, message",
    [
        ([(0, 1)], {}, r"buffer 0 is \(0, 1\): expected a mapping, or a tuple"),
        (["abc"], {}, "buffer 0 is 'abc'"),
        ([3], {}, "buffer 0 is 3"),
        ([(0, 1, 2), (0, 1, 2.5)], {}, "size of buffer '1' is 2.5, not a whole"),
        ([(0, 1, 2**63)], {}, "size of buffer '0' is 9223372036854775808, which"),
        ([(0, 1, -2)], {}, "Buffer '0' has the size -2"),
        ([(2, 1, 2)], {}, r"Buffer '0' has the empty life \[2, 1\)"),
        (
            [
                {"id": "a", "lower": 0, "upper": 2, "size": 8, "offset": 0},
                {"id": "b", "lower": 1, "upper": 3, "size": 8, "offset": 4},
            ],
            {},
            "The buffer 'a' overlaps the buffer 'b' at time 1",
        ),
        ([(3, 3, 2)], {}, r"Buffer '0' has the empty life \[3, 3\)"),
        ([(0, 1, 2, 0)], {}, "Buffer '0' has the alignment 0"),
        ([(0, 1, 2**62), (0, 1, 2)], {}, "up to '1' add up to more than"),
        ([{"lower": 0, "size": 1}], {}, "buffer '0' has no upper"),
        ([{"lower": 0, "upper": 1}], {}, "buffer '0' has no size"),
        ([{"length": 1}], {}, "buffer 0 has 'length', expected some of"),
        ([{"upper": 1, "end": 1}], {}, "buffer 0 says the same twice"),
        ([{"lower": 0, "start": 0}], {}, "buffer 0 says the same twice"),
        (
            [{"id": "a", "lower": 0, "upper": 1, "size": 1}] * 2,
            {},
            "buffer 'a' is listed twice",
        ),
        (
            [{"lower": 0, "upper": 4, "size": 1, "gaps": [(1,)]}],
            {},
            r"gap \(1,\) of buffer '0'",
        ),
        (
            [{"lower": 0, "upper": 4, "size": 1, "gaps": [(3, 9)]}],
            {},
            r"Buffer '0' has the gap \[3, 9\) outside its life",
        ),
        (
            [{"lower": 0, "upper": 4, "size": 1, "space": "sram"}],
            {},
            "buffer '0' is in the space 'sram'",
        ),
        (np.zeros(3, int), {}, r"an array of shape \(3,\)"),
        (np.zeros((3, 3)), {}, "an array of float64: expected integers"),
        (BUFFERS, {"conflicts": [(0, 3)]}, "there is no buffer 3"),
        (BUFFERS, {"conflicts": [("0", "x")]}, "there is no buffer 'x'"),
        (BUFFERS, {"conflicts": [(1, 1)]}, "buffer '1' conflicts with itself"),
        (BUFFERS, {"capacity": -1}, "has the capacity -1"),
        (BUFFERS, {"spaces": []}, "at least one space"),
        (BUFFERS, {"capacity": 1, "spaces": [("a", 1)]}, "capacity is for one space"),
    ],
)
def test_errors(buffers, options, message):
    with pytest.raises(ValueError, match=message):
        plan_memory(buffers, **options)


def test_other_threads_run():
    """The search does not hold the interpreter's lock."""
    buffers = random_buffers(1, 3000, 600)
    done = threading.Event()
    count = 0

    def work():
        nonlocal count
        while not done.is_set():
            count += 1
            time.sleep(0.001)

    worker = threading.Thread(target=work)
    worker.start()
    plan = plan_memory(buffers, timeout=0.5)
    done.set()
    worker.join()
    # A tenth of what an idle interpreter would do.
    assert count > 100 * min(plan.seconds, 1) - 2


def test_progress():
    seen = []
    plan = plan_memory(
        random_buffers(2, 60),
        timeout=1,
        progress=lambda arena, bound: seen.append((arena, bound)),
    )
    assert all(arena >= plan.arena and arena >= bound for arena, bound in seen)


HARD = """
import numpy as np, tensoropt
random = np.random.default_rng(0)
lower = random.integers(0, 1000, 400)
buffers = np.stack([lower, lower + random.integers(1, 400, 400),
                    random.integers(1000, 9999, 400)], axis=1)
print("begins", flush=True)
tensoropt.plan_memory(buffers, timeout=60)
print("ended")
"""


def test_interrupt():
    """Control-C ends a search, as long as it takes."""
    process = subprocess.Popen(
        [sys.executable, "-c", HARD],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout.readline() == "begins\n"
    time.sleep(0.5)
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=30)
    # A solver that needs less than half a second has nothing to interrupt.
    assert "KeyboardInterrupt" in errors or output == "ended\n"


def test_public_names():
    assert tensoropt.MemoryPlan.__doc__ and tensoropt.MemorySpace.__doc__
