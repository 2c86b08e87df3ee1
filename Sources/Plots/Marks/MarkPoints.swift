/// Places given by two numbers each, which lines and points are drawn through.
public struct MarkPoints: Sendable {
    package var x: [Double]
    package var y: [Double]

    package init(x: some Sequence<some BinaryFloatingPoint>, y: some Sequence<some BinaryFloatingPoint>) {
        self.x = x.map { Double($0) }
        self.y = y.map { Double($0) }
    }

    /// A function, sampled evenly; over several powers of ten, evenly in the logarithm as well.
    package init(over range: ClosedRange<Double>, samples: Int, _ function: (Double) -> Double) {
        let count = max(samples, 2)
        var x = (0..<count).map { index in
            let share = Double(index) / Double(count - 1)
            return range.lowerBound * (1 - share) + range.upperBound * share
        }
        if range.lowerBound > 0 && range.upperBound / range.lowerBound > 20 {
            let axis = Axis(kind: .log, lower: range.lowerBound, upper: range.upperBound)
            x += (1..<count - 1).map { axis.value(at: Double($0) / Double(count - 1)) }
            x.sort()
        }
        self.init(x: x, y: x.map(function))
    }

    /// What they reach from and to; one that is not a number counts for neither axis.
    package func measure(_ extent: inout Extent, of mark: String) throws {
        guard x.count == y.count else { throw PlotError.lengths(mark: mark, x: x.count, y: y.count) }
        for (x, y) in zip(x, y) where !x.isNaN && !y.isNaN {
            extent.x.include(x)
            extent.y.include(y)
        }
    }

    package func places(in frame: Frame) -> [Vector] { zip(x, y).map { frame.project($0, $1) } }
}

/// A mark of points, however they are given.
public protocol MarkOfPoints: Mark {
    /// With these points; what a program writes are the initializers beside it.
    init(_ points: MarkPoints, by series: String?)
}

extension MarkOfPoints {
    /// Two lists of numbers, one pair a point.
    public init<X: Sequence, Y: Sequence>(x: X, y: Y, by series: String? = nil)
    where X.Element: BinaryFloatingPoint, Y.Element: BinaryFloatingPoint {
        self.init(MarkPoints(x: x, y: y), by: series)
    }

    /// Whole numbers (steps, epochs) along x.
    public init<X: Sequence, Y: Sequence>(x: X, y: Y, by series: String? = nil)
    where X.Element: BinaryInteger, Y.Element: BinaryFloatingPoint {
        self.init(MarkPoints(x: x.map { Double($0) }, y: y), by: series)
    }

    /// Points in the plane.
    public init(_ points: some Sequence<SIMD2<Double>>, by series: String? = nil) {
        let points = Array(points)
        self.init(MarkPoints(x: points.map(\.x), y: points.map(\.y)), by: series)
    }
}
