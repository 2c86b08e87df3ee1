import Downhill
import Foundation
import Synchronization

/// The checks on the documents' own scale: ResNet-20 and a convolutional network on colour images of 32×32 pixels.
struct LargerNetwork: Study {
    /// ResNet-20 of full width: the seconds of processor time of one step on 32 images, and of as many as all eight checks make at most.
    let secondsAStep: Double
    let steps: Int
    var seconds: Double { secondsAStep * Double(steps) }

    /// Of document B's three checks in batches of 128: a hundred steps of 16 images, one pass and fifty steps of 128.
    var secondsOfDocument: Double { secondsAStep / 32 * Double(100 * 16 + 128 + 50 * 128) }

    /// ConvNet on drawn figures by Adam, at the rate with the lowest end: 50 batches of them.
    let best: BestRate
    let shapes: [SanityChecks.LossCurve]
    /// The same network on photographs; and one four times as wide, in batches of the document's size.
    let photographs, full: Photographs
    let zoo: Zoo
    let curves: Curves

    init(photographs: Photographs, full: Photographs, zoo: Zoo, curves: Curves, seeds: [UInt64]) throws {
        (self.photographs, self.full, self.zoo, self.curves) = (photographs, full, zoo, curves)
        let drawn = Shapes.load(train: 1_600, test: 0).train
        let images = drawn.normalized(by: drawn.measuredNormalization)
        let looks = Mutex<[Double: [UInt64: SanityChecks.LossCurve]]>([:])
        @Sendable func curve(_ rate: Double, _ seed: UInt64) -> SanityChecks.LossCurve {
            if let known = looks.withLock({ $0[rate]?[seed] }) { return known }
            let curve = Self.look(at: images, rate: rate, seed: seed)
            looks.withLock { $0[rate, default: [:]][seed] = curve }
            return curve
        }
        best = try BestRate.search(
            over: Grid.logarithmic(0.001...0.01, perDecade: 2), seeds: Array(seeds.prefix(2)), resolution: 3
        ) { curve($0, $1).end }
        let rate = best.rate
        shapes = seeds.concurrentMap { curve(rate, $0) }

        var generator = SplitMix64(seed: seeds[0])
        var resNet = ResNet(depth: 20, using: &generator)
        var optimizer = Optimizer(Momentum(learningRate: 0.05))
        let batch = images.batch(at: Array(0..<32))
        let start = clock()
        _ = try? optimizer.step(&resNet) { crossEntropy($0(batch.images), batch.labels) }
        secondsAStep = Double(clock() - start) / 1_000_000  // POSIX: a million ticks a second
        // Two loss curves and the updates; the overfit check's batches, and its looks at the accuracy, are half as large.
        let settings = SanityChecks.Settings()
        steps = 2 * settings.batches + settings.updates + settings.overfitSteps
    }

    /// ConvNet by Adam on its first batches of colour images.
    static func look(
        at images: ImageSet, rate: Double, width: Int = 8, batches count: Int = 50, of size: Int = 32, seed: UInt64
    ) -> SanityChecks.LossCurve {
        var generator = SplitMix64(seed: seed)
        let model = ConvNet(images: [32, 32, 3], width: width, using: &generator)
        let procedure = TrainingProcedure(AnyModule(model), Optimizer(Adam(learningRate: rate)))
        let batches = procedure.firstBatches(count, of: size, from: images, using: &generator)
        return SanityChecks.LossCurve(of: procedure, on: batches)
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
            Recorded("leapEnd", photographs.leap.end, as: .fixed(1)), Recorded("leaps", photographs.leaps),
            Recorded("fullLeap", full.leap.highest, as: .fixed(1)),
            Recorded("fullLeapEnd", full.leap.end, as: .fixed(1)),
            Recorded("full", full.end.median, as: .fixed(1)), Recorded("fullWidth", full.settings.width),
            Recorded("fullBatch", full.settings.batch),
            Recorded("photographsTwenty", photographs.afterTwenty.median, as: .fixed(1)),
            Recorded("notFalling", shapes.count { $0.outcome(DigitTask.settings) != .falling }),
            Recorded("twenty", afterTwenty.median, as: .fixed(1)),
            Recorded("digits", zoo.sound[1].sample(\.report.lossCurve.end).median, as: .fixed(1)),
        ]
    }

    var claims: [Claim] {
        func first(_ row: Zoo.Row) -> Sample { row.sample { $0.report.lossCurve.losses.first ?? .nan } }
        return [
            Claim("B-127a") {
                Condition(
                    "ConvNet of 32, 64 and 128 channels on CIFAR-10: first loss, of a batch of 128, one run",
                    full.firstLoss, equals: 2.3, within: 0.5)
                for row in zoo.sound.prefix(2) {
                    Condition("\(row.name): first loss, of a batch of 32", first(row), equals: 2.3, within: 0.5)
                }
            } beyond: {
                Condition(
                    "ConvNet on drawn figures in colour: first loss, of a batch of 32", firstLosses, equals: 2.3,
                    within: 0.5)
            },
            Claim(
                "B-127b",
                instead: """
                    How fast a good curve falls is the task's affair. On the digits a ConvNet stands at {{largerNetwork.digits}} by then. \
                    On photographs of CIFAR-10, the document's own task, one of {{largerNetwork.fullWidth}} \
                    channels first stands at {{largerNetwork.full}} after as many batches of {{largerNetwork.fullBatch}}, one run at the best of three rates; a narrow one \
                    ({{largerNetwork.photographsWidth}} channels first) at {{largerNetwork.photographs}} after as many of {{largerNetwork.photographsBatch}}; \
                    on drawn figures in colour that stands at {{largerNetwork.shapes}}.
                    """
            ) {
                Condition(
                    "ConvNet of 32, 64 and 128 channels on CIFAR-10, batches of 128, at its best rate: loss of batches 41 to 50",
                    full.end.median, isAtMost: 0.9)
            } beyond: {
                Condition(
                    "narrow ConvNet on CIFAR-10, batches of 32, at its best rate: loss of batches 41 to 50",
                    photographs.end, isAtMost: 0.9)
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
                    A loss that leaps at first may still learn: on CIFAR-10, at about three times the best rate, the ConvNet of {{largerNetwork.fullWidth}} \
                    channels first came to {{largerNetwork.fullLeap}} and {{largerNetwork.leaps}} of five runs of a narrow one to {{largerNetwork.leap}}; \
                    after fifty batches they stood at {{largerNetwork.fullLeapEnd}} and {{largerNetwork.leapEnd}}. \
                    A level one may be a harder task: on CIFAR-10 the narrow one has fallen to \
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
                    "ConvNet of 32, 64 and 128 channels on CIFAR-10, at its best rate: loss of batches 41 to 50",
                    full.end.median, isBelow: 2.1)
                Condition(
                    "the same, one run: highest loss of 50 batches", full.highest, isBelow: 5.6)
                Condition(
                    "narrow ConvNet on CIFAR-10, at its best rate: loss of batches 41 to 50", photographs.end.median,
                    isBelow: 2.1)
                Condition(
                    "the same, five runs: highest loss of 50 batches", photographs.highest, isBelow: 5.6)
            } beyond: {
                Condition(
                    "ConvNet of 32, 64 and 128 channels at \(Self.leapText(full)): highest loss of 50 batches, one run",
                    full.leap.highest, isBelow: 5.6)
                Condition(
                    "narrow ConvNet at \(Self.leapText(photographs)): highest loss of 50 batches, of five runs",
                    photographs.leap.highest, isBelow: 5.6)
                Condition(
                    "narrow ConvNet on CIFAR-10, at its best rate: loss of batches 16 to 20",
                    photographs.afterTwenty.median, isBelow: 2.1)
                Condition(
                    "sound ConvNet on drawn figures in colour, at its best rate: loss of batches 16 to 20", afterTwenty,
                    isBelow: 2.1)
            },
            Claim("B-129") {
                Condition(
                    "ResNet-20 on 32×32 pixels: the document's three checks, in batches of 128, take less than 150 of the 300 seconds of processor time, by the time of a step with 32 images",
                    holds: secondsOfDocument < 150)
                Condition(
                    "the \(steps) steps of our checks that train, in batches of 32, take less than 150",
                    holds: seconds < 150)
            },
        ]
    }

    private static func leapText(_ photographs: Photographs) -> String {
        let rate = NumberFormat.significant(1).text(photographs.leap.rate)
        let end = NumberFormat.fixed(1).text(photographs.leap.end)
        return "\(rate), about three times its best rate, which ends at \(end)"
    }
}
