import Datasets
import Tensors
import Testing
import TrainingChecks

@Suite struct InputStatisticsTests {
    private func statistics(_ values: [Scalar]) -> SanityChecks.InputStatistics {
        let batch = Batch(
            inputs: Tensor(values, shape: [values.count, 1]), targets: values.map { _ in 0 },
            indices: Array(values.indices))
        return SanityChecks.InputStatistics([batch], next: [batch], classes: 1)
    }

    @Test(arguments: [2, 3, 17, 20]) func `few levels fill as many bins, and none stays empty`(levels: Int) {
        let values = (0..<levels).flatMap { level in Array(repeating: Scalar(level) / 16, count: level + 1) }
        #expect(statistics(values).histogram == Array(1...levels))
    }

    @Test func `many values share twenty bins`() {
        #expect(statistics((0..<400).map { Scalar($0) }).histogram == Array(repeating: 20, count: 20))
    }
}
