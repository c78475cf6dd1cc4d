# SPDX-License-Identifier: Apache-2.0
"""Turns a model of TensorFlow Lite into TOSA; needs tosa-converter-for-tflite.

See _worker.py.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from tosa_converter_for_tflite import (
    TosaConverterDebugInfo,
    TosaConverterOutputFormat,
    tflite_flatbuffer_to_tosa_mlir,
)

from tensoropt._worker import RefusedError, first_line, rename_main, run, tell


def convert(source: str, target: str, name: str) -> None:
    tell(stage="importing")
    try:
        tflite_flatbuffer_to_tosa_mlir(
            source,
            target,
            TosaConverterOutputFormat.Text,
            TosaConverterDebugInfo.Enable,
        )
    except Exception as error:
        raise RefusedError(f"cannot be imported: {first_line(error)}") from error
    # Such as what makes dense weights of sparse ones.
    text = Path(target).read_text(encoding="utf-8")
    if left := re.search(r'"tfl\.(\w+)"\(', text):
        raise RefusedError(
            f"has the operator {left[1]}, which TOSA's converter does not know"
        )
    rename_main(Path(target), name)


if __name__ == "__main__":
    sys.exit(run(convert))
