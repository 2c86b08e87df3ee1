import Tensors

/// The outline of a figure in the plane, given by its signed distance: negative inside, positive outside, 0 on the
/// line.
///
/// From a distance in pixels follows how much of a pixel is covered, so that edges are smooth without drawing at a
/// higher resolution. Figures fit into a circle of radius 1 around the origin.
package enum Outline: Sendable {
    case disc(center: SIMD2<Double>, radius: Double)
    case polygon([SIMD2<Double>])
    indirect case union([Outline])
    indirect case difference(Outline, Outline)

    /// The distance of a point from the line, below 0 inside; near corners of unions and differences a lower bound of
    /// it.
    package func signedDistance(from point: SIMD2<Double>) -> Double {
        switch self {
        case .disc(let center, let radius):
            let offset = point - center
            return (offset * offset).sum().squareRoot() - radius
        case .polygon(let corners):
            return Self.signedDistance(from: point, toPolygon: corners)
        case .union(let parts):
            return parts.reduce(.infinity) { min($0, $1.signedDistance(from: point)) }
        case .difference(let whole, let hole):
            return max(whole.signedDistance(from: point), -hole.signedDistance(from: point))
        }
    }

    /// The distance to the nearest side; inside is where a ray to the right crosses an odd number of sides.
    private static func signedDistance(from point: SIMD2<Double>, toPolygon corners: [SIMD2<Double>]) -> Double {
        var nearest = Double.infinity
        var isInside = false
        var start = corners[corners.count - 1]
        for end in corners {
            let side = end - start
            let offset = point - start
            let along = (offset * side).sum() / (side * side).sum()
            let toSide = offset - side * min(max(along, 0), 1)
            nearest = min(nearest, (toSide * toSide).sum())
            if (start.y > point.y) != (end.y > point.y),
                point.x < start.x + side.x * (point.y - start.y) / side.y
            {
                isInside.toggle()
            }
            start = end
        }
        return isInside ? -nearest.squareRoot() : nearest.squareRoot()
    }
}

extension Outline {
    /// A polygon whose corners lie at these radii in turn, at equal angles, the first at the top.
    package static func star(corners: Int, radii: [Double]) -> Outline {
        .polygon(
            (0..<corners).map { corner in
                let angle = 2 * .pi * Double(corner) / Double(corners)
                return radii[corner % radii.count] * SIMD2(Elementary.sin(angle), -Elementary.cos(angle))
            })
    }

    /// A rectangle around the origin.
    package static func rectangle(halfWidth x: Double, halfHeight y: Double) -> Outline {
        .polygon([SIMD2(-x, -y), SIMD2(x, -y), SIMD2(x, y), SIMD2(-x, y)])
    }
}
