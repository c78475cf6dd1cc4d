// RUN: tensor-opt %s --tensoropt-split-vectors | FileCheck %s -enable-var-scope

// 10 lanes are 8 and 2.
// CHECK-LABEL: func.func @load_store
// CHECK:         %[[HIGH:.*]] = vector.load %[[FROM:.*]][%[[I:.*]], %[[J:.*]]] : memref<?x?xf64>, vector<8xf64>
// CHECK:         %[[NEXT:.*]] = arith.addi %[[J]], %c8
// CHECK:         %[[LOW:.*]] = vector.load %[[FROM]][%[[I]], %[[NEXT]]] : memref<?x?xf64>, vector<2xf64>
// CHECK:         vector.store %[[HIGH]], %[[TO:.*]][%[[I]], %[[J]]]
// CHECK:         %[[LAST:.*]] = arith.addi %[[J]], %c8
// CHECK:         vector.store %[[LOW]], %[[TO]][%[[I]], %[[LAST]]]
func.func @load_store(%from: memref<?x?xf64>, %to: memref<?x?xf64>, %i: index, %j: index) {
  %0 = vector.load %from[%i, %j] : memref<?x?xf64>, vector<10xf64>
  vector.store %0, %to[%i, %j] : memref<?x?xf64>, vector<10xf64>
  return
}

// Loops and branches carry the parts; scalars are broadcast to each, and
// conditions that are scalars stay.
// CHECK-LABEL: func.func @carried
// CHECK-DAG:     %[[ZERO4:.*]] = arith.constant dense<0.000000e+00> : vector<4xf32>
// CHECK-DAG:     %[[ZERO1:.*]] = arith.constant dense<0.000000e+00> : vector<1xf32>
// CHECK:         %[[SUMS:.*]]:2 = scf.for {{.*}} iter_args(%[[A:.*]] = %[[ZERO4]], %[[B:.*]] = %[[ZERO1]]) -> (vector<4xf32>, vector<1xf32>)
// CHECK:           vector.broadcast %{{.*}} : f32 to vector<4xf32>
// CHECK:           vector.broadcast %{{.*}} : f32 to vector<1xf32>
// CHECK:           %[[C:.*]] = arith.select %[[WHEN:.*]], %{{.*}}, %[[ZERO4]] : vector<4xf32>
// CHECK:           %[[D:.*]] = arith.select %[[WHEN]], %{{.*}}, %[[ZERO1]] : vector<1xf32>
// CHECK:           %[[E:.*]] = arith.addf %[[A]], %[[C]] fastmath<reassoc> : vector<4xf32>
// CHECK:           %[[F:.*]] = arith.addf %[[B]], %[[D]] fastmath<reassoc> : vector<1xf32>
// CHECK:           scf.yield %[[E]], %[[F]]
// CHECK:         scf.if %{{.*}} -> (vector<4xf32>, vector<1xf32>)
// CHECK-NOT:     vector<5xf32>
// CHECK:         %[[FIRST:.*]] = vector.reduction <add>, %{{.*}} fastmath<reassoc> : vector<4xf32> into f32
// CHECK:         %[[SUM:.*]] = vector.reduction <add>, %{{.*}}, %[[FIRST]] fastmath<reassoc> : vector<1xf32> into f32
// CHECK:         return %[[SUM]]
func.func @carried(%when: i1, %n: index, %x: memref<?xf32>) -> f32 {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %zero = arith.constant dense<0.0> : vector<5xf32>
  %0 = scf.for %i = %c0 to %n step %c1 iter_args(%sum = %zero) -> (vector<5xf32>) {
    %s = memref.load %x[%i] : memref<?xf32>
    %v = vector.broadcast %s : f32 to vector<5xf32>
    %w = arith.select %when, %v, %zero : vector<5xf32>
    %next = arith.addf %sum, %w fastmath<reassoc> : vector<5xf32>
    scf.yield %next : vector<5xf32>
  }
  %1 = scf.if %when -> (vector<5xf32>) {
    scf.yield %0 : vector<5xf32>
  } else {
    scf.yield %zero : vector<5xf32>
  }
  %2 = vector.reduction <add>, %1 fastmath<reassoc> : vector<5xf32> into f32
  return %2 : f32
}

// What stays whole takes and gives the parts put together.
// CHECK-LABEL: func.func @whole(
// CHECK-SAME:      %[[V:.*]]: vector<3xi32>, %[[W:.*]]: vector<3xi32>
// CHECK-DAG:     vector.extract_strided_slice %[[V]] {offsets = [0], sizes = [2], strides = [1]}
// CHECK-DAG:     vector.extract_strided_slice %[[V]] {offsets = [2], sizes = [1], strides = [1]}
// CHECK:         %[[HIGH:.*]] = arith.muli {{.*}} : vector<2xi32>
// CHECK:         %[[LOW:.*]] = arith.muli {{.*}} : vector<1xi32>
// CHECK:         %[[PART:.*]] = vector.insert_strided_slice %[[HIGH]], %{{.*}} {offsets = [0], strides = [1]}
// CHECK:         %[[ALL:.*]] = vector.insert_strided_slice %[[LOW]], %[[PART]] {offsets = [2], strides = [1]}
// CHECK:         vector.shuffle %[[ALL]], %[[V]] [0, 5, 1]
func.func @whole(%v: vector<3xi32>, %w: vector<3xi32>) -> vector<3xi32> {
  %0 = arith.muli %v, %w : vector<3xi32>
  %1 = vector.shuffle %0, %v [0, 5, 1] : vector<3xi32>, vector<3xi32>
  return %1 : vector<3xi32>
}

// Powers of two, several dimensions, scalable vectors, lanes that differ, and
// memory that holds whole vectors.
// CHECK-LABEL: func.func @others
// CHECK:         arith.addf {{.*}} : vector<8xf64>
// CHECK:         arith.addf {{.*}} : vector<3x3xf64>
// CHECK:         arith.addf {{.*}} : vector<[3]xf64>
// CHECK:         arith.constant dense<[1, 2, 3]> : vector<3xi32>
// CHECK:         vector.load {{.*}} : memref<?xvector<3xi32>>, vector<3xi32>
// CHECK-NEXT:    vector.store
// CHECK-NEXT:    return
func.func @others(%m: memref<?xvector<3xi32>>, %i: index, %v: vector<8xf64>, %w: vector<3x3xf64>,
                  %x: vector<[3]xf64>)
    -> (vector<8xf64>, vector<3x3xf64>, vector<[3]xf64>, vector<3xi32>) {
  %0 = arith.addf %v, %v : vector<8xf64>
  %1 = arith.addf %w, %w : vector<3x3xf64>
  %2 = arith.addf %x, %x : vector<[3]xf64>
  %3 = arith.constant dense<[1, 2, 3]> : vector<3xi32>
  %4 = vector.load %m[%i] : memref<?xvector<3xi32>>, vector<3xi32>
  vector.store %4, %m[%i] : memref<?xvector<3xi32>>, vector<3xi32>
  return %0, %1, %2, %3 : vector<8xf64>, vector<3x3xf64>, vector<[3]xf64>, vector<3xi32>
}
