import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("the second step, in η", secondStep)
    case "b": record("the first step without correction, in η", uncorrectedStep)
    case "c": record("megabytes", megabytes)
    case "d": record("the part of the weight that is left", partLeft)
    default: record("millionths that the penalty takes off", pull)
    }
}
