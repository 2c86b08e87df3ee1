import Networks
import Testing

@Suite struct LossesTests {
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

    @Test func `a confident mistake in a yes-or-no question costs its score`() {
        let loss = binaryCrossEntropy([1_000, -1_000], [0, 1])
        #expect(loss == Tensor(1_000))
        #expect(abs(binaryCrossEntropy([0], [0.5]).item - 0.6931471805599453) < 4 * .ulpOfOne)
    }

    @Test func `errors of one scalar and of many`() {
        #expect(meanSquaredError([1, 2], [1, 4]) == Tensor(2))
    }

    @Test func `the share of right answers`() {
        #expect(accuracy(Tensor([1, 2, 4, 3], shape: [2, 2]), [1, 1]) == 0.5)
        #expect(accuracy(.zeros([0, 3]), []) == 0)
    }

    @Test func `labels that are no class, and targets of another shape, end the program`() async {
        let label = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = crossEntropy(.zeros([2, 3]), [0, 3])
        }
        #expect(label.says("crossEntropy: label 3 is none of the 3 classes 0..<3."))
        let count = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = crossEntropy(.zeros([2, 3]), [0])
        }
        #expect(count.says("crossEntropy: logits of 2×3 and 1 labels; give [batch, classes] and a label a row."))
        let shape = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = meanSquaredError(.zeros([2, 1]), .zeros([2]))
        }
        #expect(
            shape.says("meanSquaredError: 2×1 against 2 would broadcast; reshape one of them to the other's shape."))
    }
}
