import Downhill
import Foundation

/// A network on the digits, trained until held-out digits gain no more: by the library's parts, and by a learner's in place of some.
///
/// The network is 64 pixels, 32 units with batch norm and ReLU, 10 scores. Weights, order and rates are the same in every run, so two runs differ by
/// their parts alone.
struct DigitsRun {
    struct Result {
        /// The mean cross-entropy of each epoch's batches, as training saw them.
        var losses: [Double] = []
        /// The share of the test digits that are right, after each epoch.
        var accuracies: [Double] = []
        /// What the learner's checks say before the first step and after it, a line each.
        var checks: [String] = []
    }

    /// How many epochs at the most; the schedule is laid out for them.
    static let epochs = 20
    /// How many of the training digits are held out, for the one who says when to stop.
    static let heldOut = 216
    private static let (batchSize, partSize, hidden) = (64, 24, 32)
    private static let (smoothing, limit, patience) = (0.1, 1.0, 3)

    /// The learner's parts at work.
    private var processes: [Part: PartProcess] = [:]
    /// Adam, or momentum.
    private let rule: Part

    init(_ programs: [Part: URL], rule: Part) throws {
        self.rule = rule
        for (part, program) in programs where part == rule || ![.momentum, .adam].contains(part) {
            processes[part] = try PartProcess(part, program)
        }
    }

    func run() throws -> Result {
        let digits = Digits.load()
        let learned = digits.train.prefix(digits.train.count - Self.heldOut)
        let unseen = digits.train[learned.count..<digits.train.count]
        var generator = SplitMix64(seed: 1)
        var network = Network(hidden: Self.hidden, using: &generator)
        let rates = try rates(steps: Self.epochs * ((learned.count + Self.batchSize - 1) / Self.batchSize))
        let rate = { @Sendable (step: Int) in rates[min(step, rates.count - 1)] }
        var optimizer = optimizer(at: Schedule(rate))
        let norm = NormPart(forward: processes[.norm], backward: processes[.normBackward])
        let checks = LearnersChecks(processes)
        var result = Result()
        result.checks = try checks.byHeart(learned.prefix(16), network, self.optimizer(at: .constant(peak)))
        var history = TrainingHistory()
        var step = 0
        repeat {
            let order = generator.permutation(of: learned.count)
            var losses: [Double] = []
            for places in try batches(of: order) {
                var seen = Examples()
                let gradient = try gradient(of: &network, on: learned, at: places, norm, &seen)
                losses.append(seen.loss)
                if step == 0 { result.checks += try checks.firstLoss(seen.scores, seen.labels) }
                let before = network
                if let process = processes[rule] {
                    try move(&network, along: gradient, rate: rate(step), process)
                } else {
                    try optimizer.update(&network, along: gradient)
                }
                if step == 0 { result.checks += try checks.firstStep(from: before, to: network, along: gradient) }
                step += 1
            }
            result.losses.append(losses.reduce(0, +) / Double(max(losses.count, 1)))
            result.accuracies.append(1 - (try network.examined(on: digits.test, norm).error))
            let last = result.losses.last ?? .nan
            let (loss, error) = try network.examined(on: unseen, norm)
            history.epochs.append(
                TrainingHistory.Epoch(
                    number: history.epochs.count + 1, steps: losses.count, learningRate: rate(step - 1),
                    trainLoss: last, trainError: .nan, testLoss: loss, testError: error))
        } while try history.epochs.count < Self.epochs && !isOver(history)
        return result
    }

    /// The highest rate.
    private var peak: Double { rule == .adam ? 0.01 : 0.05 }

    private func optimizer(at rate: Schedule) -> Optimizer {
        rule == .adam
            ? Optimizer(Adam(learningRate: rate)) : Optimizer(Momentum(learningRate: rate, momentum: 0.9))
    }

    private func rates(steps: Int) throws -> [Double] {
        let warmup = steps / 10
        if let process = processes[.schedule] {
            return try process.ask([peak, Double(warmup), Double(steps)], expecting: steps)
        }
        return Schedule.cosine(from: peak, over: .steps(steps - warmup)).warmedUp(over: .steps(warmup)).values(
            steps: steps)
    }

    private func batches(of order: [Int]) throws -> [[Int]] {
        guard let process = processes[.batches] else { return Self.pieces(of: order, Self.batchSize) }
        var rest = try process.ask([Double(Self.batchSize)] + order.map { Double($0) })[...]
        var batches: [[Int]] = []
        while let count = rest.popFirst() {
            let places = rest.prefix(Int(count)).map { Int($0) }
            rest = rest.dropFirst(Int(count))
            guard places.count > 1, places.allSatisfy(order.indices.contains) else {
                throw PartFailure(
                    part: .batches, reason: "made a batch of \(places.count) samples that a norm cannot use")
            }
            batches.append(places)
        }
        return batches
    }

    private static func pieces(of places: [Int], _ size: Int) -> [[Int]] {
        stride(from: 0, to: places.count, by: size).map { Array(places[$0..<min($0 + size, places.count)]) }
    }

    /// What a batch looked like before the step.
    private struct Examples {
        var loss = 0.0
        var scores: [Double] = []
        var labels: [Int] = []
    }

    /// The gradient of a batch from those of its parts, clipped.
    private func gradient(
        of network: inout Network, on images: ImageSet, at places: [Int], _ norm: NormPart, _ seen: inout Examples
    ) throws -> Parameters {
        var parts = Self.pieces(of: places, Self.partSize)
        // A norm has nothing to compare a single sample with.
        if parts.count > 1, parts[parts.count - 1].count < 2 { parts[parts.count - 2] += parts.removeLast() }
        var gradients: [Parameters] = []
        for part in parts {
            let batch = images.batch(at: part)
            let (scores, gradient) = try network.scoresAndGradient(batch.images, norm) { scores in
                try slopes(at: scores, batch.labels)
            }
            gradients.append(gradient)
            seen.loss += Double(crossEntropy(scores, batch.labels).scalars[0]) * Double(part.count)
            seen.scores += scores.scalars.map { Double($0) }
            seen.labels += batch.labels
        }
        seen.loss /= Double(places.count)
        var whole = gradients[0]
        let numbers = gradients.map { $0.flatMap { $0.tensor.scalars.map { Double($0) } } }
        if let process = processes[.inParts] {
            let request = [Self.limit, Double(parts.count)] + parts.map { Double($0.count) } + numbers.flatMap(\.self)
            whole = whole.replacing(try process.ask(request, expecting: numbers[0].count))
        } else {
            let shares = parts.map { Double($0.count) / Double(places.count) }
            let sum = numbers[0].indices.map { i in zip(shares, numbers).reduce(0) { $0 + $1.0 * $1.1[i] } }
            whole = whole.replacing(sum)
            ClippedToNorm(Self.limit).apply(to: &whole, at: whole)
        }
        return whole
    }

    /// The slopes of the softened loss at the scores of a part.
    private func slopes(at scores: Tensor, _ labels: [Int]) throws -> Tensor {
        guard let process = processes[.loss] else {
            var copy = scores
            let (_, gradient) = valueAndGradient(at: &copy) {
                crossEntropy($0, labels, labelSmoothing: Scalar(Self.smoothing))
            }
            return Tensor(gradient.flatMap { $0.tensor.scalars }, shape: scores.shape)
        }
        let request =
            [Self.smoothing, Double(labels.count)] + labels.map { Double($0) } + scores.scalars.map { Double($0) }
        let slopes = try process.ask(request, expecting: scores.shape.count)
        return Tensor(slopes.map { Scalar($0) / Scalar(labels.count) }, shape: scores.shape)
    }

    private func move(_ network: inout Network, along gradient: Parameters, rate: Double, _ process: PartProcess) throws
    {
        let weights = network.numbers
        let slopes = gradient.flatMap { $0.tensor.scalars.map { Double($0) } }
        network.numbers = try process.ask([rate] + weights + slopes, expecting: weights.count)
    }

    /// Whether training is over, by the loss on digits that were held out.
    private func isOver(_ history: TrainingHistory) throws -> Bool {
        guard let process = processes[.patience] else {
            return EarlyStopping(patience: Self.patience).isOver(history)
        }
        let loss = history.epochs.last?.testLoss ?? .nan
        return try process.ask([Double(Self.patience), 0, loss], expecting: 1)[0] != 0
    }
}

extension Parameters {
    /// The same names and shapes with other numbers, one tensor after another.
    fileprivate func replacing(_ numbers: [Double]) -> Parameters {
        var start = 0
        return Parameters(
            map { entry in
                let end = start + entry.tensor.shape.count
                defer { start = end }
                return Entry(
                    name: entry.name,
                    tensor: Tensor(numbers[start..<end].map { Scalar($0) }, shape: entry.tensor.shape))
            })
    }
}
