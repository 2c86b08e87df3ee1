import Downhill

/// One problem of the panel: what is trained, and what share it gets wrong.
struct Problem: Sendable {
    let name: String
    let isNetwork: Bool
    let count: Int
    let mistakes: @Sendable (_ rule: any UpdateRule, _ batch: Int, _ epochs: Int, _ seed: UInt64) -> Panel.Result

    /// How many steps so many epochs take.
    func steps(batch: Int, epochs: Int) -> Int { epochs * ((count + batch - 1) / batch) }

    static let all: [Problem] = {
        let digits = Digits.load()
        let few = digits.train.prefix(352)
        let others = digits.train[352..<digits.train.count]
        let (choose, judge) = (
            others[stride(from: 0, to: others.count, by: 2)], others[stride(from: 1, to: others.count, by: 2)]
        )
        func problem<Model: Module>(
            _ name: String, isNetwork: Bool = true, on images: ImageSet,
            _ make: @escaping @Sendable (inout SplitMix64) -> Model
        ) -> Problem {
            Problem(name: name, isNetwork: isNetwork, count: images.count) { rule, batch, epochs, seed in
                let trial = Trial(by: rule, on: images, batchSize: batch, epochs: epochs, seed: seed, of: make)
                return Panel.Result(chosenBy: trial.errorRate(on: choose), judgedBy: trial.errorRate(on: judge))
            }
        }
        return [
            problem("digits, one hidden layer", on: few) {
                SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &$0)
            },
            problem("digits, convolutions", on: few) {
                Sequential(
                    Convolution(inputs: 1, outputs: 4, kernel: 3, stride: 2, padding: 1, using: &$0), Activation.relu,
                    Flatten(), Linear(inputs: 64, outputs: 10, using: &$0))
            },
            problem("digits, softmax regression", isNetwork: false, on: few) {
                Sequential(Flatten(), Linear(inputs: 64, outputs: 10, using: &$0))
            },
            problem("digits, a fifth of the labels wrong", on: mislabelled(few)) {
                SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &$0)
            },
            problem("digits, the k-th with a share of 1/k", on: heavyTailed(digits.train.prefix(1_056))) {
                SimpleMLP(inputs: 64, hidden: 32, outputs: 10, using: &$0)
            },
            spirals,
        ]
    }()

    /// Every fifth label is the next class's.
    private static func mislabelled(_ images: ImageSet) -> ImageSet {
        images.relabelled(images.labels.enumerated().map { $0 % 5 == 0 ? ($1 + 1) % 10 : $1 })
    }

    /// Of the digit 0 all images, of the digit d one in d + 1.
    private static func heavyTailed(_ images: ImageSet) -> ImageSet {
        var seen = Array(repeating: 0, count: 10)
        return images[
            images.labels.indices.filter { index in
                let label = images.labels[index]
                seen[label] += 1
                return seen[label] % (label + 1) == 0
            }]
    }

    private static let spirals = Problem(
        name: "spirals, one hidden layer", isNetwork: true, count: 192
    ) { rule, batch, epochs, seed in
        var generator = SplitMix64(seed: seed)
        let (learned, choose, judge) = (
            PointSet.spirals(perArm: 64, using: &generator), PointSet.spirals(perArm: 200, using: &generator),
            PointSet.spirals(perArm: 200, using: &generator)
        )
        let trial = Trial(
            of: SimpleMLP(inputs: 2, hidden: 32, outputs: 3, using: &generator), by: Optimizer(rule), on: learned,
            batchSize: batch, epochs: epochs, shuffledBy: &generator)
        func mistakes(_ set: PointSet) -> Double {
            trial.diverged ? .infinity : 1 - accuracy(trial.model.inference(set.points), set.labels)
        }
        return Panel.Result(chosenBy: mistakes(choose), judgedBy: mistakes(judge))
    }
}
