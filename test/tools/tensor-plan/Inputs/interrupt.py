# SPDX-License-Identifier: Apache-2.0
"""Interrupts a search: interrupt.py TOOL PLAN. The plan must be there all the same.

The exact search on random buffers with large alignments and times does not end soon.
"""

import random
import signal
import subprocess
import sys
import time

random.seed(1)
rows = ["id,lower,upper,size,alignment"]
for number in range(600):
    lower = random.randrange(3000)
    upper = lower + random.randrange(1, 1500)
    size = random.randrange(1, 99999)
    rows.append(f"{number},{lower},{upper},{size},{random.choice([1, 4096, 65536])}")
search = subprocess.Popen(
    [sys.argv[1], "-", "-o", sys.argv[2], "--timeout=60"],
    stdin=subprocess.PIPE,
    text=True,
)
search.stdin.write("\n".join(rows) + "\n")
search.stdin.close()
time.sleep(1)
search.send_signal(signal.SIGINT)
print("exit code", search.wait(timeout=30))
with open(sys.argv[2]) as plan:
    print("rows", len(plan.readlines()))
