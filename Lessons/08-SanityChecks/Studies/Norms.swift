import Downhill

/// Gradient norms of layers: which sizes are healthy?
struct Norms: Study {
    /// Smallest and largest norm of a layer before the first step.
    struct Fresh: Sendable {
        let name: String
        let smallest, largest: Sample

        init(_ name: String, _ flows: [SanityChecks.GradientFlow]) {
            self.name = name
            smallest = Sample(flows.map { $0.layers.map(\.gradientNorm).min() ?? .nan })
            largest = Sample(flows.map { $0.layers.map(\.gradientNorm).max() ?? .nan })
        }
    }

    /// Document B's layers, conv1, conv2 and fc, without batch norm.
    let plainConv: Fresh
    /// SimpleMLP, ConvNet, ResNet-20; the last two have batch norm.
    let sound: [Fresh]
    /// SimpleMLP when the loss is summed over the batch instead of averaged; and ConvNet, summed over all digits.
    let summed, summedWhole: Fresh

    /// The hidden layer's norm where none of its units fires, and the steps that such a network takes for sixteen digits.
    let dead, deadSteps: Sample
    /// The same of a first layer that is cut off from the loss, its units alive.
    let detached, detachedSteps: Sample
    /// The largest norm of a layer that three epochs meet: in sound trainings, and where the sign is wrong.
    let calm: [(name: String, norms: Sample)]
    let wrongSign: Sample
    /// The largest that is met at a hundred times the rate, where training explodes as well.
    let hundredfold: Sample
    /// Of the zoo's trainings that jump or explode: how many there are, and how many meet a norm of a thousand.
    let exploding, thousand: Int
    /// The steps that the wrong sign takes for sixteen digits.
    let wrongSignSteps: Sample

    init(zoo: Zoo, byHeart: ByHeart, seeds: [UInt64]) {
        func flows(_ make: (UInt64) -> Procedure) -> [SanityChecks.GradientFlow] {
            seeds.map { seed in
                let procedure = make(seed)
                var generator = SplitMix64(seed: seed)
                let batches = procedure.firstBatches(1, of: 32, from: DigitTask.digits.train, using: &generator)
                return SanityChecks.GradientFlow(of: procedure, on: batches)
            }
        }
        plainConv = Fresh(
            "conv1, conv2, fc",
            flows { seed in
                var generator = SplitMix64(seed: seed)
                let model = Sequential(
                    Convolution(inputs: 1, outputs: 8, kernel: 3, padding: 1, using: &generator), Activation.relu,
                    MaxPool(window: 2),
                    Convolution(inputs: 8, outputs: 16, kernel: 3, padding: 1, using: &generator), Activation.relu,
                    MaxPool(window: 2), Flatten(), Linear(inputs: 64, outputs: 10, using: &generator))
                return TrainingProcedure(AnyModule(model), Optimizer(SGD(learningRate: 0.1)))
            })
        sound = zip(Kind.allCases, zoo.sound).map { kind, row in
            Fresh(kind.rawValue, row.outcomes.map(\.report.gradientFlow))
        }
        summed = Fresh("sum for mean", zoo["sum for mean"].outcomes.map(\.report.gradientFlow))
        summedWhole = Fresh(
            "sum over all",
            seeds.map { seed in
                var procedure = Kind.convNet.sound(seed: seed)
                procedure.loss = { crossEntropy($0($1.images), $1.labels) * Scalar($1.count) }
                let digits = DigitTask.digits.train
                return SanityChecks.GradientFlow(of: procedure, on: [digits.batch(at: Array(0..<digits.count))])
            })
        let deadRow = zoo["dead layer"]
        dead = deadRow.sample { $0.report.gradientFlow.layers[0].gradientNorm }
        deadSteps = deadRow.stepsByHeart
        detached = zoo["first layer detached"].sample { $0.report.gradientFlow.layers[0].gradientNorm }
        detachedSteps = byHeart.steps(ofBug: "first layer detached")
        calm = ["sound SimpleMLP", "sound ConvNet"].map { ($0, zoo[$0].sample(\.largestNorm)) }
        hundredfold = zoo["learning rate × 100"].sample(\.largestNorm)
        let jumping = zoo.bugs.filter { $0.mostly(.exploding, .unsteady) }
        (exploding, thousand) = (jumping.count, jumping.count { $0.sample(\.largestNorm).median >= 1_000 })
        let wrong = zoo["wrong sign"]
        (wrongSign, wrongSignSteps) = (wrong.sample(\.largestNorm), wrong.stepsByHeart)
    }
}

extension Norms {
    var numbers: [Recorded] {
        [
            Recorded("conv", sound[1].largest.median, as: .significant(2)),
            Recorded("mean", sound[0].largest.median, as: .significant(2)),
            Recorded("sum", summed.largest.median, as: .significant(2)),
            Recorded("whole", summedWhole.largest.median, as: .integer),
            Recorded("exploding", exploding), Recorded("thousand", thousand),
            Recorded("hundredfold", hundredfold.median, as: .significant(2)),
            Recorded("digits", DigitTask.digits.train.count),
            Recorded("detached", detachedSteps.median, as: .integer),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-125",
                instead: """
                    So without batch norm. With it the largest norm of a network that is as sound is {{norms.conv}}.
                    """
            ) {
                Condition("conv1, conv2, fc: smallest norm of a layer", plainConv.smallest, isAtLeast: 0.1)
                Condition("conv1, conv2, fc: largest norm of a layer", plainConv.largest, isAtMost: 1)
            } beyond: {
                for model in sound.dropFirst() {
                    Condition("\(model.name), with batch norm: largest norm of a layer", model.largest, isAtMost: 1)
                }
            },
            Claim(
                "B-126a",
                instead: """
                    Zero means dead, or cut off, or behind a dead layer. In a first layer that is detached from the loss no unit is dead, its gradient is zero \
                    as well, and the batch is learned by heart after {{norms.detached}} steps.
                    """
            ) {
                Condition("units that never fire: norm of their layer", dead, equals: 0, within: 0)
                Condition("units that never fire: steps until 95 % of 16 are right", deadSteps, isAbove: 100)
                Condition(
                    "sound SimpleMLP: smallest norm of a layer", sound[0].smallest, isAbove: 0)
            } beyond: {
                Condition("first layer detached, its units alive: norm of the layer", detached, equals: 0, within: 0)
                Condition("first layer detached: steps until 95 % of 16 are right", detachedSteps, isAbove: 100)
            },
            Claim(
                "B-126b",
                instead: """
                    With a loss that is a mean, on normalised digits, it does, though a training can explode without one: at a hundred times the rate the largest norm met is \
                    {{norms.hundredfold}}. Summed over {{norms.digits}} digits, at a rate as many times smaller, the training is the same, and \
                    a fresh ConvNet's norm is {{norms.whole}}; summed over `32` a fresh SimpleMLP's is {{norms.sum}}.
                    """
            ) {
                Condition("wrong sign: largest norm met", wrongSign, isAtLeast: 1_000)
                Condition("wrong sign: steps until 95 % of 16 are right", wrongSignSteps, isAbove: 100)
                for (name, norms) in calm { Condition("\(name): largest norm met", norms, isBelow: 1_000) }
            } beyond: {
                Condition("sum over 32 digits, SimpleMLP: largest norm of a layer", summed.largest, isBelow: 1_000)
                Condition(
                    "sum over \(DigitTask.digits.train.count) digits, ConvNet: largest norm of a layer",
                    summedWhole.largest, isBelow: 1_000)
            },
        ]
    }
}
