// Lines in a frame: from the points that they join to what is seen of them.

extension Frame {
    /// Draws the line of a series. Its dashes end bluntly, or the caps would close the gaps; so does a broad line, which would seem
    /// to reach beyond its last value, and it does not hang over the frame.
    package mutating func draw(_ path: Outline, _ stroke: Stroke, _ color: Color, opacity: Double = 1) {
        var stroke = stroke
        if !stroke.dash.isEmpty || stroke.width > 4 { stroke.cap = .butt }
        if stroke.width > 4 { drawing.clip(to: area.insetBy(-1.3)) }
        drawing.stroke(path, stroke, color, opacity: opacity)
        if stroke.width > 4 { drawing.clip(to: clipBox) }
    }

    /// The visible stretches of a line: cut at gaps and where it leaves the frame. Half the pen's width may stand beyond.
    package func visible(_ points: [Vector]) -> Outline {
        // Rounding must not cut off a line along the border.
        let box = area.insetBy(-0.01)
        var path = Outline()
        var previous = Vector(.nan, .nan)
        var isDrawing = false
        for point in points {
            defer { previous = point }
            guard point.isFinite, previous.isFinite else {
                isDrawing = false
                continue
            }
            guard let (a, b) = box.clip(previous, point) else {
                isDrawing = false
                continue
            }
            if !isDrawing || a != previous { path.move(to: a) }
            path.line(to: b)
            isDrawing = b == point
        }
        return path
    }

    /// Stretches without gaps, in canvas places; with `floor`, what a log axis cannot show lies on its lower end.
    package func runs(_ x: [Double], _ y: [Double], floor: Bool = false) -> [[Vector]] {
        var runs: [[Vector]] = [[]]
        for (x, value) in zip(x, y) {
            let value = floor && !value.isNaN && self.y.share(of: value).isNaN ? self.y.lower : value
            let point = project(x, value)
            if point.isFinite {
                // An outline may leave the frame, but not so far that its slopes lose precision.
                let box = area.insetBy(-2000)
                runs[runs.count - 1].append(
                    Vector(min(max(point.x, box.minX), box.maxX), min(max(point.y, box.minY), box.maxY)))
            } else if runs.last?.isEmpty == false {
                runs.append([])
            }
        }
        return runs.filter { $0.count > 1 }
    }

    /// Where far more points than pixels follow each other from left to right, keeps each half pixel's first, lowest,
    /// highest and last: the picture is the same.
    package func thinned(_ points: [Vector]) -> [Vector] {
        guard Double(points.count) > 8 * area.width, zip(points, points.dropFirst()).allSatisfy({ !($1.x < $0.x) })
        else { return points }
        var result: [Vector] = []
        var (first, low, high, last) = (Vector.zero, Vector.zero, Vector.zero, Vector.zero)
        var column = Double.nan
        func inOrder(_ a: Vector, _ b: Vector) -> [Vector] { a.x <= b.x ? [a, b] : [b, a] }
        func flush() { if !column.isNaN { result += [first] + inOrder(low, high) + [last] } }
        for point in points {
            guard point.isFinite else {
                flush()
                column = .nan
                result.append(point)
                continue
            }
            let place = (point.x * 2).rounded(.down)
            if place != column {
                flush()
                column = place
                (first, low, high, last) = (point, point, point, point)
            }
            if point.y < low.y { low = point }
            if point.y > high.y { high = point }
            last = point
        }
        flush()
        return result
    }

    /// Dots for values that have no neighbour to be joined to.
    package mutating func drawIsolated(_ points: [Vector], size: Double, _ color: Color, opacity: Double) {
        for index in points.indices where points[index].isFinite {
            let before = index > 0 && points[index - 1].isFinite
            let after = index + 1 < points.count && points[index + 1].isFinite
            if !before && !after && area.insetBy(-2).contains(points[index]) {
                drawing.fill(Outline(circleAt: points[index], radius: size / 2), color, opacity: opacity)
            }
        }
    }
}
