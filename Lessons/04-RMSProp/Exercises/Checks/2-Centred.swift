import Checking
@testable import Exercise

check { inputs, record in
    var weights = inputs.list("weights")
    let (gradients, rate) = (inputs.list("gradients"), inputs["learningRate"])
    var rule = CentredRMSProp(smoothing: inputs["smoothing"], epsilon: inputs["epsilon"], weights: weights.count)
    for step in 0..<(gradients.count / weights.count) {
        let gradient = Array(gradients[(step * weights.count)..<((step + 1) * weights.count)])
        rule.step(&weights, along: gradient, learningRate: rate)
        record("average square after step \(step + 1)", rule.averageSquare)
        record("average after step \(step + 1)", rule.average)
        record("weights after step \(step + 1)", weights)
    }
}
