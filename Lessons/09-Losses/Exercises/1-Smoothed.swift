//: # 1 · A softer target
//: Cross-entropy with label smoothing, and what it sends back. The scores x go through a softmax, pᵢ = exp(xᵢ) / Σ exp(xⱼ). The target gives the right class 1 − ε, and spreads the share ε evenly over *all*
//: C classes, the right one too. Then, with sums over all classes,
//:
//:     L = −Σ qᵢ ln pᵢ = ln( Σ exp(xⱼ) ) − Σ qᵢ xᵢ, and the slope at score i is pᵢ − qᵢ.
//:
//: Scores of a thousand must not break it, nor scores of minus a thousand.
//:
//: **To do.** Write `smoothedCrossEntropy`. `exp` and `log` (the natural one) come from Foundation.
//:
//: **By hand first.** Two classes, both scores 0, the first is right and ε = 0.2: what are q, the loss and the two slopes?

import Foundation

/// Cross-entropy of one sample against a smoothed label, and its slopes at the scores.
///
/// - Parameter smoothing: ε, from 0 to 1.
func smoothedCrossEntropy(_ scores: [Double], label: Int, smoothing: Double) -> (loss: Double, slopes: [Double]) {
    fatalError("not written yet")
}
