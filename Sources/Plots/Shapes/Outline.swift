/// An outline of straight pieces; curves are flattened as they are added.
package struct Outline: Equatable, Sendable {
    package struct Piece: Equatable, Sendable {
        package var points: [Vector]
        package var isClosed: Bool

        package init(points: [Vector], isClosed: Bool = false) {
            self.points = points
            self.isClosed = isClosed
        }
    }

    package private(set) var pieces: [Piece] = []

    package init() {}

    package init(_ points: [Vector], closed: Bool = false) {
        if !points.isEmpty { pieces = [Piece(points: points, isClosed: closed)] }
    }

    package init(_ rectangle: Rectangle) {
        self.init(
            [
                Vector(rectangle.minX, rectangle.minY), Vector(rectangle.maxX, rectangle.minY),
                Vector(rectangle.maxX, rectangle.maxY), Vector(rectangle.minX, rectangle.maxY),
            ], closed: true)
    }

    package init(circleAt center: Vector, radius: Double) {
        move(to: center + Vector(radius, 0))
        let (r, k) = (radius, radius * Outline.circular)
        curve(center + Vector(r, k), center + Vector(k, r), to: center + Vector(0, r))
        curve(center + Vector(-k, r), center + Vector(-r, k), to: center + Vector(-r, 0))
        curve(center + Vector(-r, -k), center + Vector(-k, -r), to: center + Vector(0, -r))
        curve(center + Vector(k, -r), center + Vector(r, -k), to: center + Vector(r, 0))
        close()
    }

    /// A rectangle with rounded corners.
    package init(_ box: Rectangle, cornerRadius: Double) {
        self.init()
        let r = max(0, min(cornerRadius, box.width / 2, box.height / 2))
        let k = r * (1 - Outline.circular)
        move(to: Vector(box.minX + r, box.minY))
        line(to: Vector(box.maxX - r, box.minY))
        curve(
            Vector(box.maxX - k, box.minY), Vector(box.maxX, box.minY + k), to: Vector(box.maxX, box.minY + r))
        line(to: Vector(box.maxX, box.maxY - r))
        curve(
            Vector(box.maxX, box.maxY - k), Vector(box.maxX - k, box.maxY), to: Vector(box.maxX - r, box.maxY))
        line(to: Vector(box.minX + r, box.maxY))
        curve(
            Vector(box.minX + k, box.maxY), Vector(box.minX, box.maxY - k), to: Vector(box.minX, box.maxY - r))
        line(to: Vector(box.minX, box.minY + r))
        curve(
            Vector(box.minX, box.minY + k), Vector(box.minX + k, box.minY), to: Vector(box.minX + r, box.minY))
        close()
    }

    /// The handle length that makes a cubic curve a quarter circle to 3 in 10,000: 4/3·(√2 − 1).
    package static let circular = 0.5522847498307936

    package var isEmpty: Bool { pieces.isEmpty }

    package mutating func move(to point: Vector) {
        pieces.append(Piece(points: [point]))
    }

    package mutating func line(to point: Vector) {
        if pieces.isEmpty { return move(to: point) }
        pieces[pieces.count - 1].points.append(point)
    }

    /// A cubic curve, cut into as many chords as keep it within 0.02 of its size-dependent bend.
    package mutating func curve(_ c1: Vector, _ c2: Vector, to end: Vector) {
        guard let start = pieces.last?.points.last else { return move(to: end) }
        let bend = max((start - 2 * c1 + c2).norm, (c1 - 2 * c2 + end).norm)
        guard bend.isFinite else { return }
        let steps = max(2, min(40, Int((bend * 12).squareRoot().rounded(.up))))
        for step in 1...steps {
            let t = Double(step) / Double(steps)
            let s = 1 - t
            let inner = c1 * (3 * s * s * t) + c2 * (3 * s * t * t)
            pieces[pieces.count - 1].points.append(start * (s * s * s) + inner + end * (t * t * t))
        }
    }

    package mutating func close() {
        if !pieces.isEmpty { pieces[pieces.count - 1].isClosed = true }
    }

    package mutating func append(_ other: Outline) {
        pieces.append(contentsOf: other.pieces)
    }

    package func map(_ transform: (Vector) -> Vector) -> Outline {
        var result = self
        for index in result.pieces.indices { result.pieces[index].points = result.pieces[index].points.map(transform) }
        return result
    }

    package var bounds: Rectangle? {
        var box: Rectangle?
        for piece in pieces {
            for point in piece.points {
                guard let known = box else {
                    box = Rectangle(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
                    continue
                }
                box = Rectangle(
                    minX: min(known.minX, point.x), minY: min(known.minY, point.y),
                    maxX: max(known.maxX, point.x), maxY: max(known.maxY, point.y))
            }
        }
        return box
    }
}

extension Outline {
    /// What of the lines lies outside a box; rings that reach into it are open there.
    package func outside(_ box: Rectangle) -> Outline {
        var result = Outline()
        for piece in pieces { result.pieces += piece.outside(box) }
        return result
    }
}

extension Outline.Piece {
    fileprivate func outside(_ box: Rectangle) -> [Outline.Piece] {
        let line = isClosed ? points + points.prefix(1) : points
        guard zip(line, line.dropFirst()).contains(where: { box.clip($0, $1) != nil }) else { return [self] }
        var result: [Outline.Piece] = []
        var current = line.prefix(1).filter { !box.contains($0) }
        for (a, b) in zip(line, line.dropFirst()) {
            guard let (enter, leave) = box.clip(a, b) else {
                current.append(b)
                continue
            }
            if !box.contains(a) { result.append(Outline.Piece(points: current + [enter])) }
            current = box.contains(b) ? [] : [leave, b]
        }
        if current.count > 1 {
            // A ring's last way goes on in its first.
            if isClosed, let first = result.first, first.points.first == current.last {
                result[0].points = current + first.points.dropFirst()
            } else {
                result.append(Outline.Piece(points: current))
            }
        }
        return result
    }
}
