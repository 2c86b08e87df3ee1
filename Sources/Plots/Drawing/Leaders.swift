// Leaders: thin lines that tie words to what they name, where they stand off it.

extension Frame {
    /// From here on a leader ties a name to its line.
    static let farGap = 28.0

    /// To words that stand off a line from the nearest place at which it can be told from others; nil if the words stand at the line,
    /// or too far off it for a leader.
    func leader(to box: Rectangle, for candidates: LabelCandidates) -> (start: Vector, end: Vector)? {
        func edge(_ dot: Vector) -> Vector {
            Vector(min(max(dot.x, box.minX), box.maxX), min(max(dot.y, box.minY), box.maxY))
        }
        let near = Frame.farGap - 8
        guard candidates.own.allSatisfy({ ($0 - edge($0)).norm > near }),
            let dot = candidates.told.min(by: { ($0 - edge($0)).norm < ($1 - edge($1)).norm })
        else { return nil }
        let way = edge(dot) - dot
        guard way.norm < 3 * Frame.farGap else { return nil }
        return (dot + way.normalized * 4, edge(dot) - way.normalized * 3)
    }

    /// What a leader runs across: its own line's neighbourhood left out.
    func hindrance(of leader: (start: Vector, end: Vector), _ rivals: [Track], _ taken: [Rectangle]) -> Double {
        let way = leader.end - leader.start
        let steps = max(1, Int(way.norm / 4))
        let crossed = (2...max(2, steps)).reduce(0.0) { sum, step in
            let place = leader.start + way * (Double(step) / Double(steps))
            return sum + obstacles.weight(in: Rectangle(x: place.x, y: place.y, width: 0.1, height: 0.1))
        }
        return LabelCost.leaderCell * crossed + LabelCost.acrossLeader
            * Double(taken.count { $0.insetBy(-2).clip(leader.start, leader.end) != nil })
            + (rivals.contains { $0.crosses(leader.start, leader.end) } ? LabelCost.acrossLine : 0)
    }

    /// In its line's colour, as beside the frame. Where lines move and the words do not, none that would run across another line.
    mutating func drawLeader(of request: LabelRequest, _ center: Vector, _ candidates: LabelCandidates) {
        guard let leader = leader(to: box(request, center), for: candidates),
            !candidates.rivals.contains(where: { $0.crosses(leader.start, leader.end) })
        else { return }
        drawing.stroke(Outline([leader.start, leader.end]), Stroke(1, cap: .butt), request.color, opacity: 0.8)
        leaders.append(leader)
    }

    /// Ends where it meets the words, and starts clear of the marker at the point.
    mutating func drawLeader(from point: Vector, to box: Rectangle) {
        let near = Vector(min(max(point.x, box.minX), box.maxX), min(max(point.y, box.minY), box.maxY))
        let way = (near - point).normalized
        guard (near - point).norm > 12 else { return }
        let (start, end) = (point + way * 6, near - way * 3)
        drawing.stroke(Outline([start, end]), Stroke(3.6), .white, opacity: 0.7)
        drawing.stroke(Outline([start, end]), Stroke(1.2), Ink.text)
        leaders.append((start, end))
    }
}
