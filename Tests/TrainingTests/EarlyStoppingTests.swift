import Testing
import Training

@Suite struct EarlyStoppingTests {
    private func history(_ losses: [Double]) -> TrainingHistory {
        TrainingHistory(
            losses.enumerated().map { index, loss in
                .init(
                    number: index + 1, steps: index + 1, learningRate: 0.1, trainLoss: 0, trainError: 0, testLoss: loss,
                    testError: 0)
            })
    }

    private static let cases: [(losses: [Double], gain: Double, best: Int?)] = [
        ([], 0, nil), ([3], 0, 1), ([3, 2, 1], 0, 3), ([3, 2, 2, 2.5], 0, 2), ([3, 2.95, 2.9, 2.8], 0.1, 4),
        ([3, 2.95, 2.91], 0.1, 1), ([3, 1.5, 5, 1], 1, 2), ([3, 2], 1, 1),
    ]

    @Test(arguments: cases)
    func `the best epoch is the last that gained enough on the best before it`(
        losses: [Double], gain: Double, best: Int?
    ) {
        #expect(EarlyStopping(patience: 3, minimumGain: gain).bestEpoch(of: history(losses)) == best)
    }

    @Test func `an epoch that is numbered as none can be is only long ago`() {
        var history = history([3])
        history.epochs[0].number = .min
        #expect(EarlyStopping(patience: 2).isOver(history))
    }

    @Test func `it is over after as many epochs without progress as patience allows, and not before`() {
        let stopping = EarlyStopping(patience: 2)
        let losses = [3, 2, 2.1, 1.9, 1.95, 1.92, 1.0]
        #expect((0...losses.count).first { stopping.isOver(history(Array(losses.prefix($0)))) } == 6)
    }
}
