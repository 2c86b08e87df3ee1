/// Rows of measured values under a caption.
///
///     Table("Steps to 1e-6", columns: ["γ", .init("steps"), .init("final loss", as: .scientific(2))],
///           rows: runs.map { [$0.γ, $0.steps, $0.loss] })
public struct Table: Sendable {
    /// A heading and how the numbers below it are written. Headings are Markdown.
    public struct Column: Sendable, ExpressibleByStringLiteral {
        let title: String
        let format: NumberFormat?

        /// A column of this title; its numbers are written in the format, if one is given.
        public init(_ title: String, as format: NumberFormat? = nil) {
            self.title = title
            self.format = format
        }

        public init(stringLiteral title: String) {
            self.init(title)
        }
    }

    let caption: String
    let columns: [Column]
    let rows: [[String]]
    let isNumeric: [Bool]
    /// What is wrong with its shape, if anything.
    package let flaw: String?

    /// A table; numbers are rounded to their column's format (four significant digits if it names none) and aligned
    /// right, text is Markdown.
    public init(_ caption: String, columns: [Column], rows: [[Any]]) {
        self.caption = caption
        self.columns = columns
        isNumeric = columns.indices.map { index in
            !rows.isEmpty && rows.allSatisfy { index < $0.count && $0[index] is any Measurable }
        }
        self.rows = rows.map { row in
            zip(row, columns).map { cell, column in
                (cell as? any Measurable)?.measurement.text(as: column.format) ?? Describing(.prose).text(cell)
            }
        }
        let odd = rows.firstIndex { $0.count != columns.count }
        flaw = odd.map {
            "row \($0 + 1) of the table “\(caption)” has \(rows[$0].count) cells for \(columns.count) columns"
        }
    }

    package var markdown: String {
        let table = Markdown.table(columns.map(\.title), alignedRight: isNumeric, rows: rows)
        return caption.isEmpty ? table : "**\(caption)**\n\n\(table)"
    }
}
