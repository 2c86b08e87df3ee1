import Checking
@testable import Exercise

check { inputs, record in
    var weights = inputs.list("weights")
    let (gradients, rate) = (inputs.list("gradients"), inputs["learningRate"])
    func optimizer() -> RMSProp {
        RMSProp(smoothing: inputs["smoothing"], epsilon: inputs["epsilon"], weights: weights.count)
    }
    var (rule, another, others) = (optimizer(), optimizer(), weights)
    for step in 0..<(gradients.count / weights.count) {
        let gradient = Array(gradients[(step * weights.count)..<((step + 1) * weights.count)])
        rule.step(&weights, along: gradient, learningRate: rate)
        record("average square after step \(step + 1)", rule.averageSquare)
        record("weights after step \(step + 1)", weights)
    }
    another.step(&others, along: Array(gradients.prefix(weights.count)), learningRate: rate)
    record("the same weights after a first step of another optimizer", others)
}
