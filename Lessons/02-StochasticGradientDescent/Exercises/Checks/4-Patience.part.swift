import Checking
@testable import Exercise

var waiting: Patience?

/// Says after an epoch whether to go on. In: the patience, the least gain, the held-out loss. Out: 0 to go on, 1 if stalled, 2 if broken.
serve { request in
    var patience = waiting ?? Patience(patience: Int(request[0]), minimumGain: request[1])
    let verdict = patience.look(at: request[2])
    waiting = patience
    return [verdict == .goOn ? 0 : verdict == .stalled ? 1 : 2]
}
