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
    /// By γ, over seeds: the scatter of the velocity under normal noise, at the rate 1 − γ, where a steady slope gives the same step for every γ.
    let scatter: [Sample]
    /// By γ: the steps until the velocity has come to a stop, or turned, once the slope has turned.
    let stepsToTurn: [Int]

    init(seeds: [UInt64]) throws {
        let quarrel = (0..<60).map { Scalar($0 % 2 == 0 ? 1 : -1) }
        steady = try Self.γs.map { try Self.velocities(under: Array(repeating: 1, count: 60), momentum: $0) }
        alternating = try Self.γs.map { try Self.velocities(under: quarrel, momentum: $0) }
        threeSlopes = try Self.velocities(under: [2, 3, -1], momentum: 0.9)
        turned = try Self.velocities(under: [3, -2], momentum: 0.9)
        impulse = try Self.velocities(under: [1] + Array(repeating: 0, count: 80), momentum: 0.9, learningRate: 1)
        scatter = try Self.γs.map { γ in
            Sample(
                try seeds.map { seed in
                    var generator = SplitMix64(seed: seed)
                    let noise = (0..<4_000).map { _ in Scalar(generator.normal()) }
                    let settled = try Self.velocities(under: noise, momentum: γ, learningRate: 1 - γ).dropFirst(200)
                    return (settled.map { $0 * $0 }.reduce(0, +) / Double(settled.count)).squareRoot()
                })
        }
        stepsToTurn = try Self.γs.map { γ in
            let slopes: [Scalar] = Array(repeating: 1, count: 200) + Array(repeating: -1, count: 60)
            // At γ = ½ the first step brings it to a stop exactly, up to the rounding of a weight near −40.
            return try Self.velocities(under: slopes, momentum: γ).dropFirst(200).prefix { $0 > 1e-4 }.count + 1
        }
    }

    /// The velocity after each slope: the step that the weight then takes, its sign turned.
    static func velocities(
        under slopes: [Scalar], momentum γ: Double, learningRate η: Double = 0.1
    ) throws -> [Double] {
        var w: Tensor = [0]
        var optimizer = Optimizer(Momentum(learningRate: η, momentum: γ))
        return try slopes.map { slope in
            let before = w.item
            try optimizer.step(&w) { ($0 * slope).sum() }  // the loss slope·w has that slope
            return Double(before - w.item)
        }
    }
}
