import Downhill
import Foundation

/// The checks on the documents' own scale: ResNet-20 and a convolutional network on colour images of 32×32 pixels.
struct LargerNetwork: Study {
    /// ResNet-20 of full width: the seconds of processor time of one step on 32 images, and of as many as all eight checks make at most.
    let secondsAStep: Double
    let steps: Int
    var seconds: Double { secondsAStep * Double(steps) }

    /// ConvNet on drawn figures: 50 batches of them, and the steps until sixteen are known.
    let shapes: [SanityChecks.LossCurve]
    let stepsByHeart: Sample
    let zoo: Zoo
    let curves: Curves

    init(zoo: Zoo, curves: Curves, seeds: [UInt64]) {
        (self.zoo, self.curves) = (zoo, curves)
        let drawn = Shapes.load(train: 1_600, test: 0).train
        let images = drawn.normalized(by: drawn.measuredNormalization)
        let runs = inParallel(seeds.count) { index in
            var generator = SplitMix64(seed: seeds[index])
            let model = ConvNet(images: [32, 32, 3], width: 8, using: &generator)
            let procedure = TrainingProcedure(model, Optimizer(Adam(learningRate: 0.003)))
            let batches = procedure.firstBatches(50, of: 32, from: images, using: &generator)
            let curve = SanityChecks.LossCurve(of: procedure, on: batches)
            return (curve, SanityChecks.OverfitOneBatch(of: procedure, on: images, using: &generator).stepsUntilRight)
        }
        shapes = runs.map(\.0)
        stepsByHeart = Sample(runs.map(\.1))

        var generator = SplitMix64(seed: seeds[0])
        var resNet = ResNet(depth: 20, using: &generator)
        var optimizer = Optimizer(Momentum(learningRate: 0.05))
        let batch = images.batch(at: Array(0..<32))
        let start = clock()
        for _ in 0..<2 { _ = try? optimizer.step(&resNet) { crossEntropy($0(batch.images), batch.labels) } }
        secondsAStep = Double(clock() - start) / 1_000_000 / 2  // POSIX: a million ticks a second
        // Two loss curves and the updates; the overfit check's batches, and its looks at the accuracy, are half as large.
        let settings = SanityChecks.Settings()
        steps = 2 * settings.batches + settings.updates + settings.overfitSteps
    }

    var firstLosses: Sample { Sample(shapes.map { $0.losses.first ?? .nan }) }
    var lastLosses: Sample { Sample(shapes.map(\.end)) }
    /// The mean of batches 16 to 20.
    var afterTwenty: Sample { Sample(shapes.map { Sample($0.losses[15..<20]).mean }) }
}

extension LargerNetwork {
    var numbers: [Recorded] {
        [
            Recorded("steps", steps), Recorded("shapes", lastLosses.median, as: .fixed(1)),
            Recorded("twenty", afterTwenty.median, as: .fixed(1)),
            Recorded("byHeart", stepsByHeart.median, as: .integer),
            Recorded("falling", shapes.count { $0.outcome(DigitTask.settings) == .falling }),
            Recorded("digits", zoo.sound[1].sample(\.report.lossCurve.end).median, as: .fixed(1)),
        ]
    }

    var claims: [Claim] {
        func first(_ row: Zoo.Row) -> Sample { row.sample { $0.report.lossCurve.losses.first ?? .nan } }
        return [
            Claim(
                "B-127",
                instead: """
                    On the digits. On colour images a network that is as sound stands at {{largerNetwork.shapes}} after as many batches: how fast a good curve \
                    falls is the task's affair.
                    """
            ) {
                for row in zoo.sound.prefix(2) {
                    Condition("\(row.name): first loss, of a batch of 32", first(row), equals: 2.3, within: 0.5)
                    Condition("\(row.name): loss after 50 batches", row.sample(\.report.lossCurve.end), isAtMost: 0.9)
                }
            } beyond: {
                Condition(
                    "ConvNet on colour images: first loss, of a batch of 32", firstLosses, equals: 2.3, within: 0.5)
                Condition("ConvNet on colour images: loss after 50 batches", lastLosses, isAtMost: 0.9)
            },
            Claim(
                "B-128",
                instead: """
                    Of a loss that explodes it is so. A level one may be a harder task: on colour images a sound network stands at {{largerNetwork.twenty}} \
                    after twenty batches and begins to fall later.
                    """
            ) {
                for (name, losses) in curves.highest {
                    Condition("\(name): highest loss of 50 batches", losses, isAtLeast: 5.6)
                }
                for (name, losses) in curves.last {
                    Condition("\(name): loss after 50 batches", losses, equals: 2.3, within: 0.2)
                }
                Condition(
                    "sound trainings on the digits, \(curves.soundRuns) runs: how many are stuck", curves.soundStuck,
                    isAtMost: 0)
                Condition(
                    "sound trainings on the digits, \(curves.soundRuns) runs: highest loss of 50 batches",
                    curves.soundHighest, isBelow: 5.6)
            } beyond: {
                Condition(
                    "sound ConvNet on colour images: loss after 20 batches", afterTwenty, isBelow: 2.1)
            },
            Claim("B-129") {
                Condition(
                    "ResNet-20 on 32×32 pixels: the \(steps) steps of the checks that train take less than 150 of the 300 seconds of processor time",
                    holds: seconds < 150)
            },
        ]
    }
}
