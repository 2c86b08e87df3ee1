import Downhill

extension Reading {
    var curve: Exhibit {
        func line(_ search: BestRate, _ name: String, _ color: Color) -> [any Mark] {
            let finite = search.trials.filter { $0.cost < 2.6 }
            let torn = search.trials.filter { !$0.cost.isFinite }.map(\.rate)
            return [
                LineMark(x: finite.map(\.rate), y: finite.map(\.cost), by: name),
                PointMark(x: finite.map(\.rate), y: finite.map(\.cost), by: name),
                PointMark(x: torn, y: torn.map { _ in 2.5 }).symbol(.cross).symbolSize(12).color(color),
            ] + torn.prefix(1).map { TextMark("diverges", at: [$0, 2.5], .trailing, distance: 12).color(color) }
        }
        return .figure(
            Plot("Clipped, the recurrent network takes rates that would tear it apart") {
                RuleMark(y: Self.ignorance, "no better than a guess")
                line(free, "as it is", .blue)
                line(clipped, "clipped at 1", .orange)
            }.xAxis("learning rate η", .log).yAxis("training loss after \(Self.epochs) epochs", .linear(1...2.6)),
            named: "reader",
            alt: """
                Training loss against learning rate. As the gradient is, the loss falls from that of a guess by a little, up to small rates, and \
                beyond them a cross stands for a training that diverges. Clipped, it goes on falling for rates {{reading.wider}} times as large, far below.
                """,
            caption: """
                Medians of {{reading.seeds}} seeds; a cross: diverged. At their best rates, {{reading.freeRate}} and {{reading.clippedRate}}, the \
                losses are {{reading.free}} and {{reading.clipped}}.
                """)
    }

    static var ignorance: Double { Elementary.log(10) }
}

extension Reading: Study {
    var exhibits: [Exhibit] { [curve] }

    var numbers: [Recorded] {
        [
            Recorded("seeds", free.runs.values.count), Recorded("images", Self.images),
            Recorded("units", PixelReader.units),
            Recorded("free", free.cost, as: .fixed(2)), Recorded("clipped", clipped.cost, as: .fixed(2)),
            Recorded("freeRate", free.rate, as: .significant(1)),
            Recorded("clippedRate", clipped.rate, as: .significant(1)),
            Recorded("usual", usualNorm, as: .integer),
            Recorded("share", clippedShare, as: .percent(0)),
            Recorded("wider", clipped.rate / free.rate, as: .significant(1)),
            Recorded("gatedFree", Sample(gatedFree).median, as: .fixed(2)),
            Recorded("gatedClipped", Sample(gatedClipped).median, as: .fixed(2)),
            Recorded("blown", blown), Recorded("warned", warned), Recorded("needless", needless),
            Recorded("growing", leads.values.count),
            Recorded("led", led),
        ]
    }
}
