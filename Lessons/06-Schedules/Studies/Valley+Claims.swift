import Downhill

extension Valley {
    private var passes80: Int { progress.firstIndex { $0 > 0.8 } ?? progress.count }

    var numbers: [Recorded] {
        [
            Recorded("overflow", recipes[0].steps),
            Recorded("latest", recipes.map(\.steps).max() ?? 0),
            Recorded("excess", 0.1 / Self.limit(at: 1), as: .integer),
            Recorded("rate", fixed.rate, as: .significant(4)), Recorded("recipeRate", recipe.rate, as: .significant(2)),
            Recorded("fixed", fixed.cost, as: .scientific(1)), Recorded("recipe", recipe.cost, as: .scientific(1)),
            Recorded("gentleRate", gentle.rate, as: .significant(2)),
            Recorded("gain", fixed.cost / gentle.cost, as: .significant(2)),
            Recorded("momentum", momentum.cost, as: .scientific(0)),
            Recorded("passes", passes80), Recorded("later", progress[20_000], as: .percent(2)),
            Recorded("crawl", progress.count - 1),
        ]
    }

    var claims: [Claim] { ofTheRates + ofTheRecipes }

    private var ofTheRates: [Claim] {
        [
            Claim(
                "B-147a",
                instead: """
                    It does not stick: a run that is stopped after {{valley.passes}} steps shows that mark, and after {{valley.crawl}} it has {{valley.later}} of the \
                    way behind it.
                    """
            ) { Condition("η = 0.001: share of the way after 20,000 steps", progress[20_000], isBelow: 0.9) },
            Claim("B-147b") {
                Condition("η = 0.001: steps for the first 80 % of the way", passes80, isAbove: 1_000)
            },
            Claim("B-148") {
                for run in hundredths {
                    Condition("η = 0.01 from (\(run.start.x), \(run.start.y))", diverges: run.loss)
                }
            },
            Claim(
                "B-150",
                instead:
                    "On its own example one rate does both: {{valley.rate}}, just below $2/\\lambda$, ends at {{valley.fixed}}."
            ) { Condition("Rosenbrock, the best single rate: loss after 10,000 steps", fixed.cost, isAbove: 1e-3) },
        ]
    }

    private var ofTheRecipes: [Claim] {
        [
            Claim(
                "B-149",
                instead: """
                    In single precision its loss overflows after step {{valley.overflow}} from $(-1.2, 1)$, and after step {{valley.latest}} at the latest: its first rate is {{valley.excess}} times the limit $2/\\lambda$ at the minimum.
                    """
            ) {
                for run in recipes {
                    Condition(
                        "0.1, 0.01, 0.001 from (\(run.start.x), \(run.start.y)): last loss", run.loss, isBelow: 1e-3)
                }
            },
            Claim(
                "B-065",
                instead: """
                    Momentum ends at {{valley.momentum}}; of gradient descent's rates the recipe of tenths is the worst choice, and a first stretch at \
                    {{valley.gentleRate}} the best, {{valley.gain}} times below the best fixed rate.
                    """
            ) {
                let best = min(recipe.cost, linear.cost, gentle.cost)
                Condition("the best falling rate against the best fixed one", best, isBelow: fixed.cost)
                Condition("against momentum at its best rate", best, isBelow: momentum.cost)
                Condition("against Adam at its best rate", best, isBelow: adam.cost)
            },
        ]
    }
}
