//: # 3 · Reading a log
//: A training of a hundred epochs leaves a log, an entry for each epoch: its rate, the norms of the gradient at some of its steps, and the shares of mistakes on training images and on new ones after it. A *phase* is a run of epochs, one after another, at the same rate; the same
//: rate later is another phase.
//:
//: **To do.** Write `phases`, which says of each phase:
//:
//: - its first and its last epoch, counted from 1;
//: - its `norm`: the median of all gradient norms in it. (Of an even number of norms it is the mean of the two in the middle.)
//: - its `gap` after its last epoch: the mistakes on new images less those on training images;
//: - its `drop`: by how much its first epoch has lowered the mistakes on new images, against the epoch before; nil for the first phase.
//:
//: Then `bestEpoch`: the first epoch with the fewest mistakes on new images.
//:
//: **By hand first.** Four epochs at the rates 0.1, 0.1, 0.01, 0.1 with the norms (3, 1), (2, 8), (5), (4, 6); mistakes on training images 0.4, 0.3, 0.1, 0.3, on new ones 0.5, 0.4, 0.2, 0.45. How many phases are there? Which norm, gap and drop has each?

struct Epoch {
    let rate: Double
    let norms: [Double]
    let training: Double
    let new: Double
}

struct Phase {
    let first: Int
    let last: Int
    let norm: Double
    let gap: Double
    let drop: Double?
}

/// The phases of a log, in their order.
func phases(of log: [Epoch]) -> [Phase] {
    fatalError("not written yet")
}

/// The first epoch with the fewest mistakes on new images, counted from 1.
func bestEpoch(of log: [Epoch]) -> Int {
    fatalError("not written yet")
}
