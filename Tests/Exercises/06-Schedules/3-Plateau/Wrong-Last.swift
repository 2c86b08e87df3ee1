//: # compared with the epoch before
//: A loss that jumps up and comes half-way down again counts as progress. Progress is a loss lower than the lowest so far: remember that one.

/// Cuts the learning rate when the loss has stopped falling.
struct ReduceOnPlateau {
    let factor: Double
    let patience: Int
    var rate: Double
    var epochsWithoutProgress = 0
    var last = Double.infinity

    /// Takes note of an epoch's loss, and cuts the rate if there have been more than `patience` epochs without progress.
    mutating func observe(_ loss: Double) {
        if loss < last {
            epochsWithoutProgress = 0
        } else {
            epochsWithoutProgress += 1
        }
        last = loss
        if epochsWithoutProgress > patience {
            rate *= factor
            epochsWithoutProgress = 0
        }
    }
}
