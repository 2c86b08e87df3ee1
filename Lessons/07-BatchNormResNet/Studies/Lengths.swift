import Downhill

/// How long the first weights are, and what batch norm makes of it.
struct Lengths: Sendable {
    /// A layer with batch norm whose weights are made five times as long: the largest change of an output, how many times smaller the gradient gets,
    /// and the cosine between the gradient and the weights.
    let outputs, shrinks, cosine: Double

    /// Four layers, weights so many times He's: the loss of the last epoch.
    static let factors: [Scalar] = [0.1, 0.3, 1, 3, 10]

    /// Without norm, at the rate that is best at He's weights and at the one that is best at each; with norm, at one rate for all.
    let none, retuned, norm: [Sample]

    init(normRate: Double, seeds: [UInt64]) {
        var generator = SplitMix64(seed: seeds[0])
        let layer = DeepLayer(inputs: 64, Design(depth: 2, norm: .beforeReLU), using: &generator)
        var longer = layer
        longer.linear.weight = 5 * layer.linear.weight
        let images = DigitsTask.sample.images.flattened()
        let pull = Tensor.normal([images.shape[0], 32], using: &generator)
        func gradient(_ layer: DeepLayer) -> Tensor {
            var layer = layer
            return valueAndGradient(at: &layer) { ($0(images) * pull).sum() }.gradient[0].tensor
        }
        let (short, long) = (gradient(layer), gradient(longer))
        var copies = (layer, longer)
        outputs =
            zip(copies.0(images).scalars, copies.1(images).scalars).map { Double(abs($0 - $1)) }.max() ?? .nan
        shrinks = (short.squaredNorm / long.squaredNorm).squareRoot()
        let along = Double((short * layer.linear.weight).sum().item)
        cosine = abs(along) / (short.squaredNorm * layer.linear.weight.squaredNorm).squareRoot()

        func loss(_ place: NormPlace, _ factor: Scalar, _ η: Double) -> Sample {
            let design = Design(depth: 4, norm: place, gain: factor)
            return Sample(
                seeds.map { DigitsTask.loss(design, by: SGD(learningRate: η), epochs: Panel.epochs, seed: $0) })
        }
        let tried = Self.factors.map { factor in Grid.logarithmic(0.01...1).map { loss(.none, factor, $0) } }
        func best(_ losses: [Sample]) -> Int { losses.indices.min { losses[$0].median < losses[$1].median } ?? 0 }
        let ordinary = best(tried[2])
        none = tried.map { $0[ordinary] }
        retuned = tried.map { $0[best($0)] }
        norm = Self.factors.map { loss(.beforeReLU, $0, normRate) }
    }

    /// From how many of the draws at these places a network learns: its median loss is below half of ln 10.
    static func learned(_ losses: [Sample], from places: ClosedRange<Int>) -> Int {
        losses[places].count { $0.median < DigitsTask.goal }
    }
}

extension Lengths: Study {
    var table: Exhibit {
        .table(
            Table(
                "Four layers: training loss by the size of the initial weights",
                columns: ["as large as He's, times"] + Self.factors.map { .init("\($0)", as: .significant(2)) },
                rows: [
                    ("no norm, one rate", none), ("no norm, the best rate for each", retuned),
                    ("batch norm, one rate", norm),
                ].map { name, losses in
                    [name as Any] + losses.map { $0.median as Any }
                }))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        [
            Recorded("outputs", outputs, as: .significant(1)), Recorded("shrinks", shrinks, as: .fixed(2)),
            Recorded("cosine", cosine, as: .significant(1)),
            Recorded("learned", Self.learned(norm, from: 0...4)),
            Recorded("retuned", Self.learned(retuned, from: 0...4)),
        ]
    }

    var claims: [Claim] {
        return [
            Claim(
                "Laarhoven-2017",
                says:
                    "Under batch norm, weights a times as long have the same outputs and a gradient a times smaller, at a right angle to them.",
                force: .always
            ) {
                Condition("weights five times as long: largest change of an output", outputs, isBelow: 1e-3)
                Condition(
                    "weights five times as long: gradient shrinks by", shrinks, equals: 5, within: .relative(0.01))
                Condition("cosine between gradient and weights", cosine, isBelow: 1e-3)
            },
            Claim("B-075") {
                Condition(
                    "weights a third of He's, He's, three times He's: draws from which the network learns, with norm at one rate, against without at one rate",
                    Self.learned(norm, from: 1...3), isAbove: Self.learned(none, from: 1...3))
                Condition(
                    "draws of these three from which it learns with norm", Self.learned(norm, from: 1...3), isAtLeast: 3
                )
            } beyond: {
                Condition(
                    "against no norm at the best rate for each draw", Self.learned(norm, from: 1...3),
                    isAbove: Self.learned(retuned, from: 1...3))
                Condition(
                    "from a tenth to ten times He's: draws of the five from which it learns with norm",
                    Self.learned(norm, from: 0...4), isAtLeast: 5)
            },
        ]
    }
}
