import Checking
@testable import Exercise

check { inputs, record in
    var weights = inputs.list("weights")
    let (gradients, rates) = (inputs.list("gradients"), inputs.list("learningRates"))
    var rule = Momentum(momentum: inputs["momentum"], weights: weights.count)
    for (step, rate) in rates.enumerated() {
        let gradient = Array(gradients[(step * weights.count)..<((step + 1) * weights.count)])
        rule.step(&weights, along: gradient, learningRate: rate)
        record("velocity after step \(step + 1)", rule.velocity)
        record("weights after step \(step + 1)", weights)
    }
}
