// RUN: tensor-opt %s --tensoropt-expand-small-floats --split-input-file --verify-diagnostics | FileCheck %s

// All bits in their order: 0x00 is 0, 0x01 the least, 0x3c is 1, the last is a NaN.
// CHECK:       memref.global "private" constant @tensoropt_values_f8E5M2 : memref<256xf32>
// CHECK-SAME:    dense<"0x00000000{{0000803700000038.*}}
// CHECK-LABEL: func.func @extend
// CHECK-SAME:    %[[X:.*]]: f8E5M2
// CHECK:         %[[VALUES:.*]] = memref.get_global @tensoropt_values_f8E5M2
// CHECK:         %[[BITS:.*]] = arith.bitcast %[[X]] : f8E5M2 to i8
// CHECK:         %[[PLACE:.*]] = arith.index_castui %[[BITS]] : i8 to index
// CHECK:         %[[VALUE:.*]] = memref.load %[[VALUES]][%[[PLACE]]]
// CHECK:         return %[[VALUE]]
func.func @extend(%x: f8E5M2) -> f32 {
  %0 = arith.extf %x : f8E5M2 to f32
  return %0 : f32
}

// Halves and doubles hold all values of the table.
// CHECK-LABEL: func.func @extend_to_others
// CHECK:         %[[VALUE:.*]] = memref.load
// CHECK:         arith.truncf %[[VALUE]] : f32 to f16
// CHECK:         %[[OTHER:.*]] = memref.load
// CHECK:         arith.extf %[[OTHER]] : f32 to f64
func.func @extend_to_others(%x: f8E5M2) -> (f16, f64) {
  %0 = arith.extf %x : f8E5M2 to f16
  %1 = arith.extf %x : f8E5M2 to f64
  return %0, %1 : f16, f64
}

// -----

// CHECK:       func.func private @tensoroptNarrowFloat(f64, i32) -> i8
// CHECK-LABEL: func.func @truncate
// CHECK-SAME:    %[[X:.*]]: f32
// CHECK:         %[[WIDE:.*]] = arith.extf %[[X]] : f32 to f64
// CHECK:         %[[KIND:.*]] = arith.constant 1 : i32
// CHECK:         %[[BITS:.*]] = call @tensoroptNarrowFloat(%[[WIDE]], %[[KIND]])
// CHECK:         %[[Y:.*]] = arith.bitcast %[[BITS]] : i8 to f8E4M3FNUZ
// CHECK:         return %[[Y]]
func.func @truncate(%x: f32) -> f8E4M3FNUZ {
  %0 = arith.truncf %x : f32 to f8E4M3FNUZ
  return %0 : f8E4M3FNUZ
}

// -----

// CHECK-LABEL: func.func @constant
// CHECK:         %[[BITS:.*]] = arith.constant 56 : i8
// CHECK:         arith.bitcast %[[BITS]] : i8 to f8E4M3FN
func.func @constant() -> f8E4M3FN {
  %0 = arith.constant 1.0 : f8E4M3FN
  return %0 : f8E4M3FN
}

// -----

// CHECK-LABEL: func.func @other_types
// CHECK:         arith.extf
// CHECK-SAME:    bf16 to f32
// CHECK:         arith.truncf
// CHECK-SAME:    vector<4xf32> to vector<4xf8E5M2>
// CHECK-NOT:     call
func.func @other_types(%x: bf16, %v: vector<4xf32>) -> (f32, vector<4xf8E5M2>) {
  %0 = arith.extf %x : bf16 to f32
  %1 = arith.truncf %v : vector<4xf32> to vector<4xf8E5M2>
  return %0, %1 : f32, vector<4xf8E5M2>
}

// -----

func.func @unknown(%x: f32) -> f8E3M4 {
  // expected-error @below {{numbers of type 'f8E3M4' cannot be computed: expected f8E4M3FN, f8E5M2 or their FNUZ}}
  %0 = arith.truncf %x : f32 to f8E3M4
  return %0 : f8E3M4
}
