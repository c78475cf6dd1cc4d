// RUN: tensor-opt %s --tensoropt-fuse-sweeps | FileCheck %s
// RUN: tensor-opt %s --tensoropt-fuse-sweeps --remarks-filter=fuse-sweeps --remark-format=emitRemark 2>&1 | FileCheck %s --check-prefix=REMARK

#Packed = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>

// The second output is made between the sweeps: that moves up. What reads the
// first result stays behind.
// CHECK-LABEL: func.func @two
// CHECK-SAME:    %[[A:[a-z0-9]+]]: tensor<?x?xf64, #{{.*}}>, %[[X:[a-z0-9]+]]: tensor<?xf64>, %[[Y:[a-z0-9]+]]: tensor<?xf64>
// CHECK:         %[[FILL:.*]] = linalg.fill
// CHECK:         %[[BOTH:.*]]:2 = tensoropt.sweep %[[A]][%[[I:.*]], %[[J:.*]]] = %[[V:.*]] : {{.*}} outs(%[[O:.*]] = %[[Y]] : tensor<?xf64>, %[[P:.*]] = %[[FILL]] : tensor<?xf64>)
// CHECK-NEXT:      %[[E:.*]] = tensor.extract %[[X]][%[[J]]]
// CHECK-NEXT:      %[[T:.*]] = arith.mulf %[[V]], %[[E]]
// CHECK-NEXT:      tensoropt.reduce plus %[[T]] into %[[O]][%[[I]]]
// CHECK-NEXT:      tensoropt.reduce plus %[[V]] into %[[P]][%[[J]]]
// CHECK-NEXT:    }
// CHECK:         %[[SUM:.*]] = arith.addf
// CHECK:         %[[OTHER:.*]] = tensor.insert %{{.*}} into %[[BOTH]]#0
// CHECK:         return %[[OTHER]], %[[BOTH]]#1
// REMARK: remark: {{.*}}Fused{{.*}}outputs=2
func.func @two(%A: tensor<?x?xf64, #Packed>, %x: tensor<?xf64>, %y: tensor<?xf64>, %n: index)
    -> (tensor<?xf64>, tensor<?xf64>) {
  %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %y : tensor<?xf64>) {
    %e = tensor.extract %x[%j] : tensor<?xf64>
    %t = arith.mulf %a, %e : f64
    tensoropt.reduce plus %t into %o[%i] : f64, memref<?xf64>
  } -> tensor<?xf64>
  %c0 = arith.constant 0 : index
  %first = tensor.extract %0[%c0] : tensor<?xf64>
  %sum = arith.addf %first, %first : f64
  %changed = tensor.insert %sum into %0[%c0] : tensor<?xf64>
  %zero = arith.constant 0.0 : f64
  %empty = tensor.empty(%n) : tensor<?xf64>
  %z = linalg.fill ins(%zero : f64) outs(%empty : tensor<?xf64>) -> tensor<?xf64>
  %1 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %z : tensor<?xf64>) {
    tensoropt.reduce plus %a into %o[%j] : f64, memref<?xf64>
  } -> tensor<?xf64>
  return %changed, %1 : tensor<?xf64>, tensor<?xf64>
}

// Three become one; free indices are merged.
// CHECK-LABEL: func.func @three
// CHECK:         %[[ALL:.*]]:3 = tensoropt.sweep %{{.*}}[%{{.*}}, %{{.*}}] = %{{.*}} : {{.*}} free(%[[R:.*]] < %{{.*}}) outs
// CHECK:           tensoropt.reduce plus %{{.*}} into %{{.*}}[%[[R]]]
// CHECK:           tensoropt.reduce max %{{.*}} into %{{.*}}[%[[R]]]
// CHECK:           tensoropt.reduce plus %{{.*}} into %{{.*}}[%[[R]]]
// CHECK-NOT:     tensoropt.sweep
// CHECK:         return %[[ALL]]#0, %[[ALL]]#1, %[[ALL]]#2
// REMARK: remark: {{.*}}Fused{{.*}}outputs=2
// REMARK: remark: {{.*}}Fused{{.*}}outputs=3
func.func @three(%A: tensor<?x?xf64, #Packed>, %y: tensor<?xf64>, %n: index)
    -> (tensor<?xf64>, tensor<?xf64>, tensor<?xf64>) {
  %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> free(%r < %n) outs(%o = %y : tensor<?xf64>) {
    tensoropt.reduce plus %a into %o[%r] : f64, memref<?xf64>
  } -> tensor<?xf64>
  %1 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> free(%r < %n) outs(%o = %y : tensor<?xf64>) {
    tensoropt.reduce max %a into %o[%r] : f64, memref<?xf64>
  } -> tensor<?xf64>
  %2 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> free(%r < %n) outs(%o = %y : tensor<?xf64>) {
    tensoropt.reduce plus %a into %o[%r] : f64, memref<?xf64>
  } -> tensor<?xf64>
  return %0, %1, %2 : tensor<?xf64>, tensor<?xf64>, tensor<?xf64>
}

// The third reads the result of the first, but not of the second, which cannot
// be merged with the first.
// CHECK-LABEL: func.func @past_another
// CHECK:         %[[ONE:.*]] = tensoropt.sweep
// CHECK:         %[[TWO:.*]]:2 = tensoropt.sweep %{{.*}} outs(%{{.*}} = %[[ONE]] : tensor<f64>, %{{.*}} = %[[ONE]] : tensor<f64>)
// CHECK-NOT:     tensoropt.sweep
// CHECK:         return %[[TWO]]#0, %[[TWO]]#1
// REMARK: remark: {{.*}}ReadsResult{{.*}}reads its result
// REMARK: remark: {{.*}}Fused
func.func @past_another(%A: tensor<?x?xf64, #Packed>, %y: tensor<f64>) -> (tensor<f64>, tensor<f64>) {
  %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %y : tensor<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  } -> tensor<f64>
  %1 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %0 : tensor<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  } -> tensor<f64>
  %2 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %0 : tensor<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  } -> tensor<f64>
  return %1, %2 : tensor<f64>, tensor<f64>
}
