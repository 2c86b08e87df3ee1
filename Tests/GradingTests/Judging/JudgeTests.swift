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

    @Test func `tells numbers that are none from numbers`() {
        let none = [Record("x", .numbers([.nan]))]
        #expect(judge.divergence(of: none, from: none) == nil)
        #expect(judge.divergence(of: [Record("x", .numbers([1]))], from: none) != nil)
        #expect(judge.divergence(of: none, from: [Record("x", .numbers([1]))]) != nil)
        #expect(judge.divergence(of: [Record("x", .numbers([1, 1]))], from: [Record("x", .numbers([1]))]) != nil)
        #expect(judge.divergence(of: [Record("x", .words("1"))], from: [Record("x", .numbers([1]))]) != nil)
    }
}
