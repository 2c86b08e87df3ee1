import Plots

func drawPlanes(_ gallery: inout Gallery) throws {
    gallery.section(
        "Landscapes and paths",
        "A quiet ground for coloured paths. A path has a ring where it starts, a dot where it ends, and arrows between."
    )
    try gallery.show("paths", "Two optimizers on the ravine w₁² + 10 w₂².") {
        Plot("Descent zigzags, momentum glides") {
            ContourMark(x: -5...2, y: -2.4...2.4, levels: .logarithmic(12)) { $0 * $0 + 10 * $1 * $1 }
            PathMark(Sample.descent(rate: 0.092, steps: 40), by: "gradient descent")
            PathMark(Sample.momentum(rate: 0.02, decay: 0.7, steps: 60), by: "momentum")
            TextMark("start", at: [-4.2, 1.7], .trailing, distance: 10)
            TextMark("minimum", at: [0, 0], .aboveTrailing, distance: 60)
        }
        .xAxis("w₁")
        .yAxis("w₂")
    }
    try gallery.show("rosenbrock", "Filled contours with a scale of colours, and an inset.") {
        Plot("Rosenbrock's valley is easy to find and hard to follow", width: 640, height: 400) {
            ContourMark(x: -2...2, y: -1...3, levels: .logarithmic(14), samples: 400) { Sample.rosenbrock($0, $1) }
                .minima([[1, 1]]).colorMap(.dusk).colorBar("f")
            TextMark("minimum (1, 1)", at: [1, 1], .aboveLeading, distance: 50)
        }
        .xAxis("a")
        .yAxis("b")
    }
    try gallery.show("contour-lines", "Lines alone, on equal units.") {
        Plot("A saddle: down along one axis, up along the other", width: 620) {
            ContourMark(x: -2...2, y: -1.5...1.5, levels: .count(17), filled: false) { $0 * $0 - $1 * $1 }
            ArrowMark(from: [1.5, 0], to: [0.4, 0], "downhill").color(.teal)
            ArrowMark(from: [0, 0.3], to: [0, 1.2], "downhill again").color(.orange)
        }
        .xAxis("w₁")
        .yAxis("w₂")
    }
    let place: SIMD2<Double> = [-3.4, 1.6]
    let downhill = -Sample.ravineGradient(place)
    try gallery.show("arrows", "A field of arrows, and the angle between two of them.") {
        Plot("Downhill is not towards the minimum") {
            ContourMark(x: -5...2, y: -2.4...2.4, levels: .logarithmic(12)) { $0 * $0 + 10 * $1 * $1 }
                .unlabelledLevels()
            ArrowFieldMark(x: -5...2, y: -2.4...(-0.3), columns: 16) { -Sample.ravineGradient($0) }
            ArrowMark(from: place, to: place + 1.3 * downhill / 32.7, "−∇L").color(.rose).lineWidth(3)
            ArrowMark(from: place, to: [0, 0], "straight there").color(.ink).lineWidth(3)
            AngleMark(at: place, from: downhill, to: -place, radius: 46)
        }
        .xAxis("w₁")
        .yAxis("w₂")
    }
    try gallery.show("inset", "A small plot in a corner of a large one.") {
        Plot("An even axis shows the start, a log axis the end") {
            LineMark(Sample.momentum(rate: 0.02, decay: 0.9, steps: 120).map(Sample.ravine), by: "momentum")
        }
        .xAxis("step")
        .yAxis("f(w)")
        .inset(
            .topTrailing, width: 0.5, height: 0.6,
            Plot("the same, on a log axis") {
                LineMark(Sample.momentum(rate: 0.02, decay: 0.9, steps: 120).map(Sample.ravine), by: "momentum")
                    .unlabelled()
            }
            .xAxis("step").yAxis("", .log))
    }
}
