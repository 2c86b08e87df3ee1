import Checking
import Grading
import Testing

@Suite struct JudgeTests {
    private let judge = Judge(tolerance: 1e-6)
    private let expected = [Record("step 1", .numbers([1, 2])), Record("step 2", .numbers([3]))]

    @Test func `agrees within the tolerance, relative and absolute`() {
        #expect(judge.divergence(of: [expected[0], Record("step 2", .numbers([3.000_003]))], from: expected) == nil)
        #expect(judge.divergence(of: [expected[0], Record("step 2", .numbers([3.000_005]))], from: expected) != nil)
    }

    @Test func `of a guess the tolerance is a share`() {
        let (quarter, measured) = (Judge(tolerance: 0.25, isShare: true), [Record("x", .numbers([2]))])
        for (guess, counts) in [(1.51, true), (2.49, true), (1.49, false), (2.51, false), (-2, false)] {
            #expect((quarter.divergence(of: [Record("x", .numbers([guess]))], from: measured) == nil) == counts)
        }
    }

    @Test func `nothing is near infinity but itself`() {
        let infinite = [Record("x", .numbers([Double.infinity]))]
        #expect(judge.divergence(of: infinite, from: infinite) == nil)
        for other in [3, -Double.infinity, .nan] {
            #expect(judge.divergence(of: [Record("x", .numbers([other]))], from: infinite) != nil)
            #expect(judge.divergence(of: infinite, from: [Record("x", .numbers([other]))]) != nil)
        }
    }

    @Test func `names the first place where two reports part`() throws {
        let got = [Record("step 1", .numbers([1, 2.5])), Record("step 2", .numbers([7]))]
        let divergence = try #require(judge.divergence(of: got, from: expected))
        #expect(divergence.name == "step 1")
        #expect(divergence.expected == "[1, 2]")
        #expect(divergence.got == "[1, 2.5]")
    }

    @Test func `of single numbers it says which is the larger`() {
        let wanted = [Record("x", .numbers([3]))]
        #expect(judge.divergence(of: [Record("x", .numbers([4]))], from: wanted)?.isTooLarge == true)
        #expect(judge.divergence(of: [Record("x", .numbers([2]))], from: wanted)?.isTooLarge == false)
    }

    @Test func `misses what did not come and sees what was too much`() {
        #expect(judge.divergence(of: [expected[0]], from: expected)?.got == "nothing")
        #expect(judge.divergence(of: expected + [expected[1]], from: expected)?.expected == "no more")
    }

    @Test func `shows as many digits as differ, and says when it is rounding`() throws {
        let divergence = try #require(
            judge.divergence(of: [Record("x", .numbers([0.800_003]))], from: [Record("x", .numbers([0.8]))]))
        #expect((divergence.expected, divergence.got) == ("0.8", "0.800003"))
        #expect(divergence.isRounded)
        let near = Judge(tolerance: nil)
        let float = try #require(
            near.divergence(of: [Record("x", .numbers([Double(Float(0.8))]))], from: [Record("x", .numbers([0.8]))]))
        #expect(float.expected != float.got)
        #expect(float.isRounded)
        let far = try #require(
            near.divergence(of: [Record("x", .numbers([0.81]))], from: [Record("x", .numbers([0.8]))]))
        #expect(!far.isRounded)
    }

    @Test func `of a long list it shows the place where it parts`() throws {
        let (wanted, got) = (Array(repeating: 1.0, count: 20), Array(repeating: 1.0, count: 19) + [2])
        let divergence = try #require(
            judge.divergence(of: [Record("x", .numbers(got))], from: [Record("x", .numbers(wanted))]))
        #expect((divergence.expected, divergence.got) == ("1, as number 20", "2"))
    }

    @Test func `tells numbers that are none from numbers`() {
        let none = [Record("x", .numbers([.nan]))]
        #expect(judge.divergence(of: none, from: none) == nil)
        #expect(judge.divergence(of: [Record("x", .numbers([1]))], from: none) != nil)
        #expect(judge.divergence(of: none, from: [Record("x", .numbers([1]))]) != nil)
        #expect(judge.divergence(of: [Record("x", .numbers([1, 1]))], from: [Record("x", .numbers([1]))]) != nil)
        #expect(judge.divergence(of: [Record("x", .words("1"))], from: [Record("x", .numbers([1]))]) != nil)
    }
}
