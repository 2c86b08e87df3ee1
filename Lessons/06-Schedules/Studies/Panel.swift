import Downhill

/// Seven settings, four of them networks: a fixed rate, document B's steps, and a cosine, each at its best top rate.
struct Panel: Sendable {
    static let plans: [Plan] = [.fixed, .steps, .cosine]

    struct Setting: Sendable {
        let name: String
        let isNetwork: Bool
        /// By plan: the loss at the end, medians over seeds where there is noise.
        let searches: [BestRate]

        /// What a schedule leaves over what another does: the median over seeds, run by run.
        func ratio(of plan: Plan, to other: Plan) -> Double {
            guard let first = Panel.plans.firstIndex(of: plan), let second = Panel.plans.firstIndex(of: other) else {
                return .nan
            }
            return searches[first].runs.over(searches[second].runs).median
        }
    }

    let settings: [Setting]

    init(digits: OnDigits, seed: UInt64, seeds: [UInt64]) throws {
        func inTheory(_ name: String, _ directions: [NoisyDirection]) throws -> Setting {
            let limit = 2 / (directions.map(\.curvature).max() ?? 1)
            return Setting(
                name: name, isNetwork: false,
                searches: try Self.plans.map { plan in
                    try BestRate.search(
                        over: Grid.logarithmic(limit * 1e-4...limit * 4, perDecade: 6), resolution: 0.05
                    ) { η in
                        directions.reduce(0) { $0 + $1.loss(under: plan.rate(from: η, over: 1_600), after: 1_600) }
                    }
                })
        }
        func network<Model: Module>(
            _ name: String, batch: Int = DigitsTask.batch, epochs: Int, over grid: [Double],
            _ rule: @escaping @Sendable (Plan, Double, Int) -> any UpdateRule,
            of make: @escaping @Sendable (inout SplitMix64) -> Model
        ) throws -> Setting {
            let steps = epochs * (DigitsTask.train.count / batch)
            return Setting(
                name: name, isNetwork: true,
                searches: try Self.plans.map { plan in
                    try BestRate.search(over: grid, seeds: seeds, resolution: 100) { η, seed in
                        Trial(
                            by: rule(plan, η, steps), on: DigitsTask.train, batchSize: batch, epochs: epochs,
                            seed: seed, of: make
                        ).loss(on: DigitsTask.train)
                    }
                })
        }
        let regression = Regression(seed: seed)
        let onRegression = try Self.plans.map { plan in
            try BestRate.search(over: Grid.logarithmic(1e-4...0.3), seeds: seeds, resolution: 0.3) { η, seed in
                let losses = regression.losses(
                    batch: 1, under: plan.rate(from: η, over: 10_000), epochs: 10, seed: seed)
                return (losses.last ?? .infinity) - 1
            }
        }
        settings = [
            try inTheory("noisy bowl, 1,600 steps", [.bowl]),
            try inTheory("noisy ravine, κ = 10, 1,600 steps", NoisyDirection.ravine(κ: 10)),
            Setting(name: "regression, single samples, 10 epochs", isNetwork: false, searches: onRegression),
            Setting(
                name: "digits, 32 units, momentum, 8 epochs", isNetwork: true,
                searches: digits.eight.prefix(Self.plans.count).map(\.byLoss)),
            try network(
                "digits, 4 units, momentum, batches of 16, 6 epochs", batch: 16, epochs: 6,
                over: Grid.logarithmic(0.003...0.3, perDecade: 3)
            ) { plan, η, steps in
                plan.momentum(from: η, over: steps)
            } of: {
                SimpleMLP(inputs: 64, hidden: 4, outputs: 10, using: &$0)
            },
            try network("digits, 32 units, Adam, 8 epochs", epochs: 8, over: Grid.logarithmic(3e-3...0.15)) {
                plan, η, steps in
                Adam(learningRate: plan.rate(from: η, over: steps))
            } of: {
                DigitsTask.network(using: &$0)
            },
            try network("digits, convolutions, SGD, 4 epochs", epochs: 4, over: Grid.logarithmic(0.06...2.5)) {
                plan, η, steps in
                SGD(learningRate: plan.rate(from: η, over: steps))
            } of: {
                DigitsTask.convolutions(using: &$0)
            },
        ]
    }
}

extension Panel: Study {
    var table: Exhibit {
        .table(
            Table(
                "Loss at the end (above the lowest, where that is known), each schedule at its best top rate",
                columns: ["setting"] + Self.plans.map { .init($0.rawValue, as: .significant(2)) } + [
                    .init("cosine over fixed", as: .fixed(2)), .init("cosine over steps", as: .fixed(2)),
                ],
                rows: settings.map { setting in
                    [setting.name] + setting.searches.map { $0.cost as Any }
                        + [setting.ratio(of: .cosine, to: .fixed), setting.ratio(of: .cosine, to: .steps)]
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("settings", settings.count),
            Recorded("cosine", settings.count { $0.ratio(of: .cosine, to: .fixed) <= 0.9 }),
            Recorded("steps", settings.count { $0.ratio(of: .steps, to: .fixed) <= 0.9 }),
            Recorded("smoother", settings.count { $0.ratio(of: .cosine, to: .steps) < 1 }),
        ]
    }

    private func panel(_ condition: (Setting) -> Condition) -> [Condition] {
        settings.map { $0.isNetwork ? condition($0).onNetwork() : condition($0) }
    }

    var claims: [Claim] {
        [
            Claim("B-095b") {
                panel { Condition("\($0.name): cosine over steps", $0.ratio(of: .cosine, to: .steps), isBelow: 1) }
            },
            Claim(
                "D-007",
                instead: """
                    It ends lower by a tenth or more in {{panel.cosine}} of {{panel.settings}} settings. It takes steps enough to reach a floor: of what \
                    the fixed rate leaves in a \
                    noisy ravine, a cosine leaves {{tuned.hastyCosine}} in a short training and {{tuned.patientCosine}} in a long one.
                    """
            ) {
                panel { Condition("\($0.name): cosine over fixed", $0.ratio(of: .cosine, to: .fixed), isAtMost: 0.9) }
            },
            Claim(
                "E-059",
                instead: """
                    Cuts to a tenth end lower by a tenth or more in {{panel.steps}} of {{panel.settings}} settings. It takes steps enough to reach a floor: \
                    of what the fixed rate \
                    leaves in a noisy ravine, they leave {{tuned.hasty}} times as much in a short training and {{tuned.patient}} in a long one.
                    """
            ) {
                panel { Condition("\($0.name): steps over fixed", $0.ratio(of: .steps, to: .fixed), isAtMost: 0.9) }
            },
        ]
    }
}
