import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("the loss to expect", bestOfTwo)
    case "b": record("draws at the least", draws)
    case "c": record("the ratio of the curvatures", condition)
    case "d": record("steps for the 200th word", steps)
    default: record("Adam's rate", rate)
    }
}
