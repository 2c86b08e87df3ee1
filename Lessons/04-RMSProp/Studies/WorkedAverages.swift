import Downhill

/// Document B's two weights, one with shaky slopes and one with calm ones, under RMSProp's running average at β = 0.9.
struct WorkedAverages: Sendable {
    /// One weight: its four slopes, and the running average that they leave.
    struct Weight: Sendable {
        let slopes: [Scalar]
        let squares: [Double]

        /// s after the four slopes, from zero.
        let afterFour: Double

        /// s averaged over one round of the four, when they have come round fifty times before.
        let settled: Double

        init(slopes: [Scalar]) {
            self.slopes = slopes
            squares = slopes.map { Double($0 * $0) }
            let averages = RMSProp.averages(of: Array(repeatElement(slopes, count: 51).joined()))
            afterFour = averages[slopes.count - 1]
            settled = averages.suffix(slopes.count).reduce(0, +) / Double(slopes.count)
        }

        var meanSquare: Double { squares.reduce(0, +) / Double(squares.count) }

        /// What η is divided by once the slopes have gone on for a while, and after the four: √s.
        var divisor: Double { settled.squareRoot() }
        var earlyDivisor: Double { afterFour.squareRoot() }
    }

    let shaky = Weight(slopes: [-40, 35, -42, 38])
    let calm = Weight(slopes: [2, 2.1, 1.9, 2])

    /// s after the shaky slopes with all signs turned, and with none.
    let turned = RMSProp.averages(of: [40, -35, 42, -38])
    let unsigned = RMSProp.averages(of: [40, 35, 42, 38])

    /// From which shaky slope on s stays within 5 % of where it settles.
    let arrival: Int

    /// The own rate of a weight in a bowl, and in a ravine ten thousand times as steep, after ten steps from the same place at one η.
    let gentleRate, steepRate: Double

    init() {
        func ownRate(steepness: Scalar) -> Double {
            var stepper = Stepper(RMSProp(learningRate: 0.1, smoothing: 0.9), at: [2])
            for _ in 0..<10 { stepper.advance { w in 2 * steepness * w } }
            return 0.1 / Double(stepper.slot.s[0]).squareRoot()
        }
        (gentleRate, steepRate) = (ownRate(steepness: 1), ownRate(steepness: 10_000))
        let settled = shaky.settled
        let averages = RMSProp.averages(of: Array(repeatElement(shaky.slopes, count: 20).joined()))
        arrival = 2 + (averages.lastIndex { abs($0 - settled) > 0.05 * settled } ?? -1)
    }
}

extension RMSProp {
    /// The running average s after each of a list of slopes, from zero.
    static func averages(of slopes: [Scalar], smoothing β: Double = 0.9) -> [Double] {
        var stepper = Stepper(RMSProp(smoothing: β), at: [0])
        return slopes.map { g in
            stepper.advance(along: [g])
            return Double(stepper.slot.s[0])
        }
    }
}
