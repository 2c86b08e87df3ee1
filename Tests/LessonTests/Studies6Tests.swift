import Downhill
import Testing

@testable import lesson6

@Suite("Lesson 6: what its studies must give")
struct Studies6Tests {
    @Test("a fixed rate settles at ησ²/(2(2 − ηλ))", arguments: [0.01, 0.1, 0.5, 0.9])
    func floor(η: Double) {
        let direction = NoisyDirection(curvature: 2, variance: 3, start: 5)
        let settled = direction.loss(under: .constant(η), after: 2_000)
        #expect(abs(settled / (η * 3 / (2 * (2 - 2 * η))) - 1) < 1e-9)
        #expect(abs(direction.floor(at: η) / settled - 1) < 1e-9)
    }

    @Test("with η* the inverse of v grows by λ²/σ² at every step")
    func bestRates() {
        let direction = NoisyDirection(curvature: 2, variance: 3, start: 5)
        let rates = direction.bestRates(steps: 500)
        let losses = direction.losses(under: Schedule { rates[$0] }, steps: 500)
        for (step, loss) in losses.enumerated() {
            // ½λv = v here, and 1/v = 1/5 + t·4/3.
            #expect(abs(loss * (0.2 + Double(step) * 4 / 3) - 1) < 1e-9)
        }
        // 1/(λt), with the start as so many steps more.
        #expect(abs(rates[499] * 2 * 500 - 1) < 0.01)
    }

    @Test("cut to a tenth, the loss is within a tenth of the lower floor after ln(100)/−ln(0.98²) steps")
    func settles() {
        let falling = NoisyBowl(seeds: [1]).falling
        // 0.0505 above it falls by 0.98² a step, to 0.000505.
        #expect(falling.arrival(at: NoisyDirection.bowl.floor(at: 0.01), after: 600) == 114)
    }

    @Test("a schedule is judged by what it leaves, of the loss or of the mistakes, beside the fixed rate")
    func leastLeft() {
        let ends = [Sample([2, 4]), Sample([3, 6]), Sample([1.5, 3]), Sample([4, 8])]
        var setting = Panel.Setting(name: "", isNetwork: true, rates: [1, 1, 1, 1], ends: ends)
        #expect(abs(setting.leastLeft - 0.75) < 1e-12)
        setting.errors = [Sample([0.2, 0.4]), Sample([0.4, 0.4]), Sample([0.4, 0.4]), Sample([0.1, 0.2])]
        #expect(abs(setting.leastLeft - 0.5) < 1e-12)
        #expect(abs(setting.mistakes(.oneCycle, over: .fixed) - 0.5) < 1e-12)
    }

    @Test("no rate is better for the next step than η*")
    func noBetterRate() {
        let direction = NoisyDirection.bowl
        let best = direction.bestRates(steps: 1)[0]
        let least = direction.loss(under: .constant(best), after: 1)
        for other in [0.9 * best, 1.1 * best] {
            #expect(direction.loss(under: .constant(other), after: 1) > least)
        }
    }

    @Test("the best fixed rate for 1,600 steps on the bowl, and its loss")
    func tuned() throws {
        // By a search in NumPy over 160 rates: 0.00105 at 0.0019, a cosine 0.000568 at 0.0043.
        let tuned = try Tuned()
        #expect(abs(tuned.cost(.fixed, in: tuned.bowl[1]) / 0.00105 - 1) < 0.01)
        #expect(abs(tuned.rate(.fixed, in: tuned.bowl[1]) / 0.0019 - 1) < 0.05)
        #expect(abs(tuned.cost(.cosine, in: tuned.bowl[1]) / 0.000568 - 1) < 0.01)
    }

    @Test("a hundred steps down the noisy ravine, at rates that bear a hundredth more")
    func hasty() throws {
        // By a search in NumPy over 8,000 rates.
        let tuned = try Tuned()
        for (plan, loss) in [(Plan.fixed, 0.3942), (.steps, 0.0082), (.cosine, 0.3584), (.linear, 0.1904)] {
            #expect(abs(tuned.cost(plan, in: tuned.hasty) / loss - 1) < 0.02)
        }
        // Document B's steps want 5.4 times the limit.
        #expect(abs(tuned.rate(.steps, in: tuned.hasty) / Tuned.steepLimit / 5.4 - 1) < 0.02)
    }

    @Test("document B's step decay has 41.5 % of its top rate's area, the cosine half")
    func area() {
        func area(_ plan: Plan) -> Double { plan.rate(from: 1, over: 8_000).values(steps: 8_000).reduce(0, +) / 8_000 }
        #expect(abs(area(.steps) - 0.415) < 1e-9)
        #expect(abs(area(.cosine) - 0.5) < 1e-3)
    }

    @Test("Rosenbrock's valley at fixed rates, as NumPy has it in double precision")
    func rosenbrock() {
        let below = Valley.losses(under: .constant(0.0019), steps: 20_000)
        #expect(abs(below[5_000] / 8.39e-5 - 1) < 0.01)
        #expect(abs(below[10_000] / 4.12e-8 - 1) < 0.01)
        #expect(below[20_000] < 2e-14)
        // Just above 2/λ = 0.0019968 it looks the better one until its oscillation shows.
        let above = Valley.losses(under: .constant(0.002), steps: 20_000)
        #expect(above[10_000] < below[10_000])
        #expect(above[20_000] > 1e-4)
        #expect(abs(Valley.limit(at: 1) - 0.0019968) < 1e-6)
    }

    @Test("Adam in Rosenbrock's valley, as Python has it")
    func adam() {
        let losses = Valley.adamLosses(rate: 0.001, steps: 1_000)
        #expect(abs(losses[1_000] / 4.176947 - 1) < 1e-5)
    }

    @Test("the recipe overflows within a few steps, 0.001 does not stick")
    func recipe() throws {
        let valley = try Valley()
        // After three steps, in single precision, the walk from (−1.2, 1) is at (1.43 × 10¹⁸, 2.17 × 10¹²): the loss overflows, not the place.
        #expect(valley.recipes.allSatisfy { !$0.loss.isFinite && $0.steps <= 6 } && valley.recipes[0].steps == 3)
        #expect(valley.hundredths.allSatisfy { !$0.loss.isFinite })
        #expect(abs(valley.progress[5_000] - 0.9391) < 1e-3)
        #expect(valley.fixed.rate < 0.0019968)
    }

    @Test("with whole batches, and so no noise, a rate that falls at every step ends higher than a fixed one")
    func decay() {
        func excess(batch: Int, _ schedule: Schedule) -> Double {
            let losses = Regression(seed: 1).losses(batch: batch, under: schedule, seed: 1)
            return losses.suffix(10).reduce(0, +) / 10 - 1
        }
        let decay = DecayExperiment.decay(from: 0.1)
        let falling = DecayExperiment.decay(from: 0.1, in: 1)
        // In NumPy: what a step keeps of the squared distance is (1 − 2η)², on any draw of the data.
        #expect(abs(excess(batch: 1_000, falling) / excess(batch: 1_000, 0.1) / 41_348 - 1) < 0.01)
        #expect(excess(batch: 1, decay) < 0.001 && excess(batch: 1, 0.1) > 0.5)
    }

    @Test("whole batches shrink the distance by 1 − 2η a step, since every curvature is 2")
    func wholeBatch() {
        let losses = Regression(seed: 1).losses(batch: 1_000, under: .constant(0.1), epochs: 3, seed: 1)
        #expect(abs((losses[1] - 1) / (losses[0] - 1) - 0.64) < 1e-5)
        #expect(abs((losses[2] - 1) / (losses[1] - 1) - 0.64) < 1e-5)
    }

    @Test("thirty batches are not thirty epochs")
    func units() {
        let printed = PrintedSchedules()
        #expect(abs(printed.meant - 0.1) < 1e-15)
        // 66 batches hold two whole thirties.
        #expect(abs(printed.written - 1e-3) < 1e-15)
        #expect(printed.onFlat.prefix(12).allSatisfy { $0 == 0.1 } && abs(printed.onFlat[12] - 0.01) < 1e-15)
    }

    @Test("a log of gradients sees them and leaves them alone")
    func gradientLog() {
        let log = GradientLog(first: 2)
        for scalars: [Scalar] in [[3, 4], [4, -3], [1, 1]] {
            var gradient: Parameters = ["w": Tensor(scalars)]
            log.apply(to: &gradient, at: [:])
            #expect(gradient["w"]?.scalars == scalars)
        }
        #expect(log.norms == [5, 5])
        #expect(log.agreements.count == 1 && abs(log.agreements[0]) < 1e-12)
    }

    @Test("digits to learn from and digits to be examined with are different ones")
    func split() {
        #expect(DigitsTask.train.count == 704 && DigitsTask.test.count == 1_093)
        #expect(DigitsTask.batchesPerEpoch == 22)
    }
}
