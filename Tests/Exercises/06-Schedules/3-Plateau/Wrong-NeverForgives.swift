//: # progress does not reset the count
//: Epochs without progress add up over the whole run. They have to come in a row: progress sets the count back to 0.

/// Cuts the learning rate when the loss has stopped falling.
struct ReduceOnPlateau {
    let factor: Double
    let patience: Int
    var rate: Double
    var epochsWithoutProgress = 0
    var best = Double.infinity

    /// Takes note of an epoch's loss, and cuts the rate if there have been more than `patience` epochs without progress.
    mutating func observe(_ loss: Double) {
        if loss < best {
            best = loss
        } else {
            epochsWithoutProgress += 1
        }
        if epochsWithoutProgress > patience {
            rate *= factor
            epochsWithoutProgress = 0
        }
    }
}
