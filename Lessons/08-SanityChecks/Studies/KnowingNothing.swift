import Downhill

/// What fresh networks lose before their first step.
struct KnowingNothing: Study {
    struct Opinion: Sendable {
        /// Of the scores of one sample around their mean, and the loss.
        let deviation, loss: Double

        init(_ model: AnyModule, on batch: Batch<[Int]>) {
            var model = model
            let scores = model(batch.images)  // in training, so that batch norm has statistics to go by
            let centered = scores - scores.mean(along: 1, keepingAxis: true)
            deviation = (centered.squaredNorm / Double(scores.shape.count)).squareRoot()
            loss = Double(crossEntropy(scores, batch.labels).item)
        }
    }

    /// SimpleMLP whose last layer is 0.3 to 30 times as large as it comes.
    let scaled: [Opinion]
    /// By kind of model, over seeds; and ResNet-20 with its last layer drawn by He's rule, as its others are.
    let fresh: [[Opinion]]
    let resNetByHe: [Opinion]

    /// The loss of ten equal scores, and that of a surely right prediction that goes through a second softmax.
    let equalScores, surelyRightTwice: Double

    init(seeds: [UInt64]) {
        let batch = DigitTask.digits.train.batch(at: Array(0..<128))
        let firstSeeds = seeds.prefix(5)
        scaled = [0.3, 0.6, 1, 1.8, 3, 5, 8, 13, 20, 30].flatMap { scale in
            firstSeeds.map { seed in
                var model = Kind.simpleMLP.model(seed: seed)
                model.change("output") { $0 = $0 * Scalar(scale) }
                return Opinion(model, on: batch)
            }
        }
        fresh = Kind.allCases.map { kind in seeds.map { Opinion(kind.model(seed: $0), on: batch) } }
        resNetByHe = seeds.map { seed in
            var generator = SplitMix64(seed: seed)
            return Opinion(AnyModule(Kind.resNet(lastLayer: .he, using: &generator)), on: batch)
        }
        equalScores = Double(crossEntropy(.zeros([1, 10]), [3]).item)
        let sure = Tensor([1] + Array(repeating: 0, count: 9), shape: [1, 10])
        surelyRightTwice = Double(crossEntropy(sure, [0]).item)
    }

    let logTen: Double = Elementary.log(10)
    /// The loss above which the check speaks up.
    var line: Double { logTen + DigitTask.settings.initialLossExcess.upperBound }

    static func loss(_ opinions: [Opinion]) -> Double { Sample(opinions.map(\.loss)).median }
}

extension KnowingNothing {
    var byHand: Exhibit {
        .text((knowingNothing: equalScores, surelyRightAfterTwoSoftmaxes: surelyRightTwice))
    }

    var figure: Exhibit {
        func points(_ opinions: [Opinion], _ name: String) -> PointMark {
            PointMark(x: opinions.map(\.deviation), y: opinions.map(\.loss), by: name)
        }
        return .figure(
            Plot("A fresh network pays ln 10, and more the more opinions it has") {
                RuleMark(y: line)
                TextMark("above the dashes the check speaks up", at: [0.032, line], .aboveTrailing)
                LineMark(over: 0.03...3.2, samples: 120) { s in logTen + s * s / 2 }.theory().color(.slate).label(
                    "ln 10 + s²/2")
                points(scaled, "SimpleMLP, last layer scaled").color(.blue)
                points(fresh[2], "ResNet-20").symbol(.triangle).color(.teal)
                points(resNetByHe, "ResNet-20, He’s rule to the end").symbol(.diamond).color(.rose)
            }.xAxis("s, the deviation of the scores", .log(0.03...12)).yAxis(
                "loss before the first step", .log(2...30)),
            named: "initial",
            alt: """
                Loss of untrained networks against the deviation of their scores: level where knowing nothing stands, then rising along the prediction, then \
                less steeply. ResNet-20 lies below the line at which the check speaks up; with a last layer drawn by He’s rule, mostly above it.
                """,
            caption: """
                Each point a fresh network. Pale: the prediction, good while scores are small. As it comes, SimpleMLP pays {{knowingNothing.mlp}}; $\\ln 10$ \
                is {{knowingNothing.logTen}}.
                """)
    }

    var exhibits: [Exhibit] { [figure] }

    var numbers: [Recorded] {
        [
            Recorded("logTen", logTen, as: .fixed(2)), Recorded("mlp", Self.loss(fresh[0]), as: .fixed(2)),
            Recorded("conv", Self.loss(fresh[1]), as: .fixed(2)), Recorded("res", Self.loss(fresh[2]), as: .fixed(2)),
            Recorded("byHe", Self.loss(resNetByHe), as: .fixed(2)), Recorded("line", line, as: .fixed(1)),
            Recorded("part", surelyRightTwice / equalScores, as: .percent(0)),
        ]
    }
}
