import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("the slope at the first score", pushOnTheWrong)
    case "b": record("the squared error's slope at the third score", pushOnTheRight)
    case "c": record("the right score's lead", lead)
    default: record("Huber's estimate", estimate)
    }
}
