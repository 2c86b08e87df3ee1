import Checking
@testable import Exercise

check { inputs, record in
    var weights = inputs.list("weights")
    let (gradients, rates) = (inputs.list("gradients"), inputs.list("learningRates"))
    func optimizer() -> Momentum { Momentum(momentum: inputs["momentum"], weights: weights.count) }
    var (rule, another, others) = (optimizer(), optimizer(), weights)
    for (step, rate) in rates.enumerated() {
        let gradient = Array(gradients[(step * weights.count)..<((step + 1) * weights.count)])
        rule.step(&weights, along: gradient, learningRate: rate)
        record("velocity after step \(step + 1)", rule.velocity)
        record("weights after step \(step + 1)", weights)
    }
    another.step(&others, along: Array(gradients.prefix(weights.count)), learningRate: 1)
    record("the same weights after a first step of another optimizer, at a rate of 1", others)
}
