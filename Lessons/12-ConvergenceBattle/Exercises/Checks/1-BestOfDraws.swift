import Checking
@testable import Exercise

check { inputs, record in
    let trials = zip(inputs.list("heldOut"), inputs.list("mistakes")).map { Trial(heldOut: $0, mistakes: $1) }
    for draws in inputs.ints("draws") {
        record("expected report, draws: \(draws)", expectedReport(on: trials, draws: draws))
    }
    for goal in inputs.list("goals") {
        let draws = drawsNeeded(for: goal, on: trials, limit: inputs.int("limit"))
        record("draws needed for \(goal)", draws.map { "\($0)" } ?? "none will do")
    }
}
