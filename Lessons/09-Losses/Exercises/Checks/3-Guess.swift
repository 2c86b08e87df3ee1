import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("steps from a score of −20", steps)
    case "b": record("steps from −8 over steps from −5", timesAsMany)
    default: record("the lead after 100,000 steps", lead)
    }
}
