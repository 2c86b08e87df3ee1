import Downhill

/// Off a saddle and across a plateau: gradient descent, momentum at γ = 0.9 and at 0.5, and Adam, each at its best rate.
struct FlatPlaces: Study {
    /// A rule at the rate that arrives soonest: steps to stay within a tenth of the way from the minimum.
    struct Way {
        let best: BestRate
        /// The steps until half of the way along w₂ lies behind, at that rate: the flat place does too.
        let exit: Double

        /// The steps to be there at a rate that need not be met: the most within a tenth of it on either side, where they are fewest.
        var unmet: Double {
            let (first, last) = (best.trials[0].rate, best.trials[best.trials.count - 1].rate)
            let middles = best.trials.map(\.rate).filter { $0 / 1.1 >= first && $0 * 1.1 <= last }
            let worst = middles.map { η in
                best.trials.filter { (η / 1.1...η * 1.1).contains($0.rate) }.map(\.cost).max() ?? .infinity
            }
            return worst.min() ?? .infinity
        }
    }

    struct Place {
        let name: String
        let descent, momentum, gentle, adam: Way

        /// Momentum at the better of its two γ.
        var rolling: Way { gentle.best.cost < momentum.best.cost ? gentle : momentum }
    }

    let stiff, mild, round, plateau: Place

    init() throws {
        stiff = try Self.measure("saddle, κ = 100", StiffSaddle(condition: 100), limit: 0.02)
        mild = try Self.measure("saddle, κ = 10", StiffSaddle(condition: 10), limit: 0.2)
        // In the Styblinski–Tang landscape, a thousandth from the ridge between two valleys, both directions are about as steep. Along the ridge it starts
        // away from the floor: there only rounding would be left of the slope, and Adam makes whole steps of that too.
        round = try Self.measure(
            "saddle between lesson 1's four valleys, κ = 2", StyblinskiTang.styblinskiTang, from: [-2, 0.155731],
            to: StyblinskiTang.styblinskiTang.minima[0], limit: 0.06)
        plateau = try Self.measure("plateau", Plateau.plateau, limit: 1)
    }

    /// Each rule at the best of rates around the limit of gradient descent.
    private static func measure(
        _ name: String, _ place: some Landscape, from start: Point? = nil, to minimum: Point? = nil, limit: Double
    ) throws -> Place {
        let (start, goal) = (start ?? place.start, minimum ?? place.minima[0])
        @Sendable func arrival(_ rule: some UpdateRule, _ limit: Int) -> Double {
            Descent(on: place, from: start, by: rule).arrival(at: goal, within: 0.1, atMost: limit)
        }
        func exit(_ rule: some UpdateRule) -> Double {
            for snapshot in Descent(on: place, from: start, by: rule).prefix(4_000) {
                if (snapshot.point.y - start.y) / (goal.y - start.y) > 0.5 { return Double(snapshot.step) }
            }
            return .infinity
        }
        /// Where slopes turn, a hair of the rate decides where a swing ends: the middle of three rates, a fiftieth apart, is no luck.
        @Sendable func middle(_ η: Double, _ steps: (Double) -> Double) -> Double {
            [0.98 * η, η, 1.02 * η].map(steps).sorted()[1]
        }
        func way<Rule: UpdateRule>(
            _ range: ClosedRange<Double>, perDecade: Int = 200, _ rule: @escaping @Sendable (Double) -> Rule
        ) throws -> Way {
            // What takes four times the steps of the best of a few rates is not the best of many.
            let fewest = Grid.logarithmic(range, perDecade: 12).map { arrival(rule($0), 4_000) }.min() ?? .infinity
            let limit = Int(min(4 * fewest, 4_000))
            let best = try BestRate.search(over: Grid.logarithmic(range, perDecade: perDecade)) { η in
                middle(η) { arrival(rule($0), limit) }
            }
            return Way(best: best, exit: middle(best.rate) { exit(rule($0)) })
        }
        let rates = 0.1 * limit...4 * limit
        return Place(
            name: name, descent: try way(rates) { SGD(learningRate: $0) },
            momentum: try way(rates) { Momentum(learningRate: $0) },
            gentle: try way(rates) { Momentum(learningRate: $0, momentum: 0.5) },
            adam: try way(0.01...10, perDecade: 100) { Adam(learningRate: $0) })
    }
}
