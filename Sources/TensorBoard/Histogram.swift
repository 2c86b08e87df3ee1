/// How many of many numbers lie where, for TensorBoard's histograms over time.
public struct Histogram: Sendable, Equatable {
    let least: Double
    let greatest: Double
    let sum: Double
    let sumOfSquares: Double

    /// The upper ends of the buckets, and how many numbers each has: those above the end before it.
    package let limits: [Double]
    package let counts: [Double]

    /// Counts numbers in buckets of one width from the least to the greatest. What is not finite has no place, and is left out.
    public init(of numbers: some Sequence<some BinaryFloatingPoint>, buckets: Int = 50) {
        let numbers = numbers.map { Double($0) }.filter(\.isFinite)
        let (least, greatest) = (numbers.min() ?? 0, numbers.max() ?? 0)
        // Halves first: the difference of the two may be too large for a number.
        let width = (greatest / 2 - least / 2) / Double(buckets) * 2
        let limits = (1..<max(buckets, 2)).map { least + width * Double($0) } + [greatest]
        var counts = Array(repeating: 0.0, count: limits.count)
        for number in numbers {
            var place = width > 0 ? min(Int((number / 2 - least / 2) / width * 2), limits.count - 1) : limits.count - 1
            // What a quotient's rounding put into the neighbour's bucket.
            while place > 0, number <= limits[place - 1] { place -= 1 }
            while number > limits[place] { place += 1 }
            counts[place] += 1
        }
        self.least = least
        self.greatest = greatest
        self.limits = limits
        self.counts = counts
        sum = numbers.reduce(0, +)
        sumOfSquares = numbers.reduce(0) { $0 + $1 * $1 }
    }

    /// As `HistogramProto` of TensorFlow's `histogram.proto`.
    var message: ProtobufMessage {
        var message = ProtobufMessage()
        for (field, number) in [least, greatest, counts.reduce(0, +), sum, sumOfSquares].enumerated() {
            message.add(UInt64(field + 1), number)
        }
        message.add(6, packed: limits)
        message.add(7, packed: counts)
        return message
    }
}
