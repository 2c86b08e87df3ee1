import Downhill

/// One true value read a hundred and one times, a share of the readings ten times as noisy: how far from the truth is the value that each
/// loss likes best?
struct Readings: Sendable {
    static let count = 101
    static let draws = 4_000
    static let fewDraws = 1_000
    static let wild = 10.0
    static let shares = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2]

    /// Where Huber's loss turns from a square into a line: 1.345 deviations, the usual choice.
    static let δ = 1.345

    /// The root mean square error of the mean, the median and Huber's estimate: where the squared error, the absolute error and Huber's loss
    /// are least.
    struct Errors: Sendable {
        let share, mean, median, huber: Double
    }

    /// Noises of deviation one that are not normal. Under normal noise the mean is the best of the three by theory, and so it is about a one-sided noise's
    /// mean, which the other two miss: no run could say otherwise.
    enum Noise: String, CaseIterable, Sendable {
        case logistic, exponential, laplace

        func draw(from generator: inout SplitMix64) -> Double {
            let u = max(generator.uniform(), .leastNormalMagnitude)
            return switch self {
            case .logistic: 3.0.squareRoot() / .pi * (Elementary.log(u) - Elementary.log1p(-u))
            case .exponential: -Elementary.log(u) - 1
            case .laplace: 0.5.squareRoot() * (u < 0.5 ? Elementary.log(2 * u) : -Elementary.log(2 - 2 * u))
            }
        }
    }

    let normal: Errors
    let errors: [Errors]
    private let others: [Noise: Errors]

    init(seed: UInt64) {
        let seeds = SplitMix64(seed: seed)
        normal = Self.measure(share: 0, seeds.split("readings without outliers"))
        errors = Self.shares.map { Self.measure(share: $0, seeds.split("readings with a share of \($0)")) }
        others = Noise.allCases.reduce(into: [:]) { found, noise in
            let source = seeds.split("readings with \(noise.rawValue) noise")
            found[noise] = Self.measure(share: 0, draws: Self.fewDraws, source) { noise.draw(from: &$0) }
        }
    }

    private static func measure(share: Double, _ source: SplitMix64) -> Errors {
        measure(share: share, draws: draws, source) { generator in
            (generator.uniform() < share ? wild : 1) * generator.normal()
        }
    }

    private static func measure(
        share: Double, draws: Int, _ source: SplitMix64, _ noise: (inout SplitMix64) -> Double
    ) -> Errors {
        var generator = source
        var squares = (mean: 0.0, median: 0.0, huber: 0.0)
        for _ in 0..<draws {
            let readings = (0..<count).map { _ in noise(&generator) }.sorted()
            let (mean, median, huber) = (
                readings.reduce(0, +) / Double(count), readings[count / 2], huberEstimate(readings)
            )
            squares.mean += mean * mean
            squares.median += median * median
            squares.huber += huber * huber
        }
        func root(_ sum: Double) -> Double { (sum / Double(draws)).squareRoot() }
        return Errors(share: share, mean: root(squares.mean), median: root(squares.median), huber: root(squares.huber))
    }

    /// Where the mean of Huber's loss is least, by Newton's method from the median of sorted readings.
    static func huberEstimate(_ readings: [Double]) -> Double {
        var estimate = readings[readings.count / 2]
        for _ in 0..<30 {
            var (slope, curvature) = (0.0, 0.0)
            for reading in readings {
                let d = reading - estimate
                slope += min(max(d, -δ), δ)
                curvature += abs(d) <= δ ? 1 : 0
            }
            let step = slope / max(curvature, 1)
            estimate += step
            if abs(step) < 1e-12 { break }
        }
        return estimate
    }

    /// What theory says of the three for many readings.
    static func predicted(share ε: Double) -> Errors {
        let n = Double(count)
        func bell(_ a: Double) -> Double { Elementary.exp(-a * a / 2) / (2 * .pi).squareRoot() }
        /// Of a normal number of deviation s held within ±δ: its mean square, and how often it was within.
        func held(_ s: Double) -> (square: Double, inside: Double) {
            let a = δ / s
            let inside = Elementary.erf(a / 2.0.squareRoot())
            return (s * s * (inside - 2 * a * bell(a)) + δ * δ * (1 - inside), inside)
        }
        let (calm, loud) = (held(1), held(wild))
        let square = (1 - ε) * calm.square + ε * loud.square
        let inside = (1 - ε) * calm.inside + ε * loud.inside
        let mean = 1 - ε + ε * wild * wild
        let height = (1 - ε + ε / wild) * bell(0)
        return Errors(
            share: ε, mean: (mean / n).squareRoot(), median: 1 / (2 * height * n.squareRoot()),
            huber: (square / n).squareRoot() / inside)
    }

    /// The share of outliers from which on theory has the mean further off than another estimate, times a factor.
    static func flip(_ other: KeyPath<Errors, Double>, times factor: Double = 1) -> Double {
        var (low, high) = (0.0, 0.2)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            let errors = predicted(share: middle)
            if errors.mean < factor * errors[keyPath: other] { low = middle } else { high = middle }
        }
        return low
    }

    func errors(at share: Double) -> Errors { errors.first { $0.share == share } ?? normal }
    func errors(under noise: Noise) -> Errors { others[noise] ?? normal }
}

extension Readings.Errors {
    /// How many times as far off the mean is as the best of the three.
    var ofBest: Double { mean / min(mean, median, huber) }
}
