import Downhill

extension OnDigits: Study {
    var picture: Exhibit {
        let names = Self.plans.map(\.rawValue)
        let epochs = (1...8).map { Double($0) }
        func finite(_ sweep: RateSweep) -> [BestRate.Trial] {
            sweep.byLoss.trials.filter { $0.cost.isFinite }
        }
        return .figure(
            Facets(
                "A rate that falls smoothly ends at a lower loss, from a higher top rate", columns: 2, sharing: .none
            ) {
                Plot("after eight epochs") {
                    for sweep in eight {
                        let trials = finite(sweep)
                        LineMark(x: trials.map(\.rate), y: trials.map(\.cost), by: sweep.plan.rawValue).cropped()
                        PointMark(x: trials.map(\.rate), y: trials.map(\.cost), by: sweep.plan.rawValue).symbolSize(6)
                            .cropped()
                    }
                }.xAxis("top rate η", .log(0.03...4)).yAxis("training loss", .log(0.01...3)).series(names)
                Plot("epoch by epoch") {
                    BandMark(runs: fixedCourse, x: epochs, by: "fixed")
                    BandMark(runs: cycleCourse, x: epochs, by: "one-cycle")
                }.xAxis("epoch", .linear(1...8)).yAxis("training loss", .log(0.01...3)).series(names)
            }.size(width: 720, height: 440), named: "network",
            alt: """
                Left, the training loss after eight epochs against the top rate: the fixed rate's valley lies at smaller rates than the others', as high as \
                that of steps and higher than those of cosine and one-cycle. Right, the losses of fixed and one-cycle by epoch: one-cycle is above until late and then falls below.
                """,
            caption: """
                At their best rates the fixed one ends at {{onDigits.fixed}}, one-cycle at {{onDigits.cycle}} (left, medians of {{onDigits.seeds}} starts), but only \
                late (right, with quartiles).
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "After eight epochs, medians",
                columns: [
                    "schedule", .init("best top rate for the loss", as: .significant(2)),
                    .init("training loss", as: .significant(2)),
                    .init("best top rate for the error", as: .significant(2)), .init("test error", as: .percent(1)),
                ],
                rows: eight.map {
                    [$0.plan.rawValue, $0.byLoss.rate, $0.byLoss.cost, $0.byError.rate, $0.byError.cost]
                }))
    }

    var exhibits: [Exhibit] { [picture, table] }
}
