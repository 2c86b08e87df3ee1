import Downhill

/// Gradient descent, momentum and Adam on four landscapes, each at its best rate: steps until they stay a thousand times closer than they started, for as many steps
/// again as it took.
///
/// Round a bend a hair of the rate decides where a swing ends: what counts is the middle of three rates, three per cent apart.
///
/// RMSProp does not come to rest at a constant rate (lesson 4) and is not in the race.
struct Race: Sendable {
    struct Place: Sendable {
        let name: String
        let descent, momentum, adam: BestRate
    }

    let places: [Place]

    /// The ways round Rosenbrock's bend, at those rates, as far as they are shown.
    let paths: [(name: String, path: [Point])]

    /// Adam's steps in the ravine of κ = 100 at η = 0.1, along the axes and turned by 45°; and the step at which, turned and at its best rate, it is outside again.
    let straight, turned, leaving: Double

    /// Steps that the figure shows.
    private static let shown = 800
    private static let turnedRavine = Ravine(condition: 100, degrees: 45)
    private static let turnedStart: Point = [1.414_213_5, 4.242_640_5]

    init() throws {
        func place(_ name: String, _ landscape: some Landscape, from start: Point, at minimum: Point) throws -> Place {
            @Sendable func steps(_ η: Double, _ rule: (Double) -> some UpdateRule) -> Double {
                Self.steps(at: η, on: landscape, from: start, to: minimum, rule)
            }
            return try Place(
                name: name,
                descent: BestRate.search(over: Grid.logarithmic(3e-4...0.3), resolution: 0.03) {
                    steps($0) { SGD(learningRate: $0) }
                },
                momentum: BestRate.search(over: Grid.logarithmic(3e-5...0.3), resolution: 0.03) {
                    steps($0) { Momentum(learningRate: $0) }
                },
                adam: BestRate.search(over: Grid.logarithmic(3e-3...30), resolution: 0.03) {
                    steps($0) { Adam(learningRate: $0) }
                })
        }
        places = try [
            place("ravine, κ = 10", Ravine(condition: 10), from: [4, 2], at: [0, 0]),
            place("ravine, κ = 100", Ravine(condition: 100), from: [4, 2], at: [0, 0]),
            place("the same, turned by 45°", Self.turnedRavine, from: Self.turnedStart, at: [0, 0]),
            place("Rosenbrock's valley", Rosenbrock(), from: [-1.2, 1], at: [1, 1]),
        ]
        func steps(on ravine: Ravine, from start: Point) -> Double {
            Self.steps(at: 0.1, on: ravine, from: start, to: [0, 0]) { Adam(learningRate: $0) }
        }
        straight = steps(on: Ravine(condition: 100), from: [4, 2])
        turned = steps(on: Self.turnedRavine, from: Self.turnedStart)
        leaving = Self.leaving(places[2].adam.rate, after: places[2].adam.cost)
        let bend = places[3]
        func path(_ rule: some UpdateRule) -> [Point] {
            Descent(on: .rosenbrock, from: [-1.2, 1], by: rule).run(atMost: Self.shown).points
        }
        paths = [
            ("gradient descent", path(SGD(learningRate: bend.descent.rate))),
            ("momentum", path(Momentum(learningRate: bend.momentum.rate))),
            ("Adam", path(Adam(learningRate: bend.adam.rate))),
        ]
    }

    /// The middle of three rates' steps.
    private static func steps(
        at η: Double, on landscape: some Landscape, from start: Point, to minimum: Point,
        _ rule: (Double) -> some UpdateRule
    ) -> Double {
        [0.97 * η, η, 1.03 * η].map { η in
            Descent(on: landscape, from: start, by: rule(η)).arrival(at: minimum, within: 1e-3, atMost: 12_000)
        }.sorted()[1]
    }

    /// The first step at which Adam, at its best rate on the turned ravine, is outside again after it has arrived; infinite if it stays until step 12,000.
    private static func leaving(_ rate: Double, after arrival: Double) -> Double {
        let walk = Descent(on: turnedRavine, from: turnedStart, by: Adam(learningRate: rate)).run(atMost: 12_000).points
        let near = 1e-3 * turnedStart.length
        let step = walk.indices.first { Double($0) > arrival && walk[$0].length >= near }
        return step.map { Double($0) } ?? .infinity
    }
}

extension Race: Study {
    var race: Exhibit {
        let minimum: Point = [1, 1]
        // Momentum last and thin: where all run along the floor, each can be seen beneath the next.
        let racers = [paths[0], paths[2], paths[1]]
        return .figure(
            Animation("Round Rosenbrock's bend, each at its best rate", frames: 41, framesPerSecond: 8) { frame in
                let step = frame * Self.shown / 40
                return Facets(columns: 2, sharing: .none) {
                    Plot("seen from above") {
                        ContourMark(
                            .rosenbrock, over: Domain(w1: -1.6...1.6, w2: -1.2...2.4),
                            levels: .at([1, 3, 10, 30, 100, 300, 1_000]))
                        for (racer, width) in zip(racers, [2, 4, 1.5]) {
                            PathMark(
                                racer.path.prefix(step + 1).map { SIMD2(Double($0.x), Double($0.y)) }, by: racer.name,
                                arrows: false, dots: false
                            ).lineWidth(width)
                        }
                    }.xAxis("w₁", .linear(-1.6...1.6)).yAxis("w₂", .linear(-1.2...2.4))
                    Plot("how far from the cross") {
                        RuleMark(y: 1e-3, "a thousandth")
                        for racer in racers {
                            LineMark(
                                racer.path.prefix(step + 1).map {
                                    Double(($0 - minimum).length / (racer.path[0] - minimum).length)
                                }, by: racer.name
                            ).cropped()
                        }
                    }.xAxis("step", .linear(0...Double(Self.shown)), ticks: [0, 200, 400, 600, 800])
                        .yAxis("part of the first distance", .log(1e-5...3))
                }.subtitle("step \(step)")
            }, named: "race",
            alt: """
                Animation. Left, three paths on the contours of Rosenbrock's curved valley, from its left arm round the bend to the minimum at the right: momentum swings \
                wildly and is there first, Adam follows, gradient descent is still on its way. Right, their distances from the minimum by step: momentum's falls below a thousandth \
                of the first long before Adam's, gradient descent's falls least.
                """,
            caption: """
                $(1-w_1)^2 + 100\\,(w_2-w_1^2)^2$ from $(-1.2, 1)$ to the cross; eight hundred steps. To come a thousand times closer and stay, \
                at the middle of three rates close together: gradient descent {{race.descent}} steps, momentum {{race.momentum}}, Adam {{race.adam}}.
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "Steps to come a thousand times closer and stay as long again, each at its best rate (in brackets)",
                columns: ["landscape", "gradient descent", "momentum, γ = 0.9", "Adam"],
                rows: places.map { place in
                    [place.name]
                        + [place.descent, place.momentum, place.adam].map {
                            "\(NumberFormat.significant(2).text($0.cost)) (\(NumberFormat.significant(2).text($0.rate)))"
                        }
                }))
    }

    var exhibits: [Exhibit] { [race, table] }

    var numbers: [Recorded] {
        let bend = places[3]
        return [
            Recorded("descent", bend.descent.cost, as: .significant(2)),
            Recorded("momentum", bend.momentum.cost, as: .significant(2)),
            Recorded("adam", bend.adam.cost, as: .significant(2)),
            Recorded("straight", straight, as: .significant(2)),
            Recorded("steep", places[2].descent.cost, as: .significant(2)),
            Recorded("turned", turned, as: .significant(2)),
            Recorded("turned.best", places[2].adam.cost, as: .significant(2)),
            Recorded("leaving", leaving, as: .significant(2)),
            Recorded("turned.rate", places[2].adam.rate, as: .significant(2)),
            Recorded("mild", places[0].adam.cost / places[0].descent.cost, as: .significant(2)),
        ]
    }
}
