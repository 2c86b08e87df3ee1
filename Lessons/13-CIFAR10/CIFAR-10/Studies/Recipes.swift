import Downhill

/// What was asked of each training, and how far it has come.
struct Recipes: Study {
    let trainings: Trainings

    init(_ trainings: Trainings) { self.trainings = trainings }

    private static let networks = [
        "convnet": "three convolutions", "resnet20": "ResNet-20", "plainnet20": "twenty layers, no shortcuts",
        "simplemlp": "one hidden layer",
    ]

    private func rule(_ asked: TrainingConfiguration) -> String {
        let decay = asked.ruleSettings[.weightDecay].map { ", decay \(NumberFormat.significant(1).text($0))" } ?? ""
        let batch = asked.batchSize == 128 ? "" : ", batches of \(asked.batchSize)"
        return (NamedRule.titles[asked.optimizer] ?? asked.optimizer) + decay + batch
    }

    private func rate(_ asked: TrainingConfiguration) -> String {
        let start = NumberFormat.significant(1).text(asked.learningRate)
        guard asked.schedule == "multi-step", let falls = asked.scheduleSettings[.milestones] else { return start }
        let places = falls.split(separator: ",").map { $0.replacing(" epochs", with: "") }
        return start + ", a tenth after \(places.joined(separator: " and "))"
            + (falls.contains("epochs") ? "" : " steps")
    }

    var table: Exhibit {
        // Seeds of one recipe share a line.
        let recipes = Dictionary(grouping: trainings.all) { $0.name.replacing(/-seed-\d+$/, with: "") }
        return .table(
            Table(
                "What is trained, in batches of 128 where nothing else is said",
                columns: ["training", "network", "rule", "rate", "augmented", "epochs", "so far"],
                rows: recipes.sorted { $0.key < $1.key }.compactMap { name, seeds -> [Any]? in
                    guard let asked = seeds.first?.configuration else { return nil }
                    return [
                        "`\(name)`" + (seeds.count > 1 ? ", seeds 1 to \(seeds.count)" : ""),
                        Self.networks[asked.model] ?? asked.model, rule(asked), rate(asked),
                        asked.augmentation == "none" ? "no" : "yes", "\(asked.epochs)",
                        seeds.map { "\($0.history.count)" }.joined(separator: ", "),
                    ]
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [Recorded("all", trainings.all.count), Recorded("whole", trainings.all.count(where: \.isWhole))]
    }
}

extension NamedRule {
    fileprivate static let titles = ["sgd": "SGD", "momentum": "momentum", "rmsprop": "RMSProp", "adam": "Adam"]
}
