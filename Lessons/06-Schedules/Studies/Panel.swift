import Downhill

/// Eight settings, five of them networks: a fixed rate, document B's steps, a cosine and one-cycle, each at its best top rate. All networks train for
/// eight epochs in batches of 32.
///
/// A setting counts when, run by run, three runs of four show the effect; and they start elsewhere than those that chose the rates. A mean or a median alone
/// would fall now on this, now on that side where the runs scatter more than the effect is large. The rates of networks are chosen by the same measure.
struct Panel: Sendable {
    static let plans: [Plan] = [.fixed, .steps, .cosine, .oneCycle]
    static let epochs = 8

    struct Setting: Sendable {
        let name: String
        let isNetwork: Bool
        /// By plan: the top rate.
        let rates: [Double]
        /// By plan: the losses at its best rate, from starts that had no part in its choice; without luck one.
        let ends: [Sample]
        /// By plan, of a network: the share of wrong answers at the rate that is best for it, from the same starts as the losses.
        var errors: [Sample] = []

        /// The least that a schedule leaves of the fixed rate's loss, or of its wrong answers.
        var leastLeft: Double {
            let losses = Panel.plans.dropFirst().map { ratios(of: $0, to: .fixed).median }
            return (losses + (isNetwork ? errors.dropFirst().map { $0.mean / errors[0].mean } : [])).min() ?? .infinity
        }

        /// The wrong answers under one plan over those under another, all runs together.
        func mistakes(_ plan: Plan, over other: Plan) -> Double {
            guard let first = Panel.plans.firstIndex(of: plan), let second = Panel.plans.firstIndex(of: other),
                errors.count == Panel.plans.count
            else { return .nan }
            return errors[first].mean / errors[second].mean
        }

        /// What a schedule leaves over what another does, run by run.
        func ratios(of plan: Plan, to other: Plan) -> Sample {
            guard let first = Panel.plans.firstIndex(of: plan), let second = Panel.plans.firstIndex(of: other) else {
                return Sample([Double]())
            }
            return ends[first].over(ends[second])
        }

        /// What a schedule leaves over what another does: three runs of four leave no more.
        func mostly(_ plan: Plan, over other: Plan) -> Double { ratios(of: plan, to: other).upperQuartile }

        /// What the better of the two schedules leaves over what the fixed rate does: three runs of four leave no more.
        var scheduled: Double { min(mostly(.steps, over: .fixed), mostly(.cosine, over: .fixed)) }
    }

    let settings: [Setting]

    /// - Parameters:
    ///   - seeds: choose the rates.
    ///   - others: judge them; eight of them the convolutions, which take longest and are chosen by three.
    init(digits: OnDigits, seed: UInt64, seeds: [UInt64], judgedBy others: [UInt64]) throws {
        func ends(_ loss: @Sendable (UInt64) -> Double) -> Sample { Sample(others.concurrentMap(loss)) }
        func inTheory(_ name: String, _ directions: [NoisyDirection]) throws -> Setting {
            let limit = 2 / (directions.map(\.curvature).max() ?? 1)
            let searches = try Self.plans.map { plan in
                let shape = plan.shape(over: 1_600)
                return try BestRate.search(
                    over: Grid.logarithmic(limit * 1e-4...limit * 4, perDecade: 6), resolution: 0.05
                ) { η in
                    directions.reduce(0) { $0 + $1.loss(scaling: shape, by: η) }
                }
            }
            return Setting(name: name, isNetwork: false, rates: searches.map(\.rate), ends: searches.map(\.runs))
        }
        func network(
            _ name: String, _ sweeps: [RateSweep], judgedBy others: [UInt64] = others,
            _ end: @escaping @Sendable (Plan, Double, UInt64) -> End
        ) throws -> Setting {
            let rates = try sweeps.map { try $0.steadiest() }
            // Where one rate is best for both, the same trainings tell both.
            let judged = zip(sweeps, rates).map { sweep, rate in
                let byLoss = others.concurrentMap { end(sweep.plan, rate, $0) }
                let byError =
                    sweep.byError.rate == rate
                    ? byLoss : others.concurrentMap { end(sweep.plan, sweep.byError.rate, $0) }
                return (losses: Sample(byLoss.map(\.loss)), errors: Sample(byError.map(\.testError)))
            }
            return Setting(
                name: name, isNetwork: true, rates: rates, ends: judged.map(\.losses), errors: judged.map(\.errors))
        }
        func network<Model: Module>(
            _ name: String, on images: ImageSet = DigitsTask.train, over grid: [Double], few: Int? = nil,
            _ rule: @escaping @Sendable (Plan, Double) -> any UpdateRule,
            of make: @escaping @Sendable (inout SplitMix64) -> Model
        ) throws -> Setting {
            @Sendable func train(_ plan: Plan, _ η: Double, _ seed: UInt64) -> End {
                let trial = Trial(
                    by: rule(plan, η), on: images, batchSize: DigitsTask.batch, epochs: Self.epochs, seed: seed,
                    of: make)
                return End(trial, on: images)
            }
            let sweeps = try Self.plans.map {
                try RateSweep($0, over: grid, seeds: Array(seeds.prefix(few ?? seeds.count)), train)
            }
            return try network(name, sweeps, judgedBy: few == nil ? others : Array(others.prefix(8)), train)
        }
        let steps = Self.epochs * DigitsTask.batchesPerEpoch
        let regression = Regression(seed: seed)
        @Sendable func excess(_ plan: Plan, _ η: Double, _ seed: UInt64) -> Double {
            let losses = regression.losses(batch: 1, under: plan.rate(from: η, over: 10_000), epochs: 10, seed: seed)
            return (losses.last ?? .infinity) - 1
        }
        let onRegression = try Self.plans.map { plan in
            try BestRate.search(over: Grid.logarithmic(1e-4...0.3), seeds: seeds, resolution: 0.3) {
                excess(plan, $0, $1)
            }
        }
        settings = [
            try inTheory("noisy bowl, 1,600 steps", [.bowl]),
            try inTheory("noisy ravine, κ = 10, 1,600 steps", NoisyDirection.ravine(κ: 10)),
            Setting(
                name: "regression, single samples, 10 epochs", isNetwork: false, rates: onRegression.map(\.rate),
                ends: zip(Self.plans, onRegression).map { plan, search in ends { excess(plan, search.rate, $0) } }),
            try network("digits, 32 units, momentum", digits.eight) { OnDigits.end($0, from: $1, seed: $2) },
            try network(
                "digits, a fifth of the labels wrong, momentum", on: DigitsTask.mislabelled,
                over: Grid.logarithmic(0.03...0.53)
            ) { plan, η in
                plan.momentum(from: η, over: steps)
            } of: {
                DigitsTask.network(using: &$0)
            },
            try network("digits, 32 units, SGD", over: Grid.logarithmic(0.18...1.8)) { plan, η in
                SGD(learningRate: plan.rate(from: η, over: steps))
            } of: {
                DigitsTask.network(using: &$0)
            },
            try network("digits, 32 units, Adam", over: Grid.logarithmic(0.01...0.1778)) { plan, η in
                plan.adam(from: η, over: steps)
            } of: {
                DigitsTask.network(using: &$0)
            },
            try network("digits, convolutions, SGD", over: Grid.logarithmic(0.18...1.8), few: 3) { plan, η in
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
                "Final loss of one schedule over another's, each at its best top rate: three runs of four end at this or less",
                columns: ["setting"]
                    + ["cosine over fixed", "B’s steps over fixed", "cosine over B’s steps", "one-cycle over fixed"]
                    .map { .init($0, as: .fixed(2)) },
                rows: settings.map { setting in
                    [
                        setting.name,
                        setting.mostly(.cosine, over: .fixed), setting.mostly(.steps, over: .fixed),
                        setting.mostly(.cosine, over: .steps), setting.mostly(.oneCycle, over: .fixed),
                    ]
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("settings", settings.count), Recorded("networks", settings.count(where: \.isNetwork)),
            Recorded("halved", settings.count { $0.leastLeft <= 0.5 }),
            Recorded("cosine", settings.count { $0.mostly(.cosine, over: .fixed) <= 0.9 }),
            Recorded("steps", settings.count { $0.mostly(.steps, over: .fixed) <= 0.9 }),
            Recorded("either", settings.count { $0.scheduled <= 0.9 }),
            Recorded("drastic", settings.map(\.leastLeft).min() ?? .nan, as: .significant(2)),
            Recorded("unpaid", unpaid.count),
            Recorded("middle", middle(.cosine)), Recorded("middleSteps", middle(.steps)),
            Recorded("smoother", settings.count { $0.mostly(.cosine, over: .steps) < 1 }),
            Recorded("least", settings.map(\.leastLeft).max() ?? .nan, as: .significant(2)),
        ]
    }

    /// What the middle run leaves of the fixed rate's loss where three of four do not end lower.
    private func middle(_ plan: Plan) -> String {
        unpaid.map { setting in
            "\(NumberFormat.percent(0).text(setting.ratios(of: plan, to: .fixed).median)) (\(setting.name))"
        }.joined(separator: " and ")
    }

    /// Networks on which the cosine does not end lower in three runs of four.
    private var unpaid: [Setting] { settings.filter { $0.isNetwork && $0.mostly(.cosine, over: .fixed) > 1 } }

    private func panel(_ condition: (Setting) -> Condition) -> [Condition] {
        settings.map { $0.isNetwork ? condition($0).onNetwork() : condition($0) }
    }

    var claims: [Claim] {
        [
            Claim(
                "A-008",
                instead: """
                    Of the loss that the best fixed rate leaves, or of the wrong answers, the better schedule leaves from {{panel.drastic}} to {{panel.least}}: half or \
                    less in {{panel.halved}} of {{panel.settings}} settings.
                    """
            ) {
                panel {
                    Condition(
                        "\($0.name): the least that a schedule leaves of the fixed rate's loss, or of its wrong answers",
                        $0.leastLeft, isAtMost: 0.5)
                }
            },
            Claim("B-095b") {
                panel {
                    Condition(
                        "\($0.name): cosine over steps, in three runs of four", $0.mostly(.cosine, over: .steps),
                        isBelow: 1)
                }
            },
            Claim(
                "D-007",
                instead: """
                    Three runs of four end lower by a tenth or more in {{panel.cosine}} of {{panel.settings}} settings. On \
                    {{panel.unpaid}} networks not even three of four end lower; the middle run leaves {{panel.middle}} of what the fixed rate does.
                    """
            ) {
                panel {
                    Condition(
                        "\($0.name): cosine over fixed, in three runs of four", $0.mostly(.cosine, over: .fixed),
                        isAtMost: 0.9)
                }
            },
            Claim(
                "E-059",
                instead: """
                    With the better of a cosine and cuts to a tenth three runs of four end lower by a tenth or more in {{panel.either}} of \
                    {{panel.settings}} settings, with cuts in {{panel.steps}}. On {{panel.unpaid}} networks not even three of four end lower by either; by a cosine the \
                    middle run leaves {{panel.middle}} of what the fixed rate does, by cuts {{panel.middleSteps}}.
                    """
            ) {
                panel {
                    Condition(
                        "\($0.name): the better of cosine and steps over fixed, in three runs of four", $0.scheduled,
                        isAtMost: 0.9)
                }
            },
        ]
    }
}
