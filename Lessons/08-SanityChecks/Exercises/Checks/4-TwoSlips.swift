import Checking
@testable import Exercise

check { inputs, record in
    let (numbers, labels) = (inputs.list("samples"), inputs.ints("labels"))
    let features = numbers.count / labels.count
    let samples = labels.indices.map { Array(numbers[($0 * features)..<(($0 + 1) * features)]) }
    let history = train(
        samples, labels, classes: inputs.int("classes"), steps: inputs.int("steps"),
        learningRate: inputs["learningRate"])
    for (step, state) in history.enumerated() {
        record("loss before step \(step + 1)", state.loss)
        record("weights after step \(step + 1), class by class", state.weights.flatMap { $0 })
    }
}
