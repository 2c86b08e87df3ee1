import Numbers
import Testing

@Suite struct `A number in full` {
    @Test func `is nan whatever sign it has`() {
        #expect((-Double.nan).inFull == "nan")
        #expect((-Float.nan).inFull == "nan")
        #expect(Double(bitPattern: 0xFFF8_0000_0000_0001).inFull == "nan")
        #expect((0.1 + 0.2).inFull == "0.30000000000000004")
        #expect((-Double.infinity).inFull == "-inf")
    }

    @Test func `what is not a number is one, all else goes by bits`() {
        #expect([1, -Double.nan].isIdentical(to: [1, .nan]))
        #expect(![0.0].isIdentical(to: [-0.0]))
        #expect(![1.0].isIdentical(to: [1, .nan]))
    }

    @Test func `a digest takes what is not a number as one`() {
        func digest(_ number: Double) -> Digest {
            var digest = Digest()
            digest.add(number)
            digest.add(Float(number))
            return digest
        }
        #expect(digest(.nan) == digest(-.nan))
        #expect(digest(0) != digest(-0.0))
    }
}
