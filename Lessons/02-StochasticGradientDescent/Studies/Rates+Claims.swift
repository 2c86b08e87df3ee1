import Downhill

extension Rates {
    var asTheyWere: Version { versions[1] }
    var scaled: Version { versions[2] }
    var halved: Version { versions[3] }

    /// What a rate of 0.01 leaves of a loss of 2.55 where 0.001 leaves 2.25: the least that the table's first row, rounded, allows. A factor `(1 − 0.001·λ)¹⁰⁰` becomes
    /// `(1 − 0.01·λ)¹⁰⁰`, which is convex in it, so that a single curvature leaves the least.
    static var implied: Double {
        let λ = (1 - Elementary.pow(2.25 / 2.55, 0.01)) / 0.001
        return 2.55 * Elementary.pow(1 - 0.01 * λ, 100)
    }

    /// The least that descent on a quadratic leaves in the fifth place where the first two are 2.5 and 1.5, rounded: its losses are sums of `c·rᵏ`, whose
    /// ratios never fall.
    static var impliedLast: Double { 1.45 * Elementary.pow(1.45 / 2.55, 3) }

    var numbers: [Recorded] {
        [
            Recorded("steps", Self.steps), Recorded("start", startLoss, as: .fixed(2)),
            Recorded("hover", loss(scaled, rate: 1), as: .fixed(2)),
            Recorded("halved", loss(halved, rate: 1, steps: 1), as: .fixed(4)),
            Recorded("overflow", doubling.firstIndex { !$0.isFinite } ?? 0),
            Recorded("implied", Self.implied, as: .significant(2)),
            Recorded("impliedLast", Self.impliedLast, as: .significant(2)),
            Recorded("overflowOfOne", zip(Self.tableRates, table[2]).first { !$0.1.isFinite }?.0 ?? .nan),
            Recorded("limit", asTheyWere.limit), Recorded("crossings", ravine.documents.crossings),
            Recorded("crawl", Int(ravine.stepsAtHundredth)), Recorded("best", Int(ravine.stepsAtBest)),
            Recorded("shallow", Int(ravine.shallowAtTheOther)),
        ]
    }

    var claims: [Claim] { ofTheRavine + ofTheTable }

    private var ofTheRavine: [Claim] {
        [
            Claim(
                "B-009",
                instead:
                    "It swings across where the rate is above $1/\\lambda$ of the steep side: in every step at the document's rate, in none just below $1/\\lambda$. The crawl along the floor is there at every stable rate."
            ) {
                Condition(
                    "η = 0.1, the document's: times across in 40 steps", ravine.documents.crossings, isAtLeast: 35)
                Condition("η = 2/(2 + 20), the best: times across in 40 steps", ravine.best.crossings, isAtLeast: 35)
                Condition(
                    "η = 0.1: steps along, to a hundredth, over those the shallow side needs alone",
                    ravine.documents.stepsAlong / ravine.shallowAtItsOwn, isAtLeast: 10)
            } beyond: {
                Condition("ηλ = 1.02 across: times across in 40 steps", ravine.above.crossings, isAtLeast: 5)
                Condition("ηλ = 0.98 across: times across in 40 steps", ravine.below.crossings, isAtLeast: 5)
            },
            Claim(
                "B-013",
                instead:
                    "It is the curvature and not the size of the gradient: from a start where the gradient across is the smaller one, the walk swings across just as often."
            ) {
                Condition(
                    "η = 0.1 from (4, 2), gradient (8, 40): times across in 40 steps", ravine.documents.crossings,
                    isAtLeast: 35)
                Condition("steps along, to a hundredth", ravine.documents.stepsAlong, isAtLeast: 20)
            } beyond: {
                Condition(
                    "from (4, 0.02), gradient (8, 0.4), where the cause is gone: fewer times across",
                    ravine.smallGradientAcross.crossings, isBelow: ravine.best.crossings)
            },
            Claim("B-010") {
                Condition("ravine, η = 0.11, above 2/λ", diverges: ravine.lossAboveTheLimit)
                Condition(
                    "ravine: steps to a loss of 10⁻⁶ at a hundredth of the best rate, over those at the best",
                    ravine.stepsAtHundredth / ravine.stepsAtBest, isAtLeast: 50)
            } beyond: {
                for version in versions {
                    Condition(
                        "\(version.name): 1.1 times 2/λ, 4,000 steps",
                        diverges: loss(version, rate: 1.1 * version.limit, steps: 4_000))
                }
            },
            Claim("B-011") {
                Condition("steep alone (λ = 20): steps to a hundredth at η = 0.05", ravine.steepAtItsOwn, isAtMost: 1)
                Condition("shallow alone (λ = 2): steps at η = 0.5", ravine.shallowAtItsOwn, isAtMost: 1)
                Condition("shallow at the steep one's rate: steps", ravine.shallowAtTheOther, isAtLeast: 40)
                Condition(
                    "steep at the shallow one's rate: steps, 2,000 at the most", ravine.steepAtTheOther, isAbove: 2_000)
            },
        ]
    }

    private var ofTheTable: [Claim] {
        [
            Claim(
                "E-040", "E-041", "E-042",
                untestable:
                    "Document E names neither model nor data nor batch size. Descent on a quadratic does not give its numbers: even if they are rounded, after the first row the second would end at {{rates.implied}} or above."
            ) {
                for (batch, losses) in zip(Self.batches, table) {
                    Condition(
                        "batches of \(batch): η = 0.001 settles at", losses[0], equals: 2.3, within: .relative(0.05))
                    Condition(
                        "batches of \(batch): η = 0.01 settles at", losses[1], equals: 0.5, within: .relative(0.05))
                    Condition("batches of \(batch): η = 0.1 ends above η = 0.01", losses[2], isAbove: losses[1])
                }
            },
            Claim(
                "E-044b",
                untestable:
                    "“Start with `0.01` and adjust” is right wherever one adjusts: no outcome would contradict it. As a guess it is too small for our regression's whole batch and good for its single samples."
            ) {
                for (batch, losses) in zip(Self.batches, table) where batch != 40 {
                    Condition(
                        "batches of \(batch), 50 epochs at 0.01: loss over the lowest",
                        losses[1] / asTheyWere.data.floor, isAtMost: 2)
                }
            },
            Claim(
                "E-043",
                untestable:
                    "Whether it diverges depends on $2/\\lambda$, and document E names neither model nor data, as in the other rows of its table. Our regression does. With inputs of deviation one it hovers, since there $2/\\lambda$ is exactly one; with the loss halved as well it arrives at once."
            ) {
                Condition(
                    "our stand-in for its regression, 2/λ = 0.25: η = 1",
                    diverges: loss(asTheyWere, rate: 1, steps: 2_000))
                Condition("inputs of deviation 1, 2/λ = 1: η = 1", diverges: loss(scaled, rate: 1, steps: 2_000))
                Condition(
                    "the same with the loss halved, 2/λ = 2: η = 1", diverges: loss(halved, rate: 1, steps: 2_000))
            },
            Claim(
                "E-011",
                untestable:
                    "An illustration, which names no model. A parabola can give its numbers, with the rate chosen to fit."
            ) {
                Condition(
                    "a parabola at ηλ = 1 + √2: losses", Array(doubling.prefix(3)), equals: [2.5, 5.0, 10.0],
                    within: .relative(0.001))
                Condition("in the end, in single precision", diverges: doubling.last ?? 0)
            },
            Claim(
                "E-012",
                untestable:
                    "An illustration, which names no model. A parabola can give its numbers, with the rate chosen to fit."
            ) {
                Condition("a parabola at ηλ = 0.0002: losses", crawling, equals: [2.5, 2.499, 2.498], within: 2e-5)
            },
            Claim(
                "E-013",
                untestable:
                    "An illustration, which names no model. Descent on a quadratic does not give its numbers: even if they are rounded, after the first two the last would be {{rates.impliedLast}} or above."
            ) {
                Condition(
                    "a parabola at ηλ = 0.27: losses, to the rounding", falling, equals: [2.5, 1.5, 0.8, 0.4, 0.2],
                    within: 0.05)
            },
        ]
    }
}
