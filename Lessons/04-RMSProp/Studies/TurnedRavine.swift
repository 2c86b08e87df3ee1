import Downhill

/// A ravine of κ = 100 turned by ever larger angles: the loss that is left of the first after sixty steps, each method at its best rate.
///
/// A rate is constant, or falls evenly to nothing over the sixty steps, so that the way down counts and not the hopping at its end: each method takes the
/// better of both. In double precision: what throws a walk off the floor grows from rounding.
struct TurnedRavine: Sendable {
    static let steps = 60

    /// A share of the loss that counts as nothing: rates are not told apart below it.
    static let floor = 1e-15

    static let condition = 100.0

    static let degrees = [0.0, 5, 10, 15, 22.5, 30, 45]

    /// What a method makes of one weight's slope, and what it remembers of it.
    typealias Direction = @Sendable (_ memory: inout Double, _ slope: Double) -> Double

    /// By angle. Gradient descent does not know what an axis is, and should not care.
    let rmsprop, adagrad, descent: [BestRate]

    /// What RMSProp and gradient descent leave at 45°, by the phase of the starts: ten turns of a tenth of the way from one start to the next, the first is that of all else.
    let phases: [(rmsprop: Double, descent: Double)]

    /// What gradient descent leaves of the race's turned ravine, from that one start, at the constant rate that is best for sixty steps.
    let descentInRace: BestRate

    /// The starts lie all round, four away from the minimum; the first is drawn at random.
    init(seed: UInt64, starts count: Int = 9) throws {
        var generator = SplitMix64(seed: seed).split("starts")
        let first = generator.uniform()
        let starts = Self.starts(first, count)
        func best(_ rates: [Double], _ direction: @escaping Direction) throws -> [BestRate] {
            try Self.degrees.map { try Self.best(degrees: $0, from: starts, over: rates, direction) }
        }
        rmsprop = try best(Self.rmspropRates, Self.rmspropDirection)
        adagrad = try best(Grid.logarithmic(0.02...1_000, perDecade: 150)) { s, g in
            s += g * g
            return g / (s.squareRoot() + 1e-10)
        }
        descent = try best(Self.descentRates) { _, g in g }
        phases = try (0..<10).map { tenth in
            let starts = Self.starts(first + Double(tenth) / 10, count)
            return (
                try Self.best(degrees: 45, from: starts, over: Self.rmspropRates, Self.rmspropDirection).cost,
                try Self.best(degrees: 45, from: starts, over: Self.descentRates) { _, g in g }.cost
            )
        }
        // The place (4, 2) as seen from the floor: arctan ½.
        descentInRace = try Self.best(
            degrees: 45, from: [0.463_647_6], over: Self.descentRates, isFalling: false
        ) { _, g in g }
    }

    private static let rmspropRates = Grid.logarithmic(0.02...500, perDecade: 150)
    private static let descentRates = Grid.logarithmic(0.001...0.1, perDecade: 96)
    private static let rmspropDirection: Direction = { s, g in
        s = 0.9 * s + 0.1 * g * g
        return g / (s.squareRoot() + 1e-8)
    }

    private static func starts(_ first: Double, _ count: Int) -> [Double] {
        (0..<count).map { (first + Double($0)) / Double(count) * .pi }
    }

    /// The better of a constant rate and one that falls, each at its best, by the median over the starts.
    private static func best(
        degrees: Double, from starts: [Double], over rates: [Double], _ direction: @escaping Direction
    ) throws -> BestRate {
        let searches = try [false, true].map {
            try best(degrees: degrees, from: starts, over: rates, isFalling: $0, direction)
        }
        return searches[1].cost < searches[0].cost ? searches[1] : searches[0]
    }

    private static func best(
        degrees: Double, from starts: [Double], over rates: [Double], isFalling: Bool, _ direction: @escaping Direction
    ) throws -> BestRate {
        try BestRate.search(over: rates, seeds: starts.indices.map { UInt64($0) }, resolution: 0.01) { η, start in
            lossLeft(degrees: degrees, from: starts[Int(start)], by: direction) { step in
                isFalling ? η * (1 - Double(step) / Double(steps)) : η
            }
        }
    }

    /// The share of the loss that is left, from a place so many radians round from the floor.
    private static func lossLeft(
        degrees: Double, from start: Double, by direction: Direction, rate: (Int) -> Double
    ) -> Double {
        let turn = degrees * .pi / 180
        let (cosine, sine) = (Elementary.cos(turn), Elementary.sin(turn))
        var (x, y) = (4 * Elementary.cos(start + turn), 4 * Elementary.sin(start + turn))
        var memory = (x: 0.0, y: 0.0)
        func fromFloor() -> (along: Double, across: Double) { (cosine * x + sine * y, cosine * y - sine * x) }
        func loss() -> Double {
            fromFloor().along * fromFloor().along + condition * fromFloor().across * fromFloor().across
        }
        let first = loss()
        for step in 0..<steps {
            let (u, v) = (2 * fromFloor().along, 2 * condition * fromFloor().across)
            x -= rate(step) * direction(&memory.x, cosine * u - sine * v)
            y -= rate(step) * direction(&memory.y, sine * u + cosine * v)
        }
        let share = loss() / first
        return share.isFinite ? max(share, floor) : .infinity
    }

    func left(_ searches: [BestRate], at angle: Double) -> Double {
        zip(Self.degrees, searches).first { $0.0 == angle }?.1.cost ?? .infinity
    }
}
