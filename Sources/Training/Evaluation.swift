/// How well a model does on images that it does not learn from.
public struct Evaluation: Sendable, Hashable {
    /// The mean cross-entropy.
    public let loss: Double

    /// The share of the images that are answered wrongly, from 0 to 1.
    public let error: Double

    /// Asks a model about every image, in inference.
    ///
    /// - Parameter batchSize: How many images it is asked about at a time: a matter of memory.
    public init(of model: some Module, on images: ImageSet, batchSize: Int = 250) {
        let answer = model.inference
        var (loss, wrong) = (0.0, 0)
        for batch in images.batches(of: batchSize) {
            let logits = answer(batch.images)
            loss += Double(crossEntropy(logits, batch.labels).item) * Double(batch.count)
            wrong += mistakes(logits, batch.labels)
        }
        self.loss = loss / Double(max(images.count, 1))
        error = Double(wrong) / Double(max(images.count, 1))
    }
}

/// How many samples have their largest score elsewhere than at their true class.
func mistakes(_ logits: Tensor, _ labels: [Int]) -> Int {
    zip(logits.argmaxOfRows(), labels).count { $0 != $1 }
}
