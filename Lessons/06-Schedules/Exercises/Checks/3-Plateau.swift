import Checking
@testable import Exercise

check { inputs, record in
    var plateau = ReduceOnPlateau(
        factor: inputs["factor"], patience: inputs.int("patience"), rate: inputs["rate"])
    for (epoch, loss) in inputs.list("losses").enumerated() {
        plateau.observe(loss)
        record("epochs without progress after epoch \(epoch + 1)", plateau.epochsWithoutProgress)
        record("rate after epoch \(epoch + 1)", plateau.rate)
    }
}
