import Checking
@testable import Exercise

check { inputs, record in
    func patience() -> Patience {
        Patience(patience: inputs.int("patience"), minimumGain: inputs["minimumGain"])
    }
    var (check, another) = (patience(), patience())
    var losses = inputs.list("losses")
    if inputs.has("then") { losses.append(inputs.words("then") == "nan" ? .nan : .infinity) }
    for (epoch, loss) in losses.enumerated() {
        let verdict = check.look(at: loss)
        record("best loss after epoch \(epoch + 1)", check.best)
        record("epochs waited after epoch \(epoch + 1)", check.waited)
        record("verdict after epoch \(epoch + 1)", verdict.rawValue)
    }
    _ = another.look(at: .nan)
    record("best loss of another training, after NaN", another.best)
    record("epochs that it has waited", another.waited)
}
