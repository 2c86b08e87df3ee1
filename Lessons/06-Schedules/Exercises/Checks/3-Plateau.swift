import Checking
@testable import Exercise

check { inputs, record in
    func schedule() -> ReduceOnPlateau {
        ReduceOnPlateau(factor: inputs["factor"], patience: inputs.int("patience"), rate: inputs["rate"])
    }
    var (plateau, another) = (schedule(), schedule())
    for (epoch, loss) in inputs.list("losses").enumerated() {
        plateau.observe(loss)
        record("epochs waited after epoch \(epoch + 1)", plateau.epochsWaited)
        record("rate after epoch \(epoch + 1)", plateau.rate)
    }
    for loss in [8.0, 9.0] { another.observe(loss) }
    record("epochs waited in another training, after losses of 8 and 9", another.epochsWaited)
}
