import Downhill

/// Does a large batch generalise worse? Batches of 32 and the whole set, each at its best rate, to the same training loss, in five settings that were fixed beforehand: what each
/// gets wrong of what it has not seen.
struct EqualLoss: Study {
    struct Setting: Sendable {
        let name: String
        let isNetwork: Bool
        /// The training loss at which both stop.
        let goal: Double
        /// The share of unseen samples that is wrong there, by seed.
        let some, whole: [Double]

        var isWorse: Bool { Sample(whole).mean > Sample(some).mean + EqualLoss.margin }
    }

    /// A difference that matters.
    static let margin = 0.01

    let settings: [Setting]
    /// How many unseen digits there are.
    let unseen: Int

    init(sizes: BatchSizes, seed: UInt64) throws {
        let task = DigitTask()
        let seeds = (1...12).map { 100 * seed + $0 }
        func digits(
            _ name: String, _ problem: BatchSizes.Problem, to goal: Double,
            _ model: @escaping @Sendable (UInt64) -> some Module
        ) throws -> Setting {
            func errors(_ size: BatchSizes.Size) throws -> [Double] {
                try seeds.concurrentMap { seed in
                    try Self.course(
                        of: model(seed), on: task.even, unseen: task.test, batch: size.batch, rate: size.toGoal.rate,
                        to: goal, atMost: 2_000, seed: seed
                    ).error
                }
            }
            return Setting(
                name: name, isNetwork: problem.isNetwork, goal: goal, some: try errors(problem.size(32)),
                whole: try errors(problem.whole))
        }
        settings = [
            try digits("digits, 128 hidden units", sizes.digits, to: 0.1) { task.network(seed: $0) },
            try digits("digits, 32 hidden units", sizes.problems[1], to: 0.1) { task.network(hidden: 32, seed: $0) },
            try digits("digits, no hidden layer", sizes.problems[2], to: 0.2) { Flat(seed: $0) },
            try Self.fewDigits(task, seeds: seeds),
            try Self.spirals(seeds: seeds),
        ]
        unseen = task.test.count
    }

    /// A tenth of the digits to learn from.
    private static func fewDigits(_ task: DigitTask, seeds: [UInt64]) throws -> Setting {
        let few = task.even.prefix(144)
        return try compared(
            "144 digits, 128 hidden units", to: 0.1, whole: few.count, seeds: seeds, rates: 0.1...2, atMost: 150
        ) { batch, rate, limit, seed in
            try course(
                of: task.network(seed: seed), on: few, unseen: task.test, batch: batch, rate: rate, to: 0.1,
                atMost: limit, seed: seed)
        }
    }

    /// 192 points of three spirals to learn from, and 600 others.
    private static func spirals(seeds: [UInt64]) throws -> Setting {
        try compared(
            "spirals, 32 hidden units", to: 0.4, whole: 192, seeds: seeds, rates: 0.3...8, atMost: 400
        ) { batch, rate, limit, seed in
            var generator = SplitMix64(seed: seed).split("spirals")
            let seen = PointSet.spirals(perArm: 64, using: &generator)
            let unseen = PointSet.spirals(perArm: 200, using: &generator)
            let model = SimpleMLP(inputs: 2, hidden: 32, outputs: 3, using: &generator)
            return try course(
                of: model, on: seen, unseen: unseen.batch(at: Array(0..<unseen.count)), batch: batch, rate: rate,
                to: 0.4, atMost: limit, seed: seed)
        }
    }

    /// Both sizes at the rates that come to the goal in the fewest updates; a rate that takes more than `limit` of them is not the best.
    private static func compared(
        _ name: String, to goal: Double, whole: Int, seeds: [UInt64], rates: ClosedRange<Double>, atMost limit: Int,
        _ run: @escaping @Sendable (_ batch: Int, _ rate: Double, _ limit: Int, _ seed: UInt64) throws -> Course
    ) throws -> Setting {
        func errors(_ batch: Int) throws -> [Double] {
            let best = try BestRate.search(
                over: Grid.logarithmic(rates), seeds: Array(seeds.prefix(3)), resolution: 0.8
            ) { (try? run(batch, $0, limit, $1))?.updates ?? .infinity }
            return try seeds.concurrentMap { try run(batch, best.rate, 5 * limit, $0).error }
        }
        return Setting(name: name, isNetwork: true, goal: goal, some: try errors(32), whole: try errors(whole))
    }

    struct Course: Sendable {
        let updates, error: Double
    }

    /// A training that did not come to its goal.
    struct NotThere: Error {}

    /// Trains until the loss of the whole set has come down to the goal. It is looked at every ninth update, once the batches since the last look have come near.
    private static func course<Data: Dataset<[Int]>>(
        of model: some Module, on data: Data, unseen: Batch<[Int]>, batch size: Int, rate: Double, to goal: Double,
        atMost limit: Int, seed: UInt64
    ) throws -> Course {
        var model = model
        var generator = SplitMix64(seed: seed).split("shuffling")
        var optimizer = Optimizer(SGD(learningRate: rate))
        let all = data.batch(at: Array(0..<data.count))
        var recent = 0.0
        while optimizer.stepCount < limit {
            for batch in data.batches(of: size, using: &generator) {
                recent += Double(try optimizer.step(&model) { crossEntropy($0(batch.inputs), batch.targets) }) / 9
                guard optimizer.stepCount % 9 == 0 else { continue }
                defer { recent = 0 }
                guard recent <= 2 * goal else { continue }
                let loss = Double(crossEntropy(model.inference(all.inputs), all.targets).item)
                guard loss <= goal else { continue }
                let right = accuracy(model.inference(unseen.inputs), unseen.targets)
                return Course(updates: Double(optimizer.stepCount), error: 1 - right)
            }
        }
        throw NotThere()
    }
}

extension EqualLoss {
    var numbers: [Recorded] {
        let digits = settings[0]
        return [
            Recorded("goal", digits.goal), Recorded("seeds", digits.some.count), Recorded("unseen", unseen),
            Recorded("some", Sample(digits.some).mean, as: .percent(1)),
            Recorded("whole", Sample(digits.whole).mean, as: .percent(1)),
            Recorded("settings", settings.count), Recorded("worse", settings.count(where: \.isWorse)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "E-053b",
                instead: """
                    At the same training loss, {{equalLoss.goal}}, the whole set leaves {{equalLoss.whole}} of the unseen digits wrong and batches of thirty-two {{equalLoss.some}}; in {{equalLoss.worse}} of \
                    {{equalLoss.settings}} settings, all of them small, it is a point worse. A large batch needs more passes, not worse weights: {{batchSizes.wholePasses}} against {{batchSizes.somePasses}} to the same test accuracy, \
                    for it makes fewer updates.
                    """
            ) {
                for setting in settings {
                    let condition = Condition(
                        "\(setting.name), at a training loss of \(setting.goal): mean share of unseen samples wrong, whole set above batches of 32",
                        Sample(setting.whole).mean, isAbove: Sample(setting.some).mean, by: Self.margin, as: .percent(1)
                    )
                    if setting.isNetwork { condition.onNetwork() } else { condition }
                }
            }
        ]
    }
}
