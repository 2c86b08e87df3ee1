import Downhill

/// What the correction does: Adam with it and without it under a slope that stays the same.
struct Start: Sendable {
    static let steps = 5_000

    /// m and v after each slope of 1.
    let m, v: [Double]

    /// The steps, in η, with the correction and without.
    let corrected, uncorrected: [Double]

    /// Under slopes of +1 and −1 in a random order: the largest distance of the corrected step from the corrected average of the slopes, which is lesson 3's,
    /// and of the uncorrected from that with the factor that theory gives.
    let gapOfAverage, gapOfFactor: Double

    /// Under noisy slopes whose size changes a hundredfold: the largest distance of Adam's step from momentum's average over RMSProp's ruler, each corrected.
    let gapOfParts: Double

    init(seed: UInt64) {
        let steady = [Scalar](repeating: 1, count: Self.steps)
        var stepper = Stepper(Adam(learningRate: 1e-3), at: [1])
        let averages = steady.map { g in
            stepper.advance(along: [g])
            return (m: Double(stepper.slot.m[0]), v: Double(stepper.slot.v[0]))
        }
        m = averages.map(\.m)
        v = averages.map(\.v)
        corrected = Adam(learningRate: 1).steps(under: steady)
        uncorrected = UncorrectedAdam(learningRate: 1).steps(under: steady)

        var generator = SplitMix64(seed: seed).split("signs")
        let signs = (0..<2_000).map { _ in Scalar(generator.uniform() < 0.5 ? -1 : 1) }
        let full = Adam(learningRate: 1).steps(under: signs)
        let plain = UncorrectedAdam(learningRate: 1).steps(under: signs)
        var average = 0.0
        var gaps = (average: 0.0, factor: 0.0)
        for (i, sign) in signs.enumerated() {
            average = 0.9 * average + 0.1 * Double(sign)
            gaps.average = max(gaps.average, abs(full[i] - average / (1 - Elementary.pow(0.9, Double(i + 1)))))
            gaps.factor = max(gaps.factor, abs(plain[i] - full[i] * Self.predicted(Double(i + 1))))
        }
        (gapOfAverage, gapOfFactor) = (gaps.average, gaps.factor)
        gapOfParts = Self.gapOfParts(seed: seed)
    }

    /// The library's own rules of lessons 3 and 4 remember the slopes; their sum over ten is an average.
    private static func gapOfParts(seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed).split("changing slopes")
        let slopes = (0..<2_000).map { Scalar(Elementary.pow(10, Double($0 / 250 % 3 - 1)) * generator.normal()) }
        let steps = Adam(learningRate: 1).steps(under: slopes)
        var momentum = Stepper(Momentum(learningRate: 1), at: [0])
        var rmsprop = Stepper(RMSProp(learningRate: 1, smoothing: 0.999), at: [0])
        return slopes.indices.reduce(0) { gap, i in
            momentum.advance(along: [slopes[i]])
            rmsprop.advance(along: [slopes[i]])
            let t = Double(i + 1)
            let average = 0.1 * Double(momentum.slot.v[0]) / (1 - Elementary.pow(0.9, t))
            let ruler = (Double(rmsprop.slot.s[0]) / (1 - Elementary.pow(0.999, t))).squareRoot()
            return max(gap, abs(steps[i] - average / ruler))
        }
    }

    /// What theory says of the uncorrected step number t, in η: (1 − β₁ᵗ)/√(1 − β₂ᵗ).
    static func predicted(_ t: Double) -> Double {
        (1 - Elementary.pow(0.9, t)) / (1 - Elementary.pow(0.999, t)).squareRoot()
    }

    var peak: Int { uncorrected.indices.max { uncorrected[$0] < uncorrected[$1] } ?? 0 }

    /// After how many steps an average has all but a hundredth of its slopes' weight.
    func arrival(_ average: [Double]) -> Int { 1 + (average.firstIndex { $0 >= 0.99 } ?? average.count) }
}

/// Adam without its bias correction.
struct UncorrectedAdam: UpdateRule {
    var learningRate: Schedule

    init(learningRate: some Scheduled) { self.learningRate = learningRate.schedule }

    struct Slot: LaneSlot {
        var m = Lanes()
        var v = Lanes()
    }

    struct StepConstants: Sendable { var η: Scalar }

    func prepare(_ step: Step) -> StepConstants { StepConstants(η: Scalar(step.learningRate)) }

    func update(_ w: inout Lanes, along g: Lanes, _ slot: inout Slot, _ now: StepConstants) {
        slot.m = 0.9 * slot.m + 0.1 * g
        slot.v = 0.999 * slot.v + 0.001 * g * g
        w -= now.η * slot.m / (squareRoot(slot.v) + 1e-8)
    }
}
