import Checking
@testable import Exercise

check { inputs, record in
    switch inputs.words("question") {
    case "a": record("the sharpness 2,000 steps after the halving", settled)
    case "b": record("the sharpness 500 steps after the halving", onItsWay)
    default: record("growth of the root mean square of x", factor)
    }
}
