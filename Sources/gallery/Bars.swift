import Plots

func drawBars(_ gallery: inout Gallery) throws {
    gallery.section("Bars", "Bars start at zero and carry their values. Series stand side by side under a legend.")
    let names = ["A", "B", "C", "D"]
    try gallery.show("bars", "Two series over categories.") {
        Plot("The gap between training and test widens") {
            BarMark(x: names, y: [0.912, 0.955, 0.968, 0.981], by: "training")
            BarMark(x: names, y: [0.901, 0.938, 0.942, 0.949], by: "test")
        }
        .subtitle("made-up accuracies")
        .yAxis("accuracy")
    }
    try gallery.show("level-bars", "Level bars give long names room.") {
        Plot("A quarter of the velocity gains almost as much as half", height: 300) {
            BarMark(
                x: [0, 0.1, 0.27, 0.5].map { γ in
                    Sample.steps(Sample.momentum(rate: 0.09, decay: γ, steps: 200), below: 1e-6)
                }, y: ["gradient descent", "a tenth of the velocity kept", "about a quarter kept", "half of it kept"])
        }
        .xAxis("steps on w₁² + 10 w₂² until it is below 10⁻⁶, η = 0.09")
    }
    let errors = [0.062, 0.031, 0.019, 0.0172]
    try gallery.show(
        "ranges", "Medians with their spread; on a log axis equal ratios are equally long."
    ) {
        Plot("From A to B the error halves; from C to D it hardly falls") {
            RangeMark(
                x: names, low: errors.map { $0 * 0.86 }, high: errors.map { $0 * 1.17 }, middle: errors,
                by: "test error"
            ).unlabelled()
        }
        .subtitle("made-up medians and quartiles")
        .yAxis("share of the test set that is wrong", .log(0.01...0.1))
    }
    var noise = Sample.Noise(seed: 3)
    let edges = (0...40).map { -1 + Double($0) / 20 }
    var counts = [Double](repeating: 0, count: 40)
    for _ in 0..<4000 {
        let value = (noise.next() + noise.next() + noise.next() + noise.next()) / 4
        counts[min(max(Int((value + 1) * 20), 0), 39)] += 1
    }
    try gallery.show("histogram", "A histogram.") {
        Plot("Means of four are close to normal") {
            BarMark(bins: edges, counts: counts).color(.sky)
        }
        .xAxis("mean of four even draws from −1 to 1")
        .yAxis("count")
    }
}
