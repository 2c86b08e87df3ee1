import Plots

func drawDefaults(_ gallery: inout Gallery) throws {
    gallery.section(
        "What is done by default",
        "Beside each, where it teaches, what would be drawn without it: the left panel misleads, the right one does not."
    )
    try gallery.show("methods", "A method has one look in all figures; its variants keep the hue, in dashes.") {
        Plot("One name, one colour, one symbol, one dash", height: 520) {
            for (row, method) in MethodLook.all.enumerated() {
                let height = Double(MethodLook.all.count - row)
                LineMark(x: [0.0, 1], y: [height, height], by: method.name).lineWidth(method == .theory ? 9 : 3)
                if method != .theory { PointMark(x: [0.5], y: [height], by: method.name).symbolSize(11).unlabelled() }
            }
            for (row, variant) in ["momentum, γ = 0.99", "momentum, γ = 0.999"].enumerated() {
                LineMark(x: [0.0, 1], y: [-Double(row), -Double(row)], by: variant).lineWidth(3)
            }
        }
        .axes(.hidden)
    }
    try gallery.show("scale", "A landscape is drawn to scale, with heights on its lines and its minimum marked.") {
        Facets("Stretched, a ravine looks like a bowl", columns: 2, sharing: .none) {
            for isStretched in [true, false] {
                let plot = Plot(isStretched ? "stretched" : "to scale") {
                    ContourMark(x: -5...5, y: -2...2, levels: .logarithmic(8)) { $0 * $0 + 10 * $1 * $1 }
                    PathMark(Sample.descent(rate: 0.092, steps: 30, from: [-4.4, 1.3]), by: "gradient descent")
                }
                .xAxis("w₁")
                .yAxis("w₂")
                if isStretched { plot.freeUnits() } else { plot }
            }
        }
        .size(width: 720, height: 420)
    }
    var noise = Sample.Noise(seed: 11)
    let sizes = [1.0, 2, 4, 8, 16, 32, 64, 128, 256, 512]
    let measured = sizes.map { 1 / $0.squareRoot() * (1 + 0.13 * noise.next()) }
    try gallery.show("beneath", "Theory lies beneath, broad and pale; marks stand where something was measured.") {
        Facets("What was measured must not hide behind what was expected", columns: 2) {
            Plot("theory on top") {
                LineMark(x: sizes, y: measured).color(.blue)
                PointMark(x: sizes, y: measured).color(.blue).symbolSize(5)
                LineMark(over: 1...512) { 1 / $0.squareRoot() }.color(.rose)
            }
            .xAxis("batch size", .log)
            .yAxis("noise", .log)
            Plot("theory beneath") {
                LineMark(over: 1...512, by: "theory") { 1 / $0.squareRoot() }
                PointMark(x: sizes, y: measured, by: "measured")
            }
            .xAxis("batch size", .log)
            .yAxis("noise", .log)
        }
        .subtitle("made-up measurements, scattered round 1/√(batch size)")
    }
    let tried = (0...24).map { step in (0..<step).reduce(0.01) { rate, _ in rate * 1.1 } }
    let left = tried.map { rate in Sample.descent(rate: rate, steps: 30).last.map(Sample.ravine) ?? .nan }
    try gallery.show("highlight", "What decides a claim has a ring over all else, and its value in bold.") {
        Plot("The best rate lies a step before the cliff") {
            LineMark(x: tried, y: left, by: "gradient descent").unlabelled()
            PointMark(x: tried, y: left, by: "gradient descent").unlabelled()
            HighlightMark.lowest(x: tried, y: left, "the best of those tried", .belowLeading)
            RuleMark(x: 0.1, "2/λ")
        }
        .xAxis("learning rate", .log)
        .yAxis("f(w) after thirty steps", .log(1e-6...1e4))
    }
    let zigzag = (0..<6_000).map { step in
        let phase = Double(step % 3) - 1
        return Double(step) / 6_000 + 0.3 * phase
    }
    try gallery.show("thinned", "Lines are thinned by the lowest and highest value of each pixel, never by sampling.") {
        Facets("Every fifteenth step of a zigzag with period three is no zigzag", columns: 2) {
            Plot("every fifteenth step") {
                LineMark(x: (0..<400).map { Double(15 * $0) }, y: (0..<400).map { zigzag[15 * $0] }).color(.blue)
            }
            .xAxis("step")
            .yAxis("w")
            Plot("all 6,000") { LineMark(zigzag).color(.blue).lineWidth(1) }.xAxis("step").yAxis("w")
        }
    }
    let rates = (0..<30).map { $0 < 10 ? 0.1 : $0 < 20 ? 0.01 : 0.001 }
    try gallery.show("steps", "What falls in steps is drawn in steps.") {
        Facets("A rate holds until it is changed", columns: 2) {
            Plot("joined") { LineMark(x: [0, 10, 20, 29], y: [0.1, 0.01, 0.001, 0.001]).color(.orange) }
                .xAxis("epoch")
                .yAxis("rate", .log)
            Plot("in steps") { LineMark(rates).interpolation(.step).color(.orange) }
                .xAxis("epoch")
                .yAxis("rate", .log)
        }
    }
}
