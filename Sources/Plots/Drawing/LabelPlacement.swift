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
            // Several lines of one series: at whichever of them there is most room.
            case (.along(let more), .along(let points)):
                result[known].place = .along(points + [Vector(.nan, .nan)] + more)
            default: break
            }
        }
        return result
    }
}

extension Frame {
    /// Writes names so that none covers another and each stays near its data.
    ///
    /// - Parameters:
    ///   - taken: Where nothing may be written.
    ///   - fixed: Where words stand already decided, as in the other frames of an animation: nowhere, if it is not finite.
    /// - Returns: Where each name of a series, a rule or a level stands, and how badly.
    @discardableResult package mutating func place(
        _ requests: [LabelRequest], taken: [Rectangle], within page: Rectangle, fixed: [String: Vector] = [:]
    ) -> [String: NamePlace] {
        var (requests, taken) = (requests, taken)
        var names: [String: NamePlace] = [:]
        let keys = requests.compactMap(\.key)
        // Two rules of one name cannot be told apart in the next frame.
        func isAlone(_ key: String) -> Bool { keys.count { $0 == key } == 1 }
        writePlaced(requests, page, &taken)
        placeInMargin(requests, &taken)
        let covers = covers(requests)
        for index in requests.indices {
            requests[index].together = Set(covers.filter { $0.value == requests[index].series }.map(\.key))
        }
        var boxes: [String: Rectangle] = [:]
        var covered: [(request: LabelRequest, by: String)] = []
        func settle(_ request: LabelRequest, _ candidates: LabelCandidates, in frame: inout Frame) {
            let place = frame.writeBest(request, candidates, &taken, fixed: fixed)
            if let place, let series = request.series { boxes[series] = frame.box(request, place.center) }
            if let group = request.group {
                names[group] = place
            } else if let key = request.key, isAlone(key) {
                names[key] = place?.decided
            }
        }
        for request in requests {
            if let cover = request.series.flatMap({ covers[$0] }) {
                covered.append((request, cover))
            } else if let candidates = candidates(for: request) {
                settle(request, candidates, in: &self)
            }
        }
        // The name of a line that another covers all the way stands by that one's name.
        for (request, cover) in covered {
            let own =
                boxes[cover].map { candidates(request, by: $0) } ?? candidates(request, alongCovered: request.place)
            settle(request, own, in: &self)
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

    /// The series that another covers all the way, each with the one that is seen in its place.
    private func covers(_ requests: [LabelRequest]) -> [String: String] {
        var covers: [String: String] = [:]
        for request in requests { if let series = request.series { covers[series] = cover(of: request) } }
        return covers.mapValues { cover in
            var (top, steps) = (cover, 0)
            while let next = covers[top], steps < covers.count { (top, steps) = (next, steps + 1) }
            return top
        }
    }

    /// The words whose place was said: all leaders before any words, for a leader drawn later would run across them.
    private mutating func writePlaced(_ requests: [LabelRequest], _ page: Rectangle, _ taken: inout [Rectangle]) {
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

    /// Writes words at the best of their places; the caller is told which, and how badly they stand there.
    private mutating func writeBest(
        _ request: LabelRequest, _ candidates: LabelCandidates, _ taken: inout [Rectangle], fixed: [String: Vector]
    ) -> NamePlace? {
        if let center = request.key.flatMap({ fixed[$0] }) {
            write(request, center, candidates, &taken)
            return NamePlace(center: center, hindrance: 0)
        }
        var best: (cost: Double, hindrance: Double, center: Vector)?
        for (rank, wished) in candidates.centers.enumerated() {
            // Better moved than cut off.
            let center = center(of: request, wished, within: area.insetBy(Frame.nameInset))
            let hindrance = hindrance(at: box(request, center), candidates, taken)
            let cost = hindrance + Double(rank) * candidates.rankCost
            if best.map({ cost < $0.cost }) ?? true { best = (cost, hindrance, center) }
        }
        guard let best else { return nil }
        write(request, best.center, candidates, &taken)
        return NamePlace(center: best.center, hindrance: best.hindrance)
    }

    /// Names keep so far from the frame's sides.
    private static let nameInset = 3.0

    private mutating func write(
        _ request: LabelRequest, _ center: Vector, _ candidates: LabelCandidates, _ taken: inout [Rectangle]
    ) {
        drawLeader(of: request, center, candidates)
        write(request, center)
        taken.append(box(request, center))
    }

    /// What speaks against words in this box.
    private func hindrance(at box: Rectangle, _ candidates: LabelCandidates, _ taken: [Rectangle]) -> Double {
        let size = box.width * box.height
        let outside = 1 - box.overlap(with: area.insetBy(Frame.nameInset)) / size
        var hindrance =
            obstacles.weight(in: box.insetBy(-4)) * LabelCost.cell
            + (outside > 0.001 ? LabelCost.leavingFrame + outside * LabelCost.outside : 0)
        if let leader = leader(to: box, for: candidates) {
            hindrance += LabelCost.leader + self.hindrance(of: leader, candidates.rivals, taken)
        } else if !candidates.others.isEmpty {
            hindrance += Frame.rivalry(box, candidates.own, candidates.others)
        }
        for other in taken { hindrance += LabelCost.words * box.insetBy(-2).overlap(with: other) / size }
        let crossed = leaders.count { box.insetBy(-3).clip($0.start, $0.end) != nil }
        return hindrance + LabelCost.acrossLeader * Double(crossed)
    }

    /// How much nearer to its own line than to any other a name stands: 0 if clearly, up to `LabelCost.rival` if not at all.
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
        return min(max((mine + LabelCost.lead - theirs) * LabelCost.missingLead, 0), LabelCost.rival)
    }

    /// The middle of words that stand off a place; they stay on the page.
    private func center(
        of request: LabelRequest, _ point: Vector, _ direction: Vector, _ distance: Double, _ page: Rectangle
    ) -> Vector {
        let reach = Vector(
            direction.x * distance + (direction.x == 0 ? 0 : direction.x < 0 ? -1 : 1) * request.width / 2,
            direction.y * distance + (direction.y == 0 ? 0 : direction.y < 0 ? -1 : 1) * LabelRequest.height / 2)
        return center(of: request, point + reach, within: page.insetBy(4))
    }

    /// The middle of words that are moved until they lie in a room.
    private func center(of request: LabelRequest, _ wished: Vector, within room: Rectangle) -> Vector {
        var center = wished
        let box = box(request, center)
        center.x += max(0, room.minX - box.minX) - max(0, box.maxX - room.maxX)
        center.y += max(0, room.minY - box.minY) - max(0, box.maxY - room.maxY)
        return center
    }
}
