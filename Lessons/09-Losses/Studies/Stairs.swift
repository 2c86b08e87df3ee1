import Downhill

/// Two groups of points on a line that overlap, told apart by a threshold: where cross-entropy is least, and where the errors are fewest.
struct Stairs: Sendable {
    static let perGroup = 50

    /// One draw of the points: the right answer is no around −1 and yes around 1, the deviation is 1.
    struct Draw: Sendable {
        let points: [(x: Double, isYes: Bool)]

        /// The score w·x + b at the global minimum of the mean cross-entropy, which is convex: Newton's method finds it.
        let w, b: Double

        /// The threshold with the fewest errors, of all that there are.
        let bestThreshold: Double

        init(seed: UInt64) {
            var generator = SplitMix64(seed: seed)
            let drawn = (0..<2 * Stairs.perGroup).map { index in
                let isYes = index >= Stairs.perGroup
                return (x: (isYes ? 1 : -1) + generator.normal(), isYes: isYes)
            }
            var (w, b) = (0.0, 0.0)
            for _ in 0..<15 {
                // Slope and curvature of the sum of the losses.
                var (gw, gb, hww, hwb, hbb) = (0.0, 0.0, 0.0, 0.0, 0.0)
                for (x, isYes) in drawn {
                    let p = Sigmoid.value(w * x + b)
                    let (error, spread) = (p - (isYes ? 1 : 0), p * (1 - p))
                    gw += error * x
                    gb += error
                    hww += spread * x * x
                    hwb += spread * x
                    hbb += spread
                }
                let determinant = hww * hbb - hwb * hwb
                w -= (hbb * gw - hwb * gb) / determinant
                b -= (hww * gb - hwb * gw) / determinant
            }
            (points, self.w, self.b) = (drawn, w, b)
            let sorted = drawn.map(\.x).sorted()
            let between = zip(sorted, sorted.dropFirst()).map { ($0 + $1) / 2 }
            let candidates = [sorted[0] - 1] + between + [sorted[sorted.count - 1] + 1]
            let errors = candidates.map { Draw.errors(of: drawn, at: $0) }
            bestThreshold = candidates[errors.indices.min { errors[$0] < errors[$1] } ?? 0]
        }

        /// Where the score at the minimum is zero.
        var threshold: Double { -b / w }

        private static func errors(of points: [(x: Double, isYes: Bool)], at threshold: Double) -> Int {
            points.count { ($0.x > threshold) != $0.isYes }
        }

        /// How many points a threshold puts on the wrong side.
        func errors(at threshold: Double) -> Int { Self.errors(of: points, at: threshold) }

        /// The mean cross-entropy of the score w·(x − threshold), with w as at the minimum.
        func loss(at threshold: Double) -> Double {
            points.reduce(0) { sum, point in
                let score = w * (point.x - threshold)
                return sum + Sigmoid.loss(point.isYes ? score : -score)
            } / Double(points.count)
        }

        /// The points in a hundred that the best threshold gets right and the minimum of the loss does not.
        var lost: Double { Double(errors(at: threshold) - errors(at: bestThreshold)) * 100 / Double(points.count) }
    }

    let draws: [Draw]

    /// The share of fresh points that a threshold puts on the wrong side, from the two normal distributions themselves.
    static func freshErrors(at threshold: Double) -> Double {
        func below(_ x: Double) -> Double { (1 + Elementary.erf(x / 2.0.squareRoot())) / 2 }
        return (1 - below(threshold + 1) + below(threshold - 1)) / 2
    }

    init(seeds: [UInt64]) { draws = seeds.map { Draw(seed: $0) } }

    /// The draw that is shown: the first in which a better threshold gets three points more.
    var shown: Draw { draws.first { $0.lost >= 3 } ?? draws[0] }
}
