import Downhill

extension Flow {
    private static func heat(_ columns: [Distribution], x: ClosedRange<Double>) -> HeatMark {
        // The root of the share, so that thin tails are seen.
        let shares = (0..<bins).map { bin in
            columns.map { (Double($0.counts[bin]) / Double(max($0.total, 1))).squareRoot() }
        }
        return HeatMark(values: shares, x: x, y: logarithms, map: .grey, range: 0...0.7).colorBar("√ of the share")
    }

    /// What the gain alone predicts of the gradient at every layer but the last: behind each layer of a block it is multiplied by the gain.
    private static func predicted(_ start: Start, gain: Scalar) -> [Double] {
        let last = start.sizes.count - 2
        return (0...last).map { layer in
            (Elementary.log(start.sizes[last]) + Double(last - layer) * Elementary.log(Double(gain)))
                / Elementary.log(10)
        }
    }

    private static func place(ofName network: Int) -> SIMD2<Double> {
        [[11.5, 1.5], [8.5, -2.5], [14.5, 4.5]][network]
    }

    var histograms: Exhibit {
        let figure = Facets(
            "Three networks that differ in nothing but the size of their weights", columns: 2, sharing: .y
        ) {
            for (index, network) in Self.gains.enumerated() {
                let start = starts[index][0]
                let layers = start.sizes.count
                Plot("\(network.name): at each layer’s output, before step 1") {
                    Self.heat(start.histograms, x: 0.5...Double(layers) + 0.5)
                    let line = LineMark(
                        x: (1..<layers).map { Double($0) }, y: Self.predicted(start, gain: network.gain)
                    ).dashed()
                    // On the darkest columns, in greyscale too.
                    line.color(.white).lineWidth(6)
                    line.color(.orange).lineWidth(2.6)
                    // Above the line, off the side towards which it rises.
                    TextMark("what the gain predicts", at: Self.place(ofName: index), .center).color(.orange)
                }.xAxis("layer", .linear(0.5...Double(layers) + 0.5), ticks: [1, 6, 11, 16, 22])
                    .yAxis("log₁₀ |gradient|", .linear(Self.logarithms))
                Plot("of its first layer’s weights, by step") {
                    Self.heat(trainings[index].histograms, x: -0.5...Double(Self.steps) + 0.5)
                    if let end = trainings[index].end {
                        TextMark("no numbers from step \(end) on", at: [Double(Self.steps) / 2, -4], .center)
                    }
                }.xAxis("step", .linear(-0.5...Double(Self.steps) + 0.5), ticks: [0, 20, 40, 60])
                    .yAxis("log₁₀ |gradient|", .linear(Self.logarithms))
            }
        }
        return .figure(
            figure, named: "flow",
            alt: """
                Six heat maps, two for each network. Left, the sizes of the gradients at each layer: level for the healthy network, falling towards the first layer for the vanishing one, rising towards it \
                for the exploding one. Right, the first layer's gradients step by step: as large as before or larger in the healthy network, far lower in the vanishing one, a single column and then nothing in the \
                exploding one.
                """,
            caption: """
                A histogram in every column, darker for more: how many gradients are how large. Left, at every layer's output before the first step; dashed, what the gain alone predicts. Right, of the first \
                layer's weights in training. From the last layer to the first the gradient is multiplied by {{flow.healthy}}, {{flow.vanishing}} and {{flow.exploding}}.
                """)
    }

    var exhibits: [Exhibit] { [histograms] }

    private func sample(_ network: Int, _ value: (Start) -> Double) -> Sample { Sample(starts[network].map(value)) }

    var numbers: [Recorded] {
        func ratio(_ network: Int) -> Double { sample(network, \.ratio).median }
        return [
            Recorded("steps", Self.steps), Recorded("boxes", starts[0][0].boxes.count),
            Recorded("cutBoxes", boxesWhenCut.count),
            Recorded("healthy", ratio(0), as: .significant(2)), Recorded("vanishing", ratio(1), as: .scientific(1)),
            Recorded("exploding", ratio(2), as: .scientific(1)),
            Recorded(
                "output", sample(1) { $0.outputs[$0.outputs.count - 2] / $0.outputs[0] }.median, as: .scientific(1)),
            Recorded("healthyStart", trainings[0].losses[0], as: .significant(3)),
            Recorded("vanishingStart", trainings[1].losses[0], as: .significant(3)),
            Recorded("healthyLoss", trainings[0].losses.last ?? .nan, as: .significant(2)),
            Recorded("vanishingLoss", trainings[1].losses.last ?? .nan, as: .significant(3)),
            Recorded("explodingLoss", sample(2, \.loss).median, as: .scientific(1)),
            Recorded("healthyVariation", sample(0, \.variation).median, as: .significant(2)),
            Recorded("vanishingVariation", sample(1, \.variation).median, as: .scientific(1)),
        ]
    }

    var claims: [Claim] {
        let healthy = sample(0, \.variation).median
        return [
            Claim("A-009a") {
                Condition(
                    "half of He's size: gradient at the first layer over that at the last", sample(1, \.ratio),
                    isAtMost: 0.01)
                Condition(
                    "twice He's size: gradient at the first layer over that at the last", sample(2, \.ratio),
                    isAtLeast: 100)
                Condition(
                    "He's size: gradient at the first layer over that at the last, is not small", sample(0, \.ratio),
                    isAtLeast: 0.01)
                Condition(
                    "He's size: gradient at the first layer over that at the last, is not large", sample(0, \.ratio),
                    isAtMost: 100)
            },
            Claim(
                "A-009b",
                untestable: """
                    The document names torchviz among its tools and does not say what it showed. Of sizes it can show nothing: its {{flow.boxes}} boxes hold names and shapes, the same in all three networks by \
                    construction.
                    """
            ) {
                Condition(
                    "a mistake that a graph does show, the first layer detached: boxes that are left",
                    Double(boxesWhenCut.count), isBelow: Double(starts[0][0].boxes.count))
            },
            Claim(
                "A-009c",
                untestable:
                    "The document names loss-landscapes among its tools and does not say what it showed. That a slice can show it is measured."
            ) {
                Condition(
                    "vanishing: how far the loss varies along a slice, over the healthy network's",
                    sample(1) { $0.variation / healthy },
                    isAtMost: 0.01)
                Condition(
                    "exploding: how far the loss varies along a slice, over the healthy network's",
                    sample(2) { $0.variation / healthy },
                    isAtLeast: 100)
            },
        ]
    }
}
