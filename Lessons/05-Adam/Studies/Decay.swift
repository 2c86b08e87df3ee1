import Downhill

/// Weights of 1 under slopes that are pure noise, 2,000 steps at η = 0.001 and λ = 0.1: what is left of them with decay beside the step and inside the slope.
struct Decay: Sendable {
    static let (rate, λ, steps) = (1e-3, 0.1, 2_000)
    /// Weights are moved eight at a time.
    static let eights = 50

    let sizes = (-2...2).map { Elementary.pow(10, Double($0)) }

    /// The mean of four hundred weights by the size of the noise.
    let beside, inside: [Double]

    init(seed: UInt64) {
        let root = SplitMix64(seed: seed)
        let left = sizes.map { size in
            var generator = root.split("noise of size \(size)")
            var adamW = (0..<Self.eights).map { _ in
                Stepper(AdamW(learningRate: Self.rate, weightDecay: Self.λ), at: [Scalar](repeating: 1, count: 8))
            }
            var adam = (0..<Self.eights).map { _ in
                Stepper(Adam(learningRate: Self.rate), at: [Scalar](repeating: 1, count: 8))
            }
            for _ in 0..<Self.steps {
                for i in adam.indices {
                    var noise = Lanes()
                    for lane in noise.indices { noise[lane] = Scalar(size * generator.normal()) }
                    adamW[i].advance { _ in noise }
                    adam[i].advance { w in noise + Scalar(Self.λ) * w }
                }
            }
            return (beside: Self.mean(adamW.map(\.w)), inside: Self.mean(adam.map(\.w)))
        }
        beside = left.map(\.beside)
        inside = left.map(\.inside)
    }

    private static func mean(_ weights: [Lanes]) -> Double {
        weights.reduce(0) { sum, w in sum + w.indices.reduce(0) { $0 + Double(w[$1]) } } / Double(8 * weights.count)
    }

    static var predicted: Double { Elementary.pow(1 - rate * λ, Double(steps)) }
}

extension Decay: Study {
    var table: Exhibit {
        .table(
            Table(
                "What is left of weights of 1 after 2,000 steps of pure noise, η = 0.001, λ = 0.1: means of four hundred",
                columns: [
                    .init("size of the slopes", as: .significant(1)), .init("AdamW", as: .fixed(3)),
                    .init("Adam with L2", as: .fixed(3)),
                ],
                rows: sizes.indices.map { [sizes[$0], beside[$0], inside[$0]] }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("predicted", Self.predicted, as: .fixed(3)),
            Recorded("least", beside.min() ?? .nan, as: .fixed(3)),
            Recorded("largest", beside.max() ?? .nan, as: .fixed(3)),
            Recorded("small", inside[0], as: .fixed(2)), Recorded("large", inside[4], as: .fixed(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "Loshchilov-2019",
                says: "Decay beside the step shrinks every weight alike; L2 in Adam depends on the slopes.",
                force: .defines
            ) {
                Condition(
                    "AdamW, noise of sizes 0.01 to 100: left of a weight", beside,
                    equals: sizes.map { _ in Self.predicted }, within: 0.01)
                Condition(
                    "L2 in Adam: left under noise of size 100, against size 0.01", inside[4], isAbove: inside[0],
                    by: 0.5)
            }
        ]
    }
}
