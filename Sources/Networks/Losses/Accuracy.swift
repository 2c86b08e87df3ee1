/// The share of samples whose largest score is that of the true class, from 0 to 1.
public func accuracy(_ logits: Tensor, _ labels: [Int]) -> Double {
    guard logits.shape.rank == 2, logits.shape[0] == labels.count else {
        fatalError(
            "accuracy: logits of \(logits.shape) and \(labels.count) labels; give [batch, classes] and a label a row.")
    }
    let predicted = logits.argmaxOfRows()
    return Double(zip(predicted, labels).count { $0 == $1 }) / Double(max(labels.count, 1))
}
