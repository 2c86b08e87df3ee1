import Numbers

/// What of a mark's data a pair of axes cannot show.
struct Missing {
    private var outside: [SIMD2<Double>] = []
    private var withoutLogarithm: [SIMD2<Double>] = []
    private let what: String
    private let count: Int

    /// - Parameter ofLine: A line may leave the frame, as one that diverges or goes on does; a point may not.
    init(_ x: [Double], _ y: [Double], _ xAxis: Axis, _ yAxis: Axis, what: String, _ style: MarkStyle, ofLine: Bool) {
        self.what = style.series.map { "\(what) “\($0)”" } ?? what
        count = min(x.count, y.count)
        for (x, y) in zip(x, y) where x.isFinite && y.isFinite {
            let (shareX, shareY) = (xAxis.share(of: x), yAxis.share(of: y))
            // A hair beyond the frame is a rounding error.
            let reach = -1e-6...1 + 1e-6
            if shareX.isNaN || shareY.isNaN {
                withoutLogarithm.append([x, y])
            } else if !ofLine, !reach.contains(shareX) || !reach.contains(shareY) {
                outside.append([x, y])
            }
        }
    }

    var words: [String] {
        func first(_ points: [SIMD2<Double>]) -> String {
            guard let point = points.first else { return "" }
            let format = NumberFormat.significant(4)
            return "the first at (\(format.text(point.x)), \(format.text(point.y)))"
        }
        var words: [String] = []
        if !withoutLogarithm.isEmpty {
            words.append(
                "\(withoutLogarithm.count) of \(count) \(what) are zero or negative on a log axis, \(first(withoutLogarithm)): "
                    + "not shown; take .linear, leave them out, or say .cropped()")
        }
        if !outside.isEmpty {
            words.append(
                "\(outside.count) of \(count) \(what) lie outside the axes, \(first(outside)): not shown; widen the axis, or say .cropped()"
            )
        }
        return words
    }
}
