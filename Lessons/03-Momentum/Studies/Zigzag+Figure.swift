import Downhill

extension Zigzag {
    var table: Exhibit {
        .table(
            Table(
                "Crossings of the ravine's floor in 60 steps, at the same rate and each at its best",
                columns: ["η", "η/(1 − γ)", "gradient descent", "momentum, γ = 0.9"],
                rows: pairs.map { [$0.η, $0.η / 0.1, $0.descent, $0.momentum] }
                    + [[bestRatesText, "", best.descent, best.momentum]]))
    }

    private var bestRatesText: String {
        "best: \(NumberFormat.significant(2).text(bestRates.descent)) and \(NumberFormat.significant(2).text(bestRates.momentum))"
    }

    var exhibits: [Exhibit] { [table] }
}
