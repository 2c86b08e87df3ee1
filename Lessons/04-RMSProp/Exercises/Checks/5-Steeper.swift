import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("steps on the steeper bowl over steps on the first", timesAsMany)
    default: record("distance from the minimum in the end, in η", restlessness)
    }
}
