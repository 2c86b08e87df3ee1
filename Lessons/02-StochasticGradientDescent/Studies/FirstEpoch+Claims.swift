import Downhill

extension FirstEpoch {
    var numbers: [Recorded] {
        [
            Recorded("updates", updatesInEpoch), Recorded("images", images),
            Recorded("ignorance", Double(Elementary.log(10.0 as Double)), as: .fixed(3)),
            Recorded("healthy", healthy.loss(epoch: 1).median, as: .fixed(2)),
            Recorded("kept", kept.loss(epoch: 1).median, as: .fixed(2)),
            Recorded("healthyLater", healthy.loss(epoch: Self.epochs).median, as: .fixed(2)),
            Recorded("keptLater", kept.loss(epoch: Self.epochs).median, as: .fixed(2)),
            Recorded("healthyFast", healthyFast.accuracy(epoch: Self.epochs).median, as: .percent(1)),
            Recorded("keptFast", keptFast.accuracy(epoch: Self.epochs).median, as: .percent(1)),
            Recorded("sure", sureness.median, as: .percent(1)),
        ]
    }

    var exhibits: [Exhibit] {
        [
            .table(
                Table(
                    "Mean loss of an epoch and test accuracy after it, medians of five seeds, in batches of 64",
                    columns: [
                        "pipeline", "rate", .init("epoch 1", as: .fixed(3)), .init("accuracy", as: .percent(1)),
                        .init("epoch \(Self.epochs)", as: .fixed(3)), .init("accuracy", as: .percent(1)),
                    ],
                    rows: [(healthy, 0.01), (kept, 0.01), (mislabelled, 0.01), (healthyFast, 0.1), (keptFast, 0.1)].map
                    { pipeline, rate in
                        [
                            pipeline.name, rate, pipeline.loss(epoch: 1).median, pipeline.accuracy(epoch: 1).median,
                            pipeline.loss(epoch: Self.epochs).median, pipeline.accuracy(epoch: Self.epochs).median,
                        ]
                    }))
        ]
    }

    var claims: [Claim] {
        [
            Claim("D-025") {
                Condition(
                    "what it returns at a rate of 0, against the loss of the whole set", returned, equals: lossOfTheSet,
                    within: 1e-5)
                Condition(
                    "at a rate of 0.1: it is the mean on the way down, above the loss after the epoch",
                    healthyFast.loss(epoch: 1).median, isAbove: lossAfterFastEpoch)
            }
        ]
    }
}
