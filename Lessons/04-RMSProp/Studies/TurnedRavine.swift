import Downhill

/// A ravine of κ = 100 turned by ever larger angles: the loss that is left of the first after sixty steps, each method at its best rate.
///
/// A rate is constant, or falls evenly to nothing over the sixty steps, so that the way down counts and not the hopping at its end: each method takes the
/// better of both.
struct TurnedRavine: Sendable {
    static let steps = 60

    /// A share of the loss that counts as nothing: rates are not told apart below it.
    static let floor = 1e-15

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
            // Where the steep part has grown a thousandfold, single precision has lost the way along the floor beside it.
            guard losses.allSatisfy({ $0 <= 1e6 * losses[0] }) else { return .infinity }
            return max(Double((losses.last ?? .infinity) / place.value(at: w)), Self.floor)
        }
        func best(_ grid: [Double], _ rule: @Sendable (Schedule) -> any UpdateRule) throws -> [BestRate] {
            try Self.degrees.map { degrees in
                let searches = try [false, true].map { isFalling in
                    try BestRate.search(over: grid, seeds: starts.indices.map { UInt64($0) }, resolution: 0.1) {
                        η, start in
                        let rate = isFalling ? Schedule.linear(from: η, over: .steps(Self.steps)) : .constant(η)
                        return lossLeft(rule(rate), degrees: degrees, from: Int(start))
                    }
                }
                return searches[1].cost < searches[0].cost ? searches[1] : searches[0]
            }
        }
        rmsprop = try best(Grid.logarithmic(0.02...500, perDecade: 24)) { η in
            RMSProp(learningRate: η, smoothing: 0.9)
        }
        adagrad = try best(Grid.logarithmic(0.02...1_000, perDecade: 24)) { η in AdaGrad(learningRate: η) }
        descent = try best(Grid.logarithmic(0.001...0.1, perDecade: 96)) { η in SGD(learningRate: η) }
    }

    func left(_ searches: [BestRate], at angle: Double) -> Double {
        zip(Self.degrees, searches).first { $0.0 == angle }?.1.cost ?? .infinity
    }
}
