/// The share of samples whose largest score is that of the true class, from 0 to 1.
public func accuracy(_ logits: Tensor, _ labels: [Int]) -> Double {
    let predicted = logits.argmaxOfRows()
    return Double(zip(predicted, labels).count { $0 == $1 }) / Double(max(labels.count, 1))
}
