/// The mean cross-entropy of independent yes-or-no scores, `−(1/n) Σ y·ln σ(x) + (1 − y)·ln(1 − σ(x))`, from logits x and targets y
/// between 0 and 1: PyTorch's `BCEWithLogitsLoss`.
///
/// Each loss is computed as `|x|·w + ln(1 + e^(−|x|))`, where w is 1 − y for a score above zero and y for one below. Both terms are
/// positive, so nothing cancels and nothing overflows: a sure and right answer keeps its last digit, where `softplus(x) − x·y`, and
/// PyTorch for scores below zero, lose theirs. The gradient with respect to a logit is `(σ(x) − y)/n`, likewise taken as
/// `(1 − y) − σ(−x)` for a score above zero.
///
/// - Parameters:
///   - logits: Scores of any shape; 0 is undecided.
///   - targets: In the shape of the logits; gradients flow to them too.
public func binaryCrossEntropy(_ logits: Tensor, _ targets: Tensor) -> Tensor {
    expectSameShape("binaryCrossEntropy", logits, targets)
    return logits.binaryCrossEntropies(targets).mean()
}
