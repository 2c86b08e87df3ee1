import Downhill

extension Stopping {
    private var onShow: Course { rows[2].courses[0] }

    var curves: Exhibit {
        let epochs = (1...Self.epochs).map { Double($0) }
        let course = onShow
        // Begins before the first epoch, for the name of the rule that stands near it.
        let (axis, ticks) = (Scale.linear(-3...50), [1.0, 10, 20, 30, 40, 50])
        /// A name on the outer side of each rule: they stand too close for one between them.
        func rules(at height: Double) -> [any Mark] {
            [
                RuleMark(x: Double(course.kept)), RuleMark(x: Double(course.last)),
                TextMark("kept", at: [Double(course.kept), height], .leading, distance: 5),
                TextMark("stopped", at: [Double(course.last), height], .trailing, distance: 5),
            ]
        }
        return .figure(
            Facets(
                "The loss on new digits turns back up while the training loss goes on falling", columns: 2, sharing: .x
            ) {
                Plot("loss") {
                    rules(at: 3)
                    LineMark(x: epochs, y: course.learning, by: "while learning")
                    LineMark(x: epochs, y: course.heldOut, by: "held out")
                    LineMark(x: epochs, y: course.test, by: "test")
                }.xAxis("epoch", axis, ticks: ticks).yAxis("cross-entropy", .linear(0...3.2))
                Plot("mistakes") {
                    rules(at: 0.46)
                    LineMark(x: epochs, y: course.testErrors, by: "test")
                }.xAxis("epoch", axis, ticks: ticks).yAxis("share answered wrongly", .linear(0...0.5))
            }.subtitle("some labels learned from and held out are wrong; those of the test are right"),
            named: "stopping",
            alt: """
                Two panels over fifty epochs. Left, the loss while learning falls to zero; those of held-out and of test digits fall for a few epochs and \
                then rise to twice their least. Right, the share of test digits that is answered wrongly has its least at about the same epoch and then \
                rises. Two rules mark where the stopper stopped and what it kept.
                """,
            caption: """
                {{stopping.wrongLearned}} of the training labels are wrong and {{stopping.wrongHeldOut}} of the held-out ones. The weights of epoch {{stopping.kept}} answer \
                {{stopping.errorKept}} of the test digits wrongly, those of epoch {{stopping.epochs}} {{stopping.errorLast}}.
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "Early stopping with a patience of five: the kept epoch, divided by epoch fifty (medians)",
                columns: [
                    "setting", .init("epochs made"), .init("epoch kept"), .init("test loss ×", as: .fixed(2)),
                    .init("mistakes ×", as: .fixed(2)),
                ],
                rows: rows.map { row in
                    [
                        row.name, Int(row.sample { Double($0.last) }.median),
                        Int(row.sample { Double($0.kept) }.median),
                        row.sample(\.lossKept).median,
                        row.sample(\.mistakesKept).median,
                    ]
                }))
    }
}

extension Stopping: Study {
    var exhibits: [Exhibit] { [curves, table] }

    var numbers: [Recorded] {
        [
            Recorded("epochs", Self.epochs),
            Recorded("wrongLearned", wrongLabels.learned, as: .percent(0)),
            Recorded("wrongHeldOut", wrongLabels.heldOut, as: .percent(0)),
            Recorded("kept", onShow.kept),
            Recorded("errorKept", onShow.testErrors[onShow.kept - 1], as: .percent(0)),
            Recorded("errorLast", onShow.testErrors[Self.epochs - 1], as: .percent(0)),
            Recorded("plateauLoss", rows[2].sample(\.lossAtPlateau).median, as: .fixed(2)),
            Recorded("learningPlateauLoss", rows[2].sample(\.lossAtLearningPlateau).median, as: .fixed(2)),
            Recorded("stopsInTime", rows.count { $0.sample(\.lossAtPlateau).median < 0.95 }),
            Recorded("learningStops", rows.count { $0.sample(\.lossAtLearningPlateau).median < 0.95 }),
            Recorded("settings", rows.count),
            Recorded("cleanMistakes", rows[0].sample(\.mistakesKept).median, as: .fixed(2)),
            Recorded("wrongMistakes", rows[2].sample(\.mistakesKept).median, as: .fixed(2)),
            Recorded("told", Self.printed.told), Recorded("untold", Self.printed.untold),
        ]
    }

    private func panel(_ condition: (Row) -> Condition) -> [Condition] {
        rows.map { $0.isNetwork ? condition($0).onNetwork() : condition($0) }
    }

    var claims: [Claim] {
        [
            Claim(
                "E-027",
                instead: """
                    From held-out losses, though it keeps the weights of the day on which it speaks, five epochs after the best: the test loss is a twentieth below \
                    that after fifty epochs in {{stopping.stopsInTime}} of {{stopping.settings}} settings, with wrong labels {{stopping.plateauLoss}} times it. From \
                    the losses of the training, which go on falling while noise is learned by heart, {{stopping.learningPlateauLoss}} times.
                    """
            ) {
                panel {
                    Condition(
                        "\($0.name): test loss where it says yes to held-out losses, over that after 50 epochs, median",
                        $0.sample(\.lossAtPlateau).median, isBelow: 0.95)
                }
            } beyond: {
                panel {
                    Condition(
                        "\($0.name): test loss where it says yes to the training losses, over that after 50 epochs, median",
                        $0.sample(\.lossAtLearningPlateau).median, isBelow: 0.95)
                }
            },
            Claim("E-060a") {
                panel {
                    Condition(
                        "\($0.name): median of the epochs made, of 50", $0.sample { Double($0.last) }.median,
                        isAtMost: 40)
                }
            },
            Claim(
                "E-060b",
                instead: """
                    It holds the loss down; the share of mistakes less so. With right labels and one hidden layer the kept weights make {{stopping.cleanMistakes}} times the \
                    mistakes of the last, with wrong ones {{stopping.wrongMistakes}} times.
                    """
            ) {
                panel {
                    Condition(
                        "\($0.name): test loss kept, over that at the end, median", $0.sample(\.lossKept).median,
                        isBelow: 0.95)
                }
            } beyond: {
                for row in rows where row.isNetwork {
                    Condition(
                        "\(row.name): mistakes kept, over those at the end, median", row.sample(\.mistakesKept).median,
                        isBelow: 0.95)
                }
            },
            Claim(
                "E-063",
                instead: """
                    If it is told the losses, which the printed loop leaves out. Told that they rise from the start, it ends a training after epoch \
                    {{stopping.told}}; told nothing, training runs on to epoch {{stopping.untold}}.
                    """
            ) {
                Condition(
                    "losses that rise from the start, told to a stopper of patience five: epochs made",
                    Self.printed.told, isAtMost: Self.patience + 1)
            } beyond: {
                Condition(
                    "the loop as printed, which tells it no loss: epochs made", Self.printed.untold,
                    isAtMost: Self.epochs - 1)
            },
        ]
    }
}
