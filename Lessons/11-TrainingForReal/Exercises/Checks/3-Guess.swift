import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("steps with the gradient clipped", steps)
    case "b": record("steps until a rounding shows", stepsApart)
    default: record("the best decay over that for four times as many samples", timesSmaller)
    }
}
