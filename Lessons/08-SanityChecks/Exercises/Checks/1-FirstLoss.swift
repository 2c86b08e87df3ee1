import Checking
@testable import Exercise

check { inputs, record in
    let (numbers, labels, classes) = (inputs.list("scores"), inputs.ints("labels"), inputs.int("classes"))
    let scores = labels.indices.map { Array(numbers[($0 * classes)..<(($0 + 1) * classes)]) }
    let loss = crossEntropy(scores, labels)
    record("loss of the batch", loss)
    record("verdict on it", verdict(loss: loss, classes: classes).rawValue)
    for loss in inputs.list("losses") {
        record("verdict on a loss of \(loss)", verdict(loss: loss, classes: classes).rawValue)
    }
    record("verdict on a loss that is not a number", verdict(loss: .nan, classes: classes).rawValue)
}
