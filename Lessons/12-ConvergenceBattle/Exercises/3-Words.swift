//: # 3 · The words that do not learn
//: The lesson's table: a row of scores for every word, and the softmax of a row says what comes behind that word. Word k is the share πₖ of the text, and behind it comes word j with the probability qₖⱼ, which is above zero. With pₖ = softmax of row k,
//:
//:     the loss of word k:  ℓₖ = −Σⱼ qₖⱼ ln pₖⱼ;   the text's loss:  L = Σₖ πₖ ℓₖ.
//:
//: **To do.** Write `lossesAndSlopes`, which returns every word's own loss ℓₖ and the slope of *L* at every score; scores of a thousand must not break it. Then `stepsUntilKnown`: all scores start at zero, and in every step either rule moves all of them by
//: `rate` times the slope, or by `rate` against the sign of the slope, as Adam does in its first step. A word is known after the first step at which its loss is above its least by at most a tenth of what it was above it at the start.
//: Its least is −Σⱼ qₖⱼ ln qₖⱼ. (No row of q is even, and no slope is exactly zero.)
//:
//: **By hand first.** Two words, π = (0.8, 0.2), q₁ = (0.75, 0.25), q₂ = (0.25, 0.75), and all scores zero. What are the four slopes? How many times as many steps will the second word take?

import Foundation

/// What moves the scores.
enum Rule { case descent, sign }

/// Every word's loss, and the slopes of the text's loss at the scores.
///
/// - Parameters:
///   - scores: A row a word.
///   - shares: π.
///   - next: q, a row a word.
func lossesAndSlopes(
    scores: [[Double]], shares: [Double], next: [[Double]]
) -> (losses: [Double], slopes: [[Double]]) {
    fatalError("not written yet")
}

/// After how many steps each word is known; nil for those that are not after `limit` steps.
func stepsUntilKnown(shares: [Double], next: [[Double]], rate: Double, rule: Rule, limit: Int) -> [Int?] {
    fatalError("not written yet")
}
