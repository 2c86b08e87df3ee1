import Downhill

extension Guide: Study {
    var tree: Exhibit {
        .figure(
            drawing, named: "guide",
            alt: """
                A tree read downwards. Along the left edge six questions, one below the other: does it learn sixteen samples by heart, which optimizer, which \
                rate, which schedule, how good on new data, many layers. Below each, arrows lead to what one sees, and from there to what \
                helps.
                """,
            caption: """
                From the top: answer a question, follow what you see, go on with the next question below. Each arrow bears the claim that it \
                rests on, a document's (letter and number) or a paper's (author); the table says what was measured.
                """)
    }

    var drawing: Plot { GuideLayout(self).plot }

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
