# SPDX-License-Identifier: Apache-2.0
"""The command line, as tests run it."""

import subprocess
import sys


def run(*arguments, code=0):
    """Runs a command; what it prints, on stdout if it succeeds."""
    done = subprocess.run(
        [sys.executable, "-m", "tensoropt", *map(str, arguments)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == code, done.stderr
    return done.stderr if code else done.stdout
