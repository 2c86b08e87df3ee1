import Downhill

/// The velocity under slopes that agree, slopes that quarrel, a single push, and noise.
struct Velocities: Study {
    static let γs = [0.5, 0.9, 0.95]

    /// By γ: sixty steps under the slope 1, and under 1, −1, 1, −1 …, both at η = 0.1.
    let steady, alternating: [[Double]]
    /// The velocity after slopes 2, 3, −1, and after 3, −2: what formulas can be checked by.
    let threeSlopes, turned: [Double]
    /// A slope of 1 once and then none, at γ = 0.9 and η = 1: the weights that the velocity gives to older and older slopes.
    let impulse: [Double]
    /// The sum of those weights at the document's η = 0.1 and at 0.02.
    let documentsSum, smallSum: Double
    /// By γ, over seeds: the scatter of the velocity under normal noise, at the rate 1 − γ, where a steady slope gives the same step for every γ.
    let scatter: [Sample]
    /// By γ: the steps until the velocity has come to a stop, or turned, once the slope has turned.
    let stepsToTurn: [Int]

    init(seeds: [UInt64]) {
        let quarrel = (0..<60).map { Scalar($0 % 2 == 0 ? 1 : -1) }
        steady = Self.γs.map { Self.velocities(under: Array(repeating: 1, count: 60), momentum: $0) }
        alternating = Self.γs.map { Self.velocities(under: quarrel, momentum: $0) }
        threeSlopes = Self.velocities(under: [2, 3, -1], momentum: 0.9)
        turned = Self.velocities(under: [3, -2], momentum: 0.9)
        func weights(_ η: Double) -> [Double] {
            Self.velocities(under: [1] + Array(repeating: 0, count: 80), momentum: 0.9, learningRate: η)
        }
        (impulse, documentsSum, smallSum) = (weights(1), weights(0.1).reduce(0, +), weights(0.02).reduce(0, +))
        scatter = Self.γs.map { γ in
            Sample(
                seeds.map { seed in
                    var generator = SplitMix64(seed: seed)
                    let noise = (0..<4_000).map { _ in Scalar(generator.normal()) }
                    let settled = Self.velocities(under: noise, momentum: γ, learningRate: 1 - γ).dropFirst(200)
                    return (settled.map { $0 * $0 }.reduce(0, +) / Double(settled.count)).squareRoot()
                })
        }
        stepsToTurn = Self.γs.map { γ in
            let slopes: [Scalar] = Array(repeating: 1, count: 200) + Array(repeating: -1, count: 60)
            // At γ = ½ the first step brings it to a stop exactly, up to rounding.
            return Self.velocities(under: slopes, momentum: γ).dropFirst(200).prefix { $0 > 1e-6 }.count + 1
        }
    }

    /// The velocity after each slope: the step that the weight then takes, its sign turned.
    static func velocities(under slopes: [Scalar], momentum γ: Double, learningRate η: Double = 0.1) -> [Double] {
        Momentum(learningRate: η, momentum: γ).steps(under: slopes)
    }
}
