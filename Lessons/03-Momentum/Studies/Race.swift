import Downhill

/// Ways down the document's ravine, `w₁² + 10·w₂²` from (4, 2), each at its best rate.
struct Race: Study {
    struct Contender {
        let name: String
        let γ: Double
        let rate: Double
        let steps: Int

        init(_ name: String, γ: Double, _ best: BestRate) {
            (self.name, self.γ, rate, steps) = (name, γ, best.rate, Int(best.cost))
        }

        init(_ name: String, γ: Double, rate: Double, steps: Double) {
            (self.name, self.γ, self.rate, self.steps) = (name, γ, rate, steps.isFinite ? Int(steps) : .max)
        }

        var rule: Momentum { Momentum(learningRate: rate, momentum: γ) }
    }

    let theory = RavineTheory(κ: 10)
    let descent, usual, polyak: Contender
    /// Momentum at other γ.
    let others: [Contender]
    /// Nesterov's rule at the usual γ, and at one that fits this ravine better.
    let nesterovUsual, nesterov: Contender
    /// The fewest and the most steps that γ = 0.9 takes at rates from 0.005 to 0.1, where all directions ring.
    let ringing: ClosedRange<Int>

    init() throws {
        let theory = theory
        func momentum(_ name: String, _ γ: Double) throws -> Contender {
            Contender(name, γ: γ, try theory.best(momentum: γ))
        }
        func nesterov(_ γ: Double) throws -> Contender {
            let best = try BestRate.search(over: Grid.logarithmic(0.01...0.12, perDecade: 12)) {
                theory.steps(Nesterov(learningRate: $0, momentum: γ))
            }
            return Contender("Nesterov, γ = \(γ)", γ: γ, best)
        }
        descent = try momentum("gradient descent", 0)
        usual = try momentum("momentum, γ = 0.9", 0.9)
        others = try [0.3, 0.5, 0.6].map { try momentum("momentum, γ = \($0)", $0) }
        let polyakRule = Momentum(learningRate: theory.polyakRate, momentum: theory.polyakMomentum)
        polyak = Contender(
            "momentum, Polyak's γ", γ: theory.polyakMomentum, rate: theory.polyakRate, steps: theory.steps(polyakRule))
        nesterovUsual = try nesterov(0.9)
        self.nesterov = try nesterov(0.5)
        let steps = Grid.logarithmic(0.005...0.1, perDecade: 300).map {
            Int(theory.steps(Momentum(learningRate: $0, momentum: 0.9)))
        }
        ringing = (steps.min() ?? 0)...(steps.max() ?? 0)
    }
}
