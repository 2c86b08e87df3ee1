import Checking
@testable import Exercise

check { inputs, record in
    let (start, numbers) = (inputs.list("start"), inputs.list("gradients"))
    let gradients = (0..<(numbers.count / start.count)).map { step in
        Array(numbers[(step * start.count)..<((step + 1) * start.count)])
    }
    let path = descend(from: start, along: gradients, learningRate: inputs["learningRate"])
    for (step, weights) in path.enumerated() { record("weights after step \(step + 1)", weights) }
}
