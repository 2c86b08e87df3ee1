import Networks
import Testing

@Suite struct BinaryCrossEntropyTests {
    private struct Content: Decodable {
        var answers: [Answer]
    }

    /// A loss and its slope over the logit, by arithmetic of 60 digits.
    private struct Answer: Decodable {
        var logit: Double, target: Double, loss: Double, slope: Double
    }

    /// In Float the sum is formed in Double and rounded once: half a unit in the last place, where a relative error is at most one `ulpOfOne`
    /// half. In Double exp, log1p, the product and the sum add up to three units.
    @Test func `sure answers keep their last digit`() throws {
        let tolerance = Scalar.ulpOfOne < 1e-10 ? 3 * Double.ulpOfOne : 0.51 * Double(Float.ulpOfOne)
        for answer in try Golden.read("binary.json", as: Content.self).answers {
            let (loss, slope) = valueAndGradient(at: [Scalar(answer.logit)]) {
                binaryCrossEntropy($0, [Scalar(answer.target)])
            }
            let name = "logit \(answer.logit), target \(answer.target)"
            #expect(abs(Double(loss) - answer.loss) <= tolerance * answer.loss, "\(name)")
            #expect(abs(Double(slope[0]) - answer.slope) <= tolerance * abs(answer.slope), "\(name)")
        }
    }

    @Test func `a confident mistake in a yes-or-no question costs its score`() {
        #expect(binaryCrossEntropy([1_000, -1_000], [0, 1]) == 1_000.0)
        #expect(binaryCrossEntropy([1_000, -1_000], [1, 0]) == 0.0)
    }
}
