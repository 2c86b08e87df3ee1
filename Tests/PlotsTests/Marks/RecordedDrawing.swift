import Plots

/// What a drawing has recorded in one colour, in the order in which it was drawn.
extension Drawing {
    struct Line {
        let index: Int
        let outline: Outline
        let stroke: Stroke
        let opacity: Double

        /// Of its first piece.
        var points: [Vector] { outline.pieces.first?.points ?? [] }
    }

    func lines(_ color: Color) -> [Line] {
        commands.enumerated().compactMap { index, command in
            guard case .stroke(let outline, let stroke, color, let opacity) = command else { return nil }
            return Line(index: index, outline: outline, stroke: stroke, opacity: opacity)
        }
    }

    /// The bounds of what is filled.
    func fills(_ color: Color) -> [Rectangle] {
        commands.compactMap { command in
            if case .fill(let outline, color, _) = command { outline.bounds } else { nil }
        }
    }

    func text(_ words: String) -> Text? { texts.first { $0.string == words } }
}

extension Rectangle {
    /// A place of a frame whose axes both go from 0 to 1.
    func place(_ x: Double, _ y: Double) -> Vector { Vector(minX + x * width, maxY - y * height) }
}

/// A plot whose axes both go from 0 to 1.
func unitPlot(@MarkBuilder _ marks: () throws -> [any Mark]) rethrows -> Plot {
    try Plot(marks: marks).xAxis("", .linear(0...1)).yAxis("", .linear(0...1))
}

extension Vector {
    /// The same place but for rounding.
    func isAt(_ other: Vector) -> Bool { (self - other).norm < 1e-9 }
}
