import Downhill

extension FirstDraw {
    var numbers: [Recorded] {
        [
            Recorded("draws", draws), Recorded("layers", norm.sizes.count - 1),
            Recorded("blocks", residual.sizes.count - 1), Recorded("norm", norm.growth, as: .significant(1)),
            Recorded("residual", residual.growth, as: .significant(1)),
            Recorded("both", both.growth, as: .significant(1)),
            Recorded("before", norm.factor, as: .fixed(2)), Recorded("behind", behind.factor, as: .fixed(2)),
            Recorded("twofold", behindOverBefore, as: .fixed(1)), Recorded("factors", norm.sizes.count - 1),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "He-2015", says: "Weights of variance 2/n keep the gradient's size through ReLU layers.", force: .always
            ) {
                Condition("fifty plain layers: factor a layer", plain.factor, equals: 1, within: 0.03)
                Condition("weights half as large: factor a layer", half.factor, equals: 0.5, within: 0.03)
                Condition("weights twice as large: factor a layer", twice.factor, equals: 2, within: 0.1)
            },
            Claim(
                "Yang-2019",
                says: "Batch norm and ReLU multiply the gradient by 1/√(1 − 1/π) a layer, whatever the weights.",
                force: .always
            ) {
                Condition("fifty layers: factor a layer", norm.factor, equals: Self.normFactor, within: 0.05)
                Condition("weights five times as large", large.factor, equals: Self.normFactor, within: 0.05)
            },
            Claim(
                "De-Smith-2020",
                says:
                    "With batch norm in its branches, which makes deep branches small beside the stream, a residual stack's gradient grows as a power of depth (the growth derived in the text).",
                force: .always
            ) {
                for (profile, blocks) in zip(deeper, [6, 12, 24]) {
                    Condition(
                        "\(blocks) blocks: growth over the product of the text",
                        profile.growth / Self.product(places: profile.sizes.count)[0], equals: 1, within: 0.25)
                }
                Condition(
                    "growth from 12 blocks to 24, against that from 6 to 12, which a factor a block would square",
                    deeper[2].growth / deeper[1].growth, equals: deeper[1].growth / deeper[0].growth,
                    within: .relative(0.25))
                Condition(
                    "24 blocks: growth against a thousandth of that without norm", both.growth,
                    isBelow: residual.growth / 1_000)
            },
            Claim(
                "B-072b",
                instead:
                    "It flows alike: a factor of {{firstDraw.before}} a layer with the norm before the ReLU, {{firstDraw.behind}} behind it, {{firstDraw.twofold}} over all {{firstDraw.factors}} of them. In theory, with wide layers and large batches, both are the same."
            ) {
                Condition(
                    "fifty layers: distance of the factor from 1, before against behind", abs(norm.factor - 1),
                    isBelow: abs(behind.factor - 1), by: 0.05)
            },
        ]
    }
}
