import Downhill

/// What to do with a network that is to be trained, as a tree: from a question to what one sees, and from there to what helps.
struct Guide: Sendable {
    enum Kind: Sendable { case question, sight, action }

    struct Node: Sendable {
        let name: String
        let kind: Kind
        let text: String
        /// The column, from the left, and the row, from the top.
        let column: Int
        let row: Double
    }

    /// A step of the tree, and what it rests on.
    struct Arrow: Sendable {
        let from: String
        let to: String
        /// What was measured, in a clause.
        let because: String
        let rests: [Citation]
    }

    let nodes: [Node]
    let arrows: [Arrow]

    /// A branch: a question on the left and what leads away from it.
    struct Branch: Sendable {
        let question: Node
        /// What leads to the question, from the one above.
        let because: String
        let rests: [Citation]
        let ways: [Way]
    }

    /// From a question to a sight or an action, and perhaps from that to an action.
    struct Way: Sendable {
        let text: String
        let kind: Kind
        let because: String
        let rests: [Citation]
        var next: [Way] = []
    }

    /// Lays branches out one below the other.
    init(_ branches: [Branch]) {
        var (nodes, arrows): ([Node], [Arrow]) = ([], [])
        var row = 0.0
        for branch in branches {
            let first = row
            if let above = nodes.last(where: { $0.kind == .question }) {
                arrows.append(
                    Arrow(from: above.name, to: branch.question.name, because: branch.because, rests: branch.rests))
            }
            for way in branch.ways {
                let height = Double(max(way.next.count, 1))
                let place = row + (height - 1) / 2
                nodes.append(Node(name: way.text, kind: way.kind, text: way.text, column: 1, row: place))
                arrows.append(
                    Arrow(from: branch.question.name, to: way.text, because: way.because, rests: way.rests))
                for (offset, next) in way.next.enumerated() {
                    nodes.append(
                        Node(
                            name: next.text, kind: next.kind, text: next.text, column: 2, row: row + Double(offset)))
                    arrows.append(Arrow(from: way.text, to: next.text, because: next.because, rests: next.rests))
                }
                row += height
            }
            nodes.append(
                Node(
                    name: branch.question.name, kind: .question, text: branch.question.text, column: 0,
                    row: (first + row - 1) / 2))
            row += 0.35
        }
        (self.nodes, self.arrows) = (nodes, arrows)
    }
}

extension Guide.Branch {
    init(_ text: String, because: String = "", rests: [Citation] = [], _ ways: [Guide.Way]) {
        question = Guide.Node(name: text, kind: .question, text: text, column: 0, row: 0)
        (self.because, self.rests, self.ways) = (because, rests, ways)
    }
}

extension Guide.Way {
    /// Something that one sees or knows, and what helps then.
    static func sight(_ text: String, because: String, _ rests: [Citation], _ next: [Guide.Way]) -> Self {
        Self(text: text, kind: .sight, because: because, rests: rests, next: next)
    }

    /// Something to do.
    static func act(_ text: String, because: String, _ rests: [Citation]) -> Self {
        Self(text: text, kind: .action, because: because, rests: rests)
    }
}
