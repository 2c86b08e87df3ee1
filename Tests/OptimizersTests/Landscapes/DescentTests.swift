import Optimizers
import Tensors
import Testing

@Suite struct `A descent` {
    @Test func `starts where it is told, and counts from there`() {
        let snapshots = Array(Descent(on: .ravine, from: [4, 2], by: SGD(learningRate: 0.125)).prefix(3))
        #expect(snapshots.map(\.step) == [0, 1, 2])
        #expect(snapshots.map(\.point) == [[4, 2], [3, -3], [2.25, 4.5]])
        #expect(snapshots.first?.loss == 56)
        #expect(snapshots.first?.gradient == [8, 40])
    }

    @Test func `follows the theory of a quadratic to its step count`() {
        // (κ − 1)/(κ + 1) = 9/11 a step at η = 2/(2 + 20); ln 1e-6/ln (9/11) = 68.8.
        let descent = Descent(on: .ravine, from: [4, 2], by: SGD(learningRate: 1.0 / 11))
        let near = StoppingRule.distance(below: 1e-6 * Point(4, 2).length, to: .zero)
        #expect(descent.steps(until: near, atMost: 1_000) == 69)
    }

    @Test func `says that it diverged, and ends there`() {
        let trajectory = Descent(on: .rosenbrock, by: SGD(learningRate: 0.1)).run(atMost: 1_000)
        #expect(trajectory.outcome == .diverged)
        #expect(trajectory.steps < 20)
        #expect(trajectory.last.diverged)
        #expect(trajectory.snapshots.dropLast().allSatisfy { !$0.diverged })
        #expect(Array(Descent(on: .rosenbrock, by: SGD(learningRate: 0.1))).count == trajectory.snapshots.count)
    }

    @Test func `stops where its rule says`() {
        let descent = Descent(on: .bowl, from: [1, 0], by: SGD(learningRate: 0.25))  // halves w
        #expect(descent.steps(until: .gradientNorm(below: 0.01), atMost: 100) == 8)  // 2·2⁻⁸ < 0.01
        #expect(descent.steps(until: .loss(below: 0.01), atMost: 100) == 4)  // 4⁻⁴
        #expect(descent.steps(until: .lossChange(below: 0.01), atMost: 100) == 5)  // 3·4⁻⁵
        #expect(descent.steps(until: .gradientNorm(below: 0.01), atMost: 7) == nil)
        #expect(descent.run(atMost: 7, until: .gradientNorm(below: 0.01)).outcome == .unfinished)
        #expect(descent.run(atMost: 0).steps == 0)
    }

    @Test func `by Newton's method reaches a quadratic's minimum in one step`() {
        let trajectory = Descent(on: .rotatedRavine(condition: 100), by: Newton())
            .run(atMost: 5, until: .distance(below: 1e-4, to: .zero))
        #expect(trajectory.steps == 1)
        #expect(Descent(on: .parabola, by: Newton(damping: 0.5)).run(atMost: 1).last.point == [1.5, 0])
        #expect(Descent(on: .saddle, by: Newton()).run(atMost: 1).last.point == .zero)
    }

    @Test func `takes its gradient where a rule looks ahead`() {
        // v = 0.125·8 = 1, w = 3; then at w − ½·1 = 2.5 the slope is 5, v = 0.5 + 0.625, w = 1.875.
        let points = Descent(
            on: .ravine, from: [4, 0], by: NesterovLookahead(learningRate: 0.125, momentum: 0.5)
        ).prefix(3).map(\.point.x)
        #expect(points == [4, 3, 1.875])
    }

    @Test func `with noise repeats itself for the same seed`() {
        func last(_ seed: UInt64) -> Point {
            Descent(
                on: .ravine, by: SGD(learningRate: 0.05),
                noise: GradientNoise(deviation: 1, using: SplitMix64(seed: seed))
            ).run(atMost: 50).last.point
        }
        #expect(last(1) == last(1))
        #expect(last(1) != last(2))
    }

    @Test func `on a noisy parabola fluctuates as theory says`() {
        // E[w²] = ησ²/(λ·(2 − ηλ)): here 0.1/(2·1.8) = 0.0278. 20,000 steps, a correlation time of about 5.
        let descent = Descent(
            on: .parabola, from: .zero, by: SGD(learningRate: 0.1),
            noise: GradientNoise(deviation: 1, using: SplitMix64(seed: 7)))
        let squares = descent.prefix(20_001).map { Double($0.point.x * $0.point.x) }
        let mean = squares.reduce(0, +) / Double(squares.count)
        #expect(abs(mean / 0.027778 - 1) < 0.1)
    }

    @Test func `starts anew whenever it is walked`() {
        let descent = Descent(
            on: .bowl, by: Momentum(learningRate: 0.1), noise: GradientNoise(deviation: 1, using: SplitMix64(seed: 3)))
        var underWay = descent.makeIterator()
        let first = (0..<9).map { _ in underWay.next()?.point }
        #expect(Set(first).count == 9)
        #expect(descent.prefix(9).map(\.point) == first)
    }

    @Test func `counts an epoch a step`() {
        let descent = Descent(on: .bowl, by: SGD(learningRate: .step(from: 1, every: .epochs(2), by: 0.5)))
        let rates = descent.prefix(5).map(\.learningRate)
        #expect(rates == [1, 1, 0.5, 0.5, 0.25])
    }
}
