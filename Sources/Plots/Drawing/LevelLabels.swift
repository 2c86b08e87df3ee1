// The heights that stand on the levels of a landscape.

extension LabelRequest {
    /// Half the room of a height on its line.
    fileprivate var halfLevel: Vector {
        let width = Lettering.width(of: text, size: LabelRequest.levelSize)
        return Vector(width / 2 + 3, LabelRequest.levelSize * 0.55)
    }
}

extension Rectangle {
    fileprivate init(center: Vector, half: Vector) {
        self.init(minX: center.x - half.x, minY: center.y - half.y, maxX: center.x + half.x, maxY: center.y + half.y)
    }
}

extension Frame {
    /// A height on its line, where least else is drawn; where all is full, none.
    func levelPlace(_ request: LabelRequest, _ lines: Outline, _ taken: [Rectangle]) -> Vector? {
        let half = request.halfLevel
        let inner = area.insetBy(4)
        let corner = Vector(area.maxX, area.minY)
        var best: (cost: Double, center: Vector)?
        for piece in lines.pieces {
            let points = piece.points
            guard points.count > 8 else { continue }
            let stride = max(1, points.count / 40)
            for index in points.indices where index % stride == 0 && index > 0 {
                let (center, before) = (points[index], points[index - 1])
                let box = Rectangle(center: center, half: half)
                guard inner.contains(box), !taken.contains(where: { $0.insetBy(-6).overlap(with: box) > 0 }) else {
                    continue
                }
                let way = (center - before).normalized
                let cost =
                    obstacles.weight(in: box.insetBy(-5)) * LabelCost.cell + abs(way.y) * LabelCost.uprightLevel
                    + (center - corner).norm / (area.width + area.height) * LabelCost.farFromCorner
                if best.map({ cost < $0.cost }) ?? true { best = (cost, center) }
            }
        }
        return best.flatMap { $0.cost < LabelCost.noHeight ? $0.center : nil }
    }

    mutating func writeLevel(_ request: LabelRequest, _ center: Vector, _ ground: Color, _ taken: inout [Rectangle]) {
        drawing.write(
            Text(
                request.text, at: Vector(center.x, center.y + LabelRequest.levelSize * 0.34),
                size: LabelRequest.levelSize, color: request.color, anchor: .middle, halo: ground))
        taken.append(Rectangle(center: center, half: request.halfLevel))
    }
}
