import Downhill
import Testing

@testable import lesson7

/// What the studies of lesson 7 must give, by theory.
@Suite("Studies of lesson 7")
struct Studies7Tests {
    @Test("batch norm of 1, 1, 5, 5, by hand")
    func byHand() {
        let study = ByHand(seed: 1)
        for (found, expected) in zip(study.forward, [-1.0, -1, 5, 5]) { #expect(abs(found - expected) < 1e-4) }
        for (found, expected) in zip(study.backward, [0.75, -0.75, 0, 0]) { #expect(abs(found - expected) < 1e-4) }
        // No gradient asks for a shift, and none for a stretch.
        #expect(abs(study.backward.reduce(0, +)) < 1e-4)
        #expect(abs(study.runningVariance - (0.9 + 1.6 / 3)) < 1e-6)
    }

    @Test("a chain multiplies: powers of F′ + 1")
    func chain() {
        let chain = Chain()
        #expect(chain.halves == 0x1p-20 && chain.doubles == 0x1p20 && chain.joints == 0x1p-19)
        #expect(chain.left(atSlope: 0) == 1 && chain.left(atSlope: -1) == 0)
        #expect(abs(chain.left(atSlope: 0.5) / Elementary.pow(1.5, 20) - 1) < 1e-4)
        #expect(abs(Chain.halvings(0x1p-20) - 20) < 1e-9)
        // Nineteen joints and the loss's slope; a ReLU whose sum is negative shuts both ways.
        #expect(Chain.fromTheLoss(toTheFirstOf: 20) == 0x1p-20 && chain.shut == 0)
        // Twenty factors near 1 change a gradient less than tenfold: a hundredfold takes ln 100 / |ln factor| of them.
        #expect(abs(chain.shrinking - Elementary.pow(0.9, 20)) < 1e-6)
        #expect(abs(chain.growing / Elementary.pow(1.1, 20) - 1) < 1e-5)
        #expect(Chain.layers(toAHundredfold: 0.9) == 44 && Chain.layers(toAHundredfold: 1.1) == 49)
    }

    @Test("how uneven gradients are: the largest factor of each run, one way or the other")
    func unevenness() {
        #expect(Depth.unevenness([[0.5, 1], [1, 3, 0.5]]).values == [2, 3])
    }

    @Test("the block adds before its last ReLU, and three stages of n have 6n + 2 layers")
    func block() {
        let block = Block(seed: 1)
        #expect(block.gap < 1e-5 && block.gapOfResidual < 1e-5 && block.gapOfOtherOrder > 0.1)
        #expect(block.stages.map(\.layers) == [20, 56, 110])
    }

    @Test("the first draw multiplies a gradient as the lesson derives")
    func firstDraw() {
        let study = FirstDraw(seeds: [101, 102, 103])
        #expect(abs(study.half.factor - 0.5) < 0.03 && abs(study.twice.factor - 2) < 0.1)
        #expect(abs(study.plain.factor - 1) < 0.03)
        for profile in [study.norm, study.large, study.behind] { #expect(abs(profile.factor - 1.2111) < 0.05) }
        #expect(abs(study.residual.factor - 3.0.squareRoot()) < 0.08)
        let product = FirstDraw.product(places: study.both.sizes.count)
        #expect(abs(study.both.growth / product[0] - 1) < 0.5)
        // The product grows as a power of depth: twice the blocks, far less than twice the powers of ten.
        #expect(FirstDraw.product(places: 49)[0] < 3 * FirstDraw.product(places: 25)[0])
    }

    @Test("ReLU layers bring images together: the arc-cosine map")
    func arcCosine() {
        // Strangers meet at 1/π; the like stay alike; opposites become strangers.
        #expect(abs(Alike.behindReLU(0) - 1 / Double.pi) < 1e-9)
        // At its ends a cosine is level: a rounding of it is the root of a rounding of the angle.
        #expect(abs(Alike.behindReLU(1) - 1) < Double.ulpOfOne.squareRoot())
        #expect(abs(Alike.behindReLU(-1)) < Double.ulpOfOne.squareRoot())
        #expect(Alike.behindReLU(0.5) > 0.5)
    }

    @Test("under batch norm long weights have a small gradient at a right angle to them")
    func lengths() {
        let study = Lengths(normRate: 1, seeds: [101])
        #expect(study.outputs < 1e-3 && study.cosine < 1e-3 && abs(study.shrinks - 5) < 0.05)
        // A rate of its own for each draw can only help; with a norm every draw learns at one.
        for (retuned, none) in zip(study.retuned, study.none) { #expect(retuned.median <= none.median) }
        #expect(Lengths.learned(study.norm, from: 0...4) == 5)
    }

    @Test("outputs behind a norm have variance one and no bound; without one they can grow tenfold")
    func outputs() {
        let study = Outputs(seeds: [101])
        #expect(abs(study.deviation - 1) < 1e-3 && study.largest > 2.5)
        // Of a normal number 68.3 % are within a deviation; sums of pixels are nearly normal.
        #expect(abs(study.within - 0.683) < 0.05)
        #expect(abs(study.zeros.median - 0.5) < 0.1)
        #expect(study.growths.map(\.growth).contains { $0 > 5 })
    }

    @Test("a branch that starts at zero leaves the block the identity")
    func identity() {
        var net = DigitsTask.network(Design(depth: 8, skips: true, startsAsIdentity: true), seed: 1)
        let outputs = net.outputs(DigitsTask.sample.images)
        #expect(outputs.count == 4)
        for output in outputs { #expect(output == outputs[0]) }
        #expect(net.gradientRatio(on: DigitsTask.sample) == 1)
        // A ReLU behind the sum passes on what a ReLU has put out.
        var closed = DigitsTask.network(
            Design(depth: 8, skips: true, endsInReLU: true, startsAsIdentity: true), seed: 1)
        let closedOutputs = closed.outputs(DigitsTask.sample.images)
        #expect(closedOutputs == outputs)
    }

    /// What the statistics of all digits make of them has mean 0 and variance 1, whatever batches were seen before.
    @Test("a network can be given the statistics of given images")
    func statistics() throws {
        var net = DigitsTask.network(Design(depth: 3, norm: .beforeReLU), seed: 1)
        _ = net(DigitsTask.training.batch(at: Array(0..<48)).images)
        let images = DigitsTask.sample.images
        net.takeStatistics(of: images)
        let sums = net.first.linear.forward(images.flattened())
        let norm = try #require(net.first.norm)
        for (found, expected) in zip(norm.runningMean.scalars, sums.mean(along: 0).scalars) {
            #expect(abs(found - expected) < 1e-4)
        }
    }

    @Test("usable rates: both ends, found from within, and the best between them")
    func usableRates() throws {
        // Learns from 0.02 to 3, fastest at 1; one seed of five never does.
        let found = try UsableRates(from: 0.25, seeds: [1, 2, 3, 4, 5]) { rate, seed in
            seed == 5 || rate < 0.02 || rate > 3 ? .infinity : 10 + 10 * abs(rate - 1)
        }
        #expect(found.largest <= 3 && found.largest * 1.16 > 3)
        #expect(found.smallest >= 0.02 && found.smallest / 1.79 < 0.02)
        #expect(found.best.rate == found.usable.min { abs($0.rate - 1) < abs($1.rate - 1) }?.rate)
        #expect(throws: UsableRates.NothingLearns.self) {
            try UsableRates(from: 0.25, seeds: [1, 2, 3]) { _, _ in .infinity }
        }
    }

    @Test("steps to a goal: the first window of five batches below it, unless the last epoch is not")
    func steps() throws {
        let trial = DigitsTask.trial(
            Design(depth: 2, norm: .beforeReLU), by: SGD(learningRate: 0.3), epochs: 3, seed: 101)
        let found = trial.steps(to: DigitsTask.goal)
        try #require(found > 5 && found <= 45)
        let last = Int(found)
        #expect(trial.batchLosses[(last - 5)..<last].mean < DigitsTask.goal)
        #expect(trial.batchLosses[(last - 6)..<(last - 1)].mean >= DigitsTask.goal)
        #expect(trial.steps(to: 0) == .infinity)
    }
}
