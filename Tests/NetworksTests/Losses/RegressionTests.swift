import Networks
import Testing

/// The losses for numbers instead of classes.
@Suite struct RegressionTests {
    @Test func `errors of one scalar and of many`() {
        #expect(meanSquaredError([1, 2], [1, 4]) == 2.0)
        #expect(meanAbsoluteError([1, 2], [1, 5]) == 1.5)
        #expect(huberLoss([1, 2], [1, 5], delta: 2) == 2.0)  // (0 + 2·(3 − 1))/2
        #expect(smoothAbsoluteError([1, 2], [1, 5], beta: 2) == 1.0)
    }

    @Test func `Huber's loss is the squared error within δ and the absolute one beyond, and joins them smoothly`() {
        let zero = Tensor(repeating: 0, shape: [1])
        for δ in [0.5, 2] as [Scalar] {
            let near = valueAndGradient(at: [δ / 2]) { huberLoss($0, zero, delta: δ) }
            #expect(near.loss == δ * δ / 8)
            #expect(near.gradient == [δ / 2])
            let edge = valueAndGradient(at: [-δ]) { huberLoss($0, zero, delta: δ) }
            #expect(edge.loss == δ * δ / 2)
            #expect(edge.gradient == [-δ])
            let far = valueAndGradient(at: [-100]) { huberLoss($0, zero, delta: δ) }
            #expect(far.loss == δ * (100 - δ / 2))
            #expect(far.gradient == [-δ])
        }
    }

    @Test func `an error of zero has no slope`() {
        #expect(valueAndGradient(at: [3, 4]) { meanAbsoluteError($0, [3, 5]) }.gradient == [0, -0.5])
    }

    @Test func `targets of another shape, and settings out of their range, end the program`() async {
        let shape = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = meanSquaredError(.zeros([2, 1]), .zeros([2]))
        }
        #expect(
            shape.says("meanSquaredError: 2×1 against 2 would broadcast; reshape one of them to the other's shape."))
        let delta = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = huberLoss([1], [2], delta: 0)
        }
        #expect(delta.says("huberLoss: delta 0.0 is not above 0 and finite."))
        let smoothing = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
            _ = crossEntropy(.zeros([2, 3]), [0, 1], labelSmoothing: 1.5)
        }
        #expect(smoothing.says("crossEntropy: labelSmoothing 1.5 is not in 0.0...1.0."))
    }
}
