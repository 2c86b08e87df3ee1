import CKernels
import Testing

extension Kernels {
    @Suite struct ElementwiseTests {
        static let counts = [0, 1, 2, 3, 7, 8, 15, 16, 17, 31, 33, 1000, 16_384, 16_385, 40_001]

        @Test(arguments: counts)
        func `every element is what the formula gives, to the bit, everywhere`(count: Int) {
            check(Float.self, count)
            check(Double.self, count)
        }

        func check<T: Precision>(_: T.Type, _ count: Int) {
            var generator = SplitMix64(state: 10)
            let special: [T] = [
                0, -0.0, .infinity, -.infinity, .nan, .leastNonzeroMagnitude, -.leastNormalMagnitude,
                .greatestFiniteMagnitude, 1, -1, 800, -800, 100, -100,
            ]
            var x = (generator.numbers(count) as [T]).map { 30 * $0 * $0 * $0 }
            for (i, value) in special.enumerated() where i < count { x[(i * 37) % count] = value }
            let y: [T] = generator.numbers(count), a: T = 0.7
            for (name, kernel, formula) in T.unary {
                let got: [T] = everywhere("\(T.self) \(name)") { filled(count) { kernel(x, $0, count) } }
                #expect(sameBits(got, x.map(formula)), "\(T.self) \(name) of \(count)")
                var inPlace = x
                inPlace.withUnsafeMutableBufferPointer { buffer in
                    if let base = buffer.baseAddress { kernel(base, base, count) }
                }
                #expect(sameBits(inPlace, got), "\(T.self) \(name) in place")
            }
            for (name, kernel, formula) in T.binary {
                let got: [T] = everywhere("\(T.self) \(name)") { filled(count) { kernel(x, y, $0, count) } }
                #expect(sameBits(got, zip(x, y).map(formula)), "\(T.self) \(name) of \(count)")
            }
            for (name, kernel, formula) in T.scaling {
                let got: [T] = everywhere("\(T.self) \(name)") {
                    filled(count) { out in
                        for i in 0..<count { out[i] = y[i] }
                        kernel(a, x, out, count)
                    }
                }
                #expect(sameBits(got, zip(x, y).map { formula(a, $0, $1) }), "\(T.self) \(name) of \(count)")
            }
        }

        @Test(arguments: [(0, 3), (1, 1), (5, 17), (3, 0), (2000, 10), (3, 20_000)], [false, true])
        func `bias is added to every row`(size: (Int, Int), relu: Bool) {
            let (rows, columns) = size
            var generator = SplitMix64(state: 11)
            let x: [Float] = generator.numbers(rows * columns), bias: [Float] = generator.numbers(columns)
            let got: [Float] = everywhere("bias") {
                filled(rows * columns) { Float.addBias(x, bias, $0, rows, columns, relu) }
            }
            for i in x.indices {
                let sum = x[i] + bias[i % columns]
                #expect(got[i] == (relu && sum < 0 ? 0 : sum))
            }
        }
    }
}
