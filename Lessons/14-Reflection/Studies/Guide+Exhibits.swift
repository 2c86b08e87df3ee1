import Downhill

extension Guide: Study {
    var tree: Exhibit {
        .figure(
            drawing, named: "guide",
            alt: """
                A tree in three columns. On the left six questions, one below the other: does it learn sixteen samples by heart, which optimizer, which \
                rate, which schedule, how good on new data, more than a few layers. From each, arrows lead to what one sees, and from there to what \
                helps. Every arrow bears the name of the measurement that it rests on.
                """,
            caption: """
                From the top: answer a question, follow what you see, go on with the next question below. Each arrow bears the claim that it \
                rests on; the table says what was measured, and the run that draws this fails where a claim has another verdict by now.
                """)
    }

    var drawing: Plot {
        let rows = nodes.map(\.row).max() ?? 0
        return Plot("What to do next, and what it rests on", height: Self.rowHeight * (rows + 1.4) + 80) {
            GraphMark(
                nodes: nodes.map {
                    .init(
                        $0.name, at: $0.place, text: $0.text, shape: $0.kind == .sight ? .plain : .box,
                        color: $0.kind.color)
                },
                edges: arrows.map { .init($0.from, $0.to) })
            for arrow in arrows { label(of: arrow) }
        }
        .xAxis("", .linear(-0.75...6.35)).yAxis("", .linear((-rows - 0.7)...0.7)).axes(.hidden)
    }

    private static let rowHeight = 68.0

    /// The name of the claim that an arrow rests on, on the side of it where there is room.
    private func label(of arrow: Arrow) -> TextMark {
        guard let from = nodes.first(where: { $0.name == arrow.from }),
            let to = nodes.first(where: { $0.name == arrow.to })
        else { return TextMark("", at: .zero) }
        let name = arrow.rests.first?.shortName ?? ""
        if from.column == to.column {
            return TextMark(name, at: (from.place + to.place) / 2, .trailing).color(.slate)
        }
        // Below a steeper arrow a name stands further on, where there is room; in front of a box, which is wide, less far.
        let steeper = nodes.contains { node in
            let (rise, other) = (to.row - from.row, node.row - from.row)
            return rise * other > 0 && abs(other) > abs(rise)
                && arrows.contains { $0.from == arrow.from && $0.to == node.name && node.column == to.column }
        }
        let share = from.column > 0 ? 0.45 : steeper ? 0.6 : to.kind == .action ? 0.42 : 0.5
        let place = from.place + share * (to.place - from.place)
        let fall = (to.row - from.row) * Self.rowHeight / ((to.place.x - from.place.x) * 96)
        let side: TextMark.Placement = abs(fall) < 0.35 ? .above : fall > 0 ? .belowLeading : .aboveLeading
        return TextMark(name, at: place, side, distance: side == .above ? 2 + 18 * abs(fall) : 2).color(.slate)
    }

    var table: Exhibit {
        .table(
            Table(
                "What each arrow rests on", columns: ["from", "to", "because", "measured"],
                rows: arrows.map { [$0.from.inOneLine, $0.to.inOneLine, $0.because, $0.rests.markdown] }))
    }

    var exhibits: [Exhibit] { [tree, table] }

    var numbers: [Recorded] {
        [
            Recorded("arrows", arrows.count),
            Recorded("measurements", Set(arrows.flatMap(\.rests).map(\.id)).count),
        ]
    }
}

extension Guide.Node {
    /// Where its box has its centre.
    fileprivate var place: SIMD2<Double> {
        [[0, 2.45, 5.15][column] + (kind == .action && column == 1 ? 0.3 : 0), -row]
    }
}

extension Guide.Kind {
    var color: Color {
        switch self {
        case .question: .blue
        case .sight: .grey
        case .action: .teal
        }
    }
}

extension String {
    fileprivate var inOneLine: String { replacing("\n", with: " ") }
}
