import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("the longest step", longestStep)
    case "b": record("γ from which it swings", swingsFrom)
    default: record("the largest stable rate", largestRate)
    }
}
