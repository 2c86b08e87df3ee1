import CKernels
import Testing

extension Kernels {
    @Suite struct ReductionsTests {
        @Test(arguments: [0, 1, 2, 15, 16, 17, 1000, 16383, 16384, 16385, 100_003])
        func `sums agree with a plain sum, everywhere`(count: Int) {
            check(Float.self, count)
            check(Double.self, count)
        }

        func check<T: Precision>(_: T.Type, _ count: Int) {
            var generator = SplitMix64(state: 5)
            let x: [T] = generator.numbers(count), y: [T] = generator.numbers(count)
            func plain(_ term: (Int) -> Double) -> Double { (0..<count).reduce(0) { $0 + term($1) } }
            let got: [Double] = everywhere("sums") { [T.sum(x, count), T.sumOfSquares(x, count), T.dot(x, y, count)] }
            let want = [
                plain { Double(x[$0]) }, plain { Double(x[$0]) * Double(x[$0]) },
                plain { Double(x[$0]) * Double(y[$0]) },
            ]
            let size = [
                plain { abs(Double(x[$0])) }, want[1], plain { abs(Double(x[$0]) * Double(y[$0])) },
            ]
            // At most `count` roundings in the plain sum, 1024 + 16 + pieces in ours; the products are rounded once.
            expectClose(got, want, within: Double.γ(count + 1042 + count / 16384), of: size, "sums of \(count)")
        }

        @Test(arguments: [(0, 3), (1, 1), (3, 0), (5, 17), (1000, 1), (257, 16), (300, 33), (3, 20_000), (5000, 10)])
        func `column and row sums and maxima agree with plain ones, everywhere`(rows: Int, columns: Int) {
            check(Float.self, rows, columns)
            check(Double.self, rows, columns)
        }

        func check<T: Precision>(_: T.Type, _ rows: Int, _ columns: Int) {
            var generator = SplitMix64(state: 6)
            let x: [T] = generator.numbers(rows * columns)
            let sums: [T] = everywhere("columns") { filled(columns) { T.columnSums(x, rows, columns, $0) } }
            let want: [T] = filled(columns) { T.referenceColumnSums(x, rows, columns, $0) }
            let size: [T] = filled(columns) { T.referenceColumnSums(x.map(abs), rows, columns, $0) }
            let bound = 2 * T.roundoff + Double.γ(2 * rows + 2)
            expectClose(sums, want, within: bound, of: size, "column sums of \(rows)×\(columns)")

            let rowSums: [T] = everywhere("rows") { filled(rows) { T.rowSums(x, rows, columns, $0) } }
            let maxima: [T] = everywhere("maxima") { filled(rows) { T.rowMaxima(x, rows, columns, $0) } }
            for i in 0..<rows {
                let row = x[i * columns..<(i + 1) * columns]
                let sum = row.reduce(0.0) { $0 + Double($1) }, size = row.reduce(0.0) { $0 + abs(Double($1)) }
                #expect(abs(Double(rowSums[i]) - sum) <= size * (2 * T.roundoff + Double.γ(2 * columns + 16)))
                #expect(maxima[i] == row.max() ?? -.infinity)
            }
        }

        @Test(arguments: [0, 1, 15, 16, 63, 64, 65, 200, 16_384, 40_001])
        func `a single infinity or not-a-number is found wherever it stands, everywhere`(count: Int) {
            check(finite: Float.self, count)
            check(finite: Double.self, count)
        }

        func check<T: Precision>(finite: T.Type, _ count: Int) {
            // The largest numbers there are: their sum and squares overflow, and they are finite all the same.
            var x = [T](repeating: T.greatestFiniteMagnitude, count: count)
            func found() -> [T] { everywhere("finite") { [T.areAllFinite(x, count) ? 1 : 0] } }
            #expect(found() == [1])
            let places = count < 300 ? Array(0..<count) : [0, 63, 64, 16_383, 16_384, count - 1]
            for place in places where place < count {
                for stray in [T.infinity, -.infinity, .nan] {
                    x[place] = stray
                    #expect(found() == [0], "\(stray) at \(place) of \(count)")
                }
                x[place] = -1
            }
        }

        @Test func `a maximum of a row with not-a-number is not a number`() {
            for position in [0, 15, 16, 20] {
                var x = [Float](repeating: 2, count: 21)
                x[position] = .nan
                let maxima: [Float] = everywhere("nan") { filled(1) { dh_row_maxima_f(x, 1, 21, $0) } }
                #expect(maxima[0].isNaN)
            }
        }
    }
}
