import Optimizers
import Testing

@Suite struct MomentumTests {
    @Test func `keeps nine tenths of its velocity`() throws {
        // v = 2, then 1.8 + 2
        try expectWalk(Momentum(learningRate: 0.1), along: [2, 2], [0.8, 0.42])
    }

    @Test func `dampens every gradient but the first`() throws {
        // v = 2, then 1.8 + 0.5 · 2
        try expectWalk(Momentum(learningRate: 0.1, dampening: 0.5), along: [2, 2], [0.8, 0.52])
    }

    @Test func `shortens with a falling rate what is in the velocity, unless the rate stands inside`() throws {
        let falling = Schedule.exponential(from: 0.1, by: 0.1)
        // v = 2, 3.8 at the new rate; or v = 0.2, 0.18 + 0.02
        try expectWalk(Momentum(learningRate: falling), along: [2, 2], [0.8, 0.762])
        try expectWalk(Momentum(learningRate: falling, ratePlace: .inVelocity), along: [2, 2], [0.8, 0.6])
    }
}
