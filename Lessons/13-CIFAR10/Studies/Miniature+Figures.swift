import Downhill

extension Miniature: Study {
    private static let names: [Recipe: String] = [
        .plain: "momentum, not augmented", .augmented: "momentum, rate fixed", .falling: "momentum, rate falls",
        .adam: "Adam",
    ]

    /// One look for each in both figures.
    private static let order = ["momentum, rate fixed", "momentum, rate falls", "momentum, not augmented", "Adam"]

    private func falls() -> [RuleMark] {
        zip(Self.falls, ["rate ÷ 10", "again"]).map { RuleMark(x: Double($0) + 0.5, $1) }
    }

    /// Epoch by epoch, the mean over the seeds.
    private func line(_ recipe: Recipe, _ column: KeyPath<Course, [Double]>) -> LineMark {
        let epochs = (1...Self.epochs).map { $0 }
        return LineMark(
            x: epochs, y: epochs.map { epoch in mean(recipe) { $0[keyPath: column][epoch - 1] } },
            by: Self.names[recipe] ?? "")
    }

    var gaps: Exhibit {
        func panel(_ title: String, _ recipe: Recipe, label: String) -> Plot {
            let epochs = courses[recipe]?.first?.places.map(\.epoch) ?? []
            func values(_ value: (Course.Place) -> Double) -> [Double] {
                epochs.indices.map { place in 100 * mean(recipe) { value($0.places[place]) } }
            }
            return Plot(title) {
                LineMark(x: epochs, y: values(\.unseen), by: "unseen").color(.orange)
                LineMark(x: epochs, y: values(\.learned), by: "learned from").color(.slate).dashed()
            }.xAxis("epoch", .linear(0...32), ticks: [0, 8, 16, 24, 32]).yAxis(
                label, .linear(-2...80), ticks: [0, 20, 40, 60, 80])
        }
        return .figure(
            Facets("Learned by heart, and learned", columns: 2, sharing: .both) {
                panel("drawings as they are", .plain, label: "wrong answers, %")
                panel("moved and mirrored", .augmented, label: "")
            }, named: "gap",
            alt: """
                Wrong answers by epoch, on the drawings learned from and on unseen ones, in two panels. Without augmentation the first line falls to zero and \
                the second stays far above. With augmentation the two lines lie closer together.
                """,
            caption: """
                Means of {{miniature.seeds}} seeds. Both lines ask the network as it is behind every fourth epoch, and the drawings as they are: what is between \
                them is the gap.
                """)
    }

    var losses: Exhibit {
        .figure(
            Plot("What a fall of the rate does") {
                falls()
                line(.augmented, \.losses)
                line(.falling, \.losses)
                line(.adam, \.losses)
            }.xAxis("epoch", .linear(0...32), ticks: [1, 8, 16, 24, 32]).yAxis("training loss", .log).series(
                Self.order),
            named: "falls",
            alt: """
                Training loss by epoch for momentum at a fixed rate, momentum at a rate that falls twice, and Adam. Where the rate falls for the first time the \
                loss drops within three epochs, and further than at the fixed rate; at the second fall it hardly moves.
                """,
            caption:
                "The upright lines are the epochs in which the rate falls to a tenth. All drawings are augmented; means of {{miniature.seeds}} seeds."
        )
    }

    var norms: Exhibit {
        .figure(
            Plot("Without augmentation the gradient falls a hundredfold") {
                falls()
                for recipe in Recipe.allCases { line(recipe, \.norms) }
            }.colors([Self.names[.plain] ?? "": .rose]).xAxis("epoch", .linear(0...32), ticks: [1, 8, 16, 24, 32])
                .yAxis("mean gradient norm", .log).series(
                    Self.order),
            named: "norms",
            alt: """
                The mean norm of the gradient by epoch in four trainings, on a logarithmic axis. Without augmentation it falls a hundredfold although the rate \
                is fixed. With Adam at a fixed rate it falls for a few epochs and then rises. Where momentum's rate falls it goes down by about a third.
                """,
            caption:
                "Only one of the four has a rate that changes, at the upright lines. Means of {{miniature.seeds}} seeds."
        )
    }

    var table: Exhibit {
        .table(
            Table(
                "After the last epoch, and the mean gradient norm of epochs before, between and behind the falls; means of the seeds",
                columns: [
                    "training", .init("wrong, learned from", as: .percent(0)), .init("wrong, unseen", as: .percent(0)),
                    .init("gap", as: .percent(0)),
                ]
                    + zip(["norm, ", "", ""], Self.phases).map {
                        .init("\($0)\($1.lowerBound)–\($1.upperBound)", as: .fixed(2))
                    },
                rows: Recipe.allCases.map { recipe in
                    [recipe.rawValue, learned(recipe), unseen(recipe), gap(recipe)]
                        + phases(recipe).map { $0 as Any }
                }))
    }

    var exhibits: [Exhibit] { [gaps, losses, norms, table] }

    var numbers: [Recorded] {
        func percent(_ name: String, _ value: Double) -> Recorded { Recorded(name, value, as: .percent(0)) }
        func ahead(_ name: String, _ recipe: Recipe, of other: Recipe) -> [Recorded] {
            let (difference, deviation) = self.ahead(recipe, of: other)
            return [
                Recorded(name, 100 * difference, as: .fixed(1)),
                Recorded(name + ".double", 200 * deviation, as: .fixed(1)),
            ]
        }
        func ratio(_ recipe: Recipe, _ column: KeyPath<Course, [Double]>) -> Double {
            mean(recipe, column, Self.phases[1]) / mean(recipe, column, Self.falls[0] - 4...Self.falls[0])
        }
        return [
            Recorded("fall1", Self.falls[0]), Recorded("fall2", Self.falls[1]), Recorded("seeds", seeds),
            Recorded("epochs", Self.epochs), Recorded("images", Drawings.learned.count),
            percent("plain.learned", learned(.plain)), percent("plain.unseen", unseen(.plain)),
            percent("augmented.learned", learned(.augmented)), percent("augmented.unseen", unseen(.augmented)),
            percent("falling.unseen", unseen(.falling)), percent("adam.unseen", unseen(.adam)),
            percent("plain.gap", gap(.plain)), percent("augmented.gap", gap(.augmented)),
            percent("loss.falls", 1 - ratio(.falling, \.losses)),
            percent("loss.fixed", 1 - ratio(.augmented, \.losses)),
            Recorded("norm.falls", ratio(.falling, \.norms), as: .fixed(2)),
            Recorded("norm.fixed", ratio(.augmented, \.norms), as: .fixed(2)),
            Recorded("norm.plain", phases(.plain)[2], as: .significant(1)),
            Recorded("norm.adam.first", mean(.adam, \.norms, 1...8), as: .fixed(1)),
            Recorded("norm.adam.last", mean(.adam, \.norms, Self.falls[0] - 7...Self.falls[0]), as: .fixed(1)),
            Recorded(
                "loss.adam", mean(.adam, \.losses, Self.falls[0] - 7...Self.falls[0]) / mean(.adam, \.losses, 1...8),
                as: .fixed(2)),
            Recorded("parameters", Drawings.parameters),
            Recorded("plain.floor", floor(of: .plain)),
            Recorded("earlier.augmented", 100 * (unseenEarlier(.plain) - unseenEarlier(.augmented)), as: .fixed(1)),
            Recorded("earlier.falling", 100 * (unseenEarlier(.augmented) - unseenEarlier(.falling)), as: .fixed(1)),
        ]
            + ahead("apart.augmented", .augmented, of: .plain) + ahead("apart.falling", .falling, of: .augmented)
            + ahead("apart.adam", .falling, of: .adam)
    }
}
