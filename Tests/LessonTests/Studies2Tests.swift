import Downhill
import Testing

@testable import lesson2

@Suite("Lesson 2: what its studies must give")
struct Studies2Tests {
    @Test("the walkers' order in operations, and up to their arrival")
    func walkers() throws {
        let walkers = try Walkers(seed: 1)
        // 6 weights: 4 operations each in a sample's gradient, 2 in an update.
        #expect(walkers.single.operations == 6 * (4 * 50_000 + 2 * 50_000))
        #expect(walkers.few.operations == 6 * (4 * 50_000 + 2 * 1_250))
        #expect(walkers.whole.operations == 6 * (4 * 50_000 + 2 * 50))
        // In NumPy, other draws: 13,000, about 550 and about 80; 31,000 to 32,000 to within a hundredth.
        #expect(walkers.whole.toTwice.cost == 13_000)
        #expect((400...700).contains(walkers.few.toTwice.cost))
        #expect((50...130).contains(walkers.single.toTwice.cost))
        #expect((30_000...33_000).contains(walkers.whole.toOnePercent.cost))
        // As near to the lowest loss as document E's rows, in NumPy: about 7,000 in batches of 40 at 0.045, 2,500 for single samples at 0.0035.
        #expect((5_000...9_000).contains(walkers.few.asAccurate.cost))
        #expect((1_800...3_500).contains(walkers.single.asAccurate.cost))
    }

    @Test("a walk that ends at its goal has read as many samples as one that goes on")
    func endingEarly() {
        let data = Regression(seed: 1)
        for (batch, rate) in [(1, 0.01), (40, 0.1)] {
            let whole = Walk(on: data, batch: batch, rate: rate, seed: 101)
            let toTwice = Walk(on: data, batch: batch, rate: rate, until: 1, seed: 101)
            #expect(toTwice.samplesToTwice == whole.samplesToTwice && toTwice.samples < whole.samples)
            let near = Walk(on: data, batch: batch, rate: rate, until: 0.01, seed: 101)
            #expect(near.samplesToOnePercent == whole.samplesToOnePercent && near.samples < whole.samples)
        }
    }

    @Test("document E's table: after 2.25 of 2.55 at 0.001 no quadratic ends below 0.72 at 0.01")
    func table() {
        #expect(abs(Rates.implied - 0.7242) < 1e-3)
        // Two curvatures that leave the same at 0.001 leave more at 0.01.
        let halves = [0.9, 1.0 - 2 * (1 - 2.25 / 2.55) + 0.1]
        let mixed = halves.reduce(0) { sum, left in
            let λ = (1 - Elementary.pow(left, 0.01)) / 0.001
            return sum + 2.55 / 2 * Elementary.pow(1 - 0.01 * λ, 100)
        }
        #expect(mixed > Rates.implied)
    }

    /// (1.45/2.55)³ of 1.45: a sum of decaying powers loses ever less of itself, so none comes from 2.5 over 1.5 to 0.2, as rounded.
    @Test("document E's row of falling losses is no descent on a quadratic")
    func fallingRow() {
        #expect(abs(Rates.impliedLast - 0.2666) < 1e-4)
        // Two curvatures, more of one than of the other: every ratio is at least the one before.
        let losses = (0..<5).map { 1.9 * Elementary.pow(0.5, Double($0)) + 0.6 * Elementary.pow(0.9, Double($0)) }
        #expect(losses[4] / losses[1] > Elementary.pow(losses[1] / losses[0], 3))
    }

    @Test("momentum rolls past a low ridge where plain descent jumps more seldom, and does not leave a bottom")
    func valleys() {
        let valleys = Valleys(seed: 1)
        // In NumPy, each at the best of 139 rates: 30 starts of 60 against 19, 22 against 16, 13 against 12.
        for (ridge, shares) in zip(valleys.ridges, [(0.5, 0.317), (0.367, 0.267), (0.217, 0.2)]) {
            #expect(abs(ridge.byMomentum - shares.0) < 0.03)
            #expect(abs(ridge.byPlainDescent - shares.1) < 0.03)
        }
        #expect(valleys.low.fromRest < 1e-3)
        // In C, walks of other draws: all of the batches of 32 get over a ridge of 0.026, half of those of 64 in 1,000 updates, so nearly all in 10,000.
        #expect(abs(valleys.lowest.height - 0.026) < 0.001)
        #expect(valleys.lowest.by32 > 0.95 && valleys.lowest.by64 > 0.9)
        // The left valley's share of the starts from −1.8 to 1.8 is 60 %.
        #expect(abs(valleys.low.byOneStart - 0.594) < 0.06)
    }

    @Test("σ/√B, and the floor ησ²/(2B(2 − ηλ)) with its sum over the directions")
    func noise() {
        let noise = BatchNoise(seed: 1)
        for batch in [4, 16, 64, 256] {
            #expect(abs(noise.spread(batch).noise / noise.spread(batch).theory - 1) < 0.15)
        }
        let floor = NoiseFloor(leftBy: noise, seed: 1)
        for (batch, η) in [(1, 0.002), (8, 0.005), (64, 0.05)] {
            #expect(abs((floor.settled(batch, η)?.overTheory ?? .nan) - 1) < 0.15)
        }
        // In NumPy a rate that falls leaves a 52nd, 4.6e-5 of 2.4e-3; a shuffle would pass off another factor of four as its work.
        #expect(abs(floor.fixed.median / floor.falling.median / 52 - 1) < 0.25)
        // In NumPy, one seed: in shuffled passes at 0.0001 30 times lower at their ends, but only about 6 times over all updates.
        #expect((20...60).contains(floor.drawnAtLowRate.median / floor.shuffledAtLowRate.median))
        #expect((4...10).contains(floor.drawnAllAlong.median / floor.shuffledAllAlong.median))
    }
}
