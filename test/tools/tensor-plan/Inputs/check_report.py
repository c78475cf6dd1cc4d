# SPDX-License-Identifier: Apache-2.0
"""Adds up what the report and the trace of a plan say: check_report.py REPORT TRACE."""

import json
import sys

with open(sys.argv[1]) as file:
    report = json.load(file)
with open(sys.argv[2]) as file:
    events = json.load(file)["traceEvents"]
(plan,) = report["memoryPlans"]
(space,) = plan["spaces"]
buffers = plan["buffers"]
ends = [buffer["offset"] + buffer["size"] for buffer in buffers]
assert max(ends) == space["extent"], space
live = [
    sum(b["size"] for b in buffers if b["lower"] <= time < b["upper"])
    for time in range(14)
]
assert max(live) == space["maxLive"] == live[space["maxLiveTime"]], live
steps = {event["ts"]: event["args"]["bytes"] for event in events if event["ph"] == "C"}
assert [steps[time] for time in range(14)] == live, steps
lives = {
    event["name"]: (event["ts"], event["ts"] + event["dur"])
    for event in events
    if event["ph"] == "X"
}
assert lives == {b["id"]: (b["lower"], b["upper"]) for b in buffers}, lives
