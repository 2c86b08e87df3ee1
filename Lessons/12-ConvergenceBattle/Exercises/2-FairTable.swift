//: # 2 · A table that everybody wins
//: Several methods, several rates, several seeds: this program makes one row a method of it, the best method first. It runs, and each author who used it found his own method on top. One of them had computed ten seeds instead of two, one had trained longer, and all had looked at the test a little. There are three bugs.
//:
//: **To do.** Find all three and repair them. What a training has reached is what stood after the last *whole* epoch that the budget pays for. Of each method that rate is kept whose mean over its seeds is lowest on the *held-out* samples, and the row shows the means
//: of its seeds at that rate, on both kinds of samples. Rows are sorted by the test. (The budget pays for an epoch at least; a training that has diverged reports infinity. No two rates of a method are equally good.)
//:
//: **By hand first.** One method, an epoch costs 2, and the budget is 5. At the rate 0.1 two seeds have the held-out losses 0.5, 0.4, 0.1 and 0.7, 0.6, 0.1 after their three epochs, at the rate 0.2 they have 0.9, 0.3, 0.3 and 0.9, 0.9, 0.3. Which rate is kept?

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
        heldOut.count
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
    return Row(
        method: seeds[0].method, rate: seeds[0].rate, heldOut: heldOut.min() ?? .infinity,
        test: test.min() ?? .infinity)
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
        rows(of: method, in: trainings, budget: budget).min { $0.test < $1.test }
    }.sorted { $0.test < $1.test }
}
