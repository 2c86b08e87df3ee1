import Downhill

/// Full-batch gradient descent on a tanh network 64-32-32-10 at three rates, and how sharply the loss bends on the way.
struct Stability: Study {
    static let rates = [0.1, 0.15, 0.25]
    static let steps = 1_500
    static let spacing = 50

    /// One descent, its sharpness measured every so many steps.
    struct Descent: Sendable {
        let rate: Double
        let spacing: Int
        var losses: [Double] = []
        var sharpness: [Double] = []

        /// What lesson 1 says that the sharpness must stay below: 2/η.
        var limit: Double { 2 / rate }

        /// The mean sharpness over the last third.
        var plateau: Double { mean(sharpness.suffix(sharpness.count / 3)) }

        /// The share of the steps on which the loss rises.
        var rises: Double {
            Double(zip(losses, losses.dropFirst()).count { $1 > $0 }) / Double(max(losses.count - 1, 1))
        }
    }

    /// The descents of one seed, all from the same start.
    struct Seed: Sendable {
        let descents: [Descent]
        /// A quarter of the smallest rate for four times as many steps: nearly what infinitely small steps would do in the same time.
        let slow: Descent
        /// The same network and start with cross-entropy.
        let crossEntropy: Descent
        /// The largest rate of a fine grid at which the loss is lower after 300 steps than at the start.
        let largestRate: Double
    }

    let seeds: [Seed]

    static func measure(seed: UInt64) -> Seed {
        let descents = rates.map {
            descend(seed: seed, rate: $0, steps: steps, spacing: spacing, loss: Task.squaredError)
        }
        let slow = descend(
            seed: seed, rate: rates[0] / 4, steps: steps * 4, spacing: spacing * 8, loss: Task.squaredError)
        let crossEntropy = descend(seed: seed, rate: 0.5, steps: 1_000, spacing: spacing, loss: Task.crossEntropy)
        let largest = Grid.logarithmic(0.2...1, perDecade: 40).last { rate in
            let losses = descend(seed: seed, rate: rate, steps: 300, spacing: nil, loss: Task.squaredError).losses
            return losses.count > 300 && losses[300] < losses[0]
        }
        return Seed(descents: descents, slow: slow, crossEntropy: crossEntropy, largestRate: largest ?? 0)
    }

    private static func descend(
        seed: UInt64, rate: Double, steps: Int, spacing: Int?, loss: (Tensor) -> Tensor
    ) -> Descent {
        var generator = SplitMix64(seed: seed)
        var model = Task.network([64, 32, 32, 10], .tanh, using: &generator)
        var direction = model.parameters.randomDirection(using: &generator)
        var descent = Descent(rate: rate, spacing: spacing ?? steps)
        for step in 0...steps {
            if let spacing, step.isMultiple(of: spacing) {
                let steepest = model.largestCurvatures(from: direction, tolerance: 0.01) { loss($0(Task.images)) }[0]
                descent.sharpness.append(steepest.value)
                direction = steepest.direction
            }
            let (value, gradient) = valueAndGradient(of: &model) { loss($0(Task.images)) }
            descent.losses.append(Double(value))
            guard value.isFinite else { return descent }
            model = model.moved(by: -Scalar(rate), along: gradient)
        }
        return descent
    }
}

func mean(_ numbers: some Collection<Double>) -> Double { numbers.reduce(0, +) / Double(numbers.count) }
