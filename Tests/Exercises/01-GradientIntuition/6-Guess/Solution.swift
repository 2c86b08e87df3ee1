let steps: Double? = Double(stepsDown(condition: 40, rate: 2 / (2 + 80.0)))
let percent: Double? = percentInDeepest(weights: 6, starts: 120_000)

/// Steps of gradient descent from (4, 2) until it is a million times closer.
func stepsDown(condition κ: Double, rate: Double) -> Int {
    var (w1, w2) = (4.0, 2.0)
    let goal = 1e-12 * 20
    var (steps, outside) = (0, 0)
    while steps - outside < 100 {
        (w1, w2) = (w1 - rate * 2 * w1, w2 - rate * 2 * κ * w2)
        steps += 1
        if w1 * w1 + w2 * w2 >= goal { outside = steps }
    }
    return outside + 1
}

/// How often a hundred steps from a random start lead every weight to the deeper side, which is the left one.
func percentInDeepest(weights: Int, starts: Int) -> Double {
    var draws = Draws()
    let found = (0..<starts).count { _ in
        (0..<weights).allSatisfy { _ in
            var w = draws.uniform() * 9 - 4.5
            for _ in 0..<100 { w -= 0.01 * (2 * w * w * w - 16 * w + 2.5) }
            return w < 0
        }
    }
    return 100 * Double(found) / Double(starts)
}

/// Knuth's linear congruential generator.
struct Draws {
    var state: UInt64 = 1

    mutating func uniform() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / 9_007_199_254_740_992
    }
}
