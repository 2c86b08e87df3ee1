import Foundation
import Testing
import Training

@Suite struct TrainingHistoryTests {
    private let history = TrainingHistory([
        .init(
            number: 1, steps: 23, learningRate: 0.1, trainLoss: 1.7104677226440916, trainError: 0.1 + 0.2,
            testLoss: 1e-300, testError: 1 / 3),
        .init(
            number: 2, steps: 46, learningRate: 1e-5, trainLoss: 0, trainError: 0, testLoss: 123_456.5, testError: 1),
    ])

    @Test func `CSV has a line an epoch with all digits`() {
        #expect(
            history.csv == """
                epoch,steps,learning_rate,train_loss,train_error,test_loss,test_error
                1,23,0.1,1.7104677226440916,0.30000000000000004,1e-300,0.3333333333333333
                2,46,1e-05,0.0,0.0,123456.5,1.0

                """)
    }

    @Test func `JSON comes back to the same numbers`() throws {
        #expect(try JSONDecoder().decode(TrainingHistory.self, from: history.json) == history)
    }
}
