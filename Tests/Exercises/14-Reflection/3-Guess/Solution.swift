import Foundation

let upheld: Double? = upheldPanels()
let allFive: Double? = aheadOnAll()
let refuted: Double? = refutedSentences()
let better: Double? = aheadByASpread()

/// Panels of five of which four hold, or all.
func upheldPanels() -> Double {
    percent(of: 40_000) { draws in (0..<5).filter { _ in draws.uniform() < 0.7 }.count >= 4 }
}

/// Comparisons in which one of two equal methods is ahead on all five seeds.
func aheadOnAll() -> Double {
    percent(of: 40_000) { draws in
        let ahead = (0..<5).filter { _ in draws.uniform() < 0.5 }.count
        return ahead == 0 || ahead == 5
    }
}

/// True sentences of three hundred of which a condition has come out the wrong way.
func refutedSentences() -> Double {
    3 * percent(of: 40_000) { draws in !(0..<8).allSatisfy { _ in draws.uniform() >= 0.05 } }
}

/// Comparisons that the better method wins.
func aheadByASpread() -> Double {
    percent(of: 40_000) { draws in 1 + draws.normal() > draws.normal() }
}

/// In how many percent of the tries something happens.
func percent(of tries: Int, happens: (inout Draws) -> Bool) -> Double {
    var draws = Draws()
    return 100 * Double((0..<tries).filter { _ in happens(&draws) }.count) / Double(tries)
}

/// Knuth's linear congruential generator.
struct Draws {
    var state: UInt64 = 1

    mutating func uniform() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / 9_007_199_254_740_992
    }

    /// Twelve uniform numbers have the variance 1, and their sum is nearly normal.
    mutating func normal() -> Double {
        var sum = -6.0
        for _ in 0..<12 { sum += uniform() }
        return sum
    }
}
