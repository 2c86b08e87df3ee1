import Downhill

/// One steep direction whose curvature is pushed up by a little every step and pulled down by the square of the distance from the floor, with a little noise.
///
/// The rest point of the rule without noise is unstable: with u = ln|x| and δ = s − 2/η it turns by u ← u + ηδ, δ ← δ − 2cu, whose eigenvalues 1 ± i√(2ηc) are
/// longer than one. What other directions add keeps x from dying out between two swings, and the swings from growing. The rule is the first terms of Damian et al. (2023).
struct Thermostat: Study {
    /// As in the network's descents at their smallest rate.
    static let rate = 0.1
    static let noise = 1e-3
    static let steps = 20_000
    /// How much learning sharpens a step: little, ten times as much, and too much.
    static let climbs = (slow: 0.002, middle: 0.02, fast: 0.1)

    /// The curvature of the second half, in units of 2/η.
    struct Swing: Sendable {
        let mean, lowest, highest: Double
    }

    let slow, middle, fast: [Swing]

    init(seeds: [UInt64]) {
        func swings(_ climb: Double) -> [Swing] { seeds.map { Self.run(climb: climb, noise: Self.noise, seed: $0) } }
        slow = swings(Self.climbs.slow)
        middle = swings(Self.climbs.middle)
        fast = swings(Self.climbs.fast)
    }

    static func run(climb: Double, noise: Double, seed: UInt64) -> Swing {
        var generator = SplitMix64(seed: seed)
        let limit = 2 / rate
        var (x, s) = (0.01, limit / 2)
        var curvatures: [Double] = []
        for step in 0..<steps {
            (x, s) = ((1 - rate * s) * x + noise * generator.normal(), s - rate * x * x / 2 + climb)
            if step >= steps / 2 { curvatures.append(s / limit) }
        }
        return Swing(
            mean: Sample(curvatures).mean, lowest: curvatures.min() ?? .nan, highest: curvatures.max() ?? .nan)
    }

    var numbers: [Recorded] {
        func median(_ swings: [Swing], _ value: (Swing) -> Double) -> Double { Sample(swings.map(value)).median }
        return [
            Recorded("slow", median(slow, \.mean), as: .fixed(2)),
            Recorded("middle", median(middle, \.mean), as: .fixed(2)),
            Recorded("lowest", median(middle, \.lowest), as: .fixed(2)),
            Recorded("highest", median(middle, \.highest), as: .fixed(2)),
            Recorded("fast", median(fast, \.mean), as: .fixed(2)),
        ]
    }
}
