import Foundation

let steps: Double? = Double(clippedSteps(from: 1_000, rate: 0.5, limit: 1))
let stepsApart: Double? = medianStepsApart(starts: 999)
let timesSmaller: Double? = bestDecay(samples: 40) / bestDecay(samples: 160)

/// Steps until a clipped descent on ½w² is closer than 0.5 to the bottom.
func clippedSteps(from start: Double, rate: Double, limit: Double) -> Int {
    var (w, steps) = (start, 0)
    while abs(w) >= 0.5 {
        w -= rate * w * min(1, limit / abs(w))
        steps += 1
    }
    return steps
}

/// Steps until two descents on ¼w⁴ − ½w² are 0.1 apart that started 10⁻¹⁵ apart: the median over starts.
func medianStepsApart(starts: Int) -> Double {
    var draws = Draws()
    let counts = (0..<starts).map { _ in
        var a = 2.8 * draws.uniform() - 1.4
        var (b, steps) = (a + 1e-15, 0)
        while abs(a - b) < 0.1, steps < 200 {
            (a, b) = (a - 2 * (a * a * a - a), b - 2 * (b * b * b - b))
            steps += 1
        }
        return steps
    }
    return Double(counts.sorted()[starts / 2])
}

/// The decay that costs least on new samples, for a true weight of 1, inputs of ±1 and noise of 1, from many draws of what the samples fit best.
func bestDecay(samples: Int) -> Double {
    var draws = Draws()
    let (draw, curvature) = (20_000, 2.0)
    var (first, second) = (0.0, 0.0)
    for _ in 0..<draw {
        // Twelve uniform numbers have the variance 1, and their sum is nearly normal.
        let noise = (0..<12).map { _ in draws.uniform() - 0.5 }.reduce(0, +)
        let fitted = 1 + noise / Double(samples).squareRoot()
        first += fitted
        second += fitted * fitted
    }
    // The share k of the fitted weight for which the mean of (k·fitted − 1)² is least, and the decay that leaves it.
    let share = first / second
    return curvature * (1 / share - 1)
}

/// Knuth's linear congruential generator.
struct Draws {
    var state: UInt64 = 1

    mutating func uniform() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 11) / 9_007_199_254_740_992
    }
}
