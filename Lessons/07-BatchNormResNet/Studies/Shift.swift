import Downhill

/// Four layers without norm, with batch norm, and with batch norm whose outputs are moved at random at every step: each at its best rate.
struct Shift: Sendable {
    /// One network, watched as it learns.
    struct Kind: Sendable {
        let name: String
        let rate: Double

        /// The training loss of the last epoch, over seeds.
        let loss: Sample

        /// In one run: the mean over the same 144 digits of what eight units of the third layer put out, after every step; `[unit][step]`.
        let means: [[Double]]

        /// How far the means of all units move at a typical step, in spreads: the median step; over seeds.
        let movement: Sample

        /// How far they have moved from the end of the first epoch to the end of the last, in spreads; over seeds.
        let moved: Sample

        /// By what factor a typical unit's spread has grown or shrunk meanwhile; over seeds.
        let stretched: Sample
    }

    let none, norm, shaken: Kind

    /// With batch norm at the largest usable rate.
    let largest: Kind

    /// - Parameter largestRate: The largest at which batch norm learns.
    init(largestRate: Double, seeds: [UInt64]) throws {
        let shakenDesign = Design(depth: 4, norm: .beforeReLU, isShaken: true)
        func best(_ design: Design) throws -> Double {
            try BestRate.search(
                over: Grid.logarithmic(0.01...10, perDecade: 2), seeds: Array(seeds.prefix(3)), resolution: 1
            ) { η, seed in
                DigitsTask.loss(design, by: SGD(learningRate: η), epochs: Panel.epochs, seed: seed)
            }.rate
        }
        func kind(_ name: String, _ design: Design, _ rate: Double) -> Kind {
            let watches = seeds.map { Watch(design, rate: rate, seed: $0) }
            return Kind(
                name: name, rate: rate, loss: Sample(watches.map(\.loss)), means: watches[0].tracks,
                movement: Sample(watches.map(\.movement)), moved: Sample(watches.map(\.moved)),
                stretched: Sample(watches.map(\.stretched)))
        }
        none = kind("no norm", Design(depth: 4), try best(Design(depth: 4)))
        norm = kind("batch norm", Design(depth: 4, norm: .beforeReLU), try best(Design(depth: 4, norm: .beforeReLU)))
        shaken = kind("batch norm, shaken", shakenDesign, try best(shakenDesign))
        largest = kind("batch norm, largest rate", Design(depth: 4, norm: .beforeReLU), largestRate)
    }

    /// What the third layer puts out for the same digits, step after step.
    private struct Watch {
        var loss = Double.infinity
        var tracks: [[Double]] = []
        var movement = 0.0
        var moved = 0.0
        var stretched = 1.0

        init(_ design: Design, rate: Double, seed: UInt64) {
            var generator = SplitMix64(seed: seed)
            let net = DeepNet(design, using: &generator)
            var glances = [Glance(net)]
            let trial = Trial(
                of: net, by: Optimizer(SGD(learningRate: rate)), on: DigitsTask.training, batchSize: DigitsTask.batch,
                epochs: Panel.epochs, shuffledBy: &generator, watching: { glances.append(Glance($0.model)) })
            loss = trial.lastLoss
            tracks = (0..<8).map { unit in glances.map { Double($0.means[unit]) } }
            movement = Sample(zip(glances, glances.dropFirst()).map { $0.distance(to: $1) }).median
            let (early, late) = (glances[DigitsTask.training.count / DigitsTask.batch], glances[glances.count - 1])
            moved = early.distance(to: late)
            stretched = early.stretch(to: late)
        }
    }

    /// Of what batch norm takes off the loss: the share that is gone when its outputs are shaken.
    var shareOfStillness: Double {
        (shaken.loss.median - norm.loss.median) / (none.loss.median - norm.loss.median)
    }

    private struct Glance {
        let means: [Scalar]
        let spread: Double

        /// Unit by unit.
        let spreads: [Scalar]

        init(_ net: DeepNet) {
            var copy = net
            let outputs = copy.outputs(DigitsTask.sample.images)[2]
            let mean = outputs.mean(along: 0)
            means = mean.scalars
            spread = ((outputs - mean).squaredNorm / Double(outputs.shape.count)).squareRoot()
            spreads = (outputs - mean).squared().mean(along: 0).squareRoot().scalars
        }

        /// The median over the units of how many times wider or narrower one is then.
        func stretch(to other: Glance) -> Double {
            Sample(zip(spreads, other.spreads).map { Double(max($0 / $1, $1 / $0)) }.filter(\.isFinite)).median
        }

        func distance(to other: Glance) -> Double {
            let squares = zip(means, other.means).map { Double(($0 - $1) * ($0 - $1)) }
            return squares.mean.squareRoot() / spread
        }
    }
}
