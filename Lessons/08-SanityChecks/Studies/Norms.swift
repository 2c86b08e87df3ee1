import Downhill

/// Gradient norms of layers: which sizes are healthy?
struct Norms: Study {
    /// Smallest and largest norm of a layer before the first step.
    struct Fresh: Sendable {
        let name: String
        let smallest, largest: Sample

        /// By start and by layer.
        init(_ name: String, _ norms: [[Double]]) {
            self.name = name
            smallest = Sample(norms.map { $0.min() ?? .nan })
            largest = Sample(norms.map { $0.max() ?? .nan })
        }

        init(_ name: String, _ flows: [SanityChecks.GradientFlow]) {
            self.init(name, flows.map { $0.layers.map(\.gradientNorm) })
        }
    }

    /// On CIFAR-10 the ConvNet of LargerNetwork's width, with batch norm and without; that width, and how many images its batch has.
    let photographs: [Fresh]
    let width, batch: Int
    /// Document B's layers, conv1, conv2 and fc, few channels, without batch norm, on the digits.
    let plainConv: Fresh
    let simpleMLP: Fresh

    /// The hidden layer's norm where none of its units fires, and the steps that such a network takes for sixteen digits.
    let dead, deadSteps: Sample
    /// The same of a first layer that is cut off from the loss, its units alive.
    let detached, detachedSteps: Sample
    /// The largest norm of a layer that three epochs meet: in sound trainings, and where the sign is wrong.
    let calm: [(name: String, norms: Sample)]
    let wrongSign: Sample
    /// Of the zoo's trainings that jump or explode: how many there are, and how many meet a norm of a thousand.
    let exploding, thousand: Int
    /// The steps that the wrong sign takes for sixteen digits.
    let wrongSignSteps: Sample

    init(photographs: Photographs, zoo: Zoo, byHeart: ByHeart, seeds: [UInt64]) {
        (width, batch) = (photographs.settings.width, photographs.settings.batch)
        self.photographs = [
            Fresh("ConvNet of \(width), \(2 * width) and \(4 * width) channels on CIFAR-10", photographs.norms),
            Fresh("the same without batch norm", photographs.plainNorms),
        ]
        func flows(_ make: (UInt64) -> Procedure) -> [SanityChecks.GradientFlow] {
            seeds.map { seed in
                let procedure = make(seed)
                var generator = SplitMix64(seed: seed)
                let batches = procedure.firstBatches(1, of: 32, from: DigitTask.digits.train, using: &generator)
                return SanityChecks.GradientFlow(of: procedure, on: batches)
            }
        }
        plainConv = Fresh(
            "8 and 16 channels without batch norm on the digits",
            flows { seed in
                var generator = SplitMix64(seed: seed)
                let model = Sequential(
                    Convolution(inputs: 1, outputs: 8, kernel: 3, padding: 1, using: &generator), Activation.relu,
                    MaxPool(window: 2),
                    Convolution(inputs: 8, outputs: 16, kernel: 3, padding: 1, using: &generator), Activation.relu,
                    MaxPool(window: 2), Flatten(), Linear(inputs: 64, outputs: 10, using: &generator))
                return TrainingProcedure(AnyModule(model), Optimizer(SGD(learningRate: 0.1)))
            })
        simpleMLP = Fresh("sound SimpleMLP", zoo["sound SimpleMLP"].outcomes.map(\.report.gradientFlow))
        let deadRow = zoo["dead layer"]
        dead = deadRow.sample { $0.report.gradientFlow.layers[0].gradientNorm }
        deadSteps = deadRow.stepsByHeart
        detached = zoo["first layer detached"].sample { $0.report.gradientFlow.layers[0].gradientNorm }
        detachedSteps = byHeart.steps(ofBug: "first layer detached")
        calm = ["sound SimpleMLP", "sound ConvNet"].map { ($0, zoo[$0].sample(\.largestNorm)) }
        let jumping = zoo.bugs.filter { $0.mostly(.exploding, .unsteady) }
        (exploding, thousand) = (jumping.count, jumping.count { $0.sample(\.largestNorm).median >= 1_000 })
        let wrong = zoo["wrong sign"]
        (wrongSign, wrongSignSteps) = (wrong.sample(\.largestNorm), wrong.stepsByHeart)
    }
}

extension Norms {
    var numbers: [Recorded] {
        func ends(_ name: String, _ fresh: Fresh) -> [Recorded] {
            [
                Recorded("\(name).smallest", fresh.smallest.median, as: .significant(2)),
                Recorded("\(name).largest", fresh.largest.median, as: .significant(2)),
            ]
        }
        return ends("normed", photographs[0]) + ends("plain", photographs[1]) + ends("digits", plainConv) + [
            Recorded("width", width), Recorded("batch", batch),
            Recorded("summed", Double(batch) * photographs[0].largest.median, as: .significant(2)),
            Recorded("exploding", exploding), Recorded("thousand", thousand),
            Recorded("detached", detachedSteps.median, as: .integer),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "B-125",
                instead: """
                    A sound network's norms may lie outside: those of the ConvNet of {{norms.width}} channels first that learns CIFAR-10 lie between {{norms.normed.smallest}} and \
                    {{norms.normed.largest}} before the first step; without its batch norm between {{norms.plain.smallest}} and {{norms.plain.largest}}. On the digits, \
                    with few channels and without batch norm, they lie between {{norms.digits.smallest}} and {{norms.digits.largest}}.
                    """
            ) {
                for model in photographs {
                    Condition("\(model.name): smallest norm of a layer", model.smallest, isAtLeast: 0.1)
                    Condition("\(model.name): largest norm of a layer", model.largest, isAtMost: 1)
                }
            } beyond: {
                Condition("\(plainConv.name): smallest norm of a layer", plainConv.smallest, isAtLeast: 0.1)
                Condition("\(plainConv.name): largest norm of a layer", plainConv.largest, isAtMost: 1)
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
                Condition("\(simpleMLP.name): smallest norm of a layer", simpleMLP.smallest, isAbove: 0)
            } beyond: {
                Condition("first layer detached, its units alive: norm of the layer", detached, equals: 0, within: 0)
                Condition("first layer detached: steps until 95 % of 16 are right", detachedSteps, isAbove: 100)
            },
            // A loss that is summed has norms as many times larger: other units, which the page tells of.
            Claim("B-126b") {
                Condition("wrong sign: largest norm met", wrongSign, isAtLeast: 1_000)
                Condition("wrong sign: steps until 95 % of 16 are right", wrongSignSteps, isAbove: 100)
                for (name, norms) in calm { Condition("\(name): largest norm met", norms, isBelow: 1_000) }
                Condition(
                    "\(photographs[0].name), before the first step: largest norm of a layer", photographs[0].largest,
                    isBelow: 1_000)
            },
        ]
    }
}
