/// Boxes and arrows: block diagrams and computation graphs. Places are given in the units of the axes.
public struct GraphMark: Mark {
    /// A box of a diagram, or a node of a graph.
    public struct Node: Sendable {
        /// What surrounds its text; plain is nothing.
        public enum Shape: Sendable { case box, circle, plain }

        package var name: String
        package var place: SIMD2<Double>
        package var text: String
        package var shape: Shape
        package var color: Color

        /// - Parameters:
        ///   - name: how edges refer to it; also what is written unless `text` is given. `\n` breaks the line.
        public init(
            _ name: String, at place: SIMD2<Double>, text: String? = nil, shape: Shape = .box, color: Color = .blue
        ) {
            self.name = name
            self.place = place
            self.text = text ?? name
            self.shape = shape
            self.color = color
        }
    }

    /// An arrow from one node to another.
    public struct Edge: Sendable {
        package var from: String
        package var to: String
        package var text: String
        package var bend: Double
        package var isDashed: Bool
        package var isBold: Bool
        package var color: Color?

        /// - Parameters:
        ///   - bend: how far the arrow bulges to the left of its way, in units of the axes: 0 is straight.
        ///   - bold: whether it is what the graph is about, such as a shortcut: twice as broad, and dark.
        ///   - color: grey unless given, or orange if bold.
        public init(
            _ from: String, _ to: String, _ text: String = "", bend: Double = 0, dashed: Bool = false,
            bold: Bool = false,
            color: Color? = nil
        ) {
            self.from = from
            self.to = to
            self.text = text
            self.bend = bend
            isDashed = dashed
            isBold = bold
            self.color = color
        }
    }

    public var style = MarkStyle()
    private var nodes: [Node]
    private var edges: [Edge]
    /// Of the letters.
    private var size = 15.0

    /// Nodes, and the edges between them by name.
    public init(nodes: [Node], edges: [Edge]) {
        self.nodes = nodes
        self.edges = edges
    }

    /// The height of the nodes' letters, in logical pixels: 15 unless given.
    public func textSize(_ size: Double) -> GraphMark { changing { $0.size = size } }

    public func measure(_ extent: inout Extent) throws {
        for edge in edges {
            for name in [edge.from, edge.to] where !nodes.contains(where: { $0.name == name }) {
                throw PlotError.unknownNode(name)
            }
        }
        extent.x.needsAir = true
        extent.y.needsAir = true
        for edge in edges {
            guard let from = nodes.first(where: { $0.name == edge.from }),
                let to = nodes.first(where: { $0.name == edge.to })
            else { continue }
            let peak = GraphMark.bulge(edge, from, to, reach: 1.2)
            extent.x.include(peak.x)
            extent.y.include(peak.y)
        }
        // Half a unit of air for the boxes, which reach beyond their places.
        for node in nodes where node.place.isFinite {
            for offset in [-0.6, 0.6] {
                extent.x.include(node.place.x + offset)
                extent.y.include(node.place.y + offset)
            }
        }
    }

    private static func lines(_ node: Node) -> [Substring] {
        node.text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// Half the width and height of a node.
    private func reach(_ node: Node) -> Vector {
        let lines = GraphMark.lines(node)
        let width = lines.map { Lettering.width(of: String($0), size: size) }.max() ?? 0
        let height = Double(lines.count) * size * 1.25
        switch node.shape {
        case .box: return Vector(width / 2 + 12, height / 2 + 8)
        case .plain: return Vector(width / 2 + 5, height / 2 + 3)
        case .circle:
            let radius = max(width, height) / 2 + 7
            return Vector(radius, radius)
        }
    }

    /// Where the way from a node's centre leaves its outline, a little outside.
    private func border(_ node: Node, _ center: Vector, towards other: Vector) -> Vector {
        let direction = (other - center).normalized
        let reach = reach(node) + Vector(3, 3)
        if node.shape == .circle { return center + direction * reach.x }
        let scale = min(reach.x / max(abs(direction.x), 1e-9), reach.y / max(abs(direction.y), 1e-9))
        return center + direction * scale
    }

    public func draw(in frame: inout Frame) {
        for edge in edges where !edge.isBold { draw(edge, in: &frame) }
        for edge in edges where edge.isBold { draw(edge, in: &frame) }
        for node in nodes {
            let center = frame.project(node.place.x, node.place.y)
            guard center.isFinite else { continue }
            let reach = reach(node)
            let box = Rectangle(
                minX: center.x - reach.x, minY: center.y - reach.y, maxX: center.x + reach.x, maxY: center.y + reach.y)
            let outline: Outline =
                switch node.shape {
                case .box: Outline(box, cornerRadius: 7)
                case .circle: Outline(circleAt: center, radius: reach.x)
                case .plain: Outline()
                }
            frame.drawing.fill(outline, node.color.mixed(with: .white, 0.86))
            frame.drawing.stroke(outline, Stroke(1.6), node.color)
            let lines = GraphMark.lines(node)
            for (index, line) in lines.enumerated() {
                let offset = (Double(index) - Double(lines.count - 1) / 2) * size * 1.25
                frame.drawing.write(
                    Text(
                        String(line), at: Vector(center.x, center.y + offset + size * 0.34),
                        size: size,
                        color: Ink.title, anchor: .middle))
            }
            frame.obstacles.add(Outline(box))
        }
    }

    private static func bulge(_ edge: Edge, _ from: Node, _ to: Node, reach: Double) -> Vector {
        (from.place + to.place) / 2 + (to.place - from.place).normalized.turned * (edge.bend * reach)
    }

    private func draw(_ edge: Edge, in frame: inout Frame) {
        guard let from = nodes.first(where: { $0.name == edge.from }),
            let to = nodes.first(where: { $0.name == edge.to })
        else { return }
        let (a, b) = (frame.project(from.place.x, from.place.y), frame.project(to.place.x, to.place.y))
        guard a.isFinite, b.isFinite, (b - a).norm > 1 else { return }
        // A curve goes half as far as its control.
        let bulge = GraphMark.bulge(edge, from, to, reach: 2)
        let control = frame.project(bulge.x, bulge.y)
        let (start, end) = (border(from, a, towards: control), border(to, b, towards: control))
        let color = edge.color ?? style.color ?? (edge.isBold ? .orange : .grey)
        let width = style.width(edge.isBold ? .boldEdge : .edge)
        var curve = Outline()
        curve.move(to: start)
        curve.curve(start + (control - start) * (2 / 3), end + (control - end) * (2 / 3), to: end)
        let points = curve.pieces.first?.points ?? []
        guard points.count > 1 else { return }
        let direction = (end - points[points.count - 2]).normalized
        var shaft = points
        shaft[shaft.count - 1] = end - direction * (edge.isBold ? 11 : 6)
        frame.drawing.stroke(
            Outline(shaft), Stroke(width, dash: edge.isDashed ? [5, 4] : style.dash ?? []), color)
        frame.drawing.arrowhead(at: end, direction, size: edge.isBold ? 17 : 9.5, color)
        guard !edge.text.isEmpty else { return }
        let middle = points[points.count / 2]
        frame.drawing.write(
            Text(
                edge.text, at: Vector(middle.x, middle.y + 4.3), size: edge.isBold ? size : 13.5,
                weight: edge.isBold ? .bold : .regular, color: edge.isBold ? color.asText : Ink.text, anchor: .middle,
                halo: .white))
    }
}
