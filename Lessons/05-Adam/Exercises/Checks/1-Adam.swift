import Checking
@testable import Exercise

check { inputs, record in
    var weights = inputs.list("weights")
    let (gradients, rate) = (inputs.list("gradients"), inputs["learningRate"])
    var rule = Adam(
        beta1: inputs["beta1"], beta2: inputs["beta2"], epsilon: inputs["epsilon"], weights: weights.count)
    // A long run is looked at only near its end.
    let firstShown = inputs.has("firstShown") ? inputs.int("firstShown") : 1
    for step in 0..<(gradients.count / weights.count) {
        let gradient = Array(gradients[(step * weights.count)..<((step + 1) * weights.count)])
        rule.step(&weights, along: gradient, learningRate: rate)
        guard step + 1 >= firstShown else { continue }
        record("average slope m after step \(step + 1)", rule.averageSlope)
        record("average square v after step \(step + 1)", rule.averageSquare)
        record("weights after step \(step + 1)", weights)
    }
}
