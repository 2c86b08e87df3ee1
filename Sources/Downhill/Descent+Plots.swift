// What lessons draw of a descent, in the Double that plots take.

extension Trajectory {
    /// The points walked through, for a `PathMark`.
    public var path: [SIMD2<Double>] { points.map { SIMD2(Double($0.x), Double($0.y)) } }

    /// The loss at every step, for a `LineMark`.
    public var lossCurve: [Double] { losses.map { Double($0) } }

    /// How far from `place` every step stands, for a `LineMark`.
    public func distances(to place: Point) -> [Double] { points.map { Double(($0 - place).length) } }
}

extension ContourMark {
    /// The height lines of a landscape, over the part of it worth drawing or another, and a mark at each of its minima. What
    /// depends on one weight has none to mark: its minimum is a line across the map.
    public init(
        _ landscape: some Landscape, over domain: Domain? = nil, levels: Levels = .logarithmic(12), filled: Bool = true
    ) {
        let domain = domain ?? landscape.domain
        self.init(x: domain.w1.inDouble, y: domain.w2.inDouble, levels: levels, filled: filled) { w₁, w₂ in
            Double(landscape.value(at: Point(Scalar(w₁), Scalar(w₂))))
        }
        self = minima(landscape.dimensions == 2 ? landscape.minima.map { SIMD2(Double($0.x), Double($0.y)) } : [])
    }
}

extension ClosedRange<Scalar> {
    /// The same range in Double.
    public var inDouble: ClosedRange<Double> { Double(lowerBound)...Double(upperBound) }
}
