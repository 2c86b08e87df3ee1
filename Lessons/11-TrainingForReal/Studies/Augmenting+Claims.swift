import Downhill

extension Augmenting: Study {
    var table: Exhibit {
        .table(
            Table(
                "Share answered wrongly, medians of three seeds, each at the better of two rates (by the test images)",
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

    var exhibits: [Exhibit] { [table] }

    /// Document B's.
    private static let listing = """
        transforms.RandomCrop(32, padding=4)
        transforms.RandomHorizontalFlip()
        transforms.ColorJitter(...)
        """

    var numbers: [Recorded] {
        [
            Recorded("lost", -(rows.map(\.gain).min() ?? .nan), as: .integer),
            Recorded("gained", rows.map(\.gain).max() ?? .nan, as: .integer),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-119",
                pending:
                    "It is about photographs of CIFAR-10's size, and takes trainings by padding that lesson 13 does not have."
            ),
            Claim(
                "B-120a", "B-120b", "B-120c",
                pending: """
                    Meant of photographs of CIFAR-10, and *usually* takes five pairs of trainings there, more than lesson 13 has. Nearest are our digits: learning gets harder in all settings, and test \
                    digits are read better where the images differ from each other in what is changed.
                    """),
            Claim("B-168a") {
                Condition(
                    "lines of the document's own listing", Self.listing.split(separator: "\n").count, isAtMost: 3)
            },
            Claim(
                "B-168b",
                pending:
                    "Of CIFAR-10, with its flips and its cats that do not stand in the middle; it takes five pairs of trainings there, more than lesson 13 has. Digits of eight pixels a side are another world."
            ),
        ]
    }
}
