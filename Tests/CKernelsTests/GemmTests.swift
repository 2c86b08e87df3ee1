import CKernels
import Testing

extension Kernels {
    @Suite struct GemmTests {
        @Test(arguments: [
            (0, 3, 2), (3, 0, 2), (1, 1, 0), (5, 7, 0), (1, 1, 1), (1, 17, 3), (13, 1, 5), (2, 3, 257), (7, 31, 64),
            (12, 32, 300), (13, 33, 19), (37, 53, 101), (64, 128, 97), (61, 250, 17), (100, 10, 784), (290, 270, 9),
        ])
        func `agrees with its twin in every transpose, everywhere`(m: Int, n: Int, k: Int) {
            check(Float.self, m, n, k)
            check(Double.self, m, n, k)
        }

        func check<T: Precision>(_: T.Type, _ m: Int, _ n: Int, _ k: Int) {
            var generator = SplitMix64(state: 1)
            for (transposeA, transposeB, accumulate) in [
                (false, false, false), (true, false, true), (false, true, true), (true, true, false),
            ] {
                // Rows longer than needed: what lies between them must stay as it is.
                let lda = (transposeA ? m : k) + 3, ldb = (transposeB ? k : n) + 1, ldc = n + 2
                let a: [T] = generator.numbers(lda * (transposeA ? k : m) + 1)
                let b: [T] = generator.numbers(ldb * (transposeB ? n : k) + 1)
                let c: [T] = generator.numbers(ldc * m + 1)
                func product(_ gemm: T.Gemm, _ a: [T], _ b: [T], _ c: [T]) -> [T] {
                    var c = c
                    gemm(transposeA, transposeB, m, n, k, a, lda, b, ldb, &c, ldc, accumulate)
                    return c
                }
                let name = "\(T.self) \(m)×\(n)×\(k) \(transposeA) \(transposeB) \(accumulate)"
                let got = everywhere(name) { product(T.gemm, a, b, c) }
                let want = product(T.referenceGemm, a, b, c)
                let magnitude = product(T.referenceGemm, a.map(abs), b.map(abs), c.map(abs))
                // k fused multiply-adds; the twin rounds twice a step, in double, and once more at the end.
                let bound = T.γ(k + 1) + Double.γ(2 * k) + T.γ(1)
                expectClose(got, want, within: bound, of: magnitude, name)
            }
        }

        @Test func `each element is one chain of fused multiply-adds in the order of k`() {
            let (m, n, k) = (14, 35, 600)
            var generator = SplitMix64(state: 2)
            let a: [Float] = generator.numbers(m * k), b: [Float] = generator.numbers(k * n)
            let c: [Float] = everywhere("chain") {
                filled(m * n) { dh_gemm_f(false, false, m, n, k, a, k, b, n, $0, n, false) }
            }
            for i in 0..<m {
                for j in 0..<n {
                    let chain = (0..<k).reduce(Float(0)) { $0.addingProduct(a[i * k + $1], b[$1 * n + j]) }
                    #expect(c[i * n + j] == chain)
                }
            }
        }

        @Test func `not a number and infinity reach the elements they belong to and no others`() {
            let (m, n, k) = (20, 40, 30)
            var a = [Float](repeating: 1, count: m * k)
            let b = [Float](repeating: 1, count: k * n)
            a[5 * k + 7] = .nan
            a[6 * k + 29] = .infinity
            let c: [Float] = everywhere("nan") {
                filled(m * n) { dh_gemm_f(false, false, m, n, k, a, k, b, n, $0, n, false) }
            }
            for i in 0..<m {
                for j in 0..<n {
                    let x = c[i * n + j]
                    #expect(i == 5 ? x.isNaN : i == 6 ? x == .infinity : x == Float(k))
                }
            }
        }
    }
}
