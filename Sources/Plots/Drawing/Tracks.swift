// Lines as they were drawn: where one is seen and told from all others, for the names that must point at it and at no other.

/// A stretch of a series' line, as it was drawn.
package struct Track: Equatable, Sendable {
    package var series: String
    package var points: [Vector]

    package init(_ series: String, _ points: [Vector]) {
        self.series = series
        self.points = points
    }

    func distance(to dot: Vector) -> Double {
        zip(points, points.dropFirst()).reduce(.infinity) { least, segment in
            let way = segment.1 - segment.0
            let share = min(max((dot - segment.0).dot(way) / max(way.dot(way), 1e-12), 0), 1)
            return min(least, (segment.0 + way * share - dot).norm)
        }
    }

    /// Whether the straight way from `a` to `b` meets it, be it at a corner or an end.
    package func crosses(_ a: Vector, _ b: Vector) -> Bool {
        zip(points, points.dropFirst()).contains { c, d in
            (b - a).cross(c - a) * (b - a).cross(d - a) <= 0 && (d - c).cross(a - c) * (d - c).cross(b - c) <= 0
        }
    }
}

extension Frame {
    /// Notes the line of a series as it is drawn.
    package mutating func note(_ path: Outline, of style: MarkStyle) {
        guard let series = style.series else { return }
        for piece in path.pieces {
            // Dots that cannot be told apart would only be counted.
            let points = piece.points.reduce(into: [Vector]()) { kept, point in
                if kept.last.map({ ($0 - point).norm >= 1 }) ?? true { kept.append(point) }
            }
            if points.count > 1 { tracks.append(Track(series, points)) }
        }
    }

    /// What runs nearer than this cannot be told from a line, where something points at it.
    private static let apart = 7.0
    /// So many dots, some twenty pixels, are a stretch that is seen.
    private static let fewest = 3

    /// The lines of the other series, but those that its own covers.
    func rivals(of request: LabelRequest) -> [Track] {
        tracks.filter { $0.series != request.series && !request.together.contains($0.series) }
    }

    /// Dots along the line of a series: those where what it covers runs too, if it covers any all the way.
    func dots(of request: LabelRequest, along points: [Vector]) -> [Vector] {
        let dots = dots(along: points)
        let covered = tracks.filter { request.together.contains($0.series) }
        let shared = dots.filter { dot in covered.contains { $0.distance(to: dot) < Frame.apart } }
        return shared.isEmpty ? dots : shared
    }

    /// The dots of a line at which no other line runs. If there is no such stretch, those at which it lies on the others, which is
    /// none if another covers it all the way.
    func told(_ dots: [Vector], of request: LabelRequest) -> [Vector] {
        let fewest = min(Frame.fewest, dots.count)
        let rivals = rivals(of: request)
        let clear = dots.filter { dot in rivals.allSatisfy { $0.distance(to: dot) >= Frame.apart } }
        if clear.count >= fewest { return clear }
        guard let last = tracks.lastIndex(where: { $0.series == request.series }) else { return dots }
        let above = tracks[(last + 1)...].filter { $0.series != request.series }
        let seen = dots.filter { dot in above.allSatisfy { $0.distance(to: dot) >= Frame.apart } }
        return seen.count >= fewest ? seen : []
    }

    /// The series whose line covers that of a request all the way: the one that runs along most of it.
    func cover(of request: LabelRequest) -> String? {
        guard case .along(let points) = request.place else { return nil }
        let dots = dots(along: points)
        guard !dots.isEmpty, told(dots, of: request).isEmpty else { return nil }
        let counts = Dictionary(grouping: rivals(of: request), by: \.series).mapValues { tracks in
            dots.count { dot in tracks.contains { $0.distance(to: dot) < Frame.apart } }
        }
        return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
}
