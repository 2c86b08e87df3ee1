import Downhill
import Testing

@testable import lesson5

@Suite("Lesson 5: what its studies must give")
struct Studies5Tests {
    @Test("without the correction the longest step is the twelfth, 6.5685 η; the averages fill as 1 − βᵗ")
    func start() {
        let start = Start(seed: 1)
        #expect(start.peak + 1 == 12)
        #expect(abs(start.uncorrected[11] - 6.568_52) < 1e-3)
        #expect(abs(start.uncorrected[999] - 1.257_58) < 1e-3)
        #expect(start.arrival(start.m) == 44 && start.arrival(start.v) == 4_603)
        #expect(start.gapOfParts < 1e-4)
    }

    @Test("the longest steps: (1 − β₁)/√(1 − β₂) after a silence, Schwarz's bound where slopes grow by β₂/β₁")
    func longest() {
        let steps = LongestStep(seed: 1).rows.map(\.step)
        #expect(abs(steps[2] - 3.162_2) < 1e-3)
        // Slopes that stay the same after a silence are a start without the correction.
        #expect(abs(steps[3] - 6.568_52) < 1e-3)
        #expect(abs(steps[4] - 7.270_1) < 1e-3)
        #expect(steps[4] <= LongestStep.schwarz)
    }

    @Test("a period of Reddi's loss lifts Adam by 16,263 η, as NumPy has it in double precision")
    func climb() {
        let climb = Climb()
        #expect(abs(climb.rise / 16_263 - 1) < 0.01)
        // From 1e-5 to 0.1 it arrives: 1.00, 1.00, 0.995 and 0.71.
        #expect(climb.ends.allSatisfy { $0 > 0.7 })
        #expect(abs((climb.ends.min() ?? 0) / 0.71 - 1) < 0.02)
    }

    @Test("a ravine along the axes is the same to Adam at any κ; turned, it is slow, and a long step does not stay")
    func race() throws {
        let race = try Race()
        // In double precision: 138 and 922 steps at 0.1; 127 at the best rate for the turned ravine, and outside again from 1,000 to 2,100 by the rate.
        #expect(race.places[0].adam.cost == race.places[1].adam.cost)
        #expect(abs(race.straight / 138 - 1) < 0.1)
        #expect(abs(race.turned / 922 - 1) < 0.1)
        #expect(abs(race.places[2].adam.cost / 127 - 1) < 0.1)
        #expect((800...2_500).contains(race.leaving))
        // Along the axes, at rates from 1 to 1.2: outside again between 2,999 and 3,349.
        #expect((2_900...3_450).contains(race.leavingStraight))
        // Round Rosenbrock's bend in NumPy's double precision: 686 steps at 0.29; from 0.3 on it is flung out again before as many have passed.
        #expect(abs(race.places[3].adam.cost / 686 - 1) < 0.02 && race.places[3].adam.rate < 0.3)
    }

    @Test("a weight a hundred times as far away takes 4,644 steps at 0.1 in place of 125, and 123 at 7.9")
    func far() {
        func steps(from start: Point, at rate: Double) -> Double {
            Descent(on: Ravine(condition: 1), from: start, by: Adam(learningRate: rate))
                .arrival(at: [0, 0], within: 1e-3, atMost: 30_000)
        }
        #expect(abs(steps(from: [2, 2], at: 0.1) / 125 - 1) < 0.05)
        #expect(abs(steps(from: [2, 200], at: 0.1) / 4_644 - 1) < 0.05)
        #expect(abs(steps(from: [2, 200], at: 7.9) / 123 - 1) < 0.2)
    }

    @Test("quarrelling slopes make steps of less than a quarter of η, whatever stretch is drawn")
    func quarrel() {
        // In NumPy, roots of the mean squares over 8,000 draws: 0.959, 0.2237 and 0.117.
        let typical = Anatomy(seed: 1).typicalSteps
        #expect(abs(typical[0] - 0.96) < 0.01 && abs(typical[1] - 0.2237) < 0.004 && abs(typical[2] - 0.117) < 0.01)
    }

    @Test("Adam's weights on rare features are a quarter each, and every unseen negative example is called positive")
    func rareFeatures() {
        let features = RareFeatures()
        let adam = RareFeatures.fitting(features.adam)
        #expect(adam.count >= 5)
        for outcome in adam { #expect(outcome.weights.allSatisfy { abs($0 - 0.25) < 0.05 }) }
        #expect(RareFeatures.errors(features.adam).least == 0.4)
        #expect(RareFeatures.errors(features.descent).largest == 0)
    }

    @Test("a sweep goes outwards until the gain is bad on both sides, and finds the width of a parabola")
    func sweep() {
        // Cost (log₁₀ η + 1)²: from a start of 4 the gain is 0.95 where the square is 0.2.
        let sweep = Sweep(over: 1e-4...1e-2, start: 4, seeds: [1, 2, 3]) { rate, _ in
            let x = Elementary.log(rate) / Elementary.log(10.0 as Double) + 1
            return x * x
        }
        #expect(abs(sweep.rate / 0.1 - 1) < 1e-6)
        #expect(abs(sweep.width - 2 * 0.2.squareRoot()) < 0.05)
        #expect(sweep.gain(at: 0.1) == 1 && sweep.gain(at: 0.5) == 0)
    }
}
