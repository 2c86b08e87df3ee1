//: # 1 · The largest curvature, with its sign
//: The lesson finds the largest curvature from products with the Hessian alone. Write that *power iteration* for any number of weights, so that it neither overflows nor loses a sign:
//:
//:     v has the length 1 whenever a product Hv is asked for; the quotient is v·Hv; then v ← Hv / ‖Hv‖.
//:
//: The curvature of largest size may be *below* zero, as it is beside a saddle point; then its quotient is below zero too. If Hv = 0, there is no direction to go on with: note the quotient 0, keep v, and stop.
//:
//: **To do.** Write `powerIteration`. Ask for at most `products` products, which may be none. (The length of `start` and the sizes of all curvatures lie between 10⁻¹⁰⁰ and 10¹⁰⁰; but a curvature may be 0.)
//:
//: **By hand first.** H is a table with the diagonal 2 and 20 and zeros beside it, and the start is (1, 1). What are the first two quotients?

/// The quotients of a power iteration, one for each product, and the direction that it ends with, of length 1.
///
/// - Parameter product: The Hessian times any v.
func powerIteration(
    from start: [Double], products: Int, product: (_ v: [Double]) -> [Double]
) -> (quotients: [Double], direction: [Double]) {
    fatalError("not written yet")
}
