/// A wish to write a name near its data.
package struct LabelRequest: Sendable {
    package enum Place: Sendable {
        /// Right of the frame, level with a line's end.
        case margin(Double)
        /// Close to one of these points, the first preferred.
        case beside([Vector])
        /// Anywhere along a line, where no other line is nearer.
        case along([Vector])
        /// On one of a level's lines, which the words interrupt, or nowhere.
        case onLine(Outline, ground: Color)
        /// At a point, in a direction, at a distance.
        case placed(Vector, Vector, Double)
        /// On a level or an upright line across the frame.
        case alongLevel(Vector, Vector)
        case alongUpright(Vector, Vector)
        /// At the top of a box.
        case inside(Rectangle)
    }

    package let text: String
    package var color: Color
    package var place: Place
    /// What of the requests are for one name: the first that can be met is.
    package var group: String?
    /// The series that it names.
    package var series: String?
    /// The series whose lines its own covers all the way, so that their names stand by it.
    package var together: Set<String> = []
    package let weight: Text.Weight
    /// How wide the words are.
    package let width: Double
    /// How far what it names reaches round its place.
    package var clearance = 0.0

    package init(
        _ text: String, _ color: Color, _ place: Place, group: String?, weight: Text.Weight = .regular
    ) {
        self.text = text
        self.color = color
        self.place = place
        self.group = group
        self.weight = weight
        series = group
        width = Lettering.width(of: text, size: LabelRequest.size, weight: weight)
    }

    package static let size = 15.0
    package static let height = size * 1.2
    /// Heights on the lines of a landscape.
    package static let levelSize = 12.5
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

    /// A line that is broader than a cell lies on those beside it as well.
    package mutating func add(_ path: Outline, width: Double) {
        add(path)
        let half = width / 2 - 0.5
        guard 2 * half > Obstacles.cell else { return }
        for aside in [Vector(0, -half), Vector(0, half), Vector(-half, 0), Vector(half, 0)] {
            add(path.map { $0 + aside })
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
        _ text: String, along points: [Vector], _ color: Color, of series: String?, isFallback: Bool = false
    ) {
        guard let end = points.last(where: { $0.isFinite && area.insetBy(-0.5).contains($0) }) else { return }
        if isFallback && requests.contains(where: { $0.text == text }) { return }
        let reachesRight = end.x >= area.maxX - 0.07 * area.width
        var request = LabelRequest(
            text, color, reachesRight && !namesInside ? .margin(end.y) : .along(points), group: text)
        request.series = series
        requests.append(request)
    }

    /// A line as points at most a few pixels apart, those inside the frame.
    package func dots(along line: [Vector]) -> [Vector] {
        var dots: [Vector] = []
        for (a, b) in zip(line, line.dropFirst()) {
            guard a.isFinite, b.isFinite, let (from, to) = area.clip(a, b) else { continue }
            let steps = max(1, Int((to - from).norm / 6))
            for step in 0...steps { dots.append(from + (to - from) * (Double(step) / Double(steps))) }
        }
        if dots.isEmpty { dots = line.filter { $0.isFinite && area.contains($0) } }
        let stride = max(1, dots.count / 400)
        return dots.indices.filter { $0 % stride == 0 || $0 == dots.count - 1 }.map { dots[$0] }
    }
}
