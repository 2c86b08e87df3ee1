import Foundation

let pointsApart: Double? = meanSpread(methods: 4, tables: 2_000)
let keptShows: Double? = meanLowest(settings: 32, tunings: 300)
let steps: Double? = Double(stepsUntilKnown(words: 1024))

/// The share of mistakes among so many digits, in percent.
func mistakes(in digits: Int, probability: Double, using draws: inout Draws) -> Double {
    var wrong = 0
    for _ in 0..<digits where draws.uniform() < probability { wrong += 1 }
    return 100 * Double(wrong) / Double(digits)
}

/// How far the first and the last of a table are apart, on average, if the methods are the same.
func meanSpread(methods: Int, tables: Int) -> Double {
    var draws = Draws()
    let spreads = (0..<tables).map { _ in
        let shown = (0..<methods).map { _ in mistakes(in: 350, probability: 0.04, using: &draws) }
        return (shown.max() ?? 0) - (shown.min() ?? 0)
    }
    return spreads.reduce(0, +) / Double(tables)
}

/// What the best of some settings shows, on average, if all are the same.
func meanLowest(settings: Int, tunings: Int) -> Double {
    var draws = Draws()
    let lowest = (0..<tunings).map { _ in
        (0..<settings).map { _ in mistakes(in: 350, probability: 0.04, using: &draws) }.min() ?? 0
    }
    return lowest.reduce(0, +) / Double(tunings)
}

/// Steps of gradient descent until the rarest word of a language has a tenth of its excess left, words being as frequent as 1/√k.
func stepsUntilKnown(words: Int) -> Int {
    let others = Double(words - 1)
    let share = 1 / Double(words).squareRoot()  // of the first word's
    func excess(_ p: Double) -> Double { -0.5 * log(4 * p * (1 - p)) }
    var (successor, other, steps) = (0.0, 0.0, 0)
    var p = 1 / Double(words)
    let start = excess(p)
    while excess(p) > start / 10 {
        successor += 8 * share * (0.5 - p)
        other -= 8 * share * (0.5 - p) / others
        p = 1 / (1 + others * exp(other - successor))
        steps += 1
    }
    return steps
}

/// Knuth's linear congruential generator.
struct Draws {
    var state: UInt64 = 1

    mutating func uniform() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / 9_007_199_254_740_992
    }
}
