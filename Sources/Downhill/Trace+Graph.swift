// A differentiated computation as boxes and arrows.

extension GraphMark {
    /// The computation graph of a trace, from top to bottom: what torchviz draws of a PyTorch loss.
    ///
    /// A box is an operation with the shape of its result (blue), a constant such as a batch of images (grey), or the parameters that an operation takes,
    /// on its left (orange). An arrow leads from a result to where it is used; the gradient flows back along it, except towards constants. Values that skip
    /// operations are led around them on the right, by a broad arrow: a shortcut is what such a drawing is about.
    ///
    /// - Parameter showingShapes: Whether boxes name the shapes.
    public init(_ trace: Trace, showingShapes: Bool = true) {
        let operations = trace.operations
        let isDrawn = trace.usedOperations
        let drawn = operations.indices.filter { isDrawn[$0] && operations[$0].kind != .parameter }

        // The row is the length of the longest way from an input; an input stands right above what uses it first.
        var rows: [Int: Int] = [:]
        for place in drawn {
            rows[place] = operations[place].operands.compactMap { rows[$0] }.max().map { $0 + 1 } ?? 0
        }
        for place in drawn where operations[place].operands.allSatisfy({ operations[$0].kind == .parameter }) {
            let uses = drawn.filter { operations[$0].operands.contains(place) }.compactMap { rows[$0] }
            if let first = uses.min(), operations[place].kind == .constant { rows[place] = first - 1 }
        }
        let columns = GraphMark.columns(of: drawn, in: operations, rows)

        func text(_ name: String, _ value: Tensor) -> String { showingShapes ? "\(name)\n\(value.shape)" : name }
        func position(_ place: Int) -> SIMD2<Double> { [columns[place] ?? 0, -Double(rows[place] ?? 0)] }

        var nodes: [Node] = []
        var edges: [Edge] = []
        for place in drawn {
            let operation = operations[place]
            let name = operation.kind == .constant ? "input" : operation.name
            nodes.append(
                Node(
                    "\(place)", at: position(place), text: text(name, operation.value),
                    color: operation.kind == .constant ? .grey : .blue))
            let parameters = operation.operands.filter { operations[$0].kind == .parameter }
            if !parameters.isEmpty {
                let lines = parameters.map { operations[$0] }.map {
                    showingShapes ? "\($0.name)  \($0.value.shape)" : $0.name
                }
                nodes.append(
                    Node(
                        "parameters \(place)", at: position(place) - [GraphMark.parameterDistance, 0],
                        text: lines.joined(separator: "\n"), color: .orange))
                edges.append(Edge("parameters \(place)", "\(place)"))
            }
            for operand in operation.operands where operations[operand].kind != .parameter {
                let (from, to) = (position(operand), position(place))
                let skips = from.y - to.y > 1 && from.x == to.x
                edges.append(
                    Edge("\(operand)", "\(place)", bend: skips ? GraphMark.skipBend : 0, bold: skips))
            }
        }
        self.init(nodes: nodes, edges: edges)
    }

    /// How far to the left of its operation the box of its parameters stands, and how far to the right a skipping arrow bulges.
    private static var parameterDistance: Double { 1.6 }
    private static var skipBend: Double { 1.6 }

    /// A column for every operation: below what it is made of, beside others of its row.
    private static func columns(
        of drawn: [Int], in operations: [Trace.Operation], _ rows: [Int: Int]
    ) -> [Int: Double] {
        var columns: [Int: Double] = [:]
        for row in Set(rows.values).sorted() {
            let members = drawn.filter { rows[$0] == row }
            let wanted = members.map { place in
                let above = operations[place].operands.compactMap { columns[$0] }
                return above.isEmpty ? 0 : above.reduce(0, +) / Double(above.count)
            }
            let center = wanted.isEmpty ? 0 : wanted.reduce(0, +) / Double(wanted.count)
            let order = members.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
            for (rank, member) in order.enumerated() {
                let offset = (Double(rank) - Double(members.count - 1) / 2) * 2.4
                columns[members[member]] = members.count == 1 ? wanted[member] : center + offset
            }
        }
        return columns
    }
}

extension Trace {
    /// Whether the loss depends on what each operation computes.
    fileprivate var usedOperations: [Bool] {
        var used = Array(repeating: false, count: operations.count)
        if let last = used.indices.last { used[last] = true }
        for place in operations.indices.reversed() where used[place] {
            for operand in operations[place].operands { used[operand] = true }
        }
        return used
    }
}
