import Downhill

/// The documents' schedules with their own numbers, each as the library has it.
struct PrintedSchedules: Sendable {
    /// Document E: 0.1·0.96^(t/100), t in steps.
    let decay = Schedule.exponential(from: 0.1, by: 0.96, every: .steps(100))
    /// Document B: 0.1·(e + 1)/5 in the first five epochs; and document E's ramp, 0.1·e/5.
    let warmUp = Schedule.constant(0.1).warmedUp(over: .epochs(5))
    let fromZero = Schedule.constant(0.1).warmedUp(over: .epochs(5), .fromZero)
    /// Documents B, C and D: half a wave.
    let cosine = Schedule.cosine(from: 0.1, over: .epochs(100))
    /// Document B: a tenth at epochs 60 and 120.
    let steps = Schedule.multiStep(from: 0.1, at: [.epochs(60), .epochs(120)])
    /// Document B, 200 epochs: after a warm-up of five, a tenth at 100 and 150.
    let twoHundred = Schedule.multiStep(from: 0.1, at: [.epochs(95), .epochs(145)]).warmedUp(over: .epochs(5))
    /// Document C.
    let everyThirty = Schedule.step(from: 0.1, every: .epochs(30), by: 0.1)
    let exponential = Schedule.exponential(from: 0.1, by: 0.95, every: .epochs(1))
    /// Document A.
    let oneCycle = OneCycle(peak: 0.1, over: .epochs(120))

    /// “Every 30”, once as epochs were meant and once as batches are counted: the rate after three epochs of so many batches.
    static var batches: Int { DigitsTask.batchesPerEpoch }
    let meant, written: Double

    /// The rates of a plateau schedule with patience 10 that is told a loss which falls by a twentieth an epoch, and from 0.2 on not at all.
    let stallingLosses: [Double]
    let onPlateau: [Double]
    /// The same for a loss that never moves, and for one that falls by a hundredth an epoch.
    let onFlat, onFalling: [Double]

    /// Loss after fifty steps down the ravine w₁² + 10·w₂² under a cosine from 0.05: what PyTorch gives too.
    let twin: Double

    init() {
        let counted = Schedule.step(from: 0.1, every: .steps(30), by: 0.1)
        meant = everyThirty(3 * Self.batches, stepsPerEpoch: Self.batches)
        written = counted(3 * Self.batches, stepsPerEpoch: Self.batches)
        stallingLosses = (0..<120).map { max(0.2, Elementary.pow(0.95, Double($0))) }
        onPlateau = Self.rates(told: stallingLosses)
        onFlat = Self.rates(told: Array(repeating: 1, count: 40))
        onFalling = Self.rates(told: (0..<60).map { Elementary.pow(0.99, Double($0)) })
        let falling = Schedule.cosine(from: 0.05, over: .steps(50))
        twin = Double(Descent(on: .ravine, by: SGD(learningRate: falling)).run(atMost: 50).last.loss)
    }

    private static func rates(told losses: [Double]) -> [Double] {
        var plateau = ReduceOnPlateau(patience: 10)
        return losses.map { loss in
            defer { plateau.observe(loss: loss, scheduled: 0.1) }
            return plateau.rate(from: 0.1)
        }
    }

    /// Differences from one epoch to the next: how far the rate falls.
    static func falls(of schedule: Schedule, epochs: Int) -> [Double] {
        let rates = schedule.values(epochs: epochs)
        return zip(rates, rates.dropFirst()).map { $0 - $1 }
    }

    /// PyTorch's `CosineAnnealingLR` past its T: the formula without an end.
    func cosineWithoutEnd(_ epoch: Double) -> Double { 0.1 * 0.5 * (1 + Elementary.cos(.pi * epoch / 100)) }
}
