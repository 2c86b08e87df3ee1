import Plots

func drawMotion(_ gallery: inout Gallery) throws {
    gallery.section(
        "Animations",
        "One file that browsers play; other readers show its last frame. Axes and margins hold for all frames.")
    let racers: [(String, [SIMD2<Double>])] = [
        ("SGD", Sample.descent(rate: 0.09, steps: 47)),
        ("momentum", Sample.momentum(rate: 0.02, decay: 0.75, steps: 47)),
        ("RMSProp", Sample.rmsProp(rate: 0.12, steps: 47)),
        ("Adam", Sample.adam(rate: 0.3, steps: 47)),
    ]
    try gallery.show("race", "Four optimizers on one ravine.") {
        Animation("Four ways down one ravine", frames: 48, framesPerSecond: 10) { frame in
            Plot {
                ContourMark(x: -5...2, y: -2.4...2.4, levels: .logarithmic(12)) { $0 * $0 + 10 * $1 * $1 }
                for (name, path) in racers { PathMark(path.prefix(frame + 1), by: name) }
            }
            .subtitle("step \(frame)")
            .xAxis("w₁")
            .yAxis("w₂")
        }
    }
    try gallery.show("rates", "Panels move together.") {
        Animation("The same slope, three learning rates", frames: 20, framesPerSecond: 5) { frame in
            Facets(columns: 3) {
                for rate in [0.04, 0.35, 0.96] {
                    Plot("η = \(rate)") {
                        LineMark(over: -3.3...3.3) { $0 * $0 }.context()
                        PathMark(parabola(rate, frame), by: "descent").unlabelled()
                    }
                    .xAxis("w")
                    .yAxis("L(w) = w²")
                }
            }
            .subtitle("step \(frame)")
        }
    }
}

/// The first steps of descent on w² from 3.
private func parabola(_ rate: Double, _ count: Int) -> [SIMD2<Double>] {
    var w = 3.0
    return (0...count).map { _ in
        defer { w *= 1 - 2 * rate }
        return [w, w * w]
    }
}
