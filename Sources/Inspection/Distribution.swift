/// How many of a tensor's scalars lie where: what a histogram draws.
public struct Distribution: Sendable, Equatable {
    /// What the bins divide evenly.
    public enum Axis: Sendable, Equatable {
        /// The values themselves.
        case value

        /// The logarithm to base ten of their magnitudes: for numbers that span many powers of ten, as gradients do. Zeros are counted apart.
        case magnitude
    }

    /// What the bins divide evenly.
    public let axis: Axis

    /// The range of values, or of logarithms, that the bins divide.
    public let range: ClosedRange<Double>

    /// How many values lie in each bin.
    public let counts: [Int]

    /// How many lie below the range, above it, at zero exactly, and at no finite number.
    public let below: Int, above: Int, zeros: Int, nonFinite: Int

    /// Mean and standard deviation of the finite values.
    public let mean: Double, deviation: Double

    /// - Parameter bins: How many bins the range is divided into; a value on a border belongs to the bin above, the last border to the last bin.
    public init(of tensor: Tensor, over axis: Axis = .value, in range: ClosedRange<Double>, bins: Int) {
        precondition(
            bins > 0 && range.upperBound > range.lowerBound, "Distribution: \(bins) bins do not divide \(range).")
        var counts = Array(repeating: 0, count: bins)
        var (below, above, zeros, nonFinite) = (0, 0, 0, 0)
        var (sum, squares) = (0.0, 0.0)
        for scalar in tensor.scalars {
            let value = Double(scalar)
            guard value.isFinite else {
                nonFinite += 1
                continue
            }
            sum += value
            squares += value * value
            if value == 0 {
                zeros += 1
                if axis == .magnitude { continue }
            }
            let place = axis == .value ? value : Elementary.log(abs(value)) / Elementary.log(10)
            if place < range.lowerBound {
                below += 1
            } else if place > range.upperBound {
                above += 1
            } else {
                let share = (place - range.lowerBound) / (range.upperBound - range.lowerBound)
                counts[min(Int(share * Double(bins)), bins - 1)] += 1
            }
        }
        let finite = Double(max(tensor.shape.count - nonFinite, 1))
        self.axis = axis
        self.range = range
        self.counts = counts
        (self.below, self.above, self.zeros, self.nonFinite) = (below, above, zeros, nonFinite)
        mean = sum / finite
        deviation = max(squares / finite - mean * mean, 0).squareRoot()
    }

    /// How many scalars were counted, wherever they lie.
    public var total: Int {
        counts.reduce(below + above + nonFinite, +) + (axis == .magnitude ? zeros : 0)
    }

    /// The borders of the bins, one more than there are bins.
    public var borders: [Double] {
        (0...counts.count).map {
            range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(counts.count)
        }
    }
}
