import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("the first step", firstStep)
    case "b": record("step number 100", hundredthStep)
    default: record("the settled step", settledStep)
    }
}
