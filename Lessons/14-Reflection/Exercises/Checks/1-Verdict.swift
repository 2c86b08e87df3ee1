import Checking
@testable import Exercise

check { inputs, record in
    let (decisive, beyond) = (inputs.list("decisive"), inputs.list("beyond"))
    let conditions =
        beyond.prefix(1).map { Condition(holds: $0 == 1, isBeyond: true) }
        + decisive.map { Condition(holds: $0 == 1, isBeyond: false) }
        + beyond.dropFirst().map { Condition(holds: $0 == 1, isBeyond: true) }
    for (kind, name) in [(Kind.isSo, "it is so"), (.canBe, "it can be"), (.usually, "it usually is")] {
        record("verdict, if the sentence says: \(name)", verdict(of: kind, by: conditions)?.rawValue ?? "none")
    }
    let trials = zip(inputs.list("values"), inputs.list("holds")).map { (value: $0, holds: $1 == 1) }
    if let (smaller, larger) = flip(trials) {
        record("it flips between", [smaller, larger])
    } else {
        record("it flips between", "nil")
    }
}
