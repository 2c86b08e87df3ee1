extension LabelRequest {
    /// One name a series: the margin is the best place, then whatever was asked first.
    package static func settled(_ requests: [LabelRequest]) -> [LabelRequest] {
        var result: [LabelRequest] = []
        for request in requests {
            guard let group = request.group, let known = result.firstIndex(where: { $0.group == group }) else {
                result.append(request)
                continue
            }
            if case .margin = request.place, case .beside = result[known].place { result[known] = request }
        }
        return result
    }

    package var width: Double { Lettering.width(of: text, size: LabelRequest.size) }
    package static let height = size * 1.2
}

extension Frame {
    /// Writes names so that none covers another and each stays near its data.
    package mutating func place(_ requests: [LabelRequest], taken: [Rectangle], within page: Rectangle) {
        var taken = taken
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
            case .margin, .placed: continue
            case .beside(let points):
                writeBest(request, candidates(request, beside: points), &taken, leaderFrom: points.first)
            case .alongLevel(let a, let b):
                let height = LabelRequest.height
                // Far enough that what runs along the rule is not in the way.
                let above = a.y - height / 2 - 6
                let below = a.y + height / 2 + 6
                let left = a.x + request.width / 2 + 6
                let right = b.x - request.width / 2 - 6
                let middle = (left + right) / 2
                writeBest(
                    request,
                    [(right, above), (left, above), (right, below), (left, below), (middle, above), (middle, below)]
                        .map { Vector($0.0, $0.1) }, &taken, leaderFrom: nil)
            case .alongUpright(let a, let b):
                let (right, left) = (a.x + request.width / 2 + 9, a.x - request.width / 2 - 9)
                let (top, low) = (a.y + LabelRequest.height / 2 + 5, b.y - LabelRequest.height / 2 - 6)
                // The ends first; where they are taken, whatever height is free.
                let heights = [0, 1, 0.5, 0.25, 0.75, 0.12, 0.38, 0.62, 0.88].map { top + (low - top) * $0 }
                let places = heights.flatMap { [Vector(right, $0), Vector(left, $0)] }
                writeBest(request, places, &taken, leaderFrom: nil)
            case .inside(let box):
                let (top, low) = (box.minY + LabelRequest.height / 2 + 4, box.maxY - LabelRequest.height / 2 - 4)
                writeBest(
                    request,
                    [Vector(box.center.x, top), Vector(box.center.x, low), Vector(box.center.x, box.center.y)], &taken,
                    leaderFrom: nil)
            }
        }
    }

    private func box(_ request: LabelRequest, _ center: Vector) -> Rectangle {
        Rectangle(
            x: center.x - request.width / 2, y: center.y - LabelRequest.height / 2, width: request.width,
            height: LabelRequest.height)
    }

    private mutating func write(_ request: LabelRequest, _ center: Vector, hasHalo: Bool = true) {
        drawing.write(
            Text(
                request.text, at: Vector(center.x, center.y + LabelRequest.size * 0.34), size: LabelRequest.size,
                color: request.color.asText, anchor: .middle, halo: hasHalo ? .white : nil))
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
            for gap in [9.0, 20] {
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

    private mutating func writeBest(
        _ request: LabelRequest, _ candidates: [Vector], _ taken: inout [Rectangle], leaderFrom: Vector?
    ) {
        var best: (cost: Double, center: Vector)?
        let inner = area.insetBy(3)
        for (rank, center) in candidates.enumerated() {
            let box = box(request, center)
            let size = box.width * box.height
            let outside = 1 - box.overlap(with: inner) / size
            var cost =
                Double(rank) * 0.9 + obstacles.weight(in: box.insetBy(-4)) * 4
                + (outside > 0.001 ? 60 + outside * 600 : 0)
            for other in taken { cost += 1000 * box.insetBy(-2).overlap(with: other) / size }
            // Words across a leader would seem to be what it points from.
            cost += 300 * Double(leaders.count { box.insetBy(-3).clip($0.start, $0.end) != nil })
            if best.map({ cost < $0.cost }) ?? true { best = (cost, center) }
        }
        guard let best else { return }
        var center = best.center
        // Better moved than cut off.
        let box = box(request, center)
        center.x += max(0, inner.minX - box.minX) - max(0, box.maxX - inner.maxX)
        center.y += max(0, inner.minY - box.minY) - max(0, box.maxY - inner.maxY)
        write(request, center)
        taken.append(self.box(request, center))
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

    /// Ends where it meets the words, and starts clear of the marker at the point.
    private mutating func drawLeader(from point: Vector, to box: Rectangle) {
        let near = Vector(min(max(point.x, box.minX), box.maxX), min(max(point.y, box.minY), box.maxY))
        let way = (near - point).normalized
        guard (near - point).norm > 12 else { return }
        let (start, end) = (point + way * 6, near - way * 3)
        drawing.stroke(Outline([start, end]), Stroke(3.6), .white, opacity: 0.7)
        drawing.stroke(Outline([start, end]), Stroke(1.2), Ink.text)
        leaders.append((start, end))
    }

    /// Stacks the names right of the frame in the order of their lines, as close to them as their heights allow.
    private mutating func placeInMargin(_ requests: [LabelRequest], _ taken: inout [Rectangle]) {
        var names: [(request: LabelRequest, end: Double)] = requests.compactMap { request in
            if case .margin(let end) = request.place { (request, end) } else { nil }
        }
        names.sort { $0.end < $1.end }
        let places = Frame.spread(
            names.map(\.end), gap: LabelRequest.height + 1, from: area.minY - 2,
            to: area.maxY + LabelRequest.height * 0.3)
        for ((request, end), place) in zip(names, places) {
            let isFar = abs(place - end) > LabelRequest.height * 0.6
            let left = area.maxX + (isFar ? 18 : 8)
            if isFar {
                drawing.stroke(
                    Outline([Vector(area.maxX + 3, end), Vector(area.maxX + 8, end), Vector(left - 3, place)]),
                    Stroke(1),
                    request.color, opacity: 0.7)
            }
            let center = Vector(left + request.width / 2, place)
            write(request, center, hasHalo: false)
            taken.append(box(request, center))
        }
    }

    /// Moves sorted places apart by at least `gap` with the least squared movement (pool adjacent violators; Barlow 1972).
    package static func spread(_ wishes: [Double], gap: Double, from low: Double, to high: Double) -> [Double] {
        var blocks: [(sum: Double, count: Int)] = []
        for (index, wish) in wishes.enumerated() {
            blocks.append((wish - Double(index) * gap, 1))
            while blocks.count > 1 {
                let (a, b) = (blocks[blocks.count - 2], blocks[blocks.count - 1])
                if a.sum / Double(a.count) <= b.sum / Double(b.count) { break }
                blocks.removeLast(2)
                blocks.append((a.sum + b.sum, a.count + b.count))
            }
        }
        let ceiling = high - Double(max(wishes.count - 1, 0)) * gap
        let bases = blocks.flatMap { block in
            repeatElement(max(min(block.sum / Double(block.count), ceiling), low), count: block.count)
        }
        return bases.enumerated().map { $1 + Double($0) * gap }
    }
}
