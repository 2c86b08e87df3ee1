import Downhill

/// Five settings, four of them networks, each trained for fifty epochs and examined after every one: what a stopper would have done.
struct Stopping: Sendable {
    static let epochs = 50
    static let patience = 5

    /// One training: after which epoch it would have stopped, which it would have kept, and what stood there.
    struct Course: Sendable {
        /// Loss while learning, and on images for the choice and for the end, after each epoch; errors on the latter.
        let learning, heldOut, test, testErrors: [Double]

        /// By the loss of the held-out images: the last epoch, and the one whose weights are kept, counted from 1.
        let last, kept: Int

        /// When document E's function says yes to the losses of the held-out images, and to those while learning; nil if it never does.
        let plateau, learningPlateau: Int?

        init(learning: [Double], heldOut: [Double], test: [Double], testErrors: [Double]) {
            (self.learning, self.heldOut, self.test, self.testErrors) = (learning, heldOut, test, testErrors)
            let stopper = EarlyStopping(patience: Stopping.patience)
            let histories = heldOut.indices.map { Self.history(heldOut[...$0]) }
            let stop = histories.firstIndex(where: stopper.isOver) ?? heldOut.count - 1
            last = stop + 1
            kept = stopper.bestEpoch(of: histories[stop]) ?? 1
            plateau = heldOut.indices.first { Stopping.hasConverged(heldOut[...$0]) }.map { $0 + 1 }
            learningPlateau = learning.indices.first { Stopping.hasConverged(learning[...$0]) }.map { $0 + 1 }
        }

        private static func history(_ losses: some Collection<Double>) -> TrainingHistory {
            TrainingHistory(
                losses.enumerated().map { number, loss in
                    TrainingHistory.Epoch(
                        number: number + 1, steps: number + 1, learningRate: 0, trainLoss: 0, trainError: 0,
                        testLoss: loss,
                        testError: 0)
                })
        }

        /// The loss of the kept weights over that at the end, and the same of mistakes.
        var lossKept: Double { test[kept - 1] / test[test.count - 1] }
        var mistakesKept: Double { testErrors[kept - 1] / testErrors[testErrors.count - 1] }

        /// The loss where a plateau was seen, over that at the end; one if none was.
        var lossAtPlateau: Double { overLast(plateau) }
        var lossAtLearningPlateau: Double { overLast(learningPlateau) }

        private func overLast(_ epoch: Int?) -> Double { test[(epoch ?? test.count) - 1] / test[test.count - 1] }
    }

    struct Row: Sendable {
        let name: String
        let isNetwork: Bool
        let courses: [Course]

        func sample(_ value: (Course) -> Double) -> Sample { Sample(courses.map(value)) }
    }

    let rows: [Row]

    /// Shares of the labels that are wrong: of those learned from and of those held out.
    let wrongLabels: (learned: Double, heldOut: Double)

    init(seed: UInt64, seeds: [UInt64]) throws {
        let settings: [Setting] = [
            .digits(.hiddenLayer), .digits(.twoHiddenLayers), .mislabelled(.hiddenLayer, seed: seed),
            .mislabelled(.twoHiddenLayers, seed: seed),
        ]
        func wrong(_ images: (Setting) -> ImageSet) -> Double {
            let (right, found) = (images(settings[0]).labels, images(settings[2]).labels)
            return Double(zip(right, found).count { $0 != $1 }) / Double(right.count)
        }
        wrongLabels = (wrong(\.learned), wrong(\.heldOut))
        let courses = try bySeed(seeds, of: settings) { setting, seed in
            let training = try Training(in: setting, epochs: Self.epochs, examinesEach: true, seed: seed)
            return Course(
                learning: training.epochs.map(\.loss), heldOut: training.epochs.map(\.heldOut.loss),
                test: training.epochs.map(\.test.loss), testErrors: training.epochs.map(\.test.error))
        }
        rows =
            zip(settings, courses).map { Row(name: $0.name, isNetwork: true, courses: $1) } + [
                Row(
                    name: "linear regression", isNetwork: false,
                    courses: try seeds.concurrentMap { try Self.regression(seed: $0) })
            ]
    }

    /// Few noisy samples in twenty directions, eight steps an epoch; held-out samples have the same directions and noise of their own. What new ones cost
    /// above the noise counts for mistakes.
    private static func regression(seed: UInt64) throws -> Course {
        var generator = SplitMix64(seed: seed).split("stopping")
        func draw(_ count: Int) -> LinearRegression {
            LinearRegression(
                count: count, weights: Ridge.deviations.map { _ in 1 }, deviations: Ridge.deviations,
                noise: Ridge.noise,
                using: &generator)
        }
        let (learned, heldOut, test) = (draw(Ridge.samples), draw(Ridge.samples), draw(10 * Ridge.samples))
        var model = Linear(weight: .zeros([1, Ridge.deviations.count]), bias: .zeros([1]))
        var optimizer = Optimizer(SGD(learningRate: Ridge.rate))
        func loss(_ data: LinearRegression) -> Double {
            Double(meanSquaredError(model.inference(data.inputs), data.targets).item)
        }
        var (learning, held, tested, excesses): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
        for _ in 0..<epochs {
            var sum = 0.0
            for _ in 0..<8 {
                sum += Double(
                    try optimizer.step(&model) { meanSquaredError($0(learned.inputs), learned.targets) })
            }
            learning.append(sum / 8)
            held.append(loss(heldOut))
            tested.append(loss(test))
            excesses.append(Ridge.excess(of: model))
        }
        return Course(learning: learning, heldOut: held, test: tested, testErrors: excesses)
    }

    /// Document E's function, as printed: no loss of the last five is lower than the best before them by more than 10⁻⁴.
    static func hasConverged(_ history: some BidirectionalCollection<Double>, minimumGain: Double = 1e-4) -> Bool {
        guard history.count >= patience + 1, let best = history.dropLast(patience).min() else { return false }
        return history.suffix(patience).allSatisfy { best - $0 <= minimumGain }
    }

    /// After how many epochs a loop ends that asks a stopper after each, of a history that rises from the start: told of every loss, and as document E's
    /// loop has it, told of none.
    static let printed: (told: Int, untold: Int) = {
        let stopper = EarlyStopping(patience: patience)
        func made(tells: Bool) -> Int {
            var history = TrainingHistory()
            for number in 1...epochs {
                let epoch = TrainingHistory.Epoch(
                    number: number, steps: number, learningRate: 0, trainLoss: 0, trainError: 0,
                    testLoss: Double(number),
                    testError: 0)
                if tells { history.epochs.append(epoch) }
                if stopper.isOver(history) { return number }
            }
            return epochs
        }
        return (made(tells: true), made(tells: false))
    }()
}
