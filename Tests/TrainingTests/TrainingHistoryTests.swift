import Foundation
import Testing
import Training

@Suite struct TrainingHistoryTests {
    private let history = TrainingHistory([
        .init(
            number: 1, steps: 23, learningRate: 0.1, trainLoss: 1.7104677226440916, trainError: 0.1 + 0.2,
            testLoss: 1e-300, testError: 1 / 3),
        .init(
            number: 2, steps: 46, learningRate: 1e-5, trainLoss: 0, trainError: 0, fit: .init(loss: 0.25, error: 0.125),
            testLoss: 123_456.5, testError: 1,
            gradients: .init(mean: 1.5, largest: 2, parameters: ["hidden.weight": 1.25]),
            weightNorms: ["hidden.weight": 3]),
    ])

    @Test func `CSV has a line an epoch with all digits`() {
        #expect(
            history.csv == """
                epoch,steps,learning_rate,train_loss,train_error,test_loss,test_error,fit_loss,fit_error,gradient_norm,\
                largest_gradient_norm
                1,23,0.1,1.7104677226440916,0.30000000000000004,1e-300,0.3333333333333333,,,,
                2,46,1e-05,0.0,0.0,123456.5,1.0,0.25,0.125,1.5,2.0

                """)
    }

    @Test func `a history without fit and gradients, and one with them, are read`() throws {
        let json = """
            {"epochs": [
                {"learningRate": 0.1, "number": 1, "steps": 391, "testError": 0.5, "testLoss": 1.5, "trainError": 0.75, "trainLoss": 2},
                {"learningRate": 0.1, "number": 2, "steps": 782, "testError": 0.5, "testLoss": 1.5, "trainError": 0.75, "trainLoss": 2,
                 "fit": {"error": 0.5, "loss": 1.25}, "weightNorms": {"linear.bias": 0.5},
                 "gradients": {"largest": 7, "mean": 4.5, "parameters": {"linear.bias": 0.25}}}
            ]}
            """
        let epochs = try JSONDecoder().decode(TrainingHistory.self, from: Data(json.utf8)).epochs
        #expect(epochs[0].fit == nil && epochs[0].gradients == nil && epochs[0].weightNorms == nil)
        #expect(epochs[1].fit == .init(loss: 1.25, error: 0.5))
        #expect(epochs[1].gradients == .init(mean: 4.5, largest: 7, parameters: ["linear.bias": 0.25]))
        #expect(epochs[1].weightNorms == ["linear.bias": 0.5])
    }

    @Test func `JSON comes back to the same numbers`() throws {
        #expect(try JSONDecoder().decode(TrainingHistory.self, from: history.json) == history)
    }
}
