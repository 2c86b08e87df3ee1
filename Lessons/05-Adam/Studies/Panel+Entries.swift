import Downhill

extension Panel {
    /// A problem of the panel: what a rule costs there, in a part or a multiple of the panel's time.
    struct Entry: Sendable {
        let name: String
        let isNetwork: Bool
        /// The cost before training.
        let start: Double
        /// What gradient descent's and momentum's usual rates are multiplied by.
        var slower = 1.0
        /// How many starts its median is taken over: more where they scatter, one where the loss has a single valley and only the order of the samples is drawn.
        var starts = 3
        let cost: @Sendable (_ rule: any UpdateRule, _ time: Double, _ seed: UInt64) -> Double

        /// The seeds that it is run with.
        func seeds(_ seeds: [UInt64]) -> [UInt64] { Array(seeds.prefix(starts)) }
    }

    static let entries = [
        Entry(name: "digits, one hidden layer", isNetwork: true, start: 0.9) {
            DigitsTask.error($0, epochs: count(20, $1), seed: $2)
        },
        Entry(name: "digits, convolutions", isNetwork: true, start: 0.9, cost: convolutions),
        Entry(name: "digits, no hidden layer", isNetwork: false, start: 0.9, starts: 1, cost: softmax),
        Entry(name: "spirals, one hidden layer", isNetwork: true, start: 2.0 / 3, starts: 5, cost: spirals),
        Entry(name: "linear regression, κ = 10", isNetwork: false, start: 1, slower: 0.1, cost: regression),
        Entry(name: "Rosenbrock, 20,000 steps", isNetwork: false, start: 2.2, slower: 0.01, starts: 1, cost: valley),
    ]

    /// So many epochs or steps in a part or a multiple of the panel's time.
    private static func count(_ usual: Int, _ time: Double) -> Int { Int((Double(usual) * time).rounded()) }

    /// How far from the minimum it ends: of the loss, nineteen twentieths are gone halfway there.
    @Sendable private static func valley(_ rule: any UpdateRule, time: Double, seed: UInt64) -> Double {
        let last = Descent(on: .rosenbrock, from: [-1.2, 1], by: rule).run(atMost: count(20_000, time)).last
        return last.diverged ? .infinity : Double((last.point - [1, 1]).length)
    }

    @Sendable private static func convolutions(_ rule: any UpdateRule, time: Double, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        var model = Sequential(
            Convolution(inputs: 1, outputs: 4, kernel: 3, stride: 2, padding: 1, using: &generator), Activation.relu,
            Flatten(),
            Linear(inputs: 64, outputs: 10, using: &generator))
        return DigitsTask.error(
            &model, rule, epochs: count(20, time), images: DigitsTask.data.train.prefix(320), using: &generator)
    }

    @Sendable private static func softmax(_ rule: any UpdateRule, time: Double, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        var model = Sequential(Flatten(), Linear(inputs: 64, outputs: 10, using: &generator))
        return DigitsTask.error(&model, rule, epochs: count(20, time), using: &generator)
    }

    /// The share of the training points that a network with 32 hidden units gets wrong after 60 epochs.
    @Sendable private static func spirals(_ rule: any UpdateRule, time: Double, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        let spirals = PointSet.spirals(perArm: 64, using: &generator)
        var model = SimpleMLP(inputs: 2, hidden: 32, outputs: 3, using: &generator)
        var optimizer = Optimizer(rule)
        for _ in 0..<count(60, time) {
            for batch in spirals.batches(of: 16, using: &generator) {
                do { try optimizer.step(&model) { crossEntropy($0(batch.inputs), batch.labels) } } catch {
                    return .infinity
                }
            }
        }
        return 1 - accuracy(model.inference(spirals.points), spirals.labels)
    }

    /// The loss over that at weights of zero, after 20 epochs in batches of 8.
    @Sendable private static func regression(_ rule: any UpdateRule, time: Double, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        let data = LinearRegression(count: 320, features: 8, conditionNumber: 10, noise: 0.1, using: &generator)
        var model = Linear(inputs: 8, outputs: 1, using: &generator)
        var optimizer = Optimizer(rule)
        for _ in 0..<count(20, time) {
            for batch in data.batches(of: 8, using: &generator) {
                do { try optimizer.step(&model) { meanSquaredError($0(batch.inputs), batch.targets) } } catch {
                    return .infinity
                }
            }
        }
        let first = meanSquaredError(Tensor.zeros(data.targets.shape), data.targets).item
        return Double(meanSquaredError(model.inference(data.inputs), data.targets).item / first)
    }
}
