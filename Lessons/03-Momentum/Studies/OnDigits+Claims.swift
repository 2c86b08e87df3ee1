import Downhill

extension OnDigits {
    var numbers: [Recorded] {
        [
            Recorded("seeds", descent.runs.values.count), Recorded("descent", descent.cost),
            Recorded("momentum", momentum.cost), Recorded("lead", lead, as: .significant(1)),
            Recorded("least", factors.map(\.factor).min() ?? 0, as: .significant(2)),
            Recorded("most", factors.map(\.factor).max() ?? 0, as: .significant(2)),
        ]
    }

    var claims: [Claim] {
        [
            Claim(
                "Yuan-2016", says: "Momentum at a small rate η behaves as gradient descent at η/(1 − γ).",
                force: .always
            ) {
                for (η, factor) in factors {
                    Condition(
                        "η = \(NumberFormat.significant(2).text(η)): at how many times that rate gradient descent has the same loss",
                        factor, equals: 10, within: .relative(0.25))
                }
            }
        ]
    }
}
