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

    /// Each where something else binds: less regularisation in networks of four units, and the other two where a decay of 0.5 crushes.
    let lessDecayInFour, capacityCrushed, moreEpochsCrushed: Remedy

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
        // Four hidden units, five epochs, a decay of 0.05; then one of the three mended.
        let recipes: [(hidden: Int, epochs: Int, decay: Double)] = [
            (4, 5, 0.05), (64, 5, 0.05), (4, 30, 0.05), (4, 5, 0),
        ]
        let cases = recipes.flatMap { recipe in settings.map { (recipe: recipe, setting: $0) } }
        let errors = try bySeed(seeds, of: cases) { tried, seed in
            let recipe = tried.recipe
            return try Training(
                in: tried.setting, decay: recipe.decay, epochs: recipe.epochs, hidden: recipe.hidden, seed: seed
            ).last.test.error
        }
        func remedy(_ name: String, _ recipe: Int) -> Remedy {
            Remedy(
                name: name,
                outcomes: settings.indices.map { place in
                    let mended = errors[recipe * settings.count + place]
                    return Outcome(settings[place].name, Sample(zip(mended, errors[place]).map { $0 / $1 }))
                })
        }
        capacity = remedy("more capacity", 1)
        moreEpochs = remedy("more epochs", 2)
        lessDecayInFour = remedy("no decay for four units", 3)

        // What `Decays` crushed, with twice the units, and with twice the epochs.
        let crushed = [0, 2].map { (setting: settings[$0 / 2], mistakes: decays.rows[$0].crushed) }
        let mended: [(name: String, hidden: Int, epochs: Int)] = [
            ("more capacity under a decay of 0.5", 128, Decays.epochs),
            ("more epochs under a decay of 0.5", 64, 2 * Decays.epochs),
        ]
        let after = try bySeed(seeds, of: mended.flatMap { mended in crushed.map { (mended, $0.setting) } }) {
            tried, seed in
            try Training(
                in: tried.1, decay: Decays.heavy, epochs: tried.0.epochs, hidden: tried.0.hidden, seed: seed
            ).last.test.error
        }
        let remedies = mended.indices.map { place in
            Remedy(
                name: mended[place].name,
                outcomes: crushed.indices.map { setting in
                    let errors = zip(after[place * crushed.count + setting], crushed[setting].mistakes)
                    return Outcome(crushed[setting].setting.name, Sample(errors.map { $0 / $1 }))
                })
        }
        (capacityCrushed, moreEpochsCrushed) = (remedies[0], remedies[1])
    }
}

extension Remedies: Study {
    var table: Exhibit {
        .table(
            Table(
                "Mistakes on new data that each remedy leaves, in five settings: the first three against overfitting, the others against underfitting (the regression is among those of decay, fewer epochs and less regularisation: what new samples cost above the noise)",
                columns: [
                    "remedy", "settings with a tenth fewer", .init("left at best", as: .percent(0)),
                    .init("left at worst", as: .percent(0)),
                ],
                rows: [augmentation, decay, fewerEpochs, capacity, moreEpochs, lessDecay].map {
                    [$0.name, $0.helped, $0.least, $0.most]
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        let ofEach = [("augmentation", augmentation), ("decay", decay), ("epochs", fewerEpochs)].flatMap {
            name, remedy in
            [
                Recorded(name + "Helped", remedy.helped), Recorded(name + "Least", remedy.least, as: .percent(0)),
                Recorded(name + "Most", remedy.most, as: .percent(0)),
            ]
        }
        return ofEach + [
            Recorded("settings", decay.outcomes.count),
            Recorded("lessMost", lessDecay.most, as: .percent(0)),
            Recorded("augmentationWrong", augmentation.outcomes[1].left, as: .percent(0)),
            Recorded("inFour", lessDecayInFour.least, as: .percent(0)),
            Recorded("capacityCrushed", capacityCrushed.least, as: .percent(0)),
            Recorded("epochsCrushed", moreEpochsCrushed.least, as: .percent(0)),
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
            Claim(
                "B-176d",
                instead: """
                    Where the units are what binds. Where a decay of $0.5$ binds, twice the units leave {{remedies.capacityCrushed}} of the mistakes at best.
                    """
            ) {
                conditions(capacity)
            } beyond: {
                conditions(capacityCrushed)
            },
            Claim(
                "B-176e",
                instead: """
                    Where the number of steps is what binds. Where a decay of $0.5$ binds, twice the epochs leave {{remedies.epochsCrushed}} of the \
                    mistakes at best.
                    """
            ) {
                conditions(moreEpochs)
            } beyond: {
                conditions(moreEpochsCrushed)
            },
            Claim(
                "B-176f",
                instead: """
                    Where the regularisation is what binds. Where four units bind, no decay at all leaves {{remedies.inFour}} of the mistakes at best.
                    """
            ) {
                conditions(lessDecay)
            } beyond: {
                conditions(lessDecayInFour)
            },
        ]
    }
}
