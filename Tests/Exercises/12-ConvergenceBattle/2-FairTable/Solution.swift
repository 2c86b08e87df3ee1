/// A training with all that it reports.
struct Training {
    let method: String
    let rate: Double
    /// How many operations an epoch costs, in millions.
    let workPerEpoch: Double
    /// By epoch, the loss on the held-out samples and on those of the test.
    let heldOut: [Double]
    let test: [Double]

    /// How many epochs of it count.
    func epochs(within budget: Double) -> Int {
        min(Int(budget / workPerEpoch), heldOut.count)
    }
}

/// A method in the table.
struct Row {
    let method: String
    let rate: Double
    let heldOut: Double
    let test: Double
}

/// Trainings that differ by their seeds alone, in a row.
func row(of seeds: [Training], budget: Double) -> Row {
    let heldOut = seeds.map { $0.heldOut[$0.epochs(within: budget) - 1] }
    let test = seeds.map { $0.test[$0.epochs(within: budget) - 1] }
    let count = Double(seeds.count)
    return Row(
        method: seeds[0].method, rate: seeds[0].rate, heldOut: heldOut.reduce(0, +) / count,
        test: test.reduce(0, +) / count)
}

/// A method's rows, one for each of its rates.
func rows(of method: String, in trainings: [Training], budget: Double) -> [Row] {
    let own = trainings.filter { $0.method == method }
    return Set(own.map(\.rate)).sorted().map { rate in
        row(of: own.filter { $0.rate == rate }, budget: budget)
    }
}

/// The table: one row a method, the best first.
func table(of trainings: [Training], budget: Double) -> [Row] {
    Set(trainings.map(\.method)).sorted().compactMap { method in
        rows(of: method, in: trainings, budget: budget).min { $0.heldOut < $1.heldOut }
    }.sorted { $0.test < $1.test }
}
