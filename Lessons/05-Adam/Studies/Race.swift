import Downhill

/// Gradient descent, momentum and Adam on four landscapes, each at its best rate: steps until they stay a thousand times closer than they started, for as many steps
/// again as it took.
///
/// Round a bend a hair of the rate decides where a swing ends: what counts is the middle of three rates, three per cent apart. Adam walks in double precision.
///
/// RMSProp has lesson 4 to itself.
struct Race: Sendable {
    /// The middle of three rates, and the steps it takes.
    struct Best: Sendable { let rate, cost: Double }

    struct Place: Sendable {
        let name: String
        let descent, momentum, adam: Best
    }

    let places: [Place]

    /// The ways round Rosenbrock's bend, at those rates, as far as they are shown.
    let paths: [(name: String, path: [SIMD2<Double>])]

    /// Adam's steps in the ravine of κ = 100 at η = 0.1, along the axes and turned by 45°; and the step at which, at its best rate, it is outside again: along the axes, and turned.
    let straight, turned, leavingStraight, leaving: Double

    /// Steps that the figure shows.
    private static let shown = 800
    private static let turnedStart: Point = [1.414_213_5, 4.242_640_5]

    init() throws {
        func place(
            _ name: String, _ landscape: some Landscape, from start: Point, at minimum: Point,
            _ precise: PreciseLandscape
        ) throws -> Place {
            @Sendable func steps(by rule: some UpdateRule) -> Double {
                Descent(on: landscape, from: start, by: rule).arrival(at: minimum, within: 1e-3, atMost: 12_000)
            }
            return try Place(
                name: name,
                descent: Self.best(of: 3e-4...0.3) { steps(by: SGD(learningRate: $0)) },
                momentum: Self.best(of: 3e-5...0.3) { steps(by: Momentum(learningRate: $0)) },
                adam: Self.best(of: 3e-3...30) { PreciseAdam.arrival(at: $0, on: precise) })
        }
        places = try [
            place("ravine, κ = 10", Ravine(condition: 10), from: [4, 2], at: [0, 0], .ravine(10)),
            place("ravine, κ = 100", Ravine(condition: 100), from: [4, 2], at: [0, 0], .ravine(100)),
            place(
                "the same, turned by 45°", Ravine(condition: 100, degrees: 45), from: Self.turnedStart, at: [0, 0],
                .ravine(100, turned: true)),
            place("Rosenbrock's valley", Rosenbrock(), from: [-1.2, 1], at: [1, 1], .rosenbrock),
        ]
        straight = PreciseAdam.arrival(at: 0.1, on: .ravine(100))
        turned = PreciseAdam.arrival(at: 0.1, on: .ravine(100, turned: true))
        leavingStraight = Self.leaving(places[1].adam, on: .ravine(100))
        leaving = Self.leaving(places[2].adam, on: .ravine(100, turned: true))
        let bend = places[3]
        func path(_ rule: some UpdateRule) -> [SIMD2<Double>] {
            Descent(on: .rosenbrock, from: [-1.2, 1], by: rule).run(atMost: Self.shown).path
        }
        paths = [
            ("gradient descent", path(SGD(learningRate: bend.descent.rate))),
            ("momentum", path(Momentum(learningRate: bend.momentum.rate))),
            ("Adam", PreciseAdam.path(at: bend.adam.rate, on: .rosenbrock, steps: Self.shown)),
        ]
    }

    /// The rate whose neighbours do best with it: of three rates three per cent apart the middle one by its steps counts.
    private static func best(of rates: ClosedRange<Double>, _ steps: @Sendable (Double) -> Double) throws -> Best {
        @Sendable func middle(_ η: Double) -> Best {
            [0.97 * η, η, 1.03 * η].map { Best(rate: $0, cost: steps($0)) }.sorted { $0.cost < $1.cost }[1]
        }
        return middle(try BestRate.search(over: Grid.logarithmic(rates), resolution: 0.03) { middle($0).cost }.rate)
    }

    /// The first step at which Adam at its best rate is outside again after it has arrived; infinite if it stays until step 12,000.
    private static func leaving(_ best: Best, on place: PreciseLandscape) -> Double {
        let walk = PreciseAdam.path(at: best.rate, on: place, steps: 12_000)
        let near = 1e-3 * PreciseAdam.length(walk[0])
        let step = walk.indices.first { Double($0) > best.cost && PreciseAdam.length(walk[$0]) >= near }
        return step.map { Double($0) } ?? .infinity
    }
}

extension Race: Study {
    var race: Exhibit {
        let minimum: SIMD2<Double> = [1, 1]
        // Momentum last and thin: where all run along the floor, each can be seen beneath the next.
        let racers = [paths[0], paths[2], paths[1]]
        let start = paths[0].path[0]
        func far(_ w: SIMD2<Double>) -> Double { PreciseAdam.length(w - minimum) / PreciseAdam.length(start - minimum) }
        return .figure(
            Animation("Momentum swings most, and is round the bend first", frames: 33, framesPerSecond: 7) { frame in
                let step = frame * Self.shown / 32
                return Facets(columns: 2, sharing: .none) {
                    Plot("seen from above") {
                        // Lines on paper: a coloured ground would fight with the colours of the three.
                        ContourMark(
                            .rosenbrock, over: Domain(w1: -1.6...1.6, w2: -1.2...2.4),
                            levels: .at([1, 3, 10, 30, 100, 300, 1_000]), filled: false
                        ).color(.grey).lineWidth(0.8)
                        // Where all run along the floor, each narrower one lies on the one before.
                        for (racer, width) in [(racers[0], 4.5), (racers[1], 2.2), (racers[2], 1.3)] {
                            PathMark(
                                Array(racer.path.prefix(step + 1)), by: racer.name, arrows: false, dots: false,
                                ends: false
                            ).lineWidth(width).unlabelled()
                        }
                        PointMark(at: start).symbol(.ring).color(.ink).symbolSize(10)
                        TextMark("start", at: start, .below, distance: 12)
                        TextMark("minimum", at: minimum, .above, distance: 14)
                        // Who has arrived is at the cross.
                        for racer in racers where step > 0 && far(racer.path[step]) > 0.02 {
                            PointMark(at: racer.path[step], by: racer.name).unlabelled().symbolSize(9)
                        }
                        for (racer, side, distance) in [
                            (racers[2], racers[2].path[step].x < 0.3 ? TextMark.Placement.trailing : .leading, 14.0),
                            (racers[1], racers[1].path[step].x < 0.3 ? .aboveTrailing : .belowTrailing, 14),
                            (racers[0], .below, 62),
                        ] where step > 0 {
                            TextMark(racer.name, at: racer.path[step], side, distance: distance)
                                .color(MethodLook.named(racer.name)?.color ?? .ink).bold()
                        }
                    }.xAxis("w₁", .linear(-1.6...1.6), ticks: [-1, 0, 1])
                        .yAxis("w₂", .linear(-1.2...2.4), ticks: [-1, 0, 1, 2])
                    Plot("how far from the minimum") {
                        RuleMark(y: 1e-3, "a thousandth")
                        for (racer, early, late) in [
                            (racers[0], TextMark.Placement.aboveTrailing, TextMark.Placement.aboveLeading),
                            (racers[1], .trailing, .belowLeading), (racers[2], .belowTrailing, .leading),
                        ] {
                            let distances = racer.path.prefix(step + 1).map(far)
                            let color = MethodLook.named(racer.name)?.color ?? .ink
                            LineMark(distances, by: racer.name).unlabelled().cropped()
                            // Names go with the ends of their lines, ahead of them as long as there is room: what stands still lies behind.
                            if let end = distances.lastIndex(where: { $0 > 1.6e-5 }), step > 0 {
                                // The longest has no room ahead for as long, and behind it stands as high as its line is there.
                                let isLong = racer.name == racers[0].name
                                let isEarly = end < (isLong ? 350 : 575)
                                let height = isLong && !isEarly ? distances[end - 340] : distances[end]
                                TextMark(
                                    racer.name, at: [Double(end), height], isEarly ? early : late, distance: 9
                                ).color(color)
                            }
                            // From here on it stays nearer than a thousandth.
                            let arrival = (racer.path.lastIndex { far($0) >= 1e-3 } ?? 0) + 1
                            if arrival <= step {
                                PointMark(at: [Double(arrival), far(racer.path[arrival])], by: racer.name).unlabelled()
                                TextMark(
                                    "step \(NumberFormat.significant(2).text(Double(arrival)))",
                                    at: [Double(arrival), far(racer.path[arrival])], .belowLeading, distance: 9
                                ).color(color)
                            }
                        }
                    }.xAxis("step", .linear(0...Double(Self.shown)), ticks: [0, 200, 400, 600, 800])
                        .yAxis("share of the first distance", .log(1e-5...3))
                }.subtitle("Rosenbrock's valley, each rule at its best rate; step \(step)")
            }, named: "race",
            alt: """
                Animation. Left, three paths on the contours of Rosenbrock's curved valley, from its left arm round the bend to the minimum at the right: momentum swings \
                wildly and is there first, Adam follows, gradient descent is still on its way. Right, their distances from the minimum by step: momentum's falls below a thousandth \
                of the first long before Adam's, gradient descent's falls least.
                """,
            caption: """
                Each at its best rate down Rosenbrock's valley, $(1-w_1)^2 + 100\\,(w_2-w_1^2)^2$: after eight hundred steps gradient descent is still on its way.
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "Steps until a thousand times closer, each at its best rate η (in brackets)",
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
            Recorded("leaving.straight", leavingStraight, as: .significant(2)),
            Recorded("turned.rate", places[2].adam.rate, as: .significant(2)),
            Recorded("mild", places[0].adam.cost / places[0].descent.cost, as: .significant(2)),
        ]
    }
}
