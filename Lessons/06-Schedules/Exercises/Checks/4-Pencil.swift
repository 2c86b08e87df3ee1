import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("steps until half of the rate", stepsToHalf)
    case "b": record("area under the cosine", area)
    case "c": record("cuts after five epochs", cuts)
    case "d": record("old floor over new floor", floorRatio)
    default: record("best rate of the second step", secondRate)
    }
}
