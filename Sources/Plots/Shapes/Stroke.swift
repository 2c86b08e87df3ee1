/// How a line is drawn.
package struct Stroke: Equatable, Sendable {
    package enum Join: Sendable { case round, miter }
    package enum Cap: Sendable { case round, butt }

    package var width: Double
    package var join: Join
    package var cap: Cap
    /// Lengths of drawn and left-out stretches in turn; empty for a solid line.
    package var dash: [Double]

    package init(_ width: Double, join: Join = .round, cap: Cap = .round, dash: [Double] = []) {
        self.width = width
        self.join = join
        self.cap = cap
        self.dash = dash
    }

    /// The stretches that a dash pattern leaves of a line.
    package func dashed(_ piece: Outline.Piece) -> [Outline.Piece] {
        let period = dash.reduce(0, +)
        guard period > 0, dash.allSatisfy({ $0 >= 0 }), period.isFinite else { return [piece] }
        let points = piece.isClosed ? piece.points + piece.points.prefix(1) : piece.points
        var result: [Outline.Piece] = []
        var (slot, left) = (0, dash[0])
        var current = points.prefix(1).map { $0 }
        for (a, b) in zip(points, points.dropFirst()) {
            let length = (b - a).norm
            var done = 0.0
            while length - done > left {
                done += left
                let cut = a + (b - a) * (done / length)
                if slot % 2 == 0 {
                    result.append(Outline.Piece(points: current + [cut]))
                }
                current = [cut]
                slot = (slot + 1) % (dash.count * 2)
                left = dash[slot % dash.count]
            }
            left -= length - done
            if slot % 2 == 0 { current.append(b) }
        }
        if slot % 2 == 0 && current.count > 1 { result.append(Outline.Piece(points: current)) }
        return result
    }
}

extension Rasterizer {
    /// Adds the outline of a stroked path, in pixels.
    package mutating func add(_ path: Outline, stroke: Stroke) {
        for piece in path.pieces {
            for part in stroke.dash.isEmpty ? [piece] : stroke.dashed(piece) {
                Stroker(radius: stroke.width / 2, join: stroke.join, cap: stroke.cap).outline(part, into: &self)
            }
        }
    }
}

/// Makes a line's outline from a rectangle for each segment and a wedge for each bend, all turning the same way.
private struct Stroker {
    let radius: Double
    let join: Stroke.Join
    let cap: Stroke.Cap

    func outline(_ piece: Outline.Piece, into target: inout Rasterizer) {
        var points: [Vector] = []
        points.reserveCapacity(piece.points.count)
        for point in piece.points where point.isFinite {
            if let last = points.last, abs(last.x - point.x) + abs(last.y - point.y) < 1e-6 { continue }
            points.append(point)
        }
        guard let start = points.first, let end = points.last, radius > 0 else { return }
        if points.count == 1 {
            if cap == .round { dot(start, into: &target) }
            return
        }
        let isClosed = piece.isClosed && points.count > 2
        if isClosed && (start - end).norm > 1e-6 { points.append(start) }
        var previous: Vector?
        var firstNormal = Vector.zero
        for index in 1..<points.count {
            let (a, b) = (points[index - 1], points[index])
            let normal = (b - a).normalized.turned * radius
            target.add(a - normal, b - normal, b + normal, a + normal)
            if let previous {
                bend(at: a, from: previous, to: normal, into: &target)
            } else {
                firstNormal = normal
            }
            previous = normal
        }
        guard let lastNormal = previous else { return }
        if isClosed {
            bend(at: start, from: lastNormal, to: firstNormal, into: &target)
        } else if cap == .round {
            fan(at: start, from: firstNormal, to: -firstNormal, through: firstNormal.turned, into: &target)
            fan(at: end, from: -lastNormal, to: lastNormal, through: -lastNormal.turned, into: &target)
        }
    }

    private func bend(at point: Vector, from a: Vector, to b: Vector, into target: inout Rasterizer) {
        let turn = a.cross(b)
        if abs(turn) < 1e-9 * radius * radius && a.dot(b) > 0 { return }
        // The wedge lies on the outer side; its order is chosen so that it turns like the segments do.
        let (from, to) = turn > 0 ? (-a, -b) : (b, a)
        let middle = (from + to).normalized * radius
        if join == .miter, a.dot(b) > -0.7 * radius * radius {
            let reach = radius * radius / max((from + to).norm / 2, 1e-9)
            target.add(point, point + from, point + middle.normalized * reach, point + to)
            return
        }
        let through = a.dot(b) < -0.999 * radius * radius ? from.turned : middle
        fan(at: point, from: from, to: to, through: through, into: &target)
    }

    /// A slice of the disc, by halving the angle: no sine or cosine is needed.
    private func fan(
        at center: Vector, from: Vector, to: Vector, through: Vector, into target: inout Rasterizer
    ) {
        // Along a smooth line hardly a bend needs more.
        if (through - from).norm <= 0.6 {
            return target.add(center, center + from, center + through, center + to)
        }
        var rim = [from, through, to]
        while (rim[1] - rim[0]).norm > 0.6 && rim.count < 64 {
            var finer = [rim[0]]
            for (a, b) in zip(rim, rim.dropFirst()) {
                finer.append((a + b).normalized * radius)
                finer.append(b)
            }
            rim = finer
        }
        target.add([center] + rim.map { center + $0 })
    }

    private func dot(_ center: Vector, into target: inout Rasterizer) {
        let right = Vector(radius, 0)
        fan(at: center, from: right, to: -right, through: right.turned, into: &target)
        fan(at: center, from: -right, to: right, through: -right.turned, into: &target)
    }
}
