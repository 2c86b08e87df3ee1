import Foundation
import Optimizers
import Testing

@Suite struct NAdamTests {
    @Test func `adds the next step’s share of momentum`() throws {
        // Dozat’s μ, as PyTorch has it: β₁·(1 − ½·0.96^(0.004·t)); m = 0.1 · g, v̂ = g²
        func μ(_ t: Double) -> Double { 0.9 * (1 - 0.5 * pow(0.96, 0.004 * t)) }
        let step = 0.1 * (1 + 0.1 * μ(2) / (1 - μ(1) * μ(2)))
        try expectWalk(NAdam(learningRate: 0.1, epsilon: 0), along: [2], [1 - step])
    }
}
