import Checking
@testable import Exercise

check { inputs, record in
    var weights = inputs.list("weights")
    let (gradients, rate) = (inputs.list("gradients"), inputs["learningRate"])
    var rule = Adam(
        beta1: inputs["beta1"], beta2: inputs["beta2"], epsilon: inputs["epsilon"], weights: weights.count)
    for step in 0..<(gradients.count / weights.count) {
        let gradient = Array(gradients[(step * weights.count)..<((step + 1) * weights.count)])
        rule.step(&weights, along: gradient, learningRate: rate)
        record("average slope m after step \(step + 1)", rule.averageSlope)
        record("average square v after step \(step + 1)", rule.averageSquare)
        record("weights after step \(step + 1)", weights)
    }
}
