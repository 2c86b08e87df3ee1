import Downhill

/// Two rules for when to stop, where each stops, and where single precision stops by itself.
struct Stopping: Study {
    static let ε: Scalar = 1e-3

    struct Stop: Sendable {
        let place, rule: String
        let run: Trajectory
        /// The distance to the minimum that it goes to in the end, over that at the start.
        let left: Double
        /// The loss after 3,000 steps more, in which nothing stops it.
        let goingOn: Double

        var isThere: Bool { left <= 0.05 }
        /// What the loss still loses by going on, over what it had lost when the rule stopped it.
        var lostLater: Double {
            (Double(run.last.loss) - goingOn) / (Double(run.losses[0]) - Double(run.last.loss))
        }
    }

    let bySlope, byLoss: [Stop]

    /// Rosenbrock's valley in single precision: the rate, the slope at which it stands still for good, and whether it does.
    struct Standstill: Sendable {
        let η, slope: Double
        let isStill: Bool

        /// Where η times the slope along the steeper weight is half a spacing of numbers just below 1, on the valley's floor.
        var predicted: Double { Elementary.pow(2.0, -25.0) / η * 5.0.squareRoot() / 2 }
    }

    let standstills: [Standstill]
    /// The slope after as many steps as the first of them took, in double precision.
    let slopeInDouble: Double

    /// Where descent from 1.8 ends between two valleys, by rate.
    let small, large: (η: Double, end: Point)
    /// On w² at η = 0.0001: the steps among 1,000 that do not lower the loss.
    let idleSteps: Int

    init() {
        let hills = StyblinskiTang.styblinskiTang
        let pass = Point(4, 0.156_731)  // on the ridge that leads to a saddle
        bySlope = [
            Self.stop("w², η = 0.1", .parabola, 0.1, .gradientNorm(below: Self.ε)),
            Self.stop("plateau r²/(1 + r²), from (12, 6)", .plateau, from: [12, 6], 0.5, .gradientNorm(below: Self.ε)),
            Self.stop(
                "ridge among the four valleys, from (4, 0.156731)", hills, from: pass, 0.01,
                .gradientNorm(below: Self.ε)),
        ]
        byLoss = [
            Self.stop("w², η = 0.1", .parabola, 0.1, .lossChange(below: Self.ε)),
            Self.stop("w², η = 0.00001", .parabola, 0.000_01, .lossChange(below: Self.ε)),
            Self.stop("w², η = 1 = 2/λ", .parabola, 1, .lossChange(below: Self.ε)),
        ]
        standstills = [0.001, 0.0005, 0.00025, 0.0001].map { η in Self.standstill(η, steps: Int(70 / η)) }
        slopeInDouble = Self.slopeInDouble(rate: 0.001, steps: 70_000)
        func end(_ η: Double) -> (Double, Point) {
            (η, Descent(on: .doubleWell, from: [1.8, 0], by: SGD(learningRate: η)).run(atMost: 50_000).last.point)
        }
        small = end(0.0001)
        large = end(0.15)
        let slow = Descent(on: .parabola, by: SGD(learningRate: 0.0001)).run(atMost: 1_000).losses
        idleSteps = zip(slow, slow.dropFirst()).count { $1 >= $0 }
    }

    private static func stop(
        _ name: String, _ place: some Landscape, from start: Point? = nil, _ η: Double, _ rule: StoppingRule
    ) -> Stop {
        let run = Descent(on: place, from: start, by: SGD(learningRate: η)).run(atMost: 10_000, until: rule)
        let further = Descent(on: place, from: run.last.point, by: SGD(learningRate: η)).run(atMost: 3_000)
        let end = further.last.point
        let goal = place.minima.min { ($0 - end).length < ($1 - end).length } ?? end
        let left = Double((run.last.point - goal).length / (run.points[0] - goal).length)
        let isSlope = if case .gradientNorm = rule { true } else { false }
        return Stop(
            place: name, rule: isSlope ? "slope" : "change of the loss", run: run, left: left,
            goingOn: Double(further.last.loss))
    }

    private static func standstill(_ η: Double, steps: Int) -> Standstill {
        var (last, before): (Snapshot?, Snapshot?) = (nil, nil)
        for snapshot in Descent(on: .rosenbrock, by: SGD(learningRate: η)).prefix(steps + 1) {
            (before, last) = (last, snapshot)
        }
        return Standstill(η: η, slope: Double(last?.gradientNorm ?? .infinity), isStill: last?.point == before?.point)
    }

    private static func slopeInDouble(rate η: Double, steps: Int) -> Double {
        var (x, y) = (-1.2, 1.0)
        func slope() -> (x: Double, y: Double) { (-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)) }
        for _ in 0..<steps {
            let g = slope()
            (x, y) = (x - η * g.x, y - η * g.y)
        }
        return (slope().x * slope().x + slope().y * slope().y).squareRoot()
    }
}
