import Downhill

/// Adam's first step by hand, its rule beside the formula in Double, and the same descent as its twin in PyTorch.
struct FirstSteps: Sendable {
    /// After one step from 1 under a slope of 4, at η = 0.1.
    let m, v, w: Double

    /// Where a first step from 1 ends at η = 0.1 under each of three slopes.
    let slopes: [Scalar] = [0.01, 4, 1000]
    let ends: [Double]

    /// Largest distances between the library's weight and the formula's in Double, over 200 noisy slopes at η = 0.01.
    let gap, gapWithDecay: Double

    let defaults = Adam()

    /// The loss of w₁² + 10·w₂² after fifty steps from (4, 2) at η = 0.1.
    let twin: Double

    init(seed: UInt64) {
        var stepper = Stepper(Adam(learningRate: 0.1), at: [1])
        stepper.advance(along: [4])
        m = Double(stepper.slot.m[0])
        v = Double(stepper.slot.v[0])
        w = Double(stepper.w[0])
        ends = slopes.map { Self.walk(Adam(learningRate: 0.1), under: [$0])[0] }

        var generator = SplitMix64(seed: seed).split("slopes")
        let noise = (0..<200).map { _ in Scalar(generator.normal()) }
        func gap(_ rule: some UpdateRule, decay λ: Double) -> Double {
            zip(Self.walk(rule, under: noise), Self.formula(noise, learningRate: 0.01, decay: λ)).reduce(0) {
                max($0, abs($1.0 - $1.1))
            }
        }
        self.gap = gap(Adam(learningRate: 0.01), decay: 0)
        gapWithDecay = gap(AdamW(learningRate: 0.01, weightDecay: 0.1), decay: 0.1)
        twin = Double(Descent(on: .ravine, by: Adam(learningRate: 0.1)).run(atMost: 50).losses.last ?? .nan)
    }

    /// The weight after each slope, from 1.
    private static func walk(_ rule: some UpdateRule, under slopes: [Scalar]) -> [Double] {
        var stepper = Stepper(rule, at: [1])
        return slopes.map { g in
            stepper.advance(along: [g])
            return Double(stepper.w[0])
        }
    }

    /// The documents' formula, with numbers of 64 bits.
    private static func formula(_ slopes: [Scalar], learningRate η: Double, decay λ: Double) -> [Double] {
        var (w, m, v) = (1.0, 0.0, 0.0)
        return slopes.enumerated().map { i, slope in
            let (g, t) = (Double(slope), Double(i + 1))
            m = 0.9 * m + 0.1 * g
            v = 0.999 * v + 0.001 * g * g
            let m̂ = m / (1 - Elementary.pow(0.9, t))
            let v̂ = v / (1 - Elementary.pow(0.999, t))
            w -= η * m̂ / (v̂.squareRoot() + 1e-8) + η * λ * w
            return w
        }
    }
}

extension FirstSteps: Study {
    var exhibits: [Exhibit] { [.text((m: m, v: v, m̂: m / (1 - 0.9), v̂: v / (1 - 0.999), w: w), as: .significant(3))] }

    var numbers: [Recorded] { [Recorded("twin", twin)] }

    var claims: [Claim] {
        [
            Claim("B-042") {
                Condition("g = 4: m over g, v over g²", [m / 4, v / 16], equals: [0.1, 0.001], within: 1e-6)
            },
            Claim("B-043") {
                Condition("m as a part of g after the first step", m / 4, equals: 0.1, within: 1e-6)
                Condition("v as a part of g² after the first step", v / 16, equals: 0.001, within: 1e-7)
            },
            Claim("B-044") {
                Condition(
                    "first step: m̂ and v̂ for g = 4", [m / (1 - 0.9), v / (1 - 0.999)], equals: [4.0, 16],
                    within: .relative(1e-3))
                Condition(
                    "first step from 1 at η = 0.1, slopes 0.01, 4 and 1000", ends, equals: [0.9, 0.9, 0.9], within: 1e-6
                )
            },
            Claim("B-040") {
                Condition(
                    "the library's rule against the formula in Double, 200 noisy slopes at η = 0.01: largest distance",
                    gap, isBelow: 1e-5)
            },
            Claim("B-181") {
                Condition("the same with λ = 0.1 beside the step: largest distance", gapWithDecay, isBelow: 1e-5)
            },
            Claim("B-041") {
                Condition(
                    "the library's defaults, which are the paper's and PyTorch's: β₁ and β₂",
                    [defaults.beta1(0), defaults.beta2], equals: [0.9, 0.999], within: 0)
            },
            Claim("B-183") {
                Condition(
                    "the library's defaults, which are the paper's and PyTorch's: η", defaults.learningRate(0),
                    equals: 0.001, within: 0)
                Condition("β₁ and β₂", [defaults.beta1(0), defaults.beta2], equals: [0.9, 0.999], within: 0)
                Condition("ε", defaults.epsilon, equals: 1e-8, within: 0)
            },
        ]
    }
}
