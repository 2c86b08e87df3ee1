import Downhill

/// The guide as a picture that a phone shows: questions along the left edge, below each what one sees and, to the right, what helps.
struct GuideLayout {
    private let guide: Guide
    private var nodes: [GraphMark.Node] = []
    private var arrows: [ArrowMark] = []
    private var trunk: [LineMark] = []
    private var labels: [TextMark] = []
    private var height = 0.0

    // In logical pixels, from the left edge.
    private static let width = 680.0
    private static let stem = 14.0
    private static let sight = 178.0
    private static let action = 545.0
    private static let textSize = 20.0

    init(_ guide: Guide) {
        self.guide = guide
        var above: Guide.Node?
        var start = 0.0
        for question in guide.nodes where question.kind == .question {
            if let above { join(above, to: question, from: start) }
            let text = question.text.replacing("\n", with: " ")
            let middle = height + 22
            add(question, text, at: 12 + Double(text.count) * 5, middle)
            height += 60
            start = height
            for way in leaving(question) { place(way, below: middle) }
            height += 34
            above = question
        }
    }

    /// The arrows that lead from a node to what one sees or does, from the top.
    private func leaving(_ node: Guide.Node) -> [(arrow: Guide.Arrow, node: Guide.Node)] {
        guide.arrows.filter { $0.from == node.name }.compactMap { arrow in
            guide.nodes.first { $0.name == arrow.to && $0.kind != .question }.map { (arrow, $0) }
        }
    }

    private static func wrapped(_ node: Guide.Node) -> [String] {
        let most = node.kind == .sight ? 16 : 24
        var lines: [String] = []
        for word in node.text.replacing("\n", with: " ").split(separator: " ") {
            if let last = lines.last, last.count + word.count < most {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    private static func room(_ node: Guide.Node) -> Double {
        Double(wrapped(node).count) * textSize * 1.25 + (node.kind == .action ? 34 : 22)
    }

    /// A way from a question: something to do, or something that one sees and what helps then.
    private mutating func place(_ way: (arrow: Guide.Arrow, node: Guide.Node), below question: Double) {
        let next = leaving(way.node)
        let top = height
        let needed = next.map { Self.room($0.node) }.reduce(0, +)
        // What stands beside each other has one middle.
        height += max(0, (Self.room(way.node) - needed) / 2)
        var places: [Double] = []
        for step in next {
            let room = Self.room(step.node)
            places.append(height + room / 2)
            add(step.node, Self.wrapped(step.node).joined(separator: "\n"), at: Self.action, height + room / 2)
            height += room
        }
        height = max(height, top + Self.room(way.node))
        let middle = (top + height) / 2
        let isAction = way.node.kind == .action
        add(way.node, Self.wrapped(way.node).joined(separator: "\n"), at: isAction ? Self.action : Self.sight, middle)
        let edge = isAction ? Self.left(of: way.node, at: Self.action) : Self.left(of: way.node, at: Self.sight)
        trunk.append(
            LineMark([SIMD2(Self.stem, -(question + 20)), SIMD2(Self.stem, -middle)]).color(.grey).lineWidth(1.6))
        arrow([Self.stem, middle], [edge, middle], way.arrow, labelled: nil)
        if let name = way.arrow.rests.first?.shortName {
            labels.append(
                TextMark(name, at: [Self.stem, -middle], .aboveTrailing, distance: 7).color(.slate))
        }
        let end = 2 * Self.sight - Self.left(of: way.node, at: Self.sight)
        // All ways on leave by one stem, so that each arrow is level and its name stands over it.
        let knee = next.count > 1 ? end + 20 : end
        if let first = places.min(), let last = places.max(), next.count > 1 {
            trunk.append(LineMark([SIMD2(end, -middle), SIMD2(knee, -middle)]).color(.grey).lineWidth(1.6))
            trunk.append(LineMark([SIMD2(knee, -first), SIMD2(knee, -last)]).color(.grey).lineWidth(1.6))
        }
        for (place, step) in zip(places, next) {
            let (from, to) = (SIMD2(knee, place), SIMD2(Self.left(of: step.node, at: Self.action), place))
            arrow(from, to, step.arrow, labelled: (from + to) / 2)
        }
    }

    /// From one question to the next: along the left edge, past what stands between.
    private mutating func join(_ above: Guide.Node, to question: Guide.Node, from start: Double) {
        guard let arrow = guide.arrows.first(where: { $0.from == above.name && $0.to == question.name }) else { return }
        self.arrow([Self.stem, start], [Self.stem, height], arrow, labelled: nil)
        let name = arrow.rests.first?.shortName ?? ""
        labels.append(TextMark(name, at: [Self.stem, -(height - 16)], .trailing).color(.slate))
    }

    private mutating func arrow(
        _ from: SIMD2<Double>, _ to: SIMD2<Double>, _ arrow: Guide.Arrow, labelled place: SIMD2<Double>?
    ) {
        arrows.append(ArrowMark(from: [from.x, -from.y], to: [to.x, -to.y]).color(.grey).lineWidth(1.6))
        guard let place, let name = arrow.rests.first?.shortName else { return }
        labels.append(TextMark(name, at: [place.x, -place.y], .above, distance: 3).color(.slate))
    }

    private mutating func add(_ node: Guide.Node, _ text: String, at x: Double, _ y: Double) {
        nodes.append(
            .init(
                node.name, at: [x, -y], text: text, shape: node.kind == .sight ? .plain : .box, color: node.kind.color))
    }

    /// About where the words of a node, with what surrounds them, begin.
    private static func left(of node: Guide.Node, at x: Double) -> Double {
        let widest = wrapped(node).map(\.count).max() ?? 0
        return x - Double(widest) * 4.9 - (node.kind == .action ? 15 : 8)
    }

    var plot: Plot {
        Plot("What to do next, and what it rests on", height: height + 90) {
            trunk
            arrows
            GraphMark(nodes: nodes, edges: []).textSize(Self.textSize)
            labels
        }
        .xAxis("", .linear(0...Self.width)).yAxis("", .linear(-height...0)).axes(.hidden)
    }
}
