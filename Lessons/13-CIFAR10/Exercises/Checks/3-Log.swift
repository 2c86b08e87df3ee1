import Checking
@testable import Exercise

check { inputs, record in
    let (rates, counts, norms) = (inputs.list("rates"), inputs.ints("norms in each"), inputs.list("norms"))
    let (training, new) = (inputs.list("training"), inputs.list("new"))
    var log: [Epoch] = []
    var start = 0
    for index in rates.indices {
        let end = start + counts[index]
        log.append(
            Epoch(rate: rates[index], norms: Array(norms[start..<end]), training: training[index], new: new[index]))
        start = end
    }
    for (index, phase) in phases(of: log).enumerated() {
        record("epochs of phase \(index + 1), first and last", [phase.first, phase.last])
        record("norm of phase \(index + 1)", phase.norm)
        record("gap of phase \(index + 1)", phase.gap)
        if let drop = phase.drop {
            record("drop of phase \(index + 1)", drop)
        } else {
            record("drop of phase \(index + 1)", "none")
        }
    }
    record("best epoch", bestEpoch(of: log))
}
