import Downhill

extension Norms {
    private var falling: [Double] { Self.phases.map { norm(Baseline.scheduled, $0.epochs) } }
    private var momentum: [Double] { Self.phases.map { norm(Baseline.scheduledMomentum, $0.epochs) } }
    private var fixed: [Double] { Self.phases.map { norm(Baseline.augmentedMomentum, $0.epochs) } }
    private var short: [Double] { Self.shortPhases.map { norm(TwentyLayers.short, $0) } }

    /// The three trainings with two falls each, and the last epochs before a fall.
    private static let falls = [
        (name: Baseline.scheduled, phases: phases.map { $0.epochs }),
        (name: Baseline.scheduledMomentum, phases: phases.map { $0.epochs }),
        (name: TwentyLayers.short, phases: shortPhases),
    ]

    /// At each fall: by which share the norm is smaller in the epoch behind it, and whether it later is larger again than before.
    private var dips: [(share: Double, isMadeUp: Bool)] {
        Self.falls.flatMap { name, phases in
            let norms = trainings.history(name).gradientNorm
            return phases.dropLast().map(\.upperBound).filter { $0 < norms.count }.map { last in
                let before = norms[last - 1]
                return (share: 1 - norms[last] / before, isMadeUp: norms[last...].contains { $0 > before })
            }
        }
    }

    var numbers: [Recorded] {
        let names = ["first", "second", "third"]
        func numbers(_ prefix: String, _ values: [Double], by name: String) -> [Recorded] {
            zip(names, values).map { Recorded(prefix + $0, trainings.text($1, by: [name], as: .fixed(2))) }
        }
        return numbers("falling.", falling, by: Baseline.scheduled)
            + numbers("momentum.", momentum, by: Baseline.scheduledMomentum)
            + numbers("fixed.", fixed, by: Baseline.augmentedMomentum)
            + numbers("short.", short, by: TwentyLayers.short)
            + zip(names, Self.phases).map {
                Recorded(
                    "inRange." + $0,
                    trainings.text(
                        shareInRange(Baseline.scheduled, $1), by: [Baseline.scheduled], as: .percent(0)))
            }
            + [
                Recorded(
                    "dips",
                    trainings.text(
                        dips.map { $0.share }, by: Self.falls.map { $0.name }, as: .percent(0))),
                Recorded("falls", dips.count), Recorded("madeUp", dips.count { $0.isMadeUp }),
            ]
    }

    var claims: [Claim] {
        let ranges = zip(["B-151", "B-152", "B-153"], zip(["first", "second", "third"], Self.phases)).map {
            id, rest in
            let (name, phase) = rest
            return trainings.claim(
                id, by: [Baseline.scheduled],
                instead:
                    "{{norms.falling.\(name)}} in the median; {{norms.inRange.\(name)}} of the epochs are in its range.",
                [
                    Condition(
                        "share of epochs \(phase.epochs.lowerBound) to \(phase.epochs.upperBound) whose mean gradient norm is in its range",
                        shareInRange(Baseline.scheduled, phase), isAtLeast: 0.5, as: .percent(0)
                    ).onNetwork()
                ])
        }
        func falls(_ name: String, _ values: [Double]) -> [Condition] {
            [0, 1].map { drop in
                Condition(
                    "\(name): norm behind fall \(drop + 1) of the rate over that before it",
                    values[drop + 1] / values[drop],
                    isAtMost: 0.9
                ).onNetwork()
            }
        }
        return ranges + [
            trainings.claim(
                "B-155",
                by: [Baseline.scheduled, Baseline.scheduledMomentum, Baseline.augmentedMomentum, TwentyLayers.short],
                force: .always,
                instead: """
                    Phase by phase the norm is {{norms.falling.first}}, {{norms.falling.second}} and {{norms.falling.third}} by SGD; by momentum \
                    {{norms.momentum.first}}, {{norms.momentum.second}} and {{norms.momentum.third}}, at a rate that stays in the same epochs \
                    {{norms.fixed.first}}, {{norms.fixed.second}} and {{norms.fixed.third}}; in ResNet-20 {{norms.short.first}}, {{norms.short.second}} and \
                    {{norms.short.third}}. In the epoch behind each of these falls it is smaller, by {{norms.dips}}, and behind {{norms.madeUp}} of \
                    the {{norms.falls}} it later is larger than before.
                    """,
                falls("baseline by SGD", falling) + falls("by its momentum variant", momentum)
                    + falls("ResNet-20", short),
                beyond: [
                    Condition(
                        "without a fall of the rate: norm in epochs 61 to 120 over that before", fixed[1] / fixed[0],
                        isAtLeast: 0.9
                    ).onNetwork()
                ])
        ]
    }
}
