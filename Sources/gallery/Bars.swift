import Plots

func drawBars(_ gallery: inout Gallery) throws {
    gallery.section("Bars", "Bars start at zero and carry their values. Series stand side by side under a legend.")
    let names = ["SGD", "Momentum", "RMSProp", "Adam"]
    try gallery.show("bars", "Two series over categories.") {
        Plot("The gap between training and test") {
            BarMark(x: names, y: [0.912, 0.955, 0.968, 0.981], by: "training")
            BarMark(x: names, y: [0.901, 0.938, 0.942, 0.949], by: "test")
        }
        .yAxis("accuracy")
    }
    try gallery.show("level-bars", "Level bars give long names room.") {
        Plot("Updates until the loss is below 0.1", height: 300) {
            BarMark(x: [1830.0, 962, 610, 545], y: ["plain descent", "with momentum", "per-coordinate rates", "both"])
        }
        .xAxis("updates")
    }
    let errors = [0.062, 0.031, 0.019, 0.0172]
    try gallery.show(
        "ranges", "Errors over four powers of ten at the top of an accuracy, with their spread over seeds."
    ) {
        Plot("An error of 2 % and one of 1 % are as far apart as 20 % and 10 %") {
            RangeMark(
                x: names, low: errors.map { $0 * 0.86 }, high: errors.map { $0 * 1.17 }, middle: errors,
                by: "test error"
            ).unlabelled()
        }
        .subtitle("median and quartiles of nine seeds")
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
