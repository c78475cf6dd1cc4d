# SPDX-License-Identifier: Apache-2.0
"""Memory plans of modules."""

import itertools
import json
import re
import subprocess
import sys

import pytest
import tensoropt
from command import run
from kernels import ROOT
from tensoropt import CompileError, ModulePlans, plan_memory

CHAIN = """
func.func @chain(%A: tensor<8x8xf32>, %out: tensor<8x8xf32>) -> tensor<8x8xf32> {
  %zero = arith.constant 0.0 : f32
  %empty = tensor.empty() : tensor<8x8xf32>
  %clear = linalg.fill ins(%zero : f32)
      outs(%empty : tensor<8x8xf32>) -> tensor<8x8xf32>
  %0 = linalg.matmul ins(%A, %A : tensor<8x8xf32>, tensor<8x8xf32>)
      outs(%clear : tensor<8x8xf32>) -> tensor<8x8xf32>
  %1 = linalg.matmul ins(%0, %A : tensor<8x8xf32>, tensor<8x8xf32>)
      outs(%clear : tensor<8x8xf32>) -> tensor<8x8xf32>
  %2 = linalg.matmul ins(%1, %0 : tensor<8x8xf32>, tensor<8x8xf32>)
      outs(%out : tensor<8x8xf32>) -> tensor<8x8xf32>
  return %2 : tensor<8x8xf32>
}
"""
# With buffers of another compiler, which frees them, and nothing to plan in @none.
TWO = """
func.func @buffers(%in: memref<16xf32>, %out: memref<16xf32>) {
  %0 = memref.alloc() : memref<16xf32>
  memref.copy %in, %0 : memref<16xf32> to memref<16xf32>
  memref.copy %0, %out : memref<16xf32> to memref<16xf32>
  memref.dealloc %0 : memref<16xf32>
  return
}
func.func @open(%in: memref<?xf32>, %n: index) {
  %0 = memref.alloc(%n) : memref<?xf32>
  memref.copy %in, %0 : memref<?xf32> to memref<?xf32>
  memref.copy %0, %in : memref<?xf32> to memref<?xf32>
  memref.dealloc %0 : memref<?xf32>
  %1 = memref.alloc(%n) : memref<?xf32>
  memref.copy %in, %1 : memref<?xf32> to memref<?xf32>
  memref.copy %1, %in : memref<?xf32> to memref<?xf32>
  memref.dealloc %1 : memref<?xf32>
  return
}
func.func @none(%x: f32) -> f32 {
  return %x : f32
}
"""


def verify(plan):
    """No two that live at one time overlap: by all pairs."""
    for a, b in itertools.combinations(plan.buffers, 2):
        if a["lower"] < b["upper"] and b["lower"] < a["upper"]:
            assert (
                a["offset"] + a["size"] <= b["offset"]
                or b["offset"] + b["size"] <= a["offset"]
            )
    assert plan.arena == max(b["offset"] + b["size"] for b in plan.buffers)


def test_module():
    plans = plan_memory(tensoropt.Module.parse(CHAIN))
    assert isinstance(plans, ModulePlans) and list(plans) == ["chain"]
    plan = plans["chain"]
    assert plan is plans.only and plan.name == "chain"
    # The results of the first two products, of 256 bytes each.
    assert plan.arena == plan.max_live == plan.lower_bound == 512
    assert plan.sum_of_sizes == 512 and plan.proven
    verify(plan)
    assert [b["size"] for b in plan.buffers] == [256, 256]
    assert plan.buffers[0]["id"].startswith("b0 <string>:")
    assert plan.spaces[0].max_live_time >= plan.buffers[0]["lower"]
    assert plan.svg().count("<title>") == 2
    assert "chain" in plans.html() and "max-live" in str(plans)
    assert repr(plans) == "ModulePlans(chain: 512 bytes)"


def test_text_and_files(tmp_path):
    path = tmp_path / "two.mlir"
    path.write_text(TWO)
    pipeline = "plan-memory{plan-open=true}"
    for given in (TWO, path, str(path), tensoropt.load(path)):
        plans = plan_memory(given, pipeline=pipeline)
        assert list(plans) == ["buffers", "open/open"]
        assert plans["buffers"].arena == 64
        # 64 elements of four bytes.
        assert plans["open/open"].arena == 256
    with pytest.raises(ValueError, match=r"2 plans, not one: buffers, open"):
        _ = plans.only
    with pytest.raises(KeyError, match=r"no plan 'none'; there is buffers, open/o"):
        plans["none"]
    plans.save(tmp_path / "plans.json")
    read = json.loads((tmp_path / "plans.json").read_text())["memoryPlans"]
    assert [plan["name"] for plan in read] == list(plans)
    with pytest.raises(ValueError, match=r"several plans must end in \.html, \.json"):
        plans.save(tmp_path / "plans.svg")
    assert plans._repr_html_().count("<svg") == 2


def test_pipelines():
    module = tensoropt.Module.parse(CHAIN)
    assert plan_memory(module, pipeline="cpu").only.arena == 512
    assert plan_memory(module, pipeline=tensoropt.Pipeline("cpu")).only.arena == 512
    assert len(plan_memory(module, pipeline="loops")) == 0
    assert plan_memory(module, 512).only.arena == 512
    with pytest.raises(CompileError, match="needs 512 bytes for buffers that live"):
        plan_memory(module, capacity=511, pipeline="cpu")
    with pytest.raises(ValueError, match="memory-capacity=8 among the options"):
        plan_memory(module, 8, pipeline="cpu{threads=2}")
    with pytest.raises(ValueError, match="unknown pipeline 'cpuu'"):
        plan_memory(module, pipeline="cpuu")
    with pytest.raises(ValueError, match="a module takes capacity and pipeline alone"):
        plan_memory(module, alignment=64)
    with pytest.raises(ValueError, match="pipeline is for modules"):
        plan_memory([(0, 1, 4)], pipeline="cpu")


def test_command(tmp_path):
    path = tmp_path / "chain.mlir"
    path.write_text(CHAIN)
    out = tmp_path / "map.svg"
    assert "arena         512 B" in run("plan", path, "-o", out)
    assert out.read_text().startswith("<svg")
    message = run("plan", path, "--capacity", 100, code=1)
    assert "needs 512 bytes" in message


def test_docs():
    """The snippets of docs/memory-passes.md, one after the other."""
    text = (ROOT / "docs" / "memory-passes.md").read_text()
    code = "\n".join(re.findall(r"^```python\n(.*?)^```", text, re.DOTALL | re.M))
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


def test_memory_spaces(tmp_path):
    """Two of three buffers in the fast memory: the cheaper way of all, by trying."""
    sizes, uses, cost = (256, 256, 512), (1, 9, 3), (1, 10)
    text = """module attributes {tensoropt.memory_spaces = [
        {name = "fast", capacity = 768 : i64, cost = 1 : i64, space = 1 : i64},
        {name = "slow", cost = 10 : i64}]} {
      func.func @f(%in: memref<?xi8>, %out: memref<?xi8>) {
        %c0 = arith.constant 0 : index
        %c1 = arith.constant 1 : index
    """
    for at, (size, times) in enumerate(zip(sizes, uses)):
        text += f"""
        %a{at} = memref.alloc() : memref<{size}xi8>
        %d{at} = memref.cast %a{at} : memref<{size}xi8> to memref<?xi8>
        %n{at} = arith.constant {times} : index
        memref.copy %in, %d{at} : memref<?xi8> to memref<?xi8>"""
    for at in range(3):
        text += f"""
        scf.for %i = %c0 to %n{at} step %c1 {{
          memref.copy %d{at}, %out : memref<?xi8> to memref<?xi8>
        }}"""
    plan = plan_memory(text + "return } }").only
    traffic = [size * (1 + times) for size, times in zip(sizes, uses)]
    best = min(
        sum(moved * cost[slow] for moved, slow in zip(traffic, choice))
        for choice in itertools.product((0, 1), repeat=3)
        if sum(size for size, slow in zip(sizes, choice) if not slow) <= 768
    )
    assert plan.cost == plan.cost_bound == best
    assert [space.name for space in plan.spaces] == ["fast", "slow"]
    assert [space.capacity for space in plan.spaces] == [768, None]
    by_name = {row["id"].split()[0]: row["space"] for row in plan.buffers}
    assert by_name == {"b0": "slow", "b1": "fast", "b2": "fast"}
    assert "fast, arena" in str(plan)
    plan.save(tmp_path / "map.svg")


def test_costs_beyond_64_bits():
    """Traffic is taken for 2^40 at most, but sums of it times costs are not."""
    buffers = "\n".join(
        f"""%a{at} = memref.alloc() : memref<1073741824xi8>
        scf.for %i{at} = %c0 to %rounds step %c1 {{
          memref.copy %in, %a{at} : memref<1073741824xi8> to memref<1073741824xi8>
        }}"""
        for at in range(70)
    )
    with pytest.raises(
        CompileError, match=r"cannot be planned: The costs of the .* up"
    ):
        plan_memory(f"""module attributes {{
            tensoropt.memory_spaces = [{{name = "dram", cost = 65536 : i64}}]}} {{
          func.func @costs(%in: memref<1073741824xi8>) {{
            %c0 = arith.constant 0 : index
            %c1 = arith.constant 1 : index
            %rounds = arith.constant 131072 : index
            {buffers}
            return
          }}
        }}""")
