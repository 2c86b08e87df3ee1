import Downhill

/// Off a saddle and across a plateau: gradient descent, momentum at γ = 0.9 and at 0.5, and Adam, each at its best rate.
struct FlatPlaces: Study {
    struct Place {
        let name: String
        let descent, momentum, gentle, adam: BestRate
    }

    let stiff, mild, round, plateau: Place
    /// The slope where the plateau is entered.
    let plateauSlope: Double

    init() throws {
        stiff = try Self.measure("saddle, κ = 100", StiffSaddle(condition: 100), limit: 0.02)
        mild = try Self.measure("saddle, κ = 10", StiffSaddle(condition: 10), limit: 0.2)
        // In the Styblinski–Tang landscape, a thousandth from the ridge between two valleys, both directions are about as steep. Along the ridge it starts
        // away from the floor: there only rounding would be left of the slope, and Adam makes whole steps of that too.
        let valley = StyblinskiTang.styblinskiTang.minima[0]
        round = try Self.measure(
            "saddle of Styblinski and Tang, κ = 2", StyblinskiTang.styblinskiTang, from: [-2, 0.155731],
            to: valley, limit: 0.06)
        plateau = try Self.measure("plateau", Plateau.plateau, limit: 1)
        plateauSlope = Double(Plateau.plateau.gradient(at: Plateau.plateau.start).length)
    }

    /// The steps to stay within a tenth of the way from the minimum, at the best of rates around the limit of gradient descent.
    private static func measure(
        _ name: String, _ place: some Landscape, from start: Point? = nil, to minimum: Point? = nil, limit: Double
    ) throws -> Place {
        let goal = minimum ?? place.minima[0]
        /// Where slopes turn, a hair of the rate decides where a swing ends: the middle of three rates, a fiftieth apart, is no luck.
        @Sendable func steps<Rule: UpdateRule>(_ η: Double, _ rule: (Double) -> Rule) -> Double {
            [0.98 * η, η, 1.02 * η].map {
                Descent(on: place, from: start, by: rule($0)).arrival(at: goal, within: 0.1, atMost: 4_000)
            }.sorted()[1]
        }
        let rates = Grid.logarithmic(0.02 * limit...4 * limit, perDecade: 100)
        return Place(
            name: name,
            descent: try BestRate.search(over: rates) { η in steps(η) { SGD(learningRate: $0) } },
            momentum: try BestRate.search(over: rates) { η in steps(η) { Momentum(learningRate: $0) } },
            gentle: try BestRate.search(over: rates) { η in
                steps(η) { Momentum(learningRate: $0, momentum: 0.5) }
            },
            adam: try BestRate.search(over: Grid.logarithmic(0.001...10, perDecade: 100)) { η in
                steps(η) { Adam(learningRate: $0) }
            })
    }
}
