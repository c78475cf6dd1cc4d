# SPDX-License-Identifier: Apache-2.0
"""Runs a network in onnxruntime three times; its log says what it allocates.

python onnxruntime_arena.py FILE.onnx 2> LOG
"""

import sys

import numpy as np
import onnxruntime

onnxruntime.set_default_logger_severity(0)
# An arena that grows by what is asked for, not by powers of two.
onnxruntime.create_and_register_allocator(
    onnxruntime.OrtMemoryInfo(
        "Cpu",
        onnxruntime.OrtAllocatorType.ORT_ARENA_ALLOCATOR,
        0,
        onnxruntime.OrtMemType.DEFAULT,
    ),
    onnxruntime.OrtArenaCfg(
        {
            "max_mem": 0,
            "arena_extend_strategy": 1,
            "initial_chunk_size_bytes": -1,
            "max_dead_bytes_per_chunk": -1,
        }
    ),
)
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
options.enable_mem_pattern = True
options.log_severity_level = 0
options.add_session_config_entry("session.use_env_allocators", "1")
session = onnxruntime.InferenceSession(
    sys.argv[1], options, providers=["CPUExecutionProvider"]
)
(parameter,) = session.get_inputs()
inputs = {parameter.name: np.zeros(parameter.shape, np.float32)}
for number in range(3):
    print(f"run {number}", file=sys.stderr, flush=True)
    session.run(None, inputs)
