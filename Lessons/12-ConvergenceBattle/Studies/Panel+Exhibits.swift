import Downhill

extension Panel: Study {
    var table: Exhibit {
        .table(
            Table(
                "Mistakes on unseen samples. At 0.001: medians of three seeds, batches of \(Self.untuned.batch); tuned: of five seeds, batches of \(Self.tuned.batch)",
                columns: ["setting"] + Battle.contestants.map { .init("\($0.name), 0.001", as: .percent(1)) }
                    + [.init("momentum, tuned", as: .percent(1)), .init("Adam, tuned", as: .percent(1))],
                rows: settings.map { setting in
                    [setting.name] + setting.untuned.map { $0.median as Any }
                        + [setting.momentum.mistakes.median, setting.adam.mistakes.median]
                }))
    }

    var exhibits: [Exhibit] { [table] }

    /// By how much Adam is behind the best of the others.
    private func margin(_ mistakes: [Sample]) -> Double {
        mistakes[3].median - (mistakes.dropLast().map(\.median).min() ?? .nan)
    }

    private func ratio(_ setting: Setting) -> Double { setting.momentum.mistakes.median / setting.adam.mistakes.median }

    var numbers: [Recorded] {
        [
            Recorded("settings", settings.count), Recorded("seeds", settings[0].adam.mistakes.values.count),
            Recorded("safe", settings.count { margin($0.untuned) <= 0.01 }),
            Recorded("safeEarly", settings.count { margin($0.early) <= 0.01 }),
            Recorded("early", settings[0].early[3].median, as: .percent(0)),
            Recorded("early.rmsprop", settings[0].early[2].median, as: .percent(0)),
            Recorded("lost", settings[5].untuned.map(\.median).min() ?? .nan, as: .percent(0)),
            Recorded("found", settings[5].adam.mistakes.median, as: .percent(0)),
            Recorded("late", settings[0].untuned[3].median, as: .percent(0)),
            Recorded("late.rmsprop", settings[0].untuned[2].median, as: .percent(0)),
            Recorded("few", fewTrials(2).count { $0 <= 0.95 }),
            Recorded("better", settings.count { ratio($0) <= 0.95 }),
            Recorded("worse", settings.count { ratio($0) >= 1 / 0.95 }),
            Recorded("level", settings.count { ratio($0) > 0.95 && ratio($0) < 1 / 0.95 }),
        ]
    }

    private func safety(_ when: String, _ mistakes: (Setting) -> [Sample]) -> [Condition] {
        settings.map { setting in
            let condition = Condition(
                "\(setting.name), all at 0.001, \(when): points of accuracy that Adam is behind the best of the others",
                100 * margin(mistakes(setting)), isAtMost: 1)
            return setting.isNetwork ? condition.onNetwork() : condition
        }
    }

    var claims: [Claim] {
        [
            Claim(
                "Sivaprasad-2020",
                says: "A small budget for tuning can put Adam ahead of SGD with momentum.",
                force: .can
            ) {
                for (setting, ratio) in zip(settings, fewTrials(2)) {
                    let condition = Condition(
                        "\(setting.name), two trials, each around what is best elsewhere; expected mistakes, Adam's over momentum's",
                        ratio, isAtMost: 0.95)
                    setting.isNetwork ? condition.onNetwork() : condition
                }
            } beyond: {
                for trials in [1, 2, 4] {
                    Condition(
                        "digits, one wide range for all, trials: \(trials); expected mistakes, Adam's over momentum's",
                        tuning.common.mistakes(3, after: trials) / tuning.common.mistakes(1, after: trials),
                        isAtMost: 0.95
                    ).onNetwork()
                }
            },
            Claim(
                "B-169a",
                instead: """
                    Given steps enough. After twenty epochs Adam is within a point of the best in {{panel.safe}} of {{panel.settings}} settings, after two \
                    in {{panel.safeEarly}}: \
                    there the network on the digits gets {{panel.early}} wrong with Adam and {{panel.early.rmsprop}} with RMSProp.
                    """
            ) {
                safety("twenty epochs", \.untuned)
            } beyond: {
                safety("two epochs", \.early)
            },
        ]
    }
}
