//: # 3 · It hardly ever cuts
//: A plateau schedule, given the factor, the patience and the first rate. On a made-up loss that freezes, 1, 0.5, 0.5, 0.5, …, it cuts the rate on time. On the real thing the loss has hovered around the same value for sixty epochs, and the rate
//: is what it was. There is one bug.
//:
//: **To do.** Find it and repair it. An epoch makes progress if its loss is *lower than any before*; after more than `patience` epochs in a row without progress the rate is cut, and the patience begins anew.
//:
//: **By hand first.** Patience 1 and the losses 1, 2, 1.5, 3: which epochs make progress? What does the program think?

/// Cuts the learning rate when the loss has stopped falling.
struct ReduceOnPlateau {
    let factor: Double
    let patience: Int
    var rate: Double
    /// Epochs in a row without progress, since the last cut.
    var epochsWaited = 0
    var last = Double.infinity

    /// Takes note of an epoch's loss, and cuts the rate if there have been more than `patience` epochs without progress.
    mutating func observe(_ loss: Double) {
        if loss < last {
            epochsWaited = 0
        } else {
            epochsWaited += 1
        }
        last = loss
        if epochsWaited > patience {
            rate *= factor
            epochsWaited = 0
        }
    }
}
