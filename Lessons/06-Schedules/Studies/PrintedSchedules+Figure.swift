import Downhill

extension PrintedSchedules: Study {
    var byHand: Exhibit {
        func text(_ rates: [Double]) -> String {
            rates.map { NumberFormat.significant(4).text($0) }.joined(separator: "; ")
        }
        return .table(
            Table(
                "Learning rates", columns: ["schedule", "at", "rates η"],
                rows: [
                    ["decay", "steps 0, 100, 200", text([0, 100, 200].map { decay($0) })],
                    ["warm-up", "epochs 0 to 4", text(warmUp.values(epochs: 5))],
                    ["cosine, T = 100", "t = 0, 50, 100", text([0, 50, 100].map { cosine($0, stepsPerEpoch: 1) })],
                ]))
    }

    var gallery: Exhibit {
        func number(_ value: Double) -> String { NumberFormat.significant(2).text(value) }
        /// Where a rate is cut, and by what.
        func cuts(_ rates: [Double]) -> [(epoch: Double, factor: Double)] {
            rates.indices.dropFirst().filter { rates[$0] < 0.5 * rates[$0 - 1] }.map {
                (Double($0), rates[$0 - 1] / rates[$0])
            }
        }
        /// A rate over the epochs on a pale ground; ticks where something happens to it.
        func panel(
            _ title: String, _ rates: [Double], inSteps: Bool = false, at ticks: [Double], isLast: Bool = false,
            @MarkBuilder words: () -> [any Mark]
        ) -> Plot {
            let epochs = Double(rates.count - 1)
            let line = rates.indices.map { Double($0) }
            let steps = zip(line, line.dropFirst()).flatMap { [$0, $1] }
            return Plot(title) {
                AreaMark(
                    x: inSteps ? steps : line,
                    y: inSteps ? rates.dropLast().flatMap { [$0, $0] } : rates
                ).color(.orange).opacity(0.12).lineWidth(2.6)
                words()
            }.xAxis(isLast ? "epoch" : "", .linear(0...epochs), ticks: [0] + ticks + [epochs])
                .yAxis("", .linear(0...0.103), ticks: [0, 0.05, 0.1])
        }
        func written(_ cut: (epoch: Double, factor: Double)) -> String {
            "÷ \(number(cut.factor)) at \(Int(cut.epoch))"
        }
        let (drops, wave) = (steps.values(epochs: 161), cosine.values(epochs: 121))
        let (cycle, warmed) = (oneCycle.learningRate.values(epochs: 121), twoHundred.values(epochs: 201))
        let decay = exponential.values(epochs: 121)
        let cutWords: [(height: Double, side: TextMark.Placement)] = [(0.06, .trailing), (0.012, .above)]
        let peak = Double(cycle.indices.max { cycle[$0] < cycle[$1] } ?? 0)
        let top = Double(warmed.indices.first { warmed[$0] > 0.999 * (warmed.max() ?? 0) } ?? 0)
        let end = Double(wave.firstIndex { $0 < 1e-9 } ?? 0)
        let gone = Double(decay.firstIndex { $0 < decay[0] / 10 } ?? 0)
        let (dropCuts, warmedCuts, plateauCuts) = (cuts(drops), cuts(warmed), cuts(onPlateau))
        let stalled = Double(
            stallingLosses.indices.first { $0 > 0 && stallingLosses[$0] == stallingLosses[$0 - 1] } ?? 0)
        return .figure(
            Facets("Six ways to let go of a rate", columns: 2, sharing: .none) {
                panel("steps (B)", drops, inSteps: true, at: dropCuts.map(\.epoch)) {
                    for (cut, place) in zip(dropCuts, cutWords) {
                        TextMark(written(cut), at: [cut.epoch, place.height], place.side, distance: 8).color(.ink)
                    }
                }
                panel("cosine (B, C, D)", wave, at: [end / 2, end]) {
                    TextMark(
                        "half a wave, to 0 at \(Int(end))", at: [end / 2, wave[Int(end) / 2]], .aboveTrailing,
                        distance: 10
                    ).color(.ink)
                }
                panel("one-cycle (A)", cycle, at: [peak, 80]) {
                    TextMark("up until \(Int(peak))", at: [peak + 6, 0.04], .center).color(.ink)
                    TextMark("then down", at: [78, cycle[78]], .aboveTrailing, distance: 8).color(.ink)
                }
                panel("warm-up, then steps (B)", warmed, inSteps: true, at: [50] + warmedCuts.map(\.epoch)) {
                    TextMark("up over \(Int(top) + 1) epochs", at: [top + 4, 0.075], .trailing, distance: 5).color(.ink)
                    for (cut, place) in zip(warmedCuts, cutWords) {
                        TextMark(written(cut), at: [cut.epoch, place.height], place.side, distance: 8).color(.ink)
                    }
                }
                panel("× 0.95 an epoch (C)", decay, at: [gone, 80], isLast: true) {
                    TextMark(
                        "a tenth left at \(Int(gone))", at: [gone, decay[Int(gone)]], .aboveTrailing, distance: 22
                    )
                    .color(.ink)
                }
                panel(
                    "on a plateau (C)", onPlateau + onPlateau.suffix(1), inSteps: true,
                    at: plateauCuts.prefix(1).map(\.epoch) + [80], isLast: true
                ) {
                    LineMark(stallingLosses.map { $0 / 10 }).color(.grey).dashed()
                    TextMark("the loss, a tenth as high", at: [88, stallingLosses[88] / 10], .above, distance: 7)
                        .color(.slate)
                    if let cut = plateauCuts.first {
                        TextMark("the loss stalls at \(Int(stalled)):", at: [cut.epoch, 0.09], .trailing, distance: 8)
                            .color(.ink)
                        TextMark("cut at \(Int(cut.epoch)), and again", at: [cut.epoch, 0.068], .trailing, distance: 8)
                            .color(.ink)
                    }
                }
            }.subtitle("the learning rate by epoch; in brackets: the documents that have it").size(
                width: 720, height: 720),
            named: "gallery",
            alt: """
                Six small charts of the learning rate against the epoch: two drops; half a wave down to zero; a climb and a long fall; a short \
                ramp and then drops; a curve that flattens; and a rate that is cut when a loss has stalled.
                """,
            caption: """
                The documents' schedules, with their own numbers where they give any. The last one cuts the rate whenever the loss has not improved for \
                more than ten epochs.
                """)
    }

    var exhibits: [Exhibit] { [byHand, gallery] }

    var numbers: [Recorded] {
        [
            Recorded("meant", meant), Recorded("written", written, as: .scientific(1)),
            Recorded("batches", Self.batches),
            Recorded("twin", twin, as: .significant(3)), Recorded("first", warmUp.values(epochs: 1)[0]),
            Recorded("climbed", cosineWithoutEnd(200), as: .significant(2)),
        ]
    }
}
