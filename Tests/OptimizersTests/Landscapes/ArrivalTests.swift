import Optimizers
import Testing

@Suite struct ArrivalTests {
    @Test func `on a bowl it is the number of factors that make a millionth`() {
        // Each step multiplies the distance by 1 − 2η = 1/2: 2⁻²⁰ is the first power below a millionth.
        #expect(Descent(on: .bowl, by: SGD(learningRate: 0.25)).arrival(at: .zero, atMost: 100) == 20)
        #expect(Descent(on: .bowl, by: SGD(learningRate: 0.25)).arrival(at: .zero, within: 0.3, atMost: 100) == 2)
    }

    @Test func `a visit is no arrival`() {
        let swinging = Descent(on: .ravine, by: Momentum(learningRate: 0.02))
        let first = swinging.steps(until: .distance(below: 0.1, to: .zero), atMost: 1_000)
        let stays = swinging.arrival(at: .zero, within: 0.1 / 4.472136, atMost: 1_000)
        #expect(stays > Double(first ?? .max) + 10)
    }

    @Test func `what diverges, swings for ever or takes too long does not arrive`() {
        #expect(Descent(on: .bowl, by: SGD(learningRate: 1.1)).arrival(at: .zero, atMost: 1_000) == .infinity)
        #expect(Descent(on: .bowl, by: SGD(learningRate: 1)).arrival(at: .zero, atMost: 1_000) == .infinity)
        #expect(Descent(on: .bowl, by: SGD(learningRate: 0.25)).arrival(at: .zero, atMost: 19) == .infinity)
    }
}
