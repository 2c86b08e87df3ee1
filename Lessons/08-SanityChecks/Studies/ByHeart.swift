import Downhill
import Synchronization

/// One batch of sixteen digits, again and again: how many steps until they are known.
struct ByHeart: Study {
    /// A method with its best rate for an epoch on all digits, and the steps that sixteen of them take at it, at a tenth and at a hundredth.
    struct Learner: Sendable {
        let name: String
        let rate: Double
        /// Its rule at that rate.
        let atBest: any UpdateRule
        let steps, atTenth, atHundredth: Sample
    }

    /// On SimpleMLP, by gradient descent, momentum and Adam.
    let learners: [Learner]
    /// The zoo's sound trainings.
    let sound: [Zoo.Row]

    /// With one of the four parts broken that document B says are in order once a batch is known.
    let broken: [(part: String, name: String, steps: Sample)]

    /// A fault that is none of document B's four causes of failing by name: sixteen digits after a hundred steps.
    struct Stuck: Sendable {
        let name: String
        /// The share that is right, and the share of the commonest class among them.
        let right, commonest: Sample
        /// The smallest gradient norm of a layer before the first step, and after the last.
        let before, after: Sample
    }

    /// Too large a rate, pixels from 0 to 255.
    let stuck: [Stuck]
    /// Labels that are dealt anew at every step.
    let dealt: Stuck
    /// The first layer detached, in the zoo.
    let detachedRow: Zoo.Row

    /// With labels dealt out at random; and with a share of the hidden units dropped at every step.
    let randomLabels: Sample
    let dropped: [(probability: Double, steps: Sample)]

    /// A linear model of zero weights that learns sixteen one-hot rows, labels 0 to 9 and 0 to 5: what `Twin.py` does as well.
    let twin: Int

    /// The probabilities of the classes for sixteen digits, sorted by label, before the first step and after every sixth.
    let films: [(name: String, frames: [[[Double]]])]

    /// - Parameter manySeeds: for what some runs do and others do not: the larger of the shares dropped.
    init(zoo: Zoo, seeds: [UInt64], manySeeds: [UInt64]) throws {
        sound = zoo.sound
        learners = try [
            Self.learner("SGD", Grid.logarithmic(0.01...10, perDecade: 2), seeds) { SGD(learningRate: $0) },
            Self.learner("momentum, γ = 0.9", Grid.logarithmic(0.001...1, perDecade: 2), seeds) {
                Momentum(learningRate: $0)
            },
            Self.learner("Adam", Grid.logarithmic(0.0003...0.3, perDecade: 2), seeds) { Adam(learningRate: $0) },
        ]
        broken = [
            ("capacity", "all units alike"), ("optimizer", "wrong sign"), ("rate", "learning rate ÷ 100"),
            ("rate", "learning rate × 100"), ("gradients", "first layer detached"),
        ].map { part, name in
            let bugs = Bug.all.filter { $0.name == name }
            return (
                part, name, Sample(bugs.flatMap { bug in seeds.map { Self.steps(bug.procedure(seed: $0), seed: $0) } })
            )
        }
        stuck = ["learning rate × 100", "pixels from 0 to 255"].flatMap { name in
            Bug.all.filter { $0.name == name }.map { bug in Self.stuck(name, seeds) { bug.procedure(seed: $0) } }
        }
        dealt = Self.stuck("labels dealt anew at every step", seeds, Self.dealingLabels)
        detachedRow = zoo["first layer detached"]
        let digits = DigitTask.digits.train
        randomLabels = Sample(
            seeds.map { seed in
                var generator = SplitMix64(seed: seed).split("labels")
                let order = generator.permutation(of: digits.count)
                return Self.steps(
                    Kind.simpleMLP.sound(seed: seed), on: digits.relabelled(order.map { digits.labels[$0] }),
                    seed: seed)
            })
        dropped = [0, 0.5, 0.8].map { p in
            let steps = (p > 0.5 ? manySeeds : seeds).map { seed in
                var generator = SplitMix64(seed: seed)
                let model = Sequential(
                    Flatten(), Linear(inputs: 64, outputs: 32, using: &generator), Activation.relu,
                    Dropout(probability: p, using: generator.split("units")),
                    Linear(inputs: 32, outputs: 10, using: &generator))
                let procedure = TrainingProcedure(AnyModule(model), Optimizer(Momentum(learningRate: 0.05)))
                return Self.steps(procedure, seed: seed)
            }
            return (p, Sample(steps))
        }
        twin = Self.stepsOfTwin()
        let pupils = ["labels off by one, loss", "learning rate ÷ 100", "dead layer"]
        films =
            [(name: "sound", frames: Self.film(Kind.simpleMLP.sound(seed: seeds[0])))]
            + pupils.flatMap { name in
                Bug.all.filter { $0.name == name }.map {
                    (name: name, frames: Self.film($0.procedure(seed: seeds[0])))
                }
            }
    }

    static func steps(_ procedure: Procedure, on data: ImageSet = DigitTask.digits.train, seed: UInt64) -> Double {
        var generator = SplitMix64(seed: seed)
        return SanityChecks.OverfitOneBatch(of: procedure, on: data, using: &generator).stepsUntilRight
    }

    static func stuck(_ name: String, _ seeds: [UInt64], _ make: (UInt64) -> Procedure) -> Stuck {
        func smallestNorm(_ procedure: Procedure, _ batch: Batch<[Int]>) -> Double {
            SanityChecks.GradientFlow(of: procedure, on: [batch]).layers.map(\.gradientNorm).min() ?? .nan
        }
        let ends = seeds.map { seed in
            let procedure = make(seed)
            let (model, batch) = procedure.learnedByHeart(seed: seed)
            var trained = procedure
            trained.model = model
            let counts = Dictionary(batch.labels.map { ($0, 1) }, uniquingKeysWith: +).values
            return (
                right: accuracy(procedure.scores(model, batch.images), batch.labels),
                commonest: Double(counts.max() ?? 0) / Double(batch.count), before: smallestNorm(procedure, batch),
                after: smallestNorm(trained, batch)
            )
        }
        return Stuck(
            name: name, right: Sample(ends.map(\.right)), commonest: Sample(ends.map(\.commonest)),
            before: Sample(ends.map(\.before)), after: Sample(ends.map(\.after)))
    }

    /// A sound training whose batches come with their own labels in another order every time.
    static func dealingLabels(seed: UInt64) -> Procedure {
        var procedure = Kind.simpleMLP.sound(seed: seed)
        let dealer = Mutex(SplitMix64(seed: seed).split("dealing"))
        procedure.loss = { model, batch in
            let order = dealer.withLock { $0.permutation(of: batch.count) }
            return crossEntropy(model(batch.images), order.map { batch.labels[$0] })
        }
        return procedure
    }

    private static func learner(
        _ name: String, _ grid: [Double], _ seeds: [UInt64], _ rule: @escaping @Sendable (Double) -> any UpdateRule
    ) throws -> Learner {
        let best = try BestRate.search(over: grid, seeds: Array(seeds.prefix(5)), resolution: 0.8) { η, seed in
            var generator = SplitMix64(seed: seed)
            let trial = Trial(
                of: Kind.simpleMLP.model(seed: seed), by: Optimizer(rule(η)), on: DigitTask.digits.train,
                batchSize: 32, epochs: 1, shuffledBy: &generator)
            return trial.loss(on: DigitTask.digits.train)
        }
        func steps(at η: Double) -> Sample {
            Sample(
                seeds.map { seed in
                    Self.steps(TrainingProcedure(Kind.simpleMLP.model(seed: seed), Optimizer(rule(η))), seed: seed)
                })
        }
        return Learner(
            name: name, rate: best.rate, atBest: rule(best.rate), steps: steps(at: best.rate),
            atTenth: steps(at: best.rate / 10), atHundredth: steps(at: best.rate / 100))
    }

    static func stepsOfTwin() -> Int {
        let pixels = (0..<256).map { UInt8($0 % 17 == 0 ? 1 : 0) }
        let rows = ImageSet(
            height: 1, width: 16, channels: 1, pixels: pixels, white: 1, labels: (0..<16).map { $0 % 10 },
            classes: (0..<10).map(String.init))
        let model = Sequential(Flatten(), Linear(weight: .zeros([10, 16]), bias: .zeros([10])))
        let procedure = TrainingProcedure(model, Optimizer(Momentum(learningRate: 0.1)))
        var generator = SplitMix64(seed: 1)  // orders the rows, which changes nothing
        return SanityChecks.OverfitOneBatch(of: procedure, on: rows, using: &generator).steps(SanityChecks.Settings())
            ?? 0
    }

    static let frames = 10

    private static func film(_ procedure: Procedure) -> [[[Double]]] {
        var (model, optimizer) = (procedure.model, procedure.optimizer)
        let sorted = DigitTask.digits.train.prefix(160).sortedByClass()
        let batch = sorted.batch(at: Array(stride(from: 0, to: 160, by: 10)))
        return (0..<frames).map { _ in
            let probabilities = procedure.scores(model, batch.images).softmax().scalars.map { Double($0) }
            for _ in 0..<6 {
                let (_, gradient) = procedure.gradient(&model, batch, procedure.loss)
                try? procedure.step(&model, gradient, &optimizer)
            }
            return (0..<16).map { row in Array(probabilities[row * 10..<row * 10 + 10]) }
        }
    }
}
