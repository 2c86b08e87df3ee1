import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("loss after 100 steps over that after 10,000, with 1/(λt)", bestTail)
    case "b": record("loss after 100 steps over that after 10,000, with 0.3/√t", slowTail)
    default: record("loss after 100 steps over that after 10,000, with 1/(10λt)", timidTail)
    }
}
