import Downhill

/// The guide as a picture that a phone shows: questions along the left edge, below each what one sees and, to the right, what helps.
struct GuideLayout {
    private let guide: Guide
    private var nodes: [GraphMark.Node] = []
    private var edges: [GraphMark.Edge] = []
    private var arrows: [ArrowMark] = []
    private var trunk: [LineMark] = []
    private var labels: [TextMark] = []
    private var height = 0.0

    // In logical pixels, from the left edge. Narrow, so that a phone hardly has to shrink the letters.
    private static let width = 560.0
    private static let stem = 22.0
    private static let sight = 166.0
    private static let action = 446.0
    private static let textSize = 17.0
    /// Of half a letter in the mean.
    private static let halfLetter = 0.232 * textSize
    /// From a question's middle to its edge.
    private static let halfBox = textSize * 0.625 + 8

    init(_ guide: Guide) {
        self.guide = guide
        var above: Guide.Node?
        var start = 0.0
        for question in guide.nodes where question.kind == .question {
            if let above { join(above, to: question, from: start) }
            let text = question.text.replacing("\n", with: " ")
            let middle = height + Self.halfBox
            add(question, text, at: 16 + Double(text.count) * Self.halfLetter, middle)
            start = height + 2 * Self.halfBox
            height = start + 16
            for way in leaving(question) { place(way, below: start) }
            height += 30
            above = question
        }
    }

    /// The arrows that lead from a node to what one sees or does, from the top.
    private func leaving(_ node: Guide.Node) -> [(arrow: Guide.Arrow, node: Guide.Node)] {
        guide.arrows.filter { $0.from == node.name }.compactMap { arrow in
            guide.nodes.first { $0.name == arrow.to && $0.kind != .question }.map { (arrow, $0) }
        }
    }

    /// In as few lines as fit, and these as short as they can be: no word is left alone, and a box leaves room for its arrow.
    private static func wrapped(_ node: Guide.Node) -> [String] {
        let most = node.kind == .sight ? 16 : 24
        let lines = wrapped(node, most)
        return (1..<most).lazy.map { wrapped(node, $0) }.first { $0.count == lines.count } ?? lines
    }

    private static func wrapped(_ node: Guide.Node, _ most: Int) -> [String] {
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
        Double(wrapped(node).count) * textSize * 1.25 + (node.kind == .action ? 30 : 22)
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
        line(from: [Self.stem, question], to: [Self.stem, middle])
        edges.append(.init(corner(at: [Self.stem, middle]), way.node.name))
        name(way.arrow, at: [Self.stem, middle], .aboveTrailing, distance: 7)
        guard next.count > 1, let first = places.min(), let last = places.max() else {
            for step in next {
                edges.append(.init(way.node.name, step.node.name))
                name(step.arrow, at: [Self.middle(way.node, step.node), middle], .above, distance: 3)
            }
            return
        }
        // All ways on leave by one stem, so that each arrow is level and its name stands over it.
        let end = Self.sight + Self.half(way.node) + 5
        let knee = end + 14
        line(from: [end, middle], to: [knee, middle])
        line(from: [knee, first], to: [knee, last])
        for (place, step) in zip(places, next) {
            edges.append(.init(corner(at: [knee, place]), step.node.name))
            name(step.arrow, at: [(knee + Self.left(step.node)) / 2, place], .above, distance: 3)
        }
    }

    /// From one question to the next: along the left edge, past what stands between.
    private mutating func join(_ above: Guide.Node, to question: Guide.Node, from start: Double) {
        guard let arrow = guide.arrows.first(where: { $0.from == above.name && $0.to == question.name }) else { return }
        // As far from the box as the diagram's own arrows end.
        arrows.append(
            ArrowMark(from: [Self.stem, -start], to: [Self.stem, 3 - height]).color(.grey).lineWidth(1.6))
        name(arrow, at: [Self.stem, height - 15], .trailing, distance: 8)
    }

    private mutating func line(from: SIMD2<Double>, to: SIMD2<Double>) {
        trunk.append(LineMark([SIMD2(from.x, -from.y), SIMD2(to.x, -to.y)]).color(.grey).lineWidth(1.6))
    }

    private mutating func name(
        _ arrow: Guide.Arrow, at place: SIMD2<Double>, _ placement: TextMark.Placement, distance: Double
    ) {
        guard let name = arrow.rests.first?.shortName else { return }
        labels.append(TextMark(name, at: [place.x, -place.y], placement, distance: distance).color(.slate))
    }

    private mutating func add(_ node: Guide.Node, _ text: String, at x: Double, _ y: Double) {
        nodes.append(
            .init(
                node.name, at: [x, -y], text: text, shape: node.kind == .sight ? .plain : .box, color: node.kind.color))
    }

    /// A node without words, from which an arrow begins at a place of the stem: nodes are left eight pixels from their middle.
    private mutating func corner(at place: SIMD2<Double>) -> String {
        let name = "corner \(nodes.count)"
        nodes.append(.init(name, at: [place.x - 8, -place.y], text: "", shape: .plain))
        return name
    }

    /// About half of how wide a node is.
    private static func half(_ node: Guide.Node) -> Double {
        let widest = wrapped(node).map(\.count).max() ?? 0
        return Double(widest) * halfLetter + (node.kind == .action ? 12 : 5)
    }

    private static func left(_ node: Guide.Node) -> Double { action - half(node) }

    /// Half way from what is seen to what helps.
    private static func middle(_ sight: Guide.Node, _ action: Guide.Node) -> Double {
        (self.sight + half(sight) + left(action)) / 2
    }

    var plot: Plot {
        Plot("What to do next, and what it rests on", width: Self.width + 40, height: height + 90) {
            trunk
            arrows
            GraphMark(nodes: nodes, edges: edges).textSize(Self.textSize)
            labels
        }
        .xAxis("", .linear(0...Self.width)).yAxis("", .linear(-height...0)).axes(.hidden)
    }
}
