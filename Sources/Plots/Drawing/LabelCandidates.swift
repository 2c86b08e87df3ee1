/// Where a name may stand, the better places first, and what tells there whether it is read as its own line's.
struct LabelCandidates {
    var centers: [Vector]
    /// Dots along what is named, if it is a line.
    var own: [Vector] = []
    /// Those of them at which it can be told from others: there leaders begin.
    var told: [Vector] = []
    /// Dots along the other lines, to none of which the words may stand nearer.
    var others: [Vector] = []
    /// The other lines, none of which a leader may cross.
    var rivals: [Track] = []

    /// What a place's rank among the others costs.
    var rankCost: Double { own.isEmpty ? LabelCost.rankBeside : LabelCost.rankAlong }
}

extension Frame {
    /// None where the request itself says where it stands, or stands in the margin or on a level.
    func candidates(for request: LabelRequest) -> LabelCandidates? {
        switch request.place {
        case .margin, .placed, .onLine: nil
        case .beside(let points): candidates(request, beside: points)
        case .along(let points): candidates(request, along: points)
        case .alongLevel(let a, let b): candidates(request, alongLevel: a, b)
        case .alongUpright(let a, let b): candidates(request, alongUpright: a, b)
        case .inside(let box): candidates(request, inside: box)
        }
    }

    /// On eight sides of each point, near and a little farther off.
    private func candidates(_ request: LabelRequest, beside points: [Vector]) -> LabelCandidates {
        let (halfWidth, halfHeight) = (request.width / 2, LabelRequest.height / 2)
        // Right, above, below, the two right corners, left, the two left corners.
        let sides: [Vector] = [
            Vector(1, 0), Vector(0, -1), Vector(0, 1), Vector(1, -0.6), Vector(1, 0.6), Vector(-1, 0), Vector(-1, -0.6),
            Vector(-1, 0.6),
        ]
        var centers: [Vector] = []
        for point in points {
            for gap in [9.0 + request.clearance * 0.6, 20 + request.clearance] {
                for side in sides {
                    let isCorner = side.x != 0 && side.y != 0
                    let dx = side.x * (halfWidth + (isCorner ? gap * 0.7 : gap))
                    let dy = side.y == 0 ? 0 : (side.y < 0 ? -1 : 1) * (halfHeight + (isCorner ? gap * 0.5 : gap))
                    centers.append(point + Vector(dx, dy))
                }
            }
        }
        return LabelCandidates(centers: centers)
    }

    /// Above and below a line at even distances along it, and beyond its end.
    private func candidates(_ request: LabelRequest, along points: [Vector]) -> LabelCandidates {
        let own = dots(of: request, along: points)
        let told = told(own, of: request)
        let rivals = rivals(of: request)
        let centers = centers(request, along: told) + (told.count < own.count ? self.centers(request, along: own) : [])
        return LabelCandidates(
            centers: centers, own: own, told: told,
            others: rivals.flatMap { self.dots(along: $0.points) }, rivals: rivals)
    }

    /// For what another line covers all the way, where that one has no name to stand by.
    func candidates(_ request: LabelRequest, alongCovered place: LabelRequest.Place) -> LabelCandidates {
        guard case .along(let points) = place else { return LabelCandidates(centers: []) }
        let dots = dots(along: points)
        return LabelCandidates(centers: centers(request, along: dots), own: dots, told: dots)
    }

    /// Below, above, right and left of a name.
    func candidates(_ request: LabelRequest, by name: Rectangle) -> LabelCandidates {
        let (down, aside) = (LabelRequest.height + 4.5, (name.width + request.width) / 2 + 8)
        let level = (request.width - name.width) / 2
        return LabelCandidates(
            centers: [
                Vector(0, down), Vector(0, -down), Vector(level, down), Vector(-level, down), Vector(level, -down),
                Vector(-level, -down), Vector(aside, 0), Vector(-aside, 0),
            ].map { name.center + $0 })
    }

    private func centers(_ request: LabelRequest, along dots: [Vector]) -> [Vector] {
        guard let end = dots.last else { return [] }
        let (halfWidth, halfHeight) = (request.width / 2, LabelRequest.height / 2)
        var centers = [end + Vector(halfWidth + 9, 0)]
        let count = min(36, dots.count)
        for index in 0..<count {
            // From the end backwards: where a line ends it says most.
            let dot = dots[(dots.count - 1) * (count - 1 - index) / max(count - 1, 1)]
            for gap in [5.0, 14, Frame.farGap, 2 * Frame.farGap] {
                for side in [-1.0, 1] {
                    centers.append(dot + Vector(0, side * (halfHeight + gap)))
                    centers.append(dot + Vector(side * (halfWidth + gap + 4), 0))
                    centers.append(dot + Vector(halfWidth * 0.8, side * (halfHeight + gap)))
                    centers.append(dot + Vector(-halfWidth * 0.8, side * (halfHeight + gap)))
                }
            }
        }
        return centers
    }

    /// Above and below a level rule, at its right end, its left end and in its middle.
    private func candidates(_ request: LabelRequest, alongLevel a: Vector, _ b: Vector) -> LabelCandidates {
        let height = LabelRequest.height
        // Far enough that the rule itself is not in the way, which is there on either side.
        let above = a.y - height / 2 - 9
        let below = a.y + height / 2 + 9
        let left = a.x + request.width / 2 + 6
        let right = b.x - request.width / 2 - 6
        let middle = (left + right) / 2
        return LabelCandidates(centers: [
            Vector(right, above), Vector(left, above), Vector(right, below), Vector(left, below), Vector(middle, above),
            Vector(middle, below),
        ])
    }

    /// Right and left of an upright rule: at its ends first, and where they are taken at whatever height is free.
    private func candidates(_ request: LabelRequest, alongUpright a: Vector, _ b: Vector) -> LabelCandidates {
        let (right, left) = (a.x + request.width / 2 + 9, a.x - request.width / 2 - 9)
        let (top, low) = (a.y + LabelRequest.height / 2 + 5, b.y - LabelRequest.height / 2 - 6)
        let heights = [0, 1, 0.5, 0.25, 0.75, 0.12, 0.38, 0.62, 0.88].map { top + (low - top) * $0 }
        return LabelCandidates(centers: heights.flatMap { [Vector(right, $0), Vector(left, $0)] })
    }

    /// At the top of a box, at its foot, in its middle.
    private func candidates(_ request: LabelRequest, inside box: Rectangle) -> LabelCandidates {
        let (top, low) = (box.minY + LabelRequest.height / 2 + 4, box.maxY - LabelRequest.height / 2 - 4)
        return LabelCandidates(centers: [top, low, box.center.y].map { Vector(box.center.x, $0) })
    }
}
