/// Cuts the learning rate when the loss has stopped falling.
struct ReduceOnPlateau {
    let factor: Double
    let patience: Int
    var rate: Double
    /// Epochs in a row without progress, since the last cut.
    var epochsWaited = 0
    var best = Double.infinity

    /// Takes note of an epoch's loss, and cuts the rate if there have been more than `patience` epochs without progress.
    mutating func observe(_ loss: Double) {
        if loss < best {
            best = loss
            epochsWaited = 0
        } else {
            epochsWaited += 1
        }
        if epochsWaited > patience {
            rate *= factor
            epochsWaited = 0
        }
    }
}
