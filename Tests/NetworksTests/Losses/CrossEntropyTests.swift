import Networks
import Testing

@Suite struct CrossEntropyTests {
    @Test func `knowing nothing of C classes costs ln C`() {
        let loss = crossEntropy(.zeros([4, 10]), [0, 3, 5, 9])
        #expect(abs(loss.item - 2.302585092994046) < 8 * .ulpOfOne)
    }

    @Test func `smoothing pulls towards even scores`() {
        let sure = Tensor([20, 0, 0, 0], shape: [1, 4])
        #expect(crossEntropy(sure, [0]).item < 1e-6)
        // (1 − ε)·0 + ε·(0 + 20 + 20 + 20)/4
        #expect(abs(crossEntropy(sure, [0], labelSmoothing: 0.1).item - 1.5) < 1e-4)
    }

    @Test func `targets that are all one class are labels`() {
        let scores = Golden.numbers(1, [3, 4], scale: 4)
        var oneHot = Tensor.zeros([3, 4])
        for (row, label) in [2, 0, 3].enumerated() { oneHot[row, label] = 1 }
        for ε in [0, 0.25] as [Scalar] {
            let soft = crossEntropy(scores, oneHot, labelSmoothing: ε)
            #expect(abs(soft.item - crossEntropy(scores, [2, 0, 3], labelSmoothing: ε).item) < 16 * .ulpOfOne)
        }
    }

    /// Two models that agree have the entropy of their answers between them, and no gradient.
    @Test func `at its own targets a model stands still`() {
        let scores = Golden.numbers(1, [3, 4])
        let targets = scores.softmax()
        let (_, slope) = valueAndGradient(at: scores) { crossEntropy($0, targets) }
        #expect(slope.scalars.allSatisfy { abs($0) < .ulpOfOne })
    }

    @Test func `labels that are no class, and too few, end the program`() async {
        let label = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = crossEntropy(.zeros([2, 3]), [0, 3])
        }
        #expect(label.says("crossEntropy: label 3 is none of the 3 classes 0..<3."))
        let count = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = crossEntropy(.zeros([2, 3]), [0])
        }
        #expect(count.says("crossEntropy: logits of 2×3 and 1 labels; give [batch, classes] and a label a row."))
    }
}
