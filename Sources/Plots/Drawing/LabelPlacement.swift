extension LabelRequest {
    /// What the words are known by from frame to frame of an animation; nil where their place is asked for.
    package var key: String? {
        if let group { return group }
        switch place {
        case .onLine: return "level \(text)"
        case .alongLevel, .alongUpright: return "rule \(text)"
        default: return nil
        }
    }

    /// One name a series: the margin is the best place, then whatever was asked first.
    package static func settled(_ requests: [LabelRequest]) -> [LabelRequest] {
        var result: [LabelRequest] = []
        for request in requests {
            guard let group = request.group, let known = result.firstIndex(where: { $0.group == group }) else {
                result.append(request)
                continue
            }
            switch (request.place, result[known].place) {
            case (.margin, .beside), (.margin, .along), (.along, .beside): result[known] = request
            default: break
            }
        }
        return result
    }

    package var width: Double { Lettering.width(of: text, size: LabelRequest.size, weight: weight) }
    /// Half the room of a height on its line.
    fileprivate var halfLevel: Vector {
        let width = Lettering.width(of: text, size: LabelRequest.levelSize)
        return Vector(width / 2 + 3, LabelRequest.levelSize * 0.55)
    }
    package static let height = size * 1.2
}

extension Frame {
    /// Writes names so that none covers another and each stays near its data.
    ///
    /// - Parameters:
    ///   - taken: Where nothing may be written.
    ///   - fixed: Where words stand already decided, as in the other frames of an animation: nowhere, if it is not finite.
    /// - Returns: Where each name of a series, a rule or a level stands, and how badly.
    @discardableResult
    package mutating func place(
        _ requests: [LabelRequest], taken: [Rectangle], within page: Rectangle, fixed: [String: Vector] = [:]
    ) -> [String: NamePlace] {
        var taken = taken
        var names: [String: NamePlace] = [:]
        let keys = requests.compactMap(\.key)
        // Two rules of one name cannot be told apart in the next frame.
        func isAlone(_ key: String) -> Bool { keys.count { $0 == key } == 1 }
        let lines = requests.filter { $0.group != nil }.map { ($0.group, dots(along: $0.line)) }
        // All leaders before any words: a leader drawn later would run across them.
        var placed: [(request: LabelRequest, center: Vector)] = []
        for request in requests {
            guard case .placed(let point, let direction, let distance) = request.place else { continue }
            let center = center(of: request, point, direction, distance, page)
            if distance > 14 { drawLeader(from: point, to: box(request, center)) }
            placed.append((request, center))
        }
        for (request, center) in placed {
            write(request, center)
            taken.append(box(request, center))
        }
        placeInMargin(requests, &taken)
        for request in requests {
            switch request.place {
            case .margin, .placed, .onLine: continue
            case .beside(let points):
                let place = writeBest(request, candidates(request, beside: points), &taken, fixed: fixed)
                if let group = request.group { names[group] = place }
            case .along(let points):
                let own = dots(along: points)
                let others = lines.filter { $0.0 != request.group }.flatMap(\.1)
                let place = writeBest(request, candidates(request, along: own), &taken, own, others, fixed: fixed)
                if let group = request.group { names[group] = place }
            case .alongLevel(let a, let b):
                let height = LabelRequest.height
                // Far enough that what runs along the rule is not in the way.
                let above = a.y - height / 2 - 6
                let below = a.y + height / 2 + 6
                let left = a.x + request.width / 2 + 6
                let right = b.x - request.width / 2 - 6
                let middle = (left + right) / 2
                let place = writeBest(
                    request,
                    [(right, above), (left, above), (right, below), (left, below), (middle, above), (middle, below)]
                        .map { Vector($0.0, $0.1) }, &taken, fixed: fixed)
                if let key = request.key, isAlone(key) { names[key] = place?.decided }
            case .alongUpright(let a, let b):
                let (right, left) = (a.x + request.width / 2 + 9, a.x - request.width / 2 - 9)
                let (top, low) = (a.y + LabelRequest.height / 2 + 5, b.y - LabelRequest.height / 2 - 6)
                // The ends first; where they are taken, whatever height is free.
                let heights = [0, 1, 0.5, 0.25, 0.75, 0.12, 0.38, 0.62, 0.88].map { top + (low - top) * $0 }
                let places = heights.flatMap { [Vector(right, $0), Vector(left, $0)] }
                let place = writeBest(request, places, &taken, fixed: fixed)
                if let key = request.key, isAlone(key) { names[key] = place?.decided }
            case .inside(let box):
                let (top, low) = (box.minY + LabelRequest.height / 2 + 4, box.maxY - LabelRequest.height / 2 - 4)
                writeBest(
                    request,
                    [Vector(box.center.x, top), Vector(box.center.x, low), Vector(box.center.x, box.center.y)], &taken)
            }
        }
        for request in requests {
            guard case .onLine(let lines, let ground) = request.place else { continue }
            let known = request.key.flatMap { fixed[$0] }
            let center = known ?? levelPlace(request, lines, taken)
            if let key = request.key, isAlone(key) {
                names[key] = NamePlace(center: center ?? Vector(.nan, .nan), hindrance: 0)
            }
            if let center, center.isFinite { writeLevel(request, center, ground, &taken) }
        }
        return names
    }

    /// A height on its line, where least else is drawn; where all is full, none.
    private func levelPlace(_ request: LabelRequest, _ lines: Outline, _ taken: [Rectangle]) -> Vector? {
        let half = request.halfLevel
        let inner = area.insetBy(4)
        var best: (cost: Double, center: Vector)?
        for piece in lines.pieces {
            let points = piece.points
            guard points.count > 8 else { continue }
            let stride = max(1, points.count / 40)
            for index in points.indices where index % stride == 0 && index > 0 {
                let (center, before) = (points[index], points[index - 1])
                let box = Rectangle(
                    minX: center.x - half.x, minY: center.y - half.y, maxX: center.x + half.x, maxY: center.y + half.y)
                guard inner.contains(box), !taken.contains(where: { $0.insetBy(-6).overlap(with: box) > 0 }) else {
                    continue
                }
                // Best where the line runs level, and towards the upper right, where paths seldom go.
                let way = (center - before).normalized
                let corner = Vector(area.maxX, area.minY)
                let cost =
                    obstacles.weight(in: box.insetBy(-5)) * 4 + abs(way.y) * 6
                    + (center - corner).norm / (area.width + area.height) * 8
                if best.map({ cost < $0.cost }) ?? true { best = (cost, center) }
            }
        }
        return best.flatMap { $0.cost < 24 ? $0.center : nil }
    }

    private mutating func writeLevel(
        _ request: LabelRequest, _ center: Vector, _ ground: Color, _ taken: inout [Rectangle]
    ) {
        let half = request.halfLevel
        drawing.write(
            Text(
                request.text, at: Vector(center.x, center.y + LabelRequest.levelSize * 0.34),
                size: LabelRequest.levelSize, color: request.color, anchor: .middle, halo: ground))
        taken.append(
            Rectangle(
                minX: center.x - half.x, minY: center.y - half.y, maxX: center.x + half.x, maxY: center.y + half.y))
    }

    /// Above and below a line at even distances along it, and beyond its end.
    private func candidates(_ request: LabelRequest, along dots: [Vector]) -> [Vector] {
        guard let end = dots.last else { return [] }
        let (halfWidth, halfHeight) = (request.width / 2, LabelRequest.height / 2)
        var result = [end + Vector(halfWidth + 9, 0)]
        let count = min(36, dots.count)
        for index in 0..<count {
            // From the end backwards: where a line ends it says most.
            let dot = dots[(dots.count - 1) * (count - 1 - index) / max(count - 1, 1)]
            for gap in [5.0, 14, Frame.farGap, 2 * Frame.farGap] {
                for side in [-1.0, 1] {
                    result.append(dot + Vector(0, side * (halfHeight + gap)))
                    result.append(dot + Vector(side * (halfWidth + gap + 4), 0))
                    result.append(dot + Vector(halfWidth * 0.8, side * (halfHeight + gap)))
                    result.append(dot + Vector(-halfWidth * 0.8, side * (halfHeight + gap)))
                }
            }
        }
        return result
    }

    func box(_ request: LabelRequest, _ center: Vector) -> Rectangle {
        Rectangle(
            x: center.x - request.width / 2, y: center.y - LabelRequest.height / 2, width: request.width,
            height: LabelRequest.height)
    }

    /// A halo only where something is drawn beneath, or on paper, where none is seen.
    mutating func write(_ request: LabelRequest, _ center: Vector, hasHalo: Bool = true) {
        let box = box(request, center)
        let crosses = obstacles.weight(in: box) > 0
        if hasHalo { words.append(Rectangle(minX: box.minX - 3, minY: box.minY, maxX: box.maxX + 3, maxY: box.maxY)) }
        drawing.write(
            Text(
                request.text, at: Vector(center.x, center.y + LabelRequest.size * 0.34), size: LabelRequest.size,
                weight: request.weight, color: request.color == .white ? .white : request.color.asText, anchor: .middle,
                halo: hasHalo && (ground == nil || crosses) ? ground?(center) ?? .white : nil))
    }

    private func candidates(_ request: LabelRequest, beside points: [Vector]) -> [Vector] {
        let (halfWidth, halfHeight) = (request.width / 2, LabelRequest.height / 2)
        // Right, above, below, the two right corners, left, the two left corners.
        let sides: [Vector] = [
            Vector(1, 0), Vector(0, -1), Vector(0, 1), Vector(1, -0.6), Vector(1, 0.6), Vector(-1, 0), Vector(-1, -0.6),
            Vector(-1, 0.6),
        ]
        var result: [Vector] = []
        for point in points {
            for gap in [9.0 + request.clearance * 0.6, 20 + request.clearance] {
                for side in sides {
                    let isCorner = side.x != 0 && side.y != 0
                    let dx = side.x * (halfWidth + (isCorner ? gap * 0.7 : gap))
                    let dy = side.y == 0 ? 0 : (side.y < 0 ? -1 : 1) * (halfHeight + (isCorner ? gap * 0.5 : gap))
                    result.append(point + Vector(dx, dy))
                }
            }
        }
        return result
    }

    /// - Parameters:
    ///   - own: Dots along what is named, if it is a line.
    ///   - others: Dots along the other lines, to none of which the words may stand nearer.
    @discardableResult
    private mutating func writeBest(
        _ request: LabelRequest, _ candidates: [Vector], _ taken: inout [Rectangle], _ own: [Vector] = [],
        _ others: [Vector] = [], fixed: [String: Vector] = [:]
    ) -> NamePlace? {
        if let center = request.key.flatMap({ fixed[$0] }) {
            drawLeader(of: request, center, own)
            write(request, center)
            taken.append(box(request, center))
            return NamePlace(center: center, hindrance: 0)
        }
        var best: (cost: Double, hindrance: Double, center: Vector)?
        let inner = area.insetBy(3)
        for (rank, center) in candidates.enumerated() {
            let box = box(request, center)
            let size = box.width * box.height
            let outside = 1 - box.overlap(with: inner) / size
            var hindrance =
                obstacles.weight(in: box.insetBy(-4)) * 4
                + (outside > 0.001 ? 60 + outside * 600 : 0)
            if let leader = own.isEmpty ? nil : leader(to: box, from: own) {
                hindrance += 14 + self.hindrance(of: leader, taken)
            } else if !others.isEmpty {
                hindrance += Frame.rivalry(box, own, others)
            }
            for other in taken { hindrance += 1000 * box.insetBy(-2).overlap(with: other) / size }
            // Words across a leader would seem to be what it points from.
            hindrance += 300 * Double(leaders.count { box.insetBy(-3).clip($0.start, $0.end) != nil })
            let cost = hindrance + Double(rank) * (own.isEmpty ? 0.9 : 0.03)
            if best.map({ cost < $0.cost }) ?? true { best = (cost, hindrance, center) }
        }
        guard let best else { return nil }
        var center = best.center
        // Better moved than cut off.
        let box = box(request, center)
        center.x += max(0, inner.minX - box.minX) - max(0, box.maxX - inner.maxX)
        center.y += max(0, inner.minY - box.minY) - max(0, box.maxY - inner.maxY)
        drawLeader(of: request, center, own)
        write(request, center)
        taken.append(self.box(request, center))
        return NamePlace(center: center, hindrance: best.hindrance)
    }

    /// How much nearer to its own line than to any other a name stands: 0 if clearly, up to 60 if not at all.
    private static func rivalry(_ box: Rectangle, _ own: [Vector], _ others: [Vector]) -> Double {
        func distance(_ dots: [Vector]) -> Double {
            var least = Double.infinity
            for dot in dots {
                let dx = max(box.minX - dot.x, 0, dot.x - box.maxX)
                let dy = max(box.minY - dot.y, 0, dot.y - box.maxY)
                least = min(least, dx * dx + dy * dy)
            }
            return least.squareRoot()
        }
        let (mine, theirs) = (distance(own), distance(others))
        return min(max((mine + 14 - theirs) * 3, 0), 60)
    }

    /// The middle of words that stand off a place; they stay on the page.
    private func center(
        of request: LabelRequest, _ point: Vector, _ direction: Vector, _ distance: Double, _ page: Rectangle
    ) -> Vector {
        let reach = Vector(
            direction.x * distance + (direction.x == 0 ? 0 : direction.x < 0 ? -1 : 1) * request.width / 2,
            direction.y * distance + (direction.y == 0 ? 0 : direction.y < 0 ? -1 : 1) * LabelRequest.height / 2)
        var center = point + reach
        let room = page.insetBy(4)
        let wished = box(request, center)
        center.x += max(0, room.minX - wished.minX) - max(0, wished.maxX - room.maxX)
        center.y += max(0, room.minY - wished.minY) - max(0, wished.maxY - room.maxY)
        return center
    }
}
