import Checking
@testable import Exercise

check { inputs, record in
    let path = descend(
        from: inputs.list("start"), condition: inputs["condition"], steps: inputs.int("steps"),
        learningRate: inputs["learningRate"], smoothing: inputs["smoothing"])
    for (step, weights) in path.enumerated() { record("weights after step \(step + 1)", weights) }
}
