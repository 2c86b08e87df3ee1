import CKernels

/// The angle between two directions at a place, as an arc with its size: drawn as it looks, so axes should have equal units.
public struct AngleMark: Mark {
    public var style: MarkStyle
    private var place: SIMD2<Double>
    private var from: SIMD2<Double>
    private var to: SIMD2<Double>
    private var radius: Double

    /// - Parameters:
    ///   - from: The direction in which the angle begins, `to`: in which it ends; their lengths do not matter.
    ///   - label: What is written at the arc; its size in degrees unless given.
    ///   - radius: Of the arc, in logical pixels.
    public init(
        at place: SIMD2<Double>, from: SIMD2<Double>, to: SIMD2<Double>, _ label: String? = nil, radius: Double = 34
    ) {
        style = MarkStyle()
        self.place = place
        self.from = from
        self.to = to
        self.radius = radius
        style.label = .words(label ?? NumberLabel.fixed(AngleMark.degrees(from, to), decimals: 0) + "°")
    }

    /// Between 0 and 180.
    package static func degrees(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double {
        let (sine, cosine) = (abs(a.normalized.cross(b.normalized)), a.normalized.dot(b.normalized))
        // Each turn adds the sine of what is missing, sin(φ − θ): from a right angle it converges cubically.
        var angle = Double.pi / 2
        for _ in 0..<12 { angle += sine * dh_cos(angle) - cosine * dh_sin(angle) }
        return angle * 180 / .pi
    }

    public func measure(_ extent: inout Extent) throws {
        extent.x.include(place.x)
        extent.y.include(place.y)
    }

    /// The arc on the canvas, from the first direction to the second the short way round.
    private func arc(in frame: Frame) -> [Vector] {
        let center = frame.project(place.x, place.y)
        guard center.isFinite else { return [] }
        let unit = SIMD2(frame.x.upper - frame.x.lower, frame.y.upper - frame.y.lower).min() * 1e-3
        func direction(_ way: SIMD2<Double>) -> Vector {
            let step = way.normalized * unit
            return (frame.project(place.x + step.x, place.y + step.y) - center).normalized
        }
        let (a, b) = (direction(from), direction(to))
        // Halving the angle again and again needs no arc functions, and never goes the long way round.
        var rays = [a, b]
        for _ in 0..<5 {
            rays =
                zip(rays, rays.dropFirst()).flatMap { first, second -> [Vector] in
                    let middle = (first + second).normalized
                    return [first, middle == .zero ? first.turned : middle]
                } + [b]
        }
        return rays.map { center + $0 * radius }
    }

    public func draw(in frame: inout Frame) {
        let arc = arc(in: frame)
        guard arc.count > 1 else { return }
        let path = Outline(arc)
        frame.drawing.stroke(path, Stroke(style.width(.arrow)), style.color ?? .ink)
        frame.obstacles.add(path)
    }

    public func label(in frame: inout Frame) {
        let arc = arc(in: frame)
        guard let text = style.labelText, !arc.isEmpty else { return }
        let center = frame.project(place.x, place.y)
        let way = (arc[arc.count / 2] - center).normalized
        frame.requests.append(
            LabelRequest(text, style.color ?? Ink.title, .placed(arc[arc.count / 2], way, 6), group: nil))
    }
}
