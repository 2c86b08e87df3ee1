import Optimizers
import Testing

@Suite struct AMSGradTests {
    @Test func `divides by the largest mean of squares so far`() throws {
        // v = 8, then 4; the largest stays 8, corrected by 0.75
        let rule = AMSGrad(learningRate: 0.1, beta2: 0.5, epsilon: 0)
        try expectWalk(rule, along: [4, 0], [0.9, 0.9 - 0.1 * (0.36 / 0.19) / (8 / 0.75).squareRoot()])
    }
}
