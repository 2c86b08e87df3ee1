import Testing
import TrainingChecks

/// Where each check draws its line, on measurements made up for the purpose: one just inside, one just outside.
@Suite struct `Sanity checks draw their lines` {
    private let settings = SanityChecks.Settings()
    private let ln10 = Elementary.log(10.0 as Double)

    @Test(arguments: [
        (-0.19, SanityChecks.Verdict.passed), (4.49, .passed), (4.6, .warning), (-0.3, .warning), (20, .failed),
        (-2, .failed), (Double.nan, .failed),
    ])
    func `round ln C`(excess: Double, verdict: SanityChecks.Verdict) {
        #expect(SanityChecks.InitialLoss(loss: ln10 + excess, classes: 10).finding(settings).verdict == verdict)
    }

    @Test(arguments: [
        ([0.2, 0.4], [1.0, 1.0], SanityChecks.Verdict.passed), ([0, 0.4], [1, 1], .failed),
        ([101, 1], [1, 1], .failed),
        ([99, 1], [1, 1], .passed), ([9e-4, 1], [1, 1], .warning), ([Double.nan, 1], [1, 1], .failed),
        ([], [], .failed),
    ])
    func `for gradients`(gradients: [Double], weights: [Double], verdict: SanityChecks.Verdict) {
        let layers = zip(gradients, weights).map {
            SanityChecks.GradientFlow.Layer(name: "layer", gradientNorm: $0, weightNorm: $1)
        }
        #expect(SanityChecks.GradientFlow(layers: layers).finding(settings).verdict == verdict)
    }

    @Test func `for units without gradient`() {
        func verdict(dead: Double) -> SanityChecks.Verdict {
            let layer = SanityChecks.GradientFlow.Layer(name: "l", gradientNorm: 1, weightNorm: 1, deadUnits: dead)
            return SanityChecks.GradientFlow(layers: [layer]).finding(settings).verdict
        }
        #expect(verdict(dead: 0.5) == .passed)
        #expect(verdict(dead: 0.51) == .warning)
    }

    @Test(arguments: [
        (1e-2, 1.0, SanityChecks.Verdict.passed), (0.21, 1, .warning), (4e-4, 1, .warning), (0, 1, .failed),
        (1e-2, -0.1, .failed), (Double.nan, 1, .failed),
    ])
    func `for updates`(ratio: Double, descent: Double, verdict: SanityChecks.Verdict) {
        let update = SanityChecks.UpdateRatio(layers: [.init(name: "layer", ratio: ratio)], descent: descent)
        #expect(update.finding(settings).verdict == verdict)
    }

    @Test(arguments: [
        ([1.0, 0.4, 0.1], [0.2, 0.9, 1.0, 1.0], SanityChecks.Verdict.passed),
        ([2, 1.5, 1.2], [0.2, 0.9, 1, 1], .failed),  // the loss stays above half of ln 10
        ([1, 0.4, 0.1], [0.2, 0.9, 0.9375, 0.9375], .failed),  // 15 of 16
    ])
    func `for one batch`(losses: [Double], accuracies: [Double], verdict: SanityChecks.Verdict) {
        let overfit = SanityChecks.OverfitOneBatch(losses: losses, accuracies: accuracies, classes: 10)
        #expect(overfit.finding(settings).verdict == verdict)
    }

    @Test(arguments: [
        ([2.3, 2.2, 2.1, 2.0, 1.9], nil, SanityChecks.LossCurve.Outcome.falling),
        ([2.3, 2.3, 2.3, 2.3, 2.2], nil, .stuck), ([4.2, 3, 2.5, 2.4, 2.3], nil, .stuck),
        ([2.3, 3.6, 2, 1.9, 1.8], nil, .unsteady), ([2.3, 3, 4, 5, 6], nil, .exploding),
        ([2.3, 2, 1], "step 4: the loss is nan", .exploding), ([], nil, .exploding),
    ])
    func `for the first losses`(losses: [Double], breakdown: String?, outcome: SanityChecks.LossCurve.Outcome) {
        let curve = SanityChecks.LossCurve(losses: losses, labelEntropy: ln10, breakdown: breakdown)
        #expect(curve.outcome(settings) == outcome)
        let hasPassed = curve.finding(settings).verdict == .passed
        #expect(hasPassed == (outcome == .falling))
    }

    @Test(arguments: [
        ([1.0, 1.2, 1.0, 1.2], [2.0, 2.2, 2.0, 2.2], SanityChecks.Verdict.passed),
        ([2.0, 2.2, 2.0, 2.2], [2.1, 2.3, 2.1, 2.3], .failed), ([1, 1], [1, 1], .failed), ([1], [2], .failed),
    ])
    func `for shuffled labels`(genuine: [Double], shuffled: [Double], verdict: SanityChecks.Verdict) {
        let shuffle = SanityChecks.LabelShuffle(
            genuine: .init(losses: genuine, labelEntropy: ln10), shuffled: .init(losses: shuffled, labelEntropy: ln10))
        #expect(shuffle.finding(settings).verdict == verdict)
    }

    @Test(arguments: [
        ([Scalar(0), 1, 1, 0], [0, 1], SanityChecks.Verdict.passed), ([9, -9, -9, 9], [0, 1], .failed),
        ([1, 0.5, 1, 0.5], [0, 1], .failed), ([.nan, 1, 0, 1], [0, 1], .failed), ([0, 1, 1, 0], [0, 0], .warning),
    ])
    func `for inputs`(values: [Scalar], labels: [Int], verdict: SanityChecks.Verdict) {
        // Fifty times the same two samples of two features, in a batch of each epoch; the order differs.
        func batch(_ offset: Int) -> Batch<[Int]> {
            Batch(
                inputs: Tensor((0..<50).flatMap { _ in values }, shape: [100, 2]),
                targets: (0..<50).flatMap { _ in labels }, indices: (0..<100).map { ($0 + offset) % 100 })
        }
        let statistics = SanityChecks.InputStatistics([batch(0)], next: [batch(1)], classes: 2)
        #expect(statistics.finding(settings).verdict == verdict)
    }
}
