import Downhill
import Testing

@testable import lesson4

/// What the studies of lesson 4 must give, by theory and by what readers recomputed in double precision.
@Suite("Studies of lesson 4")
struct Studies4Tests {
    @Test("s comes up from zero as 1 − βᵗ, and settles at the mean square")
    func workedAverages() {
        let study = WorkedAverages()
        #expect(abs(study.shaky.settled - 1508.25) < 0.01)
        #expect(abs(study.shaky.afterFour - 519.025) < 0.001)
        #expect(abs(study.calm.afterFour - 1.37371) < 1e-5)
        // 0.9²⁹ is below a twentieth, but slope 30 is the smallest of its round and leaves s at 1,430; 0.95 · 1,508.25 is 1,432.8.
        #expect(study.arrival == 31)
    }

    @Test("slope 1, then 10, then 1: the first step on the hill is 10/√10.9 long, the first beyond it 1/√90.1")
    func overTheHill() {
        let study = StepLengths()
        #expect(abs(study.ontoHill - 10 / 10.9.squareRoot()) < 0.01)
        #expect(abs(study.offHill - 1 / 90.1.squareRoot()) < 0.001)
        #expect(abs(study.firstOnSteep - 0.01 / 0.1.squareRoot()) < 1e-6)
    }

    /// The hop solves 2|w| = η with λ·η/√s = 2. What is left of the swinging dies out within three hundred steps.
    @Test("at a constant rate the steep weight ends hopping at η/2, its own rate 2/λ")
    func rest() throws {
        let study = try Rest()
        for walk in [study.documents, study.best, study.above, study.justAbove, study.below, study.small] {
            #expect(abs(Rest.Walk.unrest(walk.rmsprop) / (walk.η / 2) - 1) < 0.05)
            #expect(abs(try #require(walk.ownRates.last) * Rest.λ / 2 - 1) < 0.001)
        }
        // Descent's first step past the floor is 2·(20η − 1) long; RMSProp's overshoots in double precision, over all 600 steps.
        for (walk, descent, rmsprop) in [
            (study.best, 1.636, 0.207), (study.above, 0.4, 0.131), (study.justAbove, 0.04, 0.079),
        ] {
            #expect(abs(Rest.Walk.overshoot(walk.descent) - descent) < 0.001)
            #expect(abs(Rest.Walk.overshoot(walk.rmsprop) - rmsprop) < 0.002)
        }
        #expect(study.calmer > 0.0545 && study.calmer < 0.057)
        // In double precision the best rates for sixty steps are 0.178 to 0.186 and 0.089 to 0.090; descent strays 1.56 to 1.6, RMSProp nowhere.
        #expect((0.15...0.21).contains(study.rmspropAtBest.η) && (0.085...0.094).contains(study.descentAtBest.η))
        #expect(abs(Rest.Walk.overshoot(study.descentAtBest.descent.prefix(61)) - 1.58) < 0.1)
        #expect(Rest.Walk.overshoot(study.rmspropAtBest.rmsprop.prefix(61)) < 1e-6)
        // If it goes on: 0.17 to 0.39 at rates from 0.176 to 0.186.
        #expect(study.goingOn.lowerBound > 0.1 && study.goingOn.upperBound < 0.5)
    }

    @Test("along the axes κ is gone and the ratio of the distances, 2, is left; turned by 45° all of κ stays")
    func ownCoordinates() {
        let study = OwnCoordinates()
        #expect(abs(study.straight.ownCondition - 2) < 1e-3)
        #expect(abs(study.turned.ownCondition - 100.04) < 1)
        #expect(SamePath().largest < 1e-5)
    }

    @Test("a weight in units three, five, a hundred times smaller takes 64, 104, 1,883 steps in place of 49")
    func otherUnits() {
        let study = OtherUnits()
        #expect(study.same == 49 && study.three == 64 && study.five == 104)
        #expect(abs(study.other - 1_883) <= 2)
    }

    /// In double precision, several sets of nine starts: 0.03 to 0.05 % at 45° with constant rates (in single precision 0.12 to 0.2 %) against descent's 0.05 to 0.10 % with falling ones, 10⁻¹² at 5°, 2·10⁻⁵ at 15°.
    @Test("the first degrees cost RMSProp most, and at 45° it leaves a little less than gradient descent")
    func turnedRavine() throws {
        let study = try TurnedRavine(seed: 1)
        let (five, fifteen) = (study.left(study.rmsprop, at: 5), study.left(study.rmsprop, at: 15))
        #expect(study.left(study.rmsprop, at: 0) <= TurnedRavine.floor)
        #expect((1e-13...1e-11).contains(five))
        #expect((0.5e-5...4e-5).contains(fifteen))
        #expect((0.00025...0.0007).contains(study.left(study.rmsprop, at: 45)))
        // Ten phases of the starts: 0.028 to 0.048 % and 0.05 to 0.10 %, a factor of 1.7 to 3.6.
        for phase in study.phases {
            #expect((0.0002...0.0007).contains(phase.rmsprop) && (0.0004...0.0012).contains(phase.descent))
            #expect((1.2...4.5).contains(phase.descent / phase.rmsprop))
        }
        // From (4, 2) alone: 0.38 % at the best constant rate for sixty steps, 0.0096.
        #expect(abs(study.descentInRace.cost - 0.0038) < 0.0008)
        let descents = study.descent.map(\.cost)
        #expect(descents.allSatisfy { (0.0004...0.0011).contains($0) })
        #expect(fifteen / five > 10 * study.left(study.rmsprop, at: 45) / fifteen)
    }
}
