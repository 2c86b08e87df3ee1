import Downhill

let steps: Double? = Double(stepsDown(Ravine(condition: 40), rate: 2 / (2 + 80.0)))
let percent: Double? = percentInDeepest(weights: 4, starts: 12_000)

/// Steps of gradient descent until it is a million times closer.
func stepsDown(_ ravine: Ravine, rate: Double) -> Int {
    let goal = 1e-6 * ravine.start.length
    let walk = Descent(on: ravine, by: SGD(learningRate: rate)).run(atMost: 5_000)
    return walk.snapshots.last { $0.point.length >= goal }.map { $0.step + 1 } ?? 0
}

/// How often a hundred steps from a random start lead every weight to the deeper side, which is the left one.
func percentInDeepest(weights: Int, starts: Int) -> Double {
    var generator = SplitMix64(seed: 1)
    let found = (0..<starts).count { _ in
        (0..<weights).allSatisfy { _ in
            var w = generator.uniform(in: -4.5..<4.5)
            for _ in 0..<100 { w -= 0.01 * (2 * w * w * w - 16 * w + 2.5) }
            return w < 0
        }
    }
    return 100 * Double(found) / Double(starts)
}
