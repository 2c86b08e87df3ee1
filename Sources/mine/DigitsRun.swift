import Downhill
import Foundation

/// A network on the digits, trained for some epochs: by the library's parts, and by a learner's in place of some.
///
/// The network is 64 pixels, 32 units with batch norm and ReLU, 10 scores. Weights, order and rates are the same in every run, so two runs differ by
/// their parts alone.
struct DigitsRun {
    struct Result {
        /// The mean loss of each epoch's batches, as training saw them.
        var losses: [Double] = []
        /// The share of the test digits that are right, after each epoch.
        var accuracies: [Double] = []
        /// The loss before the first step and what the learner's check says of it, if that is at work.
        var firstLoss: (loss: Double, verdict: String)?
    }

    static let epochs = 12
    private static let (batchSize, hidden) = (64, 32)

    /// Which of the learner's parts are at work.
    private let programs: [Part: URL]
    /// Adam, or momentum.
    private let rule: Part

    init(_ programs: [Part: URL], rule: Part) {
        self.programs = programs.filter { $0.key == rule || ![.momentum, .adam].contains($0.key) }
        self.rule = rule
    }

    func run() throws -> Result {
        var processes: [Part: PartProcess] = [:]
        for (part, program) in programs { processes[part] = try PartProcess(part, program) }
        let digits = Digits.load()
        var generator = SplitMix64(seed: 1)
        var network = Network(hidden: Self.hidden, using: &generator)
        let stepsPerEpoch = (digits.train.count + Self.batchSize - 1) / Self.batchSize
        let rates = try self.rates(steps: Self.epochs * stepsPerEpoch, processes[.schedule])
        let schedule = Schedule { rates[min($0, rates.count - 1)] }
        var optimizer =
            rule == .adam
            ? Optimizer(Adam(learningRate: schedule)) : Optimizer(Momentum(learningRate: schedule, momentum: 0.9))
        let norm = NormPart(forward: processes[.norm], backward: processes[.normBackward])
        var result = Result()
        var step = 0
        for _ in 0..<Self.epochs {
            let order = generator.permutation(of: digits.train.count)
            var losses: [Double] = []
            for places in try batches(of: order, processes[.batches]) {
                let batch = digits.train.batch(at: places)
                let (loss, scores, gradient) = try network.lossAndGradient(batch.images, batch.labels, norm)
                let seen = try self.loss(loss, scores, batch.labels, processes[.loss])
                if step == 0, let verdict = seen.verdict { result.firstLoss = (seen.loss, verdict) }
                losses.append(seen.loss)
                if let process = processes[rule] {
                    try move(&network, along: gradient, rate: rates[min(step, rates.count - 1)], process)
                } else {
                    try optimizer.update(&network, along: gradient)
                }
                step += 1
            }
            result.losses.append(losses.reduce(0, +) / Double(max(losses.count, 1)))
            result.accuracies.append(try network.accuracy(on: digits.test, norm))
        }
        return result
    }

    private func rates(steps: Int, _ process: PartProcess?) throws -> [Double] {
        let (peak, warmup) = (rule == .adam ? 0.01 : 0.05, steps / 10)
        if let process { return try process.ask([peak, Double(warmup), Double(steps)], expecting: steps) }
        return Schedule.cosine(from: peak, over: .steps(steps - warmup)).warmedUp(over: .steps(warmup)).values(
            steps: steps)
    }

    private func batches(of order: [Int], _ process: PartProcess?) throws -> [[Int]] {
        guard let process else {
            return stride(from: 0, to: order.count, by: Self.batchSize).map {
                Array(order[$0..<min($0 + Self.batchSize, order.count)])
            }
        }
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

    private func loss(
        _ loss: Scalar, _ scores: Tensor, _ labels: [Int], _ process: PartProcess?
    ) throws -> (loss: Double, verdict: String?) {
        guard let process else { return (Double(loss), nil) }
        let request = [10, Double(labels.count)] + labels.map { Double($0) } + scores.scalars.map { Double($0) }
        let answer = try process.ask(request, expecting: 2)
        return (answer[0], ["passed", "warning", "failed"][min(max(Int(answer[1]), 0), 2)])
    }

    private func move(_ network: inout Network, along gradient: Parameters, rate: Double, _ process: PartProcess) throws
    {
        let weights = network.numbers
        let slopes = gradient.flatMap { $0.tensor.scalars.map { Double($0) } }
        network.numbers = try process.ask([rate] + weights + slopes, expecting: weights.count)
    }
}
