import Downhill

/// The slope of eʷ by differences, in double precision: its largest relative error over forty places, by the width h.
struct GradientCheck: Study {
    static let widths = (1...44).map { Elementary.pow(2.0, -Double($0)) }
    /// Exact in binary, as w ± h is, so that nothing but L is rounded.
    static let centers = (0..<40).map { Double($0) / 16 }
    /// u, the largest relative error of a rounding.
    static let rounding = Elementary.pow(2.0, -53.0)

    let central, forward: [Double]

    init() {
        func worst(_ estimate: (_ w: Double) -> Double) -> Double {
            Self.centers.map { w in abs(estimate(w) / Elementary.exp(w) - 1) }.max() ?? .infinity
        }
        central = Self.widths.map { h in worst { (Elementary.exp($0 + h) - Elementary.exp($0 - h)) / (2 * h) } }
        forward = Self.widths.map { h in worst { (Elementary.exp($0 + h) - Elementary.exp($0)) / h } }
    }

    /// Where the two errors balance: ∛(3u).
    static var predictedWidth: Double { Elementary.pow(3 * rounding, 1.0 / 3) }

    var bestWidth: Double { zip(Self.widths, central).min { $0.1 < $1.1 }?.0 ?? .infinity }
}
