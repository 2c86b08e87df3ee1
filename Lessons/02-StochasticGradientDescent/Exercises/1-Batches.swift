//: # 1 · The batches of an epoch
//: Document E's question 9. An epoch hands out the samples in a random order, in batches, each sample once. Where the size does not divide their number the last batch is incomplete. The lesson found that a last batch of two can cost
//: a quarter of the test accuracy, so there is a switch to drop it.
//:
//: **To do.** Write `count` and `next`. A batch is made when it is asked for, and none before. The order is already shuffled; a batch is a list of samples' numbers.
//:
//: **By hand first.** Seven samples in threes: how many batches, and how many samples in each? And 1,442 in 32s, once with the incomplete batch and once without?

/// One epoch of batches.
struct Batches: IteratorProtocol {
    /// The numbers of all samples, in the order of this epoch.
    let order: [Int]

    /// How many samples make a full batch.
    let size: Int

    /// Whether an incomplete last batch is left out.
    let dropsIncomplete: Bool

    /// How many samples have been handed out.
    var position = 0

    /// How many batches a whole epoch has.
    var count: Int {
        fatalError("not written yet")
    }

    /// The next batch; nil when the epoch is over, and from then on.
    mutating func next() -> [Int]? {
        fatalError("not written yet")
    }
}
