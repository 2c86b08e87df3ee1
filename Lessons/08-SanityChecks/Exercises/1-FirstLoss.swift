//: # 1 · What it costs to know nothing
//: Write the lesson's *initial loss* check. It needs the mean cross-entropy of a batch: for each sample, with scores s_c and the label y,
//:
//:     −ln( exp(s_y) / Σ exp(s_c) ) = ln( Σ exp(s_c) ) − s_y, with the sums over all classes c.
//:
//: Scores of a thousand must not break it: take the largest score off all of them first, which changes nothing in the fraction.
//:
//: Then the verdict, with the library's lines. *Passed*: the loss lies between 0.2 below ln C and 4.5 above it. *Failed*: it is not above half of ln C, or not below twice (ln C + 4.5), or no number at all. *Warning*: anything between.
//:
//: **To do.** Write both functions. `exp` and `log` (the natural one) come from Foundation.
//:
//: **By hand first.** Four classes, every score 0: what is the loss? Which verdict does a loss of 1 get, and which a loss of 2 ln 4, from a forgotten mean over two samples? Does the check see it?

import Foundation

enum Verdict: String { case passed, warning, failed }

/// The mean cross-entropy of scores, `scores[sample][class]`, against labels.
func crossEntropy(_ scores: [[Double]], _ labels: [Int]) -> Double {
    fatalError("not written yet")
}

/// What the check makes of a first loss.
func verdict(loss: Double, classes: Int) -> Verdict {
    fatalError("not written yet")
}
