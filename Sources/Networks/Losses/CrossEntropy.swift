/// The mean cross-entropy of class scores against the true classes, `−(1/B) Σ ln softmax(logits)[label]`.
///
/// Softmax and logarithm are taken together, with the row's largest score subtracted first, so that no score overflows. A model that
/// knows nothing of C classes loses ln C. The gradient with respect to the scores is `(softmax(logits) − q)/B`, with q one at the label:
/// however sure and wrong a model is, it is pushed back with full force.
///
/// - Parameters:
///   - logits: Unnormalised scores, `[batch, classes]`.
///   - labels: The true class of each sample, `0..<classes`.
///   - labelSmoothing: The share ε of a label, 0 to 1, that is spread evenly over all classes, the true one included (Szegedy 2016).
public func crossEntropy(_ logits: Tensor, _ labels: [Int], labelSmoothing ε: Scalar = 0) -> Tensor {
    guard logits.shape.rank == 2, logits.shape[0] == labels.count else {
        fatalError(
            "crossEntropy: logits of \(logits.shape) and \(labels.count) labels; give [batch, classes] and a label a row."
        )
    }
    if let stray = labels.first(where: { !(0..<logits.shape[1]).contains($0) }) {
        fatalError("crossEntropy: label \(stray) is none of the \(logits.shape[1]) classes 0..<\(logits.shape[1]).")
    }
    expect("crossEntropy", "labelSmoothing", ε, in: 0...1)
    return logits.crossEntropy(labels, smoothing: ε)
}

/// The mean cross-entropy of class scores against a distribution over the classes for each sample, `−(1/B) Σ qⱼ·ln softmax(logits)ⱼ`.
///
/// Targets may be soft: mixed from two labels, another model's answers (Hinton 2015), several people's votes. The gradient with respect
/// to the scores is `(softmax(logits)·Σq − q)/B`. As in PyTorch nothing makes a row of targets sum to one.
///
/// - Parameters:
///   - logits: Unnormalised scores, `[batch, classes]`.
///   - targets: A share of each class, in the shape of the logits.
///   - labelSmoothing: The share ε, 0 to 1, that is taken from the targets and spread evenly over all classes.
public func crossEntropy(_ logits: Tensor, _ targets: Tensor, labelSmoothing ε: Scalar = 0) -> Tensor {
    expectSameShape("crossEntropy", logits, targets)
    guard logits.shape.rank == 2 else {
        fatalError("crossEntropy: logits of \(logits.shape) are not [batch, classes].")
    }
    expect("crossEntropy", "labelSmoothing", ε, in: 0...1)
    let q = ε == 0 ? targets : targets * (1 - ε) + ε / Scalar(logits.shape[1])
    return -(q * logits.logSoftmax()).sum() / Scalar(logits.shape[0])
}
