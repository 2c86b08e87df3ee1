/// One measurement repeated: the same experiment under several seeds.
///
/// It is summed up by its median and quartiles (linear interpolation between order statistics, as NumPy's default),
/// which one run that went astray cannot move.
public struct Sample: Sendable, Equatable {
    /// The measurements, in the order of the runs.
    public let values: [Double]

    /// A claim about a noisy measurement rests on at least so many runs.
    public static let fewestRuns = 5

    /// The numbers of a measurement, in the order in which they came.
    public init(_ values: [Double]) {
        self.values = values
    }

    /// The numbers of a measurement, in double precision.
    public init(_ values: some Sequence<some BinaryFloatingPoint>) {
        self.values = values.map { Double($0) }
    }

    /// Counts, in double precision.
    public init(_ values: some Sequence<some BinaryInteger>) {
        self.values = values.map { Double($0) }
    }

    /// The sum over the count; not a number where there is none.
    public var mean: Double { values.reduce(0, +) / Double(values.count) }

    /// Half of the numbers lie below it.
    public var median: Double { quantile(0.5) }

    /// A quarter of the numbers lies below it.
    public var lowerQuartile: Double { quantile(0.25) }

    /// Three quarters of the numbers lie below it.
    public var upperQuartile: Double { quantile(0.75) }

    /// The distance between the quartiles; zero where both are the same infinity (every run diverged alike).
    public var interquartileRange: Double {
        lowerQuartile == upperQuartile ? 0 : upperQuartile - lowerQuartile
    }

    /// The value below which a fraction `p` of the runs lie; not a number when a run is not a number or none was made.
    public func quantile(_ p: Double) -> Double {
        guard !values.isEmpty, !values.contains(where: \.isNaN) else { return .nan }
        let sorted = values.sorted()
        let position = min(max(p, 0), 1) * Double(sorted.count - 1)
        let below = Int(position.rounded(.down))
        let above = min(below + 1, sorted.count - 1)
        let fraction = position - Double(below)
        if fraction == 0 || sorted[below] == sorted[above] { return sorted[below] }
        return sorted[below] + fraction * (sorted[above] - sorted[below])
    }
}
