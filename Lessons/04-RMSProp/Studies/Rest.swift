import Downhill

/// The steep weight of w₁² + 10 w₂² from w₂ = 2, under gradient descent and RMSProp at one rate: does it come to rest?
struct Rest: Sendable {
    /// One rate.
    struct Walk: Sendable {
        let η: Double

        /// w₂ step by step.
        let descent, rmsprop: [Double]

        /// RMSProp's own rate for it, η/√s.
        let ownRates: [Double]

        init(η: Double) {
            self.η = η
            descent = Descent(on: .ravine, by: SGD(learningRate: η)).run(atMost: 600).points.map { Double($0.y) }
            let rule = RMSProp(learningRate: η, smoothing: 0.9)
            rmsprop = Descent(on: .ravine, by: rule).run(atMost: 600).points.map { Double($0.y) }
            var stepper = Stepper(rule, at: [2])
            ownRates = (0..<600).map { _ in
                stepper.advance { w in 20 * w }
                return η / Double(stepper.slot.s[0]).squareRoot()
            }
        }

        /// How far past the floor a walk strays in all its steps.
        static func overshoot(_ walk: some Sequence<Double>) -> Double { max(0, -(walk.min() ?? 0)) }

        /// Whether RMSProp strays at most half as far past the floor as gradient descent.
        var isCalmer: Bool { Self.overshoot(rmsprop) <= Self.overshoot(descent) / 2 }

        /// How far from the floor a walk still is in its second half.
        static func unrest(_ walk: [Double]) -> Double { walk.suffix(300).reduce(0) { max($0, abs($1)) } }
    }

    /// At the document's own rate, at gradient descent's best for this ravine, and at small ones: a fifth and a fiftieth above 1/λ, and below.
    let documents = Walk(η: 0.1)
    let best = Walk(η: 2.0 / 22)
    let above = Walk(η: 0.06)
    let justAbove = Walk(η: 0.051)
    let below = Walk(η: 0.045)
    let small = Walk(η: 0.02)

    /// Each at the rate that lowers the loss most in sixty steps.
    let descentAtBest, rmspropAtBest: Walk

    init() throws {
        func best<Rule: UpdateRule>(_ grid: [Double], _ rule: @Sendable (Double) -> Rule) throws -> Walk {
            let search = try BestRate.search(over: grid) { η in
                Double(Descent(on: .ravine, by: rule(η)).run(atMost: 60).last.loss)
            }
            return Walk(η: search.rate)
        }
        descentAtBest = try best(Grid.logarithmic(0.01...0.1, perDecade: 24)) { SGD(learningRate: $0) }
        rmspropAtBest = try best(Grid.logarithmic(0.01...1, perDecade: 24)) {
            RMSProp(learningRate: $0, smoothing: 0.9)
        }
    }

    /// How far past the floor RMSProp strays in six hundred steps, at 201 rates up to three per cent beside its best for sixty: it hangs on the rate's last digits.
    var goingOn: ClosedRange<Double> {
        let strays = (-100...100).map {
            Walk.overshoot(Walk(η: rmspropAtBest.η * (1 + 0.0003 * Double($0))).rmsprop)
        }
        return (strays.min() ?? 0)...(strays.max() ?? 0)
    }

    /// From which rate on up to 0.1, of rates a hundredth of 1/λ apart, RMSProp strays at most half as far past the floor.
    let calmer: Double = {
        let walks = stride(from: 0.0505, to: 0.1, by: 0.0005).map { Walk(η: $0) }
        return walks.reversed().prefix(while: \.isCalmer).last?.η ?? .infinity
    }()

    /// The steep weight's curvature.
    static let λ = 20.0
}
