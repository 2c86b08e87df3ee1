import Downhill

/// Two valleys, the left one deeper, and walkers that start at the bottom of the right one: how many end in the left one.
struct Exploring: Study {
    static let walkers = 40

    /// Under heavy noise: with a rate that falls from 0.08 along a cosine, and with a fixed 0.005. And without noise, falling.
    let falling, small: Sample
    let quiet: Double

    init(seeds: [UInt64]) {
        let cosine = Schedule.cosine(from: 0.08, over: .steps(300))
        falling = Sample(seeds.map { Self.shareInDeepValley(cosine, noise: 4, seed: $0) })
        small = Sample(seeds.map { Self.shareInDeepValley(0.005, noise: 4, seed: $0) })
        quiet = Self.shareInDeepValley(cosine, noise: 0, seed: 0)
    }

    private static func shareInDeepValley(_ schedule: Schedule, noise deviation: Scalar, seed: UInt64) -> Double {
        let deep = (0..<walkers).count { walker in
            let noise = GradientNoise(deviation: deviation, using: SplitMix64(seed: seed).split("well \(walker)"))
            let walk = Descent(on: .doubleWell, from: [1, 0], by: SGD(learningRate: schedule), noise: noise)
            return walk.run(atMost: 300).last.point.x < 0
        }
        return Double(deep) / Double(walkers)
    }

    var numbers: [Recorded] {
        [Recorded("falling", falling.median, as: .percent(0)), Recorded("small", small.median, as: .percent(0))]
    }

    var claims: [Claim] {
        [
            Claim(
                "E-032a",
                instead: """
                    It is the noise that explores, and a large rate gives it reach: {{exploring.falling}} of the walkers find the deeper valley, with small \
                    steps {{exploring.small}}. On an exact gradient none does.
                    """
            ) {
                Condition("share in the deeper valley, from 0.08 down, against a fixed 0.005", falling, isAbove: small)
            } beyond: {
                Condition("without noise: share in the deeper valley, from 0.08 down", quiet, isAbove: 0.1)
            }
        ]
    }
}
