import Checking
@testable import Exercise

check { inputs, record in
    var weights = inputs.list("weights")
    let (gradients, rates) = (inputs.list("gradients"), inputs.list("learningRates"))
    var rule = AdamW(weightDecay: inputs["weightDecay"], weights: weights.count)
    for (step, rate) in rates.enumerated() {
        let gradient = Array(gradients[(step * weights.count)..<((step + 1) * weights.count)])
        rule.step(&weights, along: gradient, learningRate: rate)
        record("average slope m after step \(step + 1)", rule.averageSlope)
        record("average square v after step \(step + 1)", rule.averageSquare)
        record("weights after step \(step + 1)", weights)
    }
}
