// RUN: tensor-opt %s --split-input-file --pipeline=sweep --tensoropt-report=%t.json | FileCheck %s --check-prefix=IR
// RUN: FileCheck %s --check-prefix=JSON --input-file=%t.json
// RUN: tensor-opt %s --split-input-file --tensoropt-symmetrize --tensoropt-report=%t.txt -o %t
// RUN: FileCheck %s --check-prefix=TEXT --input-file=%t.txt
// RUN: tensor-opt %s --split-input-file --pipeline=sweep --tensoropt-report=%t.html -o %t
// RUN: FileCheck %s --check-prefix=PAGE --input-file=%t.html

// IR-COUNT-3: tensoropt.sweep

// JSON:      "version": 1,
// JSON:      "command": "tensor-opt {{.*}}--pipeline=sweep
// JSON-NEXT: "pipeline": "sweep",
// JSON-NEXT: "input": "{{.*}}report.mlir",
// JSON-NEXT: "succeeded": true,
// JSON:        "kind": "passed",
// JSON-NEXT:   "pass": "symmetrize",
// JSON-NEXT:   "name": "Symmetrized",
// JSON-NEXT:   "function": "canonical2",
// JSON-NEXT:   "location": "{{.*}}report.mlir:[[#@LINE+36]]:8",
// JSON-NEXT:   "metrics": [
// JSON:            "name": "groupOrder",
// JSON-NEXT:       "type": "int",
// JSON-NEXT:       "value": 2
// JSON:        "function": "canonical10"
// JSON:        "kind": "missed",
// JSON:        "function": "canonical1"

// Without --pipeline the text of the passes stands there.
// TEXT:      command   tensor-opt {{.*}} --tensoropt-symmetrize
// TEXT:      pipeline  builtin.module(tensoropt-symmetrize{expand=true output-symmetry=auto})
// TEXT:      result    succeeded; 2 passed, 1 missed, 0 analysis
// TEXT:      function canonical2
// TEXT-NEXT:   passed symmetrize: Symmetrized at {{.*}}report.mlir:
// TEXT:          groupOrder       2
// TEXT:      function canonical10
// TEXT:      function canonical1
// TEXT-NEXT:   missed symmetrize: StoredInFull
// TEXT:          reason {{.*}}'stored = canonical'

// PAGE:     <!doctype html>
// PAGE:     <h2>Function <code>canonical2</code></h2>
// PAGE:     <caption>symmetrize</caption>
// PAGE:     <tr class="passed">{{.*}}<td>ij,j-&gt;i</td><td class="number">2</td>
// PAGE:     <tr class="missed">{{.*}}&#39;stored = canonical&#39;
// PAGE-NOT: <script

// Functions are sorted within a piece of the input, numbers as numbers.
#Canonical = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>
func.func @canonical10(%A: tensor<?x?xf64, #Canonical>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #Canonical>, tensor<?xf64>)
                                  outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
func.func @canonical2(%A: tensor<?x?xf64, #Canonical>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #Canonical>, tensor<?xf64>)
                                  outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}

// -----

#Full = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = full }>
func.func @canonical1(%A: tensor<?x?xf64, #Full>, %x: tensor<?xf64>, %y: tensor<?xf64>) -> tensor<?xf64> {
  %0 = tensoropt.einsum "ij,j->i" ins(%A, %x : tensor<?x?xf64, #Full>, tensor<?xf64>)
                                  outs(%y : tensor<?xf64>) -> tensor<?xf64>
  return %0 : tensor<?xf64>
}
