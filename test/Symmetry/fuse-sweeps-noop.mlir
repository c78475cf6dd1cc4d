// RUN: tensor-opt %s > %t.before
// RUN: tensor-opt %s --tensoropt-fuse-sweeps > %t.after
// RUN: diff %t.before %t.after

#Packed = #tensoropt.encoding<{ symmetry = <(0 1)>, stored = canonical }>

// The body of the second reads the result of the first.
func.func @reads_inside(%A: tensor<?x?xf64, #Packed>, %y: tensor<?xf64>, %z: tensor<f64>) -> tensor<f64> {
  %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %y : tensor<?xf64>) {
    tensoropt.reduce plus %a into %o[%i] : f64, memref<?xf64>
  } -> tensor<?xf64>
  %1 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %z : tensor<f64>) {
    %e = tensor.extract %0[%i] : tensor<?xf64>
    tensoropt.reduce plus %e into %o[] : f64, memref<f64>
  } -> tensor<f64>
  return %1 : tensor<f64>
}

func.func @other_tensor(%A: tensor<?x?xf64, #Packed>, %B: tensor<?x?xf64, #Packed>, %y: tensor<f64>) -> (tensor<f64>, tensor<f64>) {
  %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %y : tensor<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  } -> tensor<f64>
  %1 = tensoropt.sweep %B[%i, %j] = %b : tensor<?x?xf64, #Packed> outs(%o = %y : tensor<f64>) {
    tensoropt.reduce plus %b into %o[] : f64, memref<f64>
  } -> tensor<f64>
  return %0, %1 : tensor<f64>, tensor<f64>
}

func.func @other_extents(%A: tensor<?x?xf64, #Packed>, %y: tensor<?xf64>, %n: index, %m: index) -> (tensor<?xf64>, tensor<?xf64>) {
  %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> free(%r < %n) outs(%o = %y : tensor<?xf64>) {
    tensoropt.reduce plus %a into %o[%r] : f64, memref<?xf64>
  } -> tensor<?xf64>
  %1 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> free(%r < %m) outs(%o = %y : tensor<?xf64>) {
    tensoropt.reduce plus %a into %o[%r] : f64, memref<?xf64>
  } -> tensor<?xf64>
  return %0, %1 : tensor<?xf64>, tensor<?xf64>
}

func.func private @log(f64)

// Something may write to memory in between.
func.func @effects_between(%A: tensor<?x?xf64, #Packed>, %y: tensor<f64>) -> (tensor<f64>, tensor<f64>) {
  %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %y : tensor<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  } -> tensor<f64>
  %e = tensor.extract %0[] : tensor<f64>
  call @log(%e) : (f64) -> ()
  %1 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %y : tensor<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  } -> tensor<f64>
  return %0, %1 : tensor<f64>, tensor<f64>
}

// Bufferised sweeps share memory in ways that are not known here.
func.func @memrefs(%A: tensor<?x?xf64, #Packed>, %y: memref<f64>, %z: memref<f64>) {
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %y : memref<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  }
  tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %z : memref<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  }
  return
}

func.func @other_block(%A: tensor<?x?xf64, #Packed>, %y: tensor<f64>, %c: i1) -> (tensor<f64>, tensor<f64>) {
  %0 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %y : tensor<f64>) {
    tensoropt.reduce plus %a into %o[] : f64, memref<f64>
  } -> tensor<f64>
  %1 = scf.if %c -> tensor<f64> {
    %2 = tensoropt.sweep %A[%i, %j] = %a : tensor<?x?xf64, #Packed> outs(%o = %y : tensor<f64>) {
      tensoropt.reduce plus %a into %o[] : f64, memref<f64>
    } -> tensor<f64>
    scf.yield %2 : tensor<f64>
  } else {
    scf.yield %y : tensor<f64>
  }
  return %0, %1 : tensor<f64>, tensor<f64>
}
