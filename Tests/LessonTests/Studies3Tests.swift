import Downhill
import Testing

@testable import lesson3

/// What the studies of lesson 3 must give, by theory.
@Suite("Studies of lesson 3")
struct Studies3Tests {
    @Test("a velocity grows to η/(1 − γ), wears down to η/(1 + γ), and turns when γᵗ falls below a half")
    func velocities() throws {
        let study = try Velocities(seeds: [1, 2, 3])
        for (i, γ) in Velocities.γs.enumerated() {
            // After t steps γᵗ of the way is left, 60 of them here.
            let left = Elementary.pow(γ, 60)
            #expect(abs(study.steady[i][59] - 0.1 * (1 - left) / (1 - γ)) < 1e-5)
            #expect(abs(study.alternating[i][59] + 0.1 * (1 - left) / (1 + γ)) < 1e-5)
            #expect(abs(study.scatter[i].median / ((1 - γ) / (1 + γ)).squareRoot() - 1) < 0.1)
        }
        #expect(study.stepsToTurn == [1, 7, 14])
        #expect(abs(study.impulse.reduce(0, +) - 10 * (1 - Elementary.pow(0.9, 81))) < 1e-4)
    }

    @Test("the shrink factor: |1 − ηλ| without momentum, √γ where it rings, the same at both ends of Polyak's pair")
    func shrinkFactor() {
        #expect(RavineTheory.shrinkFactor(1.5, momentum: 0) == 0.5)
        #expect(abs(RavineTheory.shrinkFactor(1, momentum: 0.81) - 0.9) < 1e-12)
        // At the edge of divergence, ηλ = 2(1 + γ), a root is −1.
        #expect(abs(RavineTheory.shrinkFactor(2 * 1.9, momentum: 0.9) - 1) < 1e-9)
        let theory = RavineTheory(κ: 100)
        let root = theory.polyakMomentum.squareRoot()
        #expect(abs(root - 9.0 / 11) < 1e-12)
        // Two roots meet there: half the digits of a rounding are lost.
        for ηλ in [2 * theory.polyakRate, 200 * theory.polyakRate] {
            #expect(abs(RavineTheory.shrinkFactor(ηλ, momentum: theory.polyakMomentum) - root) < 1e-6)
        }
        #expect(ShrinkMap().largestError < 1e-5)
    }

    @Test("the race: 69 steps for a factor of 9/11, and no rate saves γ = 0.9")
    func race() throws {
        let race = try Race()
        #expect(race.descent.steps == Int(RavineTheory.steps(factor: 9.0 / 11).rounded(.up)))
        let level = RavineTheory.steps(factor: 0.9.squareRoot())
        // In double precision 241 at the best of 400 rates; in single a few more or less.
        #expect(Double(race.usual.steps) > 0.9 * level && race.usual.steps <= 245)
        #expect(race.polyak.steps < race.descent.steps / 2)
        for other in race.others { #expect(other.steps < race.descent.steps) }
    }

    @Test("a crossing is a change of side; a step that lands on the floor is none by itself")
    func crossings() {
        // At 0.1 the steep weight goes from 2 to −2 and back for ever; at 0.05 it lands on the floor and stays.
        #expect(Zigzag.crossings(Descent(on: .ravine, by: SGD(learningRate: 0.1)).run(atMost: 60)) == 60)
        #expect(Zigzag.crossings(Descent(on: .ravine, by: SGD(learningRate: 0.05)).run(atMost: 60)) == 0)
        // With momentum the ball is carried through it.
        #expect(Zigzag.crossings(Descent(on: .ravine, by: Momentum(learningRate: 0.05)).run(atMost: 2)) == 1)
    }

    /// By theory: along, 4 less the 0.8⁶⁰ or 0.96⁶⁰ of it that is left; across, 4 a step at 0.1, where it jumps from 2 to −2, and 2 in all at 0.02.
    @Test("at the document's rate nearly all of the way goes across, at a fifth of it more goes along")
    func ways() throws {
        let zigzag = try Zigzag()
        let (documents, small) = (zigzag.ways[0], zigzag.ways[2])
        #expect(abs(documents.along - 4 * (1 - Elementary.pow(0.8, 60))) < 1e-3 && abs(documents.across - 240) < 1e-2)
        #expect(abs(small.along - 4 * (1 - Elementary.pow(0.96, 60))) < 1e-3 && abs(small.across - 2) < 1e-3)
        #expect(zigzag.stepsAlong == 62 && zigzag.bowlSteps == 62)
    }

    @Test("both forms walk one path until the rate falls; the look ahead is the library's")
    func forms() {
        let forms = Forms()
        #expect(forms.constantGap < 1e-4 && forms.lookaheadGap < 1e-5)
        #expect(abs(forms.fallingGap - 0.8006) < 1e-3)
        #expect(abs(forms.loss / 0.00127584 - 1) < 1e-3)
    }

    @Test("Lessard's loss: the slope is the loss's, the ball goes round three places, most starts arrive")
    func kink() {
        let place = Lessard()
        for x: Scalar in [-1, 0.5, 1.5, 3] {
            let slope = (place.value(at: [x + 0.01, 0]) - place.value(at: [x - 0.01, 0])) / 0.02
            #expect(abs(slope - place.gradient(at: [x, 0]).x) < 0.02)
        }
        let kink = Kink()
        for (found, expected) in zip(kink.cycle, [-1.80245, 2.11592, 0.64653, -1.80245, 2.11592, 0.64653]) {
            #expect(abs(found - expected) < 1e-3)
        }
        // At 1/13 the curvatures 1 and 25 both leave 12/13; counted outside the lesson: 12.0 % of the starts are caught.
        #expect(abs(kink.descentDistance / Elementary.pow(12.0 / 13, 120) - 1) < 0.1)
        #expect(abs(kink.caught - 0.12) < 0.01)
    }

    // Recomputed outside the lesson in double precision, the middle of three rates a fiftieth apart: 13 and 19, 38 and 13 with momentum, 25 to 28 and 23 across the plateau.
    @Test("off a saddle as steep along as down, Adam takes longer than plain descent")
    func flatPlaces() throws {
        let places = try FlatPlaces()
        #expect(places.round.descent.cost == 13)
        #expect(places.round.adam.cost >= 18 && places.round.adam.cost <= 20 && places.round.adam.rate < 1.6)
        #expect(abs(places.round.momentum.cost - 38) <= 3 && abs(places.round.gentle.cost - 13) <= 1)
        #expect(abs(places.plateau.momentum.cost - 27) <= 3 && abs(places.plateau.gentle.cost - 23) <= 1)
        #expect(abs(places.stiff.descent.cost - 384) <= 2 && abs(places.stiff.adam.cost - 23) <= 1)
    }

    // Recomputed outside the lesson in double precision.
    @Test("how far from the floor the bend throws each, and each that is round it within 1,000 steps")
    func bend() throws {
        let bend = try Bend()
        for (walk, furthest) in zip(bend.descent + bend.momentum, [0.01054, 0.9178, 1.739, 0.01634, 0.01999, 0.02628]) {
            #expect(abs(walk.furthest / furthest - 1) < 0.01)
        }
        let (adam, momentum) = (try #require(bend.adam.brisk), try #require(bend.bestMomentum.brisk))
        #expect(adam.furthest > 0.030 && adam.furthest < 0.035)
        #expect(momentum.furthest > 0.0148 && momentum.furthest < 0.0168)
        #expect(bend.bestDescent.brisk == nil && bend.rmsProp.brisk == nil)
        // Given the time, plain descent is nearest: 0.0088 at 0.00083, 18,431 steps; at any rate RMSProp strays 0.0144, Adam 0.0120, momentum 0.0126.
        #expect(bend.bestDescent.nearest.furthest < bend.descent[0].furthest)
        #expect(bend.rmsProp.nearest.furthest > 0.014 && bend.rmsProp.nearest.furthest < 0.0152)
        #expect(bend.adam.nearest.furthest > 0.0117 && bend.bestMomentum.nearest.furthest < 0.0132)
    }
}
