/// What a model answers to images of each class, and which of its mistakes it was surest of.
public struct ConfusionMatrix: Sendable, Equatable {
    /// An image that was answered wrongly.
    public struct Mistake: Sendable, Equatable {
        /// Where in the set it stands.
        public let index: Int

        /// The class that it is of.
        public let label: Int

        /// The class that the model took it for.
        public let answer: Int

        /// Its cross-entropy: −ln of the probability that the model gave the true class.
        public let loss: Double

        /// The probability that the model gave its answer.
        public let confidence: Double
    }

    /// The names of the classes.
    public let classes: [String]

    /// `counts[label][answer]`: how many images of a class were answered so.
    public private(set) var counts: [[Int]]

    /// The largest loss first.
    public private(set) var mistakes: [Mistake] = []

    /// The mean cross-entropy.
    public private(set) var loss = 0.0

    /// Asks a model about every image, in inference.
    ///
    /// - Parameter batchSize: How many images it is asked about at a time: a matter of memory.
    public init(of model: some Module, on images: ImageSet, batchSize: Int = 250) {
        classes = images.classes
        counts = Array(repeating: Array(repeating: 0, count: classes.count), count: classes.count)
        let answer = model.inference
        for batch in images.batches(of: batchSize) {
            let logits = answer(batch.images)
            let probabilities = logits.softmax().scalars
            let losses = logits.logSoftmax().scalars
            for (row, (label, answer)) in zip(batch.labels, logits.argmaxOfRows()).enumerated() {
                let start = row * classes.count
                let loss = -Double(losses[start + label])
                self.loss += loss
                counts[label][answer] += 1
                guard label != answer else { continue }
                mistakes.append(
                    Mistake(
                        index: batch.indices[row], label: label, answer: answer, loss: loss,
                        confidence: Double(probabilities[start + answer])))
            }
        }
        loss /= Double(max(images.count, 1))
        mistakes.sort { ($1.loss, $0.index) < ($0.loss, $1.index) }
    }

    /// The share of the images that were answered wrongly.
    public var error: Double { Double(mistakes.count) / Double(max(counts.joined().reduce(0, +), 1)) }

    /// The share of a class's images that were answered rightly; 0 where it has none.
    public func recall(of label: Int) -> Double {
        Double(counts[label][label]) / Double(max(counts[label].reduce(0, +), 1))
    }

    /// The share of the images given a class's name that are of it; 0 where there are none.
    public func precision(of label: Int) -> Double {
        Double(counts[label][label]) / Double(max(counts.map { $0[label] }.reduce(0, +), 1))
    }
}
