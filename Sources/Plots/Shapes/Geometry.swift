/// A point or a vector; y grows downwards on a canvas and upwards in data.
package typealias Vector = SIMD2<Double>

extension SIMD2<Double> {
    package func dot(_ other: Self) -> Double { x * other.x + y * other.y }
    package func cross(_ other: Self) -> Double { x * other.y - y * other.x }
    package var norm: Double { dot(self).squareRoot() }
    /// Turned by a quarter, from the x axis towards the y axis.
    package var turned: Self { Self(-y, x) }
    package var isFinite: Bool { x.isFinite && y.isFinite }

    package var normalized: Self {
        let norm = norm
        return norm > 0 ? self / norm : .zero
    }
}

/// An upright rectangle on the canvas, in logical pixels.
package struct Rectangle: Equatable, Sendable {
    package var minX: Double
    package var minY: Double
    package var maxX: Double
    package var maxY: Double

    package init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    package init(x: Double, y: Double, width: Double, height: Double) {
        self.init(minX: x, minY: y, maxX: x + width, maxY: y + height)
    }

    package var width: Double { maxX - minX }
    package var height: Double { maxY - minY }
    package var center: Vector { Vector((minX + maxX) / 2, (minY + maxY) / 2) }

    package func insetBy(_ distance: Double) -> Rectangle {
        Rectangle(minX: minX + distance, minY: minY + distance, maxX: maxX - distance, maxY: maxY - distance)
    }

    package func union(_ other: Rectangle) -> Rectangle {
        Rectangle(
            minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
            maxY: max(maxY, other.maxY))
    }

    package func contains(_ point: Vector) -> Bool {
        point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
    }

    package func contains(_ other: Rectangle) -> Bool {
        other.minX >= minX && other.maxX <= maxX && other.minY >= minY && other.maxY <= maxY
    }

    package func overlap(with other: Rectangle) -> Double {
        let width = min(maxX, other.maxX) - max(minX, other.minX)
        let height = min(maxY, other.maxY) - max(minY, other.minY)
        return width > 0 && height > 0 ? width * height : 0
    }

    /// The part of the segment from `a` to `b` inside, or nil (Liang and Barsky 1984).
    package func clip(_ a: Vector, _ b: Vector) -> (Vector, Vector)? {
        let d = b - a
        var (enter, leave) = (0.0, 1.0)
        for (p, q) in [(-d.x, a.x - minX), (d.x, maxX - a.x), (-d.y, a.y - minY), (d.y, maxY - a.y)] {
            if p == 0 {
                if q < 0 { return nil }
            } else if p < 0 {
                enter = max(enter, q / p)
            } else {
                leave = min(leave, q / p)
            }
        }
        return enter <= leave ? (enter > 0 ? a + d * enter : a, leave < 1 ? a + d * leave : b) : nil
    }
}
