import Downhill

extension Forgetting {
    var map: Exhibit {
        .figure(
            Plot("What it sees last is what it knows") {
                HeatMark(
                    values: (0..<10).map { digit in knowledge.map { $0[digit] } }, x: 0...Double(2 * knowledge.count),
                    y: -0.5...9.5,
                    map: .dusk
                ).colorBar("share known")
                for (digit, batches) in onShow.enumerated() {
                    let (low, high) = (Double(digit) - 0.5, Double(digit) + 0.5)
                    LineMark(
                        [
                            SIMD2(batches.lowerBound, low), SIMD2(batches.upperBound, low),
                            SIMD2(batches.upperBound, high), SIMD2(batches.lowerBound, high),
                            SIMD2(batches.lowerBound, low),
                        ] as [SIMD2<Double>]
                    ).color(.rose).lineWidth(2).unlabelled()
                }
            }.xAxis("batch of the epoch, zeros first, nines last").yAxis(
                "digit", .linear(-0.5...9.5), ticks: (0..<10).map { Double($0) }),
            named: "forgetting",
            alt: """
                A heat map: for each digit, how much of it a network knows after every second batch of an epoch sorted by class. Bright is a diagonal of ten frames, one for each digit while it is on show;
                it fades soon after each, and of the rest little flickers up again.
                """,
            caption: """
                At the end of an epoch in order of class the network knows {{forgetting.nines}} of the nines and {{forgetting.others}} of all others. Test accuracy by digit, in batches of `16`; frames: when
                a digit is on show.
                """)
    }

    var table: Exhibit {
        .table(
            Table(
                "Test accuracy after \(Self.epochs) epochs in batches of 32, η = \(Self.rate), five seeds",
                columns: [
                    "order", .init("classes in a batch", as: .fixed(1)), .init("median", as: .percent(1)),
                    .init("lowest", as: .percent(1)),
                    .init("highest", as: .percent(1)),
                ],
                rows: [
                    ("shuffled anew every epoch", classesShuffled, shuffled),
                    ("as stored, never shuffled", classesStored, stored),
                    ("sorted by class, never shuffled", classesSorted, sorted),
                ].map { [$0.0, $0.1, $0.2.median, $0.2.quantile(0), $0.2.quantile(1)] }))
    }

    var exhibits: [Exhibit] { [map, table] }
}
