import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("points between the first and the last", pointsApart)
    case "b": record("what the held-out digits show, in percent", keptShows)
    default: record("steps with 1,024 words", steps)
    }
}
