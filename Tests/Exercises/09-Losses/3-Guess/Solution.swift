import Foundation

let steps: Double? = Double(recovery(from: -20, rate: 0.4) { p in 1 - p })
let timesAsMany: Double? = Double(slow(-8)) / Double(slow(-5))
let lead: Double? = runaway(classes: 10, steps: 100_000)

/// Steps of the squared error.
func slow(_ start: Double) -> Int { recovery(from: start, rate: 0.5) { p in 2 * p * (1 - p) * (1 - p) } }

/// Steps until a score is no longer below zero; `push` is minus the slope, by the probability.
func recovery(from start: Double, rate: Double, push: (Double) -> Double) -> Int {
    var (score, steps) = (start, 0)
    while score < 0 {
        score += rate * push(1 / (1 + exp(-score)))
        steps += 1
    }
    return steps
}

/// How far the right score is ahead of the others, which all stay alike.
func runaway(classes: Double, steps: Int) -> Double {
    var (right, other) = (0.0, 0.0)
    for _ in 0..<steps {
        let missing = (classes - 1) / (exp(right - other) + classes - 1)  // 1 − p
        right += missing
        other -= missing / (classes - 1)
    }
    return right - other
}
