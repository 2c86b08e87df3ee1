import Downhill

/// A curve of eight weights through a hundred noisy points, fitted to the minimum of three losses: how far each ends from the true curve.
///
/// The true curve is zero everywhere. That is no restriction: whatever the eight weights can add to all readings, each of the three fits adds too.
struct Curve: Sendable {
    static let points = 100
    static let weights = 8
    static let draws = 300

    /// The root mean square distance from the true curve, over the points and the draws, in deviations of the noise.
    struct Errors: Sendable {
        let squared, absolute, huber: Double

        /// How many times as far off the squared error is as the best of the three.
        var ofBest: Double { squared / min(squared, absolute, huber) }
    }

    /// Normal noise, and with five readings in a hundred ten times as noisy.
    let normal, wild: Errors

    /// Logistic noise; and noise of one side, of the shape alone, since there the three mean different constants.
    let logistic, oneSided: Errors

    init(seed: UInt64) {
        let seeds = SplitMix64(seed: seed)
        func noisy(_ share: Double) -> (inout SplitMix64) -> Double {
            { (generator: inout SplitMix64) in (generator.uniform() < share ? Readings.wild : 1) * generator.normal() }
        }
        normal = Self.measure(seeds.split("curves"), noisy(0))
        wild = Self.measure(seeds.split("curves with outliers"), noisy(0.05))
        logistic = Self.measure(seeds.split("curves with logistic noise"), Readings.Noise.logistic.draw)
        oneSided = Self.measure(
            seeds.split("curves with noise of one side"), weights: 1..<Self.weights, Readings.Noise.exponential.draw)
    }

    /// What theory says of the squared error under normal noise: √(weights / points).
    static var predicted: Double { (Double(weights) / Double(points)).squareRoot() }

    /// Eight cosines at the points, orthogonal and of length one: `basis[point][weight]`.
    private static let basis = (0..<points).map { point in
        (0..<weights).map { k in
            let length = Double(k == 0 ? points : points / 2).squareRoot()
            return Elementary.cos(.pi * Double(k) * (Double(point) + 0.5) / Double(points)) / length
        }
    }

    private static func measure(
        _ source: SplitMix64, weights judged: Range<Int> = 0..<weights, _ noise: (inout SplitMix64) -> Double
    ) -> Errors {
        var generator = source
        var sums = (squared: 0.0, absolute: 0.0, huber: 0.0)
        func squares(_ weights: [Double]) -> Double { weights[judged].reduce(0) { $0 + $1 * $1 } }
        for _ in 0..<draws {
            let readings = basis.map { _ in noise(&generator) }
            sums.squared += squares(fit(readings, rounds: 1) { _ in 1 })
            sums.absolute += squares(fit(readings, rounds: 40) { 1 / max(abs($0), 1e-4) })
            sums.huber += squares(fit(readings, rounds: 20) { abs($0) <= Readings.δ ? 1 : Readings.δ / abs($0) })
        }
        func root(_ sum: Double) -> Double { (sum / Double(draws * points)).squareRoot() }
        return Errors(squared: root(sums.squared), absolute: root(sums.absolute), huber: root(sums.huber))
    }

    /// The weights at which a loss is least, by least squares over and over, each reading weighed by the loss's slope over its error.
    static func fit(_ readings: [Double], rounds: Int, _ weigh: (_ error: Double) -> Double) -> [Double] {
        var found = Array(repeating: 0.0, count: weights)
        for _ in 0..<rounds {
            var matrix = Array(repeating: Array(repeating: 0.0, count: weights + 1), count: weights)
            for (row, reading) in zip(basis, readings) {
                let w = weigh(reading - zip(row, found).reduce(0) { $0 + $1.0 * $1.1 })
                for i in 0..<weights {
                    for j in 0...i { matrix[i][j] += w * row[i] * row[j] }
                    matrix[i][weights] += w * row[i] * reading
                }
            }
            for i in 0..<weights { for j in 0..<i { matrix[j][i] = matrix[i][j] } }
            found = solved(matrix)
        }
        return found
    }

    /// The solution of positive definite equations, by elimination; the right side stands in the last column.
    private static func solved(_ equations: [[Double]]) -> [Double] {
        var rows = equations
        let n = rows.count
        for pivot in 0..<n {
            for below in (pivot + 1)..<max(n, pivot + 1) {
                let factor = rows[below][pivot] / rows[pivot][pivot]
                for column in pivot...n { rows[below][column] -= factor * rows[pivot][column] }
            }
        }
        var solution = Array(repeating: 0.0, count: n)
        for row in (0..<n).reversed() {
            let known = (row + 1..<n).reduce(0.0) { $0 + rows[row][$1] * solution[$1] }
            solution[row] = (rows[row][n] - known) / rows[row][row]
        }
        return solution
    }
}

extension Curve: Study {
    var numbers: [Recorded] {
        [
            Recorded("weights", Self.weights), Recorded("points", Self.points),
            Recorded("oneSided", oneSided.ofBest, as: .fixed(1)),
            Recorded("times", wild.squared / wild.huber, as: .fixed(1)),
        ]
    }
}
