/// What cuts a letter's path into an outline, as type is cut: uprights a little stouter than levels, corners sharp, feet and heads level.
package struct Pen {
    /// Half the width of an upright.
    let radius: Double
    /// How thick a level is beside an upright.
    let contrast: Double

    /// Adds the outline of a path's piece in pixels, y downwards.
    ///
    /// - Parameter ends: whether its start and its end stand by themselves; those that meet another stroke are round.
    func add(_ piece: Outline.Piece, _ ends: Glyph.Ends, to target: inout Rasterizer) {
        var points: [Vector] = []
        points.reserveCapacity(piece.points.count + 1)
        for point in piece.points where point.isFinite {
            let place = Vector(point.x, point.y / contrast)
            if let last = points.last, abs(last.x - place.x) + abs(last.y - place.y) < 1e-6 { continue }
            points.append(place)
        }
        if piece.isClosed, let first = points.first, points.last != first { points.append(first) }
        guard points.count > 1 else { return }
        outline(points, isClosed: piece.isClosed, ends, &target)
    }

    /// One side forwards, the other back: a single outline, in which no edge is counted twice.
    private func outline(_ points: [Vector], isClosed: Bool, _ ends: Glyph.Ends, _ target: inout Rasterizer) {
        let ways = zip(points, points.dropFirst()).map { ($1 - $0).normalized }
        let lengths = zip(points, points.dropFirst()).map { ($1 - $0).norm }
        let last = ways.count - 1
        var (left, right) = ([Vector](), [Vector]())
        if isClosed {
            bend(at: points[0], ways[last], ways[0], min(lengths[last], lengths[0]), &left, &right)
        } else {
            let sides = cut(at: points[0], -ways[0], lengths[0], isFree: ends.start)
            left += sides.right.reversed()
            right += sides.left.reversed()
        }
        for index in ways.indices.dropFirst() {
            bend(
                at: points[index], ways[index - 1], ways[index], min(lengths[index - 1], lengths[index]), &left, &right)
        }
        if isClosed {
            // A round narrower than the pen has no hole: it is a dot.
            let isDot = lengths.reduce(0, +) < 6 * radius
            let isLeftOuter = Pen.span(left) > Pen.span(right)
            if !isDot || isLeftOuter { emit(left, &target) }
            if !isDot || !isLeftOuter { emit(right.reversed(), &target) }
        } else {
            let sides = cut(at: points[last + 1], ways[last], lengths[last], isFree: ends.end)
            emit(left + sides.left + (right + sides.right).reversed(), &target)
        }
    }

    /// Both sides of a corner: sharp, or level where two diagonals meet in a point.
    private func bend(
        at point: Vector, _ first: Vector, _ second: Vector, _ room: Double, _ left: inout [Vector],
        _ right: inout [Vector]
    ) {
        let (a, b) = (first.turned * radius, second.turned * radius)
        let half = (a + b).norm / 2
        let middle = half > 1e-9 ? (a + b).normalized : first
        let reach = radius * radius / max(half, 1e-9)
        // The inner side may not reach back beyond the shorter of the two strokes.
        let inner = min(reach, (radius * radius + room * room).squareRoot())
        let turn = first.cross(second)
        if first.dot(second) > -0.5 {
            left.append(point + middle * (turn > 0 ? inner : reach))
            right.append(point - middle * (turn > 0 ? reach : inner))
        } else {
            let side = turn > 0 ? -1.0 : 1
            let (from, to) = (point + a * side, point + b * side)
            var outer = [from, to]
            if first.y * second.y < -0.2 {
                let level = point.y + (first.y > 0 ? radius : -radius)
                outer = [
                    from + first * ((level - from.y) / first.y), to + second * ((level - to.y) / second.y),
                ]
            }
            let within = point - middle * (side * inner)
            left += side > 0 ? outer : [within]
            right += side > 0 ? [within] : outer
        }
    }

    /// The two sides of a stroke's end: level where it is steep, upright where it is level, short of its own where it meets another.
    private func cut(at point: Vector, _ way: Vector, _ length: Double, isFree: Bool) -> (
        left: [Vector], right: [Vector]
    ) {
        let side = way.turned * radius
        let (a, b) = (point + side, point - side)
        guard isFree else { return ([a], [b]) }
        if abs(way.y) >= 0.7 {
            // Straight strokes stand on the line; bowls end a little before.
            let level = point.y + (way.y > 0 ? radius : -radius) * (length > 3 * radius ? 1 : 0.6)
            return ([a + way * max(0, (level - a.y) / way.y)], [b + way * max(0, (level - b.y) / way.y)])
        }
        let reach = way * (radius * (abs(way.y) < 0.2 ? 0.8 : 0.5))
        return ([a + reach], [b + reach])
    }

    private static func span(_ points: [Vector]) -> Double {
        (points.map(\.x).max() ?? 0) - (points.map(\.x).min() ?? 0)
    }

    private func emit(_ corners: [Vector], _ target: inout Rasterizer) {
        target.add(corners.map { Vector($0.x, $0.y * contrast) })
    }
}

extension Glyph {
    /// Whether a stroke's start and end stand by themselves, or meet another stroke.
    package struct Ends: Equatable, Sendable {
        package var start = true
        package var end = true
    }

    /// The glyph with its strokes' free ends found.
    func withEnds() -> Glyph {
        var glyph = self
        let pieces = path(unit: 1, at: .zero).pieces.map(\.points)
        glyph.ends = pieces.indices.map { index in
            guard let first = pieces[index].first, let last = pieces[index].last else { return Ends() }
            return Ends(
                start: !Glyph.meets(first, pieces, skipping: index, fromStart: true),
                end: !Glyph.meets(last, pieces, skipping: index, fromStart: false))
        }
        return glyph
    }

    /// Whether a stroke's end lies on another stroke, or on its own farther on.
    private static func meets(_ end: Vector, _ pieces: [[Vector]], skipping own: Int, fromStart: Bool) -> Bool {
        for (index, points) in pieces.enumerated() {
            let points = index == own && !fromStart ? points.reversed() : points
            var way = 0.0
            for (a, b) in zip(points, points.dropFirst()) {
                let along = b - a
                defer { way += along.norm }
                if index == own && way < 150 { continue }
                let share = min(max((end - a).dot(along) / max(along.dot(along), 1e-9), 0), 1)
                if (end - (a + along * share)).norm < 30 { return true }
            }
        }
        return false
    }
}
