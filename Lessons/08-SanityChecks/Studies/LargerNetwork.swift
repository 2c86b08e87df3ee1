import Downhill
import Foundation

/// The checks on the documents' own scale: ResNet-20 and a convolutional network on colour images of 32×32 pixels.
struct LargerNetwork: Study {
    /// ResNet-20 of full width: the seconds of processor time of one step on 32 images, and of as many as all eight checks make at most.
    let secondsAStep: Double
    let steps: Int
    var seconds: Double { secondsAStep * Double(steps) }

    /// ConvNet on drawn figures by Adam, at the rate with the lowest end: 50 batches of them, and the steps until sixteen are known.
    let best: BestRate
    let shapes: [SanityChecks.LossCurve]
    let stepsByHeart: Sample
    /// The same network on photographs.
    let photographs: Photographs
    let zoo: Zoo
    let curves: Curves

    init(photographs: Photographs, zoo: Zoo, curves: Curves, seeds: [UInt64]) throws {
        (self.photographs, self.zoo, self.curves) = (photographs, zoo, curves)
        let drawn = Shapes.load(train: 1_600, test: 0).train
        let images = drawn.normalized(by: drawn.measuredNormalization)
        best = try BestRate.search(
            over: Grid.logarithmic(0.0001...0.01, perDecade: 2), seeds: seeds, resolution: 1
        ) { Self.look(at: images, rate: $0, seed: $1).curve.end }
        let rate = best.rate
        let runs = seeds.concurrentMap { seed in
            let (procedure, curve) = Self.look(at: images, rate: rate, seed: seed)
            return (curve, ByHeart.steps(procedure, on: images, seed: seed))
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

    /// ConvNet by Adam on its first batches of colour images.
    static func look(
        at images: ImageSet, rate: Double, width: Int = 8, batches count: Int = 50, of size: Int = 32, seed: UInt64
    ) -> (procedure: Procedure, curve: SanityChecks.LossCurve) {
        var generator = SplitMix64(seed: seed)
        let model = ConvNet(images: [32, 32, 3], width: width, using: &generator)
        let procedure = TrainingProcedure(AnyModule(model), Optimizer(Adam(learningRate: rate)))
        let batches = procedure.firstBatches(count, of: size, from: images, using: &generator)
        return (procedure, SanityChecks.LossCurve(of: procedure, on: batches))
    }

    var firstLosses: Sample { Sample(shapes.map { $0.losses.first ?? .nan }) }
    var lastLosses: Sample { Sample(shapes.map(\.end)) }
    /// The mean of batches 16 to 20.
    var afterTwenty: Sample { Sample(shapes.map { Sample($0.losses[15..<20]).mean }) }
}

extension LargerNetwork {
    var numbers: [Recorded] {
        [
            Recorded("steps", steps), Recorded("rate", best.rate, as: .significant(1)),
            Recorded("shapes", lastLosses.median, as: .fixed(1)),
            Recorded("photographs", photographs.end.median, as: .fixed(1)),
            Recorded("photographsWidth", photographs.settings.width),
            Recorded("photographsBatch", photographs.settings.batch),
            Recorded("photographsImages", photographs.settings.images),
            Recorded("leap", photographs.leap.highest, as: .fixed(1)),
            Recorded("leapEnd", photographs.leap.end, as: .fixed(1)),
            Recorded("photographsTwenty", photographs.afterTwenty.median, as: .fixed(1)),
            Recorded("notFalling", shapes.count { $0.outcome(DigitTask.settings) != .falling }),
            Recorded("twenty", afterTwenty.median, as: .fixed(1)),
            Recorded("byHeart", stepsByHeart.median, as: .integer),
            Recorded("digits", zoo.sound[1].sample(\.report.lossCurve.end).median, as: .fixed(1)),
        ]
    }

    var claims: [Claim] {
        func first(_ row: Zoo.Row) -> Sample { row.sample { $0.report.lossCurve.losses.first ?? .nan } }
        return [
            Claim("B-127a") {
                for row in zoo.sound.prefix(2) {
                    Condition("\(row.name): first loss, of a batch of 32", first(row), equals: 2.3, within: 0.5)
                }
            } beyond: {
                Condition(
                    "ConvNet on colour images: first loss, of a batch of 32", firstLosses, equals: 2.3, within: 0.5)
            },
            Claim(
                "B-127b",
                instead: """
                    On the digits. On {{largerNetwork.photographsImages}} photographs of CIFAR-10, the document's own task, a narrow ConvNet ({{largerNetwork.photographsWidth}} \
                    channels first) stands at {{largerNetwork.photographs}} at its best rate after as many batches of {{largerNetwork.photographsBatch}}, \
                    on drawn figures in colour at {{largerNetwork.shapes}}: how fast a good curve falls is the task's affair.
                    """
            ) {
                Condition(
                    "ConvNet on CIFAR-10, at its best rate: loss of batches 41 to 50", photographs.end, isAtMost: 0.9)
            } beyond: {
                Condition(
                    "ConvNet on drawn figures in colour, at its best rate: loss of batches 41 to 50", lastLosses,
                    isAtMost: 0.9)
                for row in zoo.sound.prefix(2) {
                    Condition(
                        "\(row.name) on the digits: loss of batches 41 to 50", row.sample(\.report.lossCurve.end),
                        isAtMost: 0.9)
                }
            },
            Claim(
                "B-128",
                instead: """
                    Of a loss that ends in NaN it is so. One that leaps at first may still learn: on CIFAR-10, at about three times the best rate, a sound run \
                    came to {{largerNetwork.leap}}, and after fifty batches stood at {{largerNetwork.leapEnd}}. A level one may be a harder task: on CIFAR-10 a sound network has fallen to \
                    {{largerNetwork.photographsTwenty}} after twenty batches, but on drawn figures in colour, at its best rate of {{largerNetwork.rate}}, it stands at \
                    {{largerNetwork.twenty}} and begins to fall later.
                    """
            ) {
                for (name, losses) in curves.highest {
                    Condition("\(name): highest loss of 50 batches", losses, isAtLeast: 5.6)
                }
                for (name, losses) in curves.last {
                    Condition("\(name): loss of batches 41 to 50", losses, equals: 2.3, within: 0.2)
                }
                Condition(
                    "sound trainings on the digits, \(curves.soundRuns) runs: how many are stuck", curves.soundStuck,
                    isAtMost: 0)
                Condition(
                    "sound trainings on the digits, \(curves.soundRuns) runs: highest loss of 50 batches",
                    curves.soundHighest, isBelow: 5.6)
                Condition(
                    "sound ConvNet on CIFAR-10, at its best rate: loss of batches 41 to 50", photographs.end.median,
                    isBelow: 2.1)
                Condition(
                    "sound ConvNet on CIFAR-10, at its best rate, five runs: highest loss of 50 batches",
                    photographs.highest, isBelow: 5.6)
            } beyond: {
                Condition(
                    "the same at \(NumberFormat.significant(1).text(photographs.leap.rate)), about three times that rate, which ends at \(NumberFormat.fixed(1).text(photographs.leap.end)): highest loss of 50 batches",
                    photographs.leap.highest, isBelow: 5.6)
                Condition(
                    "sound ConvNet on CIFAR-10, at its best rate: loss of batches 16 to 20",
                    photographs.afterTwenty.median, isBelow: 2.1)
                Condition(
                    "sound ConvNet on drawn figures in colour, at its best rate: loss of batches 16 to 20", afterTwenty,
                    isBelow: 2.1)
            },
            Claim("B-129") {
                Condition(
                    "ResNet-20 on 32×32 pixels: the \(steps) steps of the checks that train take less than 150 of the 300 seconds of processor time",
                    holds: seconds < 150)
            },
        ]
    }
}
