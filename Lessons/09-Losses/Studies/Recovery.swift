import Downhill

/// One answer that starts sure and wrong, at a score of −X: how many steps of gradient descent bring it to an even chance.
struct Recovery: Sendable {
    /// One loss, at a tenth of the rate that suits its largest curvature, 1/λ: it never overshoots, and follows the flow closely.
    struct Walker: Sendable {
        let name: String
        let rate: Double
        let slope: @Sendable (Double) -> Double

        /// The time that the flow dx/dt = −slope takes from −X to 0, in closed form.
        let time: @Sendable (Double) -> Double

        func steps(from start: Double) -> Int {
            var (x, count) = (start, 0)
            while x < 0 {
                x -= rate * slope(x)
                count += 1
            }
            return count
        }

        /// The scores after the first so many steps.
        func scores(from start: Double, steps: Int) -> [Double] {
            var x = start
            return [start]
                + (0..<steps).map { _ in
                    x -= rate * slope(x)
                    return x
                }
        }

        func predicted(from start: Double) -> Double { time(-start) / rate }
    }

    let entropy = Walker(name: "cross-entropy", rate: 0.1 / 0.25, slope: Sigmoid.slope) { X in
        X + 1 - Elementary.exp(-X)
    }

    let squared = Walker(name: "squared error of p", rate: 0.1 / Sigmoid.squaredCurvature, slope: Sigmoid.squaredSlope)
    { X in
        let e = Elementary.exp(-X)
        return (3 * X + 3 * (1 - e) + (1 - e * e) / 2 + 1 / e - 1) / 2
    }

    static let starts = [-2.0, -4, -6, -8, -10, -12]

    let steps: (entropy: [Int], squared: [Int])

    init() {
        let (entropy, squared) = (entropy, squared)
        steps = (Self.starts.map { entropy.steps(from: $0) }, Self.starts.map { squared.steps(from: $0) })
    }

    func steps(of walker: [Int], from start: Double) -> Int {
        Self.starts.firstIndex(of: start).map { walker[$0] } ?? 0
    }
}
