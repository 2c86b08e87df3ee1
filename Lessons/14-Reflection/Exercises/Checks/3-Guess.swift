import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("panels with the verdict upheld, in percent", upheld)
    case "b": record("comparisons with one ahead on all five, in percent", allFive)
    case "c": record("sentences refuted", refuted)
    default: record("how often the better one is ahead, in percent", better)
    }
}
