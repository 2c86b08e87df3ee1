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
        let down = Grid.logarithmic(1e-3...10, perDecade: 2)
        let rms = Grid.logarithmic(1e-4...1, perDecade: 2)
        func method(
            _ name: String, _ grid: [Double], scaled: Double, _ rule: @escaping @Sendable (Double) -> any UpdateRule
        ) throws -> Method {
            func search(_ grid: [Double], _ version: Version) throws -> BestRate {
                try BestRate.search(over: grid, seeds: seeds, resolution: 0.3) { η, seed in
                    task.lossAfter(rule(η), version, seed: seed)
                }
            }
            return Method(
                name: name, plain: try search(grid, .plain),
                hundredfold: try search(grid.map { $0 / scaled }, .hundredfold),
                uneven: try search(grid, .uneven))
        }
        descent = try method("gradient descent", down, scaled: 100) { η in SGD(learningRate: η) }
        rmsprop = try method("RMSProp", rms, scaled: 1) { η in RMSProp(learningRate: η, smoothing: 0.9) }
        slowly = try BestRate.search(over: rms, seeds: seeds, resolution: 0.3) { η, seed in
            task.lossAfter(RMSProp(learningRate: η, smoothing: 0.99), .plain, seed: seed)
        }
        without = try BestRate.search(over: rms, seeds: seeds, resolution: 0.3) { η, seed in
            task.lossAfter(RMSProp(learningRate: η, smoothing: 0.9), .halved, seed: seed)
        }
        descentWithout = try BestRate.search(over: down, seeds: seeds, resolution: 0.3) { η, seed in
            task.lossAfter(SGD(learningRate: η), .halved, seed: seed)
        }
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
        func lossAfter(_ rule: any UpdateRule, _ version: Version, seed: UInt64) -> Double {
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
