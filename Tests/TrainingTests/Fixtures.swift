import Foundation
import Training

/// Little data, for trainings that take no time.
enum Few {
    /// 120 digits to learn from, 50 to be examined with.
    static let digits = Split(
        train: Digits.load().train.firstOfEveryClass(120), test: Digits.load().test.firstOfEveryClass(50))
}

/// A trainer of a small network on few digits.
func smallTrainer(
    _ rule: some UpdateRule = Momentum(learningRate: 0.1), hidden: Int = 8, data: Split<ImageSet> = Few.digits,
    batchSize: Int = 32, augmentation: Augmentation? = nil, plateau: ReduceOnPlateau? = nil,
    settings: [String: String] = [:]
) -> Trainer<SimpleMLP> {
    var weights = SplitMix64(seed: 1).split("weights")
    let model = SimpleMLP(inputs: 64, hidden: hidden, outputs: 10, using: &weights)
    return Trainer(
        model, by: Optimizer(rule, plateau: plateau), on: data, batchSize: batchSize, augmentation: augmentation,
        settings: settings)
}

/// A network whose training draws random numbers.
struct Forgetful: Module {
    var first: Linear
    var dropout: Dropout
    var last: Linear

    init() {
        var generator = SplitMix64(seed: 3)
        first = Linear(inputs: 64, outputs: 8, using: &generator)
        dropout = Dropout(probability: 0.5, using: generator)
        last = Linear(inputs: 8, outputs: 10, using: &generator)
    }

    mutating func forward(_ input: Tensor) -> Tensor {
        last(dropout(first(input.flattened()).relu()))
    }

    mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {
        try first.visit(path: path / "first", body: body)
        try dropout.visit(path: path / "dropout", body: body)
        try last.visit(path: path / "last", body: body)
    }
}
