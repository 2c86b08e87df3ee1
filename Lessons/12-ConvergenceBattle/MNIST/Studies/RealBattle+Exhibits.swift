import Downhill

extension RealBattle {
    /// One way to compare: the rate of each method.
    struct Row: Sendable {
        let name: String
        let rates: [Double]
    }

    /// Document B's rate for all, document D's, and each method's best.
    var rows: [Row] {
        settings.stated.map { rate in Row(name: "η = \(rate) for all", rates: Method.allCases.map { _ in rate }) }
            + [Row(name: "each at its best η", rates: tuned.map(\.rate))]
    }

    func losses(_ row: Row) -> [Sample] {
        zip(Method.allCases, row.rates).map { losses($0, at: $1, epoch: settings.epochs) }
    }

    func errors(_ row: Row) -> [Sample] { zip(Method.allCases, row.rates).map { errors($0, at: $1) } }

    /// The loss of the last over the loss of the first.
    func spread(_ row: Row) -> Double {
        let medians = losses(row).map(\.median)
        return (medians.max() ?? .nan) / (medians.min() ?? .nan)
    }

    func winner(_ row: Row) -> String {
        let medians = losses(row).map(\.median)
        return Method.allCases[medians.indices.min { medians[$0] < medians[$1] } ?? 0].rawValue
    }

    /// Where the names stand beside the lines' ends, from the top: three near each other, and one far below.
    private static let apart: [(TextMark.Placement, Double)] = [
        (.aboveTrailing, 8), (.trailing, 10), (.belowTrailing, 10), (.trailing, 10),
    ]

    /// Where the names stand beside the lines' ends, from the top, as high as four lines that end close together leave room.
    private static let namePlaces: [(TextMark.Placement, Double)] = [
        (.aboveTrailing, 8), (.trailing, 10), (.belowTrailing, 5), (.belowLeading, 8),
    ]

    var curves: Exhibit {
        func panel(_ row: Row, isClose: Bool) -> Plot {
            Plot(row.name) {
                for (method, rate) in zip(Method.allCases, row.rates) {
                    let samples = (1...settings.epochs).map { losses(method, at: rate, epoch: $0) }
                    let x = (1...settings.epochs).map(Double.init)
                    BandMark(
                        x: x, low: samples.map(\.lowerQuartile), high: samples.map(\.upperQuartile),
                        by: method.rawValue
                    ).unlabelled()
                    let line = LineMark(x: x, y: samples.map(\.median), by: method.rawValue).unlabelled()
                    let points = PointMark(x: x, y: samples.map(\.median), by: method.rawValue).unlabelled()
                    // Momentum covers SGD on the right: there is to be something of it to either side.
                    method == .sgd ? line.lineWidth(6.5) : line
                    method == .sgd ? points.symbolSize(14) : points
                }
                let ends = zip(Method.allCases, losses(row).map(\.median)).sorted { $0.1 > $1.1 }
                for (place, (method, loss)) in ends.enumerated() {
                    let (placement, distance) = isClose ? Self.namePlaces[place] : Self.apart[place]
                    TextMark(method.rawValue, at: [4, loss], placement, distance: distance)
                        .color(MethodLook.named(method.rawValue)?.color ?? .ink)
                }
            }.xAxis("epoch", .linear(0.8...5.6), ticks: [1, 2, 3, 4]).yAxis("training loss", .log(0.03...1))
        }
        return .figure(
            Facets("On sixty thousand images the right rate makes them all but equal", columns: 2, sharing: .y) {
                panel(rows[1], isClose: false)
                panel(rows[2], isClose: true)
            }, named: "battle",
            alt: """
                Training loss against epoch for four methods in two panels, on a logarithmic axis. At one rate for all, momentum ends far below the other three. At each \
                one's best rate they fall together and end almost in one point.
                """,
            caption: """
                Document D's plot, loss against epochs, on its own data: medians and quartiles of five seeds; SGD, drawn broad, lies beneath momentum on the right. Left, the last loss of the worst is \
                {{realBattle.spread.hundredth}} times that of the best; right, {{realBattle.spread.best}} times.
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "After four epochs, medians of five seeds",
                columns: [
                    "method", .init("loss at 0.001", as: .significant(3)), .init("loss at 0.01", as: .significant(3)),
                    .init("best η"), .init("loss at it", as: .significant(3)),
                    .init("test mistakes at 0.001", as: .percent(1)), .init("at 0.01", as: .percent(1)),
                    .init("at its best", as: .percent(1)),
                ],
                rows: Method.allCases.indices.map { index in
                    let (loss, error) = (rows.map { losses($0)[index].median }, rows.map { errors($0)[index].median })
                    return [
                        Method.allCases[index].rawValue, loss[0], loss[1], tuned[index].rate, loss[2], error[0],
                        error[1], error[2],
                    ]
                }))
    }

    /// By epoch: the recipe's share of mistakes on the test images, one a seed.
    var recipeErrors: [Sample] {
        (results.recipe.first?.testErrors.indices ?? 0..<0).map { epoch in
            Sample(results.recipe.map { $0.testErrors[epoch] })
        }
    }

    /// The recipe's accuracy at the end, one a seed.
    var accuracies: Sample { Sample(results.recipe.compactMap { $0.testErrors.last.map { 1 - $0 } }) }

    var recipeCurve: Exhibit {
        let x = recipeErrors.indices.map { Double($0 + 1) }
        return .figure(
            Facets("Half way the mistakes are nearly where they end", columns: 2, sharing: .x) {
                Plot("test mistakes, %") {
                    BandMark(
                        x: x, low: recipeErrors.map { 100 * $0.lowerQuartile },
                        high: recipeErrors.map { 100 * $0.upperQuartile }
                    ).color(.blue)
                    LineMark(x: x, y: recipeErrors.map { 100 * $0.median }).color(.blue)
                    RuleMark(y: 2, "98 % right")
                }.xAxis("epoch", .linear(0...20), ticks: [0, 5, 10, 15, 20]).yAxis("", .linear(0...5))
                Plot("learning rate η") {
                    LineMark(recipeRates).color(.ink)
                }.xAxis("epoch", .linear(0...20), ticks: [0, 5, 10, 15, 20]).yAxis("", .linear)
            }, named: "recipe",
            alt: """
                Two panels over the epoch. Left, the share of mistakes on the test images: it falls steeply in the first epochs, sinks below two in a hundred \
                by the tenth, and hardly moves from there. Right, the learning rate, half a wave of a cosine from its highest down to zero.
                """,
            caption: """
                `simplemlp-mnist`, momentum: left, median and quartiles of five seeds, {{realBattle.recipe}} of the test images right at the end; right, the \
                rate, after as many epochs.
                """)
    }
}
