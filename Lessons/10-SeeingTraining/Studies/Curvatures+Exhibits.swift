import Downhill

extension Curvatures {
    var table: Exhibit {
        func row(_ name: String, _ found: [Found]) -> [Any] {
            let whole = found.compactMap(\.whole)
            return [
                name, whole.isEmpty ? "not written down" : NumberFormat.significant(3).text(Sample(whole).median),
                Sample(found.map(\.lanczos)).median, Sample(found.map(\.products)).median,
                Sample(found.map(\.differences)).median,
            ]
        }
        return .table(
            Table(
                "The largest curvature where training starts, found in three ways: medians over seeds",
                columns: [
                    "network", "whole Hessian", .init("products with it, by Lanczos (1950)", as: .significant(3)),
                    .init("how many", as: .integer),
                    .init("differences of gradients", as: .significant(3)),
                ],
                rows: [
                    row("16-6-10, tanh", tanh), row("16-6-10, ReLU", relu),
                    row("64-16-10, ReLU (lesson 1's)", lessonOne),
                ]))
    }

    var exhibits: [Exhibit] { [table] }

    /// How far the products are off the whole Hessian at the most, as a share.
    var worst: Double {
        (relu + tanh).map { found in found.whole.map { abs(found.lanczos / $0 - 1) } ?? .infinity }.max() ?? .infinity
    }

    /// How many times the curvature the differences find, by seed.
    private var overestimates: [Double] { lessonOne.map { $0.differences / $0.lanczos } }

    var numbers: [Recorded] {
        [
            Recorded("twin", twin, as: .fixed(3)), Recorded("worst", worst, as: .scientific(1)),
            Recorded("limit", 2 / Sample(lessonOne.map(\.lanczos)).median, as: .significant(2)),
            Recorded("jumpLimit", 2 / Sample(lessonOne.map(\.differences)).median, as: .significant(2)),
            Recorded("fastLoss", Sample(fastLosses).median, as: .significant(3)),
            Recorded("overestimateLeast", overestimates.min() ?? .nan, as: .significant(2)),
            Recorded("overestimateMost", overestimates.max() ?? .nan, as: .significant(2)),
        ]
    }
}
