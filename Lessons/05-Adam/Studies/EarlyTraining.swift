import Downhill

/// Whether the bias correction makes for better early training: the panel's settings after a tenth of its time, with the correction and without, each at its best rate.
struct EarlyTraining: Sendable {
    struct Setting: Sendable {
        let name: String
        let isNetwork: Bool
        let corrected, uncorrected: Sweep

        /// What training without the correction improves, as a share of what it improves with it.
        var gainWithout: Double {
            (uncorrected.start - uncorrected.cost) / (corrected.start - corrected.cost)
        }
    }

    static let part = 0.1

    /// Half a power of ten below 0.1.
    static let high = 0.1 / 10.0.squareRoot()

    let settings: [Setting]

    init(seeds: [UInt64]) {
        settings = Panel.entries.map { entry in
            func sweep(_ rule: @Sendable (Double) -> any UpdateRule) -> Sweep {
                Sweep(over: 1e-4...1e-1, start: entry.start, seeds: entry.seeds(seeds)) {
                    entry.cost(rule($0), Self.part, $1)
                }
            }
            return Setting(
                name: entry.name, isNetwork: entry.isNetwork, corrected: sweep { Adam(learningRate: $0) },
                uncorrected: sweep { UncorrectedAdam(learningRate: $0) })
        }
    }
}

extension EarlyTraining: Study {
    var numbers: [Recorded] {
        let digits = settings[0]
        let harmed = digits.uncorrected.trial(at: Self.high)?.runs ?? []
        return [
            Recorded("behind", settings.count { $0.gainWithout < Panel.enough }),
            Recorded("alike", settings.dropFirst(3).map { abs($0.gainWithout - 1) }.max() ?? .nan, as: .percent(2)),
            Recorded("apace", settings.count { $0.gainWithout >= Panel.enough }),
            Recorded("with", 1 - digits.corrected.cost(at: 0.001), as: .percent(0)),
            Recorded("without", 1 - digits.uncorrected.cost(at: 0.001), as: .percent(0)),
            Recorded("high.with", 1 - digits.corrected.cost(at: Self.high), as: .percent(0)),
            Recorded("high.without", 1 - digits.uncorrected.cost(at: Self.high), as: .percent(0)),
            Recorded("high.least", 1 - (harmed.max() ?? .nan), as: .percent(0)),
            Recorded("high.most", 1 - (harmed.min() ?? .nan), as: .percent(0)),
            Recorded("lower", digits.corrected.middle / digits.uncorrected.middle, as: .significant(2)),
            Recorded("width.with", digits.corrected.width, as: .fixed(1)),
            Recorded("width.without", digits.uncorrected.width, as: .fixed(1)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-046b",
                instead: """
                    Each at its best rate, Adam without the correction is as far after a tenth of the panel's time in {{earlyTraining.apace}} of the six settings, \
                    and in the three that are not of digits within {{earlyTraining.alike}}. Only its good rates are \
                    others, on the digits lower by a factor of {{earlyTraining.lower}}, and span {{earlyTraining.width.without}} powers of ten against {{earlyTraining.width.with}}. At $0.001$ its long first steps help: {{earlyTraining.without}} of the test \
                    digits are right by then, {{earlyTraining.with}} with the correction; at $0.03$ they harm, {{earlyTraining.high.without}} against {{earlyTraining.high.with}}.
                    """
            ) {
                for setting in settings {
                    let condition = Condition(
                        "\(setting.name), a tenth of the time: gain at the best rate without the correction, as a share of that with it",
                        setting.gainWithout, isBelow: Panel.enough)
                    if setting.isNetwork { condition.onNetwork() } else { condition }
                }
            }
        ]
    }
}
