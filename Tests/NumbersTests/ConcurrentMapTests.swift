import Numbers
import Testing

@Suite struct ConcurrentMapTests {
    private struct Refusal: Error, Equatable {
        let number: Int
    }

    @Test func `results come in the elements' order, whatever the order of work`() {
        #expect((0..<100).concurrentMap { $0 * $0 } == (0..<100).map { $0 * $0 })
        #expect(["b", "c", "a"][1...].concurrentMap { $0 + "!" } == ["c!", "a!"])
        #expect([Int]().concurrentMap { $0 }.isEmpty)
    }

    @Test func `the first element that fails is the one that is told of`() {
        #expect(throws: Refusal(number: 3)) {
            try (0..<50).concurrentMap { number throws(Refusal) in
                guard number < 3 else { throw Refusal(number: number) }
                return number
            }
        }
    }
}
