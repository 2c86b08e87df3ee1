import Downhill

/// Document B's lists for overfitting and for underfitting, each remedy by itself in two settings that need one.
struct Remedies: Sendable {
    /// A setting, and what each remedy leaves of the mistakes on test images, seed by seed.
    struct Row: Sendable {
        let name: String
        /// Mistakes while learning and on test images, before any remedy.
        let learning, test: Double
        let remedies: [(name: String, left: Sample)]

        func left(_ name: String) -> Sample { remedies.first { $0.name == name }?.left ?? Sample([Double]()) }
    }

    let overfitting, underfitting: [Row]

    init(seed: UInt64, seeds: [UInt64]) throws {
        let settings: [Setting] = [.mislabelled(.hiddenLayer, seed: seed), .moved(.hiddenLayer, seed: seed)]
        overfitting = try settings.map { try Self.overfitting($0, seeds: seeds) }
        underfitting = try [Setting.digits(.hiddenLayer), settings[1]].map { try Self.underfitting($0, seeds: seeds) }
    }

    private static func overfitting(_ setting: Setting, seeds: [UInt64]) throws -> Row {
        let plain = try bySeed(seeds) { try Training(in: setting, epochs: 30, examinesEach: true, seed: $0) }
        // Each once more with a rate that falls, as augmentation asks for.
        func falling(augmented: Bool) throws -> [Double] {
            try bySeed(seeds) {
                try Training(in: setting, rate: 0.06, falls: true, augmented: augmented, epochs: 30, seed: $0).last.test
                    .error
            }
        }
        let augmented = zip(try falling(augmented: true), try falling(augmented: false)).map { $0 / $1 }
        let decays = try [5e-3, 2e-2, 5e-2].map { λ in
            try bySeed(seeds) { seed in
                let training = try Training(in: setting, decay: λ, epochs: 30, seed: seed)
                return (
                    heldOut: Evaluation(of: training.model, on: setting.heldOut).loss, test: training.last.test.error
                )
            }
        }
        // Chosen by the held-out images, as somebody would.
        let decayed = decays.min { Sample($0.map(\.heldOut)).median < Sample($1.map(\.heldOut)).median } ?? []
        let stopped = plain.map { training in
            training.epochs.min { $0.heldOut.loss < $1.heldOut.loss }?.test.error ?? .nan
        }
        let base = plain.map(\.last.test.error)
        func left(_ errors: [Double]) -> Sample { Sample(zip(errors, base).map { $0 / $1 }) }
        return Row(
            name: setting.name, learning: Sample(plain.map(\.last.error)).median, test: Sample(base).median,
            remedies: [
                ("augmentation", Sample(augmented)), ("weight decay", left(decayed.map(\.test))),
                ("fewer epochs", left(stopped)),
            ])
    }

    /// Four hidden units, five epochs, a decay of 0.05; then one of the three mended.
    private static func underfitting(_ setting: Setting, seeds: [UInt64]) throws -> Row {
        func errors(hidden: Int = 4, epochs: Int = 5, decay: Double = 0.05) throws -> [Training] {
            try bySeed(seeds) { try Training(in: setting, decay: decay, epochs: epochs, hidden: hidden, seed: $0) }
        }
        let plain = try errors()
        let base = plain.map(\.last.test.error)
        func left(_ trainings: [Training]) -> Sample {
            Sample(zip(trainings.map(\.last.test.error), base).map { $0 / $1 })
        }
        return Row(
            name: setting.name, learning: Sample(plain.map(\.last.error)).median, test: Sample(base).median,
            remedies: [
                ("capacity", left(try errors(hidden: 64))), ("more epochs", left(try errors(epochs: 30))),
                ("less regularisation", left(try errors(decay: 0))),
            ])
    }
}

extension Remedies: Study {
    var table: Exhibit {
        func rows(_ rows: [Row]) -> [[Any]] {
            rows[0].remedies.indices.map { i in
                [rows[0].remedies[i].name, rows[0].remedies[i].left.median, rows[1].remedies[i].left.median]
            }
        }
        return .table(
            Table(
                "Mistakes on test images that each remedy leaves, medians; above for networks that overfit, below for one that underfits",
                columns: [
                    "remedy", .init("wrong labels; digits", as: .percent(0)), .init("moved digits", as: .percent(0)),
                ],
                rows: rows(overfitting) + rows(underfitting)))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("decay", overfitting[1].left("weight decay").median, as: .percent(0)),
            Recorded("epochs", overfitting[1].left("fewer epochs").median, as: .percent(0)),
            Recorded("wrongEpochs", overfitting[0].left("fewer epochs").median, as: .percent(0)),
            Recorded("wrongDecay", overfitting[0].left("weight decay").median, as: .percent(0)),
            Recorded("less", underfitting[1].left("less regularisation").median, as: .percent(0)),
            Recorded("capacity", underfitting[1].left("capacity").median, as: .percent(0)),
        ]
    }

    private func conditions(_ remedy: String, _ rows: [Row]) -> [Condition] {
        rows.map { row in
            Condition(
                "\(row.name): mistakes on test images with \(remedy), over those before, median",
                row.left(remedy).median,
                isBelow: 0.9
            ).onNetwork()
        }
    }

    var claims: [Claim] {
        [
            Claim("B-176a") { conditions("augmentation", overfitting) },
            Claim(
                "B-176b",
                instead: """
                    Against wrong labels: {{remedies.wrongDecay}} of the mistakes are left. Where the labels are right, {{remedies.decay}}.
                    """
            ) { conditions("weight decay", overfitting) },
            Claim(
                "B-176c",
                instead: """
                    Against wrong labels: {{remedies.wrongEpochs}} of the mistakes are left. Where the labels are right, {{remedies.epochs}}: the loss is \
                    better, the answers are not.
                    """
            ) { conditions("fewer epochs", overfitting) },
            Claim("B-176d") { conditions("capacity", underfitting) },
            Claim("B-176e") { conditions("more epochs", underfitting) },
            Claim(
                "B-176f",
                instead: """
                    Not while something else is scarcer: in a network of four units, without decay, {{remedies.less}} of the mistakes are left; with \
                    units enough, {{remedies.capacity}}.
                    """
            ) { conditions("less regularisation", underfitting) },
        ]
    }
}
