# SPDX-License-Identifier: Apache-2.0
"""The systems that run networks, each behind one function.

prepare = SYSTEMS["OpenVINO"]
call, seconds = prepare(Task(name="unet", zoo=Path("build/zoo"), ...))
outputs = call(inputs)

Each imports its system when called, so that a process holds one of them. `seconds`
is what making the program took, without imports and what only converts the file.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np

ROOT = Path(__file__).parents[2]
Call = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Task:
    """What one process has to prepare."""

    network: str
    model: Path  # ONNX, with the extents of the input
    scratch: Path  # a folder for files of its own
    threads: int
    tolerance: float  # error that ours may make, in parts of the range of the outputs


def prepare_tensoropt(task: Task) -> tuple[Call, float]:
    import tensoropt

    start = perf_counter()
    module = tensoropt.load(ROOT / "test" / "models" / f"{task.network}.mlir")
    options = f"tolerance={task.tolerance} threads={task.threads}"
    call = module.compile(f"cpu{{{options}}}")
    return call, perf_counter() - start


def prepare_onnxruntime(task: Task) -> tuple[Call, float]:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = task.threads
    start = perf_counter()
    session = onnxruntime.InferenceSession(
        task.model, options, providers=["CPUExecutionProvider"]
    )
    seconds = perf_counter() - start
    name = session.get_inputs()[0].name
    return lambda inputs: session.run(None, {name: inputs})[0], seconds


def prepare_openvino(task: Task) -> tuple[Call, float]:
    import openvino

    settings = {
        "INFERENCE_PRECISION_HINT": "f32",
        "INFERENCE_NUM_THREADS": task.threads,
        "PERFORMANCE_HINT": "LATENCY",
        "NUM_STREAMS": 1,
    }
    start = perf_counter()
    compiled = openvino.Core().compile_model(task.model, "CPU", settings)
    seconds = perf_counter() - start
    request = compiled.create_infer_request()
    return (
        lambda inputs: request.infer([inputs], share_inputs=True)[0],
        seconds,
    )


def compile_iree(task: Task) -> tuple[Path, float]:
    """The program of a network, and the seconds of the compiler alone."""
    programs = Path(sys.executable).parent
    module, program = task.scratch / "iree.mlir", task.scratch / "iree.vmfb"
    convert = [
        programs / "iree-import-onnx",
        task.model,
        "-o",
        module,
        "--opset-version=17",
    ]
    subprocess.run(convert, check=True)
    start = perf_counter()
    compile_command = [
        programs / "iree-compile",
        module,
        "--iree-opt-level=O3",
        # At O3 a norm of 384 wants more than the limit of 32 kB.
        "--iree-llvmcpu-stack-allocation-limit=131072",
        "--iree-hal-target-device=local",
        "--iree-hal-local-target-device-backends=llvm-cpu",
        "--iree-llvmcpu-target-cpu=host",
        "-o",
        program,
    ]
    subprocess.run(compile_command, check=True)
    seconds = perf_counter() - start
    module.unlink()
    return program, seconds


def prepare_iree(task: Task) -> tuple[Call, float]:
    from iree import runtime

    program, seconds = compile_iree(task)
    # Without a pool of threads where there is one.
    driver = "local-sync" if task.threads == 1 else "local-task"
    runtime.flags.parse_flags(f"--task_topology_group_count={task.threads}")
    config = runtime.Config(driver)
    context = runtime.SystemContext(config=config)
    context.add_vm_module(runtime.VmModule.mmap(config.vm_instance, str(program)))
    (function,) = (
        context.modules.module[name]
        for name in context.modules.module.vm_module.function_names
        if not name.startswith("__") and not name.endswith("$async")
    )
    return lambda inputs: function(inputs).to_host(), seconds


SYSTEMS: dict[str, Callable[[Task], tuple[Call, float]]] = {
    "TensorOpt": prepare_tensoropt,
    "onnxruntime": prepare_onnxruntime,
    "OpenVINO": prepare_openvino,
    "IREE": prepare_iree,
}
