import Downhill

/// Momentum on the digits under a fixed rate, steps, a cosine and one-cycle, each at its best top rate: eight epochs, and thirty, after which the
/// network has learned its images by heart.
struct OnDigits: Sendable {
    static let plans: [Plan] = [.fixed, .steps, .cosine, .oneCycle]

    let seeds: [UInt64]
    let eight: [RateSweep]
    /// Eight epochs of one-cycle with the rate inside the velocity, as document B writes momentum.
    let cycleInside: RateSweep
    /// The share of wrong answers after eight epochs under other seeds than those that chose the rates, fixed and one-cycle.
    let fixedErrors, cycleErrors: Sample
    /// The same after thirty epochs.
    let fixedErrorsThirty, cycleErrorsThirty: Sample

    /// Thirty epochs.
    let fixedThirty, cycleThirty: RateSweep

    /// What document B's typical rates leave of the training loss after eight epochs: 0.1 with a schedule, 0.01 without.
    let typicalCosine, typicalFixed: Double

    /// Eight epochs at the best rate, fixed and one-cycle: the loss over all images after each of them, one list a seed.
    let fixedCourse, cycleCourse: [[Double]]

    /// Three epochs of eight, as sixty of 160, at fixed rates, that of document B first: the loss at their end.
    let early: [(rate: Double, losses: Sample)]

    init(seeds: [UInt64], judgedBy others: [UInt64]) throws {
        self.seeds = seeds
        func afterThirty(_ plan: Plan) throws -> RateSweep {
            try RateSweep(plan, over: Grid.logarithmic(0.015...0.6962, perDecade: 3), seeds: Array(seeds.prefix(3))) {
                plan, η, seed in
                End(Self.trial(plan, from: η, epochs: 30, seed: seed))
            }
        }
        fixedThirty = try afterThirty(.fixed)
        cycleThirty = try afterThirty(.oneCycle)
        let rates = Array(Grid.logarithmic(0.02...0.63).dropFirst())
        let eight = try Self.plans.map { plan in
            try RateSweep(plan, over: rates, seeds: seeds) { plan, η, seed in
                End(Self.trial(plan, from: η, epochs: 8, seed: seed))
            }
        }
        self.eight = eight
        cycleInside = try RateSweep(.oneCycle, over: Grid.logarithmic(0.02...0.63), seeds: Array(seeds.prefix(5))) {
            plan, η, seed in
            End(Self.trial(plan, from: η, at: .inVelocity, epochs: 8, seed: seed))
        }
        func judged(_ sweep: RateSweep, epochs: Int, by seeds: some RandomAccessCollection<UInt64> & Sendable) -> Sample
        {
            Sample(
                seeds.concurrentMap {
                    Self.trial(sweep.plan, from: sweep.byError.rate, epochs: epochs, seed: $0).errorRate(
                        on: DigitsTask.test)
                })
        }
        fixedErrors = judged(eight[0], epochs: 8, by: others)
        cycleErrors = judged(eight[3], epochs: 8, by: others)
        let fewer = others.prefix(12)
        fixedErrorsThirty = judged(fixedThirty, epochs: 30, by: fewer)
        cycleErrorsThirty = judged(cycleThirty, epochs: 30, by: fewer)
        func typical(_ plan: Plan, _ η: Double) -> Double {
            Sample(seeds.prefix(5).concurrentMap { Self.loss(plan, from: η, seed: $0) }).median
        }
        typicalCosine = typical(.cosine, 0.1)
        typicalFixed = typical(.fixed, 0.01)
        func course(_ sweep: RateSweep) -> [[Double]] {
            seeds.concurrentMap { Self.course(sweep.plan, from: sweep.byLoss.rate, epochs: 8, seed: $0) }
        }
        fixedCourse = course(eight[0])
        cycleCourse = course(eight[3])
        early = [0.1, 0.01, 0.001].map { η in
            (
                η,
                Sample(
                    seeds.concurrentMap {
                        Self.trial(.fixed, from: η, epochs: 3, seed: $0).loss(on: DigitsTask.train)
                    })
            )
        }
    }

    private static func trial(
        _ plan: Plan, from η: Double, at place: Momentum.RatePlace = .atStep, epochs: Int, seed: UInt64
    ) -> Trial<SimpleMLP> {
        Trial(
            by: plan.momentum(from: η, over: epochs * DigitsTask.batchesPerEpoch, at: place), on: DigitsTask.train,
            batchSize: DigitsTask.batch, epochs: epochs, seed: seed, of: DigitsTask.network)
    }

    /// Where eight epochs end.
    static func end(_ plan: Plan, from η: Double, seed: UInt64) -> End {
        End(trial(plan, from: η, epochs: 8, seed: seed))
    }

    /// The training loss after eight epochs.
    static func loss(_ plan: Plan, from η: Double, seed: UInt64) -> Double { end(plan, from: η, seed: seed).loss }

    private static func course(_ plan: Plan, from η: Double, epochs: Int, seed: UInt64) -> [Double] {
        var generator = SplitMix64(seed: seed)
        let network = DigitsTask.network(using: &generator)
        let optimizer = Optimizer(plan.momentum(from: η, over: epochs * DigitsTask.batchesPerEpoch))
        var losses: [Double] = []
        _ = Trial(
            of: network, by: optimizer, on: DigitsTask.train, batchSize: DigitsTask.batch, epochs: epochs,
            shuffledBy: &generator,
            watching: { trial in
                if trial.batchLosses.count % DigitsTask.batchesPerEpoch == 0 {
                    losses.append(trial.loss(on: DigitsTask.train))
                }
            })
        return losses
    }

    /// A schedule's ends at its best rate by training loss, or by errors.
    func losses(_ sweep: RateSweep) -> Sample { sweep.byLoss.runs }
    func errors(_ sweep: RateSweep) -> Sample { sweep.byError.runs }
}
