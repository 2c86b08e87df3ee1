/// A wish to write a name near its data.
package struct LabelRequest: Sendable {
    package enum Place: Sendable {
        /// Right of the frame, level with a line's end.
        case margin(Double)
        /// Close to one of these points, the first preferred.
        case beside([Vector])
        /// At a point, in a direction, at a distance.
        case placed(Vector, Vector, Double)
        /// On a level or an upright line across the frame.
        case alongLevel(Vector, Vector)
        case alongUpright(Vector, Vector)
        /// At the top of a box.
        case inside(Rectangle)
    }

    package var text: String
    package var color: Color
    package var place: Place
    package var group: String?

    package init(_ text: String, _ color: Color, _ place: Place, group: String?) {
        self.text = text
        self.color = color
        self.place = place
        self.group = group
    }

    package static let size = 14.0
}

/// Where the frame is already full: a coarse map of what has been drawn.
package struct Obstacles: Sendable {
    private let area: Rectangle
    private let columns: Int
    private let rows: Int
    private var weights: [Float]
    private static let cell = 4.0

    package init(area: Rectangle) {
        self.area = area
        columns = max(1, Int((area.width / Obstacles.cell).rounded(.up)))
        rows = max(1, Int((area.height / Obstacles.cell).rounded(.up)))
        weights = Array(repeating: 0, count: columns * rows)
    }

    package mutating func add(_ point: Vector, weight: Float = 1) {
        let (x, y) = ((point.x - area.minX) / Obstacles.cell, (point.y - area.minY) / Obstacles.cell)
        guard x >= 0, y >= 0, x < Double(columns), y < Double(rows) else { return }
        let index = Int(y) * columns + Int(x)
        weights[index] = max(weights[index], weight)
    }

    package mutating func add(_ point: Vector, radius: Double) {
        let radius = min(radius, 60)
        for dy in stride(from: -radius, through: radius, by: Obstacles.cell) {
            for dx in stride(from: -radius, through: radius, by: Obstacles.cell) { add(point + Vector(dx, dy)) }
        }
    }

    package mutating func add(_ path: Outline, weight: Float = 1) {
        for piece in path.pieces {
            for (a, b) in zip(piece.points, piece.points.dropFirst()) {
                guard let (from, to) = area.clip(a, b) else { continue }
                let steps = max(1, Int((to - from).norm / Obstacles.cell))
                for step in 0...steps { add(from + (to - from) * (Double(step) / Double(steps)), weight: weight) }
            }
        }
    }

    package mutating func add(inside box: Rectangle) {
        let inner = Rectangle(
            minX: max(box.minX, area.minX), minY: max(box.minY, area.minY), maxX: min(box.maxX, area.maxX),
            maxY: min(box.maxY, area.maxY))
        for y in stride(from: inner.minY, to: inner.maxY, by: Obstacles.cell) {
            for x in stride(from: inner.minX, to: inner.maxX, by: Obstacles.cell) { add(Vector(x, y), weight: 0.7) }
        }
    }

    /// How much is drawn within a box.
    package func weight(in box: Rectangle) -> Double {
        func index(_ value: Double, _ low: Double, _ count: Int) -> Int {
            min(max(Int((value - low) / Obstacles.cell), 0), count - 1)
        }
        guard box.overlap(with: area) > 0 else { return 0 }
        let (x0, x1) = (index(box.minX, area.minX, columns), index(box.maxX, area.minX, columns))
        let (y0, y1) = (index(box.minY, area.minY, rows), index(box.maxY, area.minY, rows))
        var sum: Float = 0
        for y in y0...y1 { for x in x0...x1 { sum += weights[y * columns + x] } }
        return Double(sum)
    }
}

extension Frame {
    /// Asks for a name at a line's end: in the margin if the line reaches the frame's right side, else inside.
    package mutating func requestLineLabel(
        _ text: String, along points: [Vector], _ color: Color, isFallback: Bool = false
    ) {
        let inside = points.filter { $0.isFinite && area.insetBy(-0.5).contains($0) }
        guard let end = inside.last else { return }
        if isFallback && requests.contains(where: { $0.text == text }) { return }
        let reachesRight = end.x >= area.maxX - 0.04 * area.width
        if reachesRight {
            requests.append(LabelRequest(text, color, .margin(end.y), group: text))
        } else {
            let others = [0.8, 0.6, 0.4, 0.25].map { inside[Int(Double(inside.count - 1) * $0)] }
            requests.append(LabelRequest(text, color, .beside([end] + others), group: text))
        }
    }
}
