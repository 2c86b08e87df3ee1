import Downhill

/// Walkers on the bowl w₁² + w₂² with noise of deviation 1 on each slope, from (4, 2): their mean loss under fixed rates, document B's steps, and the
/// best rate for every step.
struct NoisyBowl: Sendable {
    static let steps = 1_600

    /// Walkers a seed.
    static let walkers = 20

    struct Run: Sendable {
        let name: String
        let schedule: Schedule
        /// By seed: the mean loss of its walkers after every step.
        let losses: [[Double]]
        /// The same in expectation.
        let theory: [Double]

        /// The mean over all walkers.
        var mean: [Double] {
            losses[0].indices.map { step in losses.reduce(0) { $0 + $1[step] } / Double(losses.count) }
        }

        /// The mean loss over some steps, one a seed.
        func loss(over steps: Range<Int>) -> Sample {
            Sample(losses.map { $0[steps].reduce(0, +) / Double(steps.count) })
        }

        /// The first step after which the mean loss is a hundredth of the start's.
        var hundredth: Int {
            let mean = mean
            return mean.firstIndex { $0 < mean[0] / 100 } ?? NoisyBowl.steps
        }

        /// How many steps after one the expected loss is within a tenth of a level.
        func arrival(at level: Double, after step: Int) -> Int {
            theory[step...].prefix { $0 > 1.1 * level }.count
        }
    }

    let large, small, falling, best: Run

    /// w₂ after one step down the ravine w₁² + 10·w₂² at η = 0.09.
    let overshoot: Double

    init(seeds: [UInt64]) {
        func run(_ name: String, _ schedule: Schedule) -> Run {
            Run(
                name: name, schedule: schedule, losses: seeds.map { Self.meanLosses(under: schedule, seed: $0) },
                theory: NoisyDirection.bowl.losses(under: schedule, steps: Self.steps))
        }
        let table = NoisyDirection.bowl.bestRates(steps: Self.steps)
        large = run("η = 0.1", 0.1)
        small = run("η = 0.01", 0.01)
        falling = run("B’s steps", Plan.steps.rate(from: 0.1, over: Self.steps))
        best = run("the best, η*", Schedule { table[min($0, table.count - 1)] })
        overshoot = Double(Descent(on: .ravine, by: SGD(learningRate: 0.09)).run(atMost: 1).last.point.y)
    }

    private static func meanLosses(under schedule: Schedule, seed: UInt64) -> [Double] {
        var mean = Array(repeating: 0.0, count: steps + 1)
        for walker in 0..<walkers {
            let noise = GradientNoise(deviation: 1, using: SplitMix64(seed: seed).split("walker \(walker)"))
            for snapshot in Descent(on: .bowl, by: SGD(learningRate: schedule), noise: noise).prefix(steps + 1) {
                mean[snapshot.step] += Double(snapshot.loss) / Double(walkers)
            }
        }
        return mean
    }
}
