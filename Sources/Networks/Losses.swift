/// The mean cross-entropy of class scores against the true classes, `−(1/B) Σ ln softmax(logits)[label]`.
///
/// Softmax and logarithm are taken together, with the row's largest score subtracted first, so that no score overflows. A model that
/// knows nothing of C classes loses ln C.
///
/// - Parameters:
///   - logits: Unnormalised scores, `[batch, classes]`.
///   - labels: The true class of each sample, `0..<classes`.
///   - labelSmoothing: The share ε of a label that is spread evenly over all classes, the true one included (Szegedy 2016).
public func crossEntropy(_ logits: Tensor, _ labels: [Int], labelSmoothing ε: Scalar = 0) -> Tensor {
    guard logits.shape.rank == 2, logits.shape[0] == labels.count else {
        fatalError(
            "crossEntropy: logits of \(logits.shape) and \(labels.count) labels; give [batch, classes] and a label a row."
        )
    }
    if let stray = labels.first(where: { !(0..<logits.shape[1]).contains($0) }) {
        fatalError("crossEntropy: label \(stray) is none of the \(logits.shape[1]) classes 0..<\(logits.shape[1]).")
    }
    return logits.crossEntropy(labels, smoothing: ε)
}

/// The mean squared error, `(1/n) Σ (prediction − target)²` over all n scalars, as PyTorch's.
public func meanSquaredError(_ prediction: Tensor, _ target: Tensor) -> Tensor {
    expectSameShape("meanSquaredError", prediction, target)
    return (prediction - target).squared().mean()
}

/// The mean cross-entropy of independent yes-or-no scores, `(1/n) Σ ln(1 + eˣ) − x·y`, from logits x and targets y between 0 and 1.
///
/// It is `−y·ln σ(x) − (1 − y)·ln(1 − σ(x))` written so that nothing overflows: PyTorch's BCEWithLogitsLoss.
public func binaryCrossEntropy(_ logits: Tensor, _ targets: Tensor) -> Tensor {
    expectSameShape("binaryCrossEntropy", logits, targets)
    return (logits.softplus() - logits * targets).mean()
}

/// The share of samples whose largest score is that of the true class, from 0 to 1.
public func accuracy(_ logits: Tensor, _ labels: [Int]) -> Double {
    let predicted = logits.argmaxOfRows()
    return Double(zip(predicted, labels).count { $0 == $1 }) / Double(max(labels.count, 1))
}

/// A loss of tensors that broadcast would compare every prediction with every target, and still look like a loss.
private func expectSameShape(_ loss: String, _ prediction: Tensor, _ target: Tensor) {
    guard prediction.shape == target.shape else {
        fatalError(
            "\(loss): \(prediction.shape) against \(target.shape) would broadcast; reshape one of them to the other's shape."
        )
    }
}
