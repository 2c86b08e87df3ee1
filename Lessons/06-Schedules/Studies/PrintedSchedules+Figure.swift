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
        func panel(_ title: String, _ rates: [Double], inSteps: Bool = true, epochs: Double) -> Plot {
            Plot(title) {
                if inSteps {
                    LineMark(rates).color(.orange).interpolation(.step)
                } else {
                    LineMark(rates).color(.orange)
                }
            }.xAxis("epoch", .linear(0...epochs)).yAxis("learning rate", .linear(0...0.11))
        }
        return .figure(
            Facets("Six ways to let go of a rate", columns: 2, sharing: .none) {
                panel("steps (B)", steps.values(epochs: 161), epochs: 160)
                panel("cosine (B, C, D)", cosine.values(epochs: 121), inSteps: false, epochs: 120)
                panel("one-cycle (A)", oneCycle.learningRate.values(epochs: 121), inSteps: false, epochs: 120)
                panel("warm-up, then steps (B)", twoHundred.values(epochs: 201), epochs: 200)
                panel("× 0.95 an epoch (C)", exponential.values(epochs: 121), inSteps: false, epochs: 120)
                Plot("on a plateau (C)") {
                    LineMark(stallingLosses.map { $0 / 10 }, by: "a tenth of the loss").color(.grey).dashed()
                    LineMark(onPlateau, by: "the rate").color(.orange).interpolation(.step)
                }.xAxis("epoch", .linear(0...120)).yAxis("learning rate", .linear(0...0.11))
            }.size(width: 720, height: 780), named: "gallery",
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
