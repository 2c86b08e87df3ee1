import Plots

func drawLines(_ gallery: inout Gallery) throws {
    gallery.section(
        "Lines, points, bands",
        "`by:` names a series: it picks the colour and writes the name at the line's end. Names make room for each other."
    )
    try gallery.show("lines", "Curves on a log axis, with a reference line.") {
        Plot("Momentum needs less than half the steps") {
            LineMark(Sample.descent(rate: 0.09, steps: 80).map(Sample.ravine), by: "gradient descent")
            LineMark(Sample.momentum(rate: 0.115, decay: 0.27, steps: 80).map(Sample.ravine), by: "momentum")
            RuleMark(y: 1e-6, "good enough")
        }
        .subtitle("f(w) = w₁² + 10 w₂² from (−4.2, 1.7), each at its best rate")
        .xAxis("step")
        .yAxis("f(w)", .log(1e-14...100))
    }
    let κ = [2.0, 3, 5, 8, 13, 20, 35, 60, 100, 200, 400, 1000]
    let measured = κ.map(Sample.shrinkage)
    try gallery.show("theory", "What was worked out lies broad and pale beneath what was measured.") {
        Plot("The rate follows (κ − 1)/(κ + 1)") {
            LineMark(over: 2...1000, samples: 400, by: "theory") { ($0 - 1) / ($0 + 1) }
            PointMark(x: κ, y: measured, by: "measured")
        }
        .xAxis("condition number κ", .log)
        .yAxis("distance left after a step at the best rate, as a share")
    }
    let quick = Sample.runs(towards: 0.975, halfLife: 5, noise: 0.02, seeds: 1...5)
    let slow = Sample.runs(towards: 0.955, halfLife: 11, noise: 0.03, seeds: 6...10)
    try gallery.show("bands", "Median and quartiles over seeds, straight from the runs.") {
        Plot("The quick one is ahead from the first epochs on") {
            BandMark(runs: quick, by: "quick")
            BandMark(runs: slow, by: "slow")
        }
        .subtitle("made-up runs: median and quartiles of five")
        .xAxis("epoch")
        .yAxis("test accuracy")
    }
    try gallery.show("names", "Names stand at the lines. A legend is the last resort.") {
        Plot("A longer memory takes longer to fill") {
            for γ in [0.5, 0.8, 0.9, 0.95, 0.98, 0.99] {
                LineMark((0...40).map { Sample.average(of: 1, decay: γ, steps: $0) }, by: "γ = \(γ)")
            }
        }
        .xAxis("step")
        .yAxis("average of a constant 1")
    }
    var noise = Sample.Noise(seed: 7)
    let names = ["A", "B", "C", "D"]
    let spread = names.enumerated().flatMap { index, name in
        (0..<12).map { _ in (name, 0.9 + 0.02 * Double(index) + 0.02 * noise.next()) }
    }
    try gallery.show("symbols", "Points over categories; shapes and sizes can be chosen.") {
        Plot("Every draw is a point") {
            PointMark(x: spread.map(\.0), y: spread.map(\.1)).color(.teal).opacity(0.6)
            PointMark(x: names, y: [0.9, 0.92, 0.94, 0.96]).symbol(.diamond).symbolSize(12).color(.ink)
        }
        .subtitle("made-up values; diamonds: the middle of what they are drawn from")
        .yAxis("value")
    }
    try gallery.show("annotations", "Rules, shaded ranges, arrows and words, on leader lines where they stand off.") {
        Plot("What a step can do") {
            RectangleMark(x: 0...1, "shrinks").color(.teal)
            RectangleMark(x: 1...2, "shrinks, swinging").color(.orange)
            LineMark(over: 0...2.6) { (1 - $0) * (1 - $0) }.lineWidth(3)
            RuleMark(x: 2, "ηλ = 2")
            PointMark(at: [1, 0]).color(.teal)
            TextMark("one step is enough: η = 1/λ", at: [1, 0], .above, distance: 70)
            ArrowMark(from: [2.25, 1], to: [2.5, 2.1], "diverges").color(.rose)
        }
        .xAxis("ηλ")
        .yAxis("loss after a step, as a share of the loss before")
    }
    try gallery.show("areas", "Areas; a gap in the data is a gap in the line.") {
        Plot("Two bumps and a gap") {
            AreaMark(over: -4...4, by: "wide") { 1 / (1 + $0 * $0) }
            AreaMark(over: -4...4, by: "narrow") { abs($0 - 1.5) < 0.1 ? .nan : 0.5 / (1 + 8 * $0 * $0) }
        }
        .xAxis("x")
        .yAxis("density")
    }
}
