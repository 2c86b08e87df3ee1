import Downhill

/// A small network on the digits, whose loss is multiplied by a hundred, or whose pixels are measured in uneven units: what becomes of each
/// method's best rate, and of the loss at it.
struct LossScale: Sendable {
    /// One method under the three versions of the task.
    struct Method: Sendable {
        let name: String
        let plain, hundredfold, uneven: BestRate
    }

    let descent, rmsprop: Method

    /// RMSProp with β = 0.99, the usual task; and with β = 0.9, without the columns that are dim when pixels are uneven.
    let slowly, without: BestRate

    /// Gradient descent without those columns.
    let descentWithout: BestRate

    /// RMSProp at η = 0.01: the loss after training, and when the loss was multiplied by a hundred.
    let atOneRate: (plain: Sample, hundredfold: Sample)

    init(seeds: [UInt64]) throws {
        let task = Task()
        func search<Rule: UpdateRule>(
            _ range: ClosedRange<Double>, _ version: Version, _ rule: @escaping @Sendable (Double) -> Rule
        ) throws -> BestRate {
            try BestRate.search(over: Grid.logarithmic(range, perDecade: 2), seeds: seeds, resolution: 0.35) {
                η, seed in
                task.lossAfter(rule(η), version, seed: seed)
            }
        }
        func method<Rule: UpdateRule>(
            _ name: String, _ range: ClosedRange<Double>, scaled: Double, _ rule: @escaping @Sendable (Double) -> Rule
        ) throws -> Method {
            Method(
                name: name, plain: try search(range, .plain, rule),
                hundredfold: try search(range.lowerBound / scaled...range.upperBound / scaled, .hundredfold, rule),
                uneven: try search(range, .uneven, rule))
        }
        descent = try method("gradient descent", 0.03...9.4, scaled: 100) { η in SGD(learningRate: η) }
        rmsprop = try method("RMSProp", 0.001...0.3, scaled: 1) { η in RMSProp(learningRate: η, smoothing: 0.9) }
        slowly = try search(0.001...0.1, .plain) { η in RMSProp(learningRate: η, smoothing: 0.99) }
        without = try search(0.002...0.2, .halved) { η in RMSProp(learningRate: η, smoothing: 0.9) }
        descentWithout = try search(0.1...10, .halved) { η in SGD(learningRate: η) }
        let usual = RMSProp(learningRate: 0.01, smoothing: 0.9)
        atOneRate = (
            Sample(seeds.map { task.lossAfter(usual, .plain, seed: $0) }),
            Sample(seeds.map { task.lossAfter(usual, .hundredfold, seed: $0) })
        )
    }

    enum Version: Sendable {
        case plain, hundredfold, uneven, halved

        /// What the pixels of every second column are multiplied by.
        var brightness: Scalar {
            switch self {
            case .plain, .hundredfold: 1
            case .uneven: 0.01
            case .halved: 0
            }
        }
    }

    /// The network 64-32-10 on the digits, two epochs in batches of 32.
    private struct Task: Sendable {
        /// Whole batches: a last one of two would undo much of an epoch (lesson 2).
        let training = Digits.load().train.prefix(1_440)

        /// The loss over all training images after training; infinite where training diverged.
        func lossAfter(_ rule: some UpdateRule, _ version: Version, seed: UInt64) -> Double {
            var generator = SplitMix64(seed: seed)
            var model = SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &generator)
            var optimizer = Optimizer(rule)
            let brightness = Tensor((0..<64).map { $0 % 2 == 1 ? version.brightness : 1 }, shape: [8, 8, 1])
            let factor: Scalar = version == .hundredfold ? 100 : 1
            for _ in 0..<2 {
                for batch in training.batches(of: 32, using: &generator) {
                    let images = batch.images * brightness
                    do {
                        _ = try optimizer.step(&model) { factor * crossEntropy($0(images), batch.labels) }
                    } catch {
                        return .infinity
                    }
                }
            }
            return Double(crossEntropy(model.inference(training.images * brightness), training.labels).item)
        }
    }
}
