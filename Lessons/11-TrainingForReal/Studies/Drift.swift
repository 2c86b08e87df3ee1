import Downhill

/// The same training twice, from the same seed; in the second each batch's gradient is added up from two halves. By algebra they are one training.
struct Drift: Sendable {
    static let epochs = 30

    /// One pair: the distance of the weights over their length after each epoch, and test digits that are answered otherwise at the end.
    struct Pair: Sendable {
        let rate: Double
        let distances: [Double]
        let otherAnswers: Int
        /// The share of weights that have the same bits after the first epoch.
        let same: Double
    }

    let slow, fast: Pair

    /// The largest difference between the gradient of a batch of 40 and that of its parts, relative to the gradient's length: parts of 16, 16 and 8 by
    /// their shares; their plain mean; their sum.
    let byShares, byMean, bySum: Double

    init(seed: UInt64) throws {
        let rates = [0.02, 0.2]
        let pairs = try rates.concurrentMap { try Self.pair(rate: $0, seed: seed) }
        (slow, fast) = (pairs[0], pairs[1])
        (byShares, byMean, bySum) = try Self.parts(seed: seed)
    }

    private static func pair(rate: Double, seed: UInt64) throws -> Pair {
        let setting = Setting.digits(.hiddenLayer)
        var (a, b) = (setting.model(seed: seed), setting.model(seed: seed))
        var (first, second) = (Optimizer(Momentum(learningRate: rate)), Optimizer(Momentum(learningRate: rate)))
        var generator = SplitMix64(seed: seed).split("shuffling")
        var distances: [Double] = []
        var same = 0.0
        for epoch in 0..<epochs {
            for batch in setting.learned.batches(of: 32, using: &generator) {
                try first.step(&a) { crossEntropy($0(batch.images), batch.labels) }
                let middle = batch.indices.count / 2
                let halves = [batch.indices[..<middle], batch.indices[middle...]].map {
                    setting.learned.batch(at: Array($0))
                }
                try second.step(&b, accumulating: halves) { model, half in
                    crossEntropy(model(half.images), half.labels) * (Scalar(half.count) / Scalar(batch.count))
                }
            }
            let pairs = zip(a.parameters, b.parameters).flatMap { zip($0.tensor.scalars, $1.tensor.scalars) }
            let apart = pairs.reduce(0.0) { $0 + Double($1.0 - $1.1) * Double($1.0 - $1.1) }
            let length = pairs.reduce(0.0) { $0 + Double($1.0) * Double($1.0) }
            distances.append((apart / length).squareRoot())
            if epoch == 0 { same = Double(pairs.count { $0.0 == $0.1 }) / Double(pairs.count) }
        }
        let answers = zip(
            a.inference(setting.test.images).argmaxOfRows(), b.inference(setting.test.images).argmaxOfRows())
        return Pair(rate: rate, distances: distances, otherAnswers: answers.count { $0 != $1 }, same: same)
    }

    private static func parts(seed: UInt64) throws -> (shares: Double, mean: Double, sum: Double) {
        let setting = Setting.digits(.hiddenLayer)
        var model = setting.model(seed: seed)
        func batch(_ range: Range<Int>) -> Batch<[Int]> { setting.learned.batch(at: Array(range)) }
        let parts = [batch(0..<16), batch(16..<32), batch(32..<40)]
        func gradient(_ weight: (Batch<[Int]>) -> Scalar, of batches: [Batch<[Int]>]) throws -> [Double] {
            var optimizer = Optimizer(SGD(learningRate: 0.0))
            var seen: [Double] = []
            try optimizer.step(
                &model, accumulating: batches,
                inspecting: { seen = $0.flatMap { $0.tensor.scalars.map { Double($0) } } }
            ) { model, part in
                crossEntropy(model(part.images), part.labels) * weight(part)
            }
            return seen
        }
        let whole = try gradient({ _ in 1 }, of: [batch(0..<40)])
        let length = whole.reduce(0) { $0 + $1 * $1 }.squareRoot()
        func distance(_ other: [Double]) -> Double {
            zip(whole, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot() / length
        }
        return (
            distance(try gradient({ Scalar($0.count) / 40 }, of: parts)),
            distance(try gradient({ _ in 1.0 / 3 }, of: parts)), distance(try gradient({ _ in 1 }, of: parts))
        )
    }
}

extension Drift: Study {
    var curve: Exhibit {
        let epochs = (1...Self.epochs).map { Double($0) }
        func line(_ pair: Pair) -> LineMark {
            LineMark(x: epochs, y: pair.distances, by: "η = \(NumberFormat.significant(1).text(pair.rate))")
        }
        return .figure(
            Plot("One training, its sums taken in two orders") {
                RuleMark(y: 6e-8, "half a spacing of numbers")
                line(slow)
                line(fast)
            }.xAxis("epoch").yAxis("distance of the weights, over their length", .log(1e-9...1)),
            named: "drift",
            alt: """
                The distance between the weights of two trainings that differ only in the order of a sum, over the epochs on a logarithmic axis. At the \
                small rate it stays near the spacing of numbers. At the large one it grows by powers of ten.
                """,
            caption: """
                Momentum on {{drift.images}} digits. At the large rate the two answer {{drift.answers}} of the test digits differently at the end.
                """)
    }

    var exhibits: [Exhibit] { [curve] }

    var numbers: [Recorded] {
        [
            Recorded("slow", slow.distances[Self.epochs - 1], as: .scientific(0)),
            Recorded("fast", fast.distances[Self.epochs - 1], as: .significant(1)),
            Recorded("images", Setting.digitsLearned), Recorded("answers", fast.otherAnswers),
            Recorded("same", slow.same, as: .percent(0)),
            Recorded("shares", byShares, as: .scientific(0)), Recorded("mean", byMean, as: .percent(0)),
            Recorded("sum", bySum, as: .percent(0)),
        ]
    }
}
