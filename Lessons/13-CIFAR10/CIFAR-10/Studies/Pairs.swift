import Downhill

/// SGD, in the first pair, or momentum with a falling rate against Adam at its usual one: five pairs on CIFAR-10.
struct Pairs: Study {
    struct Pair: Sendable {
        let name, sgd, adam: String
    }

    static let all = [
        Pair(name: "baseline by SGD, 200 epochs", sgd: Baseline.scheduled, adam: Baseline.adam),
        Pair(name: "ResNet-20, 30 epochs", sgd: TwentyLayers.short, adam: TwentyLayers.adam),
        Pair(
            name: "twenty layers without shortcuts, 30 epochs", sgd: TwentyLayers.plain,
            adam: TwentyLayers.plainAdam),
        Pair(
            name: "baseline without augmentation, 30 epochs", sgd: Baseline.shortPlain, adam: "unaugmented-adam"),
        Pair(name: "one hidden layer, 30 epochs", sgd: "mlp-short", adam: "mlp-adam"),
    ]

    let trainings: Trainings

    init(_ trainings: Trainings) { self.trainings = trainings }

    private func error(_ name: String) -> Double { trainings.mean(name, \.testError) }
    private var names: [String] { Self.all.flatMap { [$0.sgd, $0.adam] } }

    private func beats(_ pair: Pair) -> Condition {
        Condition(
            "\(pair.name): test error, a falling rate against 0.95 of Adam's", error(pair.sgd),
            isBelow: 0.95 * error(pair.adam), as: .percent(1)
        ).onNetwork()
    }

    var table: Exhibit {
        func text(_ name: String) -> String {
            trainings.areWhole([name]) ? NumberFormat.percent(1).text(error(name)) : "– (\(trainings.progress(name)))"
        }
        return .table(
            Table(
                "Test images answered wrongly, means of the last five epochs",
                columns: ["pair", "SGD or momentum, rate falls", "Adam, 0.001"],
                rows: Self.all.map { [$0.name, text($0.sgd), text($0.adam)] }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        let made = Self.all.filter { trainings.areWhole([$0.sgd, $0.adam]) }
        let won = made.count { beats($0).holds }
        return [
            Recorded("pairs", Self.all.count), Recorded("made", made.count), Recorded("won", won),
            Recorded(
                "ahead",
                trainings.text(
                    100 * (error(Baseline.scheduledMomentum) - error(Baseline.scheduled)),
                    by: [Baseline.scheduled, Baseline.scheduledMomentum], as: .fixed(1))),
            Recorded("fixed", trainings.text(error(Baseline.plain), by: [Baseline.plain])),
        ]
    }

    var claims: [Claim] {
        [
            trainings.claim(
                "B-146", by: names, force: .usually, instead: "In {{pairs.won}} of {{pairs.pairs}} pairs.",
                Self.all.map(beats))
        ]
    }
}
