let coinStep: Double? = 100 * typicalStep(tosses: 20_000)
let thousandsOfSteps: Double? = Double(stepsToHalf()) / 1_000

/// Adam for one weight, in units of η.
struct Adam {
    var (m, v, left1, left2) = (0.0, 0.0, 1.0, 1.0)

    mutating func step(along g: Double) -> Double {
        (left1, left2) = (0.9 * left1, 0.999 * left2)
        (m, v) = (0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g)
        return (m / (1 - left1)) / ((v / (1 - left2)).squareRoot() + 1e-8)
    }
}

/// The root of the mean square of Adam's steps under fair slopes of +1 and −1, the first hundred left out.
func typicalStep(tosses: Int) -> Double {
    var (rule, coin, sum) = (Adam(), UInt64(1), 0.0)
    for toss in 0..<tosses {
        coin = coin &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407  // Knuth's congruential generator
        let step = rule.step(along: coin >> 63 == 0 ? 1 : -1)
        if toss >= 100 { sum += step * step }
    }
    return (sum / Double(tosses - 100)).squareRoot()
}

/// Steps of Adam at a slope of 0.01, after 5,000 at a slope of 1, until one is half of η, the first hundred left out: m is still falling then.
func stepsToHalf() -> Int {
    var rule = Adam()
    for _ in 0..<5_000 { _ = rule.step(along: 1) }
    var count = 0
    while rule.step(along: 0.01) < 0.5 || count < 100 { count += 1 }
    return count + 1
}
