import CKernels
import Testing

extension Kernels {
    @Suite struct SoftmaxTests {
        static let sizes = [(0, 4), (1, 1), (3, 2), (128, 10), (5, 17), (2, 1000), (3000, 9)]

        @Test(arguments: sizes)
        func `agrees with the formula, everywhere`(rows: Int, columns: Int) {
            check(Float.self, rows, columns)
            check(Double.self, rows, columns)
        }

        func check<T: Precision>(_: T.Type, _ rows: Int, _ columns: Int) {
            var generator = SplitMix64(state: 9)
            let count = rows * columns
            let x = (generator.numbers(count) as [T]).map { 20 * $0 }, dy: [T] = generator.numbers(count)
            let labels = (0..<rows).map { _ in Int32.random(in: 0..<Int32(columns), using: &generator) }

            for (smoothing, scale) in [(0.0, 1.0), (0.1, 0.25)] {
                func crossEntropy(_ kernel: T.CrossEntropy) -> [T] {
                    filled(rows + count) { kernel(x, labels, rows, columns, smoothing, scale, $0, $0 + rows) }
                }
                let got = everywhere("cross-entropy") { crossEntropy(T.crossEntropy) }
                let want = crossEntropy(T.referenceCrossEntropy)
                // Losses up to 40 and probabilities up to 1; in double but for the last rounding.
                let size = [T](repeating: 40, count: rows) + [T](repeating: 1, count: count)
                expectClose(got, want, within: 2 * T.roundoff + Double.γ(2 * columns + 40), of: size, "cross-entropy")
            }

            // Softmax and its kin follow from the twin: p = gradient of cross-entropy + one-hot labels.
            func plain(_ row: Int) -> (p: [Double], logSum: Double) {
                let values = x[row * columns..<(row + 1) * columns].map { Double($0) }
                let most = values.max() ?? 0, exps = values.map { dh_exp($0 - most) }, sum = exps.reduce(0, +)
                return (exps.map { $0 / sum }, most + dh_log(sum))
            }
            let tolerance = 2 * T.roundoff + Double.γ(2 * columns + 40)
            let p: [T] = everywhere("softmax") { filled(count) { T.softmax(x, rows, columns, $0) } }
            let logP: [T] = everywhere("log-softmax") { filled(count) { T.logSoftmax(x, rows, columns, $0) } }
            let logSum: [T] = everywhere("log-sum-exp") { filled(rows) { T.logSumExp(x, rows, columns, $0) } }
            let dp: [T] = everywhere("softmax backward") {
                filled(count) { T.softmaxBackward(p, dy, rows, columns, $0) }
            }
            let dl: [T] = everywhere("log-softmax backward") {
                filled(count) { T.logSoftmaxBackward(logP, dy, rows, columns, $0) }
            }
            for i in 0..<rows {
                let want = plain(i), at = i * columns
                #expect(abs(Double(logSum[i]) - want.logSum) <= 25 * tolerance)
                let total = (0..<columns).reduce(0.0) { $0 + Double(dy[at + $1]) }
                let inner = (0..<columns).reduce(0.0) { $0 + Double(dy[at + $1]) * Double(p[at + $1]) }
                for j in 0..<columns {
                    #expect(abs(Double(p[at + j]) - want.p[j]) <= tolerance)
                    #expect(abs(Double(logP[at + j]) - (Double(x[at + j]) - want.logSum)) <= 60 * tolerance)
                    #expect(abs(Double(dp[at + j]) - Double(p[at + j]) * (Double(dy[at + j]) - inner)) <= 3 * tolerance)
                    let wantDl = Double(dy[at + j]) - dh_exp(Double(logP[at + j])) * total
                    #expect(abs(Double(dl[at + j]) - wantDl) <= (1 + abs(total)) * tolerance)
                }
            }
        }

        @Test func `huge, infinite and undefined logits`() {
            let x: [Float] = [1e38, -1e38, 0, -.infinity, 1, 1, .nan, 0, 0, -.infinity, -.infinity, -.infinity]
            let p: [Float] = everywhere("extremes") { filled(12) { dh_softmax_f(x, 4, 3, $0) } }
            #expect(p[0..<3] == [1, 0, 0])
            #expect(p[3..<6] == [0, 0.5, 0.5])
            #expect(p[6].isNaN && p[7].isNaN && p[8].isNaN)
            #expect(p[9].isNaN)
            let sums: [Float] = everywhere("extremes") { filled(4) { dh_log_sum_exp_f(x, 4, 3, $0) } }
            #expect(sums[0] == 1e38 && sums[2].isNaN && sums[3] == -.infinity)
        }
    }
}
