import Downhill

/// Full-batch gradient descent at fixed rates, and how sharply the loss bends on the way.
struct Stability: Study {
    static let rates = [0.1, 0.2, 0.4]
    static let reluRates = [0.2, 0.4]
    static let crossRate = 0.5
    static let steps = 1_200
    /// How many steps lie between two measurements of the sharpness, and how many where it changes fast.
    static let spacing = 50, fineSpacing = 4

    /// One descent of a network 64-32-32-10, its sharpness measured every fifty steps.
    struct Descent: Sendable {
        let rate: Double
        var losses: [Double] = []
        /// At which steps the sharpness was measured, and what it was.
        var marks: [Int] = []
        var sharpness: [Double] = []
        /// The share of steps on which the slope along the sharpest direction turns its sign, in the first fifty steps and in the last.
        var earlyFlips = 0.0, lateFlips = 0.0

        /// What lesson 1 says that the sharpness must stay below: 2/η.
        var limit: Double { 2 / rate }

        /// The mean sharpness over the last third, in units of the limit.
        var plateau: Double {
            let start = (losses.count - 1) * 2 / 3
            return mean(zip(marks, sharpness).filter { $0.0 > start }.map(\.1)) / limit
        }

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
        /// Up to which step the sharpness is measured every four steps, so that no peak falls between two measurements.
        let fineUntil: Int

        init(_ activation: Activation, _ loss: DigitTask.Loss, rate: Double, steps: Int, fineUntil: Int = 0) {
            (self.activation, self.loss, self.rate, self.steps) = (activation, loss, rate, steps)
            self.fineUntil = fineUntil
        }
    }

    /// A list for every rate, in it a descent for every seed; the three rates start from the same weights.
    let tanh, relu: [[Descent]]
    /// ReLU at the smallest rate, for as long as tanh, by seed.
    let slowRelu: [Descent]
    /// The tanh network with cross-entropy, by seed.
    let crossEntropy: [Descent]

    init(seeds: [UInt64]) {
        var settings: [Setting] = []
        for rate in Self.rates { settings.append(Setting(.tanh, .squaredError, rate: rate, steps: Self.steps)) }
        for rate in Self.reluRates { settings.append(Setting(.relu, .squaredError, rate: rate, steps: Self.steps / 3)) }
        settings.append(Setting(.relu, .squaredError, rate: Self.rates[0], steps: Self.steps))
        settings.append(
            Setting(.tanh, .crossEntropy, rate: Self.crossRate, steps: Self.steps / 3, fineUntil: Self.spacing))
        let runs = (0..<settings.count * seeds.count).concurrentMap { [settings] index in
            let seed = index % seeds.count
            return Self.descend(settings[index / seeds.count], seed: seeds[seed], isDrawn: seed == 0)
        }
        let bySetting = settings.indices.map { Array(runs[$0 * seeds.count..<($0 + 1) * seeds.count]) }
        tanh = Array(bySetting[..<Self.rates.count])
        relu = Array(bySetting[Self.rates.count..<settings.count - 2])
        slowRelu = bySetting[settings.count - 2]
        crossEntropy = bySetting[settings.count - 1]
    }

    /// - Parameter isDrawn: Whether the sharpness is measured all the way, and not only in the first fifty steps and the last third.
    static func descend(_ setting: Setting, seed: UInt64, isDrawn: Bool = true) -> Descent {
        let (loss, steps) = (setting.loss, setting.steps)
        var generator = SplitMix64(seed: seed)
        var model = DigitTask.network([64, 32, 32, 10], setting.activation, using: &generator)
        var direction = model.parameters.randomDirection(using: &generator)
        var descent = Descent(rate: setting.rate)
        var slopes: [Double] = []
        for step in 0...steps {
            let isWanted = isDrawn || step < spacing || 3 * step >= 2 * steps - 3 * spacing
            if isWanted && step.isMultiple(of: step < setting.fineUntil ? fineSpacing : spacing) {
                // Closely where it changes fast.
                let tolerance = step < max(setting.fineUntil, 1) ? 0.02 : 0.05
                let sharpest = model.largestCurvatures(from: direction, tolerance: tolerance) {
                    loss($0(DigitTask.images))
                }[0]
                descent.marks.append(step)
                descent.sharpness.append(sharpest.value)
                direction = sharpest.direction
            }
            let (value, gradient) = valueAndGradient(at: &model) { loss($0(DigitTask.images)) }
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
