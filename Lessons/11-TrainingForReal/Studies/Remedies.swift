import Downhill

/// Document B's lists for overfitting and for underfitting, each remedy by itself in five settings that need one.
struct Remedies: Sendable {
    /// What a remedy leaves of the mistakes on test images in one setting, the median over seeds.
    struct Outcome: Sendable {
        let setting: String
        let isNetwork: Bool
        let left: Double

        init(_ setting: String, isNetwork: Bool = true, _ left: Sample) {
            (self.setting, self.isNetwork, self.left) = (setting, isNetwork, left.median)
        }
    }

    struct Remedy: Sendable {
        let name: String
        let outcomes: [Outcome]

        var helped: Int { outcomes.count { $0.left < 0.9 } }
        var least: Double { outcomes.map(\.left).min() ?? .nan }
        var most: Double { outcomes.map(\.left).max() ?? .nan }
    }

    /// For networks that learn their images by heart.
    let augmentation, decay, fewerEpochs: Remedy

    /// For networks of four units that see every image five times, and for such as a decay of 0.5 crushes.
    let capacity, moreEpochs, lessDecay: Remedy

    /// In networks of four units: after thirty epochs thirty more; after five, no decay; after thirty, a tenth of a decay that costs something.
    let moreEpochsInFour, noDecayInFour, lessDecayInFour: Remedy

    init(augmenting: Augmenting, decays: Decays, stopping: Stopping, seed: UInt64, seeds: [UInt64]) throws {
        augmentation = Remedy(name: "augmentation", outcomes: augmenting.rows.map { Outcome($0.name, $0.left) })
        decay = Remedy(
            name: "weight decay",
            outcomes: decays.rows.map { Outcome($0.name, isNetwork: $0.isNetwork, $0.left($0.mistakes)) })
        fewerEpochs = Remedy(
            name: "fewer epochs",
            outcomes: stopping.rows.map { Outcome($0.name, isNetwork: $0.isNetwork, $0.sample(\.mistakesKept)) })
        lessDecay = Remedy(
            name: "less regularisation",
            outcomes: decays.rows.map { Outcome($0.name, isNetwork: $0.isNetwork, $0.relieved) })

        let settings: [Setting] = [
            .digits(.hiddenLayer), .mislabelled(.hiddenLayer, seed: seed), .moved(.hiddenLayer, seed: seed),
            .allDigits(.hiddenLayer), .moved(.hiddenLayer, all: true, seed: seed),
        ]
        // Four hidden units, five epochs, the document's decay; then one of the three mended. And thirty epochs of a larger decay, and of a tenth of it.
        let recipes: [(hidden: Int, epochs: Int, decay: Double)] = [
            (4, 5, 5e-4), (64, 5, 5e-4), (4, 30, 5e-4), (4, 5, 0), (4, 30, 0.05), (4, 30, 0.005),
        ]
        let cases = recipes.flatMap { recipe in settings.map { (recipe: recipe, setting: $0) } }
        let errors = try bySeed(seeds, of: cases) { tried, seed in
            let recipe = tried.recipe
            return try Training(
                in: tried.setting, decay: recipe.decay, epochs: recipe.epochs, hidden: recipe.hidden, seed: seed
            ).last.test.error
        }
        func remedy(_ name: String, _ recipe: Int, insteadOf before: Int = 0) -> Remedy {
            Remedy(
                name: name,
                outcomes: settings.indices.map { place in
                    let mended = errors[recipe * settings.count + place]
                    let ailing = errors[before * settings.count + place]
                    return Outcome(settings[place].name, Sample(zip(mended, ailing).map { $0 / $1 }))
                })
        }
        capacity = remedy("more capacity", 1)
        moreEpochs = remedy("more epochs", 2)
        noDecayInFour = remedy("no decay for four units, after five epochs", 3)
        lessDecayInFour = remedy("a tenth of a decay of 0.05 for four units, after thirty", 5, insteadOf: 4)

        // The three of them that have few images, for twice as long.
        let longer = try bySeed(seeds, of: Array(settings.prefix(3))) { setting, seed in
            try Training(in: setting, decay: 5e-4, epochs: 60, hidden: 4, seed: seed).last.test.error
        }
        moreEpochsInFour = Remedy(
            name: "60 epochs instead of 30 for four units",
            outcomes: longer.enumerated().map { place, found in
                Outcome(settings[place].name, Sample(zip(found, errors[2 * settings.count + place]).map { $0 / $1 }))
            })
    }
}

extension Remedies: Study {
    var numbers: [Recorded] {
        let against = [("augmentation", augmentation), ("decay", decay), ("epochs", fewerEpochs)]
        let others = [
            ("capacity", capacity), ("more", moreEpochs), ("longer", moreEpochsInFour), ("less", lessDecay),
            ("none", noDecayInFour), ("tenth", lessDecayInFour),
        ]
        return against.map { Recorded($0 + "Helped", $1.helped) }
            + (against + others).flatMap { name, remedy in
                [
                    Recorded(name + "Least", remedy.least, as: .percent(0)),
                    Recorded(name + "Most", remedy.most, as: .percent(0)),
                ]
            } + [
                Recorded("settings", decay.outcomes.count),
                Recorded("augmentationWrong", augmentation.outcomes[1].left, as: .percent(0)),
            ]
    }

    private func conditions(_ remedy: Remedy) -> [Condition] {
        remedy.outcomes.map { outcome in
            let condition = Condition(
                "\(outcome.setting): mistakes on new data with \(remedy.name), over those before, median", outcome.left,
                isBelow: 0.9)
            return outcome.isNetwork ? condition.onNetwork() : condition
        }
    }

    var claims: [Claim] {
        [
            Claim(
                "B-176a",
                instead: """
                    In {{remedies.augmentationHelped}} of {{remedies.settings}} settings, where the images differ in what is changed. Where they do not, \
                    {{remedies.augmentationMost}} of the mistakes are left if the labels are right, and {{remedies.augmentationWrong}} if a fifth are wrong.
                    """
            ) { conditions(augmentation) },
            Claim(
                "B-176b",
                instead: """
                    In {{remedies.decayHelped}} of {{remedies.settings}} settings. At best, against wrong labels, {{remedies.decayLeast}} of the mistakes are left; \
                    at worst, where the labels are right, {{remedies.decayMost}}.
                    """
            ) { conditions(decay) },
            Claim(
                "B-176c",
                instead: """
                    In {{remedies.epochsHelped}} of {{remedies.settings}} settings. Against wrong labels {{remedies.epochsLeast}} of the mistakes are left; \
                    where the labels are right, up to {{remedies.epochsMost}}: the loss is better, the answers are not.
                    """
            ) { conditions(fewerEpochs) },
            Claim("B-176d") { conditions(capacity) },
            Claim(
                "B-176e",
                instead: """
                    Where the number of steps is what binds. Networks of four units keep, in three of the settings, {{remedies.longerLeast}} to {{remedies.longerMost}} of the mistakes that they make \
                    after thirty epochs if they get thirty more.
                    """
            ) {
                conditions(moreEpochs)
            } beyond: {
                conditions(moreEpochsInFour)
            },
            Claim(
                "B-176f",
                instead: """
                    Where the decay is what binds. Networks of four units keep {{remedies.noneLeast}} to {{remedies.noneMost}} of their mistakes without the document's decay, after five epochs, \
                    and {{remedies.tenthLeast}} to {{remedies.tenthMost}} with a tenth of a decay of $0.05$, after thirty.
                    """
            ) {
                conditions(lessDecay)
            } beyond: {
                conditions(noDecayInFour)
                conditions(lessDecayInFour)
            },
        ]
    }
}
