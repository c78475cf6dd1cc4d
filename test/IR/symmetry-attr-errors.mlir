// RUN: tensor-opt %s --allow-unregistered-dialect --verify-diagnostics --split-input-file

// expected-error@+1 {{point 0 appears twice in the cycles}}
"test.op"() {a = #tensoropt.symmetry<(0 0)>} : () -> ()

// -----

// expected-error@+1 {{point 1 appears twice in the cycles}}
"test.op"() {a = #tensoropt.symmetry<(0 1)(1 2)>} : () -> ()

// -----

// expected-error@+1 {{cycle (0) has one point and moves nothing; leave it out}}
"test.op"() {a = #tensoropt.symmetry<(0)>} : () -> ()

// -----

// expected-error@+1 {{cycle 1 is empty}}
"test.op"() {a = #tensoropt.symmetry<()>} : () -> ()

// -----

// expected-error@+1 {{expected '('}}
"test.op"() {a = #tensoropt.symmetry<0 1>} : () -> ()

// -----

// expected-error@+1 {{expected integer value}}
"test.op"() {a = #tensoropt.symmetry<(0, 1)>} : () -> ()

// -----

// expected-error@+1 {{dimension 64 in a cycle, expected 0 to 63}}
"test.op"() {a = #tensoropt.symmetry<(0 64)>} : () -> ()

// -----

// expected-error@+1 {{dimension -1 in a cycle, expected 0 to 63}}
"test.op"() {a = #tensoropt.symmetry<(0 -1)>} : () -> ()

// -----

// expected-error@+1 {{integer value too large}}
"test.op"() {a = #tensoropt.symmetry<(0 99999999999999999999)>} : () -> ()

// -----

// expected-error@+1 {{expected 'negate' or 'conjugate'}}
"test.op"() {a = #tensoropt.symmetry<(0 1) :>} : () -> ()

// -----

// expected-error@+1 {{expected 'negate' or 'conjugate'}}
"test.op"() {a = #tensoropt.symmetry<(0 1) : transpose>} : () -> ()

// -----

// The third power of (0 1 2) is the identity; -1 to the third is -1.
// expected-error@+1 {{generator (0 1 2) : negate applied 3 times changes the entry without moving it; this forces every entry to be zero}}
"test.op"() {a = #tensoropt.symmetry<(0 1 2) : negate>} : () -> ()

// -----

// expected-error@+1 {{generator (0 1) contradicts the generators before it, which give (0 1) : negate; this forces every entry to be zero}}
"test.op"() {a = #tensoropt.symmetry<(0 1), (0 1) : negate>} : () -> ()

// -----

// (0 1)(1 2) has order 3, so its character must be trivial; here it conjugates.
// expected-error@+1 {{this forces every entry to be real}}
"test.op"() {a = #tensoropt.symmetry<(0 1), (1 2) : conjugate>} : () -> ()

// -----

// expected-error@+1 {{this forces every entry to be imaginary}}
"test.op"() {a = #tensoropt.symmetry<(0 1) : negate, (1 2) : conjugate>} : () -> ()
