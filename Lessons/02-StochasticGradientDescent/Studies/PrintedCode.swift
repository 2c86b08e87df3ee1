import Downhill

/// Document E's code, transcribed as printed and run: what it does, and what it takes for what.
struct PrintedCode: Study {
    /// A history of losses with the norm of the gradient at its end, and whether it has arrived in truth.
    struct History: Sendable {
        let name: String
        let hasArrived: Bool
        let losses: [Double]
        let gradientShare: Double

        var isCalledConverged: Bool { PrintedCode.hasConverged(losses) }
    }

    /// The order of calls in an iteration of document E's loop, and of its loop for YOLO.
    static let loop = [
        "get_batches", "model", "compute_loss", "compute_gradients", "zero_grad", "step", "update_learning_rate",
    ]
    static let yolo = ["dataloader", "zero_grad", "model", "yolo_loss", "backward", "step", "scheduler_step"]
    /// What the loop of lines 105 to 130 assigns, and what it reads; data, settings and functions, which a fragment may take for granted, left out.
    static let loopDefines: Set = [
        "optimizer", "model", "epoch", "X_batch", "y_batch", "predictions", "loss", "gradients",
    ]
    static let loopReads: Set = [
        "optimizer", "model", "X_batch", "y_batch", "predictions", "loss", "gradients", "loss_history",
    ]
    /// The arguments that the class's initialiser takes, and those that the loop hands it.
    static let initialiserTakes: Set = ["learning_rate", "batch_size", "mode"]
    static let loopPasses: Set = ["lr", "batch_size"]

    let histories: [History]
    /// `w²` from 1 after five steps at 0.1: gradients as values; in a buffer that is zeroed before, and between gradient and step.
    let values, zeroedBefore, zeroedBetween: Double
    /// A summed gradient of 32 samples divided by 32: the variance of its terms over the batch, the mean over coordinates.
    let varianceAfterTheRepair: Double
    /// Whether one rate for all of a dictionary's entries moves a single tensor and a model: ours, since the document's methods are empty.
    let singleTensor: Double
    let movedModel: Bool

    init(seed: UInt64) throws {
        let regression = Regression(seed: seed)
        let first = regression.gradient(of: regression.everyone, at: regression.start)
        func history(_ name: String, hasArrived: Bool, batch: Int, rate: Double, epochs: Int) -> History {
            let walk = Walk(on: regression, batch: batch, rate: rate, epochs: max(epochs, 10), seed: seed)
            let last = regression.gradient(of: regression.everyone, at: walk.weights)
            return History(
                name: name, hasArrived: hasArrived, losses: walk.losses,
                gradientShare: (last.squaredDistance(to: regression.start) / first.squaredDistance(to: regression.start))
                    .squareRoot())
        }
        histories = [
            history("batches of 40, rate 0.02, 30 epochs", hasArrived: true, batch: 40, rate: 0.02, epochs: 30),
            history("whole batch, rate 0.02, 10 epochs", hasArrived: false, batch: 1_000, rate: 0.02, epochs: 10),
            history(
                "whole batch, rate 0.3, above 2/λ, 30 epochs", hasArrived: false, batch: 1_000, rate: 0.3, epochs: 30),
            History(
                name: "a loss that became NaN", hasArrived: false, losses: [2.5, 1.2, .nan, .nan, .nan, .nan, .nan],
                gradientShare: .nan),
        ]
        values = Self.fiveSteps(zeroing: .never)
        zeroedBefore = Self.fiveSteps(zeroing: .before)
        zeroedBetween = Self.fiveSteps(zeroing: .between)

        let terms = (0..<32).map { regression.gradient(of: [$0], at: regression.start) }
        varianceAfterTheRepair = regression.start.indices.reduce(0) { sum, j in
            let mean = terms.reduce(0) { $0 + $1[j] } / 32
            return sum + terms.reduce(0) { $0 + ($1[j] - mean) * ($1[j] - mean) } / 32 / Double(regression.dimensions)
        }

        var single: Tensor = [4]
        var one = Optimizer(SGD(learningRate: 0.1))
        try one.step(&single) { $0.squared().sum() }
        singleTensor = Double(single.item)
        let task = DigitTask()
        let before = task.network(seed: seed).parameters
        var model = task.network(seed: seed)
        var many = Optimizer(SGD(learningRate: 0.1))
        try many.step(&model) { crossEntropy($0(task.test.images), task.test.labels) }
        movedModel = model.parameters.allSatisfy { $0.tensor.scalars != before[$0.name]?.scalars }
    }

    /// `has_converged`, lines 217 to 229. A comparison with NaN is false in Python as it is here; `min` keeps what it has.
    static func hasConverged(_ losses: [Double], patience: Int = 5, minimumGain: Double = 1e-4) -> Bool {
        guard losses.count >= patience + 1 else { return false }
        let best = losses.dropLast(patience).reduce(.infinity) { $1 < $0 ? $1 : $0 }
        return losses.suffix(patience).allSatisfy { !(best - $0 > minimumGain) }
    }

    /// `sgd_step`, lines 142 to 152; nothing where it raises.
    static func sgdStep(_ w: [Double], _ gradient: [Double], _ rate: Double) -> [Double]? {
        guard gradient.allSatisfy(\.isFinite) else { return nil }
        return zip(w, gradient).map { $0 - rate * $1 }
    }

    /// `get_batches`, lines 198 to 206, for 1,000 samples in 32s.
    static let batches: [[Int]] = {
        var generator = SplitMix64(seed: 1)
        let order = generator.permutation(of: 1_000)
        return stride(from: 0, to: 1_000, by: 32).map { Array(order[$0..<min($0 + 32, 1_000)]) }
    }()

    /// How often each of them is handed out.
    static let timesSeen = batches.flatMap(\.self).reduce(into: Array(repeating: 0, count: 1_000)) { $0[$1] += 1 }

    enum Zeroing { case never, before, between }

    private static func fiveSteps(zeroing: Zeroing) -> Double {
        var (w, buffer) = (1.0, 0.0)
        for _ in 0..<5 {
            if zeroing == .before { buffer = 0 }
            let value = 2 * w
            buffer += value
            if zeroing == .between { buffer = 0 }
            w -= 0.1 * (zeroing == .never ? value : buffer)
        }
        return w
    }
}
