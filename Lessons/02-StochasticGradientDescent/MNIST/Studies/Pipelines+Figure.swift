import Downhill

extension Pipelines {
    var courses: Exhibit {
        let every = Double(settings.batchesInMean)
        let shown: [Kind] = [.task, .faster, .kept, .mislabelled, .sorted]
        return .figure(
            Plot("The printed loss gives two bugs away, and praises the third") {
                for kind in shown {
                    let courses = runs.filter { $0.kind == kind }.map(\.course)
                    let x = (0..<(courses.first?.count ?? 0)).map { every * (Double($0) + 0.5) }
                    BandMark(runs: courses, x: x, by: kind.rawValue)
                }
                // On top: the line of the shuffled labels runs along it.
                RuleMark(y: ignorance)
                TextMark("ignorance, ln 10", at: [330, ignorance], .above, distance: 6).color(.slate)
            }.xAxis("update").yAxis("cross-entropy of the batches", .linear(0...3.5)).series(shown.map(\.rawValue)),
            named: "courses",
            alt: """
                The loss of the batches over the first epoch, a line for each pipeline. The task's falls from ignorance to below a half; at ten times the rate it falls faster. With shuffled labels it stays at ignorance; with gradients that
                are never zeroed it falls at first, swings, and climbs back almost to ignorance; sorted by class it drops to almost zero, with a spike at every new digit.
                """,
            caption: """
                Median and quartiles of five seeds; “as document D asks” and “rate 0.1”, ten times its rate, are sound. Sorted by class, the loss is measured on what the network has *just* been shown: predicting “zero” is excellent while zeros come. Only the spikes, where a new digit begins, give it away.
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "One epoch of MNIST, medians of five seeds",
                columns: [
                    "pipeline", "rate", .init("mean loss", as: .fixed(3)), .init("test loss", as: .fixed(3)),
                    .init("test accuracy", as: .percent(1)),
                ],
                rows: Kind.allCases.map { kind in
                    [
                        kind.rawValue, kind == .faster ? settings.fasterRate : settings.rate, loss(kind).median,
                        sample(kind, \.testLoss).median,
                        accuracy(kind).median,
                    ]
                }))
    }

    var exhibits: [Exhibit] { [courses, table] }
}
