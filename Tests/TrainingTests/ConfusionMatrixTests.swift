import Testing
import Training

@Suite struct ConfusionMatrixTests {
    /// Answers with the pixel's own value as the class it is surest of, by a margin of 2.
    private struct Echo: Module {
        mutating func forward(_ input: Tensor) -> Tensor {
            Tensor(
                input.scalars.flatMap { value in (0..<3).map { $0 == Int(value.rounded()) ? Scalar(2) : 0 } },
                shape: [input.shape[0], 3])
        }
        mutating func visit<E: Error>(path: ModelPath, body: (ModelPath, inout Tensor) throws(E) -> Void) throws(E) {}
    }

    private let images = ImageSet(
        height: 1, width: 1, channels: 1, pixels: [0, 1, 2, 1, 0, 2, 2], white: 1, labels: [0, 1, 2, 0, 0, 1, 1],
        classes: ["a", "b", "c"])

    @Test func `counts every class's answers`() {
        let matrix = ConfusionMatrix(of: Echo(), on: images, batchSize: 3)
        #expect(matrix.counts == [[2, 1, 0], [0, 1, 2], [0, 0, 1]])
        #expect(matrix.error == 3.0 / 7)
        #expect(matrix.recall(of: 1) == 1.0 / 3)
        #expect(matrix.precision(of: 2) == 1.0 / 3)
    }

    @Test func `agrees with the evaluation, and lists the mistakes`() {
        let matrix = ConfusionMatrix(of: Echo(), on: images)
        let evaluation = Evaluation(of: Echo(), on: images)
        #expect(abs(matrix.loss - evaluation.loss) < 1e-6)
        #expect(matrix.error == evaluation.error)
        #expect(matrix.mistakes.map(\.index) == [3, 5, 6], "of equal losses the first in the set")
        #expect(matrix.mistakes.map(\.answer) == [1, 2, 2])
        #expect(matrix.mistakes.allSatisfy { $0.loss > 2 && $0.confidence > 0.7 })
    }
}
