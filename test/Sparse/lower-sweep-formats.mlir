// RUN: tensor-opt %s --tensoropt-lower-sweep --canonicalize --cse | FileCheck %s

// CSR is in lower-sweep.mlir.

#CSC = #sparse_tensor.encoding<{ map = (i, j) -> (j : dense, i : compressed), posWidth = 32, crdWidth = 32 }>
#DCSR = #sparse_tensor.encoding<{ map = (i, j) -> (i : compressed, j : compressed), posWidth = 64, crdWidth = 16 }>
#COO = #sparse_tensor.encoding<{ map = (i, j) -> (i : compressed(nonunique), j : singleton(soa)) }>
#COO3 = #sparse_tensor.encoding<{ map = (i, j, k) -> (i : compressed(nonunique), j : singleton(nonunique, soa), k : singleton(soa)) }>
#CSF = #sparse_tensor.encoding<{ map = (i, j, k) -> (k : compressed, i : compressed, j : compressed) }>
#Dense = #sparse_tensor.encoding<{ map = (i, j) -> (i : dense, j : dense) }>
#Blocks = #sparse_tensor.encoding<{ map = (i, j) -> (i : compressed, j : dense) }>

// Columns are outermost: x[j] is read once per column, y[i] is scattered to.
// CHECK-LABEL: func.func @csc
// CHECK-SAME:    %[[A:[a-z0-9]+]]: tensor<?x?xf64, #{{[a-z0-9]+}}>, %[[X:[a-z0-9]+]]: memref<?xf64>, %[[Y:[a-z0-9]+]]: memref<?xf64>
// CHECK-DAG:     %[[C1:.*]] = arith.constant 1 : index
// CHECK:         %[[N:.*]] = tensor.dim %[[A]], %[[C1]]
// CHECK:         %[[POS:.*]] = tensoropt.positions %[[A]] level 1
// CHECK:         %[[CRD:.*]] = tensoropt.coordinates %[[A]] level 1
// CHECK:         scf.for %[[J:.*]] = %{{.*}} to %[[N]]
// CHECK:           %[[XJ:.*]] = memref.load %[[X]][%[[J]]]
// CHECK:           memref.load %[[POS]][%[[J]]]
// CHECK:           scf.for %[[P:.*]] =
// CHECK:             %[[C:.*]] = memref.load %[[CRD]][%[[P]]]
// CHECK:             %[[I:.*]] = arith.index_castui %[[C]] : i32 to index
// CHECK:             arith.mulf %[[XJ]], %{{.*}}
// CHECK:             memref.load %[[Y]][%[[I]]]
// CHECK:             memref.store %{{.*}}, %[[Y]][%[[I]]]
func.func @csc(%A: tensor<?x?xf64, #CSC>, %x: memref<?xf64>, %y: memref<?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSC> outs(%o = %y : memref<?xf64>) {
    %xj = memref.load %x[%j] : memref<?xf64>
    %p = arith.mulf %a, %xj : f64
    tensoropt.reduce plus %p into %o[%i] : f64, memref<?xf64>
  }
  return
}

// The outer level has one parent: its entries are positions[0] to positions[1].
// Coordinates are unsigned: 16 bits reach 65535.
// CHECK-LABEL: func.func @dcsr
// CHECK-DAG:     %[[C0:.*]] = arith.constant 0 : index
// CHECK-DAG:     %[[C1:.*]] = arith.constant 1 : index
// CHECK:         %[[POS0:.*]] = tensoropt.positions %{{.*}} level 0 : {{.*}} to memref<?xi64>
// CHECK:         %[[CRD0:.*]] = tensoropt.coordinates %{{.*}} level 0 : {{.*}} to memref<?xi16>
// CHECK:         %[[POS1:.*]] = tensoropt.positions %{{.*}} level 1
// CHECK:         memref.load %[[POS0]][%[[C0]]]
// CHECK:         memref.load %[[POS0]][%[[C1]]]
// CHECK:         scf.for %[[P:.*]] =
// CHECK:           %[[C:.*]] = memref.load %[[CRD0]][%[[P]]]
// CHECK:           %[[I:.*]] = arith.index_castui %[[C]] : i16 to index
// CHECK:           memref.load %[[POS1]][%[[P]]]
// CHECK:           %[[NEXT:.*]] = arith.addi %[[P]], %[[C1]]
// CHECK:           memref.load %[[POS1]][%[[NEXT]]]
// CHECK:           %[[SUM:.*]] = scf.for {{.*}} iter_args
// CHECK:           arith.addf %{{.*}}, %[[SUM]]
// CHECK:           memref.store %{{.*}}, %{{.*}}[%[[I]]]
func.func @dcsr(%A: tensor<?x?xf64, #DCSR>, %y: memref<?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #DCSR> outs(%o = %y : memref<?xf64>) {
    tensoropt.reduce plus %a into %o[%i] : f64, memref<?xf64>
  }
  return
}

// One loop over the entries. A row's entries may be apart, so each one is added
// to memory. Positions without a width are of type index.
// CHECK-LABEL: func.func @coo
// CHECK:         %[[CRD0:.*]] = tensoropt.coordinates %{{.*}} level 0 : {{.*}} to memref<?xindex>
// CHECK:         %[[CRD1:.*]] = tensoropt.coordinates %{{.*}} level 1 : {{.*}} to memref<?xindex>
// CHECK:         %[[VAL:.*]] = tensoropt.values
// CHECK-NOT:     arith.index_castui
// CHECK:         scf.for %[[P:.*]] =
// CHECK-DAG:       %[[I:.*]] = memref.load %[[CRD0]][%[[P]]]
// CHECK-DAG:       %[[J:.*]] = memref.load %[[CRD1]][%[[P]]]
// CHECK-DAG:       memref.load %[[VAL]][%[[P]]]
// CHECK:           memref.store %{{.*}}, %{{.*}}[%[[I]], %[[J]]]
// CHECK-NOT:     scf.for
func.func @coo(%A: tensor<?x?xf64, #COO>, %y: memref<?x?xf64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #COO> outs(%o = %y : memref<?x?xf64>) {
    tensoropt.reduce plus %a into %o[%i, %j] : f64, memref<?x?xf64>
  }
  return
}

// CHECK-LABEL: func.func @coo3
// CHECK:         %[[CRD2:.*]] = tensoropt.coordinates %{{.*}} level 2
// CHECK:         scf.for %[[P:.*]] =
// CHECK:           %[[K:.*]] = memref.load %[[CRD2]][%[[P]]]
// CHECK:           memref.store %{{.*}}, %{{.*}}[%[[K]]]
// CHECK-NOT:     scf.for
func.func @coo3(%A: tensor<?x?x?xf64, #COO3>, %y: memref<?xf64>) {
  tensoropt.sweep %A[%i, %j, %k] = %a : tensor<?x?x?xf64, #COO3> outs(%o = %y : memref<?xf64>) {
    tensoropt.reduce plus %a into %o[%k] : f64, memref<?xf64>
  }
  return
}

// Levels are k, i, j: the place z[k, i] is known after two, y[k] after one. Both
// share the sum over j.
// CHECK-LABEL: func.func @csf
// CHECK-SAME:    %{{[a-z0-9]+}}: tensor<{{[^%]*}}, %[[Y:[a-z0-9]+]]: memref<?xf64>, %[[Z:[a-z0-9]+]]: memref<?x?xf64>
// CHECK-DAG:     %[[CRD0:.*]] = tensoropt.coordinates %{{.*}} level 0
// CHECK-DAG:     %[[CRD1:.*]] = tensoropt.coordinates %{{.*}} level 1
// CHECK-DAG:     %[[POS2:.*]] = tensoropt.positions %{{.*}} level 2
// CHECK:         scf.for %[[P:.*]] =
// CHECK:           %[[K:.*]] = memref.load %[[CRD0]][%[[P]]]
// CHECK:           %[[YSUM:.*]] = scf.for %[[Q:[a-z0-9]+]] = {{.*}} iter_args
// CHECK:             %[[I:.*]] = memref.load %[[CRD1]][%[[Q]]]
// CHECK:             memref.load %[[POS2]][%[[Q]]]
// CHECK:             %[[SUM:.*]] = scf.for
// CHECK:             arith.addf %{{.*}}, %[[SUM]]
// CHECK:             memref.store %{{.*}}, %[[Z]][%[[K]], %[[I]]]
// CHECK:             arith.addf %{{.*}}, %[[SUM]]
// CHECK:             scf.yield
// CHECK:           arith.addf %{{.*}}, %[[YSUM]]
// CHECK:           memref.store %{{.*}}, %[[Y]][%[[K]]]
func.func @csf(%A: tensor<?x?x?xf64, #CSF>, %y: memref<?xf64>, %z: memref<?x?xf64>) {
  tensoropt.sweep %A[%i, %j, %k] = %a : tensor<?x?x?xf64, #CSF> outs(%o = %y : memref<?xf64>, %p = %z : memref<?x?xf64>) {
    tensoropt.reduce plus %a into %o[%k] : f64, memref<?xf64>
    tensoropt.reduce plus %a into %p[%k, %i] : f64, memref<?x?xf64>
  }
  return
}

// Row-major: the value of (i, j) is at i * columns + j.
// CHECK-LABEL: func.func @all_dense
// CHECK-DAG:     %[[ROWS:.*]] = tensor.dim %{{.*}}, %c0
// CHECK-DAG:     %[[COLUMNS:.*]] = tensor.dim %{{.*}}, %c1
// CHECK:         %[[VAL:.*]] = tensoropt.values
// CHECK:         scf.for %[[I:[a-z0-9]+]] = %{{.*}} to %[[ROWS]]
// CHECK:           scf.for %[[J:[a-z0-9]+]] = %{{.*}} to %[[COLUMNS]]
// CHECK:             %[[ROW:.*]] = arith.muli %[[I]], %[[COLUMNS]]
// CHECK:             %[[AT:.*]] = arith.addi %[[ROW]], %[[J]]
// CHECK:             memref.load %[[VAL]][%[[AT]]]
func.func @all_dense(%A: tensor<?x?xf32, #Dense>, %y: memref<f32>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf32, #Dense> outs(%o = %y : memref<f32>) {
    tensoropt.reduce plus %a into %o[] : f32, memref<f32>
  }
  return
}

// Dense below compressed: entry p of the rows owns values from p * columns.
// CHECK-LABEL: func.func @dense_rows
// CHECK:         %[[COLUMNS:.*]] = tensor.dim %{{.*}}, %c1
// CHECK:         scf.for %[[P:[a-z0-9]+]] =
// CHECK:           scf.for %[[J:[a-z0-9]+]] = %{{.*}} to %[[COLUMNS]]
// CHECK:             %[[ROW:.*]] = arith.muli %[[P]], %[[COLUMNS]]
// CHECK:             arith.addi %[[ROW]], %[[J]]
func.func @dense_rows(%A: tensor<?x?xf32, #Blocks>, %y: memref<?xf32>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf32, #Blocks> outs(%o = %y : memref<?xf32>) {
    tensoropt.reduce plus %a into %o[%i] : f32, memref<?xf32>
  }
  return
}

// A memref is read at its coordinate, whatever its strides are.
// CHECK-LABEL: func.func @strided
// CHECK-SAME:    %[[A:[a-z0-9]+]]: memref<?x?xi32, strided<[?, ?], offset: ?>>
// CHECK:         %[[N:.*]] = memref.dim %[[A]], %c0
// CHECK:         %[[M:.*]] = memref.dim %[[A]], %c1
// CHECK:         scf.for %[[I:[a-z0-9]+]] = %{{.*}} to %[[N]]
// CHECK:           scf.for %[[J:[a-z0-9]+]] = %{{.*}} to %[[M]]
// CHECK:             memref.load %[[A]][%[[I]], %[[J]]]
func.func @strided(%A: memref<?x?xi32, strided<[?, ?], offset: ?>>, %y: memref<i32>) {
  tensoropt.sweep %A[%i, %j] = %a : memref<?x?xi32, strided<[?, ?], offset: ?>> outs(%o = %y : memref<i32>) {
    tensoropt.reduce max %a into %o[] : i32, memref<i32>
  }
  return
}

// Extents and buffers of an assembled tensor are used as they are.
// CHECK-LABEL: func.func @assembled
// CHECK-SAME:    %[[N:[a-z0-9]+]]: index, %[[M:[a-z0-9]+]]: index, %[[POS:[a-z0-9]+]]: memref<?xi32>, %[[CRD:[a-z0-9]+]]: memref<?xi32>
// CHECK-NOT:     tensoropt
// CHECK-NOT:     tensor.dim
// CHECK:         scf.for %[[J:.*]] = %{{.*}} to %[[M]]
// CHECK:           memref.load %[[POS]][%[[J]]]
func.func @assembled(%n: index, %m: index, %pos: memref<?xi32>, %crd: memref<?xi32>, %val: memref<?xf64>, %y: memref<f64>) {
  %A = tensoropt.assemble [%n, %m] (%pos, %crd, %val) : memref<?xi32>, memref<?xi32>, memref<?xf64> to tensor<?x?xf64, #CSC>
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #CSC> outs(%o = %y : memref<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  }
  return
}
