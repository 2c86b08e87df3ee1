import CKernels
import Testing

extension Kernels {
    @Suite struct LanesTests {
        @Test func `roots of lanes are the roots of their numbers`() {
            var generator = SplitMix64(state: 12)
            for _ in 0..<100 {
                let x: [Double] = generator.numbers(8).map(abs)
                let doubles = lanes_sqrt(SIMD8(x)), floats = lanes_sqrt(SIMD8(x.map { Float($0) }))
                for i in 0..<8 {
                    #expect(doubles[i] == x[i].squareRoot())
                    #expect(floats[i] == Float(x[i]).squareRoot())
                }
            }
        }
    }
}
