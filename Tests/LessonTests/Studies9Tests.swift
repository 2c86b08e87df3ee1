import Downhill
import Testing

@testable import lesson9

/// What the studies of lesson 9 must give by algebra.
@Suite("Lesson 9's studies")
struct Studies9Tests {
    @Test("at the minimum that Newton's method finds, cross-entropy has no slope")
    func stairs() {
        let draw = Stairs(seeds: [7]).draws[0]
        let slopes = draw.points.reduce(into: (w: 0.0, b: 0.0)) { sum, point in
            let error = Sigmoid.value(draw.w * point.x + draw.b) - (point.isYes ? 1 : 0)
            sum.w += error * point.x
            sum.b += error
        }
        #expect(abs(slopes.w) < 1e-9 && abs(slopes.b) < 1e-9)
        let anywhere = (-300...300).map { draw.errors(at: Double($0) / 100) }
        #expect(anywhere.allSatisfy { $0 >= draw.errors(at: draw.bestThreshold) })
        #expect(abs(Stairs.freshErrors(at: 0) - 0.158_655_253_931_457) < 1e-12)  // Φ(−1)
    }

    @Test("slopes by hand: p − q, and the squared error's")
    func byHand() {
        let byHand = ByHand()
        let p = byHand.probabilities
        #expect(abs(p[1] - 0.114_195) < 1e-6 && abs(byHand.loss - 2.169_846) < 1e-5)
        for (slope, expected) in zip(byHand.entropy, [p[0], p[1] - 1, p[2]]) { #expect(abs(slope - expected) < 1e-6) }
        let errors = [p[0], p[1] - 1, p[2]]
        let mean = zip(errors, p).reduce(0) { $0 + 2 * $1.0 * $1.1 }
        for index in 0..<3 { #expect(abs(byHand.squared[index] - p[index] * (2 * errors[index] - mean)) < 1e-6) }
    }

    @Test("the library's slopes are those of algebra")
    func slopes() {
        let slopes = Slopes()
        for (index, measured) in slopes.measured.enumerated() {
            for (x, size) in zip(slopes.scores, measured) where x <= 4 {
                let expected = Slopes.predicted[index](x)
                #expect(abs(size - expected) <= 1e-4 * expected + 1e-9, "loss \(index) at \(x)")
            }
        }
    }

    @Test("a walk follows the flow whose time is known in closed form")
    func recovery() {
        #expect(abs(Sigmoid.squaredCurvature - 0.154_058_570_1) < 1e-9)
        let recovery = Recovery()
        for (index, start) in Recovery.starts.enumerated() {
            #expect(abs(Double(recovery.steps.entropy[index]) - recovery.entropy.predicted(from: start)) < 3)
            #expect(abs(Double(recovery.steps.squared[index]) - recovery.squared.predicted(from: start)) < 7)
        }
    }

    @Test("single precision ends where its range does")
    func overflow() {
        let overflow = Overflow()
        #expect(overflow.firstWritten == 89)  // e⁸⁹ is above 3.4·10³⁸
        #expect(overflow.firstSlope == 89)  // and so is 1/p
        // At 100 p is stored, 3.8·10⁻⁴⁴, and 1/p is not: infinity times p would be infinite, and infinity less infinity is no number.
        let p = Tensor([0, 100], shape: [1, 2]).softmax().scalars[0]
        #expect(p > 0 && (1 / p).isInfinite && overflow.row(at: 100).apart.slope.isNaN)
        #expect(overflow.firstLoss == 104)  // e⁻¹⁰⁴ is below half of the smallest number, 1.4·10⁻⁴⁵
        #expect(overflow.sizes.allSatisfy { abs($0 - 1) < 1e-6 })
        #expect(LastDigit.worst() <= 0.51)
    }

    @Test("Huber's estimate is where the library's loss has no slope, and theory is the textbook's")
    func readings() {
        var generator = SplitMix64(seed: 3)
        let readings = (0..<101).map { $0 < 5 ? 10 * generator.normal() : generator.normal() }.sorted()
        let estimate = Readings.huberEstimate(readings)
        let targets = Tensor(readings.map { Scalar($0) })
        let slope = valueAndGradient(at: Tensor(repeating: Scalar(estimate), shape: [101])) {
            huberLoss($0, targets, delta: Scalar(Readings.δ))
        }.gradient.sum().item
        #expect(abs(slope) < 1e-6)

        let theory = Readings.predicted(share: 0)
        #expect(abs(theory.mean - 1 / 101.0.squareRoot()) < 1e-12)
        #expect(abs(theory.median / theory.mean - (Double.pi / 2).squareRoot()) < 1e-9)
        #expect(abs(theory.mean * theory.mean / (theory.huber * theory.huber) - 0.95) < 1e-5)
        #expect(abs(1 / Readings.flip(\.median) - 168.448) < 0.01)

        // Every noise has mean zero and deviation one: the mean is off by 1/√n, within four standard errors of a root mean square of 1,000 draws.
        let measured = Readings(seed: 1)
        for noise in Readings.Noise.allCases {
            #expect(abs(measured.errors(under: noise).mean / theory.mean - 1) < 0.09, "\(noise)")
        }
        // Under Laplace's noise the median's error is 1/√2 of the mean's when there are many readings.
        #expect(measured.errors(under: .laplace).ofBest > 1.25)
    }

    @Test("a curve's fit under normal noise is off by √(8/100), and adds what is added to the readings")
    func curve() {
        let curve = Curve(seed: 1)
        #expect(abs(curve.normal.squared / Curve.predicted - 1) < 0.05)
        #expect(abs(curve.logistic.squared / Curve.predicted - 1) < 0.05)
        // Of a curve's shape under noise of one side, with many points, Huber's loss is off by 0.80 of the squared error.
        #expect(curve.oneSided.ofBest > 1.15 && curve.oneSided.ofBest < 1.35)
        var generator = SplitMix64(seed: 2)
        let readings = (0..<Curve.points).map { _ in generator.normal() }
        let weigh = { (error: Double) in abs(error) <= 1 ? 1 : 1 / abs(error) }
        let plain = Curve.fit(readings, rounds: 60, weigh)
        let raised = Curve.fit(readings.map { $0 + 3 }, rounds: 60, weigh)
        #expect(abs(raised[0] - plain[0] - 30) < 1e-6)  // 3·√100
        for index in 1..<Curve.weights { #expect(abs(raised[index] - plain[index]) < 1e-6) }
    }

    @Test("the three objectives of a batch, by hand")
    func objectives() {
        let scores = Tensor([2, 0, -1], shape: [1, 3])
        #expect(abs(Objective.entropy.loss(scores, [1]).item - 2.169_846) < 1e-5)
        #expect(abs(Objective.scores.loss(scores, [1]).item - 2) < 1e-6)
        #expect(abs(Objective.probabilities.loss(scores, [1]).item - 0.499_468) < 1e-5)
    }

    @Test("label smoothing ends at ln 91")
    func runaway() {
        #expect(abs(Runaway.predicted - 4.510_859_506_516_85) < 1e-6)
        let runaway = Runaway()
        #expect(abs((runaway.smoothed.last ?? 0) - Runaway.predicted) < 1e-4)
        #expect(abs((runaway.plain.last ?? 0) - Runaway.flow(10_000)) < 0.02)
    }

    @Test("the calibration error of four answers")
    func calibration() {
        let answers = Calibration.Answers(confidence: [0.95, 0.95, 0.55, 0.55], isRight: [true, false, true, false])
        #expect(abs(answers.gap - 0.25) < 1e-12)  // half of |0.95 − 0.5| and half of |0.55 − 0.5|
        #expect(answers.accuracy == 0.5 && abs(answers.meanConfidence - 0.75) < 1e-12)
    }
}
