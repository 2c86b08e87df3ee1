//: # an equal loss counts as progress
//: A loss that stands still at its lowest would never be cut. Progress is a loss lower than any before.

/// Cuts the learning rate when the loss has stopped falling.
struct ReduceOnPlateau {
    let factor: Double
    let patience: Int
    var rate: Double
    var epochsWithoutProgress = 0
    var best = Double.infinity

    /// Takes note of an epoch's loss, and cuts the rate if there have been more than `patience` epochs without progress.
    mutating func observe(_ loss: Double) {
        if loss <= best {
            best = loss
            epochsWithoutProgress = 0
        } else {
            epochsWithoutProgress += 1
        }
        if epochsWithoutProgress > patience {
            rate *= factor
            epochsWithoutProgress = 0
        }
    }
}
