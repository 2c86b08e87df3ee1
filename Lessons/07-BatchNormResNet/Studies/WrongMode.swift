import Downhill

/// One trained network with batch norm, asked about the same images in three ways.
struct WrongMode: Sendable {
    let inference: Double

    /// Left in training mode, in batches of 48: in random order, and sorted by class.
    let mixed, sorted: Double

    init(rate: Double, seed: UInt64) {
        let trial = DigitsTask.trial(
            Design(depth: 4, norm: .beforeReLU), by: SGD(learningRate: rate), epochs: Panel.epochs, seed: seed)
        inference = trial.accuracy(on: DigitsTask.training)
        func share(_ batches: some Sequence<Batch<[Int]>>) -> Double {
            var net = trial.model
            return batches.map { accuracy(net($0.images), $0.labels) }.mean
        }
        var generator = SplitMix64(seed: seed).split("asking")
        mixed = share(DigitsTask.training.batches(of: DigitsTask.batch, using: &generator))
        sorted = share(DigitsTask.training.sortedByClass().batches(of: DigitsTask.batch))
    }
}

extension WrongMode: Study {
    var table: Exhibit {
        .table(
            Table(
                "What one network knows, by how it is asked",
                columns: ["asked", .init("right", as: .percent(0))],
                rows: [
                    ["in inference", inference], ["in training mode, batches at random", mixed],
                    ["in training mode, batches sorted by class", sorted],
                ]))
    }

    var exhibits: [Exhibit] { [table] }

    var numbers: [Recorded] { [Recorded("sorted", sorted, as: .percent(0))] }
}
