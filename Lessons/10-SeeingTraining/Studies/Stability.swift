import Downhill

/// Full-batch gradient descent at fixed rates, and how sharply the loss bends on the way.
struct Stability: Study {
    static let rates = [0.1, 0.2, 0.4]
    static let reluRates = [0.2, 0.4]
    static let steps = 1_500
    static let spacing = 50

    /// One descent of a network 64-32-32-10, its sharpness measured every fifty steps.
    struct Descent: Sendable {
        let rate: Double
        var losses: [Double] = []
        var sharpness: [Double] = []
        /// The share of steps on which the slope along the sharpest direction turns its sign, in the first fifty steps and in the last.
        var earlyFlips = 0.0, lateFlips = 0.0

        /// What lesson 1 says that the sharpness must stay below: 2/η.
        var limit: Double { 2 / rate }

        /// The mean sharpness over the last third, in units of the limit.
        var plateau: Double { mean(sharpness.suffix(sharpness.count / 3)) / limit }

        /// The share of the steps on which the loss rises.
        var rises: Double {
            Double(zip(losses, losses.dropFirst()).count { $1 > $0 }) / Double(max(losses.count - 1, 1))
        }
    }

    /// What descends, on which loss, at which rate, for how long.
    struct Setting: Sendable {
        let activation: Activation
        let loss: DigitTask.Loss
        let rate: Double
        let steps: Int

        init(_ activation: Activation, _ loss: DigitTask.Loss, rate: Double, steps: Int) {
            (self.activation, self.loss, self.rate, self.steps) = (activation, loss, rate, steps)
        }
    }

    /// A list for every rate, in it a descent for every seed; the three rates start from the same weights.
    let tanh, relu: [[Descent]]
    /// The tanh network with cross-entropy at η = 0.5, by seed.
    let crossEntropy: [Descent]

    init(seeds: [UInt64]) {
        var settings: [Setting] = []
        for rate in Self.rates { settings.append(Setting(.tanh, .squaredError, rate: rate, steps: Self.steps)) }
        for rate in Self.reluRates { settings.append(Setting(.relu, .squaredError, rate: rate, steps: Self.steps / 3)) }
        settings.append(Setting(.tanh, .crossEntropy, rate: 0.5, steps: Self.steps / 3))
        let runs = inParallel(settings.count * seeds.count) { [settings] index in
            Self.descend(settings[index / seeds.count], seed: seeds[index % seeds.count])
        }
        let bySetting = settings.indices.map { Array(runs[$0 * seeds.count..<($0 + 1) * seeds.count]) }
        tanh = Array(bySetting[..<Self.rates.count])
        relu = Array(bySetting[Self.rates.count..<settings.count - 1])
        crossEntropy = bySetting[settings.count - 1]
    }

    static func descend(_ setting: Setting, seed: UInt64) -> Descent {
        let (loss, steps) = (setting.loss, setting.steps)
        var generator = SplitMix64(seed: seed)
        var model = DigitTask.network([64, 32, 32, 10], setting.activation, using: &generator)
        var direction = model.parameters.randomDirection(using: &generator)
        var descent = Descent(rate: setting.rate)
        var slopes: [Double] = []
        for step in 0...steps {
            if step.isMultiple(of: spacing) {
                let sharpest = model.largestCurvatures(from: direction, tolerance: 0.02) { loss($0(DigitTask.images)) }[
                    0]
                descent.sharpness.append(sharpest.value)
                direction = sharpest.direction
            }
            let (value, gradient) = valueAndGradient(of: &model) { loss($0(DigitTask.images)) }
            descent.losses.append(Double(value))
            if step < spacing || steps - spacing <= step && step < steps { slopes.append(gradient.dot(direction)) }
            model = model.moved(by: -Scalar(setting.rate), along: gradient)
        }
        descent.earlyFlips = flips(in: slopes.prefix(spacing))
        descent.lateFlips = flips(in: slopes.suffix(spacing))
        return descent
    }

    private static func flips(in slopes: ArraySlice<Double>) -> Double {
        Double(zip(slopes, slopes.dropFirst()).count { $0 * $1 < 0 }) / Double(slopes.count - 1)
    }
}
