import Downhill
import Testing

@testable import lesson3

/// What the studies of lesson 3 must give, by theory.
@Suite("Studies of lesson 3")
struct Studies3Tests {
    @Test("a velocity grows to η/(1 − γ), wears down to η/(1 + γ), and turns when γᵗ falls below a half")
    func velocities() {
        let study = Velocities(seeds: [1, 2, 3])
        for (i, γ) in Velocities.γs.enumerated() {
            // After t steps γᵗ of the way is left, 60 of them here.
            let left = Elementary.pow(γ, 60)
            #expect(abs(study.steady[i][59] - 0.1 * (1 - left) / (1 - γ)) < 1e-5)
            #expect(abs(study.alternating[i][59] + 0.1 * (1 - left) / (1 + γ)) < 1e-5)
            #expect(abs(study.scatter[i].median / ((1 - γ) / (1 + γ)).squareRoot() - 1) < 0.1)
        }
        #expect(study.stepsToTurn == [1, 7, 14])
        #expect(abs(study.impulse.reduce(0, +) - 10 * (1 - Elementary.pow(0.9, 81))) < 1e-4)
        // η/(1 − γ): an average in the document's example, and there only.
        #expect(abs(study.documentsSum - 1) < 1e-3 && abs(study.smallSum - 0.2) < 1e-3)
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
        // Where both directions can ring, √γ is the least; without momentum it is (κ − 1)/(κ + 1).
        #expect(abs(theory.bestFactor(momentum: 0.9) - 0.9.squareRoot()) < 1e-9)
        #expect(theory.bestFactor(momentum: 0) < theory.descentFactor + 0.02)
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
        // Outside the lesson 250 to 264 at sixty rates from 0.005 to 0.1: between the curves only γ counts.
        #expect(race.ringing.lowerBound >= 248 && race.ringing.upperBound <= 266)
    }

    @Test("a crossing is a change of side; a step that lands on the floor is none by itself")
    func crossings() {
        // At 0.1 the steep weight goes from 2 to −2 and back for ever; at 0.05 it lands on the floor and stays.
        #expect(Zigzag.crossings(Descent(on: .ravine, by: SGD(learningRate: 0.1)).run(atMost: 60)) == 60)
        #expect(Zigzag.crossings(Descent(on: .ravine, by: SGD(learningRate: 0.05)).run(atMost: 60)) == 0)
        // With momentum the ball is carried through it.
        #expect(Zigzag.crossings(Descent(on: .ravine, by: Momentum(learningRate: 0.05)).run(atMost: 2)) == 1)
    }

    @Test("down the ravine descent takes 69 steps at its best rate, down the round bowl one")
    func swings() throws {
        let zigzag = try Zigzag()
        // Undamped, and by √γ a step from step 50 on.
        #expect(abs(zigzag.swing.descent - 2) < 1e-3 && zigzag.swing.momentum < 3 * Elementary.pow(0.9, 25))
        #expect(zigzag.bowlSteps == 62)
        #expect(zigzag.bestSteps.ravine == 69 && zigzag.bestSteps.bowl == 1)
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

    // Recomputed outside the lesson in double precision, the middle of three rates a fiftieth apart, by several grids of rates.
    @Test(
        "off a saddle as steep along as down, Adam takes longer than plain descent; off a stiff one momentum leaves it far behind"
    )
    func flatPlaces() throws {
        let places = try FlatPlaces()
        let (stiff, mild, round, plateau) = (places.stiff, places.mild, places.round, places.plateau)
        #expect(round.descent.best.cost == 13)
        #expect(round.adam.best.cost >= 18 && round.adam.best.cost <= 20 && round.adam.best.rate < 1.6)
        #expect((28...38).contains(round.momentum.best.cost) && abs(round.gentle.best.cost - 13) <= 1)
        // Sharply tuned: at rates below 1.3 no fewer than 31.
        #expect(plateau.momentum.unmet > 30 && plateau.momentum.unmet < plateau.descent.unmet)
        #expect((19...27).contains(plateau.momentum.best.cost) && abs(plateau.gentle.best.cost - 23) <= 1)
        #expect(abs(stiff.descent.best.cost - 384) <= 2 && abs(stiff.adam.best.cost - 23) <= 1)
        // Off: the first step with half of the way along w₂ behind it.
        #expect(abs(stiff.descent.exit - 324) <= 8 && abs(stiff.rolling.exit - 48) <= 4 && stiff.adam.exit <= 14)
        #expect(
            abs(mild.descent.exit - 37) <= 2 && abs(mild.momentum.exit - 20) <= 2 && abs(mild.gentle.exit - 18) <= 2)
    }

    // Recomputed outside the lesson: at η = 0.01 from 1.65 to 2.3; from 1.5 it is too slow, from 2.4 it comes back, from 2.85 to 3.45 it crosses once more.
    @Test("a ball is carried over the hump with speed, and not with too much")
    func hump() {
        let hump = Hump()
        #expect(hump.far.isCarried && !hump.near.isCarried && !hump.farther.isCarried)
        #expect(abs(hump.carried.lowerBound - 1.65) < 0.01 && abs(hump.carried.upperBound - 2.3) < 0.01)
        #expect(abs(hump.again.lowerBound - 2.85) < 0.01 && abs(hump.again.upperBound - 3.45) < 0.01)
        #expect(abs(hump.longest - 0.287) < 0.01 && abs(hump.width - 0.880) < 0.01)
    }

    // Recomputed outside the lesson in double precision.
    @Test("how far from the floor each strays round the bend, how soon it is there, and how near it can keep")
    func bend() throws {
        let bend = try Bend()
        let walks = bend.descent.prefix(2) + bend.momentum
        for (walk, furthest) in zip(walks, [0.00738, 0.00741, 0.01333, 0.01419, 0.0140]) {
            #expect(abs(walk.furthest / furthest - 1) < 0.01 && walk.onBend == walk.furthest)
        }
        // Above 2/λ at the minimum plain descent is round the bend all the same, and never comes to rest.
        #expect(abs(bend.descent[2].onBend - 0.00745) < 1e-4 && bend.descent[2].furthest > 0.1)
        #expect(bend.descent[2].arrival == .infinity)
        for (walk, furthest) in zip(bend.runUp, [0.01515, 0.01531, 0.0199]) {
            #expect(abs(walk.furthest / furthest - 1) < 0.01)
        }
        // Within 0.05 of the floor, by finer grids: 7,640, 288 and 6,860 steps; Adam's hang on grid and rounding, some 500 to 700.
        #expect(abs(bend.bestDescent.fewest.lowerBound / 7_640 - 1) < 0.02)
        #expect(abs(bend.bestMomentum.fewest.lowerBound / 288 - 1) < 0.03)
        #expect(abs(bend.rmsProp.fewest.lowerBound / 6_860 - 1) < 0.01)
        #expect(bend.adam.fewest.lowerBound > 490 && bend.adam.fewest.upperBound < 750)
        // The nearest from the bend, and from (−1, 1).
        for (best, nearest) in [
            (bend.bestDescent, [0.00737, 0.00809]), (bend.bestMomentum, [0.0102, 0.01245]),
            (bend.rmsProp, [0.00285, 0.01433]),
        ] {
            #expect(abs(best.nearest / nearest[0] - 1) < 0.05)
            #expect(abs(best.nearestFromSteep / nearest[1] - 1) < 0.05)
        }
        // Adam's nearest is at a rate of some 0.00012, where one rate is far from the next: 0.00019.
        #expect(bend.adam.nearest < 0.0004 && abs(bend.adam.nearestFromSteep / 0.0116 - 1) < 0.05)
        #expect(bend.momentumEdge > 0.004 && bend.momentumLimit < 0.0055)
    }
}
