import Testing
import Training

@Suite struct EvaluationTests {
    /// With batch norm, which would look at the other images of a batch while it trains.
    private let model = {
        var generator = SplitMix64(seed: 1)
        return ConvNet(images: [8, 8, 1], width: 4, using: &generator)
    }()

    @Test func `loss and error are those of all the images at once`() {
        let images = Few.digits.test
        let evaluation = Evaluation(of: model, on: images)
        let logits = model.inference(images.images)
        #expect(evaluation.loss == Double(crossEntropy(logits, images.labels).item))
        #expect(abs(evaluation.error - (1 - accuracy(logits, images.labels))) < 1e-12)
        #expect(0 < evaluation.error && evaluation.error < 1)
    }

    @Test(arguments: [1, 7, 49, 50])
    func `the size of the batches is a matter of memory`(size: Int) {
        let (evaluation, other) = (
            Evaluation(of: model, on: Few.digits.test), Evaluation(of: model, on: Few.digits.test, batchSize: size)
        )
        #expect(other.error == evaluation.error)
        // A sum of n losses has n roundings, each of at most half an ulp of the sum; the loss itself lies between 2 and 4.
        #expect(abs(other.loss - evaluation.loss) < 50 * Double(Scalar(2).ulp))
    }
}
