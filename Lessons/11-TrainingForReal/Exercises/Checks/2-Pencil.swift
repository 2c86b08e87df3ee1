import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("steps until half is left", halfLife)
    case "b": record("where the weight rests", restsAt)
    case "c": record("the first weight after the step", firstWeight)
    case "d": record("the decay like that stop", decay)
    default: record("the last epoch", lastEpoch)
    }
}
