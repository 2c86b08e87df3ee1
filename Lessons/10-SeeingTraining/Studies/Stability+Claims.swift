import Downhill

extension Stability {
    private func overSeeds(_ value: (Seed) -> Double) -> Sample { Sample(seeds.map(value)) }

    /// The sharpness of the last third over 2/η, at each of the rates.
    var plateaus: [Sample] {
        Stability.rates.indices.map { i in overSeeds { $0.descents[i].plateau / $0.descents[i].limit } }
    }

    var start: Sample { overSeeds { $0.descents[0].sharpness[0] } }

    var numbers: [Recorded] {
        let last = { (curve: [Double]) in curve.last ?? .nan }
        return [
            Recorded("first", plateaus[0].median, as: .fixed(2)), Recorded("second", plateaus[1].median, as: .fixed(2)),
            Recorded("third", plateaus[2].median, as: .fixed(2)),
            Recorded("start", start.median, as: .significant(2)),
            Recorded("startLimit", 2 / start.median, as: .significant(2)),
            Recorded("rises", overSeeds { $0.descents[0].rises }.median, as: .percent(0)),
            Recorded(
                "fell", overSeeds { $0.descents[0].losses[0] / last($0.descents[0].losses) }.median, as: .significant(2)
            ),
            Recorded("slow", overSeeds { last($0.slow.sharpness) }.median, as: .significant(2)),
            Recorded("slowRises", overSeeds { $0.slow.rises }.median, as: .percent(0)),
            Recorded("peak", overSeeds { $0.crossEntropy.sharpness.max() ?? .nan }.median, as: .significant(2)),
            Recorded("crossStart", overSeeds { $0.crossEntropy.sharpness[0] }.median, as: .significant(2)),
            Recorded("crossEnd", overSeeds { last($0.crossEntropy.sharpness) }.median, as: .significant(2)),
            Recorded("largest", overSeeds(\.largestRate).median, as: .significant(2)),
            Recorded(
                "overLimit", overSeeds { $0.largestRate * $0.descents[0].sharpness[0] / 2 }.median, as: .significant(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "Cohen-2021", says: "Full-batch gradient descent drives the sharpness up to 2/η, where it stays",
                force: .here,
                instead: #"""
                    So with squared error. With cross-entropy the sharpness goes from {{stability.crossStart}} over {{stability.peak}} down to {{stability.crossEnd}} as the loss goes to zero, and never \
                    comes near $2/\eta$.
                    """#
            ) {
                for (rate, plateau) in zip(Stability.rates, plateaus) {
                    Condition(
                        "squared error, η = \(rate): sharpness of the last third over 2/η", plateau, equals: 1,
                        within: .relative(0.1))
                }
            } beyond: {
                Condition(
                    "cross-entropy, η = 0.5: sharpness of the last third over 2/η",
                    overSeeds { $0.crossEntropy.plateau / $0.crossEntropy.limit }, equals: 1, within: .relative(0.1))
            }
        ]
    }
}
