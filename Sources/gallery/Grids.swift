import Plots

func drawGrids(_ gallery: inout Gallery) throws {
    gallery.section("Small multiples", "Panels share their scales, so that they can be compared at a glance.")
    func steps(_ rate: Double) -> [SIMD2<Double>] {
        var w = 3.0
        return (0..<14).map { _ in
            defer { w *= 1 - 2 * rate }
            return [w, w * w]
        }
    }
    try gallery.show("facets", "One question, three answers.") {
        Facets("Too low, just right, too high", columns: 3) {
            for rate in [0.04, 0.35, 0.96] {
                Plot("η = \(rate)") {
                    LineMark(over: -3.3...3.3) { $0 * $0 }.context()
                    PathMark(steps(rate), by: "descent").unlabelled()
                }
                .xAxis("w")
                .yAxis("L(w) = w²")
            }
        }
        .subtitle("thirteen steps from w = 3")
    }
    try gallery.show("facets-series", "Series over panels: names stand in each panel that has room for its own.") {
        Facets("Momentum pays where the ravine is narrow", columns: 2, sharing: .both) {
            for (name, narrow) in [("round: κ = 2", 2.0), ("narrow: κ = 50", 50)] {
                Plot(name) {
                    for (series, decay) in [("plain", 0.0), ("momentum 0.5", 0.5), ("momentum 0.9", 0.9)] {
                        LineMark(losses(narrow, decay), by: series)
                    }
                }
                .xAxis("step")
                .yAxis("loss", .log(1e-9...100))
            }
        }
    }
    var noise = Sample.Noise(seed: 5)
    let layers = (0..<4).map { layer in
        let spread = [1.0, 0.55, 0.3, 0.16][layer]
        var counts = [Double](repeating: 0, count: 48)
        for _ in 0..<3_000 {
            let value = spread * (noise.next() + noise.next() + noise.next() + noise.next())
            counts[min(max(Int((value + 4) * 6), 0), 47)] += 1
        }
        return counts
    }
    try gallery.show("histograms", "Histograms one below the other, on one axis.") {
        Facets("What enters each layer shrinks on the way", columns: 1) {
            for (layer, counts) in layers.enumerated() {
                Plot("layer \(layer + 1)") {
                    BarMark(bins: (0...48).map { -4 + Double($0) / 6 }, counts: counts).color(.sky)
                }
                .xAxis("value")
                .yAxis("", .linear, ticks: [])
            }
        }
        .subtitle("made-up values")
        .size(width: 720, height: 520)
    }
    let drops = (0..<60).map { $0 < 30 ? 0.1 : $0 < 45 ? 0.01 : 0.001 }
    let floors = (0..<60).map { epoch in
        0.03 + 2.2 * drops[epoch] * (1 + 0.2 * noise.next()) + 0.6 * (1 - Double(min(epoch, 20)) / 20)
    }
    try gallery.show("stacked", "Two panels on one axis: what is done above, what comes of it below.") {
        Facets("Each drop of the rate lowers the floor", columns: 1, sharing: .x) {
            Plot("") { LineMark(drops).interpolation(.step).color(.orange) }.xAxis("epoch").yAxis("rate η", .log)
            Plot("") { LineMark(floors).color(.blue) }.xAxis("epoch").yAxis("loss", .log)
        }
        .subtitle("a made-up loss")
        .size(width: 720, height: 520)
    }
    gallery.section(
        "Colours",
        "A palette for series and four maps for values, all but *diverging* in an order that greyscale shows too.")
    try gallery.show("palette", "The palette in the order in which series take it.") {
        Plot("Eight colours", height: 260) {
            for (index, name) in ["blue", "orange", "teal", "plum", "sky", "rose", "brown", "ink"].enumerated() {
                LineMark(over: 0...1, by: name) { Double(7 - index) + 0.3 * $0 }.color(Color.palette[index]).lineWidth(
                    5)
            }
        }
        .axes(.hidden)
    }
    let ramp = [(0..<256).map { Double($0) / 255 }]
    try gallery.show("maps", "dusk, mist, diverging, grey.") {
        Facets("Colour maps", columns: 2, sharing: .none) {
            for (name, map) in [("dusk", ColorMap.dusk), ("mist", .mist), ("diverging", .diverging), ("grey", .grey)] {
                Plot(name) { HeatMark(values: ramp, x: 0...1, y: 0...1, map: map) }.axes(.hidden)
            }
        }
        .size(width: 720, height: 260)
    }
}

/// Losses of momentum on a bowl whose axes differ by a factor.
private func losses(_ narrow: Double, _ decay: Double) -> [Double] {
    var (w, v) = (SIMD2(3.0, 1), SIMD2(0.0, 0))
    return (0..<60).map { _ in
        defer {
            v = decay * v + SIMD2(w.x, narrow * w.y)
            w -= v / narrow
        }
        return (w.x * w.x + narrow * w.y * w.y) / 2
    }
}
