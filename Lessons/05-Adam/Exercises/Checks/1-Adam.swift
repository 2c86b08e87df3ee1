import Checking
@testable import Exercise

check { inputs, record in
    var weights = inputs.list("weights")
    let (gradients, rate) = (inputs.list("gradients"), inputs["learningRate"])
    func optimizer() -> Adam {
        Adam(beta1: inputs["beta1"], beta2: inputs["beta2"], epsilon: inputs["epsilon"], weights: weights.count)
    }
    var (rule, another, others) = (optimizer(), optimizer(), weights)
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
    another.step(&others, along: Array(gradients.prefix(weights.count)), learningRate: rate)
    record("the same weights after a first step of another optimizer", others)
}
