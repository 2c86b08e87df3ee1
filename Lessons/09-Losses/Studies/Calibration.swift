import Downhill

/// A network trained to the end on few digits, with and without label smoothing: how sure it is, and how often it is right.
struct Calibration: Sendable {
    static let smoothings: [Scalar] = [0, 0.01, 0.03, 0.1]
    static let images = 180
    static let epochs = 100
    static let bins = 10

    /// What a network says of the test digits: the probability of its answer, and whether the answer is right.
    struct Answers: Sendable {
        let confidence: [Double]
        let isRight: [Bool]

        var accuracy: Double { Double(isRight.count { $0 }) / Double(isRight.count) }
        var meanConfidence: Double { confidence.reduce(0, +) / Double(confidence.count) }

        /// In each tenth of confidence that holds enough answers: their mean confidence, and the share that is right.
        func reliability(atLeast count: Int = 1) -> [(confidence: Double, accuracy: Double, count: Int)] {
            (0..<Calibration.bins).compactMap { bin in
                let inside = confidence.indices.filter {
                    min(Int(confidence[$0] * Double(Calibration.bins)), Calibration.bins - 1) == bin
                }
                guard inside.count >= count else { return nil }
                let mean = inside.reduce(0) { $0 + confidence[$1] } / Double(inside.count)
                return (mean, Double(inside.count { isRight[$0] }) / Double(inside.count), inside.count)
            }
        }

        /// The expected calibration error: how far confidence and accuracy are apart, on average over the answers (Guo 2017).
        var gap: Double {
            reliability().reduce(0) { $0 + Double($1.count) * abs($1.confidence - $1.accuracy) }
                / Double(confidence.count)
        }
    }

    struct Diverged: Error {
        let rate: Double
    }

    /// One amount of smoothing: each seed's answers.
    let answers: [[Answers]]

    /// Without smoothing, on the half of the test digits that the temperature was not fitted on: the gap of all seeds' answers before and
    /// after, and the temperatures.
    let before, after: Double
    let temperatures: Sample

    /// - Throws: `Diverged` when a network does not survive its training.
    init(seeds: [UInt64], rate η: Double) throws {
        let task = DigitsTask(training: Self.images, batch: 20)
        let scores = try Self.smoothings.map { ε in
            try seeds.map { seed -> Tensor in
                var generator = SplitMix64(seed: seed)
                let model = DigitsTask.model(using: &generator)
                let trained = task.trained(model, rate: η, epochs: Self.epochs, using: &generator) {
                    crossEntropy($0, $1, labelSmoothing: ε)
                }
                guard let trained else { throw Diverged(rate: η) }
                return trained.inference(task.testImages)
            }
        }
        answers = scores.map { $0.map { Self.answers($0, task.testLabels) } }
        let even = task.testLabels.indices.filter { $0.isMultiple(of: 2) }
        let odd = task.testLabels.indices.filter { !$0.isMultiple(of: 2) }
        func half(_ scores: Tensor, _ places: [Int]) -> (scores: Tensor, labels: [Int]) {
            (scores.gathering(places), places.map { task.testLabels[$0] })
        }
        let cooled = scores[0].map { scores -> (before: Answers, after: Answers, temperature: Double) in
            let (fit, test) = (half(scores, even), half(scores, odd))
            let ladder = (0...60).map { 0.5 * Elementary.pow(8, Double($0) / 60) }
            let losses = ladder.map { crossEntropy(fit.scores / Scalar($0), fit.labels).item }
            let best = ladder[losses.indices.min { losses[$0] < losses[$1] } ?? 0]
            return (
                Self.answers(test.scores, test.labels), Self.answers(test.scores / Scalar(best), test.labels), best
            )
        }
        before = Answers(pooling: cooled.map(\.before)).gap
        after = Answers(pooling: cooled.map(\.after)).gap
        temperatures = Sample(cooled.map(\.temperature))
    }

    private static func answers(_ scores: Tensor, _ labels: [Int]) -> Answers {
        let probabilities = scores.softmax()
        let answer = probabilities.argmaxOfRows()
        return Answers(
            confidence: probabilities.picking(answer).scalars.map { Double($0) },
            isRight: zip(answer, labels).map { $0 == $1 })
    }

    func sample(_ index: Int, _ value: (Answers) -> Double) -> Sample { Sample(answers[index].map(value)) }

    /// The answers of all seeds together.
    func pooled(_ index: Int) -> Answers {
        Answers(pooling: answers[index])
    }
}

extension Calibration.Answers {
    /// Those of several networks together.
    init(pooling answers: [Self]) {
        self.init(confidence: answers.flatMap(\.confidence), isRight: answers.flatMap(\.isRight))
    }
}
