import Plots

func drawTables(_ gallery: inout Gallery) throws {
    gallery.section("Fields, tables, images, graphs", "Values as colours, and what is not a chart at all.")
    try gallery.show("heat", "A field with its scale of colours.") {
        Plot("A tilted bowl from above") {
            HeatMark(
                values: (0..<48).map { row in
                    (0..<64).map { column in
                        let (a, b) = (Double(column) / 32 - 1, Double(row) / 24 - 1)
                        return a * a + 0.6 * b * b - 0.8 * a * b
                    }
                }, x: -1...1, y: -1...1
            )
            .colorBar("height")
        }
        .xAxis("w₁")
        .yAxis("w₂")
    }
    try gallery.show("regions", "A map with its regions named, and height lines over the colours.") {
        let shrink: (Double, Double) -> Double = { rate, momentum in
            // The larger root of z² − (1 + γ − ηλ) z + γ: by how much a step of momentum shrinks a weight on a parabola.
            let b = 1 + momentum - rate
            let inside = b * b - 4 * momentum
            return inside < 0 ? momentum.squareRoot() : (abs(b) + inside.squareRoot()) / 2
        }
        return Plot("Where momentum creeps, rings and diverges") {
            HeatMark(
                values: (0..<120).map { row in
                    (0..<160).map { shrink(4 * (Double($0) + 0.5) / 160, (Double(row) + 0.5) / 120) }
                }, x: 0...4, y: 0...1, map: .mist, range: 0...2
            )
            .colorBar("factor")
            ContourMark(x: 0...4, y: 0...1, levels: .at([0.5, 0.8, 1.0001]), filled: false) { shrink($0, $1) }
                .color(.slate).minima([])
            LineMark(over: 0...1, samples: 400) { (1 - $0.squareRoot()) * (1 - $0.squareRoot()) }.color(.rose)
            TextMark("creeps", at: [0.02, 0.05], .trailing, distance: 4)
            TextMark("rings", at: [1.5, 0.55], .center)
            TextMark("diverges", at: [3.3, 0.2], .center)
            TextMark("Polyak's γ", at: [0.12, 0.43], .trailing, distance: 10).color(.rose)
        }
        .freeUnits()
        .xAxis("ηλ")
        .yAxis("momentum γ")
    }
    try gallery.show("table", "A table whose cells are written in.") {
        Plot("What each method has", height: 330) {
            HeatMark(
                rows: ["gradient descent", "momentum", "RMSProp", "Adam"],
                columns: ["a velocity", "a rate for every weight", "corrected averages"],
                values: [[0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 1, 1]],
                texts: [["–", "–", "–"], ["✓", "–", "–"], ["–", "✓", "–"], ["✓", "✓", "✓"]])
        }
    }
    let glyphs = (0..<20).map { index in
        (0..<64).map { pixel in
            let (x, y) = (Double(pixel % 8) - 3.5, Double(pixel / 8) - 3.5)
            let radius = (x * x + y * y * (1 + Double(index) / 6)).squareRoot()
            return max(0, 1 - abs(radius - 2.6) / 1.2)
        }
    }
    try gallery.show("images", "Small images, pixel by pixel.") {
        Plot("Twenty rings of 8×8 pixels", height: 250) {
            ImageGridMark(images: glyphs, width: 8, height: 8, captions: (0..<20).map { "\($0)" }, columns: 10)
        }
        .axes(.hidden)
    }
    try gallery.show("graph", "Boxes and arrows, the one that matters in bold.") {
        Plot("A residual block adds its input to its output", height: 230) {
            GraphMark(
                nodes: [
                    .init("x", at: [0, 0], shape: .circle, color: .grey),
                    .init("first", at: [1.7, 0], text: "3×3 conv\nbatch norm"),
                    .init("relu", at: [3.2, 0], text: "ReLU", color: .teal),
                    .init("second", at: [4.7, 0], text: "3×3 conv\nbatch norm"),
                    .init("+", at: [6.1, 0], shape: .circle, color: .orange),
                    .init("out", at: [7.2, 0], text: "ReLU", color: .teal),
                ],
                edges: [
                    .init("x", "first"), .init("first", "relu"), .init("relu", "second"), .init("second", "+", ""),
                    .init("+", "out"), .init("x", "+", "x", bend: 1.3, bold: true),
                ])
        }
        .axes(.hidden)
    }
}
