import Testing

@testable import Grading

@Suite struct ConcealedNumberTests {
    @Test(arguments: [0.133_333, -20, 1_440, 9.999, 0.000_176, 1, 1e9])
    func `knows a number again in three digits, and no other`(number: Double) throws {
        let concealed = ConcealedNumber(number, tolerance: 1e-3, salt: "salt")
        let read = try #require(ConcealedNumber(Substring(concealed.description)))
        #expect(read == concealed)
        for right in [number, number * 1.000_9, number * 0.999_1] { #expect(read.matches(right), "\(right)") }
        for wrong in [number * 1.02, number * 0.98, -number, 2 * number, 0, .nan, .infinity] {
            #expect(!read.matches(wrong), "\(wrong)")
        }
    }

    @Test func `zero is a number too`() {
        let zero = ConcealedNumber(0, tolerance: 1e-3, salt: "salt")
        #expect(zero.matches(-0.0))
        #expect(!zero.matches(1e-9))
    }

    @Test func `the same number looks different in another place`() {
        #expect(
            ConcealedNumber(2, tolerance: 0, salt: "a").description.dropFirst(2)
                != ConcealedNumber(2, tolerance: 0, salt: "b").description.dropFirst(2))
        #expect(!ConcealedNumber(0.175, tolerance: 1e-3, salt: "a").description.contains("175"))
    }

    @Test func `a veil is lifted by the same salt only`() {
        let words = "the rate = 0.175"
        #expect(Veil.lift(Veil.cover(words, salt: "a"), salt: "a") == words)
        #expect(Veil.lift(Veil.cover(words, salt: "a"), salt: "b") != words)
    }
}
