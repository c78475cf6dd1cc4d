func.func @f() {
  "acme.frobnicate"() : () -> ()
  return
}
