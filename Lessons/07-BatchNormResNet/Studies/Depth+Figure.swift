import Downhill

extension Depth: Study {
    var figure: Exhibit {
        let depths = Self.depths.map { Double($0) }
        // With each the place of its name: halfway between two depths, above or below.
        let kinds: [(Kind, Color, Double, TextMark.Placement)] = [
            (plain, .blue, 8, .above), (norm, .plum, 16, .below), (residual, .orange, 8, .below),
            (fromIdentity, .brown, 16, .above), (both, .teal, 16, .below),
        ]
        return .figure(
            Plot("Deeper is worse on what is trained, least so where branches begin small") {
                RuleMark(y: DigitsTask.ignorance, "knows nothing")
                for (kind, color, place, side) in kinds {
                    BandMark(
                        x: depths, low: kind.losses.map(\.lowerQuartile), high: kind.losses.map(\.upperQuartile),
                        by: kind.name
                    ).color(color)
                    LineMark(x: depths, y: kind.medians, by: kind.name).color(color)
                    PointMark(x: depths, y: kind.medians, by: kind.name).color(color)
                    let before = place < depths[1] ? 0 : 1
                    let height = (kind.medians[before] * kind.medians[before + 1]).squareRoot()
                    TextMark(kind.name, at: [place, height], side, distance: 13).color(color)
                }
            }.xAxis("layers with weights", .linear(2...22), ticks: depths).yAxis("training loss", .log(0.06...4))
                .legend(.hidden),
            named: "depth",
            alt: """
                Training loss against depth for five kinds of network. Plain, batch norm alone, and residual blocks alone rise steeply from four
                layers to twenty. \
                Residual blocks that begin at zero and residual blocks with batch norm rise less.
                """,
            caption: """
                Medians and quartiles of {{depth.seeds}} seeds, {{depth.steps}} steps of momentum, each network at its best rate.
                """)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        [
            Recorded("seeds", plain.losses[0].values.count),
            Recorded("steps", Self.epochs * DigitsTask.training.count / DigitsTask.batch),
            Recorded("plain4", plain.accuracies[0].median, as: .percent(0)),
            Recorded("plain20", plain.accuracies[2].median, as: .percent(0)),
            Recorded("loss4", plain.medians[0], as: .fixed(2)), Recorded("loss20", plain.medians[2], as: .fixed(2)),
            Recorded("norm20", norm.medians[2], as: .fixed(2)),
            Recorded("residual20", residual.medians[2], as: .fixed(2)),
            Recorded("identity20", fromIdentity.medians[2], as: .fixed(2)),
            Recorded("both20", both.medians[2], as: .fixed(2)),
            Recorded("uneven", Self.unevenness(plainRatios).median, as: .significant(2)),
            Recorded("mostUneven", Self.unevenness(plainRatios).values.max() ?? .nan, as: .significant(2)),
            Recorded("draws", plainRatios.count),
            Recorded("fiftyRight", fifty.right.median, as: .percent(0)),
            Recorded("shallowRight", shallow.right.median, as: .percent(0)),
            Recorded("longEpochs", Self.longEpochs), Recorded("fiftyRate", fifty.rate),
            Recorded("bestRate", best.rate), Recorded("bestRight", best.right.median, as: .percent(0)),
            Recorded("rates", tried.count), Recorded("fiftyDraws", fifty.ratios.count),
            Recorded("bestUneven", Self.unevenness(best.ratios).values.max() ?? .nan, as: .significant(2)),
            Recorded("fiftyUneven", Self.unevenness(fifty.ratios).values.max() ?? .nan, as: .significant(2)),
            Recorded("least", Self.least(bothRatios), as: .significant(2)),
            Recorded("patient", patient.median, as: .significant(1)),
            Recorded("patientLeast", patient.values.min() ?? .nan, as: .significant(1)),
            Recorded("patientMost", patient.values.max() ?? .nan, as: .significant(1)),
            Recorded("patientRate", Self.patience.rate), Recorded("patientEpochs", Self.patience.epochs),
        ]
    }
}
