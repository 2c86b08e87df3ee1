import Downhill

/// The first loss curves of the whole zoo, by how they look.
struct Curves: Study {
    struct Curve: Sendable {
        let name: String
        /// The median over the runs, batch by batch, up to where one broke down.
        let losses: [Double]

        init(_ row: Zoo.Row) {
            name = row.name
            let runs = row.outcomes.map(\.report.lossCurve.losses)
            let length = runs.map { $0.prefix { $0.isFinite }.count }.min() ?? 0
            losses = (0..<length).map { batch in Sample(runs.map { $0[batch] }).median }
        }
    }

    let sound: [Curve]
    /// Bugs whose loss ends where a sound one's does, within a factor of two; that fall, but not so far; that stay; that jump or explode.
    let alike, slower, stuck, jumping: [Curve]

    /// Of sound trainings, three models and three methods: how many runs are stuck, and the highest loss of any.
    let soundStuck, soundRuns: Int
    let soundHighest: Double
    /// Highest losses of two trainings that explode, last losses of two that are stuck.
    let highest: [(name: String, losses: Sample)]
    let last: [(name: String, losses: Sample)]

    init(zoo: Zoo, learners: [ByHeart.Learner], seeds: [UInt64]) {
        func end(_ row: Zoo.Row) -> Double { row.sample(\.report.lossCurve.end).median }
        let stuck = zoo.bugs.filter { $0.mostly(.stuck) }
        let jumping = zoo.bugs.filter { $0.mostly(.exploding, .unsteady) }
        let falling = zoo.bugs.filter { row in !(stuck + jumping).contains { $0.name == row.name } }
        let soundEnd = end(zoo.sound[0])
        sound = zoo.sound.map(Curve.init)
        alike = falling.filter { end($0) < 2 * soundEnd }.map(Curve.init)
        slower = falling.filter { end($0) >= 2 * soundEnd }.map(Curve.init)
        self.stuck = stuck.map(Curve.init)
        self.jumping = jumping.map(Curve.init)

        let rules = learners.map(\.atBest)
        let others = (0..<rules.count * seeds.count).concurrentMap { index in
            let (rule, seed) = (rules[index / seeds.count], seeds[index % seeds.count])
            let procedure = TrainingProcedure(Kind.simpleMLP.model(seed: seed), Optimizer(rule))
            var generator = SplitMix64(seed: seed)
            let batches = procedure.firstBatches(50, of: 32, from: DigitTask.digits.train, using: &generator)
            return SanityChecks.LossCurve(of: procedure, on: batches)
        }
        let curves = zoo.sound.flatMap { $0.outcomes.map(\.report.lossCurve) } + others
        soundStuck = curves.count { $0.outcome(DigitTask.settings) == .stuck }
        soundHighest = curves.flatMap(\.losses).max() ?? .nan
        soundRuns = curves.count
        highest = ["learning rate × 100", "wrong sign"].map { name in
            (name, zoo[name].sample { $0.report.lossCurve.losses.filter(\.isFinite).max() ?? .nan })
        }
        last = ["dead layer", "images, labels apart"].map { ($0, zoo[$0].sample(\.report.lossCurve.end)) }
    }
}
