import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("the rate", rate)
    case "b": record("the largest rate", largestRate)
    case "c": record("the factor at the best rate", bestFactor)
    default: record("how many times as wide", timesAsWide)
    }
}
