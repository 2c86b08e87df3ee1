import Checking
@testable import Exercise

check { inputs, record in
    let h = inputs.list("hessian")
    let place = newtonStep(
        from: inputs.list("weights"), gradient: inputs.list("gradient"), hessian: [[h[0], h[1]], [h[2], h[3]]])
    if let place {
        record("the place after the step", place)
    } else {
        record("the place after the step", "no step")
    }
}
