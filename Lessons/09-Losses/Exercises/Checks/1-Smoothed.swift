import Checking
@testable import Exercise

check { inputs, record in
    let (loss, slopes) = smoothedCrossEntropy(
        inputs.list("scores"), label: inputs.int("label"), smoothing: inputs["smoothing"])
    record("loss", loss)
    record("slopes at the scores", slopes)
}
