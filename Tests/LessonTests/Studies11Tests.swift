import Downhill
import Testing

@testable import lesson11

/// What the studies of lesson 11 must give: by theory, by hand, or by counting.
@Suite("Studies of lesson 11")
struct Studies11Tests {
    @Test func `decay by hand`() {
        let shrinking = Shrinking()
        // 0.95·2 − 0.1, and 0.95·1.8 − 0.1.
        #expect(abs(shrinking.twoSteps[0] - 1.8) < 1e-6)
        #expect(abs(shrinking.twoSteps[1] - 1.61) < 1e-6)
        #expect(zip(shrinking.added, shrinking.byHand).allSatisfy { abs($0 - $1) < 1e-5 })
        #expect(zip(shrinking.adamAdded, shrinking.adamBeside).contains { abs($0 - $1) > 0.1 })
    }

    @Test func `clipping by hand`() {
        let shortening = Shortening(seed: 1)
        // (180, 240) is 300 long; clipped at 1 it is (0.6, 0.8).
        #expect(abs(shortening.step[0] - 2.94) < 1e-5)
        #expect(abs(shortening.step[1] - 3.92) < 1e-5)
        #expect(shortening.weights == 784 * 128 + 128 + 128 * 10 + 10)
        #expect(abs(shortening.each - 1_000 / Double(shortening.weights).squareRoot()) < 0.01)
    }

    /// The share that decay keeps of a direction is known, and with it the best λ.
    @Test func `the best decay is noise over signal`() {
        let best = Ridge.bestDecay(samples: 40)
        let cost = Ridge.expected(decay: best, samples: 40)
        #expect(cost < Ridge.expected(decay: 0.9 * best, samples: 40))
        #expect(cost < Ridge.expected(decay: 1.1 * best, samples: 40))
        // Without decay every one of twenty directions keeps its noise, σ²/n.
        #expect(abs(Ridge.expected(samples: 40) { _ in 1 } - 0.5) < 1e-12)
    }

    /// With small steps, at any x = ηth: 1 − e⁻ˣ of the way, where a decay of 1/(ηt) keeps x/(1 + x).
    @Test func `many small steps keep about what decay keeps`() {
        let ratios = (1...2_000).map { place in
            let x = Double(place) / 100
            return (1 - Elementary.exp(-x)) * (1 + x) / x
        }
        #expect(ratios.allSatisfy { 1 < $0 && $0 < 4.0 / 3 })
    }

    /// Counted by a reader who wrote the generator anew: 79 and 61 of 400.
    @Test func `by chance more of the labels learned from are wrong than of those held out`() {
        let (right, wrong) = (Setting.digits(.hiddenLayer), Setting.mislabelled(.hiddenLayer, seed: 1))
        #expect(zip(right.learned.labels, wrong.learned.labels).count { $0 != $1 } == 79)
        #expect(zip(right.heldOut.labels, wrong.heldOut.labels).count { $0 != $1 } == 61)
    }

    @Test func `the regression costs what theory expects`() throws {
        let ridge = try Ridge(seeds: [1, 2, 3, 4])
        // Means of four draws of twenty squares: within four standard errors.
        for (λ, mean) in zip(Ridge.decays, ridge.few.mean(ridge.few.decayed)) where λ < 1 {
            #expect(abs(mean / Ridge.expected(decay: λ, samples: 40) - 1) < 0.6)
        }
    }

    /// The chain rule through fifty rounds, against differences.
    @Test func `the cliff's gradient is that of differences`() {
        for place in [SIMD2(5.2, -2.2), SIMD2(4.3, -2.1), SIMD2(6, -1.5)] {
            let g = Cliff.gradient(at: place)
            let h = 1e-7
            let right = Cliff.loss(at: place + SIMD2(h, 0)) - Cliff.loss(at: place - SIMD2(h, 0))
            let up = Cliff.loss(at: place + SIMD2(0, h)) - Cliff.loss(at: place - SIMD2(0, h))
            #expect(abs(right / (2 * h) - g.x) < 1e-3 * max(1, abs(g.x)))
            #expect(abs(up / (2 * h) - g.y) < 1e-3 * max(1, abs(g.y)))
        }
    }

    @Test func `a clipped step is no longer than the rate times the limit`() {
        let walk = Cliff.walk(from: SIMD2(5.2, -2.2), rate: 0.3, limit: 1, steps: 60)
        let lengths = zip(walk.points, walk.points.dropFirst()).map { (($1 - $0) * ($1 - $0)).sum().squareRoot() }
        #expect(lengths.allSatisfy { $0 <= 0.3 * (1 + 1e-12) })
        #expect(walk.norms.contains { $0 > 100 })
    }

    /// Without weights every gate is ½ and every proposal tanh of its bias, so that the state comes half of the way each round.
    @Test func `a gated round by hand`() {
        var generator = SplitMix64(seed: 1)
        var reader = GatedReader(pixelsAtOnce: 1, using: &generator)
        let units = PixelReader.units
        reader.input = Linear(
            weight: .zeros([3 * units, 1]),
            bias: Tensor((0..<3 * units).map { $0 < 2 * units ? 0 : 1 }, shape: [3 * units]))
        reader.gates = Linear(weight: .zeros([2 * units, units]), bias: .zeros([2 * units]))
        reader.state = Linear(weight: .zeros([units, units]), bias: .zeros([units]))
        reader.output = Linear(
            weight: Tensor((0..<10 * units).map { $0 == 0 ? 1 : 0 }, shape: [10, units]), bias: .zeros([10]))
        let seen = reader.forward(.zeros([1, 3]))
        #expect(abs(Double(seen.scalars[0]) - 0.875 * Elementary.tanh(1.0)) < 1e-6)
    }

    /// Pairs that start as the identity change nothing, a hundred of them or none.
    @Test func `a deep network starts as a shallow one`() {
        var generator = SplitMix64(seed: 1)
        var deep = HundredLayers(shortcuts: true, start: .identity, using: &generator)
        for pair in 0..<HundredLayers.pairs {
            deep.layers[2 * pair + 1] = Linear(weight: .zeros([16, 16]), bias: .zeros([16]))
        }
        let image = Tensor.normal([1, 64], using: &generator)
        let shallow = deep.output(deep.input(image).relu())
        #expect(deep.forward(image).scalars == shallow.scalars)
    }

    /// The usual is the median so far, of an even count the mean of the middle two; the first number has none.
    @Test func `an alarm rings by what was usual so far`() {
        #expect(Alarm.place(in: [9, 1, 1, 1], at: 3) == nil)
        #expect(Alarm.place(in: [1, 3, 7, 6.1], at: 3) == 2)
        #expect(Alarm.place(in: [1, 3, 5.9, 9.1], at: 3) == 3)
        #expect(Alarm.place(in: [1, 1, .nan], at: 3) == 2)
    }

    @Test func `an alarm that never rang warned of nothing`() {
        let leap = Reading.Run(end: .infinity, norms: [1, 1, 1, 1], losses: [1, 1, 1, 20])
        #expect(leap.lossAlarm == 3)
        #expect(leap.lead(at: 3) == nil)
        let seen = Reading.Run(end: .infinity, norms: [1, 1, 5, 1], losses: [1, 1, 1, 20])
        #expect(seen.lead(at: 3) == 1)
        #expect(seen.lead(at: 10) == nil)
    }

    /// Without clipping the norm is large where a walk stands at the wall, a step before it is thrown.
    @Test func `the norm rings before a walk is thrown off the map`() throws {
        let walk = Cliff.walk(from: SIMD2(5.2, -2.2), rate: 0.3, limit: .infinity, steps: 60)
        let (bell, exit) = (try #require(Alarm.place(in: walk.norms, at: 3)), try #require(walk.exit))
        #expect(bell < exit)
        #expect(walk.norms[exit - 1] > 100)
        let cliff = try Cliff()
        #expect(cliff.warned == 1)
        // What a reader recomputed at rates of 3 and 10: as many leave the map with clipping as without, and who comes back.
        #expect([cliff.free[4].leavers, cliff.clipped[4].leavers] == [67, 67])
        #expect([cliff.free[4].lost, cliff.clipped[4].lost] == [27, 1])
        #expect([cliff.free[5].lost, cliff.clipped[5].lost] == [37, 37])
    }

    @Test func `results stand in their order`() throws {
        let found = try bySeed([7, 8], of: ["a", "b", "c"]) { "\($0)\($1)" }
        #expect(found == [["a7", "a8"], ["b7", "b8"], ["c7", "c8"]])
    }

    /// Document E's function, as printed, by hand.
    @Test func `document E's function as printed, by hand`() {
        #expect(!Stopping.hasConverged([1, 1, 1, 1, 1]))
        #expect(Stopping.hasConverged([1, 1, 1, 1, 1, 1]))
        #expect(!Stopping.hasConverged([1, 0.9, 0.8, 0.7, 0.6, 0.5]))
        // A rise is no progress either: it says yes.
        #expect(Stopping.hasConverged([1, 2, 3, 4, 5, 6]))
        #expect(Stopping.printed.told == 6)
        #expect(Stopping.printed.untold == 50)
    }

    @Test func `images are moved and nothing else`() {
        let dot = ImageSet(
            height: 2, width: 3, channels: 1, pixels: [9, 0, 0, 0, 0, 0], labels: [0], classes: ["dot"])
        #expect(dot.moved { _ in (1, 2) }.pixels == [0, 0, 0, 0, 0, 9])
        #expect(dot.moved { _ in (-1, 0) }.pixels == [0, 0, 0, 0, 0, 0])
        #expect(dot.moved { _ in (0, 0) }.pixels == dot.pixels)
    }

    @Test func `augmentation shows as many versions as there are`() {
        let versions = Versions(seed: 1)
        #expect(versions.offsets.count == 81)
        #expect(versions.without == 1)
        // 162 places, a hundred draws: 74.8 expected, a standard deviation of about 4 a figure, twenty figures.
        #expect(abs(versions.cropAndFlip - Versions.expected) < 4)
        #expect(versions.withColor == 100)
    }

    @Test func `a checkpoint leads to the same bits`() throws {
        let resuming = try Resuming(seeds: [1])
        #expect(resuming.resumed == 0)
        #expect(resuming.repeated == 0)
        #expect(resuming.reshuffled > 0)
    }

    @Test func `parts count for what they hold`() throws {
        let drift = try Drift(seed: 1)
        #expect(drift.byShares < 1e-5)
        #expect(drift.byMean > 0.01)
        // Three gradients in place of one, roughly.
        #expect(drift.bySum > 1)
    }

    @Test func `memory by index goes astray, by name it does not`() throws {
        let reordered = try Reordered(seeds: [1, 2, 3, 4, 5])
        #expect(reordered.byIndex.values.allSatisfy { $0 == 1 })
        #expect(reordered.byNameReordered.values.allSatisfy { $0 == 1 })
        #expect(reordered.byIndexReordered.median > 1.01)
    }
}
