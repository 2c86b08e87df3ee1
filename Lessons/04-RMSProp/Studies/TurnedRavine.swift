import Downhill

/// A ravine of κ = 100 turned by ever larger angles: the loss that is left of the first after sixty steps, each method at its best rate.
///
/// RMSProp's rate falls evenly to nothing over the sixty steps, so that it comes to rest and what counts is the way down.
struct TurnedRavine: Sendable {
    static let steps = 60

    /// A share of the loss that counts as nothing: rates are not told apart below it.
    static let floor = 1e-30

    static let condition = 100.0

    static let degrees = [0.0, 5, 10, 15, 22.5, 30, 45]

    /// By angle. Gradient descent does not know what an axis is, and should not care.
    let rmsprop, adagrad, descent: [BestRate]

    /// The starts lie all round, four away from the minimum; the first is drawn at random.
    init(seed: UInt64, starts count: Int = 9) throws {
        var generator = SplitMix64(seed: seed).split("starts")
        let first = generator.uniform()
        let starts = (0..<count).map { (first + Double($0)) / Double(count) * .pi }

        @Sendable func lossLeft(_ rule: some UpdateRule, degrees: Double, from start: Int) -> Double {
            let place = Ravine(condition: Scalar(Self.condition), degrees: Scalar(degrees))
            let angle = starts[start] + degrees * .pi / 180
            let w = Point(Scalar(4 * Elementary.cos(angle)), Scalar(4 * Elementary.sin(angle)))
            let losses = Descent(on: place, from: w, by: rule).run(atMost: Self.steps).losses
            return max(Double((losses.last ?? .infinity) / place.value(at: w)), Self.floor)
        }
        func best(
            _ grid: [Double], resolution: Double = 0.3, _ rule: @Sendable (Double) -> any UpdateRule
        ) throws -> [BestRate] {
            try Self.degrees.map { degrees in
                try BestRate.search(over: grid, seeds: starts.indices.map { UInt64($0) }, resolution: resolution) {
                    η, start in
                    lossLeft(rule(η), degrees: degrees, from: Int(start))
                }
            }
        }
        rmsprop = try best(Grid.logarithmic(0.05...500)) { η in
            RMSProp(learningRate: .linear(from: η, over: .steps(Self.steps)), smoothing: 0.9)
        }
        adagrad = try best(Grid.logarithmic(0.1...1_000)) { η in AdaGrad(learningRate: η) }
        descent = try best(Grid.logarithmic(0.001...0.02, perDecade: 24), resolution: 0.01) { η in
            SGD(learningRate: η)
        }
    }

    func left(_ searches: [BestRate], at angle: Double) -> Double {
        zip(Self.degrees, searches).first { $0.0 == angle }?.1.cost ?? .infinity
    }
}
