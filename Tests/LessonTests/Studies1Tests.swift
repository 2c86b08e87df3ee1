import Downhill
import Testing

@testable import lesson1

/// What lesson 1's studies must give by theory, and the right values of what it once had wrong.
@Suite("Lesson 1's studies")
struct Studies1Tests {
    static let seeds: [UInt64] = [101, 102, 103, 104, 105]

    @Test("the document's own sums")
    func firstSteps() {
        let sums = FirstSteps()
        #expect(zip(sums.onParabola, [2.4, 1.92]).allSatisfy { abs($0 - $1) < 1e-6 })
        #expect(sums.gradient == [8, 40])
        #expect(abs(sums.landing.x - 3.2) < 1e-6 && abs(sums.landing.y + 2) < 1e-6)
    }

    /// At (4, 2), −∇L = −(8, 40) and the straight way is −(4, 2): cos φ = 112/√(1664 · 20).
    @Test("downhill is 52 degrees off the straight way")
    func angle() {
        let angle = Point.degrees(between: [-8, -40], [-4, -2])
        #expect(abs(Elementary.cos(angle * .pi / 180) - 112 / (1664.0 * 20).squareRoot()) < 1e-12)
        #expect(abs(WayDown(seed: 1).angle - angle) < 1e-4)
        #expect(abs(Point.degrees(between: [1, 0], [0, 1]) - 90) < 1e-9)
        #expect(abs(Point.degrees(between: [1, 0], [-1, 0]) - 180) < 1e-6)
    }

    /// Rounding errors of single precision: each factor is a difference of two numbers below 2.
    @Test("a step on a parabola is the factor 1 − ηλ")
    func factor() {
        let factor = Factor()
        #expect(factor.largestError < 1e-6)
        #expect(
            factor.walks.map(\.words) == [
                "barely moves", "slides down", "slides down", "arrives in one step", "hops and closes in",
                "hops for ever",
                "flies apart",
            ])
    }

    /// Two errors, h²/6 and at most u/h: the best width is ∛(3u) up to the luck of the roundings, and there the error is at most about the sum of both.
    @Test("the best width of a difference is near the cube root of 3u")
    func check() {
        let check = GradientCheck()
        let best = GradientCheck.predictedWidth
        #expect((0.4...2.5).contains(check.bestWidth / best))
        let bound = best * best / 6 + GradientCheck.rounding / best
        #expect((check.central.min() ?? 1) < 1.5 * bound)
    }

    /// With κ = 10 and 100, (κ − 1)/(κ + 1) to the power of the steps is a millionth at 68.8 and 690.8.
    @Test("steps down ravines, and the descent lemma")
    func oneRate() {
        let study = OneRate()
        #expect(study.roundSteps == 1 && study.descentSteps == 69 && study.narrowSteps == 691 && study.newtonSteps == 1)
        #expect(study.networkWeights == 1_210)
        // After one step L = (4 − 8η)² + 10·(2 − 40η)².
        for (η, loss) in zip(study.rates, study.losses) {
            let exact = (4 - 8 * η) * (4 - 8 * η) + 10 * (2 - 40 * η) * (2 - 40 * η)
            #expect(abs(loss - exact) < 1e-4)
        }
    }

    /// 50.24 at 2/λ, below the 56 of the start: the lemma is a bound, and the loss rises from 1664/16064 on only.
    @Test("a little beyond 2/λ the loss still falls in the ravine")
    func beyondTheLemma() {
        let start = OneRate().loss
        #expect(abs(start - 56) < 1e-4)
        #expect(Ravine.ravine.loss(from: [4, 2], rate: 0.1035) < start)
        #expect(Ravine.ravine.loss(from: [4, 2], rate: 0.1037) > start)
    }

    /// In double precision, each step two loops over ten weights.
    @Test("a regression's loss from its gradient is the mean squared error's")
    func tenWeights() {
        var generator = SplitMix64(seed: 1)
        let data = TenWeights(using: &generator)
        let losses = data.losses(rate: 0.3, steps: 200)
        // Along the way down the loss falls, and it ends at rest: the next step changes nothing.
        #expect(zip(losses, losses.dropFirst()).allSatisfy { $1 <= $0 * (1 + 1e-12) })
        #expect(abs(losses[200] - losses[150]) < 1e-12)
        #expect(data.gradient(at: data.minimum).allSatisfy { abs($0) < 1e-12 })
    }

    /// A start lies in the deepest valley with the chance ((4.5 + 0.1567)/9)²: 26.8 %, not 24 %.
    @Test("the chance of the deepest valley")
    func valleys() {
        let study = FourValleys(seeds: Self.seeds)
        #expect(abs(study.chance - 0.2677) < 1e-3)
        #expect(abs(study.found - study.chance) < 4 * study.standardError)
        #expect(study.flat.count == 9)
        #expect(study.flat.count { FourValleys.isSaddle($0) } == 4 && study.flat.count { FourValleys.isTop($0) } == 1)
    }

    /// Exact shares of saddles among random symmetric matrices: 1/√2 for two dimensions, 1 − (π − 2√2)/2π for three; a standard error is 0.0032.
    /// Of five dimensions all but about three in 10,000 are saddles (20,000 matrices of another program).
    @Test("random Hessians are saddles as often as they must be")
    func saddles() {
        let count = SaddleCount(seeds: Self.seeds)
        #expect(count.share(1) == 0)
        #expect(abs(count.share(2) - SaddleCount.exact.two) < 0.013)
        #expect(abs(count.share(3) - SaddleCount.exact.three) < 0.0065)
        #expect(abs(count.share(5) - 0.9997) < 0.0006)
    }

    /// Descent in single precision stands still where η times the slope is about half a spacing below 1, 2⁻²⁵: half the rate, twice the slope.
    @Test("a smaller rate stands still at a larger slope")
    func standstill() {
        let study = Stopping()
        for still in study.standstills {
            #expect(still.isStill)
            #expect((0.8...1.6).contains(still.slope / still.predicted))
        }
        #expect((1.8...2.2).contains(study.standstills[1].slope / study.standstills[0].slope))
        #expect(study.slopeInDouble < 1e-8)
    }

    /// The loop's loss after 100 steps is ½·Σ i·(1 − 0.01 i)²⁰⁰.
    @Test("document C's loop")
    func loop() throws {
        let loop = try Loop()
        #expect(abs(loop.hundredth / loop.predicted - 1) < 1e-3)
        #expect(loop.byHand == loop.byLibrary)
    }

    /// Exact products with the Hessian, not differences across the kinks of ReLU, which gave 1.2.
    @Test("the curvature of the digits network at its start")
    func curvature() {
        let found = Self.seeds.map { DigitTask.curvature(at: DigitTask.model(seed: $0), seed: $0) }
        for (found, right) in zip(found, [0.63, 0.77, 0.58, 0.88, 0.70]) { #expect(abs(found - right) < 0.01) }
    }

    /// As Python has it: just above 2/λ, which is 0.0019968, the loss rises again, and stays below a ten-thousandth from step 18,248 on only.
    @Test("a rate just above the limit does not arrive in Rosenbrock's valley")
    func rosenbrock() {
        func steps(_ η: Double) -> Double {
            LossCurve(PanelSetting.rosenbrock(rate: η, steps: 20_000)).steps(to: 1e-4 * 24.2)
        }
        #expect(steps(0.00196) == 2_774 && steps(0.00198) == 2_743)
        #expect(steps(0.002) > 10_000)
    }

    /// In double precision: the middle of the five starts takes three steps from 0.0378 to 0.0384, four from 0.031 to there, seventeen at 0.01.
    @Test("the best rate among four valleys takes three steps")
    func fourValleys() {
        let setting = PanelSetting.all(seeds: [101])[4]
        func steps(_ η: Double) -> Double {
            Sample(
                setting.seeds.map { start in
                    let curve = setting.curve(η, start)
                    return curve.steps(to: 1e-4 * curve.start - (1 - 1e-4) * 78.33233)
                }
            ).median
        }
        #expect(steps(0.0381) == 3 && steps(0.034) == 4 && steps(0.01) == 17)
    }

    /// In NumPy the first rate above 0.13 at which two valleys improve by less than a tenth of the best is 0.281; the middle of the lowest losses of the
    /// first three steps is −0.155 there, and 0.3134 at 0.01. A grid half a power of ten apart has 1 in its place, where it is 23.
    @Test("between two valleys a rate a little too high is fast at first")
    func fastAtFirst() {
        let setting = PanelSetting.all(seeds: [101])[3]
        func lowest(_ η: Double) -> Double {
            Sample(
                setting.seeds.map { start in
                    let curve = setting.curve(η, start)
                    return (1...3).map { curve.loss(after: $0) }.min() ?? .infinity
                }
            ).median
        }
        #expect(abs(lowest(0.281) + 0.155) < 0.002 && abs(lowest(0.01) - 0.3134) < 0.001 && lowest(1) > 20)
    }

    /// As PyTorch and NumPy have it (starts of their own): the batch's loss rises on 48 % of the steps, with changes of a deviation of 0.21, at a fifth of
    /// the rate of 0.06, single runs from 0.035 to 0.072; the loss over all images ends at 0.70, at a fifth of the rate at 2.11.
    @Test("in small batches a lower rate calms the swings, and learns less")
    func smallBatches() {
        let (swing, change, easedChange) = RatePanel.inSmallBatches(seeds: Self.seeds)
        #expect(abs(swing.rises.median - 0.48) < 0.04)
        #expect(abs(change.median - 0.21) < 0.05 && abs(easedChange.median - 0.06) < 0.02)
        #expect(abs(swing.end.median - 0.70) < 0.15 && abs(swing.eased.median - 2.11) < 0.05)
    }

    /// In double precision: the rule fires on the ridge at step 29 at −24.83, and 3,000 steps later the walk is at −64.20.
    @Test("going on from the saddle the loss falls")
    func saddle() {
        let stop = Stopping().bySlope[2]
        #expect(abs(stop.run.last.loss + 24.83) < 0.01 && abs(stop.goingOn + 64.20) < 0.01)
        #expect(stop.lostLater > 1)
        // Of the way to (2.75, −2.90), where it goes, not to the deepest minimum.
        #expect(abs(stop.left - 0.925) < 0.002)
    }

    /// Among four valleys the losses at the starts are below zero; at 0.316 all five walks fly apart, at 0.0316 they arrive.
    @Test("an explosion is one from below zero too")
    func explosion() {
        let setting = PanelSetting.all(seeds: [101])[4]
        #expect(setting.seeds.allSatisfy { setting.curve(0.316, $0).peak == .infinity })
        #expect(setting.seeds.allSatisfy { setting.curve(0.0316, $0).end < -50 })
    }

    /// The same products in another order: equal up to the rounding of sixteen summands.
    @Test("hidden units that change places leave the loss as it was")
    func copies() {
        for network in Copies(seeds: Self.seeds).networks {
            #expect(zip(network.own.values, network.copy.values).allSatisfy { abs($0 - $1) < 1e-5 })
            #expect(zip(network.halfway.values, network.ends.values).allSatisfy { $0 > $1 })
        }
    }
}
