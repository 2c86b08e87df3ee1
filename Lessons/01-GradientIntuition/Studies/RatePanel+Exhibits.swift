import Downhill

extension RatePanel {
    var table: Exhibit {
        .table(
            Table(
                "Steps to arrive at the best rate, and how many times as many at document C's rates",
                columns: [
                    "setting", .init("best η", as: .significant(4)), "steps there", "times as many at 1.0", "at 0.01",
                    "at 0.0001",
                ],
                rows: rows.map { row in
                    [row.setting.name, shown(row), Int(row.best.cost)]
                        + [1, 0.01, 0.0001].map { cell(row, at: Self.index(of: $0)) }
                }))
    }

    /// The best rate to two digits; in Rosenbrock's valley, where 0.002 is above 2/λ already, to four.
    private func shown(_ row: Row) -> Double {
        let format = NumberFormat.significant(row.setting.name == "Rosenbrock’s valley" ? 4 : 2)
        return Double(format.text(row.best.rate)) ?? row.best.rate
    }

    private func cell(_ row: Row, at index: Int) -> String {
        if !row.end(at: index).isFinite { return "diverges" }
        let times = row.steps(at: index) / row.best.cost
        if times.isFinite { return "× \(NumberFormat.significant(2).text(times))" }
        if Self.rates[index] > row.best.rate { return "never" }
        if row.end(at: index) > row.bestAfterTenth { return "over × 10" }
        return row.isEfficient(at: index) ? "under × 3" : "over × 3"
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] {
        let (one, hundredth, tenThousandth) = (Self.index(of: 1), Self.index(of: 0.01), Self.index(of: 0.0001))
        return [
            Recorded("settings", rows.count), Recorded("tooHigh", rows.count { $0.gain(at: one) <= 0.1 }),
            Recorded("justRight", rows.count { $0.isEfficient(at: hundredth) }),
            Recorded("tooLow", rows.count { $0.end(at: tenThousandth) > $0.bestAfterTenth }),
            Recorded("exploding", rows.count { $0.exploding != nil }),
            Recorded(
                "cured", rows.count { row in row.exploding.map { $0 >= 2 && row.gain(at: $0 - 2) >= 0.5 } ?? false }),
            Recorded("calm", digitsAtTen.rises, as: .percent(0)),
            Recorded("size", Self.smallBatch), Recorded("change", batches.change.median, as: .significant(1)),
            Recorded("easedChange", batches.easedChange.median, as: .significant(1)),
            Recorded("batchEnd", batches.swing.end.median, as: .significant(2)),
            Recorded("batchEased", batches.swing.eased.median, as: .significant(2)),
            Recorded(
                "behind",
                rows.count { row in row.tooHigh.map { row.afterTenth($0.curves) > row.bestAfterTenth } ?? false }),
            Recorded("compared", rows.count { $0.firstSteps != nil }),
            Recorded("fast", rows.compactMap(\.firstSteps).count { $0.high < $0.atHundredth }),
        ]
    }

    /// Of the digits all at once, at η = 10: the share of the last hundred steps on which the loss rises by more than a thousandth, which rounding
    /// does not; its median over seeds.
    var digitsAtTen: (rises: Double, runs: Sample) {
        let curves = row("digits, all at once").curves[Self.index(of: 10)]
        let rises = Sample(
            curves.map { curve in
                let late = curve.losses.suffix(101)
                return Double(zip(late, late.dropFirst()).count { $1 > $0 + 1e-3 }) / Double(max(late.count - 1, 1))
            })
        return (rises.median, rises)
    }
}
