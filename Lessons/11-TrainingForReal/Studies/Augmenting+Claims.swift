import Downhill

extension Augmenting: Study {
    var table: Exhibit {
        .table(
            Table(
                "Share answered wrongly without augmentation and with it, medians of five seeds, each at the better of two rates",
                columns: [
                    "setting", .init("learning, without", as: .percent(1)), .init("with", as: .percent(1)),
                    .init("test, without", as: .percent(1)), .init("with", as: .percent(1)),
                ],
                rows: rows.map { row in
                    [
                        row.name, Sample(row.plain.learning).median, Sample(row.augmented.learning).median,
                        Sample(row.plain.test).median, Sample(row.augmented.test).median,
                    ]
                }))
    }

    var paddingTable: Exhibit {
        .table(
            Table(
                "400 digits of 8×8 pixels, one hidden layer: mistakes by padding",
                columns: [
                    "padding", .init("test digits as they are", as: .percent(1)),
                    .init("test digits moved by up to a pixel", as: .percent(1)),
                ],
                rows: paddings.map { [$0.padding, $0.asTheyAre, $0.moved] }))
    }

    var exhibits: [Exhibit] { [table, paddingTable] }

    var numbers: [Recorded] {
        [
            Recorded("better", rows.count { $0.testGain.median > 0.01 }), Recorded("settings", rows.count),
            Recorded("plainDigits", Sample(rows[0].plain.test).median, as: .percent(1)),
            Recorded("augmentedDigits", Sample(rows[0].augmented.test).median, as: .percent(1)),
            Recorded("five", rows.count { $0.testGain.median >= 0.05 }),
        ]
    }

    var claims: [Claim] {
        [
            Claim("B-119", pending: "It is about photographs of CIFAR-10's size, and waits for the runs of lesson 13."),
            Claim("B-120a") {
                for row in rows {
                    Condition(
                        "\(row.name): mistakes while learning, without less with, median", row.learningGain.median,
                        isBelow: -0.01,
                        as: .percent(1)
                    ).onNetwork()
                }
            },
            Claim(
                "B-120b",
                instead: """
                    In {{augmenting.better}} of {{augmenting.settings}} settings: where the images differ from each other in what is changed. Digits that \
                    all stand in the middle are read worse after moving them about: {{augmenting.augmentedDigits}} wrong in place of \
                    {{augmenting.plainDigits}}.
                    """
            ) {
                for row in rows {
                    Condition(
                        "\(row.name): mistakes on test images, without less with, median", row.testGain.median,
                        isAbove: 0.01,
                        as: .percent(1)
                    ).onNetwork()
                }
            } beyond: {
                Condition(
                    "all digits as they are, one hidden layer: mistakes on test images, without less with",
                    centred.difference, isAbove: 0, as: .percent(1)
                ).onNetwork()
            },
            Claim("B-120c") {
                for row in rows {
                    Condition(
                        "\(row.name): test less learning mistakes, without less with, median", row.gapClosed.median,
                        isAbove: 0.01,
                        as: .percent(1)
                    ).onNetwork()
                }
            },
            Claim("B-121", "B-122", pending: "Accuracies of CIFAR-10, which lesson 13 trains on."),
            Claim(
                "B-168a",
                untestable:
                    "How many lines it takes is a matter of how they are broken; the document's own listing has three, ours one argument. Nearest: settings in which that argument helped."
            ) {
                Condition(
                    "settings with fewer mistakes on test images", rows.count { $0.testGain.median > 0 }, isAtLeast: 1)
            },
            Claim(
                "B-168b",
                instead: "In {{augmenting.five}} of {{augmenting.settings}} settings it is five points or more."
            ) {
                for row in rows {
                    Condition(
                        "\(row.name): mistakes on test images, median without less with", row.testGain.median,
                        isAtLeast: 0.05, as: .percent(1)
                    ).onNetwork()
                }
            },
        ]
    }
}
